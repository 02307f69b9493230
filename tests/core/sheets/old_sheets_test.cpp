// .xls through the process that reads it, .ods, and what is only told of: documents, pages, older workbooks. The files
// in tests/data/sheets were written by LibreOffice; who stands in them was made up.
#include "sheet_files.h"

#include "core/sheets/child_reader.h"
#include "core/sheets/convert.h"

#include <chrono>
#include <random>

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

namespace {

const std::string data = std::string(MULIN_SOURCE_DIR) + "/tests/data/sheets/";

Result<std::unique_ptr<SheetReader>> childThatRuns(const std::string& script, int patience = 20'000) {
    return ChildReader::open("a.xls", {"/bin/sh", "-c", script}, patience);
}

std::string whatOf(const Result<std::unique_ptr<SheetReader>>& opened) {
    return opened ? "opened" : errorName(opened.error().code) + std::string(" ") + opened.error().arg("what");
}

std::string ods(const std::string& path, const std::string& tables, const std::string& styles = {}) {
    return zipped(path,
                  {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml", R"(<?xml version="1.0"?><office:document-content xmlns:office="o" )"
                                   R"(xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>)" +
                                       styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                       "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string text(const std::string& words, const std::string& more = {}) {
    return "<table:table-cell office:value-type=\"string\"" + more + "><text:p>" + words +
           "</text:p></table:table-cell>";
}

std::string table(const std::string& rows) { return "<table:table table:name=\"表\">" + rows + "</table:table>"; }

std::string row(const std::string& cells, const std::string& more = {}) {
    return "<table:table-row" + more + ">" + cells + "</table:table-row>";
}

} // namespace

TEST_CASE("old sheets: an .xls and an .ods are read like any sheet") {
    const std::string file = GENERATE(std::string("elders.xls"), std::string("elders.ods"));
    CAPTURE(file);
    auto opened = openSheet(data + file);
    REQUIRE(opened);
    CHECK((*opened)->format() == file.substr(7));
    CHECK((*opened)->sheetName() == "老人名册");
    CHECK((*opened)->sheetNames() == std::vector<std::string>{"老人名册", "说明"});
    CHECK((*opened)->merges().front() == MergedRange{1, 1, 0, 7});
    CHECK((*opened)->merges().back() == MergedRange{4, 5, 0, 0}); // a household
    const auto sheet = read(data + file);
    REQUIRE(sheet.error == "");
    REQUIRE(sheet.lines.size() == 6);
    CHECK(sheet.at(0, 0) == "友谊南里社区老年人名册");
    CHECK(sheet.lines[3].texts == std::vector<std::string>{"1001", "单秀兰", "74", "1952-03-18", "2026-11-01",
                                                           "腿脚不便\n有养老服务", "85%", "TRUE"});
    CHECK(sheet.lines[3].kinds[3] == CellKind::Date);
    // results of formulas, a number, a text and an error
    CHECK(sheet.at(4, 2) == "76");
    CHECK(sheet.at(4, 5) == "单秀兰之夫");
    CHECK(sheet.at(4, 7) == "#N/A");
    CHECK(sheet.lines[4].kinds[7] == CellKind::Error);
    CHECK(sheet.lines[5].hidden);
    CHECK_FALSE(sheet.lines[4].hidden);
    OpenOptions other;
    other.sheet = "说明";
    CHECK(read(data + file, other).at(0, 0) == "隐藏");
    other.sheet = "没有";
    CHECK(read(data + file, other).error == "BadArgument");
}

TEST_CASE("old sheets: whatever the reading process does, this one goes on and says why") {
    CHECK(whatOf(childThatRuns("kill -SEGV $$")) == "SheetHelper crashed");
    CHECK(whatOf(childThatRuns("kill -ABRT $$")) == "SheetHelper crashed");
    CHECK(whatOf(childThatRuns("kill -XCPU $$")) == "SheetHelper time");
    CHECK(whatOf(childThatRuns("exit 3")) == "SheetHelper memory");
    CHECK(whatOf(childThatRuns("exit 0")) == "SheetHelper crashed");
    CHECK(whatOf(childThatRuns("echo hello everybody")) == "SheetDamaged ");
    CHECK(whatOf(childThatRuns("printf 'N\\377\\377\\377\\177'")) == "SheetDamaged ");
    const auto start = std::chrono::steady_clock::now();
    CHECK(whatOf(childThatRuns("sleep 600", 200)) == "SheetHelper time");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    // rows must go up, and a head without its end is no sheet
    CHECK(whatOf(childThatRuns("printf 'B\\010\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0'")) == "opened");
    auto cut = childThatRuns("printf 'B\\010\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0'");
    REQUIRE(cut);
    Row row;
    const auto more = (*cut)->next(row);
    REQUIRE_FALSE(more);
    CHECK(more.error().code == ErrorCode::SheetHelper);
    const auto again = (*cut)->next(row);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::SheetHelper);
}

TEST_CASE("old sheets: the reading process has no environment and no open file of this one") {
    Folder folder;
    const std::string seen = folder.file("seen");
    const std::string held = folder.file("held");
    std::FILE* file = std::fopen(write(held, "x").c_str(), "rb"); // not closed by exec
    REQUIRE(file);
    ::setenv("MULIN_PASSWORD", "geheim", 1);
    CHECK_FALSE(childThatRuns("{ env; ls -l /proc/self/fd; } > '" + seen + "'"));
    ::unsetenv("MULIN_PASSWORD");
    std::fclose(file);
    const std::string told = readAll(seen);
    CHECK_FALSE(told.empty());
    CHECK(told.find("geheim") == std::string::npos);
    CHECK(told.find(held) == std::string::npos);
}

TEST_CASE("old sheets: damaged ones are survived") {
    Folder folder;
    const std::string good = readAll(data + "elders.xls");
    std::mt19937 random(20261128);
    std::map<std::string, int> outcomes;
    for (int i = 0; i < 120; ++i) {
        std::string bad = good;
        if (i % 4 == 0) bad.resize(512 + random() % (bad.size() - 512));
        for (unsigned k = 0, count = 1 + random() % 12; k < count; ++k)
            bad[8 + random() % (bad.size() - 8)] = static_cast<char>(random());
        ++outcomes[read(write(folder.file("bad.xls"), bad)).error];
    }
    CHECK(outcomes["SheetDamaged"] > 10);
    CHECK(outcomes[""] > 10);
    CHECK(outcomes["Internal"] == 0);
}

TEST_CASE("old sheets: what an .ods repeats is counted") {
    Folder folder;
    const std::string path = folder.file("a.ods");
    const std::string three = " table:number-columns-repeated=\"3\"", rest = " table:number-columns-repeated=\"16384\"";
    auto sheet = read(ods(
        path, table(row(text("甲", three) + "<table:table-cell" + rest + "/>", " table:number-rows-repeated=\"2\"") +
                    row("<table:table-cell/>", " table:number-rows-repeated=\"1048000\"") + row(text("乙")))));
    REQUIRE(sheet.error == "");
    REQUIRE(sheet.lines.size() == 3);
    CHECK(sheet.lines[1].number == 2);
    CHECK(sheet.lines[1].texts == std::vector<std::string>{"甲", "甲", "甲"});
    CHECK(sheet.lines[2].number == 1'048'003);
    for (const char* count : {"2000000", "99999999999999999999999"}) {
        CHECK(read(ods(path, table(row(text("甲"), " table:number-rows-repeated=\"" + std::string(count) + "\""))))
                  .error == "SheetUnsafe");
        CHECK(read(ods(path, table(row(text("甲", " table:number-columns-repeated=\"" + std::string(count) + "\"")))))
                  .error == "SheetUnsafe");
    }
    CHECK(read(ods(path, table(row(text("甲", " table:number-columns-repeated=\"20000\""))))).error == "SheetDamaged");
    CHECK(read(ods(path, table(row(text("甲", " table:number-columns-repeated=\"-1\"") + text("乙"))))).at(0, 1) ==
          "乙");
}

TEST_CASE("old sheets: cells of an .ods") {
    Folder folder;
    const std::string path = folder.file("a.ods");
    const auto sheet = read(ods(
        path,
        table(row(
            "<table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell>"
            "<table:table-cell office:value-type=\"float\" office:value=\"1.30202198501011E+017\"><text:p>x</text:p>"
            "</table:table-cell>"
            "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p>"
            "</office:annotation><text:p>一<text:s text:c=\"2\"/>二</text:p><text:p>三</text:p></table:table-cell>"
            "<table:table-cell office:value-type=\"currency\" office:value=\"12.5\"><text:p>¥12.50</text:p>"
            "</table:table-cell>"
            "<table:covered-table-cell office:value-type=\"string\"><text:p>不见</text:p></table:covered-table-cell>"
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-28\"><text:p>x</text:p>"
            "</table:table-cell>"))));
    REQUIRE(sheet.error == "");
    CHECK(sheet.lines[0].texts ==
          std::vector<std::string>{"007", "1.30202198501011E+017", "一  二\n三", "12.5", "", "2026-11-28"});
    CHECK(sheet.lines[0].lost[1]);
    CHECK(read(zipped(path,
                      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                       {"META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"},
                       {"content.xml", "noise"}}))
              .error == "SheetEncrypted");
    CHECK(read(ods(path, table(row("<table:table-cell/>")))).error == "SheetEmpty");
    auto unsafe = ods(path, table(row(text("甲"))));
    CHECK(read(zipped(path, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                             {"content.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}}))
              .error == "SheetUnsafe");
}

TEST_CASE("old sheets: what is no sheet is called by its kind, whatever its name") {
    Folder folder;
    const auto formatOf = [](const std::string& path) {
        const auto opened = openSheet(path);
        return opened ? std::string("opened") : opened.error().arg("format");
    };
    CHECK(formatOf(write(folder.file("a.xls"), "%PDF-1.7\n")) == "pdf");
    CHECK(formatOf(zipped(folder.file("a.xlsx"), {{"word/document.xml", "<a/>"}})) == "docx");
    CHECK(formatOf(zipped(folder.file("b.xlsx"), {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                  {"content.xml", "<a/>"}})) == "odt");
    CHECK_FALSE(isConvertible("pdf"));
    CHECK_FALSE(isConvertible("docx"));
    CHECK(isConvertible("xlsb"));
}

TEST_CASE("old sheets: a converter makes an .xlsx in a folder that goes") {
    Folder folder;
    struct Quiet final : Progress {
        bool stopped = false;
        void report(std::int64_t, std::int64_t) override {}
        bool cancelled() const override { return stopped; }
    } progress;
    Book book;
    book.rows = "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c></row>";
    const std::string result = book.save(folder.file("result"));
    const auto program = [&](const char* name, const std::string& script) {
        const std::string path = write(folder.file(name), "#!/bin/sh\n" + script);
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        return path;
    };
    const std::string old = write(folder.file("old.xlsb"), "x");
    std::string made;
    {
        const auto converted =
            convertSheet(old, program("good", "mkdir -p \"$7\"; cp '" + result + "' \"$7/old.xlsx\""), progress);
        REQUIRE(converted);
        made = (*converted)->path();
        CHECK((*converted)->told(makeError(ErrorCode::SheetNoHeader, {{"path", made}})).arg("path") == old);
        CHECK(read(made).at(0, 0) == "姓名");
        const auto rights =
            std::filesystem::status(std::filesystem::path(made).parent_path().parent_path()).permissions();
        CHECK((rights & std::filesystem::perms::others_all) == std::filesystem::perms::none);
    }
    CHECK_FALSE(std::filesystem::exists(made));
    const auto failed = convertSheet(old, program("bad", "exit 1"), progress);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::SheetConverter);
    const auto slow = convertSheet(old, program("slow", "sleep 600"), progress, 300);
    REQUIRE_FALSE(slow);
    CHECK(slow.error().arg("what") == "time");
    progress.stopped = true;
    const auto cancelled = convertSheet(old, program("slow2", "sleep 600"), progress);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code == ErrorCode::Cancelled);
}
