#include "sheet_files.h"

#include "core/sheets/csv_reader.h"

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rowsOf(const Table& table) {
    Rows rows;
    for (const auto& line : table.lines) rows.push_back(line.texts);
    return rows;
}

Table readText(std::string_view bytes, const OpenOptions& options = {}) {
    Folder folder;
    return read(write(folder.file("a.csv"), bytes), options);
}

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

std::string encodingOf(std::string_view bytes) {
    Folder folder;
    auto reader = openSheet(write(folder.file("a.csv"), bytes));
    return reader ? (*reader)->encoding() : std::string(errorName(reader.error().code));
}

const std::string bom = "\xEF\xBB\xBF";
const std::string liantong = "\xC1\xAA\xCD\xA8"; // 联通 in GB18030: letter statistics take it for UTF-8
const std::string zhangsan = "\xD5\xC5\xC8\xFD"; // 张三

} // namespace

TEST_CASE("encodings are told apart") {
    CHECK(rowsOf(readText("姓名,电话\n联通,1\n")) == Rows{{"姓名", "电话"}, {"联通", "1"}});
    CHECK(rowsOf(readText(bom + "姓名,电话\n联通,1\n")) == Rows{{"姓名", "电话"}, {"联通", "1"}});
    CHECK(rowsOf(readText(liantong)) == Rows{{"联通"}});
    CHECK(rowsOf(readText(liantong + "," + zhangsan + "\r\n")) == Rows{{"联通", "张三"}});
    CHECK(encodingOf(liantong) == "GB18030");
    CHECK(encodingOf("联通") == "UTF-8");
    CHECK(encodingOf("abc") == "UTF-8");
    for (const bool big : {false, true}) {
        const auto body = utf16(u"姓名\t电话\r\n𠮷䶮\t1\r\n", big);
        CHECK(rowsOf(readText((big ? "\xFE\xFF" : "\xFF\xFE") + body)) == Rows{{"姓名", "电话"}, {"𠮷䶮", "1"}});
        const auto latin = utf16(u"name,phone,remark\r\n𠮷䶮,1,22222222\r\n", big); // without a mark
        CHECK(rowsOf(readText(latin)) == Rows{{"name", "phone", "remark"}, {"𠮷䶮", "1", "22222222"}});
    }
    // four-byte GB18030: 䶮 U+4DAE, 𠮷 U+20BB7
    CHECK(rowsOf(readText(zhangsan + "\xFE\x9F\x95\x34\xB2\x35")).at(0).at(0) == "张三䶮𠮷");
}

TEST_CASE("one GB18030 letter after a megabyte of ASCII decides") {
    std::string text;
    while (text.size() < 1'000'000) text += "abc,1\n";
    CHECK(readText(text + zhangsan + ",2\n").lines.back().texts == std::vector<std::string>{"张三", "2"});
    CHECK(readText(text + "张三,2\n").lines.back().texts == std::vector<std::string>{"张三", "2"});
    // letters across the pieces in which the file is read
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string han(shift, 'a');
        while (han.size() < 400'000) han += "睦邻𠮷";
        const std::string line = han + ",1\n";
        CHECK((readText(line).at(0, 0) == han)); // not printed: it is long
        std::string gb(shift, 'a'), expected(shift, 'a');
        while (gb.size() < 400'000) {
            gb += zhangsan + "\x95\x34\xB2\x35";
            expected += "张三𠮷";
        }
        CHECK((readText(gb + ",1\n").at(0, 0) == expected));
    }
}

TEST_CASE("broken bytes become visible, the encoding can be said") {
    const auto table = readText(bom + "a\xFF" + "b,1\n");
    CHECK(table.at(0, 0) == "a\uFFFD"
                            "b");
    CHECK(readText(liantong, {{}, "GBK", {}}).at(0, 0) == "联通");
    CHECK(readText("联通", {{}, "UTF-8", {}}).at(0, 0) == "联通");
    CHECK(readText("联通", {{}, "no-such-encoding", {}}).error == "BadArgument");
}

