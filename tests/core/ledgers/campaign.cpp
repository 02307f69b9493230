// A campaign from door to door: progress, the walking order, and what is found goes into the files of people.
#include "core/ledgers/campaign.h"
#include "core/follow_ups.h"
#include "core/people/households.h"
#include "core/records/query.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

struct Desk : TempOffice {
    Desk() {
        person("单秀兰", "友谊南里3-2-501");
        person("王伟", "友谊南里3-2-502");
        person("李敏", "友谊南里3-1-1001");
        person("赵强", "友谊南里5-1-101");
        campaign = add("campaign", Values()
                                       .set("title", "冬季用气安全排查")
                                       .set("starts_on", today())
                                       .set("columns", "电动车：数字\n用气方式：管道、瓶装\n是否租住：是否"));
    }
    RecordId person(const char* name, const char* address) {
        return add("person", Values().set("name", name).set("address", address));
    }
    CampaignProgress progress() { return must(campaignProgress(reader(), tables(), access(), *campaign)); }
    std::vector<CampaignDoor> doors(const CampaignBuilding& building) {
        return must(campaignDoors(reader(), tables(), access(), *campaign, building.building));
    }
    CampaignDoor door(const std::string& name) {
        for (const CampaignBuilding& building : progress().buildings)
            for (const CampaignDoor& found : doors(building))
                if (found.door == name) return found;
        FAIL("no door " << name);
        return {};
    }
    Result<journal::ChangeSet> enter(const std::string& name, DoorEntry entry) {
        entry.campaign = *campaign;
        entry.dwelling = door(name).dwelling;
        return transact("campaign.door",
                        [&](journal::Writer& writer) { return enterDoor(writer, allFollowUps(), entry); });
    }
    std::vector<std::string> at(const std::string& name) { return door(name).residents; }
    std::vector<journal::Record> all(const char* type) {
        return must(records::list(reader(), tables(), access(), {type, {}, {}, {}, -1, false}, today()));
    }
    std::vector<journal::Record> visits() { return all("visit"); }
    std::int64_t rows(const char* type) {
        auto statement = reader().prepare(std::string("SELECT count(*) FROM t_") + type + " WHERE alive = 1");
        statement.step();
        return statement.integer(0);
    }
    std::optional<RecordId> campaign;
};

} // namespace

TEST_CASE("columns of a campaign are written one a line") {
    const auto columns = campaignColumns("电动车：数字\n用气方式:管道、瓶装\r\n是否租住：是否\n备注\n备注\n\n");
    REQUIRE(columns.size() == 4);
    CHECK(columns[0].kind == CampaignColumn::Kind::Number);
    CHECK(columns[1].choices == std::vector<std::string>{"管道", "瓶装"});
    CHECK(columns[2].kind == CampaignColumn::Kind::YesNo);
    CHECK(columns[3].kind == CampaignColumn::Kind::Text);
    std::string many;
    for (int i = 0; i < 20; ++i) many += "第" + std::to_string(i) + "项\n";
    CHECK(campaignColumns(many).size() == mostCampaignColumns);
    CHECK(must(campaignAnswer(columns[0], "２")) == "2");
    CHECK_FALSE(campaignAnswer(columns[0], "两辆"));
    CHECK(must(campaignAnswer(columns[1], "2")) == "瓶装");
    CHECK_FALSE(campaignAnswer(columns[1], "电"));
    CHECK(must(campaignAnswer(columns[2], "有")) == "是");
    CHECK(must(campaignAnswer(columns[2], "不是")) == "否");
    const CampaignAnswers answers{{"电动车", "2"}, {"旧项", "留着"}};
    CHECK(storedAnswers(columns, answers) == "电动车：2\n旧项：留着");
    CHECK(campaignAnswers(storedAnswers(columns, answers)) == answers);
}

