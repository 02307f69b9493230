// The sheet of a building goes out, is filled, and comes back: once.
#include "core/follow_ups.h"
#include "core/people/households.h"
#include "core/sheets/campaign_sheet.h"
#include "tests/core/sheets/import_desk.h"

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::ImportDesk;
using mulin::test::must;
using schema::Values;

namespace {

class Desk : public ImportDesk {
public:
    Desk() {
        import("person",
               "姓名,现住址\n单秀兰,友谊里3号楼2单元501\n王伟,友谊里3号楼2单元502\n李敏,友谊里3号楼2单元601\n");
        campaign = add(
            "campaign",
            Values().set("title", "排查").set("starts_on", today()).set("columns", "电动车：数字\n用气：管道、瓶装"));
    }
    CampaignImport fill(const std::string& csv) {
        NoProgress progress;
        return must(importCampaignSheet(journal(), access(), allFollowUps(), *campaign,
                                        sheet_files::write(folder.path("filled.csv"), csv), progress));
    }
    ledgers::CampaignProgress progress() {
        return must(ledgers::campaignProgress(reader(), tables(), access(), *campaign));
    }
    ledgers::CampaignDoor door(const std::string& address) {
        for (auto& one : must(ledgers::campaignDoors(reader(), tables(), access(), *campaign)))
            if (one.address == address) return one;
        FAIL("no door " << address);
        return {};
    }
    void enter(const std::string& address, ledgers::DoorEntry entry) {
        entry.campaign = *campaign;
        entry.dwelling = door(address).dwelling;
        must(transact("test",
                      [&](journal::Writer& writer) { return ledgers::enterDoor(writer, allFollowUps(), entry); }));
    }
    std::optional<RecordId> campaign;
};

const char* const filled =
    "3号楼排查表\n门牌,现登记住户,结果,电动车,用气,发现的情况,诉求,新住户姓名,新住户电话,是否租住\n"
    "3-2-501,单秀兰,已登记,2,瓶装,,,,,\n"
    "3-2-502,王伟,√,1,管道,墙面渗水,想修墙,孙丽,13900002222,是\n"
    "3-2-601,李敏,,,,,,,,\n"
    "9-9-999,,已登记,,,,,,,\n"
    "3-2-601,李敏,已登记,很多,,,,,,\n";

} // namespace

TEST_CASE("a filled sheet becomes doors, people and visits; what does not fit comes back") {
    Desk office;
    const CampaignImport report = office.fill(filled);
    CHECK(report.rows == 5);
    CHECK(report.entered == 2);
    CHECK(report.open == 1);
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].error.code == ErrorCode::NoneFound);
    CHECK(report.rejections[1].error.code == ErrorCode::BadValue);
    CHECK(office.progress().counts.done == 2);
    CHECK(office.person("孙丽").text("door") == "3-2-502");
    CHECK(office.all("visit").size() == 1);
    // the same sheet again adds nobody and nothing
    const CampaignImport again = office.fill(filled);
    CHECK(again.entered == 2);
    CHECK(office.all("person").size() == 4);
    CHECK(office.all("visit").size() == 1);
    CHECK(office.all("campaign_visit").size() == 2);
}

TEST_CASE("the sheet that goes out is the one that comes back") {
    Desk office;
    const auto progress = office.progress();
    REQUIRE(progress.buildings.size() == 1);
    const auto doors = must(ledgers::campaignDoors(office.reader(), office.tables(), office.access(), *office.campaign,
                                                   progress.buildings.front().building));
    const std::string path = office.folder.path("out.xlsx");
    const auto allowed = must(
        security::disclose(office.journal(), office.access(), {access::Right::Export, "campaign_visit", {}, 3, path}));
    must(writeCampaignSheet(allowed, path, progress, doors, office.office->catalogue()));
    const auto table = sheet_files::read(path);
    REQUIRE(table.lines.size() == 4);
    CHECK(table.at(0, 0) == "门牌");
    CHECK(table.at(0, 4) == "电动车");
    CHECK(table.at(1, 1) == "友谊里3号楼2单元501室");
    CHECK(table.at(1, 2) == "单秀兰");
    NoProgress quiet;
    const auto report =
        must(importCampaignSheet(office.journal(), office.access(), allFollowUps(), *office.campaign, path, quiet));
    CHECK(report.open == 3);
    CHECK(report.entered == 0);
    const auto bad = importCampaignSheet(office.journal(), office.access(), allFollowUps(), *office.campaign,
                                         sheet_files::write(office.folder.path("x.csv"), "姓名,电话\n甲,1\n"), quiet);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ErrorCode::SheetNoHeader);
}

