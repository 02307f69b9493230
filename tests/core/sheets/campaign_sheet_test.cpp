// The sheet of a building goes out, is filled, and comes back: once.
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
        return must(importCampaignSheet(journal(), access(), *campaign,
                                        sheet_files::write(folder.path("filled.csv"), csv), progress));
    }
    ledgers::CampaignProgress progress() {
        return must(ledgers::campaignProgress(reader(), tables(), access(), *campaign));
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
    CHECK(table.at(0, 3) == "电动车");
    CHECK(table.at(1, 1) == "单秀兰");
    NoProgress quiet;
    const auto report = must(importCampaignSheet(office.journal(), office.access(), *office.campaign, path, quiet));
    CHECK(report.open == 3);
    CHECK(report.entered == 0);
    const auto bad = importCampaignSheet(office.journal(), office.access(), *office.campaign,
                                         sheet_files::write(office.folder.path("x.csv"), "姓名,电话\n甲,1\n"), quiet);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ErrorCode::SheetNoHeader);
}
