// Hand-over: a successor takes a post, and with it all that hangs on its holder: other posts of the same grid, the
// enrolments whose contact worker (包联人) the holder is, and whatever else is open of a type that names a `keeper`.
#pragma once

#include "core/journal/writer.h"
#include "core/organisation/unit_tree.h"

#include <set>

namespace mulin::organisation {

struct PostPart {
    RecordId post;
    std::string title;
    std::string place;
    bool standIn = false; ///< held as B
    bool within = false;  ///< of the same unit or below it: goes along unless it is left out
};
struct WorkPart {
    std::string type;
    RecordId record;
    std::string person, door;
};
struct HandOverPlan {
    RecordId post;
    std::string title, place;
    std::string from{}; ///< who hands over
    std::string phone{};
    std::vector<PostPart> posts{}; ///< the chosen one first
    std::vector<WorkPart> work{};  ///< by type, then by door
    int locked = 0;                ///< further open work that whoever asks may not write
};
/// What would move. `finished`: open work that nothing is left of. Sealed ledgers are not looked into. UnknownRecord;
/// BadArgument{post}: nobody holds it.
Result<HandOverPlan> planHandOver(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                  RecordId post, Date today, const std::set<Uid>& finished = {});

struct HandOver {
    std::string from;
    std::optional<RecordId> successor{}; ///< a resident,
    std::string successorName{};         ///< or somebody who is none
    std::string phone{};                 ///< public, of the posts held as A
    Date on{};                           ///< first day of the successor
    std::vector<PostPart> posts{};
    std::vector<WorkPart> work{};
};
/// In one act. Posts end the day before and begin anew; work that has got another contact worker meanwhile stays as it
/// is. Required{post, holder_a}; FutureDate{post, since}; OutOfRange{post, until}: a post began on that day or later.
Result<void> handOver(journal::Writer& writer, const HandOver& request);

} // namespace mulin::organisation
