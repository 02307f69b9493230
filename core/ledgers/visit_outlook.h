// What a visit that is being entered will mean, worked out from what is on file: for the form and its side panel.
#pragma once

#include "core/ledgers/next_steps.h"

namespace mulin::ledgers {

struct VisitOutlook {
    std::vector<std::string> ledgers;   ///< open ones that those visited are in, by type id: each shows the visit
    std::vector<std::string> checklist; ///< codes of visit.checked that these ledgers ask, each once
    int leastVisitors = 1;
    std::string leastFor;               ///< the ledger that asks for so many
    Interval interval = Interval::None; ///< the shortest
    std::optional<Date> next;           ///< one interval after the visit
    std::optional<DueVisit> due;        ///< of the first person: what is due to them now
    std::vector<OpenStep> steps;        ///< open ones of all of them
    bool counts = false;                ///< among those whom a ledger wants visited every month
};
/// `on`: the day of the visit.
Result<VisitOutlook> visitOutlook(const db::Reader& reader, const journal::Tables& tables,
                                  const schema::Catalogue& catalogue, const access::Access& access,
                                  const std::vector<RecordId>& people, const std::vector<RecordId>& organisations,
                                  Date on, Date today);

} // namespace mulin::ledgers
