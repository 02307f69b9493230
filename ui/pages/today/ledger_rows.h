// What the ledgers call to mind on the desk: steps with a limit, whom one may want to look at, what need not be kept.
#pragma once

#include "ui/pages/today/today_list.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

struct LedgerRows {
    std::vector<TodayRow> dueToday, overdue; ///< steps of applications and the like
    std::vector<TodayRow> suggestions;       ///< one for each rule that found anybody
    std::vector<TodayRow> expired;           ///< left so long ago that the file need not be kept
};
/// On a worker.
Result<LedgerRows> ledgerRows(const ReadContext& context);

} // namespace mulin::ui
