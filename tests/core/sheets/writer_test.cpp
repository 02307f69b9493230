#include "sheet_files.h"

#include "core/base/date.h"
#include "core/sheets/reject_writer.h"
#include "core/sheets/sheet_writer.h"

#include <rapidcheck/catch.h>

#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Writes texts, reads them back; rows without content and empty cells at the end do not count.
Rows roundTrip(const std::string& path, const Rows& rows) {
    auto writer = createSheet(security::Disclosure::nothingStored(), path);
    REQUIRE(writer);
    for (const auto& row : rows) {
        std::vector<Cell> cells;
        for (const auto& text : row) cells.push_back(textCell(text));
        REQUIRE((*writer)->row(cells));
    }
    REQUIRE((*writer)->close());
    const auto table = read(path);
    if (table.error != "SheetEmpty") REQUIRE(table.error == "");
    Rows result;
    for (const auto& line : table.lines) {
        result.push_back(line.texts);
        for (std::size_t i = 0; i < line.kinds.size(); ++i)
            REQUIRE((line.kinds[i] == CellKind::Text) == !line.texts[i].empty());
    }
    return result;
}

Rows withoutEmpty(Rows rows) {
    for (auto& row : rows)
        while (!row.empty() && row.back().empty()) row.pop_back();
    rows.erase(std::remove_if(rows.begin(), rows.end(), [](const auto& row) { return row.empty(); }), rows.end());
    return rows;
}

const std::vector<std::string> odd = {"=1+1",
                                      "+86 139",
                                      "-5",
                                      "@SUM(A1)",
                                      "\t=x",
                                      "\r=x",
                                      "＝1",
                                      "＋1",
                                      "－1",
                                      "＠x",
                                      "=cmd|'/C calc'!A0",
                                      "'=1",
                                      "''=1",
                                      "'1",
                                      "''1",
                                      "'",
                                      "''",
                                      "'abc",
                                      "=\"1\"",
                                      "130202198501011234",
                                      "13020219850101123X",
                                      "007",
                                      "1.30202E+17",
                                      "a,b",
                                      "a;b",
                                      "a，b",
                                      "\"",
                                      "\"\"",
                                      "a\"b",
                                      " a ",
                                      "a\nb",
                                      "a\r\nb",
                                      "a\tb",
                                      "<b>&amp;</b>",
                                      "]]>",
                                      "_x0041_",
                                      "_x007a\r",
                                      "_x0041",
                                      "_x005F_",
                                      "__x0041__",
                                      "x_x",
                                      "䶮𬭚𠅤",
                                      "😀",
                                      "\u202Eabc",
                                      "\u200B",
                                      "\uFEFFx",
                                      "阿依古丽·买买提",
                                      "①㈠",
                                      "{{7*7}}",
                                      "%_",
                                      "'; DROP",
                                      "\x01\x1F",
                                      "TRUE",
                                      "#N/A",
                                      "2026-11-22"};

} // namespace

TEST_CASE("text comes back as it was, whatever it looks like") {
    Folder folder;
    Rows rows;
    for (const auto& text : odd) rows.push_back({"x", text, "y"});
    for (const char* name : {"a.xlsx", "a.csv"}) {
        const auto back = roundTrip(folder.file(name), rows);
        REQUIRE(back.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            INFO(name << " " << odd[i]);
            CHECK(back[i] == rows[i]);
        }
    }
}