TEST_CASE("delimiters") {
    CHECK(rowsOf(readText("a;b;c\n1,5;2;3\n")) == Rows{{"a", "b", "c"}, {"1,5", "2", "3"}});
    CHECK(rowsOf(readText("a\tb\n1,2,3\t4\n")) == Rows{{"a", "b"}, {"1,2,3", "4"}});
    CHECK(rowsOf(readText("姓名，电话\n张三，1\n")) == Rows{{"姓名", "电话"}, {"张三", "1"}});
    CHECK(rowsOf(readText("姓名,住址\n张三,\"一号楼，二单元\"\n李四,三号楼，四单元，五室\n")) ==
          Rows{{"姓名", "住址"}, {"张三", "一号楼，二单元"}, {"李四", "三号楼，四单元，五室"}});
    CHECK(rowsOf(readText("sep=;\r\na;b,c\r\n")) == Rows{{"a", "b,c"}});
    CHECK(rowsOf(readText("sep=,\na;b,c\n")) == Rows{{"a;b", "c"}});
    CHECK(rowsOf(readText("姓名\n张三\n")) == Rows{{"姓名"}, {"张三"}});
    CHECK(rowsOf(readText("a,b\n1,2\n", {{}, {}, ";"})) == Rows{{"a,b"}, {"1,2"}});
    CHECK(rowsOf(readText("a\n")) == Rows{{"a"}});
}

