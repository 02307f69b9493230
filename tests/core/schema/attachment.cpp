// The value of an attachment: names that can do no harm, kinds by content, one way to write it.
#include "core/schema/attachment.h"
#include "core/base/text.h"
#include "tests/support/property.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::schema;
using namespace std::string_literals;

TEST_CASE("a file name does no harm, wherever it is written to") {
    const auto clean = [](const std::string& name) { return cleanFileName(name, "image/png"); };
    CHECK(clean("../../a") == "a");
    CHECK(clean("C:\\x") == "x");
    CHECK(clean("\\\\server\\share\\清单.pdf") == "清单.pdf");
    CHECK(clean("C:x.png") == "C_x.png");
    CHECK(clean("") == "file.png");
    CHECK(clean("..") == "file.png");
    CHECK(clean("a/") == "file.png");
    CHECK(clean("CON") == "_CON");
    CHECK(clean("con.txt") == "_con.txt");
    CHECK(clean("COM1.jpg") == "_COM1.jpg");
    CHECK(clean("LPT9 .jpg") == "_LPT9 .jpg");
    CHECK(clean("CONTRACT.pdf") == "CONTRACT.pdf");
    CHECK(clean("名单\u202Egpj.exe") == "名单gpj.exe");
    CHECK(clean("a\nb\tc\x01.png"s) == "abc.png");
    CHECK(clean("a\u200B\uFEFFb.png") == "ab.png");
    CHECK(clean("报告. . ") == "报告");
    CHECK(clean("  a|b?c*\"<d>:.png") == "a_b_c___d__.png");
    CHECK(clean("a.pdf.exe") == "a.pdf.exe"); // told, not hidden
    CHECK(clean("\xFF\xFE.png") == "\uFFFD\uFFFD.png");
    CHECK(clean("e\u200D\u0301.txt") == "\u00E9.txt");
    test::property("what is clean stays as it is", 400, [&] {
        std::string name;
        const char32_t odd[] = {U'e', U'\u0301', U'\u200D', U'\u200B', U'.', U' ',
                                U'/', U'\u1100', U'\u1161', U'长',     U'|'};
        for (const int at : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11)))
            name += utf8(std::u32string(1, odd[at]));
        const std::string once = clean(name);
        RC_ASSERT(clean(once) == once);
    });
    std::string longName;
    for (int i = 0; i < 200; ++i) longName += "长";
    const std::string cut = clean(longName + ".jpeg");
    CHECK(cut.size() <= 180);
    CHECK(cut.ends_with("长.jpeg"));
    CHECK(validUtf8(cut) == cut);
}

TEST_CASE("what a file is, is told by its content") {
    CHECK(mediaOf("\xFF\xD8\xFF\xE1"s) == "image/jpeg");
    CHECK(mediaOf("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s) == "image/png");
    CHECK(mediaOf("RIFF\1\2\3\4WEBPVP8 "s) == "image/webp");
    CHECK(mediaOf("\0\0\0\x18"
                  "ftypheic"s) == "image/heic");
    CHECK(mediaOf("\0\0\0\x18"
                  "ftypisom"s) == "video/mp4");
    CHECK(mediaOf("%PDF-1.4\n%\xE2\xE3"s) == "application/pdf");
    CHECK(mediaOf("PK\x03\x04...[Content_Types].xml...word/document.xml"s) ==
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    CHECK(mediaOf("PK\x03\x04 a.txt"s) == "application/zip");
    CHECK(mediaOf("MZ"s + std::string(100, '\0')) == "application/x-msdownload");
    CHECK(mediaOf("居民名单\r\n") == "text/plain");
    CHECK(mediaOf("\xBE\xD3\xC3\xF1"s) == "text/plain");                         // GB18030
    CHECK(mediaOf("<svg xmlns='http://www.w3.org/2000/svg'/>") == "text/plain"); // never drawn
    CHECK(mediaOf("a\0b"s) == "application/octet-stream");
}

TEST_CASE("a value is written in one way, and nothing else is one") {
    const Attachment plain{"身份证 正面.jpg", 123456, "image/jpeg", hashOf("a"), {}};
    const Attachment sealed{"a|b", 1, "text/plain", hashOf("b"), hexOf(hashOf("key"))};
    CHECK(Attachment::parse(plain.text()) == plain);
    CHECK_FALSE(Attachment::parse(sealed.text())); // a name with a bar
    Attachment renamed = sealed;
    renamed.name = "ab";
    CHECK(Attachment::parse(renamed.text()) == renamed);
    const std::string hash = hexOf(hashOf("a"));
    for (const std::string& bad :
         {""s, "a"s, "a|1|text/plain|" + hash + "|", "|1|text/plain|" + hash, "a|0|text/plain|" + hash,
          "a|-1|text/plain|" + hash, "a|01|text/plain|" + hash, "a|99999999|text/plain|" + hash,
          "a|1|Text/Plain|" + hash, "a|1|text/plain|" + hash.substr(1), "a|1|text/plain|" + hash + "|12",
          "../a|1|text/plain|" + hash, "CON|1|text/plain|" + hash, "a\u202E|1|text/plain|" + hash,
          "a|1|text/plain|" + hash + "|" + hash + "|x"}) {
        INFO(bad);
        CHECK_FALSE(Attachment::parse(bad));
    }
}

TEST_CASE("cleaning twice is cleaning once", "[property]") {
    mulin::test::property("clean names stay, and values with them are read as written", 400,
                          [](const std::string& name) {
                              const std::string clean = cleanFileName(name, "image/png");
                              RC_ASSERT(cleanFileName(clean, "image/png") == clean);
                              RC_ASSERT(!clean.empty());
                              RC_ASSERT(clean.size() <= 200U);
                              RC_ASSERT(clean.find_first_of("/\\|") == std::string::npos);
                              const Attachment made{clean, 7, "image/png", hashOf(name), {}};
                              RC_ASSERT(Attachment::parse(made.text()) == made);
                          });
}
