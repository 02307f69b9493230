#include "core/casework/deadlines.h"

#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::casework;
using mulin::schema::Values;
using mulin::test::must;

namespace {

Date day(int year, int month, int date) { return *Date::fromYmd(year, month, date); }

/// 2026-03-10, a Tuesday.
struct AidOffice : test::TempOffice {
    RecordId person = add("person", Values().set("name", "仇永福"));
    RecordId apply(const char* kind) {
        return add("aid_application", Values()
                                          .set("person", person)
                                          .set("held_on", day(2026, 3, 2))
                                          .set("accepted_on", day(2026, 3, 5))
                                          .set("kind", kind));
    }
    std::vector<std::string> due(Date until) {
        NoProgress progress;
        std::vector<std::string> out;
        for (const DueStep& one : must(dueSteps(reader(), tables(), office->catalogue(), access(),
                                                WorkingCalendar::shipped(), {today(), until}, progress)))
            out.push_back(one.step->id + " " + one.due.iso() + " " + one.name);
        return out;
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a deadline counts from the next day, and ends on a working day", "[casework]") {
    const WorkingCalendar calendar = WorkingCalendar::shipped();
    schema::DeadlineDef step;
    step.days = 3;
    step.working = true;
    CHECK(dueOf(step, day(2026, 3, 5), calendar) == day(2026, 3, 10)); // Thursday: Friday, Monday, Tuesday
    step.working = false;
    step.days = 7;
    CHECK(dueOf(step, day(2026, 3, 1), calendar) == day(2026, 3, 9)); // the 8th is a Sunday
    step.fixed = true;
    CHECK(dueOf(step, day(2026, 3, 1), calendar) == day(2026, 3, 8));
}

TEST_CASE("the steps of an application are called to mind until they are done", "[casework]") {
    AidOffice office;
    const RecordId id = office.apply("minimum_living");
    CHECK(office.due(day(2026, 3, 9)).empty());
    CHECK(office.due(day(2026, 3, 10)) == Lines{"survey 2026-03-10 仇永福"});
    CHECK(office.due(day(2026, 5, 1)) == Lines{"survey 2026-03-10 仇永福", "decision 2026-04-17 仇永福"});
    (void)must(office.set("aid_application", id, Values().set("surveyed_on", day(2026, 3, 9))));
    (void)must(office.set("aid_application", id, Values().set("published_on", day(2026, 3, 10))));
    CHECK(office.due(day(2026, 5, 1)) == Lines{"publication 2026-03-17 仇永福", "decision 2026-04-17 仇永福"});
    (void)must(office.set("aid_application", id, Values().set("decided_on", day(2026, 3, 10))));
    CHECK(office.due(day(2026, 5, 1)).empty());
}

TEST_CASE("a kind without limits has none", "[casework]") {
    AidOffice office;
    office.apply("temporary");
    CHECK(office.due(day(2027, 1, 1)).empty());
}

TEST_CASE("the days of an application follow each other", "[casework]") {
    AidOffice office;
    const RecordId id = office.apply("minimum_living");
    const auto early = office.set("aid_application", id, Values().set("decided_on", day(2026, 3, 4)));
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::DatesReversed);
    CHECK(early.error().arg("field") == "decided_on");
    CHECK(early.error().arg("before") == "街道受理日期");
    CHECK(early.error().arg("since") == "2026-03-05");
    // from the other side too: accepted after it was decided
    (void)must(office.set("aid_application", id, Values().set("decided_on", day(2026, 3, 8))));
    CHECK_FALSE(office.set("aid_application", id, Values().set("accepted_on", day(2026, 3, 9))));
    CHECK(office.set("aid_application", id, Values().set("accepted_on", day(2026, 3, 8))));
}