TEST_CASE("quotes, line ends, ragged rows") {
    CHECK(rowsOf(readText("a,\"b\"\"c\",\"d,\r\ne\"\r\n\"\",x\r\n")) == Rows{{"a", "b\"c", "d,\r\ne"}, {"", "x"}});
    CHECK(rowsOf(readText("a,b\rc,d\r")) == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(rowsOf(readText("a,b\n\nc\n,,\nd,e,f,g")) == Rows{{"a", "b"}, {"c"}, {"d", "e", "f", "g"}});
    const auto table = readText("a,b\r\n\r\nc\r\n");
    CHECK(table.lines[0].number == 1);
    CHECK(table.lines[1].number == 3);
    CHECK(rowsOf(readText("5\" pipe,\"x\"y\n")) == Rows{{"5\" pipe", "xy"}});
    CHECK(rowsOf(readText("a,\"b\"")) == Rows{{"a", "b"}});
    CHECK(rowsOf(readText("a,\"b\"\"\"")) == Rows{{"a", "b\""}});
    CHECK(rowsOf(readText("a,b,\n")) == Rows{{"a", "b"}});
}

TEST_CASE("an unclosed quote is named with its line") {
    auto table = readText("a,b\nc,\"d\ne\nf\n");
    CHECK(table.error == "SheetDamaged");
    CHECK(table.errorPart == "quote");
    CHECK(table.errorLine == "2");
    CHECK(table.lines.size() == 1);
    std::string text = "a,b\n1,\"2\n";
    while (text.size() < 3'000'000) text += "some,further,rows\n";
    table = readText(text);
    CHECK(table.error == "SheetDamaged");
    CHECK(table.errorLine == "2");
    CHECK(readText("a,\"").error == "SheetDamaged");
}

TEST_CASE("what is too long") {
    auto table = readText("a,b\n" + std::string(10'000'000, 'x') + ",c\n");
    CHECK(table.error == "SheetTooBig");
    CHECK(table.errorPart == "cell");
    CHECK(table.errorLine == "2");
    CHECK(readText("a,\"" + std::string(10'000'000, 'x') + "\"\n").error == "SheetTooBig");
    // 10 MB in one line of many cells is only long
    std::string line;
    for (int i = 0; i < 10'000; ++i) line += std::string(1000, 'y') + ",";
    table = readText(line + "\nz\n");
    CHECK(table.error == "");
    CHECK(table.lines.size() == 2);
    CHECK(readText(std::string(20'000, ',') + "x\n").errorPart == "columns");
}

TEST_CASE("zero bytes go, text stays") {
    CHECK(rowsOf(readText(std::string("a\0b,c\n1,2\n", 10))) == Rows{{"ab", "c"}, {"1", "2"}});
    const std::string odd = "\u202E张三\u200B,䶮𬭚𠅤,①㈠⼈,😀,'; DROP TABLE t;--,%_,<img "
                            "src=//h/s>,{{7*7}},阿依古丽·买买提\n";
    CHECK(readText(odd).lines.at(0).texts.size() == 9);
    CHECK(readText(odd).at(0, 0) == "\u202E张三\u200B");
    CHECK(readText("e" +
                   [] {
                       std::string s;
                       for (int i = 0; i < 10'000; ++i) s += "\u0301";
                       return s;
                   }())
              .error == "");
}

TEST_CASE("digits: tricks that keep them and signs that they are lost") {
    auto table = readText("=\"130202198501011234\",'13912345678,1.30202E+17,\"=\"\"007\"\"\",1.5E+3,2E101,'abc\n");
    REQUIRE(table.lines.size() == 1);
    CHECK(table.lines[0].texts == std::vector<std::string>{"130202198501011234", "13912345678", "1.30202E+17", "007",
                                                           "1.5E+3", "2E101", "'abc"});
    CHECK(table.lines[0].lost == std::vector<bool>{false, false, true, false, false, false, false});
    CHECK(showsLostDigits("4.40106e+17"));
    CHECK_FALSE(showsLostDigits("E+17"));
    CHECK_FALSE(showsLostDigits("1E+"));
    CHECK_FALSE(showsLostDigits("1.2.3E+17"));
    CHECK_FALSE(showsLostDigits("3E17")); // a room
}

TEST_CASE("files that are something else") {
    Folder folder;
    const auto outcome = [&](const std::string& name, std::string_view bytes) {
        return read(write(folder.file(name), bytes)).error;
    };
    CHECK(read(folder.file("nothing.xlsx")).error == "FileNotFound");
    CHECK(read(folder.path().string()).error == "FileUnreadable");
    CHECK(outcome("a.csv", "") == "SheetEmpty");
    CHECK(outcome("a.xlsx", "") == "SheetEmpty");
    CHECK(outcome("a.csv", bom) == "SheetEmpty");
    CHECK(outcome("a.csv", "\r\n,,\r\n\n") == "SheetEmpty");
    CHECK(outcome("a.xls", "<html><table><tr><td>1</td></tr></table></html>") == "SheetIsHtml");
    CHECK(outcome("a.xls", bom + "\r\n <!-- x -->\n<!DOCTYPE HTML><html>") == "SheetIsHtml");
    CHECK(outcome("a.xls", "\xFF\xFE" + utf16(u"<TABLE border=1>", false)) == "SheetIsHtml");
    CHECK(outcome("a.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related") == "SheetIsHtml");
    CHECK(outcome("a.xls", "<?xml version=\"1.0\"?><html xmlns=\"x\">") == "SheetIsHtml");
    CHECK(outcome("a.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>") == "SheetOldFormat");
    CHECK(outcome("a.xml", "<?xml version=\"1.0\"?><a/>") == "SheetUnknown");
    CHECK(outcome("a.pdf", "%PDF-1.7\n") == "SheetOldFormat");
    CHECK(outcome("a.csv", std::string(500, '\x01')) == "SheetUnknown");
    CHECK(outcome("a.xlsx", std::string(500, '\0')) == "SheetDamaged");
    CHECK(outcome("a.xls", "姓名,电话\n张三,1\n") == ""); // text by another name is still text

    const auto compound = [](std::string_view stream) {
        std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        bytes.resize(70'000, '\0');
        for (const char c : stream) {
            bytes += c;
            bytes += '\0';
        }
        bytes.resize(72'000, '\0');
        return bytes;
    };
    CHECK(outcome("a.xlsx", compound("EncryptedPackage")) == "SheetEncrypted");
    CHECK(outcome("a.xls", compound("Workbook")) == "SheetDamaged"); // no more than the name of one
    CHECK(outcome("a.ppt", compound("PowerPoint Document")) == "SheetUnknown");
    CHECK(outcome("a.xls", compound("WordDocument")) == "SheetOldFormat");
    auto document = openSheet(write(folder.file("b.wps"), compound("WordDocument")));
    REQUIRE_FALSE(document);
    CHECK(document.error().arg("format") == "wps");
}
