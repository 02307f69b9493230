// Text to value and back.
#include "core/base/text.h"
#include "core/schema/catalogue.h"
#include "core/schema/validation.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace mulin;
using namespace mulin::schema;

namespace {

const Date today = *Date::fromYmd(2026, 11, 22);

TypeDef thing() {
    TypeDef type;
    type.id = "thing";
    return type;
}

FieldDef fieldOf(FieldType type) {
    FieldDef field;
    field.id = "f";
    field.type = type;
    if (type == FieldType::Choice || type == FieldType::Choices)
        field.choices = {{"home", {"入户", "At home"}, {"上门", "面访"}, false},
                         {"phone", {"电话", "By phone"}, {}, false},
                         {"none", {"无", "None"}, {}, true}};
    return field;
}

Result<Value> read(const FieldDef& field, std::string_view text) { return parse(thing(), field, text, today); }

std::string codeOf(const FieldDef& field, std::string_view text) {
    const auto value = read(field, text);
    return value ? codeText(field, *value) : std::string("!") + errorName(value.error().code);
}

std::string codeOf(FieldType type, std::string_view text) { return codeOf(fieldOf(type), text); }

ErrorCode verdict(const FieldDef& field, const Value& value) {
    const auto result = validate(thing(), field, value, today);
    return result ? ErrorCode::Internal : result.error().code; // Internal = no complaint
}

constexpr auto fine = ErrorCode::Internal;

} // namespace

TEST_CASE("empty text is an empty value in every type", "[schema]") {
    for (int type = 1; type <= 16; ++type)
        for (const char* text : {"", " ", "\t\r\n", "　"}) {
            const auto value = read(fieldOf(static_cast<FieldType>(type)), text);
            REQUIRE(value);
            CHECK(value->isEmpty());
        }
}

TEST_CASE("numbers", "[schema]") {
    auto people = fieldOf(FieldType::Integer);
    people.unit = "人";
    const auto at = GENERATE(table<const char*, const char*>({
        {"12", "12"},
        {"１２", "12"},
        {" 12 人", "12"},
        {"12.0", "12"},
        {"1,234", "1234"},
        {"1，234，567", "1234567"},
        {"-3", "-3"},
        {"+3", "3"},
        {"007", "7"},
        {"12.5", "!BadValue"},
        {"1,23", "!BadValue"},
        {"1,2345", "!BadValue"},
        {",123", "!BadValue"},
        {"12岁", "!BadValue"},
        {"abc", "!BadValue"},
        {"-", "!BadValue"},
        {"1e5", "!BadValue"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "!BadValue"},
        {"0x10", "!BadValue"},
    }));
    INFO(std::get<0>(at));
    CHECK(codeOf(people, std::get<0>(at)) == std::get<1>(at));
}

TEST_CASE("money is fen", "[schema]") {
    const auto at = GENERATE(table<const char*, const char*>({
        {"1,234.50", "1234.50"},
        {"¥1,234.5", "1234.50"},
        {"￥８０元", "80.00"},
        {"0.05", "0.05"},
        {"-0.05", "-0.05"},
        {"860", "860.00"},
        {"860.000", "860.00"},
        {"860.005", "!BadValue"},
        {"8.6.0", "!BadValue"},
        {"一百", "!BadValue"},
        {"1.2万", "!BadValue"},
        {".5", "!BadValue"},
        {"92233720368547758.08", "!BadValue"},
        {"92233720368547758.07", "92233720368547758.07"},
    }));
    INFO(std::get<0>(at));
    CHECK(codeOf(FieldType::Money, std::get<0>(at)) == std::get<1>(at));
    CHECK(read(fieldOf(FieldType::Money), "12.34")->number() == 1234);
}

