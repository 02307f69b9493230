#include "sheet_files.h"

#include "core/sheets/number_format.h"
#include "core/sheets/xlsx_reader.h"

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

TEST_CASE("every type of cell is read") {
    Folder folder;
    Book book;
    book.strings =
        R"(<si><t>张三</t></si><si><r><rPr><b/></rPr><t>阿依</t></r><r><t xml:space="preserve"> 古丽</t></r>)"
        R"(<rPh sb="0" eb="1"><t>アイ</t></rPh></si><si><t/></si><si><t>a_x000D_b_x005F_x0041_ _xD842__xDFB7_</t></si>)";
    book.rows =
        R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>)"
        R"(<c r="D2" t="s"><v>3</v></c><c r="E2" t="inlineStr"><is><t>内联</t></is></c>)"
        R"(<c r="F2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>)"
        R"(<c r="G2" t="str"><v>无公式</v></c><c r="H2" t="str"><f>A1&amp;"x"</f><v>有公式</v></c>)"
        R"(<c r="I2" t="e"><v>#N/A</v></c><c r="J2" t="b"><v>1</v></c><c r="K2" t="b"><v>0</v></c>)"
        R"(<c r="L2" t="d"><v>2026-11-22T00:00:00</v></c><c r="M2" t="d"><v>2026-11-22T08:30:00</v></c>)"
        R"(<c r="N2"><f t="shared" si="0"/><v>7</v></c><c r="O2"><f>SUM(A1:A9)</f></c>)"
        R"(<c r="P2" t="n"><v>13912345678</v></c></row>)";
    const auto table = read(book.save(folder.file("a.xlsx")));
    REQUIRE(table.error == "");
    REQUIRE(table.lines.size() == 1);
    const auto& line = table.lines[0];
    CHECK(line.number == 2);
    CHECK(line.texts == std::vector<std::string>{"张三", "阿依 古丽", "", "a\rb_x0041_ 𠮷", "内联", "甲乙", "无公式",
                                                 "有公式", "#N/A", "TRUE", "FALSE", "2026-11-22", "2026-11-22 08:30:00",
                                                 "7", "=SUM(A1:A9)", "13912345678"});
    CHECK(line.kinds[2] == CellKind::Empty);
    CHECK(line.kinds[8] == CellKind::Error);
    CHECK(line.kinds[9] == CellKind::Boolean);
    CHECK(line.kinds[11] == CellKind::Date);
    CHECK(line.kinds[14] == CellKind::Error);
    CHECK(line.kinds[15] == CellKind::Number);
    CHECK(line.numbers[15] == 13912345678.0);
}

TEST_CASE("cells and rows without references are counted") {
    Folder folder;
    Book book;
    book.rows = R"(<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>5</v></c><c><v>6</v></c></row>)"
                R"(<row><c><v>7</v></c></row><row r="9"/><row r="10"><c s="0"/></row>)";
    const auto table = read(book.save(folder.file("a.xlsx")));
    REQUIRE(table.lines.size() == 3); // rows without content are none
    CHECK(table.lines[0].number == 1);
    CHECK(table.at(0, 2) == "3");
    CHECK(table.lines[1].number == 5);
    CHECK(table.at(1, 2) == "5");
    CHECK(table.at(1, 3) == "6");
    CHECK(table.lines[2].number == 6);
}

TEST_CASE("numbers keep their digits, and lost digits show") {
    Folder folder;
    Book book;
    book.formats = R"(<numFmt numFmtId="170" formatCode="0000"/><numFmt numFmtId="171" formatCode="0.0%"/>)";
    book.styles = R"(<xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="4"/>)";
    const auto cell = [](const std::string& v, int style = 0) {
        return "<c s=\"" + std::to_string(style) + "\"><v>" + v + "</v></c>";
    };
    book.rows = "<row>" + cell("130202850101123") + cell("1.30202E+17") + cell("130202198501011234") +
                cell("1.3912345678E10") + cell("0.10000000000000001") + cell("-12.5") + cell("7", 1) +
                cell("0.856", 2) + cell("1234.5", 3) + cell("007") + cell("1e5") + cell("abc") + cell("99", 77) +
                "</row>";
    const auto table = read(book.save(folder.file("a.xlsx")));
    REQUIRE(table.lines.size() == 1);
    const auto& line = table.lines[0];
    CHECK(line.texts == std::vector<std::string>{"130202850101123", "1.30202E+17", "130202198501011234", "13912345678",
                                                 "0.1", "-12.5", "0007", "85.6%", "1234.5", "7", "100000", "abc",
                                                 "99"});
    CHECK(line.lost ==
          std::vector<bool>{false, true, true, false, false, false, false, false, false, false, false, false, false});
    CHECK(line.kinds[11] == CellKind::Text);
}

