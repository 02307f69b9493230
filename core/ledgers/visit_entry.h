// One visit in one act: the visit, a next step for each line of 诉求, what was photographed; and a visit that has not
// taken place yet, as a plan.
#pragma once

#include "core/ledgers/follow_up.h"
#include "core/schema/value.h"

namespace mulin::ledgers {

struct VisitEntry {
    schema::Values visit;
    std::vector<schema::Values> papers{}; ///< documents: title, kind, file
};
/// The first of those visited is whose file the next steps stand in.
Result<RecordId> recordVisit(journal::Writer& writer, const FollowUps& followUps, const VisitEntry& entry);

/// What a recorded visit says now: fields of `visit` that are given, people that are to be added. A next step for each
/// line of 诉求 that it did not have. UnknownRecord.
Result<void> amendVisit(journal::Writer& writer, const FollowUps& followUps, RecordId visit,
                        const schema::Values& changes);

/// A plan (once, on the day of the visit) for each of those who were to be visited. What was written down already goes
/// along as its note, what was photographed as its documents; the visitors are who goes. Required: nobody is visited.
Result<std::vector<RecordId>> planVisit(journal::Writer& writer, const VisitEntry& entry);

/// Next steps of a visit are due by the next visit, or after so many days.
inline constexpr int stepDays = 15;

} // namespace mulin::ledgers