TEST_CASE("money of a script is fen unless it says yuan", "[schema]") {
    const FieldDef money = fieldOf(FieldType::Money);
    const auto fen = [&](const char* text) {
        const auto value = parseCode(thing(), money, text, today);
        return value ? std::to_string(value->number()) : std::string("!") + errorName(value.error().code);
    };
    CHECK(fen("50000") == "50000");
    CHECK(fen("-5") == "-5");
    CHECK(fen("+5") == "5");
    CHECK(fen("５００") == "500");
    CHECK(fen("500.00") == "50000");
    CHECK(fen("500元") == "50000");
    CHECK(fen("¥1,234.5") == "123450");
    for (const char* text : {"1,234", "5e3", "-", "+-5", "99999999999999999999"}) CHECK(fen(text) == "!BadValue");
    CHECK(parseCode(thing(), money, " ", today)->isEmpty());
}

TEST_CASE("what a form proposes", "[schema]") {
    TypeDef type = thing();
    FieldDef day = fieldOf(FieldType::Date), way = fieldOf(FieldType::Choice);
    day.id = "day", day.defaultText = "today", day.required = true;
    way.id = "way", way.defaultText = "phone";
    type.fields = {day, way};
    Values values;
    fillDefaults(type, values, today);
    CHECK(values == Values().set("day", today).set("way", "phone"));
    values = Values().set("way", Value());
    fillDefaults(type, values, today);
    CHECK(values.get("way").isEmpty()); // said to be none
}

TEST_CASE("texts in which nothing can be seen are empty", "[schema]") {
    FieldDef name = fieldOf(FieldType::Text);
    name.search = SearchKind::Name;
    name.required = true;
    for (const char* text : {"\u200B\u200E", "\u202E", " \u3164 ", "\u2066\u2069"}) {
        CHECK(read(name, text)->isEmpty());
        CHECK(verdict(name, Value(text)) == ErrorCode::Required);
    }
    CHECK(verdict(name, Value("\u200E甲")) == fine);
}

TEST_CASE("yes and no", "[schema]") {
    for (const char* yes : {"是", "有", "1", "√", "✔", "yes", "YES", "Y", "true", "１"})
        CHECK(codeOf(FieldType::Boolean, yes) == "true");
    for (const char* no : {"否", "无", "没有", "0", "×", "no", "N", "false", "x"})
        CHECK(codeOf(FieldType::Boolean, no) == "false");
    for (const char* neither : {"也许", "2", "是否", "y/n"}) CHECK(codeOf(FieldType::Boolean, neither) == "!BadValue");
}

TEST_CASE("dates and times", "[schema]") {
    for (const char* text : {"2026-01-02", "2026/1/2", "2026.1.2", "2026年1月2日", "20260102", "２０２６年１月２日"}) {
        INFO(text);
        CHECK(codeOf(FieldType::Date, text) == "2026-01-02");
    }
    for (const char* text : {"2026-02-30", "2026-13-01", "abc", "昨天"})
        CHECK(codeOf(FieldType::Date, text) == "!BadValue");
    CHECK(codeOf(FieldType::Date, "不详").empty());
    CHECK(codeOf(FieldType::Timestamp, "2026-11-22T10:00:00.125+08:00") == "2026-11-22T10:00:00.125+08:00");
    CHECK(codeOf(FieldType::Timestamp, "2026-11-22 10:05") == "2026-11-22T10:05:00.000+08:00");
    CHECK(codeOf(FieldType::Timestamp, "2026年11月22日 10时05分") == "2026-11-22T10:05:00.000+08:00");
    CHECK(codeOf(FieldType::Timestamp, "2026-11-22") == "2026-11-22T00:00:00.000+08:00");
    CHECK(codeOf(FieldType::Timestamp, "2026-11-22 24:00") == "!BadValue");
    CHECK(codeOf(FieldType::Timestamp, "2026-11-22 早上") == "!BadValue");
}

