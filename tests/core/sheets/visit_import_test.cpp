// Visits as grid workers keep them: who was visited is found by number, name and what stands beside it.
#include "core/journal/rows.h"
#include "core/sheets/export.h"
#include "tests/core/sheets/import_desk.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::ImportDesk;
using mulin::test::must;

namespace {

const char* const people = "姓名,身份证号,电话,现住址,网格\n"
                           "单秀兰,11010519491231002X,13800007177,友谊里3号楼2单元501,第1网格\n"
                           "王伟,440524188001010014,13900001111,友谊里3号楼2单元502,第1网格\n"
                           "王秀兰,,13700000001,友谊里1号楼1单元101,第1网格\n"
                           "王秀兰,,13700000002/0315-2234567,友谊里1号楼1单元102,第1网格\n"
                           "王秀兰,,,复兴路12号院,第2网格\n"
                           "李敏,,13600000000,,\n"
                           "欧阳和平,,,友谊里1号楼1单元103,\n";
const std::string head = "日期,网格,走访人,户主/走访对象,身份证号,电话,住址,方式,内容,诉求,处理,下次走访\n";

class Visits : public ImportDesk {
public:
    Visits() { import("person", people); }
    ImportReport visits(const std::string& csv, const ImportRequest& request = {}) {
        return import("visit", csv, request);
    }
    std::vector<std::string> linked(const journal::Record& visit, const std::string& role) {
        std::vector<std::string> names;
        for (const journal::Link& link : journal::linksFrom(reader(), tables(), visit.uid))
            if (link.role == role)
                names.push_back(must(journal::findRecord(reader(), *tables().find("person"), link.to)).text("name"));
        std::sort(names.begin(), names.end());
        return names;
    }
    journal::Record only() {
        const auto found = all("visit");
        REQUIRE(found.size() == 1);
        return found.front();
    }

private:
    static journal::Record must(std::optional<journal::Record> record) {
        REQUIRE(record);
        return *record;
    }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a sheet of visits becomes visits with their people, place, grid and dates") {
    Visits office;
    const std::string sheet = "2026年2月走访记录表,,,,,,,,,,,\n" + head +
                              "2026.2.3,第1网格,李敏,单秀兰,11010519491231002X,13800007177,友谊里3号楼2单元501,入户,"
                              "身体尚好,想装扶手,已联系街道,2026年3月5日\n"
                              "2026/2/4,1网格,李敏,王伟、单秀兰,,,3-2-502,上门,了解邻里情况,无,,\n";
    const auto report = office.visits(sheet);
    CHECK(report.rows == 2);
    CHECK(report.added == 2);
    CHECK(report.marked == 0);
    const auto first = office.all("visit", "visited_on = 2026-02-03").at(0);
    CHECK(office.linked(first, "visited") == Names{"单秀兰"});
    CHECK(office.linked(first, "visitor") == Names{"李敏"});
    CHECK(first.text("number") == "ZF2026-0001");
    CHECK(first.get("dwelling") == office.person("单秀兰").get("dwelling"));
    CHECK(first.get("grid") == office.person("单秀兰").get("grid"));
    CHECK(first.text("way") == "home");
    CHECK(first.text("needs") == "想装扶手");
    CHECK(first.text("handling") == "已联系街道");
    CHECK(first.get("next_on").date().iso() == "2026-03-05");
    const auto second = office.all("visit", "visited_on = 2026-02-04").at(0);
    CHECK(office.linked(second, "visited") == Names{"单秀兰", "王伟"});
    CHECK(second.text("findings") == "了解邻里情况");
    CHECK(second.get("needs").isEmpty()); // 无
    CHECK(office.sound());