TEST_CASE("formulas are neutralised") {
    Folder folder;
    const auto path = folder.file("a.csv");
    roundTrip(path, {{"x", "=1+1", "＝1", "@a", "\t=b"}});
    const auto bytes = readAll(path);
    CHECK(bytes == "\xEF\xBB\xBFx,'=1+1,'＝1,'@a,\"'\t=b\"\r\n");
    roundTrip(folder.file("a.xlsx"), {{"=1+1"}});
    int code = 0;
    zip_t* archive = zip_open(folder.file("a.xlsx").c_str(), ZIP_RDONLY, &code);
    REQUIRE(archive);
    zip_file_t* part = zip_fopen(archive, "xl/worksheets/sheet1.xml", 0);
    REQUIRE(part);
    std::string xml(100'000, '\0');
    xml.resize(static_cast<std::size_t>(zip_fread(part, xml.data(), xml.size())));
    zip_fclose(part);
    zip_discard(archive);
    CHECK(xml.find("=1+1") != std::string::npos);
    CHECK(xml.find("<f>") == std::string::npos);
}

TEST_CASE("any table survives writing and reading") {
    Folder folder;
    const auto text = rc::gen::oneOf(
        rc::gen::elementOf(odd), rc::gen::just(std::string()),
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab=+-@'\" ,;\t\r\n0123456789_x<&"))),
        rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(odd)), [](const auto& parts) {
            std::string joined;
            for (const auto& part : parts) joined += part;
            return joined;
        }));
    const auto table = rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(text));
    rc::prop("xlsx", [&] {
        const Rows rows = *table;
        RC_ASSERT(roundTrip(folder.file("p.xlsx"), rows) == withoutEmpty(rows));
    });
    rc::prop("csv", [&] {
        Rows rows = *table;
        rows.insert(rows.begin(), {"标题", "x"}); // one line whose delimiter is beyond doubt
        RC_ASSERT(roundTrip(folder.file("p.csv"), rows) == withoutEmpty(rows));
    });
}

TEST_CASE("numbers and dates are numbers and dates") {
    Folder folder;
    for (const std::string name : {"a.xlsx", "a.csv"}) {
        auto writer = createSheet(security::Disclosure::nothingStored(), folder.file(name));
        REQUIRE(writer);
        REQUIRE((*writer)->header({{"证件号码"}, {"数"}, {"日期"}, {"出生"}, {"时间"}, {"空"}, {"小数"}}));
        const auto day = [](const char* iso) { return dateCell(Date::fromIso(iso)->days); };
        Cell moment = day("2026-11-22");
        moment.number += 8.5 / 24;
        moment.text = "2026-11-22 08:30:00";
        const std::vector<Cell> cells = {textCell("130202198501011234"),
                                         numberCell(-42),
                                         day("2026-11-22"),
                                         day("1895-03-01"),
                                         moment,
                                         Cell(),
                                         numberCell(0.1)};
        REQUIRE((*writer)->row(cells));
        REQUIRE((*writer)->close());
        const auto table = read(folder.file(name));
        REQUIRE(table.lines.size() == 2);
        const auto& line = table.lines[1];
        CHECK(line.texts == std::vector<std::string>{"130202198501011234", "-42", "2026-11-22", "1895-03-01",
                                                     "2026-11-22 08:30:00", "", "0.1"});
        CHECK(line.kinds[0] == CellKind::Text);
        if (name == "a.csv") continue;
        CHECK(line.kinds[1] == CellKind::Number);
        CHECK(line.kinds[2] == CellKind::Date);
        CHECK(line.kinds[3] == CellKind::Text); // before the first day of the format
        CHECK(line.kinds[4] == CellKind::Date);
        CHECK(line.numbers[2] == Date::fromIso("2026-11-22")->days);
    }
}

