// A further row of somebody known: where he lives, with whom, and under which number.
#include "core/people/households.h"
#include "tests/core/sheets/import_desk.h"

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::ImportDesk;
using mulin::test::must;

namespace {

const std::string head = "姓名,身份证号,户号,与户主关系,现住址\n";
const std::string xiulan = "单秀兰,11010519491231002X";
const std::string wei = "王伟,440524188001010014";

} // namespace

TEST_CASE("a register number that differs renumbers the household of the head") {
    ImportDesk office;
    office.import("person", head + xiulan + ",H1,户主,友谊里1号楼1单元101\n" + wei + ",H1,儿子,\n");
    const std::string changed = head + xiulan + ",H9,,\n" + wei + ",H9,,\n";
    const auto report = office.import("person", changed);
    CHECK(report.updated == 1); // the son's row says what the head's has done
    CHECK(report.duplicates == 1);
    CHECK(office.person("单秀兰").text("book_number") == "H9");
    CHECK(office.person("王伟").text("book_number") == "H9");
    CHECK(office.all("household").size() == 1);
    CHECK(office.import("person", changed).duplicates == 2);
    CHECK(office.import("person", head + xiulan + ",,,\n").duplicates == 1); // an empty cell erases nothing
    CHECK(office.sound());
    must(office.journal().undo(office.access(), report.txn));
    CHECK(office.person("王伟").text("book_number") == "H1");
}

TEST_CASE("somebody with a number of his own belongs to the household of that number") {
    ImportDesk office;
    office.import("person", head + xiulan + ",H1,户主,友谊里1号楼1单元101\n" + wei +
                                ",H1,儿子,\n甲,,H2,户主,友谊里1号楼1单元102\n");
    SECTION("which is there") {
        CHECK(office.import("person", head + wei + ",H2,,\n").updated == 1);
        CHECK(office.person("王伟").get("household") == office.person("甲").get("household"));
        CHECK(office.person("王伟").text("door") == "1-1-102");
    }
    SECTION("or new, at the address that he has") {
        const std::string split = head + wei + ",H3,户主,\n" + xiulan + ",H1,,\n";
        CHECK(office.import("person", split).updated == 1);
        CHECK(office.person("王伟").text("book_number") == "H3");
        CHECK(office.person("王伟").text("relation") == "head");
        CHECK(office.person("王伟").text("door") == "1-1-101");
        CHECK(office.person("单秀兰").text("book_number") == "H1");
        CHECK(office.import("person", split).duplicates == 2);
    }
    SECTION("also if the head's row was the one to leave") {
        const std::string split = head + xiulan + ",H3,,\n" + wei + ",H1,,\n";
        CHECK(office.import("person", split).updated == 2);
        CHECK(office.person("单秀兰").text("book_number") == "H3");
        CHECK(office.person("王伟").text("book_number") == "H1");
        CHECK(office.import("person", split).duplicates == 2);
    }
    CHECK(office.sound());
}

TEST_CASE("a household of no number, and somebody of no household, take the one that the row gives") {
    ImportDesk office;
    office.import("person", head + xiulan + ",,户主,友谊里1号楼1单元101\n" + wei + ",,,\n");
    CHECK(office.import("person", head + xiulan + ",H1,,\n" + wei + ",H7,,\n").updated == 2);
    CHECK(office.person("单秀兰").text("book_number") == "H1");
    CHECK(office.person("王伟").text("book_number") == "H7");
}

TEST_CASE("an address without a building that differs is taken over") {
    ImportDesk office;
    office.import("person", head + xiulan + ",,,复兴路12号院\n" + wei + ",,,友谊里1号楼1单元101\n");
    CHECK(office.import("person", head + xiulan + ",,,复兴路12号院\n" + wei + ",,,\n").duplicates == 2);
    const auto report = office.import("person", head + xiulan + ",,,复兴路14号院\n" + wei + ",,,民主巷3号\n");
    CHECK(report.updated == 2);
    CHECK(office.person("单秀兰").text("address") == "复兴路14号院");
    CHECK(office.person("王伟").text("address") == "民主巷3号");
    CHECK(office.import("person", head + xiulan + ",,,友谊里1号楼1单元102\n").updated == 1);
    CHECK(office.person("单秀兰").text("door") == "1-1-102");
    CHECK(office.sound());
}

TEST_CASE("a row that says less of an address than is known changes nothing") {
    ImportDesk office;
    office.import("person", head + xiulan + ",,,友谊里3号楼2单元501\n");
    const auto dwellings = office.all("dwelling").size();
    for (const char* less : {"友谊里", "友谊里小区", "3号楼", "友谊里3号楼", "友谊里3号楼2单元"}) {
        CAPTURE(less);
        CHECK(office.import("person", head + xiulan + ",,," + less + "\n").duplicates == 1);
    }
    CHECK(office.all("dwelling").size() == dwellings);
    // Of another building nothing of the former door is kept.
    CHECK(office.import("person", "姓名,身份证号,楼号,房号\n" + xiulan + ",5号楼,301\n").updated == 1);
    CHECK(office.person("单秀兰").text("door") == "5-301");
    CHECK(office.person("单秀兰").text("estate_name") == "友谊里");
}

TEST_CASE("a second row of the same register, with another address, is an update too") {
    ImportDesk office;
    const auto report =
        office.import("person", head + xiulan + ",,,友谊里1号楼1单元101\n" + xiulan + ",,,友谊里1号楼1单元102\n");
    CHECK(report.added == 1);
    CHECK(report.updated == 1);
    CHECK(office.person("单秀兰").text("door") == "1-1-102");
    CHECK(office.all("residence").size() == 1);
}

TEST_CASE("the grid of somebody without an address is not lost") {
    ImportDesk office;
    CHECK(office.import("person", "姓名,身份证号,网格\n甲,,第1网格\n" + xiulan + ",\n").added == 2);
    CHECK(office.person("甲").text("grid_name") == "第1网格");
    CHECK(office.import("person", "姓名,身份证号,网格\n" + xiulan + ",1网格\n").updated == 1);
    CHECK(office.person("单秀兰").text("grid_name") == "第1网格");
}
