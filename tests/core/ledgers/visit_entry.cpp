// One visit in one act: next steps, documents; a visit that is still to come as a plan; what a visit will mean.
#include "core/ledgers/visit_entry.h"
#include "core/follow_ups.h"
#include "core/ledgers/visit_outlook.h"
#include "core/records/attachments.h"
#include "core/records/query.h"
#include "tests/core/ledgers/visit_desk.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::ledgers;
using mulin::test::day;
using mulin::test::must;
using mulin::test::VisitDesk;
using schema::Values;

namespace {

struct Desk : VisitDesk {
    Result<RecordId> record(const VisitEntry& entry) {
        std::optional<RecordId> made;
        MULIN_TRY(journal().transact(access(), {"visit.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(id, recordVisit(writer, allFollowUps(), entry));
            made = id;
            return {};
        }));
        return *made;
    }
    std::vector<OpenStep> steps(RecordId whom) { return must(stepsOf(reader(), tables(), access(), whom)); }
    Result<journal::ChangeSet> end(RecordId step, StepEnd how, const std::string& outcome) {
        return journal().transact(access(), {"next_step.end", {}},
                                  [&](journal::Writer& writer) { return endStep(writer, step, how, outcome); });
    }
    VisitOutlook outlook(std::vector<RecordId> people, const char* on = "2026-03-10") {
        return must(visitOutlook(reader(), tables(), office->catalogue(), access(), people, {}, day(on), today()));
    }
    std::vector<journal::Record> all(const char* type) {
        records::Query query;
        query.type = type;
        return must(records::list(reader(), tables(), access(), query, today()));
    }
};

} // namespace

TEST_CASE("each line of 诉求 becomes one next step on the file, in the act of the visit") {
    Desk desk;
    const RecordId one = desk.person("单秀兰"), daughter = desk.person("李文静");
    desk.enrol(one, "2026-01-01", "weekly");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "楼梯扶手松动\n\n  想要送餐  ");
    entry.visit.set("next_on", day("2026-03-17")).link("people", "visited", one).link("people", "visitor", daughter);
    const RecordId visit = must(desk.record(entry));
    const auto steps = desk.steps(one);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].what == "楼梯扶手松动");
    CHECK(steps[1].what == "想要送餐");
    CHECK(steps[0].due == day("2026-03-17"));
    CHECK(steps[0].responsible == "王海燕");
    CHECK(steps[0].who.name == "单秀兰");
    CHECK(desk.steps(daughter).empty());
    for (const auto& step : desk.all("next_step")) CHECK(step.get("from_visit").uid() == visit.uid());
    CHECK(must(stepsDue(desk.reader(), desk.tables(), desk.access(), day("2026-03-16"))).empty());
    CHECK(must(stepsDue(desk.reader(), desk.tables(), desk.access(), day("2026-03-17"))).size() == 2);
    // One act, one undo.
    must(desk.journal().undo(desk.access()));
    CHECK(desk.steps(one).empty());
    CHECK(desk.all("visit").empty());
}

TEST_CASE("a step of nobody's ledger is for who went, and due after fifteen days") {
    Desk desk;
    const RecordId one = desk.person("卢志强"), goer = desk.person("李文静");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "路灯不亮");
    entry.visit.link("people", "visited", one).link("people", "visitor", goer);
    must(desk.record(entry));
    const auto steps = desk.steps(one);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].responsible == "李文静");
    CHECK(steps[0].due == day("2026-03-25"));
}

TEST_CASE("a line that begins with a name is a step of that one; the others are of the first of those visited") {
    Desk desk;
    const RecordId mother = desk.person("卢志强"), child = desk.person("卢志"), goer = desk.person("李文静");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "卢志：想转学\n路灯不亮\n卢志强 要装扶手\n李文静：x");
    entry.visit.link("people", "visited", mother).link("people", "visited", child).link("people", "visitor", goer);
    must(desk.record(entry));
    REQUIRE(desk.steps(child).size() == 1);
    CHECK(desk.steps(child)[0].what == "想转学");
    std::vector<std::string> hers;
    for (const OpenStep& step : desk.steps(mother)) hers.push_back(step.what);
    std::sort(hers.begin(), hers.end());
    CHECK(hers == std::vector<std::string>{"李文静：x", "要装扶手", "路灯不亮"});
}

TEST_CASE("of two who asked for the same, the words of the right one are corrected, and whose they are follows") {
    Desk desk;
    const RecordId one = desk.person("卢志强"), other = desk.person("单秀兰");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "卢志强：装扶手\n单秀兰：装扶手");
    entry.visit.link("people", "visited", one).link("people", "visited", other);
    const RecordId visit = must(desk.record(entry));
    const auto say = [&](const char* needs) {
        must(desk.journal().transact(desk.access(), {"visit.amend", {}}, [&](journal::Writer& writer) {
            return amendVisit(writer, allFollowUps(), visit, Values().set("needs", needs));
        }));
    };
    say("卢志强：装扶手\n单秀兰：装两道扶手");
    REQUIRE(desk.steps(other).size() == 1);
    CHECK(desk.steps(other)[0].what == "装两道扶手");
    CHECK(desk.steps(one)[0].what == "装扶手");
    say("卢志强：装扶手\n卢志强：装两道扶手");
    CHECK(desk.steps(other).empty());
    CHECK(desk.steps(one).size() == 2);
}

