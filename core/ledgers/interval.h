// How often somebody wants a visit (enrolment.visit_every, visit_plan.every).
#pragma once

#include "core/base/date.h"

#include <string_view>

namespace mulin::ledgers {

/// In order: the later ones ask for more. Once: on a day that is named, then no more.
enum class Interval : std::uint8_t { None, Once, Yearly, HalfYearly, Quarterly, Monthly, Fortnightly, Weekly };

Interval intervalOf(std::string_view code); ///< None: none, or no such word
std::string_view codeOf(Interval interval);
/// The day by which the next visit is due, `since` being the last one or the entry into the ledger; or the one so many
/// intervals after it, counted from `since` each: after 31 January comes 31 March, not 28 March.
Date dueAfter(Date since, Interval interval, int times = 1);

} // namespace mulin::ledgers
