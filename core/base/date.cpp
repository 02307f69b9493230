#include "core/base/date.h"

#include <charconv>
#include <cstdio>

namespace mulin {

namespace {

// Howard Hinnant, "chrono-compatible low-level date algorithms".
std::int32_t daysOf(int y, int m, int d) {
    y -= m <= 2;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yoe = y - era * 400;
    const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct Ymd {
    int y, m, d;
};

Ymd ymdOf(std::int32_t z) {
    z += 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int doe = z - era * 146097;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int d = doy - (153 * mp + 2) / 5 + 1;
    const int m = mp < 10 ? mp + 3 : mp - 9;
    return {yoe + era * 400 + (m <= 2), m, d};
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t offsetMs = 8 * 3'600'000;

} // namespace

int daysInMonth(int year, int month) {
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

std::optional<Date> Date::fromYmd(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return std::nullopt;
    return Date{daysOf(year, month, day)};
}

std::optional<Date> Date::fromIso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    return fromYmd(*y, *m, *d);
}

int Date::year() const { return ymdOf(days).y; }
int Date::month() const { return ymdOf(days).m; }
int Date::day() const { return ymdOf(days).d; }
int Date::weekday() const { return static_cast<int>(((days % 7) + 10) % 7) + 1; }

std::string Date::iso() const {
    const Ymd date = ymdOf(days);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.y, date.m, date.d);
    return text;
}

Date Date::plusMonths(int count) const {
    const Ymd date = ymdOf(days);
    const int months = date.y * 12 + date.m - 1 + count;
    const int y = months / 12, m = months % 12 + 1;
    const int limit = daysInMonth(y, m);
    return Date{daysOf(y, m, date.d < limit ? date.d : limit)};
}

int Date::age(Date birth, Date on) {
    const Ymd b = ymdOf(birth.days), o = ymdOf(on.days);
    int years = o.y - b.y;
    if (o.m < b.m || (o.m == b.m && o.d < b.d)) --years;
    return years;
}

Date dateOfMs(std::int64_t utcMs) {
    const std::int64_t local = utcMs + offsetMs;
    return Date{static_cast<std::int32_t>((local >= 0 ? local : local - dayMs + 1) / dayMs)};
}

std::int64_t msOfDate(Date date) { return static_cast<std::int64_t>(date.days) * dayMs - offsetMs; }

std::string isoTimestamp(std::int64_t utcMs) {
    const Date date = dateOfMs(utcMs);
    const std::int64_t rest = utcMs - msOfDate(date);
    char text[64];
    std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03d+08:00", date.iso().c_str(),
                  static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
                  static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
    return text;
}

std::optional<std::int64_t> msFromIso(std::string_view text) {
    // 2026-11-22, 2026-11-22T10:00, …:00, …:00.000, each with or without +08:00
    if (text.size() >= 6 && text.substr(text.size() - 6) == "+08:00") text.remove_suffix(6);
    const auto date = Date::fromIso(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return msOfDate(*date);
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
    const auto h = number(text.substr(11, 2)), m = number(text.substr(14, 2));
    if (!h || !m || *h < 0 || *h > 23 || *m < 0 || *m > 59) return std::nullopt;
    std::int64_t ms = msOfDate(*date) + (*h * 60LL + *m) * 60'000;
    if (text.size() == 16) return ms;
    if (text.size() < 19 || text[16] != ':') return std::nullopt;
    const auto s = number(text.substr(17, 2));
    if (!s || *s < 0 || *s > 59) return std::nullopt;
    ms += *s * 1000LL;
    if (text.size() == 19) return ms;
    if (text.size() != 23 || text[19] != '.') return std::nullopt;
    const auto f = number(text.substr(20, 3));
    if (!f || *f < 0) return std::nullopt;
    return ms + *f;
}

} // namespace mulin
