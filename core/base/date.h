// Civil dates of Asia/Shanghai (UTC+8, no summer time since 1991), as days since 1970-01-01.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulin {

struct Date {
    std::int32_t days = 0;

    auto operator<=>(const Date&) const = default;
    static std::optional<Date> fromYmd(int year, int month, int day); ///< proleptic Gregorian, checked
    static std::optional<Date> fromIso(std::string_view text);        ///< exactly 2026-11-22
    int year() const;
    int month() const;   ///< 1 … 12
    int day() const;     ///< 1 … 31
    int weekday() const; ///< 1 Monday … 7 Sunday
    std::string iso() const;
    Date plusDays(int count) const { return {days + count}; }
    Date plusMonths(int count) const; ///< the day is clipped to the length of the month
    /// Completed years of age on this day of somebody born on `birth` (a 29 February child ages on 1 March).
    static int age(Date birth, Date on);
};

int daysInMonth(int year, int month);
Date dateOfMs(std::int64_t utcMs);            ///< the civil day in UTC+8
std::int64_t msOfDate(Date date);             ///< UTC milliseconds of 00:00 in UTC+8
std::string isoTimestamp(std::int64_t utcMs); ///< 2026-11-22T10:00:00.000+08:00
std::optional<std::int64_t> msFromIso(std::string_view text);

} // namespace mulin
