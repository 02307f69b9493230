// One field of many records, many records into the recycle bin, or a record made for each of many (people into a
// ledger). What would come of it is told first, record by record, by the checks of the act itself: each is tried alone,
// and nothing of it stays.
#pragma once

#include "core/base/progress.h"
#include "core/journal/journal.h"

#include <span>
#include <vector>

namespace mulin::records {

struct BulkChange {
    std::string type;
    schema::Values values; ///< what each of them is to say
    bool remove = false;   ///< into the recycle bin instead
    /// Instead: for each of them a record of this type with `values`, whose link `madeFor` names it.
    std::string makes{}, madeFor{};

    const std::string& written() const { return makes.empty() ? type : makes; }
    const char* act() const { return remove ? ".delete" : makes.empty() ? ".edit" : ".enrol"; }
};

struct BulkRefusal {
    RecordId id;
    Error error;
};

struct BulkPlan {
    std::vector<RecordId> can;
    std::int64_t same = 0; ///< say so already
    std::int64_t gone = 0; ///< deleted meanwhile, or beyond reach
    std::vector<BulkRefusal> refused;
};
/// `rows`: row numbers, as a list has them. Cancelled.
Result<BulkPlan> planBulk(journal::Journal& journal, const access::Access& access, const BulkChange& change,
                          std::span<const std::int64_t> rows, Progress& progress);

struct BulkOutcome {
    std::int64_t done = 0;
    std::vector<BulkRefusal> refused; ///< only together with the others: what the plan could not tell
    journal::ChangeSet changes;
};
/// All in one act, undone as one. A record that is refused is left out, and the others are written all the same.
Result<BulkOutcome> applyBulk(journal::Journal& journal, const access::Access& access,
                              const journal::Operation& operation, const BulkChange& change,
                              std::span<const RecordId> records, Progress& progress);

} // namespace mulin::records
