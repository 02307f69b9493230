// Plans beside the ledgers: what is due then, and what a plan refuses.
#include "core/ledgers/duties.h"
#include "tests/core/ledgers/visit_desk.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::test::day;
using mulin::test::must;
using mulin::test::VisitDesk;
using schema::Values;

TEST_CASE("every interval has a code and a length") {
    for (const char* code : {"none", "once", "yearly", "half_yearly", "quarterly", "monthly", "fortnightly", "weekly"})
        CHECK(codeOf(intervalOf(code)) == code);
    CHECK(intervalOf("daily") == Interval::None);
    CHECK(dueAfter(day("2026-03-03"), Interval::Fortnightly) == day("2026-03-17"));
    CHECK(dueAfter(day("2026-08-31"), Interval::HalfYearly) == day("2027-02-28"));
    CHECK(dueAfter(day("2026-03-03"), Interval::Yearly) == day("2027-03-03"));
    CHECK(Interval::Weekly > Interval::Fortnightly);
    CHECK(Interval::Quarterly > Interval::HalfYearly);
    // The words of both lists are the same.
    VisitDesk desk;
    const auto& catalogue = desk.office->catalogue();
    for (const auto& choice : catalogue.find("enrolment")->field("visit_every")->choices)
        CHECK(codeOf(intervalOf(choice.code)) == choice.code);
    for (const auto& choice : catalogue.find("visit_plan")->field("every")->choices)
        CHECK(intervalOf(choice.code) != Interval::None);
}

TEST_CASE("of ledgers and plans that run the shortest interval counts") {
    VisitDesk desk;
    const RecordId one = desk.person("单秀兰");
    desk.enrol(one, "2026-01-01", "monthly");
    desk.visit(one, "2026-03-04");
    CHECK(desk.next(one) == day("2026-04-04"));
    // The first day of a plan is a visit.
    const RecordId plan = desk.plan(one, "weekly", "2026-03-09", Values().set("until", day("2026-03-31")));
    CHECK(desk.next(one) == day("2026-03-09"));
    desk.visit(one, "2026-03-10");
    CHECK(desk.next(one) == day("2026-03-17"));
    const auto agenda = desk.until("2026-03-17");
    REQUIRE(agenda.visits.size() == 1);
    CHECK(agenda.visits[0].interval == Interval::Weekly);
    CHECK(agenda.visits[0].plans == std::vector<RecordId>{plan});
    CHECK(agenda.visits[0].ledgers.size() == 1);
    // Nothing is due after its last day, and one that has ended asks for nothing.
    must(desk.set("visit_plan", plan, Values().set("until", day("2026-03-16"))));
    CHECK(desk.next(one) == day("2026-04-10"));
    must(desk.set("visit_plan", plan, Values().set("until", day("2026-03-09"))));
    CHECK(desk.until("2026-04-10").visits.at(0).plans.empty());
}

TEST_CASE("a visit planned for a day is due that day and done by a visit from then on") {
    VisitDesk desk;
    const RecordId one = desk.person("卢志强");
    desk.visit(one, "2026-03-01");
    desk.plan(one, "once", "2026-03-12");
    const auto agenda = desk.until("2026-03-12");
    REQUIRE(agenda.visits.size() == 1);
    CHECK(agenda.visits[0].planned);
    CHECK(agenda.visits[0].due == day("2026-03-12"));
    CHECK(agenda.visits[0].keeper == "李文静");
    desk.plan(one, "once", "2026-03-08");
    CHECK(desk.next(one) == day("2026-03-08"));
    desk.visit(one, "2026-03-09");
    CHECK(desk.next(one) == day("2026-03-12"));
}

