// What the ledgers call to mind on the desk: steps with a limit, whom one may want to look at, what need not be kept.
#pragma once

#include "ui/pages/today/today_data.h"

namespace mulin::ui {

/// On a worker, once the board has what is due besides.
Result<void> addLedgerRows(const ReadContext& context, TodayBoard& board);

} // namespace mulin::ui
