// Import as a clerk meets it: a dirty register, sums that always add up, one undo.
#include "core/records/query.h"
#include "core/sheets/export.h"
#include "core/sheets/import.h"
#include "core/sheets/sheet_writer.h"
#include "tests/support/temp_office.h"

#include <QtCore/QFile>

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::must;
using mulin::test::TempOffice;

namespace {

void writeFile(const std::string& path, const std::string& text) {
    QFile file(QString::fromStdString(path));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()));
}

class Register : public TempOffice {
public:
    Result<ImportReport> tryImport(const std::string& csv, ImportRequest request = {}) {
        request.path = folder.path("register.csv");
        writeFile(request.path, csv);
        NoProgress progress;
        return importSheet(journal(), access(), request, progress);
    }
    ImportReport import(const std::string& csv, const ImportRequest& request = {}) {
        ImportReport report = must(tryImport(csv, request));
        CHECK(report.added + report.updated + report.duplicates + report.rejected == report.rows);
        return report;
    }
    std::vector<journal::Record> all(const std::string& type, const std::string& where = {}) {
        return must(records::list(reader(), tables(), access(), {type, where, {}, {}, -1, false}, today()));
    }
    journal::Record person(const std::string& name) {
        const auto found = all("person", "name = \"" + name + "\"");
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

const char* const registerCsv = "友谊南里社区居民花名册,,,,,,,,\n"
                                "序号,姓名,性别,身份证号码,联系电话,户号,与户主关系,楼号,单元,房间号,备注\n"
                                "1,单秀兰,女,11010519491231002X,13800007177,H1,户主,3号楼,2单元,501,\n"
                                "2,周建军,男,,13900001111,H1,之子,3号楼,2单元,501,在外省\n"
                                "3,王伟,女,440524188001010014,,H2,户主,3#,二单元,502室,\n"
                                "4,李娜,女,1.30202E+17,,H2,妻,3,2,502,\n"
                                "5,,男,,,H3,户主,3,2,503,\n"
                                "6,赵六,男,130202199001011234,,H3,户主,3,2,503,电话停机\n";

} // namespace

TEST_CASE(
    "a register becomes persons, households and dwellings; what is doubtful is marked, what is destroyed comes back") {
    Register office;
    ImportRequest request;
    request.rejects = office.folder.path("returned.xlsx");
    const ImportReport report = office.import(registerCsv, request);
    CHECK(report.rows == 6);
    CHECK(report.added == 4);
    CHECK(report.rejected == 2);
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].row == 6);
    CHECK(report.rejections[0].error.arg("reason") == "damaged");
    CHECK(report.rejections[1].error.code == ErrorCode::Required);
    CHECK(report.txn);

    const auto xiulan = office.person("单秀兰");
    CHECK(xiulan.get("birth_date").date().iso() == "1949-12-31");
    CHECK(xiulan.text("door") == "3-2-501");
    CHECK(xiulan.text("relation") == "head");
    CHECK(xiulan.get("check").isEmpty());
    const auto son = office.person("周建军");
    CHECK(son.text("relation") == "son");
    CHECK(son.get("household") == xiulan.get("household"));
    CHECK(son.text("check") == "|id_missing|");
    CHECK(office.person("王伟").text("check") == "|id_clash|"); // the number says male
    CHECK(office.person("王伟").text("sex") == "female");       // shown, never forced
    CHECK(office.person("王伟").text("door") == "3-2-502");
    CHECK(office.person("赵六").text("check") == "|id_invalid|");
    CHECK(office.all("building").size() == 1); // 3号楼, 3#, 3 are one
    CHECK(office.all("dwelling").size() == 3);
    CHECK(office.all("household").size() == 3);
    CHECK(office.sound());

    SECTION("the rows that come back stand in the columns of their own sheet, with the reason") {
        auto reader = must(openSheet(request.rejects));
        Row row;
        REQUIRE(must(reader->next(row)));
        CHECK(row.at(1).text == "姓名");
        CHECK(row.at(11).text == "退回原因");
        REQUIRE(must(reader->next(row)));
        CHECK(row.at(1).text == "李娜");
        CHECK(row.at(3).text == "1.30202E+17");
        CHECK_FALSE(row.at(11).empty());
    }
    SECTION("the same sheet again adds nothing") {
        const std::string before = office.digest();
        const ImportReport again = office.import(registerCsv);
        CHECK(again.duplicates == 4);
        CHECK(again.added == 0);
        CHECK_FALSE(again.txn);
        CHECK(office.digest() == before);
    }
    SECTION("a twin whose cells differ is updated, empty cells erase nothing") {
        const ImportReport again = office.import("姓名,身份证号,电话,备注\n单秀兰,11010519491231002x,,新备注\n");
        CHECK(again.updated == 1);
        CHECK(office.person("单秀兰").text("phone") == "13800007177");
        CHECK(office.person("单秀兰").text("remark") == "新备注");
    }
    SECTION("one undo takes all of it back, but for those visited meanwhile") {
        schema::Values visit;
        visit.set("visited_on", office.today()).link("people", "visited", xiulan.id());
        office.add("visit", visit);
        office.reopen();
        const auto undone = must(office.journal().undo(office.access(), report.txn));
        CHECK(office.all("person").size() == 1);
        CHECK(office.person("单秀兰").text("door") == "3-2-501"); // what belongs to her stays
        bool named = false;
        for (const auto& left : undone.left) named = named || (left.id == xiulan.id() && left.reason == "linked");
        CHECK(named);
        CHECK(office.sound());
    }
}

