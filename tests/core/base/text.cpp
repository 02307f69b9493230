#include "core/base/text.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace mulin;

namespace {

std::string repeated(std::string_view part, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += part;
    return out;
}

/// Any code points, more often those that names and hostile input are made of.
rc::Gen<std::string> anyText() {
    const auto point =
        rc::gen::weightedOneOf<char32_t>({{6, rc::gen::inRange<char32_t>(0x4E00, 0x9FFF)},
                                          {4, rc::gen::inRange<char32_t>(0x20, 0x7F)},
                                          {2, rc::gen::element<char32_t>(U'·', U'•', U'．', U'　', 0x200B, 0x202E,
                                                                         0x0301, 0x2F08, 0xFF21, 0x1F600, U'\t')},
                                          {1, rc::gen::inRange<char32_t>(0x80, 0x2FFFF)}});
    return rc::gen::map(rc::gen::container<std::u32string>(point),
                        [](const std::u32string& text) { return utf8(text); });
}

} // namespace

TEST_CASE("broken UTF-8 becomes U+FFFD, never an error") {
    CHECK(validUtf8("张三") == "张三");
    CHECK(validUtf8("a\xFF"
                    "b") == "a\uFFFDb");
    CHECK(validUtf8("\xE5\xBC") == "\uFFFD");                           // cut short
    CHECK(validUtf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");           // a lone surrogate
    CHECK(validUtf8("\xC0\xAF") == "\uFFFD\uFFFD");                     // overlong
    CHECK(validUtf8("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD"); // beyond U+10FFFF
    CHECK(validUtf8(std::string("a\0b", 3)) == std::string("a\0b", 3));
    CHECK(utf8(U"\xD800 \x110000") == "\uFFFD \uFFFD");
    rc::prop("any bytes become valid text, and valid text is left alone", [](const std::string& bytes) {
        const std::string clean = validUtf8(bytes);
        RC_ASSERT(validUtf8(clean) == clean);
        RC_ASSERT(utf8(codepoints(bytes)) == clean);
        RC_ASSERT(length(bytes) == codepoints(bytes).size());
    });
}

TEST_CASE("normal forms") {
    CHECK(nfc("e\u0301") == "\u00E9");
    CHECK(nfc("４４") == "４４");
    CHECK(nfkc("４４０１０６１９９９０１０１００１Ｘ") == "44010619990101001X");
    CHECK(nfkc("①㈠⼈") == "1(一)人");
    CHECK(nfc("䶮𬭚𠅤") == "䶮𬭚𠅤");
    CHECK(length("䶮𬭚𠅤") == 3);
    CHECK(length(nfc("a" + repeated("\u0301", 10'000))) == 10'000);
    rc::prop("nfc and nfkc change nothing the second time", [] {
        const std::string text = *anyText();
        RC_ASSERT(nfc(nfc(text)) == nfc(text));
        RC_ASSERT(nfkc(nfkc(text)) == nfkc(text));
        RC_ASSERT(nfkc(nfc(text)) == nfkc(text));
    });
}

TEST_CASE("trimmed takes blanks of every kind from both ends") {
    CHECK(trimmed(" \t\u3000\uFEFF张 三\u200B\u00A0\r\n") == "张 三");
    CHECK(trimmed("\u3000 \u200B").empty());
    CHECK(trimmed("").empty());
    CHECK(trimmed("\u202E张三") == "\u202E张三"); // marks of direction are the user's
}

TEST_CASE("names are tidied, not rewritten") {
    CHECK(tidyName("　张\u3000 三 ") == "张 三");
    for (const char* dot : {"·", "•", "．", "・", "‧", "."})
        CHECK(tidyName(std::string("阿依古丽") + dot + "买买提") == "阿依古丽·买买提");
    CHECK(tidyName("阿依古丽 • 买买提") == "阿依古丽 · 买买提");
    CHECK(tidyName("J.R. Smith") == "J.R. Smith");
    CHECK(tidyName("•张三") == "•张三");
    CHECK(tidyName("<img src=//h/s>") == "<img src=//h/s>");
    CHECK(tidyName("张三\U0001F600") == "张三\U0001F600");
    const std::string sixty = repeated("䶮", 60);
    CHECK(tidyName(sixty) == sixty);
    rc::prop("tidying is done once", [] {
        const std::string text = *anyText();
        RC_ASSERT(tidyName(tidyName(text)) == tidyName(text));
    });
}

TEST_CASE("search keys fold width, case, blanks and middle dots") {
    CHECK(searchKey("Ａli · 买买提") == "ali买买提");
    CHECK(searchKey("阿依古丽•买买提") == "阿依古丽买买提");
    CHECK(searchKey("⺠⼈⻢") == "民人马");
    CHECK(searchKey("ＬÜ") == "lü");
    CHECK(searchKey("\u200B").empty());
    CHECK(searchKey("'; DROP %_ {{7*7}}") == "';drop%_{{7*7}}");
    rc::prop("a key is its own key", [] {
        const std::string text = *anyText();
        RC_ASSERT(searchKey(searchKey(text)) == searchKey(text));
        RC_ASSERT(searchKey(" " + text + "　") == searchKey(text));
    });
}

TEST_CASE("Han characters of all planes") {
    for (const char32_t c : U"张䶮𠅤〇々⺠豈") {
        if (c == 0) break;
        CHECK(isHan(c));
    }
    for (const char32_t c : U"aＡあ。1·\U0001F600") {
        if (c == 0) break;
        CHECK_FALSE(isHan(c));
    }
}

TEST_CASE("splitting leaves no empty parts") {
    CHECK(split("张三、李四，王五", "、，") == std::vector<std::string>{"张三", "李四", "王五"});
    CHECK(split("  a  b ", " ") == std::vector<std::string>{"a", "b"});
    CHECK(split("", " ").empty());
    CHECK(split("、、", "、").empty());
}

TEST_CASE("formulas are recognised by their first character") {
    for (const char* text : {"=cmd|'/C calc'!A0", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"})
        CHECK(looksLikeFormula(text));
    for (const char* text : {"", "张三", "1-2", " =1", "'=1"}) CHECK_FALSE(looksLikeFormula(text));
}

TEST_CASE("dates as clerks write them") {
    const auto iso = [](std::string_view text) { return isoDateOf(text, 2026); };
    for (const char* text :
         {"2026-11-22", "2026.11.22", "2026/11/22", "2026年11月22日", "2026年11月22号", "20261122",
          " ２０２６－１１－２２ ", "2026-11-22 10:30:00", "2026-11-22T10:30", "20261122103000", "2026. 11. 22",
          "2026 11 22", "2026年11月22日(星期日)", "二〇二六年十一月二十二日", "11/22/2026", "22/11/2026"})
        CHECK(iso(text) == "2026-11-22");
    CHECK(iso("2026.1.2") == "2026-01-02");
    CHECK(iso("2026年1月2日生") == "2026-01-02");
    CHECK(iso("1952.3") == "1952-03-01");
    CHECK(iso("1952年3月") == "1952-03-01");
    CHECK(iso("195203") == "1952-03-01");
    CHECK(iso("52-03-18") == "1952-03-18");
    CHECK(iso("520318") == "1952-03-18");
    CHECK(iso("52年3月18日") == "1952-03-18");
    CHECK(iso("26-03-18") == "2026-03-18");
    CHECK(iso("27-03-18") == "1927-03-18");
    CHECK(iso("一九五二年三月十八日") == "1952-03-18");
    CHECK(iso("2000-02-29") == "2000-02-29");
    CHECK(isoDateOf("99.1.2", 2105) == "2099-01-02");
}

TEST_CASE("what is no date, or two, stays out") {
    for (const char* text :
         {"",           "张三",  "1900-02-29", "2026-13-01",  "2026-00-10",           "2026-02-30", "3/4/1952",
          "3.18",       "1952",  "200112",     "2026-1-2-3",  "12345678901234567890", "2026-",      "-",
          "0000-00-00", "36526", "五",         "2026-11-22a", "0052-03-18",           "1.30202E+17"}) {
        INFO(text);
        CHECK(isoDateOf(text, 2026).empty());
    }
    rc::prop("anything at all is either a real date or nothing", [] {
        const std::string text = *anyText();
        const std::string found = isoDateOf(text, 2026);
        RC_ASSERT(found.empty() || found.size() == 10u);
    });
}

TEST_CASE("texts in which nothing can be seen") {
    for (const char* text :
         {"", " ", "\u3000\t", "\u200B\u200E", "\u202E", "\u2066\u2069", "\u3164", "\u2800", "\uFEFF\u00AD", "\uFE0F"})
        CHECK(invisible(text));
    for (const char* text : {"a", "甲", "\u200E甲", "·", "-", "😀", "\xFF"}) CHECK_FALSE(invisible(text));
}
