#include "core/ledgers/agenda.h"
#include "core/ledgers/duties.h"
#include "core/people/households.h"
#include "core/security/users.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

Date day(const char* iso) { return *Date::fromIso(iso); }

/// On 2026-03-10, a Tuesday.
struct Desk : TempOffice {
    RecordId person(const char* name, const char* address = "友谊南里3-2-501") {
        return add("person", Values().set("name", name).set("address", address));
    }
    RecordId enrol(RecordId who, const char* entered, const char* every, const char* ledger = "living_alone",
                   Values more = {}) {
        more.set("person", who).set("entered_on", day(entered)).set("visit_every", every).set("keeper", "王海燕");
        return add(ledger, more);
    }
    RecordId visit(RecordId who, const char* on, const char* next = nullptr) {
        Values values;
        values.set("visited_on", day(on)).set("findings", "精神好").link("people", "visited", who);
        if (next) values.set("next_on", day(next));
        return add("visit", values);
    }
    Agenda until(const char* iso) {
        NoProgress progress;
        return must(agenda(reader(), tables(), office->catalogue(), access(), today(), day(iso), progress));
    }
    std::optional<Date> next(RecordId who) {
        const auto due = must(nextVisit(reader(), tables(), office->catalogue(), access(), who, today()));
        return due ? std::optional(due->due) : std::nullopt;
    }
};

} // namespace

TEST_CASE("a visit is due one interval after the last one, or after the entry") {
    CHECK(dueAfter(day("2026-01-31"), Interval::Monthly) == day("2026-02-28"));
    CHECK(dueAfter(day("2026-01-31"), Interval::Quarterly) == day("2026-04-30"));
    CHECK(dueAfter(day("2026-03-03"), Interval::Weekly) == day("2026-03-10"));
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    desk.enrol(one, "2026-02-10", "monthly");
    CHECK(desk.next(one) == day("2026-03-10"));
    desk.visit(one, "2026-02-20");
    CHECK(desk.next(one) == day("2026-03-20"));
    // A visit of before the entry starts no clock.
    const RecordId other = desk.person("曲桂芝");
    desk.visit(other, "2026-01-02");
    desk.enrol(other, "2026-03-05", "weekly");
    CHECK(desk.next(other) == day("2026-03-12"));
}

TEST_CASE("of several ledgers the one that asks first counts, and a day that was named before all") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    desk.enrol(one, "2026-01-01", "quarterly");
    desk.enrol(one, "2026-01-01", "weekly", "minimum_living");
    desk.visit(one, "2026-03-04");
    const auto agenda = desk.until("2026-03-11");
    REQUIRE(agenda.visits.size() == 1);
    const DueVisit& due = agenda.visits[0];
    CHECK(due.due == day("2026-03-11"));
    CHECK(due.interval == Interval::Weekly);
    CHECK(due.ledgers.size() == 2);
    CHECK(due.last == day("2026-03-04"));
    CHECK(due.findings == "精神好");
    CHECK(due.keeper == "王海燕");
    CHECK_FALSE(due.promised);
    CHECK(due.person.name == "单秀兰");
    CHECK_FALSE(due.person.door.empty());
    desk.visit(one, "2026-03-05", "2026-03-20");
    CHECK(desk.until("2026-03-12").visits.empty());
    CHECK(desk.next(one) == day("2026-03-20"));
    // Who is in no ledger was promised a visit all the same.
    const RecordId stranger = desk.person("卢志强");
    desk.visit(stranger, "2026-03-06", "2026-03-09");
    const auto named = desk.until("2026-03-10");
    REQUIRE(named.visits.size() == 1);
    CHECK(named.visits[0].promised);
    CHECK(named.visits[0].ledgers.empty());
    // It has taken place.
    desk.visit(stranger, "2026-03-10");
    CHECK(desk.until("2026-12-31").visits.size() == 1);
    CHECK_FALSE(desk.next(stranger));
}

TEST_CASE("a day named on a visit for a ledger ends with the enrolment") {
    Desk desk;
    const RecordId once = desk.person("潘玉林");
    desk.add("visit", Values()
                          .set("visited_on", day("2026-03-01"))
                          .set("purpose", "ledger")
                          .set("next_on", day("2026-03-08"))
                          .link("people", "visited", once));
    CHECK_FALSE(desk.next(once));
    desk.enrol(once, "2026-02-01", "weekly");
    CHECK(desk.next(once) == day("2026-03-08"));
}

TEST_CASE("reviews are due on their day; an enrolment with nothing planned is told") {
    Desk desk;
    const RecordId one = desk.person("仇永福"), two = desk.person("解淑珍");
    desk.enrol(one, "2025-03-01", "none", "minimum_living", Values().set("next_review_on", day("2026-03-09")));
    const RecordId nothing = desk.enrol(two, "2025-06-01", "none");
    (void)must(desk.set("living_alone", nothing, Values().set("next_review_on", schema::Value())));
    const auto agenda = desk.until("2026-03-10");
    CHECK(agenda.visits.empty());
    REQUIRE(agenda.reviews.size() == 1);
    CHECK(agenda.reviews[0].ledger == "minimum_living");
    CHECK(agenda.reviews[0].due == day("2026-03-09"));
    REQUIRE(agenda.nothing.size() == 1);
    CHECK(agenda.nothing[0].person.id == two);
    CHECK(agenda.nothing[0].since == day("2025-06-01"));
}