TEST_CASE("choices by code, label and synonym", "[schema]") {
    for (const char* text : {"home", "入户", "At home", "at HOME", "上门", "面 访", "1.入户", "02-入户"})
        CHECK(codeOf(FieldType::Choice, text) == "home");
    CHECK(codeOf(FieldType::Choice, "无") == "none");
    CHECK(codeOf(FieldType::Choice, "飞鸽") == "!NotAChoice");
    CHECK(codeOf(FieldType::Choice, "入户电话") == "!NotAChoice");
    CHECK(codeOf(FieldType::Choices, "电话、入户") == "home,phone");
    CHECK(codeOf(FieldType::Choices, "phone,home,phone") == "home,phone");
    CHECK(codeOf(FieldType::Choices, "|home|") == "home");
    CHECK(codeOf(FieldType::Choices, "By phone") == "phone");
    CHECK(codeOf(FieldType::Choices, "电话、飞鸽") == "!NotAChoice");
    CHECK(read(fieldOf(FieldType::Choices), "电话、入户")->text() == "|home|phone|");
    CHECK(storedChoices({}).empty());
}

TEST_CASE("phones", "[schema]") {
    const auto at = GENERATE(table<const char*, const char*>({
        {"13812347177", "13812347177"},
        {"138-1234-7177", "13812347177"},
        {"138 1234 7177", "13812347177"},
        {"１３８１２３４７１７７", "13812347177"},
        {"+86 138 1234 7177", "13812347177"},
        {"8613812347177", "13812347177"},
        {"13812347177.0", "13812347177"},
        {"0315-2234046", "0315-2234046"},
        {"03152234046", "0315-2234046"},
        {"(0315)2234046", "0315-2234046"},
        {"（010）12345678", "010-12345678"},
        {"01012345678", "010-12345678"},
        {"0315-2234046转801", "0315-2234046-801"},
        {"2234046", "2234046"},
        {"110", "110"},
        {"13812347177/13912340000", "13812347177/13912340000"},
        {"13812347177、0315-2234046", "13812347177/0315-2234046"},
        {"13812347177，13912340000", "13812347177/13912340000"},
        {"13812347177 13912340000", "13812347177/13912340000"},
        {"13812347177\n13912340000", "13812347177/13912340000"},
        {"无", ""},
        {"—", ""},
        {"+1 650 253 0000", "+16502530000"},
        {"138abc", "!BadValue"},
        {"张三13812347177", "!BadValue"},
        {"12", "!BadValue"},
        {"、", "!BadValue"},
        {"123456789012345678901", "!BadValue"},
    }));
    INFO(std::get<0>(at));
    CHECK(codeOf(FieldType::Phone, std::get<0>(at)) == std::get<1>(at));
}