TEST_CASE("doors stand in the order in which one walks, and the progress adds up") {
    Desk desk;
    const CampaignProgress all = desk.progress();
    REQUIRE(all.buildings.size() == 2);
    CHECK(all.counts.doors == 4);
    CHECK(all.counts.open() == 4);
    const auto doors = desk.doors(all.buildings.front());
    REQUIRE(doors.size() == 3);
    CHECK(doors[0].door == "3-1-1001");
    CHECK(doors[1].door == "3-2-501");
    CHECK(doors[1].residents == std::vector<std::string>{"单秀兰"});
    must(desk.enter("3-2-501", {.result = "done"}));
    must(desk.enter("3-2-502", {.result = "nobody"}));
    must(desk.enter("5-1-101", {.result = "refused"}));
    CHECK(desk.progress().counts.open() == 1);
    CHECK(desk.progress().counts.nobody == 1);
    must(desk.enter("3-2-502", {.result = "done", .answers = {{"电动车", "2"}}}));
    CHECK(desk.progress().counts.done == 2);
    CHECK(desk.rows("campaign_visit") == 3); // one a door
    CHECK(desk.door("3-2-502").answers.at("电动车") == "2");
    CHECK(desk.rows("visit") == 0); // nothing was found
    const auto wrong = desk.enter("3-2-501", {.result = "done", .answers = {{"电动车", "很多"}}});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::BadValue);
}

TEST_CASE("a campaign of one building has its doors alone") {
    Desk desk;
    const auto building = *desk.progress().buildings.back().building;
    must(desk.set("campaign", *desk.campaign, Values().link("buildings", "", building)));
    CHECK(desk.progress().counts.doors == 1);
    CHECK(desk.progress().buildings.size() == 1);
}

TEST_CASE("what is found at a door goes into the files, in one act") {
    Desk desk;
    must(desk.enter("3-2-502", {.result = "done",
                                .findings = "瓶装气放在卧室",
                                .need = "想换管道气",
                                .newcomers = {{"孙丽", "13900001111", {}, "nonrelative", true}},
                                .gone = {}}));
    CHECK(desk.at("3-2-502").size() == 2);
    CHECK(desk.record("dwelling", desk.door("3-2-502").dwelling).text("use") == "let");
    REQUIRE(desk.rows("visit") == 1);
    auto visit = desk.reader().prepare("SELECT findings, needs FROM t_visit");
    REQUIRE(visit.step());
    CHECK(visit.text(0) == "冬季用气安全排查：瓶装气放在卧室");
    CHECK(visit.text(1) == "想换管道气");
    visit.reset();
    REQUIRE(desk.journal().undo(desk.access()));
    CHECK(desk.at("3-2-502") == std::vector<std::string>{"王伟"});
    CHECK(desk.rows("visit") == 0);
    CHECK(desk.door("3-2-502").result.empty());
    CHECK(desk.sound());
}

TEST_CASE("what was noted at a door nobody opened is filed when it is done") {
    Desk desk;
    must(desk.enter("3-2-502", {.result = "later", .findings = "门口堆物", .need = "想换管道气"}));
    CHECK(desk.rows("visit") == 0);
    CHECK(desk.rows("next_step") == 0);
    desk.nextDay();
    // The window hands the stored words over again.
    must(desk.enter("3-2-502", {.result = "done", .findings = "门口堆物", .need = "想换管道气"}));
    REQUIRE(desk.visits().size() == 1);
    CHECK(desk.visits().front().text("findings") == "冬季用气安全排查：门口堆物");
    CHECK(desk.visits().front().get("visited_on").date() == desk.today());
    CHECK(desk.rows("next_step") == 1);
}