TEST_CASE("of the plans that stand open those of one day are told that a visit has answered") {
    VisitDesk desk;
    const RecordId one = desk.person("卢志强"), other = desk.person("吕桂芬", "友谊南里3-2-502");
    const RecordId answered = desk.plan(one, "once", "2026-03-08");
    desk.plan(one, "once", "2026-03-12");
    desk.plan(one, "weekly", "2026-03-01");
    desk.plan(other, "once", "2026-03-08");
    const auto told = [&] {
        return must(ledgers::answeredPlans(desk.reader(), desk.tables(), desk.access(), desk.today()));
    };
    CHECK(told().empty());
    const RecordId visit = desk.visit(one, "2026-03-09");
    CHECK(told() == std::set<Uid>{answered.uid()});
    must(desk.set("visit", visit, Values().set("visited_on", day("2026-03-07"))));
    CHECK(told().empty()); // it came before the day
}

TEST_CASE("a plan that is newer than the day which the last visit named is not put off by it") {
    VisitDesk desk;
    const RecordId one = desk.person("单秀兰");
    desk.enrol(one, "2026-01-01", "monthly");
    desk.visit(one, "2026-03-05", "2026-04-05");
    CHECK(desk.next(one) == day("2026-04-05"));
    desk.plan(one, "weekly", "2026-03-11", Values().set("why", "event"));
    CHECK(desk.next(one) == day("2026-03-11"));
}

TEST_CASE("organisations are due as well, and never among people") {
    VisitDesk desk;
    const RecordId shop = desk.add("organisation", Values().set("name", "惠民超市").set("address", "友谊路12号"));
    desk.add("visit_plan", Values()
                               .set("organisation", shop)
                               .set("every", "quarterly")
                               .set("starts_on", day("2026-03-02"))
                               .set("keeper", "李文静"));
    const auto agenda = desk.until("2026-03-10");
    CHECK(agenda.visits.empty());
    REQUIRE(agenda.organisations.size() == 1);
    CHECK(agenda.organisations[0].person.name == "惠民超市");
    CHECK(agenda.organisations[0].due == day("2026-03-02"));
    desk.add("visit", Values().set("visited_on", day("2026-03-10")).link("organisations", "", shop));
    CHECK(desk.until("2026-06-09").organisations.empty());
    CHECK(desk.until("2026-06-10").organisations.size() == 1);
}

TEST_CASE("a plan is for one person or one organisation, and somebody goes") {
    VisitDesk desk;
    const RecordId one = desk.person("单秀兰");
    const RecordId shop = desk.add("organisation", Values().set("name", "惠民超市"));
    Values plan;
    plan.set("every", "weekly").set("starts_on", day("2026-03-10")).set("keeper", "李文静");
    const auto refusal = [&](const Values& values) {
        const auto made = desk.journal().transact(desk.access(), {"visit_plan.add", {}},
                                                  [&](journal::Writer& writer) -> Result<void> {
                                                      MULIN_TRY(writer.create("visit_plan", values));
                                                      return {};
                                                  });
        return made ? std::optional<ErrorCode>() : std::optional(made.error().code);
    };
    CHECK(refusal(plan) == ErrorCode::Required);
    CHECK(refusal(Values(plan).set("person", one).set("organisation", shop)) == ErrorCode::ReadOnlyField);
    Values nobody = plan;
    nobody.set("person", one).set("keeper", "");
    CHECK(refusal(nobody) == ErrorCode::NobodyResponsible);
    CHECK(refusal(Values(plan).set("person", one).set("until", day("2026-03-01"))) == ErrorCode::DatesReversed);
    // The ledger says who is responsible.
    desk.enrol(one, "2026-01-01", "monthly");
    CHECK_FALSE(refusal(nobody));
    CHECK(desk.until("2026-03-10").visits.at(0).keeper == "王海燕");
}