TEST_CASE("undoing an import leaves no trace in the state") {
    Register office;
    const std::string before = office.digest();
    const ImportReport report = office.import(registerCsv);
    must(office.journal().undo(office.access(), report.txn));
    CHECK(office.digest() == before);
}

TEST_CASE("a dry run and a cancelled import write nothing") {
    Register office;
    const std::string before = office.digest();
    ImportRequest dry;
    dry.dryRun = true;
    const ImportReport report = office.import(registerCsv, dry);
    CHECK(report.added == 4);
    CHECK_FALSE(report.txn);
    CHECK(office.digest() == before);

    class Impatient final : public Progress {
    public:
        void report(std::int64_t, std::int64_t) override {}
        bool cancelled() const override { return true; }
    } impatient;
    ImportRequest request;
    request.path = office.folder.path("register.csv");
    const auto cancelled = importSheet(office.journal(), office.access(), request, impatient);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code == ErrorCode::Cancelled);
    CHECK(office.digest() == before);
}

TEST_CASE("merged and blank household cells, households without a number") {
    Register office;
    ImportRequest request;
    request.map = must(
        ColumnMap::parse("fill_down = [\"楼号\", \"单元\", \"房号\"]\n[columns]\n\"姓名\" = \"name\"\n", "map.toml"));
    const ImportReport report = office.import(
        "姓名,与户主关系,楼号,单元,房号\n甲,户主,1,1,101\n乙,配偶,,,\n丙,户主,1,1,102\n丁,儿子,,,\n", request);
    CHECK(report.added == 4);
    CHECK(office.person("乙").text("door") == "1-1-101");
    CHECK(office.person("乙").get("household") == office.person("甲").get("household"));
    CHECK(office.person("丁").get("household") != office.person("甲").get("household"));
    CHECK(office.all("household").size() == 2);
}

TEST_CASE("who stands below a head without an address lives with the head") {
    Register office;
    const ImportReport report =
        office.import("姓名,与户主关系,户号,现住址,小区\n甲,户主,7,友谊里1号楼1单元101,\n乙,配偶,,,\n"
                      "丙,户主,8,友谊里1号楼1单元102,\n丁,儿子,,,友谊里\n戊,儿子,9,,\n"
                      "己,儿子,,友谊里2号楼1单元301,\n庚,,,,\n");
    CHECK(report.added == 7);
    CHECK(office.person("乙").text("door") == "1-1-101");
    CHECK(office.person("乙").get("household") == office.person("甲").get("household"));
    CHECK(office.person("丁").text("door") == "1-1-102");
    CHECK(office.person("丁").get("household") == office.person("丙").get("household"));
    CHECK(office.person("戊").text("door").empty()); // of another register number
    CHECK(office.person("己").text("door") == "2-1-301");
    CHECK(office.person("庚").text("door").empty()); // says nothing of a household
}