TEST_CASE("a door has one visit, and what is corrected later is corrected there") {
    Desk desk;
    const Date day = desk.today();
    must(desk.enter("3-2-502", {.result = "done", .findings = "墙面渗水", .need = "想修墙"}));
    desk.nextDay();
    must(desk.enter("3-2-502", {.result = "done",
                                .findings = "北墙渗水",
                                .need = "想修墙\n想换管道气",
                                .newcomers = {{"孙丽", "13900001111", {}, {}, true}}}));
    REQUIRE(desk.visits().size() == 1);
    const journal::Record visit = desk.visits().front();
    CHECK(visit.text("findings") == "冬季用气安全排查：北墙渗水");
    CHECK(visit.text("needs") == "想修墙\n想换管道气");
    CHECK(visit.get("visited_on").date() == day); // a correction is no visit of another day
    CHECK(desk.door("3-2-502").on == day);
    CHECK(journal::linksFrom(desk.reader(), desk.tables(), visit.uid).size() == 2);
    CHECK(desk.rows("next_step") == 2);

    SECTION("a line in other words is no second step; one that is done stays as it is") {
        const auto whats = [&] {
            std::vector<std::string> found;
            for (const auto& step : desk.all("next_step")) found.push_back(step.text("what"));
            std::sort(found.begin(), found.end());
            return found;
        };
        must(desk.enter("3-2-502", {.result = "done", .findings = "北墙渗水", .need = "想修北墙\n想换管道气"}));
        CHECK(whats() == std::vector<std::string>{"想修北墙", "想换管道气"});
        for (const auto& step : desk.all("next_step"))
            if (step.text("what") == "想修北墙")
                must(desk.set("next_step", step.id(), Values().set("state", "done").set("done_on", desk.today())));
        must(desk.enter("3-2-502", {.result = "done", .findings = "北墙渗水", .need = "想修东墙\n想换管道气"}));
        CHECK(whats() == std::vector<std::string>{"想修东墙", "想修北墙", "想换管道气"});
    }
    SECTION("what somebody wrote further in the visit stays where nothing else is said") {
        must(desk.set("visit", visit.id(), Values().set("findings", "北墙渗水，已看过")));
        must(desk.enter(
            "3-2-502",
            {.result = "done", .answers = {{"电动车", "1"}}, .findings = "北墙渗水", .need = "想修墙\n想换管道气"}));
        CHECK(desk.record("visit", visit.id()).text("findings") == "北墙渗水，已看过");
        CHECK(desk.rows("next_step") == 2);
    }
    SECTION("a visit that was deleted is made anew") {
        must(desk.transact("visit.delete", [&](journal::Writer& writer) -> Result<void> {
            for (const auto& step : desk.all("next_step")) MULIN_TRY(writer.remove("next_step", step.id()));
            return writer.remove("visit", visit.id());
        }));
        must(desk.enter("3-2-502", {.result = "done", .findings = "北墙渗水"}));
        CHECK(desk.visits().size() == 1);
    }
    CHECK(desk.sound());
}

TEST_CASE("an empty flat is looked at, and nothing of it is filed") {
    Desk desk;
    must(desk.enter("3-2-501", {.result = "vacant", .findings = "久无人住"}));
    const CampaignCounts counts = desk.progress().counts;
    CHECK(counts.vacant == 1);
    CHECK(counts.open() == 3);
    CHECK(desk.rows("visit") == 0);
}

TEST_CASE("doors of one building, of scattered dwellings and of all are the same doors") {
    Desk desk;
    desk.person("周明", "复兴路12号院");
    must(desk.enter("3-2-501", {.result = "done", .visitor = "王海燕", .answers = {{"电动车", "2"}}}));
    std::map<std::string, CampaignDoor> one;
    for (const CampaignBuilding& building : desk.progress().buildings)
        for (const CampaignDoor& door : desk.doors(building)) one.emplace(door.address, door);
    const auto all = must(campaignDoors(desk.reader(), desk.tables(), desk.access(), *desk.campaign));
    REQUIRE(one.size() == 5);
    REQUIRE(all.size() == 5);
    for (const CampaignDoor& door : all) {
        const CampaignDoor& same = one.at(door.address);
        CHECK(door.door == same.door);
        CHECK(door.residents == same.residents);
        CHECK(door.result == same.result);
        CHECK(door.answers == same.answers);
    }
    CHECK(one.at("复兴路12号院").door == "复兴路12号院");
    CHECK(one.at("友谊南里3号楼2单元501室").visitor == "王海燕");
}
