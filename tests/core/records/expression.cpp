// Conditions: what ~ means for each kind of field, long and deep ones, values as scripts write them.
#include "core/records/expression.h"
#include "core/records/query.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

using Names = std::vector<std::string>;

Names names(TempOffice& office, const std::string& where) {
    Names out;
    for (const auto& record : must(records::list(office.reader(), office.tables(), office.access(),
                                                 {"person", where, "name", {}, -1, false}, office.today())))
        out.push_back(record.text("name"));
    return out;
}

Error refusal(TempOffice& office, const std::string& type, const std::string& where) {
    const auto result = records::list(office.reader(), office.tables(), office.access(),
                                      {type, where, {}, {}, -1, false}, office.today());
    REQUIRE_FALSE(result);
    return result.error();
}

std::int64_t count(TempOffice& office, const std::string& type, const std::string& where) {
    return must(records::count(office.reader(), office.tables(), office.access(), {type, where, {}, {}, -1, false},
                               office.today()));
}

void fill(TempOffice& office) {
    office.add("person", Values().set("name", "甲").set("sex", "male").set("birth_date", *Date::fromIso("2000-12-31")));
    office.add("person",
               Values().set("name", "乙").set("sex", "female").set("birth_date", *Date::fromIso("2001-06-15")));
    office.add("person", Values().set("name", "丙").set("phone", "13800002000"));
}

} // namespace

TEST_CASE("~ on dates is the beginning of the date") {
    TempOffice office;
    fill(office);
    CHECK(names(office, "birth_date ~ 2000") == Names{"甲"});
    CHECK(names(office, "birth_date ~ 2001-06") == Names{"乙"});
    CHECK(names(office, "birth_date ~ 2001年6月") == Names{"乙"});
    CHECK(names(office, "birth_date ~ 2001-06-15") == Names{"乙"});
    CHECK(names(office, "birth_date ~ 2001-07").empty());
    CHECK(names(office, "not birth_date ~ 2000") == Names{"乙"});
    CHECK(refusal(office, "person", "birth_date ~ 11322").code == ErrorCode::BadValue);
    CHECK(refusal(office, "person", "birth_date ~ 2001-13").code == ErrorCode::BadValue);
}

TEST_CASE("~ on choices is the code, else a part of the label") {
    TempOffice office;
    fill(office);
    CHECK(names(office, "sex ~ male") == Names{"甲"});
    CHECK(names(office, "sex ~ FEMALE") == Names{"乙"});
    CHECK(names(office, "sex ~ 男") == Names{"甲"});
    CHECK(names(office, "sex ~ fem") == Names{"乙"});
    CHECK(refusal(office, "person", "sex ~ blue").code == ErrorCode::NotAChoice);
    CHECK(refusal(office, "person", "sex ~ \"\"").code == ErrorCode::BadValue);
}

TEST_CASE("~ on numbers and links is refused where it stands") {
    TempOffice office;
    for (const char* where : {"monthly_amount ~ 5", "members ~ 5", "staff_relative ~ 1", "person ~ 1"}) {
        const Error error = refusal(office, "minimum_living", where);
        CHECK(error.code == ErrorCode::BadExpression);
        CHECK(error.arg("what") == "sign");
        CHECK(error.arg("at") == std::to_string(std::string(where).find('~') + 1));
    }
    CHECK(refusal(office, "minimum_living", "person < 1").code == ErrorCode::BadExpression);
}

TEST_CASE("nothing in quotes is empty") {
    TempOffice office;
    fill(office);
    CHECK(names(office, "phone = \"\"") == names(office, "phone is empty"));
    CHECK(names(office, "phone != ''") == Names{"丙"});
    CHECK(names(office, "sex in (\"\", male)").size() == 2);
    CHECK(names(office, "sex not in ('', male)") == Names{"乙"});
    CHECK(refusal(office, "person", "birth_date < \"\"").code == ErrorCode::BadValue);
    CHECK(count(office, "visit", "people = \"\"") == 0);
}

TEST_CASE("money is compared in the unit in which it is given out") {
    TempOffice office;
    const RecordId person = office.add("person", Values().set("name", "甲"));
    office.add(
        "minimum_living",
        Values().set("person", schema::Value(person)).set("entered_on", office.today()).set("monthly_amount", 50000));
    const auto found = [&](const char* where) { return count(office, "minimum_living", where) == 1; };
    CHECK(found("monthly_amount = 50000"));
    CHECK(found("monthly_amount = 500.00"));
    CHECK(found("monthly_amount = 500元"));
    CHECK(found("monthly_amount in (1, 50000)"));
    CHECK_FALSE(found("monthly_amount = 500"));
    CHECK(refusal(office, "minimum_living", "monthly_amount = \"50,000\"").code == ErrorCode::BadValue);
}

