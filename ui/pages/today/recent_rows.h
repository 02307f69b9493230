// What the one who works here entered or changed last: the way back to it.
#pragma once

#include "ui/pages/today/today_list.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

/// Newest first, each record once. On a worker.
Result<std::vector<TodayRow>> recentRows(const ReadContext& context);
/// "14:30" of today, "11-27" of days before.
QString shortTime(std::int64_t ms, Date today);

} // namespace mulin::ui
