// Days as the window says them.
#pragma once

#include "core/base/date.h"

#include <QtCore/QString>

namespace mulin::ui {

/// 今天, 明天, 11-25, 2027-01-08
QString shortDay(Date day, Date today);
QString weekday(Date day); ///< 周日
/// 22日 周日
QString monthDay(Date day);

} // namespace mulin::ui
