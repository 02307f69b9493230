#include "core/ledgers/week_plan.h"

#include "tests/support/property.h"

using namespace mulin;
using namespace mulin::ledgers;

namespace {

Date day(int month, int date) { return *Date::fromYmd(2026, month, date); }

DueVisit visit(int number, Date due, const std::string& keeper) {
    DueVisit made{{RecordId(Uid::named("week plan", std::to_string(number))), "居民" + std::to_string(number),
                   std::to_string(number / 10 + 1) + "-1-" + std::to_string(100 + number)},
                  due};
    made.keeper = keeper;
    return made;
}

std::vector<const DueVisit*> pointers(const std::vector<DueVisit>& visits) {
    std::vector<const DueVisit*> all;
    for (const DueVisit& one : visits) all.push_back(&one);
    return all;
}

} // namespace

TEST_CASE("a week has five working days, weekends and feasts left out", "[ledgers]") {
    const auto calendar = WorkingCalendar::shipped();
    CHECK(workingWeek(calendar, day(11, 28)) ==
          std::vector<Date>{day(11, 30), day(12, 1), day(12, 2), day(12, 3), day(12, 4)}); // a Saturday
    CHECK(workingWeek(calendar, day(9, 30)) == std::vector<Date>{day(9, 30), day(10, 8), day(10, 9), day(10, 10),
                                                                 day(10, 12)}); // the feast; the 10th is made up
}

TEST_CASE("what is overdue is spread over the week part by part, the oldest part first", "[ledgers]") {
    const std::vector<Date> days{day(11, 30), day(12, 1), day(12, 2), day(12, 3), day(12, 4)};
    std::vector<DueVisit> visits;
    for (int i = 0; i < 10; ++i) visits.push_back(visit(i, day(11, 20), "王海燕"));
    visits[8].due = day(10, 1); // 9 and 8 are walked together
    visits.push_back(visit(50, day(12, 20), "王海燕"));
    const auto plan = weekPlan(pointers(visits), days);
    REQUIRE(plan.size() == 5);
    for (const auto& [on, rows] : plan) CHECK(rows.size() == 2);
    CHECK(plan.at(day(11, 30))[0]->person.name == "居民8");
    CHECK(plan.at(day(11, 30))[1]->person.name == "居民9");
    CHECK(plan.at(day(12, 1))[0]->person.name == "居民0");
}

TEST_CASE("everybody due is in the plan once, and nobody after the day that is due", "[ledgers]") {
    const std::vector<Date> days{day(11, 30), day(12, 1), day(12, 2), day(12, 3), day(12, 4)};
    test::property("week plan", 200, [&] {
        const auto count = *rc::gen::inRange(0, 60);
        std::vector<DueVisit> visits;
        for (int i = 0; i < count; ++i) {
            const auto due = day(11, 30).plusDays(*rc::gen::inRange(-40, 12));
            visits.push_back(visit(i, due, *rc::gen::element<std::string>("", "王海燕", "李敏")));
        }
        const auto plan = weekPlan(pointers(visits), days);
        std::map<const DueVisit*, int> seen;
        for (const auto& [on, rows] : plan) {
            RC_ASSERT(std::find(days.begin(), days.end(), on) != days.end());
            for (const DueVisit* one : rows) {
                ++seen[one];
                RC_ASSERT(one->due < days.front() || on <= one->due);
            }
        }
        for (const DueVisit& one : visits) RC_ASSERT(seen[&one] == (one.due <= days.back() ? 1 : 0));
    });
}

TEST_CASE("a visit that is registered moves none of the others to another day", "[ledgers]") {
    const std::vector<Date> days{day(11, 30), day(12, 1), day(12, 2), day(12, 3), day(12, 4)};
    test::property("week plan, made", 200, [&] {
        const auto count = *rc::gen::inRange(0, 60);
        std::vector<DueVisit> visits;
        for (int i = 0; i < count; ++i)
            visits.push_back(visit(i, day(11, 30).plusDays(*rc::gen::inRange(-40, 12)),
                                   *rc::gen::element<std::string>("", "王海燕", "李敏")));
        std::vector<const DueVisit*> open, made;
        for (const DueVisit& one : visits) (*rc::gen::inRange(0, 3) == 0 ? made : open).push_back(&one);
        const auto morning = weekPlan(pointers(visits), days);
        const auto dayOf = [](const auto& plan, const DueVisit* one) -> std::optional<Date> {
            for (const auto& [on, rows] : plan)
                if (std::find(rows.begin(), rows.end(), one) != rows.end()) return on;
            return {};
        };
        const auto now = weekPlan(open, days, made);
        for (const DueVisit* one : open) RC_ASSERT(dayOf(now, one) == dayOf(morning, one));
        for (const DueVisit* one : made) RC_ASSERT(!dayOf(now, one));
    });
}