TEST_CASE("nobody responsible, a stand-in, and who is away") {
    VisitDesk desk;
    const RecordId one = desk.person("单秀兰"), two = desk.person("曲桂芝"), three = desk.person("解淑珍");
    desk.enrol(one, "2026-01-01", "weekly", "living_alone", Values().set("keeper", ""));
    desk.enrol(two, "2026-01-01", "weekly", "living_alone", Values().set("stand_in", "周敏"));
    desk.enrol(three, "2026-01-01", "weekly", "minimum_living", Values().set("keeper", "赵刚"));
    Values post;
    post.set("title", "grid_worker").set("holder_a_name", "赵刚").set("holder_b_name", "钱丽");
    post.set("away_from", day("2026-03-09")).set("away_until", day("2026-03-12"));
    post.set("unit", desk.office->unit()).set("since", day("2025-01-01"));
    desk.add("post", post);
    const auto agenda = desk.until("2026-03-10");
    REQUIRE(agenda.visits.size() == 3);
    for (const DueVisit& due : agenda.visits) {
        if (due.person.id == one) CHECK(due.keeper.empty());
        if (due.person.id == two) {
            CHECK(due.standIn == "周敏");
            CHECK(due.away.empty());
        }
        if (due.person.id == three) {
            CHECK(due.away == "赵刚");
            CHECK(due.standIn == "钱丽");
        }
    }
}

TEST_CASE("of several who are responsible some are away") {
    VisitDesk desk;
    const auto post = [&](const char* a, const char* b) {
        Values values;
        values.set("title", "grid_worker").set("holder_a_name", a).set("away_until", day("2026-03-12"));
        if (b[0] != 0) values.set("holder_b_name", b);
        desk.add("post", values.set("unit", desk.office->unit()));
    };
    post("赵刚", "钱丽");
    post("李文静", "");
    const auto due = [&](const char* keeper) {
        desk.enrol(desk.person(keeper), "2026-01-01", "weekly", "living_alone", Values().set("keeper", keeper));
        const auto agenda = desk.until("2026-03-10");
        const auto at = std::find_if(agenda.visits.begin(), agenda.visits.end(),
                                     [&](const DueVisit& one) { return one.person.name == keeper; });
        REQUIRE(at != agenda.visits.end());
        return *at;
    };
    const DueVisit shared = due("赵刚、王海燕");
    CHECK(shared.away == "赵刚");
    CHECK(shared.standIn == "钱丽");
    CHECK(shared.goers() == "王海燕、钱丽");
    CHECK(due("钱丽，赵刚").goers() == "钱丽"); // who stands in is one of them
    CHECK(due("赵刚").goers() == "钱丽");
    const DueVisit both = due("李文静 / 赵刚");
    CHECK(both.away == "李文静、赵刚");
    CHECK(both.goers() == "钱丽");
    const DueVisit nobody = due("李文静、王海燕");
    CHECK(nobody.away == "李文静");
    CHECK(nobody.standIn.empty());
    CHECK(nobody.goers() == "王海燕");
    CHECK(due("李文静").goers() == "李文静");
    CHECK(due("赵刚强、王海燕").away.empty()); // a namesake
}

TEST_CASE("people are visited in the order of their doors") {
    const auto at = [](const char* estate, const char* door) { return Somebody{RecordId(Uid{}), "甲", door, estate}; };
    CHECK(walksBefore(at("友谊南里", "2-1-304"), at("友谊南里", "10-1-101")));
    CHECK(walksBefore(at("友谊南里", "3-1-1201"), at("友谊南里", "3-2-501")));
    CHECK_FALSE(walksBefore(at("友谊南里", "3-2-501"), at("友谊南里", "3-2-501")));
}

TEST_CASE("many at once are read as one by one") {
    VisitDesk desk;
    std::vector<RecordId> people;
    for (int i = 0; i < 230; ++i) people.push_back(desk.person(("张" + std::to_string(i)).c_str()));
    for (std::size_t i = 0; i < people.size(); ++i) {
        desk.enrol(people[i], "2025-06-01", i % 3 == 0 ? "weekly" : i % 3 == 1 ? "monthly" : "quarterly");
        if (i % 2 == 0) desk.visit(people[i], i % 4 == 0 ? "2026-03-03" : "2025-12-20");
        if (i % 5 == 0) desk.visit(people[i], "2026-02-20", "2026-03-11");
    }
    const auto agenda = desk.until("2026-12-31");
    REQUIRE(agenda.visits.size() == people.size());
    for (const DueVisit& due : agenda.visits) CHECK(desk.next(due.person.id) == due.due);
}