TEST_CASE("the household of a head whose row comes back is not the one above") {
    Register office;
    const ImportReport report = office.import(
        "身份证号,姓名,与户主关系,现住址\n,甲,户主,友谊里1号楼1单元101\n1.30202E+17,丙,户主,友谊里1号楼1单元102\n"
        ",丁,儿子,\n,,户主,友谊里1号楼1单元103\n,己,儿子,\n");
    CHECK(report.added == 3);
    CHECK(report.rejected == 2);
    CHECK(office.person("丁").text("door") == "1-1-102");
    CHECK(office.person("己").text("door") == "1-1-103");
    CHECK(office.person("丁").get("household") != office.person("甲").get("household"));
}

TEST_CASE("what a sheet holds that no field can take goes to the remark") {
    Register office;
    office.import("姓名,出生日期,联系电话,备注\n甲,属虎,不知道号码,老住户\n");
    const auto person = office.person("甲");
    CHECK(person.text("remark").find("老住户") != std::string::npos);
    CHECK(person.text("remark").find("属虎") != std::string::npos);
    CHECK(person.get("birth_date").isEmpty());
    CHECK(person.text("check").find("birth_date") != std::string::npos);
}

TEST_CASE("names of every kind are taken as they are") {
    Register office;
    const std::vector<std::string> names{"䶮",
                                         "𠅤𠅤",
                                         "阿依古丽·买买提",
                                         "<img src=x onerror=alert(1)>",
                                         "=cmd|'/C calc'!A0",
                                         std::string("赵").append("长长长长长长长长长长长长长长长长长长长")};
    std::string csv = "姓名\n";
    for (const std::string& name : names) csv += "\"" + name + "\"\n";
    const ImportReport report = office.import(csv);
    CHECK(report.added == static_cast<std::int64_t>(names.size()));
    for (const std::string& name : names) CHECK(office.all("person", "name = \"" + name + "\"").size() == 1);
}

TEST_CASE("sheets that are none get a sentence and write nothing") {
    Register office;
    const std::string before = office.digest();
    const auto code = [&](const std::string& text) {
        const auto result = office.tryImport(text);
        REQUIRE_FALSE(result);
        CHECK(office.digest() == before);
        return result.error().code;
    };
    CHECK(code("") == ErrorCode::SheetEmpty);
    CHECK(code("<html><body><table><tr><td>姓名</td></tr></table></body></html>") == ErrorCode::SheetIsHtml);
    CHECK(code("电话,地址\n123,456\n") == ErrorCode::SheetNoName);
    CHECK(code("姓名,电话\n") == ErrorCode::SheetEmpty);
    CHECK(code("姓名,电话\n甲,\"没有结束\n") == ErrorCode::SheetDamaged);
    ImportRequest missing;
    missing.path = office.folder.path("none.xlsx");
    NoProgress progress;
    CHECK(importSheet(office.journal(), office.access(), missing, progress).error().code == ErrorCode::FileNotFound);
}

TEST_CASE("a ledger's list finds its people by number or name and adds nobody twice") {
    Register office;
    office.import(registerCsv);
    ImportRequest request;
    request.type = "living_alone";
    const char* const list = "姓名,身份证号,包联人\n单秀兰,11010519491231002X,王海燕\n周建军,,李文静\n无此人,,李文静\n";
    const ImportReport report = office.import(list, request);
    CHECK(report.added == 2);
    CHECK(report.rejected == 1);
    CHECK(office.all("living_alone").size() == 2);
    const ImportReport again = office.import(list, request);
    CHECK(again.added == 0);
    CHECK(again.duplicates == 2);
    // Days later the same list is still the same: who is in the ledger keeps the day of entry.
    office.nextDay(3);
    CHECK(office.import(list, request).duplicates == 2);
}

TEST_CASE("what is exported can be edited and read again") {
    Register office;
    office.import(registerCsv);
    const std::string path = office.folder.path("out.xlsx");
    ListExport request;
    request.query.type = "person";
    request.columns = {"name",     "id_number", "sex",  "birth_date", "phone",
                       "building", "entrance",  "room", "relation",   "remark"};
    request.path = path;
    request.reveal = true;
    CHECK(must(exportList(security::Disclosure::nothingStored(), office.reader(), office.tables(), office.access(),
                          request, office.today())) == 4);
    ImportRequest again;
    again.path = path;
    NoProgress progress;
    const ImportReport report = must(importSheet(office.journal(), office.access(), again, progress));
    CHECK(report.rows == 4);
    CHECK(report.duplicates == 4);
}