    SECTION("the same sheet again adds nothing") {
        const std::string before = office.digest();
        const auto again = office.visits(sheet);
        CHECK(again.duplicates == 2);
        CHECK_FALSE(again.txn);
        CHECK(office.digest() == before);
    }
    SECTION("a row that says more of the same visit is an update, an empty cell erases nothing") {
        const auto again =
            office.visits("走访日期,走访对象,走访内容,在场\n2026-02-03,单秀兰,身体尚好，血压偏高,王伟\n");
        CHECK(again.updated == 1);
        const auto visit = office.all("visit", "visited_on = 2026-02-03").at(0);
        CHECK(visit.text("findings") == "身体尚好，血压偏高");
        CHECK(visit.text("needs") == "想装扶手");
        CHECK(office.linked(visit, "visitor") == Names{"李敏"});
        CHECK(office.linked(visit, "present") == Names{"王伟"});
    }
    SECTION("a dry run writes nothing, one undo takes all of it back") {
        must(office.journal().undo(office.access(), report.txn));
        CHECK(office.all("visit").empty());
        const std::string before = office.digest();
        ImportRequest dry;
        dry.dryRun = true;
        CHECK(office.visits(sheet, dry).added == 2);
        CHECK(office.digest() == before);
    }
}

TEST_CASE("namesakes are told apart by number, phone, address or grid, or the row comes back") {
    Visits office;
    const auto visited = [&](const std::string& row) -> std::string {
        const auto report = office.visits("日期,走访对象,身份证号,电话,住址,网格\n" + row + "\n");
        if (report.rejected) {
            const Error& error = report.rejections.at(0).error;
            return std::string(errorName(error.code)) + " " + error.arg("field") + " " + error.arg("value") + " " +
                   error.arg("count");
        }
        const auto all = office.all("visit");
        std::string address;
        for (const journal::Link& link : journal::linksFrom(office.reader(), office.tables(), all.at(0).uid))
            address = journal::findRecord(office.reader(), *office.tables().find("person"), link.to)->text("address");
        must(office.journal().undo(office.access(), report.txn));
        return address;
    };
    CHECK(visited("2026-02-03,王秀兰,,,,") == "SeveralFound people:visited 王秀兰 3");
    CHECK(visited("2026-02-03,王秀兰,,13700000001,,") == "友谊里1号楼1单元101室");
    CHECK(visited("2026-02-03,王秀兰,,2234567,,") == "SeveralFound people:visited 王秀兰 3");
    CHECK(visited("2026-02-03,王秀兰,,0315-2234567,,") == "友谊里1号楼1单元102室");
    CHECK(visited("2026-02-03,王秀兰,,,1-1-102,") == "友谊里1号楼1单元102室");
    CHECK(visited("2026-02-03,王秀兰,,,复兴路12号院,") == "复兴路12号院");
    CHECK(visited("2026-02-03,王秀兰,,,,第1网格") == "SeveralFound people:visited 王秀兰 2");
    CHECK(visited("2026-02-03,王秀兰,,,,第2网格") == "复兴路12号院");
    CHECK(visited("2026-02-03,王秀兰（户主）,,13700000001,,") == "友谊里1号楼1单元101室");
    CHECK(visited("2026-02-03,赵无人,,,,") == "NoneFound people:visited 赵无人 ");
    CHECK(visited("2026-02-03,11010519491231002x,,,,") == "友谊里3号楼2单元501室");
    CHECK(visited("2026-02-03,,11010519491231002X,,,") == "友谊里3号楼2单元501室");
    // the name and the number of two people; a number that the register does not know
    CHECK(visited("2026-02-03,王伟,11010519491231002X,,,") == "NumberClash people:visited 王伟 ");
    CHECK(visited("2026-02-03,王伟,130202199001011234,,,") == "NumberClash people:visited 王伟 ");
    CHECK(visited("2026-02-03,欧阳和平,130202199001011234,,,") == "友谊里1号楼1单元103室"); // has none yet
    CHECK(visited("2026-02-03,单秀兰,1.30202E+17,,,") == "BadIdNumber id_number 1.30202E+17 ");
    CHECK(visited("2026-02-03,,,,,") == "Required people:visited  ");
    CHECK(visited(",单秀兰,,,,") == "Required visited_on  ");
    CHECK(visited("2027-02-03,单秀兰,,,,") == "FutureDate visited_on 2027-02-03 ");
}

TEST_CASE("several names in one cell are several links") {
    Visits office;
    for (const char* names : {"王伟、单秀兰", "王伟，单秀兰", "王伟,单秀兰", "王伟;单秀兰", "王伟 单秀兰",
                              "王伟　单秀兰", "王伟和单秀兰", "王伟/单秀兰", "王 伟、单秀兰、王伟"}) {
        CAPTURE(names);
        const auto report = office.visits("日期,走访对象\n2026-02-03,\"" + std::string(names) + "\"\n");
        REQUIRE(report.added == 1);
        CHECK(office.linked(office.only(), "visited") == Names{"单秀兰", "王伟"});
        must(office.journal().undo(office.access(), report.txn));
    }
    CHECK(office.visits("日期,走访对象\n2026-02-03,欧阳和平\n").added == 1);
    CHECK(office.linked(office.only(), "visited") == Names{"欧阳和平"});
    CHECK(office.visits("日期,走访对象\n2026-02-03,王伟、赵无人\n").rejected == 1);
}

TEST_CASE("what is not needed to know who and when goes to the remark") {
    Visits office;
    const std::string sheet = "日期,走访对象,走访人,住址,方式,下次走访,备注\n"
                              "2026-02-03,单秀兰,张三,友谊里9号楼1单元101,骑车,待定,第一次\n";
    CHECK(office.visits(sheet).added == 1);
    const auto visit = office.only();
    CHECK(visit.text("remark") == "第一次\n方式：骑车；下次走访：待定；住址：友谊里9号楼1单元101；走访人：张三");
    CHECK(office.all("building").size() == 2); // a visit makes no buildings
    CHECK(office.visits(sheet).duplicates == 1);
    // Once the visitor is known the visit has one.
    office.import("person", "姓名\n张三\n");
    CHECK(office.visits(sheet).updated == 1);
    CHECK(office.linked(office.only(), "visitor") == Names{"张三"});
}

TEST_CASE("two visits of one day are two, and stay two") {
    Visits office;
    const std::string sheet =
        "日期,走访对象,走访事由,内容\n2026-02-03,单秀兰,,上午测血压\n2026-02-03,单秀兰,,下午送菜\n"
        "2026-02-03,单秀兰,慰问,送春联\n2026-02-03,单秀兰,,上午测血压\n";
    auto report = office.visits(sheet);
    CHECK(report.added == 3);
    CHECK(report.duplicates == 1);
    CHECK(office.visits(sheet).duplicates == 4);
    // The second one is told at more length: it is that one which changes.
    report =
        office.visits("日期,走访对象,走访事由,内容\n2026-02-03,单秀兰,,上午测血压\n2026-02-03,单秀兰,,下午送菜和药\n");
    CHECK(report.duplicates == 1);
    CHECK(report.updated == 1);
    CHECK(office.all("visit").size() == 3);
    // Another visitor, another visit.
    office.visits("日期,走访对象,走访人\n2026-02-03,王伟,李敏\n");
    CHECK(office.visits("日期,走访对象,走访人\n2026-02-03,王伟,王伟\n").added == 1);
}

TEST_CASE("visits to organisations name them, and a sheet may name both") {
    Visits office;
    office.import("organisation", "单位名称,信用代码,联系电话\n便民超市,,13511110000\n惠民药店,91130202MA0000000X,\n");
    const std::string sheet =
        "日期,走访单位,走访对象\n2026-02-03,便民超市、惠民药店,\n2026-02-04,惠民药店,单秀兰\n2026-02-05,没有的店,\n";
    const auto report = office.visits(sheet);
    CHECK(report.added == 2);
    REQUIRE(report.rejected == 1);
    CHECK(report.rejections[0].error.code == ErrorCode::NoneFound);
    CHECK(report.rejections[0].error.arg("field") == "organisations");
    CHECK(office.visits(sheet).duplicates == 2);
}

TEST_CASE("merged cells of a sheet of visits stand for all their rows; headings in two rows") {
    Visits office;
    sheet_files::Book book;
    const auto cell = [](const char* at, const std::string& text) {
        return "<c r=\"" + std::string(at) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    book.rows = "<row r=\"1\">" + cell("A1", "走访日期") + cell("B1", "走访对象") + cell("D1", "走访人") +
                cell("E1", "内容") + "</row><row r=\"2\">" + cell("B2", "姓名") + cell("C2", "电话") +
                "</row><row r=\"3\">" + cell("A3", "2026.2.3") + cell("B3", "王秀兰") + cell("C3", "13700000001") +
                cell("D3", "李敏") + cell("E3", "敲门") + "</row><row r=\"4\">" + cell("B4", "单秀兰") + "</row>";
    book.afterRows = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:D2\"/>"
                     "<mergeCell ref=\"E1:E2\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"D3:D4\"/>"
                     "<mergeCell ref=\"E3:E4\"/></mergeCells>";
    const auto report = office.importFile("visit", book.save(office.folder.path("visits.xlsx")));
    CHECK(report.added == 2);
    for (const auto& visit : office.all("visit")) {
        CHECK(visit.get("visited_on").date().iso() == "2026-02-03");
        CHECK(visit.text("findings") == "敲门");
        CHECK(office.linked(visit, "visitor") == Names{"李敏"});
    }
}

TEST_CASE("exported visits can be edited and read again") {
    Visits office;
    office.visits(head +
                  "2026-02-03,第1网格,李敏,王伟、单秀兰,,,3-2-501,入户,身体尚好,,,\n2026-02-04,,,单秀兰,,,,,,,,\n");
    ListExport request;
    request.query.type = "visit";
    request.columns = {"number", "visited_on", "people", "purpose", "way", "dwelling", "grid", "findings", "next_on"};
    request.path = office.folder.path("visits.xlsx");
    CHECK(must(exportList(security::Disclosure::nothingStored(), office.reader(), office.tables(), office.access(),
                          request, office.today())) == 2);
    const std::string before = office.digest();
    CHECK(office.importFile("visit", request.path).duplicates == 2);
    CHECK(office.digest() == before);
    // By its number a visit is found even if its day is mended.
    CHECK(office.visits("编号,走访日期,走访对象\nZF2026-0001,2026-02-13,王伟、单秀兰\n").updated == 1);
    CHECK(office.all("visit", "visited_on = 2026-02-13").size() == 1);
    CHECK(office.all("visit").size() == 2);
}

TEST_CASE("any type is imported twice without adding anything") {
    Visits office;
    const std::pair<const char*, std::string> sheets[] = {
        {"estate", "小区名称,社区,有业主委员会\n民主里,友谊南里社区,是\n"},
        {"building", "楼栋名称,楼号,小区,网格\n7号楼,7,友谊里,第1网格\n"},
        {"dwelling", "楼栋,单元,室,使用情况\n3号楼,2,601,出租\n"},
        {"household", "户主,住所,户号\n单秀兰,3-2-501,H1\n"},
        {"post", "岗位,网格,A角,姓名,电话\n网格员,第1网格,李敏,,0315-2234567\n网格员,第2网格,,外来人,\n"},
        {"residence", "姓名,住所,与户主关系,入住日期\n李敏,3-2-502,租户,2020-01-01\n"},
        {"organisation", "单位名称,地址,类型\n便民超市,友谊路1号,商户\n便民超市,友谊路9号,商户\n"},
        {"living_alone", "姓名,身份证号,现住址,包联人\n王秀兰,,复兴路12号院,李敏\n单秀兰,11010519491231002X,,李敏\n"},
    };
    for (const auto& [type, csv] : sheets) {
        CAPTURE(type);
        const auto report = office.import(type, csv);
        for (const auto& back : report.rejections) UNSCOPED_INFO(errorName(back.error.code) << back.error.arg("field"));
        CHECK(report.added + report.updated == report.rows);
        const std::string before = office.digest();
        CHECK(office.import(type, csv).duplicates == report.rows);
        CHECK(office.digest() == before);
    }
    CHECK(office.sound());
}

TEST_CASE("a new type with links needs no more than its definition") {
    const auto catalogue = must(schema::Catalogue::shipped());
    std::set<std::string> ids;
    for (const auto& target : importTargets(catalogue, *must(catalogue.type("visit")))) ids.insert(target.id);
    for (const char* id : {"people:visited", "people:visitor", "people:present", "organisations", "people.id_number",
                           "people.name", "people.phone", "people.address", "dwelling"})
        CHECK(ids.contains(id));
    CHECK_FALSE(ids.contains("people"));
    for (const schema::TypeDef* type : importTypes(catalogue)) CHECK_FALSE(importTargets(catalogue, *type).empty());
    CHECK(importTypes(catalogue).front()->id == "person");
}
