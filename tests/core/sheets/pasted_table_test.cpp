// What sheet programs put on the clipboard becomes rows: text apart by tabs, or tables of a web page.
#include "core/records/query.h"
#include "core/sheets/import.h"
#include "core/sheets/sheet_reader.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using sheets::pastedTable;

namespace {

std::vector<std::vector<std::string>> rowsOf(const std::string& text) {
    sheets::OpenOptions options;
    options.pasted = std::make_shared<const std::string>(text);
    const auto reader = must(sheets::openSheet("clipboard", options));
    std::vector<std::vector<std::string>> rows;
    sheets::Row row;
    while (must(reader->next(row))) {
        rows.emplace_back();
        for (const sheets::Cell& cell : row.cells) rows.back().emplace_back(cell.text);
    }
    return rows;
}

using Rows = std::vector<std::vector<std::string>>;

} // namespace

TEST_CASE("cells apart by tabs, a comma divides nothing, quotes hold line ends") {
    CHECK(rowsOf("姓名\t备注\r\n单秀兰\t甲,乙;丙\r\n仇永福\t\"第一行\n第\"\"二\"\"行\"\r\n") ==
          Rows{{"姓名", "备注"}, {"单秀兰", "甲,乙;丙"}, {"仇永福", "第一行\n第\"二\"行"}});
    CHECK(rowsOf("一列\n甲\n乙") == Rows{{"一列"}, {"甲"}, {"乙"}});
}

TEST_CASE("tables of HTML: cells, line breaks, entities; no style and no comment") {
    const std::string html = "<html><head><style>td{color:red}</style></head><body><!--StartFragment-->before<table>"
                             "<tr><th>姓名</th><TD class=x>备注</td></tr>\n<tr>\n <td> 单&amp;秀 \n 兰&#20848;</td>"
                             "<td>甲<br>乙&#x4E59; &lt;b&gt; &nbsp;&unknown; &</td></tr></table>after</body></html>";
    CHECK(rowsOf(pastedTable(html)) == Rows{{"姓名", "备注"}, {"单&秀 兰兰", "甲\n乙乙 <b>  &unknown; &"}});
    CHECK(pastedTable("no table here").empty());
    CHECK(pastedTable("<td").empty());
    CHECK(pastedTable("<!-- <table><tr><td>x").empty());
    CHECK(pastedTable("<table><tr><td>open") == "open\n");
    CHECK(pastedTable("<td>&#xD800;&#x110000;&#9999999;x</td>") == "x\n");
}

TEST_CASE("ten thousand pasted rows pass the checks of an import and are one act") {
    TempOffice office;
    std::string text = "姓名\t性别\t电话\n";
    for (int i = 0; i < 10'000; ++i)
        text += "居民" + std::to_string(i) + "\t" + (i % 2 ? "男" : "女") + "\t1380000" +
                std::to_string(1000 + i % 9000) + "\n";
    text += "\t女\t13800001111\n"; // without a name
    sheets::ImportRequest request;
    request.path = "clipboard";
    request.pasted = std::make_shared<const std::string>(text);
    NoProgress progress;
    const auto report = must(sheets::importSheet(office.journal(), office.access(), request, progress));
    CHECK(report.rows == 10'001);
    CHECK(report.added == 10'000);
    CHECK(report.rejected == 1);
    must(office.journal().undo(office.access()));
    records::Query query;
    query.type = "person";
    CHECK(must(records::count(office.reader(), office.tables(), office.access(), query, office.today())) == 0);
}
