// Working calendar: weekends, public holidays and the working weekends given in exchange (调休), from
// resources/holidays/*.toml. Deadlines count from the next day; one that ends on a day off moves to the next working
// day (民法典 §201–203).
#pragma once

#include "core/base/date.h"
#include "core/base/result.h"

#include <set>
#include <string_view>

namespace mulin {

class WorkingCalendar {
public:
    /// `toml`: [[year]] year = 2026, off = ["2026-01-01", …], work = ["2026-01-04", …]. Taken whole or not at all; a
    /// year given again replaces the earlier one. `provisional = true`: days are used, but knows() stays false.
    Result<void> add(std::string_view toml);
    static WorkingCalendar shipped();

    bool isWorkingDay(Date date) const;
    Date addWorkingDays(Date from, int count) const;
    Date nextWorkingDay(Date date) const; ///< `date` itself if it is one
    Date deadline(Date from, int calendarDays) const;
    int workingDaysBetween(Date after, Date upTo) const; ///< (after, upTo]; negative if upTo < after
    bool knows(int year) const;                          ///< the official notice for the year is in

private:
    std::set<Date> m_off, m_work;
    std::set<int> m_years;
};

} // namespace mulin
