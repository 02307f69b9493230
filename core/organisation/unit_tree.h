// The organisation as one tree with two faces, the grid's and the Party's.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"
#include "core/organisation/tiers.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::organisation {

struct PostView {
    RecordId post;
    std::string title;   ///< a choice of post.title
    schema::Label label; ///< as the tier calls it, else as the choice does
    std::optional<RecordId> holderA, holderB;
    std::string holderAName, holderBName;
    std::string phone;
    std::string time; ///< full_time, part_time or empty
    bool temporary = false;
    std::optional<Date> since, until;
    std::string entrance;                    ///< of the building, if it is for one of them
    std::optional<Date> awayFrom, awayUntil; ///< holder A is on leave; the last day
    std::string duties{};
    bool phonePublic = false; ///< may be printed, by consent

    /// Holder A is on leave that day: holder B acts.
    bool away(Date day) const { return awayUntil && *awayUntil >= day && (!awayFrom || *awayFrom <= day); }
    bool hasA() const { return holderA || !holderAName.empty(); }
    bool hasB() const { return holderB || !holderBName.empty(); }
};

/// A required post without a holder.
struct Gap {
    std::string title;
    schema::Label label;
    bool standIn = false; ///< only the B holder is missing
    std::string entrance; ///< the one that has nobody, of posts that each entrance has
    bool perEntrance = false;
};

struct Counts {
    std::int64_t buildings = 0, dwellings = 0, households = 0, residents = 0;
};

struct TreeNode {
    RecordId id;
    std::string type;  ///< unit, building or household
    std::string level; ///< a choice of unit.level; else empty
    std::string code;
    std::string gridName;                ///< 第3网格, 3号楼, 张三户
    std::string partyName;               ///< 第3网格党支部; empty if it has no Party organisation
    std::string tier;                    ///< id of the tier; empty: above or outside the template
    schema::Label gridLabel, partyLabel; ///< 网格, 网格党支部
    bool own = false;                    ///< the office itself
    std::optional<Date> until = {};      ///< of a temporary area: its last day
    std::vector<PostView> posts;         ///< those held today, in the order of the template
    std::vector<Gap> gaps;
    Counts counts; ///< of all below
    std::vector<TreeNode> children;
};

/// Gaps of the unit itself and of all below it.
int openGaps(const TreeNode& node);
/// Does the post belong to the Party's face: by its kind, or by the name that the template gives it?
bool isPartyPost(std::string_view title, const schema::Label& label);
/// The unit whose file this is. UnknownRecord: the office was not set up.
Result<journal::Record> officeUnit(const db::Reader& reader, const journal::Tables& tables);
/// The template that the office follows.
Result<TierTemplate> officeTiers(const db::Reader& reader, const journal::Tables& tables);
/// From the topmost unit down to the buildings and the designated households. Buildings without a grid stand under
/// the community of their estate, others right under the office.
enum class TreeParts : std::uint8_t { All, Posts /*!< without Counts */ };
Result<TreeNode> unitTree(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          Date today, TreeParts parts = TreeParts::All);
/// The grids of the office, by code.
Result<std::vector<journal::Record>> grids(const db::Reader& reader, const journal::Tables& tables,
                                           const access::Access& access);

} // namespace mulin::organisation
