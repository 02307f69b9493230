// Visits to the members of one ledger, open or sealed: the last one, the next one, and how many that were due in a time
// came to nothing.
#pragma once

#include "core/access/access.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/journal/record.h"
#include "core/journal/tables.h"

#include <optional>

namespace mulin::ledgers {

/// The type of the visits to a ledger's members: `visit`; of a sealed ledger the one in its vault. nullptr: it has
/// none.
const schema::TypeDef* visitTypeOf(const journal::Tables& tables, const schema::TypeDef& ledger);

struct MemberVisit {
    std::optional<Date> last, due; ///< due: as judge() finds
};
/// By this ledger alone, without plans. Of what may be read.
Result<MemberVisit> memberVisit(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                const journal::Record& enrolment, Date today);

/// The days on which a visit is due: every interval counted from the entry, as long as somebody is a member. Missed: no
/// visit on that day or in the interval before it. In community correction this is the figure behind the words 脱管
/// and 漏管, which are said of nobody (社区矫正法 §4).
struct VisitsDue {
    std::int64_t due = 0, missed = 0;
};
/// Of the days from `from` to `to`. Of what may be read: nothing is due where visits may not be read. Cancelled.
/// UnknownType, Denied; VaultLocked … of a sealed ledger that is closed.
Result<VisitsDue> visitsDue(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                            std::string_view ledger, Date from, Date to, Progress& progress);

} // namespace mulin::ledgers