TEST_CASE("needs of an organisation stand in its file; an unknown kind is refused and nothing written") {
    Desk desk;
    const RecordId shop = desk.add("organisation", Values().set("name", "惠民超市"));
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "想要停车位").link("organisations", "", shop);
    must(desk.record(entry));
    REQUIRE(desk.steps(shop).size() == 1);
    CHECK(desk.steps(shop)[0].organisation);
    const auto refused =
        desk.journal().transact(desk.access(), {"x", {}}, [&](journal::Writer& writer) -> Result<void> {
            Need need;
            need.text = "x";
            need.kind = "wish";
            MULIN_TRY(allFollowUps().make(writer, need));
            return {};
        });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::UnknownType);
}

TEST_CASE("another area of work brings a kind of its own") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    FollowUps kinds = allFollowUps();
    kinds.add("wish", [](journal::Writer& writer, const Need& need) {
        return writer.create("document", Values().set("title", need.text).link("people", "", *need.person));
    });
    CHECK(kinds.kinds() == std::vector<std::string>{"next_step", "wish"});
    CHECK(needsIn(" \n甲\r\n乙\n") == std::vector<std::string>{"甲", "乙"});
    (void)one;
}

TEST_CASE("a step is done with its outcome, dropped with a word why, and ends once") {
    Desk desk;
    const RecordId one = desk.person("单秀兰");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-10")).set("needs", "甲\n乙").link("people", "visited", one);
    must(desk.record(entry));
    const auto steps = desk.steps(one);
    must(desk.end(steps[0].id, StepEnd::Done, "已修好"));
    const auto again = desk.end(steps[0].id, StepEnd::Dropped, "x");
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::RecordClosed);
    const auto wordless = desk.end(steps[1].id, StepEnd::Dropped, "");
    REQUIRE_FALSE(wordless);
    CHECK(wordless.error().code == ErrorCode::Required);
    must(desk.end(steps[1].id, StepEnd::Dropped, "本人不需要了"));
    CHECK(desk.steps(one).empty());
    // Taken up again it has no day any more.
    must(desk.set("next_step", steps[0].id, Values().set("state", "open")));
    REQUIRE(desk.steps(one).size() == 1);
    for (const auto& step : desk.all("next_step"))
        if (step.id() == steps[0].id) CHECK(step.get("done_on").isEmpty());
}

TEST_CASE("a visit that is still to come becomes a plan and loses nothing that was written") {
    Desk desk;
    const RecordId one = desk.person("单秀兰"), goer = desk.person("李文静");
    VisitEntry entry;
    entry.visit.set("visited_on", day("2026-03-20")).set("findings", "带血压计").set("needs", "问药");
    entry.visit.set("purpose", "need").link("people", "visited", one).link("people", "visitor", goer);
    must(desk.journal().transact(desk.access(), {"visit_plan.add", {}}, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(planVisit(writer, entry));
        return {};
    }));
    const auto plans = desk.all("visit_plan");
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].text("every") == "once");
    CHECK(plans[0].text("keeper") == "李文静");
    CHECK(plans[0].text("note") == "带血压计\n问药");
    CHECK(plans[0].text("why") == "need");
    CHECK(plans[0].text("who") == "单秀兰");
    CHECK(desk.next(one) == day("2026-03-20"));
    CHECK(desk.all("visit").empty());
}

TEST_CASE("what a visit will mean is worked out from what is on file") {
    Desk desk;
    const RecordId one = desk.person("单秀兰"), two = desk.person("曲桂芝");
    desk.enrol(one, "2026-01-01", "monthly");
    desk.enrol(one, "2026-01-01", "weekly", "minimum_living");
    desk.enrol(two, "2026-01-01", "quarterly");
    desk.plan(one, "once", "2026-03-10");
    desk.visit(one, "2026-03-02");
    const auto& rules = [&](const char* ledger) -> const schema::LedgerRules& {
        return desk.office->catalogue().find(ledger)->rules;
    };
    const auto alone = desk.outlook({one});
    CHECK(alone.ledgers.size() == 2);
    CHECK(alone.interval == Interval::Weekly);
    CHECK(alone.next == day("2026-03-17"));
    CHECK(alone.counts);
    REQUIRE(alone.due);
    CHECK(alone.due->last == day("2026-03-02"));
    std::size_t asked = 0;
    for (const std::string& code : alone.checklist) {
        const auto& a = rules("living_alone").checklist;
        const auto& b = rules("minimum_living").checklist;
        asked += std::count(a.begin(), a.end(), code) + std::count(b.begin(), b.end(), code) > 0 ? 1 : 0;
    }
    CHECK(asked == alone.checklist.size());
    CHECK(alone.leastVisitors == std::max(rules("living_alone").leastVisitors, rules("minimum_living").leastVisitors));
    const auto other = desk.outlook({two}, "2026-03-09");
    CHECK(other.next == day("2026-06-09"));
    CHECK_FALSE(other.counts);
    CHECK(desk.outlook({}).next == std::nullopt);
}