TEST_CASE("identity numbers are tidied, not judged", "[schema]") {
    for (const char* text :
         {"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "'11010519491231002x"})
        CHECK(codeOf(FieldType::IdNumber, text) == "11010519491231002X");
    CHECK(codeOf(FieldType::IdNumber, "e 1234-567") == "E1234-567");
    CHECK(codeOf(FieldType::IdNumber, "无").empty());
}

TEST_CASE("texts", "[schema]") {
    CHECK(codeOf(FieldType::Text, " 甲\n乙 ") == "甲 乙");
    CHECK(codeOf(FieldType::Text, "e\u0301") == "\u00e9");
    CHECK(codeOf(FieldType::Text, "<b>&amp;") == "<b>&amp;");
    CHECK(codeOf(FieldType::Text, "䶮 \u202ex") == "䶮 \u202ex");
    CHECK(codeOf(FieldType::Note, "一\r\n二\r三") == "一\n二\n三");
    CHECK(codeOf(FieldType::Note, std::string_view("a\0b", 3)) == "ab");
    auto name = fieldOf(FieldType::Text);
    name.search = SearchKind::Name;
    CHECK(codeOf(name, "阿不都•热合曼") == "阿不都·热合曼");
}

TEST_CASE("links", "[schema]") {
    const std::string hex = Uid::named("record", "one").hex();
    CHECK(codeOf(FieldType::Link, hex) == hex);
    CHECK(codeOf(FieldType::Link, "42") == "!BadValue");
    CHECK(codeOf(FieldType::Links, hex) == "!BadValue");
    CHECK(codeOf(FieldType::Formula, "x") == "!ReadOnlyField");

    auto people = fieldOf(FieldType::Links);
    people.roles = {{"visited", {"走访对象", "Visited"}, {}, false}, {"present", {"在场", "Present"}, {"陪同"}, false}};
    using Items = std::vector<std::pair<std::string, std::string>>;
    CHECK(*parseLinks(thing(), people, "visited:12, present:a") == Items{{"visited", "12"}, {"present", "a"}});
    CHECK(*parseLinks(thing(), people, "12、陪同：a,12") == Items{{"visited", "12"}, {"present", "a"}});
    CHECK(parseLinks(thing(), people, "")->empty());
    CHECK(parseLinks(thing(), people, "boss:1").error().code == ErrorCode::NotAChoice);
    CHECK(parseLinks(thing(), people, "visited:").error().code == ErrorCode::BadValue);
    people.roles.clear();
    CHECK(*parseLinks(thing(), people, "12") == Items{{"", "12"}});
    CHECK(parseLinks(thing(), people, "visited:12").error().code == ErrorCode::NotAChoice);
}

TEST_CASE("rules of a field", "[schema]") {
    auto text = fieldOf(FieldType::Text);
    CHECK(verdict(text, Value()) == fine);
    text.required = true;
    CHECK(verdict(text, Value()) == ErrorCode::Required);
    CHECK(verdict(text, Value("　 ")) == ErrorCode::Required);
    CHECK(verdict(text, Value(3)) == ErrorCode::BadValue);
    CHECK(verdict(text, Value("a\tb")) == ErrorCode::BadValue);
    std::string han;
    for (int i = 0; i < 200; ++i) han += "䶮";
    CHECK(verdict(text, Value(han)) == fine);
    CHECK(verdict(text, Value(han + "一")) == ErrorCode::TooLong);
    CHECK(validate(thing(), text, Value(han + "一"), today).error().arg("limit") == "200");
    text.maxLength = 2;
    CHECK(verdict(text, Value("一二")) == fine);
    CHECK(verdict(text, Value("一二三")) == ErrorCode::TooLong);
    const auto note = fieldOf(FieldType::Note);
    CHECK(verdict(note, Value(std::string(100'000, 'a'))) == fine);
    CHECK(verdict(note, Value(std::string(100'001, 'a'))) == ErrorCode::TooLong);
    CHECK(verdict(note, Value("a\nb")) == fine);

    auto several = fieldOf(FieldType::Choices);
    std::vector<std::string> codes;
    for (int i = 0; i < 40; ++i) codes.push_back("c_5f3a9b" + std::to_string(i));
    several.choices.clear();
    for (const std::string& code : codes) several.choices.push_back({code, {code, {}}, {}, false});
    CHECK(verdict(several, Value(storedChoices(codes))) == fine); // all of them may be ticked

    auto date = fieldOf(FieldType::Date);
    CHECK(verdict(date, Value(today.plusDays(1))) == fine);
    date.future = false;
    CHECK(verdict(date, Value(today)) == fine);
    CHECK(verdict(date, Value(today.plusDays(1))) == ErrorCode::FutureDate);
    CHECK(verdict(date, Value(std::int64_t{9'000'000})) == ErrorCode::OutOfRange);
    CHECK(verdict(date, Value(std::int64_t{-9'000'000})) == ErrorCode::OutOfRange);
    auto stamp = fieldOf(FieldType::Timestamp);
    stamp.future = false;
    CHECK(verdict(stamp, Value(msOfDate(today.plusDays(1)) - 1)) == fine);
    CHECK(verdict(stamp, Value(msOfDate(today.plusDays(1)))) == ErrorCode::FutureDate);
    CHECK(verdict(stamp, Value(std::numeric_limits<std::int64_t>::max())) == ErrorCode::OutOfRange);

    auto count = fieldOf(FieldType::Integer);
    count.min = 1, count.max = 5;
    CHECK(verdict(count, Value(5)) == fine);
    CHECK(verdict(count, Value(0)) == ErrorCode::OutOfRange);
    CHECK(verdict(count, Value(6)) == ErrorCode::OutOfRange);
    CHECK(verdict(fieldOf(FieldType::Boolean), Value(2)) == ErrorCode::BadValue);
    CHECK(verdict(fieldOf(FieldType::Choice), Value("home")) == fine);
    CHECK(verdict(fieldOf(FieldType::Choice), Value("入户")) == ErrorCode::NotAChoice);
    CHECK(verdict(fieldOf(FieldType::Choices), Value("|home|phone|")) == fine);
    CHECK(verdict(fieldOf(FieldType::Choices), Value("|phone|home|")) == ErrorCode::BadValue);
    CHECK(verdict(fieldOf(FieldType::Choices), Value("|home|pigeon|")) == ErrorCode::NotAChoice);
    CHECK(verdict(fieldOf(FieldType::Phone), Value("138x")) == ErrorCode::BadValue);
    CHECK(verdict(fieldOf(FieldType::Link), Value(Uid{})) == ErrorCode::BadValue);
    CHECK(verdict(fieldOf(FieldType::Links), Value("x")) == ErrorCode::BadValue);
}

TEST_CASE("masks", "[schema]") {
    CHECK(masked(Mask::IdNumber, "130202195203183021") == "1302**********3021");
    CHECK(masked(Mask::IdNumber, "130202520318302") == "1302*******8302");
    CHECK(masked(Mask::IdNumber, "E12345678") == "E1*****78");
    CHECK(masked(Mask::IdNumber, "12345") == "*****");
    CHECK(masked(Mask::IdNumber, "") == "");
    CHECK(masked(Mask::Phone, "13812347177") == "138****7177");
    CHECK(masked(Mask::Phone, "0315-2234046") == "0315-****046");
    CHECK(masked(Mask::Phone, "2234046") == "****046");
    CHECK(masked(Mask::Phone, "110") == "***");
    CHECK(masked(Mask::Phone, "13812347177/0315-2234046") == "138****7177/0315-****046");
    CHECK(masked(Mask::None, "13812347177") == "13812347177");
}

TEST_CASE("patterns", "[schema]") {
    auto type = thing();
    type.fields = {fieldOf(FieldType::Text), fieldOf(FieldType::Text), fieldOf(FieldType::Choice)};
    type.fields[0].id = "a";
    type.fields[1].id = "b";
    type.fields[2].id = "way";
    const auto fill = [&](const char* pattern, const char* a, const char* b, Language language = Language::Zh) {
        Values values;
        if (*a) values.set("a", a);
        if (*b) values.set("b", b);
        values.set("way", "home");
        return fillPattern(pattern, type, values, language);
    };
    CHECK(fill("{a} {b}", "1", "2") == "1 2");
    CHECK(fill("{a} {b}", "1", "") == "1");
    CHECK(fill("{a} {b}", "", "2") == "2");
    CHECK(fill("第{a}号", "7", "") == "第7号");
    CHECK(fill("第{a}号", "", "") == "");
    CHECK(fill("{a}[（{b}）]", "1", "") == "1");
    CHECK(fill("{a}[（{b}）]", "1", "2") == "1（2）");
    CHECK(fill("[{a}-{b}]", "1", "") == "");
    CHECK(fill("{a}/{way}", "1", "") == "1/入户");
    CHECK(fill("{a}/{way}", "1", "", Language::En) == "1/At home");
    CHECK(fill("{nope}{a", "1", "") == "");
}

TEST_CASE("what is shown can be read again", "[schema]") {
    const auto roundTrip = [](const FieldDef& field, const Value& value) {
        RC_LOG() << codeText(field, value) << "\n";
        for (const auto language : {Language::Zh, Language::En}) {
            if (field.type == FieldType::Timestamp || field.type == FieldType::Link)
                continue; // shown shorter, or not at all
            const auto shown = read(field, displayText(field, value, language));
            RC_ASSERT(shown.has_value());
            RC_ASSERT(*shown == value);
        }
        const auto coded = read(field, codeText(field, value));
        RC_ASSERT(coded.has_value());
        RC_ASSERT(*coded == value);
        RC_ASSERT(validate(thing(), field, value, today).has_value());
    };
    rc::prop("integer", [&] { roundTrip(fieldOf(FieldType::Integer), Value(*rc::gen::arbitrary<std::int64_t>())); });
    rc::prop("money", [&] { roundTrip(fieldOf(FieldType::Money), Value(*rc::gen::arbitrary<std::int64_t>())); });
    rc::prop("boolean", [&] { roundTrip(fieldOf(FieldType::Boolean), Value(*rc::gen::arbitrary<bool>())); });
    rc::prop("date",
             [&] { roundTrip(fieldOf(FieldType::Date), Value(std::int64_t{*rc::gen::inRange(-62000, 84000)})); });
    rc::prop("timestamp", [&] {
        roundTrip(fieldOf(FieldType::Timestamp),
                  Value(*rc::gen::inRange<std::int64_t>(-5'000'000'000'000, 7'000'000'000'000)));
    });
    rc::prop("choice", [&] {
        const auto field = fieldOf(FieldType::Choice);
        roundTrip(field, Value(field.choices[*rc::gen::inRange<std::size_t>(0, field.choices.size())].code));
    });
    rc::prop("choices", [&] {
        const auto field = fieldOf(FieldType::Choices);
        std::vector<std::string> codes;
        for (const auto& choice : field.choices)
            if (*rc::gen::arbitrary<bool>()) codes.push_back(choice.code);
        const auto stored = storedChoices(codes);
        roundTrip(field, stored.empty() ? Value() : Value(stored));
    });
    rc::prop("link",
             [&] { roundTrip(fieldOf(FieldType::Link), Value(Uid::named("x", *rc::gen::arbitrary<std::string>()))); });
    rc::prop("texts of any kind: reading twice changes nothing", [&] {
        const auto type = *rc::gen::element(FieldType::Text, FieldType::Note, FieldType::Address, FieldType::IdNumber);
        auto field = fieldOf(type);
        if (*rc::gen::arbitrary<bool>() && type == FieldType::Text) field.search = SearchKind::Name;
        const auto points = *rc::gen::container<std::u32string>(
            rc::gen::oneOf(rc::gen::inRange<char32_t>(0, 0x250), rc::gen::inRange<char32_t>(0x2000, 0x2070),
                           rc::gen::inRange<char32_t>(0x3000, 0x3020), rc::gen::inRange<char32_t>(0x4E00, 0x9FFF),
                           rc::gen::inRange<char32_t>(0xFF00, 0xFFEF), rc::gen::inRange<char32_t>(0x20000, 0x2A6DF)));
        const auto once = read(field, utf8(points));
        RC_ASSERT(once.has_value());
        if (length(once->text()) > field.lengthLimit()) RC_DISCARD("too long");
        if (type != FieldType::IdNumber) roundTrip(field, *once);
        RC_ASSERT(*read(field, codeText(field, *once)) == *once);
    });
    rc::prop("phones", [&] {
        const auto field = fieldOf(FieldType::Phone);
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-+ /()")));
        const auto once = read(field, text);
        if (once) roundTrip(field, *once);
    });
}

TEST_CASE("arbitrary bytes are read or refused", "[schema]") {
    rc::prop("no field type breaks", [] {
        const auto text = *rc::gen::arbitrary<std::string>();
        for (int type = 1; type <= 16; ++type) {
            const auto field = fieldOf(static_cast<FieldType>(type));
            const auto value = read(field, text);
            if (value) {
                (void)displayText(field, *value, Language::Zh);
                (void)masked(Mask::IdNumber, codeText(field, *value));
                (void)masked(Mask::Phone, codeText(field, *value));
            }
        }
    });
}
