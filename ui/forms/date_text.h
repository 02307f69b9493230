// Dates as clerks type them: 1122, 20261122, 11-22, 今天, 昨天, +3.
#pragma once

#include "core/base/date.h"

#include <QtCore/QString>

#include <optional>

namespace mulin::ui {

/// nullopt: not in one of these forms (schema::parse knows further ones). Without a year the one that lies nearest to
/// today is meant; with `future` false not one that lies more than a month ahead.
std::optional<Date> typedDate(const QString& text, Date today, bool future = true);

} // namespace mulin::ui
