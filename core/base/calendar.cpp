#include "core/base/calendar.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <toml++/toml.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace mulin {

namespace {

Error bad(std::size_t line, std::string what) {
    return makeError(ErrorCode::BadDefinition,
                     {{"file", "holidays"}, {"line", std::to_string(line)}, {"what", std::move(what)}});
}

Result<std::set<Date>> datesOf(const toml::table& table, std::string_view key) {
    std::set<Date> dates;
    const toml::node* node = table.get(key);
    if (!node) return dates;
    const toml::array* list = node->as_array();
    if (!list) return bad(node->source().begin.line, std::string(key) + " must be a list of dates");
    for (const toml::node& item : *list) {
        std::optional<Date> date;
        if (const auto text = item.value_exact<std::string_view>()) {
            date = Date::fromIso(*text);
        } else if (const auto literal = item.value_exact<toml::date>()) {
            date = Date::fromYmd(literal->year, literal->month, literal->day);
        }
        if (!date) return bad(item.source().begin.line, std::string(key) + " holds something that is not a date");
        dates.insert(*date);
    }
    return dates;
}

/// Days from Monday to Friday among those before `date`, counted from Monday 1969-12-29.
int weekdaysBefore(Date date) {
    const int days = date.days + 3;
    const int weeks = days >= 0 ? days / 7 : (days - 6) / 7;
    return weeks * 5 + std::min(days - weeks * 7, 5);
}

} // namespace

Result<void> WorkingCalendar::add(std::string_view text) {
    toml::table document;
    try {
        document = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return bad(error.source().begin.line, std::string(error.description()));
    }
    const toml::array* years = document["year"].as_array();
    if (!years || years->empty()) return bad(1, "no [[year]]");
    WorkingCalendar next = *this;
    for (const toml::node& node : *years) {
        const toml::table* entry = node.as_table();
        const auto year = entry ? (*entry)["year"].value_exact<std::int64_t>() : std::nullopt;
        if (!year || *year < 1949 || *year > 2200) return bad(node.source().begin.line, "no year");
        MULIN_TRY_LET(off, datesOf(*entry, "off"));
        MULIN_TRY_LET(work, datesOf(*entry, "work"));
        for (const Date date : work)
            if (off.contains(date)) return bad(node.source().begin.line, date.iso() + " is both off and work");
        // A later table for a year replaces the earlier one.
        const auto sameYear = [&](Date date) { return date.year() == *year; };
        std::erase_if(next.m_off, sameYear);
        std::erase_if(next.m_work, sameYear);
        for (const Date date : work) next.m_off.erase(date);
        for (const Date date : off) next.m_work.erase(date);
        next.m_off.merge(off);
        next.m_work.merge(work);
        if ((*entry)["provisional"].value_or(false))
            next.m_years.erase(static_cast<int>(*year));
        else
            next.m_years.insert(static_cast<int>(*year));
    }
    *this = std::move(next);
    return {};
}

WorkingCalendar WorkingCalendar::shipped() {
    WorkingCalendar calendar;
    const QDir folder(QStringLiteral(":/holidays"));
    for (const QString& name : folder.entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray bytes = file.readAll();
        [[maybe_unused]] const auto added = calendar.add({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        assert(added);
    }
    return calendar;
}

bool WorkingCalendar::knows(int year) const { return m_years.contains(year); }

bool WorkingCalendar::isWorkingDay(Date date) const {
    if (m_work.contains(date)) return true;
    return date.weekday() <= 5 && !m_off.contains(date);
}

Date WorkingCalendar::nextWorkingDay(Date date) const {
    while (!isWorkingDay(date)) date = date.plusDays(1);
    return date;
}

Date WorkingCalendar::addWorkingDays(Date from, int count) const {
    const int step = count < 0 ? -1 : 1;
    for (int left = std::abs(count); left > 0;) {
        from = from.plusDays(step);
        if (isWorkingDay(from)) --left;
    }
    return from;
}

Date WorkingCalendar::deadline(Date from, int calendarDays) const {
    return nextWorkingDay(from.plusDays(calendarDays));
}

int WorkingCalendar::workingDaysBetween(Date after, Date upTo) const {
    if (upTo < after) return -workingDaysBetween(upTo, after);
    int count = weekdaysBefore(upTo.plusDays(1)) - weekdaysBefore(after.plusDays(1));
    for (auto day = m_off.upper_bound(after); day != m_off.end() && *day <= upTo; ++day)
        if (day->weekday() <= 5) --count;
    for (auto day = m_work.upper_bound(after); day != m_work.end() && *day <= upTo; ++day)
        if (day->weekday() > 5) ++count;
    return count;
}

} // namespace mulin
