// Cells that hold no value although something stands in them, and what must not be taken for the same person.
#include "core/records/query.h"
#include "core/sheets/import.h"
#include "tests/core/sheets/sheet_files.h"
#include "tests/support/temp_office.h"

#include <sys/stat.h>

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::must;
using mulin::test::TempOffice;

namespace {

class Register : public TempOffice {
public:
    Result<ImportReport> tryImport(const std::string& path, const std::string& rejects = {}) {
        ImportRequest request;
        request.path = path;
        request.rejects = rejects;
        NoProgress progress;
        return importSheet(journal(), access(), request, progress);
    }
    ImportReport import(const std::string& csv) {
        auto report = must(tryImport(sheet_files::write(folder.path("register.csv"), csv)));
        CHECK(report.added + report.updated + report.duplicates + report.rejected == report.rows);
        return report;
    }
    std::vector<journal::Record> people(const std::string& where = {}) {
        return must(records::list(reader(), tables(), access(), {"person", where, {}, {}, -1, false}, today()));
    }
};

} // namespace

TEST_CASE("people without an ID number are not one person because 无 stands in its place") {
    Register office;
    const auto report = office.import("姓名,身份证号,电话\n"
                                      "甲,无,\n乙,无,\n丙,不详,\n丁,0,\n戊,/,\n己,暂无,无\n庚,Ｎ/Ａ,\n辛,丢失,\n");
    CHECK(report.added == 8);
    CHECK(report.updated == 0);
    for (const auto& person : office.people()) {
        CHECK(person.get("id_number").isEmpty());
        CHECK(person.text("check") == "|id_missing|");
        CHECK(person.text("remark") == (person.text("name") == "辛" ? "身份证号：丢失" : ""));
    }
}

TEST_CASE("a number that cannot be right makes twins only of people with the same name") {
    Register office;
    office.import("姓名,身份证号\n甲,130202199001011234\n乙,130202199001011234\n");
    CHECK(office.people().size() == 2);
    CHECK(office.import("姓名,身份证号\n甲,130202199001011234\n").duplicates == 1);
    CHECK(office.import("姓名,身份证号,电话\n甲,11010519491231002X,\n甲,11010519491231002x,13800001111\n").updated ==
          1);
    CHECK(office.people().size() == 3);
}

TEST_CASE("an error of the spreadsheet is no value") {
    Register office;
    sheet_files::Book book;
    book.rows =
        R"(<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>身份证号</t></is></c>)"
        R"(<c t="inlineStr"><is><t>备注</t></is></c></row>)"
        R"(<row r="2"><c t="e"><v>#REF!</v></c><c/><c/></row>)"
        R"(<row r="3"><c><f>A9</f></c><c/><c/></row>)"
        R"(<row r="4"><c t="inlineStr"><is><t>甲</t></is></c><c t="e"><v>#N/A</v></c><c t="e"><v>#N/A</v></c></row>)";
    const auto report = must(office.tryImport(book.save(office.folder.path("errors.xlsx"))));
    CHECK(report.rows == 2 + 1);
    CHECK(report.added == 1);
    CHECK(report.rejected == 2);
    const auto people = office.people();
    REQUIRE(people.size() == 1);
    CHECK(people[0].get("id_number").isEmpty());
    CHECK(people[0].text("check") == "|id_missing|value|");
    CHECK(people[0].text("remark").find("身份证号：#N/A") != std::string::npos);
    CHECK(office.import("姓名\n#VALUE!\n乙\n").rejected == 1);
}

TEST_CASE("digits that were lost stay lost on the way out and in again") {
    Register office;
    sheet_files::Book book;
    // Plain digits, as some programs write what they have kept as a number.
    book.rows =
        R"(<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>身份证号</t></is></c></row>)"
        R"(<row r="2"><c t="inlineStr"><is><t>甲</t></is></c><c><v>130202199001011234</v></c></row>)";
    const auto back = office.folder.path("back.xlsx");
    CHECK(must(office.tryImport(book.save(office.folder.path("a.xlsx")), back)).rejected == 1);
    const auto again = must(office.tryImport(back));
    CHECK(again.rejected == 1);
    CHECK(again.added == 0);
    CHECK(office.people().empty());
}

TEST_CASE("a name that is too long says so") {
    Register office;
    std::string name;
    for (int i = 0; i < 101; ++i) name += "长";
    const auto report = office.import("姓名\n" + name + "\n甲\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].error.code == ErrorCode::TooLong);
}

TEST_CASE("rows that come back have all their cells, also those without a heading") {
    Register office;
    const auto back = office.folder.path("back.csv");
    const auto path = sheet_files::write(office.folder.path("a.csv"), "姓名,电话\n,13800001111,旁注\n");
    CHECK(must(office.tryImport(path, back)).rejected == 1);
    CHECK(sheet_files::readAll(back).find("旁注") != std::string::npos);
}

TEST_CASE("the rows that come back never replace what is read") {
    Register office;
    const std::string csv = "姓名,电话\n,13800001111\n";
    const auto path = sheet_files::write(office.folder.path("a.csv"), csv);
    CHECK(office.tryImport(path, path).error().arg("what") == "input");
    CHECK(office.tryImport(path, office.journal().path()).error().arg("what") == "input");
    CHECK(office.tryImport(path, office.folder.path("none/b.csv")).error().arg("what") == "folder");
    CHECK(office.tryImport(path, "/dev/null").error().arg("what") == "special");
    CHECK(sheet_files::readAll(path) == csv);
    // A failed import leaves no sheet of rejects either.
    const auto rejects = office.folder.path("b.csv");
    const auto broken = sheet_files::write(office.folder.path("c.csv"), csv + "甲,\"never closed");
    CHECK_FALSE(office.tryImport(broken, rejects));
    CHECK_FALSE(std::filesystem::exists(rejects));
}

TEST_CASE("a pipe is refused, not waited for") {
    Register office;
    const auto pipe = office.folder.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(office.tryImport(pipe).error().arg("what") == "special");
}

TEST_CASE("a day may stand as the number that a spreadsheet keeps it as") {
    Register office;
    CHECK(office.import("姓名,出生日期\n甲,32874\n乙,19520318\n丙,1952年3月18日\n丁,1952.3.18\n戊,328740\n").added ==
          5);
    CHECK(office.people("name = \"甲\"")[0].get("birth_date").date().iso() == "1990-01-01");
    for (const char* name : {"乙", "丙", "丁"})
        CHECK(office.people("name = \"" + std::string(name) + "\"")[0].get("birth_date").date().iso() == "1952-03-18");
    CHECK(office.people("name = \"戊\"")[0].text("remark") == "出生日期：328740");
}

TEST_CASE("people of whom a sheet says the name alone, or the phone, are added once") {
    Register office;
    const std::string csv = "姓名,电话,备注\n甲,,\n甲,,\n乙,13800001111,\n乙,13800002222,\n丙,,老住户\n";
    CHECK(office.import(csv).added == 5);
    CHECK(office.import(csv).duplicates == 5);
    CHECK(office.import("姓名,电话,备注\n乙,13800001111,新来\n甲,13800003333,\n").updated == 1);
    CHECK(office.people().size() == 6);
}
