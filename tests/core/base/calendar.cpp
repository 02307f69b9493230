#include "core/base/calendar.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace mulin;

namespace {

Date day(std::string_view iso) { return Date::fromIso(iso).value(); }

const WorkingCalendar& shipped() {
    static const WorkingCalendar calendar = WorkingCalendar::shipped();
    return calendar;
}

rc::Gen<Date> anyDay() {
    return rc::gen::map(rc::gen::inRange(day("2024-06-01").days, day("2028-06-01").days),
                        [](int days) { return Date{days}; });
}

} // namespace

TEST_CASE("the shipped years") {
    CHECK(shipped().knows(2025));
    CHECK(shipped().knows(2026));
    CHECK_FALSE(shipped().knows(2027)); // statutory days only: the notice is not out
    CHECK_FALSE(shipped().knows(2031));
    CHECK_FALSE(shipped().isWorkingDay(day("2025-10-08")));
    CHECK(shipped().isWorkingDay(day("2025-10-11"))); // a Saturday worked in exchange
    CHECK(shipped().isWorkingDay(day("2026-02-28")));
    CHECK_FALSE(shipped().isWorkingDay(day("2026-02-23")));
    CHECK(shipped().isWorkingDay(day("2026-02-24")));
    CHECK_FALSE(shipped().isWorkingDay(day("2026-11-22"))); // a Sunday
    CHECK_FALSE(shipped().isWorkingDay(day("2027-09-15")));
}

TEST_CASE("deadlines count from the next day and move off days that are off") {
    CHECK(shipped().deadline(day("2026-01-05"), 15) == day("2026-01-20"));
    CHECK(shipped().deadline(day("2026-01-31"), 15) == day("2026-02-24")); // 02-15 opens the Spring Festival
    CHECK(shipped().deadline(day("2026-02-13"), 1) == day("2026-02-14"));  // a Saturday, but worked
    CHECK(shipped().addWorkingDays(day("2026-09-30"), 1) == day("2026-10-08"));
    CHECK(shipped().addWorkingDays(day("2026-10-08"), -1) == day("2026-09-30"));
    CHECK(shipped().addWorkingDays(day("2026-10-01"), 0) == day("2026-10-01"));
    CHECK(shipped().workingDaysBetween(day("2026-09-30"), day("2026-10-11")) == 3); // 8, 9 and Saturday 10
    CHECK(shipped().workingDaysBetween(day("2026-10-11"), day("2026-09-30")) == -3);
}

TEST_CASE("a table is taken whole or not at all") {
    WorkingCalendar calendar;
    const auto refused = [&](std::string_view toml) {
        const auto result = calendar.add(toml);
        return !result && result.error().code == ErrorCode::BadDefinition;
    };
    CHECK(refused("[[year"));
    CHECK(refused(""));
    CHECK(refused("[[year]]\noff = []"));
    CHECK(refused("[[year]]\nyear = 20260"));
    CHECK(refused("[[year]]\nyear = 2026\noff = \"2026-01-01\""));
    CHECK(refused("[[year]]\nyear = 2026\noff = [\"2026-02-30\"]"));
    CHECK(refused("[[year]]\nyear = 2026\noff = [\"2026-01-01\"]\nwork = [\"2026-01-01\"]"));
    CHECK(refused("[[year]]\nyear = 2026\noff = [\"2026-01-01\"]\n[[year]]\nyear = 2027\noff = [1]"));
    CHECK_FALSE(calendar.knows(2026));
    CHECK(calendar.isWorkingDay(day("2026-01-01"))); // Thursday
    REQUIRE(calendar.add("[[year]]\nyear = 2026\noff = [\"2026-01-01\", 2026-01-02]"));
    CHECK(calendar.knows(2026));
    CHECK_FALSE(calendar.isWorkingDay(day("2026-01-01")));
    CHECK_FALSE(calendar.isWorkingDay(day("2026-01-02")));
    REQUIRE(calendar.add("[[year]]\nyear = 2026\noff = [\"2026-01-02\"]\nwork = [\"2026-01-04\"]"));
    CHECK(calendar.isWorkingDay(day("2026-01-01"))); // the later table replaces the year
    CHECK(calendar.isWorkingDay(day("2026-01-04")));
}

TEST_CASE("algebra of working days") {
    rc::prop("the count agrees with going day by day", [] {
        const Date from = *anyDay();
        const int span = *rc::gen::inRange(0, 400);
        int expected = 0;
        for (int i = 1; i <= span; ++i) expected += shipped().isWorkingDay(from.plusDays(i));
        RC_ASSERT(shipped().workingDaysBetween(from, from.plusDays(span)) == expected);
    });
    rc::prop("adding and counting are inverse", [] {
        const Date from = *anyDay();
        const int count = *rc::gen::inRange(1, 200);
        const Date to = shipped().addWorkingDays(from, count);
        RC_ASSERT(shipped().isWorkingDay(to));
        RC_ASSERT(shipped().workingDaysBetween(from, to) == count);
        if (shipped().isWorkingDay(from)) RC_ASSERT(shipped().addWorkingDays(to, -count) == from);
    });
    rc::prop("steps add up", [] {
        const Date from = *anyDay();
        const int a = *rc::gen::inRange(0, 60), b = *rc::gen::inRange(0, 60);
        RC_ASSERT(shipped().addWorkingDays(shipped().addWorkingDays(from, a), b) ==
                  shipped().addWorkingDays(from, a + b));
    });
    rc::prop("a deadline is a working day, not before its day, with only days off between", [] {
        const Date from = *anyDay();
        const int count = *rc::gen::inRange(0, 60);
        const Date due = shipped().deadline(from, count);
        RC_ASSERT(shipped().isWorkingDay(due));
        RC_ASSERT(due >= from.plusDays(count));
        RC_ASSERT(shipped().workingDaysBetween(from.plusDays(count - 1), due) == 1);
    });
    rc::prop("days long ago and far ahead", [] {
        const Date from{*rc::gen::inRange(-50'000, 50'000)};
        int expected = 0;
        for (int i = 1; i <= 30; ++i) expected += shipped().isWorkingDay(from.plusDays(i));
        RC_ASSERT(shipped().workingDaysBetween(from, from.plusDays(30)) == expected);
    });
}