TEST_CASE("number formats that are dates") {
    using F = NumberFormat;
    const auto each = [](const std::vector<const char*>& codes, F::Kind kind) {
        for (const char* code : codes) {
            INFO(code);
            CHECK(formatOfCode(code).kind == kind);
        }
    };
    each({"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "yyyy年m月d日", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "m/d/yy",
          "[DBNum1][$-804]yyyy\"年\"m\"月\"", "d-mmm-yy", "aaaa", "mmm", "e\"年\"m\"月\"",
          "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "YYYY/M/D"},
         F::Date);
    each({"yyyy-mm-dd hh:mm", "m/d/yy h:mm AM/PM", "yyyy\"年\"m\"月\"d\"日\" h\"时\""}, F::DateTime);
    each({"h:mm", "[h]:mm:ss", "mm:ss", "上午/下午h\"时\"mm\"分\"", "h:mm AM/PM"}, F::Time);
    each({"General", "G/通用格式", "0", "0.00", "#,##0.00", "[Red]-0.00", "0.00E+00", "\"day\"0", "@", "_-* #,##0_-",
          "0;[Red]-0", "\\d0", "[>100]0;0"},
         F::General);
    each({"0%", "0.00%"}, F::Percent);
    CHECK(formatOfCode("000000") == F{F::Zeros, 6});
    for (const int id : {14, 17, 27, 31, 36, 50, 57, 58}) CHECK(builtinFormat(id).kind == F::Date);
    for (const int id : {18, 21, 32, 45, 47, 55}) CHECK(builtinFormat(id).kind == F::Time);
    for (const int id : {0, 1, 2, 3, 4, 11, 49}) CHECK(builtinFormat(id).kind == F::General);
}

TEST_CASE("dates of both calendars") {
    Folder folder;
    Book book;
    book.formats = R"(<numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>)"
                   R"(<numFmt numFmtId="181" formatCode="yyyy-mm-dd hh:mm"/>)";
    book.styles = R"(<xf numFmtId="180"/><xf numFmtId="31"/><xf numFmtId="181"/><xf numFmtId="20"/>)";
    book.rows = R"(<row><c s="1"><v>46348</v></c><c s="2"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c>)"
                R"(<c s="1"><v>60</v></c><c s="1"><v>-3</v></c><c s="3"><v>46348.354166666664</v></c>)"
                R"(<c s="4"><v>0.5</v></c><c s="1"><v>99999999</v></c><c s="3"><v>46347.9999999999</v></c></row>)";
    auto table = read(book.save(folder.file("a.xlsx")));
    REQUIRE(table.lines.size() == 1);
    CHECK(table.lines[0].texts == std::vector<std::string>{"2026-11-22", "1900-01-01", "1900-02-28", "1900-03-01", "60",
                                                           "-3", "2026-11-22 08:30:00", "12:00:00", "99999999",
                                                           "2026-11-22"});
    CHECK(table.lines[0].kinds[0] == CellKind::Date);
    CHECK(table.lines[0].numbers[0] == 20779);
    CHECK(table.lines[0].kinds[4] == CellKind::Number);

    book.workbookPr = R"(<workbookPr date1904="1"/>)";
    book.rows = R"(<row><c s="1"><v>0</v></c><c s="1"><v>44886</v></c></row>)";
    table = read(book.save(folder.file("b.xlsx")));
    CHECK(table.at(0, 0) == "1904-01-01");
    CHECK(table.at(0, 1) == "2026-11-22");
}

TEST_CASE("merged ranges are known before the rows; hidden rows are marked") {
    Folder folder;
    Book book;
    book.rows = R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>)"
                R"(<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>)";
    book.afterRows =
        R"(<mergeCells count="3"><mergeCell ref="B7:C9"/><mergeCell ref="A1:D1"/><mergeCell ref="ZZZZ1:A2"/></mergeCells>)";
    const auto path = book.save(folder.file("a.xlsx"));
    auto reader = openSheet(path);
    REQUIRE(reader);
    CHECK((*reader)->merges() == std::vector<MergedRange>{{1, 1, 0, 3}, {7, 9, 1, 2}});
    CHECK((*reader)->sheetName() == "表一");
    const auto table = read(path);
    CHECK_FALSE(table.lines[0].hidden);
    CHECK(table.lines[1].hidden);
    CHECK(table.lines[2].hidden);
}