TEST_CASE("text longer than the format allows is cut visibly") {
    Folder folder;
    std::string longText;
    for (int i = 0; i < 40'000; ++i) longText += "睦";
    const auto back = roundTrip(folder.file("a.xlsx"), {{longText, longText.substr(0, 3 * 32'767)}});
    REQUIRE(back.size() == 1);
    CHECK((back[0][0] == longText.substr(0, 3 * 32'766) + "…"));
    CHECK((back[0][1] == longText.substr(0, 3 * 32'767)));
    CHECK((roundTrip(folder.file("a.csv"), {{longText}}) == Rows{{longText}}));
}

TEST_CASE("nothing appears before close, what was there stays until then") {
    Folder folder;
    for (const char* name : {"a.xlsx", "a.csv"}) {
        const auto path = write(folder.file(name), "old");
        {
            auto writer = createSheet(security::Disclosure::nothingStored(), path);
            REQUIRE(writer);
            REQUIRE((*writer)->header({{"姓名"}}));
            CHECK(readAll(path) == "old");
        }
        CHECK(readAll(path) == "old");
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists();
    CHECK(files == 2);
    auto nowhere = createSheet(security::Disclosure::nothingStored(), folder.file("no/such/folder.xlsx"));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::FileNotFound);
}

TEST_CASE("a full disk is said, and leaves nothing") {
    Folder folder;
    for (const std::string name : {"full.csv", "full.xlsx"}) {
        const auto path = folder.file(name);
        const pid_t child = fork();
        if (child == 0) { // a limit on file size stands for the full disk
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{200'000, 200'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            int outcome = 1;
            {
                WriteOptions options;
                options.temporaryDir = folder.path().string();
                auto writer = createSheet(security::Disclosure::nothingStored(), path, options);
                Result<void> result;
                for (int i = 0; writer && result && i < 50'000; ++i) {
                    const std::string text = std::to_string(i * 7919LL) + "友谊街道友谊南里";
                    const std::vector<Cell> cells = {textCell(text), textCell(text)};
                    result = (*writer)->row(cells);
                }
                if (writer && result) result = (*writer)->close();
                if (!result && result.error().code == ErrorCode::DiskFull) outcome = 0;
            }
            _exit(outcome);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        INFO(name);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
        CHECK_FALSE(std::filesystem::exists(path));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("widths count Han characters double") {
    CHECK(displayWidth("姓名") == 4);
    CHECK(displayWidth("abc") == 3);
    CHECK(displayWidth("（１）") == 6);
    CHECK(displayWidth("阿依·") == 5);
}

TEST_CASE("rejected rows come back in their own columns with the reason, and can be read again") {
    Folder folder;
    Book book;
    book.formats = R"(<numFmt numFmtId="170" formatCode="000"/>)";
    book.styles = R"(<xf numFmtId="170"/><xf numFmtId="14"/>)";
    book.rows = R"(<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>证件号码</t></is></c>)"
                R"(<c t="inlineStr"><is><t>房号</t></is></c><c t="inlineStr"><is><t>日期</t></is></c></row>)"
                R"(<row r="2"><c/><c><v>1.30202E+17</v></c><c s="1"><v>7</v></c><c s="2"><v>46348</v></c></row>)"
                R"(<row r="3"><c t="inlineStr"><is><t>=HYPERLINK("x")</t></is></c><c/><c><v>501</v></c></row>)";
    auto opened = openSheet(book.save(folder.file("a.xlsx")));
    REQUIRE(opened);
    auto& reader = **opened;
    Row row;
    REQUIRE(reader.next(row));
    const KeptRow heading(row);
    const auto header = findHeader({heading}, {}, [](std::string_view) { return 1.0; });
    REQUIRE(header);
    const auto path = folder.file("rejects.xlsx");
    RejectWriter rejects(path, *header, "退回原因");
    while (*reader.next(row)) REQUIRE(rejects.add(row, "第 " + std::to_string(row.number) + " 行：证件号码丢了数字"));
    CHECK_FALSE(std::filesystem::exists(path));
    REQUIRE(rejects.close());
    CHECK(rejects.count() == 2);
    const auto table = read(path);
    REQUIRE(table.lines.size() == 3);
    CHECK(table.lines[0].texts == std::vector<std::string>{"姓名", "证件号码", "房号", "日期", "退回原因"});
    CHECK(table.lines[1].texts ==
          std::vector<std::string>{"", "1.30202E+17", "007", "2026-11-22", "第 2 行：证件号码丢了数字"});
    CHECK(table.lines[1].kinds[3] == CellKind::Date);
    CHECK(table.lines[1].lost[1]);
    CHECK(table.at(2, 0) == "=HYPERLINK(\"x\")");
    CHECK(table.lines[2].kinds[2] == CellKind::Number);

    // given back a second time: still one column of reasons
    Header again = *header;
    again.columns.push_back({4, "退回原因", {}});
    RejectWriter second(folder.file("b.csv"), again, "退回原因");
    Row mended;
    Cell cell = textCell("张三");
    mended.cells = {cell, cell, cell, cell, textCell("旧的原因")};
    REQUIRE(second.add(mended, "新的原因"));
    REQUIRE(second.close());
    CHECK(read(folder.file("b.csv")).lines[1].texts ==
          std::vector<std::string>{"张三", "张三", "张三", "张三", "新的原因"});

    RejectWriter none(folder.file("none.xlsx"), *header, "退回原因");
    REQUIRE(none.close());
    CHECK_FALSE(std::filesystem::exists(folder.file("none.xlsx")));
}