TEST_CASE("two estates with a building 3 each: the address tells them apart, and nothing is guessed") {
    Desk office;
    office.import("person", "姓名,现住址\n周明,和平里3号楼2单元501\n");
    const CampaignImport bare = office.fill("门牌,结果\n3-2-501,已排查\n3-2-502,已排查\n");
    CHECK(bare.entered == 1);
    REQUIRE(bare.rejections.size() == 1);
    CHECK(bare.rejections[0].row == 2);
    CHECK(bare.rejections[0].error.code == ErrorCode::SeveralFound);
    CHECK(bare.rejections[0].error.arg("count") == "2");
    const CampaignImport full = office.fill("门牌,住址,结果\n3-2-501,和平里3号楼2单元501室,已排查\n"
                                            "3-2-601,和平里3号楼2单元501室,已排查\n"
                                            "友谊里3-2-601,,无人在家\n");
    CHECK(full.entered == 2);
    REQUIRE(full.rejections.size() == 1);
    CHECK(full.rejections[0].error.code == ErrorCode::NoneFound); // the one is not the other
    CHECK(office.door("和平里3号楼2单元501室").result == "done");
    CHECK(office.door("友谊里3号楼2单元501室").result.empty());
    CHECK(office.door("友谊里3号楼2单元601室").result == "nobody");
}

TEST_CASE("empty cells and missing columns erase nothing") {
    Desk office;
    const std::string address = "友谊里3号楼2单元502室";
    const Date before = office.today().plusDays(-3);
    office.enter(address, {.result = "done",
                           .on = before,
                           .visitor = "王海燕",
                           .answers = {{"电动车", "1"}},
                           .findings = "墙面渗水",
                           .need = "想修墙"});
    CHECK(office.fill("门牌,结果,发现的情况,诉求,排查人,日期\n3-2-502,已排查,,无,,\n").entered == 1);
    CHECK(office.fill("门牌,结果,用气\n3-2-502,已排查,管道\n").entered == 1);
    const auto door = office.door(address);
    CHECK(door.findings == "墙面渗水");
    CHECK(door.needs == "想修墙");
    CHECK(door.visitor == "王海燕");
    CHECK(door.on == before);
    CHECK(door.answers == ledgers::CampaignAnswers{{"电动车", "1"}, {"用气", "管道"}});
    CHECK(office.all("visit").size() == 1);
    // another result is of another day
    CHECK(office.fill("门牌,结果\n3-2-502,无人在家\n").entered == 1);
    CHECK(office.door(address).on == office.today());
}

TEST_CASE("cells are read as everywhere") {
    Desk office;
    const CampaignImport report = office.fill("门牌,结果,新住户姓名,新住户电话,是否租住\n"
                                              "3-2-501,已排查,王 伟,139 0000 2222,不是\n"
                                              "3-2-502,已排查,孙丽 周明,13900003333、13900004444,√\n"
                                              "3-2-601,已排查,吴敏,没看清,是\n"
                                              "3-2-601,已排查,吴敏,,看情况\n");
    CHECK(report.entered == 2);
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].error.arg("field") == "phone");
    CHECK(report.rejections[1].error.arg("value") == "看情况");
    CHECK(office.door("友谊里3号楼2单元501室").residents.size() == 2);
    CHECK(office.person("王 伟").text("phone") == "13900002222");
    CHECK(office.record("dwelling", office.door("友谊里3号楼2单元501室").dwelling).text("use") != "let");
    CHECK(office.person("周明").text("phone") == "13900004444");
    CHECK(office.record("dwelling", office.door("友谊里3号楼2单元502室").dwelling).text("use") == "let");
    // 王伟 is 王 伟, and a door that comes twice has nobody twice
    const CampaignImport again = office.fill("门牌,结果,新住户姓名\n3-2-501,已排查,王伟、郑好\n3-2-501,已排查,郑好\n");
    CHECK(again.entered == 2);
    CHECK(office.door("友谊里3号楼2单元501室").residents.size() == 3);
}

TEST_CASE("of a row that comes back nothing is written") {
    Desk office;
    // A next step is shorter than what was asked for may be: refused when person and visit are written.
    const std::string tooLong(1500, 'x');
    const CampaignImport report = office.fill("门牌,结果,新住户姓名,诉求,日期\n3-2-501,已排查,孙丽," + tooLong +
                                              ",\n3-2-502,已排查,周明,,2027-01-01\n3-2-601,已排查,郑好,,\n");
    CHECK(report.entered == 1);
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].error.code == ErrorCode::TooLong);
    CHECK(report.rejections[1].error.code == ErrorCode::FutureDate);
    CHECK(office.all("person").size() == 4);
    CHECK(office.door("友谊里3号楼2单元601室").residents.size() == 2);
    CHECK(office.sound());
}