TEST_CASE("many merged ranges across the pieces of a part") {
    Folder folder;
    Book book;
    book.rows = "<row><c><v>1</v></c></row>";
    book.afterRows = "<mergeCells>";
    for (int i = 1; i <= 30'000; ++i)
        book.afterRows += "<mergeCell ref=\"A" + std::to_string(2 * i) + ":A" + std::to_string(2 * i + 1) + "\"/>";
    book.afterRows += "</mergeCells>";
    auto reader = openSheet(book.save(folder.file("a.xlsx")));
    REQUIRE(reader);
    const auto& merges = (*reader)->merges();
    REQUIRE(merges.size() == 30'000);
    for (std::uint32_t i = 0; i < 30'000; ++i) REQUIRE(merges[i] == MergedRange{2 * i + 2, 2 * i + 3, 0, 0});
}

TEST_CASE("the first visible sheet with data is taken, others by name") {
    Folder folder;
    Book book;
    auto parts = book.parts();
    const std::string ns = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::string sheets, relations;
    const auto add = [&](int i, const std::string& name, const std::string& state, const std::string& rows) {
        const auto n = std::to_string(i);
        sheets += "<sheet name=\"" + name + "\" sheetId=\"" + n + "\" state=\"" + state + "\" r:id=\"r" + n + "\"/>";
        // absolute target, another prefix, another case
        relations +=
            "<Relationship Id=\"r" + n + "\" Type=\"" + rel + "/worksheet\" Target=\"/xl/Worksheets/s" + n + ".xml\"/>";
        parts.push_back(
            {"xl/worksheets/s" + n + ".xml",
             "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>" + rows +
                 "</x:sheetData></x:worksheet>"});
    };
    add(1, "隐藏", "hidden", "<x:row><x:c><x:v>1</x:v></x:c></x:row>");
    add(2, "空", "visible", "<x:row><x:c/></x:row>");
    add(3, "总表", "visible", "<x:row><x:c><x:v>3</x:v></x:c></x:row>");
    parts[1].second = "<workbook" + ns + " xmlns:r=\"" + rel + "\"><sheets>" + sheets + "</sheets></workbook>";
    parts[2].second = "<Relationships>" + relations + "</Relationships>";
    const auto path = zipped(folder.file("a.xlsx"), parts);
    CHECK(read(path).at(0, 0) == "3");
    CHECK(read(path, {"隐藏", {}, {}}).at(0, 0) == "1");
    CHECK(read(path, {"空", {}, {}}).lines.empty());
    CHECK(read(path, {"别的", {}, {}}).error == "BadArgument");
    auto reader = openSheet(path);
    REQUIRE(reader);
    CHECK((*reader)->sheetNames() == std::vector<std::string>{"隐藏", "空", "总表"});
    CHECK((*reader)->sheetName() == "总表");
}

TEST_CASE("references that no sheet has are refused with their place") {
    Folder folder;
    const auto outcome = [&](const std::string& rows) {
        Book book;
        book.strings = "<si><t>x</t></si>";
        book.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + rows;
        return read(book.save(folder.file("a.xlsx")));
    };
    for (const char* reference : {"ZZZZ99999999", "XFE1", "A0", "A1048577", "A", "1", "A-1", "A99999999999999999999"}) {
        const auto table = outcome("<row r=\"2\"><c r=\"" + std::string(reference) + "\"><v>1</v></c></row>");
        INFO(reference);
        CHECK(table.error == "SheetDamaged");
        CHECK(table.errorPart == std::string("cell ") + reference);
        CHECK(table.lines.size() == 1); // what came before is still there
    }
    for (const char* index : {"-1", "1", "99999", "x", "18446744073709551616"}) {
        const auto table = outcome("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>" + std::string(index) + "</v></c></row>");
        INFO(index);
        CHECK(table.error == "SheetDamaged");
        CHECK(table.errorPart == std::string("cell B2, string ") + index);
        CHECK(table.errorRow == "2");
    }
    for (const char* row : {"0", "-1", "1048577", "99999999999999999999999", "x"})
        CHECK(outcome("<row r=\"" + std::string(row) + "\"><c><v>1</v></c></row>").error == "SheetDamaged");
    CHECK(outcome("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").error == "");
}

TEST_CASE("the widest and the last cell cost no memory for what lies between") {
    Folder folder;
    Book book;
    for (int i = 1; i <= 3000; ++i)
        book.rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>";
    const auto path = book.save(folder.file("a.xlsx"));
    auto reader = openSheet(path);
    REQUIRE(reader);
    Row row;
    int rows = 0;
    for (auto more = (*reader)->next(row); more && *more; more = (*reader)->next(row)) ++rows;
    CHECK(rows == 3000);
    CHECK(row.cells.size() == Limits::columns);
}

TEST_CASE("hostile and broken workbooks") {
    Folder folder;
    Book good;
    good.rows = "<row><c><v>1</v></c></row>";
    const auto path = folder.file("a.xlsx");

    SECTION("DTD") {
        for (const std::string doctype : {R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>)",
                                          R"(<!DOCTYPE x SYSTEM "file:///etc/passwd">)", R"(<!DOCTYPE x>)"}) {
            good.prolog = R"(<?xml version="1.0"?>)" + doctype;
            const auto table = read(good.save(path));
            CHECK(table.error == "SheetUnsafe");
            CHECK(table.errorPart == "DTD");
        }
    }
    SECTION("200,000 nested tags") {
        std::string nested;
        for (int i = 0; i < 200'000; ++i) nested += "<a>";
        good.rows += nested;
        const auto table = read(good.save(path));
        CHECK(table.error == "SheetUnsafe");
        CHECK(table.errorPart == "nesting");
    }
    SECTION("a cell of 50 MB") {
        const std::string big(std::size_t{50} << 20, 'x');
        good.rows += "<row><c t=\"inlineStr\"><is><t>" + big + "</t></is></c></row>";
        auto table = read(good.save(path));
        CHECK(table.error == "SheetTooBig");
        CHECK(table.errorPart == "cell");
        good.rows = "<row><c t=\"s\"><v>0</v></c></row>";
        good.strings = "<si><t>" + big + "</t></si>";
        table = read(good.save(path));
        CHECK(table.error == "SheetTooBig");
        CHECK(table.errorPart == "cell");
    }
    SECTION("an attribute of 50 MB") {
        good.rows += "<row><c x=\"" + std::string(std::size_t{50} << 20, 'x') + "\"/></row>";
        const auto table = read(good.save(path));
        CHECK((table.error == "SheetTooBig" || table.error == "SheetUnsafe"));
    }
    SECTION("a zip bomb") {
        good.afterRows = std::string(std::size_t{40} << 20, ' ');
        const auto table = read(good.save(path));
        CHECK(table.error == "SheetUnsafe");
        CHECK(table.errorPart == "bomb");
    }
    SECTION("a bomb of empty rows, each small") {
        for (int i = 0; i < 600'000; ++i) good.rows += "<row><c/><c/><c/><c/></row>";
        CHECK(read(good.save(path)).error == "SheetUnsafe");
    }
    SECTION("too many entries") {
        auto parts = good.parts();
        for (int i = 0; i < 4'096; ++i) parts.push_back({"x/" + std::to_string(i), ""});
        const auto table = read(zipped(path, parts));
        CHECK(table.error == "SheetUnsafe");
        CHECK(table.errorPart == "entries");
    }
    SECTION("cut off") {
        const auto bytes = readAll(good.save(path));
        for (const double part : {0.1, 0.5, 0.9, 0.99}) {
            write(path, std::string_view(bytes).substr(0, static_cast<std::size_t>(double(bytes.size()) * part)));
            CHECK(read(path).error == "SheetDamaged");
        }
    }
    SECTION("XML that ends early, is none, or is missing") {
        auto parts = good.parts();
        parts[5].second.resize(parts[5].second.size() - 12);
        CHECK(read(zipped(path, parts)).error == "SheetDamaged");
        parts[5].second = "no xml";
        CHECK(read(zipped(path, parts)).error == "SheetDamaged");
        parts.pop_back();
        auto table = read(zipped(path, parts));
        CHECK(table.error == "SheetDamaged");
        CHECK(table.errorPart == "xl/worksheets/sheet1.xml");
        CHECK(read(zipped(path, {{"word/document.xml", "<a/>"}})).error == "SheetOldFormat");
        CHECK(read(zipped(path, {{"xl/workbook.bin", "x"}})).error == "SheetOldFormat");
        CHECK(read(zipped(path, {{"mimetype", "x"}, {"content.xml", "<a/>"}})).error == "SheetOldFormat");
    }
    SECTION("names that climb out of the archive are names of entries, no more") {
        auto parts = good.parts();
        parts[2].second.replace(parts[2].second.find("worksheets/sheet1.xml"), 21, "../../../../etc/passwd");
        CHECK(read(zipped(path, parts)).error == "SheetDamaged");
    }
    SECTION("a row with cells without end") {
        for (int i = 0; i < 40'000; ++i) good.rows += "<x/>";
        good.rows += "<row>";
        for (int i = 0; i < 40'000; ++i) good.rows += "<c r=\"A1\"><v>" + std::to_string(i) + "</v></c>";
        good.rows += "</row>";
        CHECK(read(good.save(path)).error == "SheetDamaged");
    }
    SECTION("no data") {
        good.rows = "<row><c/></row>";
        CHECK(read(good.save(path)).error == "SheetEmpty");
    }
}

TEST_CASE("an encrypted entry of a zip is named so") {
    Folder folder;
    Book book;
    book.rows = "<row><c><v>1</v></c></row>";
    const auto path = book.save(folder.file("a.xlsx"));
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), 0, &code);
    REQUIRE(archive);
    const bool able = zip_file_set_encryption(archive, 1, ZIP_EM_AES_256, "geheim") == 0;
    REQUIRE(zip_close(archive) == 0);
    if (able) CHECK(read(path).error == "SheetEncrypted");
}

TEST_CASE("rows of many pieces come whole and in order") {
    Folder folder;
    Book book;
    std::string strings;
    for (int i = 0; i < 5000; ++i) strings += "<si><t>共享" + std::to_string(i) + "</t></si>";
    book.strings = strings;
    for (int r = 1; r <= 5000; ++r) {
        const auto n = std::to_string(r);
        book.rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"s\"><v>" + std::to_string(5000 - r) +
                     "</v></c><c r=\"C" + n + "\"><v>" + n + "</v></c><c r=\"D" + n + "\" t=\"inlineStr\"><is><t>内" +
                     n + "</t></is></c></row>";
    }
    const auto path = book.save(folder.file("a.xlsx"));
    const auto check = [](SheetReader& reader) {
        Row row;
        for (int r = 1; r <= 5000; ++r) {
            auto more = reader.next(row);
            REQUIRE(more);
            REQUIRE(*more);
            REQUIRE(row.number == static_cast<std::uint32_t>(r));
            REQUIRE(row.at(0).text == "共享" + std::to_string(5000 - r));
            REQUIRE(row.at(1).empty());
            REQUIRE(row.at(2).number == r);
            REQUIRE(row.at(3).text == "内" + std::to_string(r));
        }
        auto more = reader.next(row);
        REQUIRE(more);
        REQUIRE_FALSE(*more);
    };
    auto reader = openSheet(path);
    REQUIRE(reader);
    check(**reader);
    auto again = openSheet(path);
    REQUIRE(again);
    const auto ahead = readAhead(std::move(*again));
    check(*ahead);
}

TEST_CASE("reading ahead ends with the error and can be dropped at any time") {
    Folder folder;
    Book book;
    for (int r = 1; r <= 20'000; ++r) book.rows += "<row><c><v>" + std::to_string(r * 7919) + "</v></c></row>";
    auto good = openSheet(book.save(folder.file("a.xlsx")));
    REQUIRE(good);
    {
        const auto ahead = readAhead(std::move(*good));
        Row row;
        REQUIRE(ahead->next(row));
    }
    book.rows += "<row><c t=\"s\"><v>-1</v></c></row>";
    auto bad = openSheet(book.save(folder.file("b.xlsx")));
    REQUIRE(bad);
    const auto ahead = readAhead(std::move(*bad));
    Row row;
    int rows = 0;
    for (;;) {
        auto more = ahead->next(row);
        if (!more) {
            CHECK(more.error().code == ErrorCode::SheetDamaged);
            break;
        }
        REQUIRE(*more);
        ++rows;
    }
    CHECK(rows == 20'000);
    CHECK_FALSE(ahead->next(row));
}
