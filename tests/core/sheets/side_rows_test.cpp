// What stands around a table and is no record.
#include "core/sheets/sheet_writer.h"
#include "core/sheets/side_rows.h"
#include "tests/core/sheets/import_desk.h"

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::ImportDesk;

namespace {

bool side(const std::vector<std::string>& texts) {
    Row row;
    for (const std::string& text : texts) row.cells.push_back(text.empty() ? Cell() : textCell(text));
    return isSideRow(row);
}

} // namespace

TEST_CASE("totals, notes and page numbers are no records") {
    CHECK(side({"合计", "", "37", "12户"}));
    CHECK(side({"", "合 计：", "1,234.50"}));
    CHECK(side({"小计（人）", "7"}));
    CHECK(side({"备注：以上数据截至2月底。"}));
    CHECK(side({"填表人：李敏", "", "审核人：王书记", "填表日期：2026.2.28"}));
    CHECK(side({"第 3 页，共 12 页"}));
}

TEST_CASE("a record that looks like one of them stays a record") {
    CHECK_FALSE(side({"合计", "13800001111x"}));
    CHECK_FALSE(side({"总计", "男", "友谊里"}));
    CHECK_FALSE(side({"计合", "1"}));
    CHECK_FALSE(side({"1", "合计先生"}));
    CHECK_FALSE(side({"说明", "3"}));
    CHECK_FALSE(side({"备注：有人", "单秀兰"}));
    CHECK_FALSE(side({"第一网格", "李敏"}));
    CHECK_FALSE(side({}));
}

TEST_CASE("rows that are none are neither added nor returned") {
    ImportDesk office;
    const auto report =
        office.import("person", "花名册,,\n姓名,电话,备注\n甲,13800001111,\n小计,1,\n姓名,电话,备注\n乙,,\n"
                                "合计,2人,\n填表人：李敏,,填表日期：2026年2月\n备注：共二人,,\n");
    CHECK(report.rows == 2);
    CHECK(report.added == 2);
    CHECK(report.rejected == 0);
}
