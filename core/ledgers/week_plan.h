// A week's visits spread over the days on which one works: each contact worker goes through one part of the estate a
// day, in walking order, where it is most overdue first.
#pragma once

#include "core/base/calendar.h"
#include "core/ledgers/agenda.h"

#include <map>

namespace mulin::ledgers {

inline constexpr int planDays = 5;

/// The next working days, `today` among them if it is one.
std::vector<Date> workingWeek(const WorkingCalendar& calendar, Date today);

/// Each of those due by the last of the days once, none after the day on which it is due, if that is still to come;
/// the days of one worker alike full as far as that allows. Within a day in walking order. `made`: visits of today, as
/// they were due in the morning; they stand in no day, but keep their part of it, so that registering one moves none of
/// the others.
std::map<Date, std::vector<const DueVisit*>> weekPlan(const std::vector<const DueVisit*>& visits,
                                                      const std::vector<Date>& days,
                                                      const std::vector<const DueVisit*>& made = {});

} // namespace mulin::ledgers
