// Deterministic damage to good files: whatever comes of it, it is rows or an error, never a crash or a hang.
#include "sheet_files.h"
#include <map>

#include "core/sheets/sheet_writer.h"

#include <random>

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

namespace {

std::string damaged(std::string bytes, std::mt19937& random) {
    const auto at = [&] { return random() % bytes.size(); };
    for (unsigned i = 0, count = 1 + random() % 8; i < count && bytes.size() > 8; ++i) {
        switch (random() % 6) {
        case 0: bytes[at()] = static_cast<char>(random()); break;
        case 1: bytes[at()] ^= static_cast<char>(1U << (random() % 8)); break;
        case 2: bytes.erase(at(), 1 + random() % 16); break;
        case 3: bytes.insert(at(), bytes.substr(at(), 1 + random() % 32)); break;
        case 4: bytes.insert(at(), random() % 2 ? "\"<&\r\n\0" : "99999999999"); break;
        case 5: bytes.resize(std::max<std::size_t>(8, at())); break;
        }
    }
    return bytes;
}

Book sample() {
    Book book;
    book.strings = "<si><t>姓名</t></si><si><r><t>张</t></r><rPh><t>z</t></rPh></si>";
    book.styles = "<xf numFmtId=\"14\"/><xf numFmtId=\"9\"/>";
    for (int i = 1; i < 30; ++i) {
        const auto n = std::to_string(i);
        book.rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"s\"><v>1</v></c><c r=\"B" + n +
                     "\" s=\"1\"><v>4634" + n +
                     "</v></c><c t=\"inlineStr\"><is><t>_x0041_</t></is></c><c s=\"2\"><v>0." + n +
                     "</v></c><c t=\"e\"><v>#N/A</v></c></row>";
    }
    book.afterRows = "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>";
    return book;
}

} // namespace

TEST_CASE("damaged containers are survived") {
    Folder folder;
    const auto good = readAll(sample().save(folder.file("good.xlsx")));
    std::mt19937 random(20261122);
    std::map<std::string, int> outcomes;
    for (int i = 0; i < 400; ++i) ++outcomes[read(write(folder.file("bad.xlsx"), damaged(good, random))).error];
    CHECK(outcomes["SheetDamaged"] > 50); // the damage is seen
    CHECK(outcomes["Internal"] == 0);
}

TEST_CASE("damaged parts in whole containers are survived") {
    Folder folder;
    std::mt19937 random(1);
    std::map<std::string, int> outcomes;
    for (int i = 0; i < 600; ++i) {
        auto parts = sample().parts();
        auto& part = parts[random() % parts.size()].second;
        part = damaged(part, random);
        ++outcomes[read(zipped(folder.file("bad.xlsx"), parts)).error];
    }
    CHECK(outcomes["SheetDamaged"] > 50);
    CHECK(outcomes[""] > 10);
    CHECK(outcomes["Internal"] == 0);
}

TEST_CASE("damaged text is survived") {
    Folder folder;
    const std::string good = "\xEF\xBB\xBF姓名,电话,备注\r\n张三,\"139\",\"a\"\"b\r\nc\"\r\n李四,=\"1\",'2\r\n,,\r\n";
    std::mt19937 random(2);
    std::map<std::string, int> outcomes;
    for (int i = 0; i < 500; ++i) ++outcomes[read(write(folder.file("bad.csv"), damaged(good, random))).error];
    CHECK(outcomes[""] > 100);
    CHECK(outcomes["SheetDamaged"] > 3); // unclosed quotes
    CHECK(outcomes["Internal"] == 0);
}
