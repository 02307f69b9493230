// Heads and members in one table; rows that come back and are read again; numbers that say nothing, or say two things.
#include "core/schema/validation.h"
#include "core/sheets/sheet_reader.h"
#include "tests/core/sheets/import_desk.h"

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::must;

using mulin::test::ImportDesk;

namespace {

std::vector<std::string> marks(const journal::Record& person) { return schema::choicesOf(person.text("check")); }

} // namespace

TEST_CASE("the member's name is not the head's, whichever column comes first") {
    for (const char* head : {"户主姓名,姓名,与户主关系,身份证号", "户主姓名,家庭成员姓名,与户主关系,身份证号",
                             "户主姓名,居民姓名,与户主关系,身份证号", "姓名,户主姓名,与户主关系,身份证号"}) {
        INFO(head);
        ImportDesk desk;
        const bool own = std::string(head).starts_with("姓名");
        desk.import("person",
                    std::string(head) + "\n" +
                        (own ? "成员乙,户主甲,妻,440524188001010014\n" : "户主甲,成员乙,妻,440524188001010014\n"));
        CHECK(desk.all("person").size() == 1);
        CHECK(desk.person("成员乙").text("id_number") == "440524188001010014");
    }
    ImportDesk desk;
    desk.import("person", "户主姓名,户主身份证号,姓名,身份证号,与户主关系,户主电话,联系电话\n"
                          "户主甲,11010519491231002X,成员乙,440524188001010014,妻,13800001111,13900002222\n");
    const auto member = desk.person("成员乙");
    CHECK(member.text("id_number") == "440524188001010014");
    CHECK(member.text("phone") == "13900002222");
    CHECK(desk.all("person").size() == 1);
}

TEST_CASE("a table that names the head alone is one of heads") {
    ImportDesk desk;
    desk.import("person", "户主姓名,身份证号,户主电话\n户主甲,11010519491231002X,13800001111\n");
    CHECK(desk.person("户主甲").text("phone") == "13800001111");
}

TEST_CASE("a row that comes back carries what it took from its head") {
    ImportDesk desk;
    ImportRequest request;
    request.rejects = desk.folder.path("returned.csv");
    const std::string sheet = "户号,姓名,与户主关系,身份证号,住址\n"
                              "H1,高明,户主,,友谊南里2-1-202\n"
                              ",高志强,子,1.30202E+17,\n"
                              "H2,王永强,户主,,友谊南里1-5-502\n"
                              ",周玉珍,妻,1.30202E+17,\n";
    CHECK(desk.import("person", sheet, request).rejected == 2);
    // Mended by the clerk: the numbers alone.
    auto reader = must(openSheet(request.rejects));
    Row row;
    std::string mended;
    for (int line = 0; must(reader->next(row)); ++line) {
        for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
            const std::string text(row.at(i).text);
            mended += (i ? "," : "") + (text.find("E+17") == std::string::npos ? text : std::string());
        }
        mended += "\n";
    }
    INFO(mended);
    CHECK(desk.import("person", mended).added == 2);
    CHECK(desk.person("高志强").text("door") == "2-1-202");
    CHECK(desk.person("周玉珍").text("door") == "1-5-502");
    CHECK(desk.person("高志强").get("household") == desk.person("高明").get("household"));
    CHECK(desk.person("周玉珍").get("household") == desk.person("王永强").get("household"));
}

TEST_CASE("numbers that the program hid say nothing") {
    ImportDesk desk;
    desk.import("person", "姓名,身份证号,联系电话,住址\n单秀兰,11010519491231002X,13800007177,友谊南里3-2-501\n");
    const auto report = desk.import("person", "姓名,身份证号,联系电话,住址,备注\n"
                                              "单秀兰,1101**********002X,138****7177,友谊南里3-2-501,爱听戏\n");
    CHECK(report.updated == 1);
    const auto person = desk.person("单秀兰");
    CHECK(person.text("id_number") == "11010519491231002X");
    CHECK(person.text("phone") == "13800007177");
    CHECK(person.text("remark") == "爱听戏");
    CHECK(marks(person).empty());
}

TEST_CASE("one number with two names is marked, and nothing is overwritten") {
    ImportDesk desk;
    const char* const sheet =
        "姓名,身份证号,联系电话\n甲,11010519491231002X,13800001111\n乙,11010519491231002X,13900002222\n";
    const auto report = desk.import("person", sheet);
    CHECK(report.added == 1);
    CHECK(report.updated == 1);
    const auto person = desk.person("甲");
    CHECK(person.text("phone") == "13800001111");
    CHECK(person.text("remark") == "姓名：乙");
    CHECK(marks(person) == std::vector<std::string>{"duplicate"});
    CHECK(desk.import("person", sheet).duplicates == 2);
}