TEST_CASE("who has left, moved away or died is visited no more") {
    Desk desk;
    const RecordId left = desk.person("甲一"), dead = desk.person("乙二"), gone = desk.person("丙三"),
                   error = desk.person("丁四");
    for (const RecordId id : {left, dead, gone}) desk.visit(id, "2026-02-01", "2026-03-01");
    desk.enrol(dead, "2026-01-01", "weekly");
    desk.enrol(gone, "2026-01-01", "weekly");
    desk.enrol(error, "2026-01-01", "weekly", "living_alone",
               Values().set("left_on", day("2026-02-02")).set("exit_reason", "error"));
    CHECK(desk.until("2026-03-10").visits.size() == 3);
    must(desk.set("person", dead, Values().set("died_on", day("2026-03-02"))));
    must(people::moveOut(desk.journal(), desk.access(), std::vector<RecordId>{gone}, {day("2026-03-02")}));
    const auto agenda = desk.until("2026-03-10");
    REQUIRE(agenda.visits.size() == 1);
    CHECK(agenda.visits[0].person.id == left);
    CHECK(agenda.nothing.empty());
}

TEST_CASE("visits of each day are counted") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    for (const char* on : {"2026-03-01", "2026-03-03", "2026-03-03", "2026-02-28"}) desk.visit(one, on);
    CHECK(must(visitsPerDay(desk.reader(), desk.tables(), desk.access(), day("2026-03-01"), day("2026-03-04"))) ==
          std::vector<std::int64_t>{1, 0, 2, 0});
}

TEST_CASE("of the members who want a visit every month, those who got one") {
    Desk desk;
    const RecordId one = desk.person("单秀兰"), two = desk.person("曲桂芝"), seldom = desk.person("卢志强");
    desk.enrol(one, "2026-01-01", "monthly");
    desk.enrol(one, "2026-01-01", "weekly", "minimum_living");
    desk.enrol(two, "2026-01-01", "weekly");
    desk.enrol(seldom, "2026-01-01", "quarterly");
    desk.visit(one, "2026-03-02");
    desk.visit(two, "2026-02-27");
    const auto count = must(visitedMembers(desk.reader(), desk.tables(), desk.office->catalogue(), desk.access(),
                                           day("2026-03-01"), desk.today()));
    CHECK(count.members == 2);
    CHECK(count.visited == 1);
}

TEST_CASE("an agenda is of what may be read") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    desk.enrol(one, "2026-01-01", "weekly");
    must(security::addUser(desk.journal(), desk.access(), {"audit", "审计", {"auditor"}}, {}));
    const auto auditor = must(desk.office->accessFor("audit"));
    NoProgress progress;
    const auto refused =
        agenda(desk.reader(), desk.tables(), desk.office->catalogue(), auditor, desk.today(), desk.today(), progress);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);
}

TEST_CASE("a plan of one day that a visit has answered leaves nothing behind") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    desk.add(
        "visit_plan",
        Values().set("person", one).set("every", "once").set("starts_on", day("2026-01-10")).set("keeper", "王海燕"));
    desk.visit(one, "2026-01-12");
    desk.add(
        "visit_plan",
        Values().set("person", one).set("every", "once").set("starts_on", day("2026-03-09")).set("keeper", "李文静"));
    NoProgress progress;
    const auto until = [&] {
        return must(agenda(desk.reader(), desk.tables(), desk.office->catalogue(), desk.access(), desk.today(),
                           day("2026-03-31"), progress));
    };
    const auto due = until();
    REQUIRE(due.visits.size() == 1);
    CHECK(due.visits.front().keeper == "李文静");
    CHECK(due.visits.front().plans.size() == 1);
    CHECK(keeperOf(desk.reader(), desk.tables(), desk.access(), one, desk.today()) == "李文静");
    desk.visit(one, "2026-03-10");
    CHECK(until().visits.empty());
    CHECK(keeperOf(desk.reader(), desk.tables(), desk.access(), one, desk.today()).empty());
}

TEST_CASE("a visit made today is told as it was due in the morning, and is not due") {
    Desk desk;
    const RecordId one = desk.person("单秀兰"), spontaneous = desk.person("曲桂芝"), promised = desk.person("卢志强");
    desk.enrol(one, "2026-01-10", "monthly");
    desk.enrol(spontaneous, "2026-03-01", "quarterly");
    desk.visit(promised, "2026-02-20", "2026-03-11");
    desk.visit(one, "2026-02-05");
    CHECK(desk.until("2026-03-16").made.empty());
    CHECK(desk.until("2026-03-16").visits.size() == 2);
    for (const RecordId who : {one, spontaneous, promised}) desk.visit(who, "2026-03-10");
    const Agenda now = desk.until("2026-03-16");
    CHECK(now.visits.empty());
    REQUIRE(now.made.size() == 2);
    for (const DueVisit& made : now.made) {
        CHECK(made.person.id != spontaneous); // due in June
        CHECK(made.due == (made.person.id == one ? day("2026-03-05") : day("2026-03-11")));
        CHECK(made.keeper == (made.person.id == one ? "王海燕" : ""));
    }
}
