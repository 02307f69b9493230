// Where somebody is missing, or soon will be: what the tiers of the office ask for against the posts that are held.
#pragma once

#include "core/organisation/unit_tree.h"

namespace mulin::organisation {

enum class Lack : std::uint8_t {
    Role,      ///< a unit without a role that its tier needs
    Head,      ///< a building without one of its heads
    Volunteer, ///< an entrance without somebody of its own
    StandIn,   ///< held, but without a B holder where there should be one
    Ending,    ///< held, and its term ends soon
};
inline constexpr int lackCount = static_cast<int>(Lack::Ending) + 1;

struct CoverageGap {
    Lack lack = Lack::Role;
    RecordId node;     ///< unit, building or household
    std::string place; ///< 第3网格 3号楼
    std::string title; ///< a choice of post.title
    schema::Label label{};
    std::string entrance{};
    std::optional<RecordId> post{}; ///< the one without a B holder, or that ends
    std::string holder{};           ///< of such a post
    std::optional<Date> until{};
    bool temporary = false;
};

struct Coverage {
    std::vector<CoverageGap> gaps; ///< by kind, then as in the tree; those that end by day

    int count(Lack lack) const;
    /// Posts that nobody holds: all but stand-ins and those that end.
    int vacant() const;
};

inline constexpr int endingSoon = 30; ///< days

/// Of the office's own part of the tree.
Coverage coverageOf(const TreeNode& top, Date today, int daysAhead = endingSoon);
/// Denied: whoever may not read posts cannot tell that one is vacant.
Result<Coverage> coverage(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          Date today);

} // namespace mulin::organisation