TEST_CASE("long conditions") {
    TempOffice office;
    fill(office);
    std::string ors = "name = 甲", ands = "name != 甲", list = "name in (甲", nots = "not (name = 甲";
    for (int i = 0; i < 20'000; ++i) {
        const std::string other = "人" + std::to_string(i);
        ors += " or name = " + other;
        if (i < 3000) ands += " and name != " + other;
        if (i < 3000) nots += " or name = " + other;
        list += "," + other;
    }
    CHECK(names(office, ors) == Names{"甲"});
    CHECK(names(office, ands).size() == 2);
    CHECK(names(office, list + ")") == Names{"甲"});
    CHECK(names(office, nots + ")").size() == 2);
    std::string dates = "birth_date in (2000-12-31", people = "people in (" + std::string(32, '0');
    for (int i = 0; i < 40'000; ++i) {
        dates += "," + Date{i}.iso();
        const std::string number = std::to_string(i);
        people += "," + std::string(32 - number.size(), 'a') + number;
    }
    CHECK(names(office, dates + ")") == Names{"甲", "乙"});
    CHECK(count(office, "visit", people + ")") == 0);
    for (int i = 20'000; i < 31'000; ++i) list += ",人" + std::to_string(i);
    CHECK(refusal(office, "person", list + ")").arg("what") == "many");
}

TEST_CASE("deep conditions") {
    TempOffice office;
    fill(office);
    const auto repeat = [](const char* text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += text;
        return out;
    };
    CHECK(names(office, repeat("(", 200) + "name = 甲" + repeat(")", 200)) == Names{"甲"});
    CHECK(names(office, repeat("not (", 200) + "name = 甲" + repeat(")", 200)) == Names{"甲"});
    CHECK(names(office, repeat("not ", 5001) + "name = 甲").size() == 2);
    const Error deep = refusal(office, "person", repeat("(", 201) + "name = 甲" + repeat(")", 201));
    CHECK(deep.code == ErrorCode::BadExpression);
    CHECK(deep.arg("what") == "deep");
    // "or" in "and" in "or" …; on either side, and with siblings as deep as they can be.
    const auto nested = [&](int levels, bool left) {
        std::string out = "people is not empty";
        for (int i = 0; i < levels; ++i) {
            const std::string word = i % 2 ? " or " : " and ";
            const std::string test = "people not in (" + std::string(32, 'a') + ")";
            out = left ? "(" + out + word + test + ")" : "(" + test + word + out + ")";
        }
        return out;
    };
    for (const bool left : {false, true}) {
        CHECK(count(office, "visit", nested(32, left)) == 0);
        CHECK(refusal(office, "visit", nested(33, left)).arg("what") == "deep");
    }
    std::vector<std::string> levels{"people is empty", "(people is empty or people is not empty)"};
    for (int i = 2; i <= 12; ++i) {
        const std::string word = i % 2 ? " or " : " and ";
        const auto depth = static_cast<std::size_t>(i);
        levels.push_back("(" + levels[depth - 1] + word + levels[depth - 2] + word + levels[depth - 2] + ")");
    }
    CHECK(count(office, "visit", levels[12]) == 0);
    std::string slope = "people is empty";
    for (int i = 0; i < 32; ++i) {
        const std::string word = i % 2 ? " or " : " and ";
        slope = "(" + slope + word + nested(std::max(i - 1, 0), true) + word + nested(std::max(i - 1, 0), false) + ")";
    }
    CHECK(count(office, "visit", slope) == 0);
}

TEST_CASE("not of and and or, also where values are missing") {
    TempOffice office;
    fill(office);
    CHECK(names(office, "not (sex = male or phone is not empty)") == Names{"乙"});
    CHECK(names(office, "not (sex = male and name = 甲)").size() == 2);
    CHECK(names(office, "not (birth_date < 2001-01-01 or name = 乙)").empty()); // 丙 has no date to tell by
    CHECK(names(office, "not not (name = 甲 or name = 乙)").size() == 2);
}
