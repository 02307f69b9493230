// Conditions, order, windows and the timeline.
#include "core/records/query.h"
#include "core/records/expression.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

std::vector<std::string> names(TempOffice& office, const std::string& where, const std::string& sort = "name") {
    std::vector<std::string> out;
    for (const auto& record : must(records::list(office.reader(), office.tables(), office.access(),
                                                 {"person", where, sort, {}, -1, false}, office.today())))
        out.push_back(record.text("name"));
    return out;
}

ErrorCode refused(TempOffice& office, const std::string& where, std::string* at = nullptr) {
    const auto result = records::list(office.reader(), office.tables(), office.access(),
                                      {"person", where, {}, {}, -1, false}, office.today());
    REQUIRE_FALSE(result);
    if (at) *at = result.error().arg("at");
    return result.error().code;
}

} // namespace

TEST_CASE("conditions") {
    TempOffice office;
    office.add("person",
               Values().set("name", "曾伟").set("sex", "male").set("birth_date", *Date::fromIso("1940-05-01")));
    office.add("person", Values()
                             .set("name", "解芳")
                             .set("sex", "female")
                             .set("birth_date", *Date::fromIso("1990-01-01"))
                             .set("remark", "说 \"好\""));
    office.add("person", Values().set("name", "安娜").set("phone", "13800001111"));
    using List = std::vector<std::string>;
    CHECK(names(office, "") == List{"安娜", "解芳", "曾伟"}); // an, xiè, zēng: by the reading of the surname
    CHECK(names(office, "sex = female") == List{"解芳"});
    CHECK(names(office, "性别 = 女") == List{"解芳"});
    CHECK(names(office, "sex != female") == List{"安娜", "曾伟"});
    CHECK(names(office, "birth_date < 1966-11-22") == List{"曾伟"});
    CHECK(names(office, "birth_date >= 1940-05-01 and birth_date <= 1990-01-01") == List{"解芳", "曾伟"});
    CHECK(names(office, "birth_date is empty") == List{"安娜"});
    CHECK(names(office, "birth_date is not empty and not sex = male") == List{"解芳"});
    CHECK(names(office, "name ~ 伟 or phone ~ 1111") == List{"安娜", "曾伟"});
    CHECK(names(office, "name in (安娜, \"曾伟\")") == List{"安娜", "曾伟"});
    CHECK(names(office, "name not in (安娜, 曾伟)") == List{"解芳"});
    CHECK(names(office, "(sex = male or sex = female) and name ~ 芳") == List{"解芳"});
    CHECK(names(office, "remark ~ '\"好\"'") == List{"解芳"});
    CHECK(names(office, "", "-birth_date").front() == "解芳");
}

TEST_CASE("conditions that cannot be read say where") {
    TempOffice office;
    std::string at;
    CHECK(refused(office, "sex =", &at) == ErrorCode::BadExpression);
    CHECK(at == "6");
    CHECK(refused(office, "sex = male and", &at) == ErrorCode::BadExpression);
    CHECK(refused(office, "姓名 = \"没有结束") == ErrorCode::BadExpression);
    CHECK(refused(office, "(name = 甲") == ErrorCode::BadExpression);
    CHECK(refused(office, "name = 甲)") == ErrorCode::BadExpression);
    CHECK(refused(office, "nose = big") == ErrorCode::UnknownField);
    CHECK(refused(office, "sex = blue") == ErrorCode::NotAChoice);
    CHECK(refused(office, "birth_date < gestern") == ErrorCode::BadValue);
    CHECK(refused(office, std::string(5000, '(')) == ErrorCode::BadExpression);
    CHECK(names(office, "name = \"'; DROP TABLE t_person; --\"").empty());
    CHECK(refused(office, "name = x; DROP TABLE t_person") == ErrorCode::BadExpression);
}

TEST_CASE("links in conditions, by id and by number") {
    TempOffice office;
    const RecordId a = office.add("person", Values().set("name", "甲"));
    office.add("person", Values().set("name", "乙"));
    Values visit = Values().set("visited_on", office.today());
    visit.link("people", "visited", a);
    const RecordId id = office.add("visit", visit);
    const auto count = [&](const std::string& where) {
        return must(records::count(office.reader(), office.tables(), office.access(),
                                   {"visit", where, {}, {}, -1, false}, office.today()));
    };
    CHECK(count("people = " + a.hex()) == 1);
    CHECK(count("people != " + a.hex()) == 0);
    CHECK(count("people is empty") == 0);
    CHECK(must(records::resolve(office.reader(), office.tables(), office.access(), "visit",
                                office.record("visit", id).text("number"))) == id);
    CHECK(records::resolve(office.reader(), office.tables(), office.access(), "visit", "ZF1999-0001").error().code ==
          ErrorCode::UnknownRecord);
}

TEST_CASE("the timeline holds everything that names a person, newest first, and tells late entries") {
    TempOffice office;
    const RecordId person = office.add(
        "person", Values().set("name", "单秀兰").set("building", "3").set("entrance", "2").set("room", "501"));
    const auto visit = [&](int daysAgo) {
        Values values = Values().set("visited_on", office.today().plusDays(-daysAgo));
        values.link("people", "visited", person);
        return office.add("visit", values);
    };
    const RecordId late = visit(10), recent = visit(1);
    office.add("living_alone", Values().set("person", schema::Value(person)).set("entered_on", office.today()));
    const auto mentions = must(records::timeline(office.reader(), office.tables(), office.access(), person, "person"));
    REQUIRE(mentions.size() >= 4);
    std::vector<std::string> types;
    for (std::size_t i = 1; i < mentions.size(); ++i)
        CHECK(mentions[i - 1].on.value_or(dateOfMs(mentions[i - 1].enteredMs)) >=
              mentions[i].on.value_or(dateOfMs(mentions[i].enteredMs)));
    for (const auto& mention : mentions) {
        types.push_back(mention.record.type().id);
        if (mention.record.id() == late) CHECK(mention.late());
        if (mention.record.id() == recent) CHECK_FALSE(mention.late());
        if (mention.record.type().id == "visit") CHECK(mention.role == "visited");
    }
    for (const char* type : {"visit", "living_alone", "residence"})
        CHECK(std::find(types.begin(), types.end(), type) != types.end());
}

TEST_CASE("numbers are masked unless revealed") {
    TempOffice office;
    const RecordId id = office.add(
        "person", Values().set("name", "甲").set("id_number", "11010519491231002X").set("phone", "13800007177"));
    const journal::Record record = office.record("person", id);
    const auto shown = [&](const char* field, bool reveal) {
        return records::shownText(office.reader(), office.tables(), office.access(), record,
                                  *record.type().field(field), schema::Language::Zh, reveal);
    };
    CHECK(shown("id_number", false) == "1101**********002X");
    CHECK(shown("id_number", true) == "11010519491231002X");
    CHECK(shown("phone", false) == "138****7177");
    CHECK(shown("sex", false) == "女");
}

TEST_CASE("a list opens with its first rows and its length; a spine can be read in parts") {
    TempOffice office;
    std::vector<RecordId> ids;
    for (int i = 0; i < 25; ++i)
        ids.push_back(office.add("person", Values()
                                               .set("name", std::string(i % 2 ? "王" : "李") + "国" + std::to_string(i))
                                               .set("sex", i % 3 ? "male" : "female")));
    must(office.transact("person.delete", [&](journal::Writer& writer) { return writer.remove("person", ids[4]); }));
    const auto open = [&](records::Query query, std::int64_t most) {
        query.type = "person";
        return must(records::opening(office.reader(), office.tables(), office.access(), query, office.today(), most));
    };
    const auto spine = [&](records::Query query) {
        query.type = "person";
        return must(records::spine(office.reader(), office.tables(), office.access(), query, office.today()));
    };
    const auto all = spine({});
    REQUIRE(all.size() == 24);
    const auto first = open({}, 10);
    CHECK(first.rows == std::vector(all.begin(), all.begin() + 10));
    CHECK(first.total == 24);
    CHECK_FALSE(first.whole());
    CHECK(open({}, 24).whole());
    CHECK(open({}, 100).whole());
    records::Query query;
    query.limit = 7;
    CHECK(open(query, 10).whole());
    CHECK(open(query, 5).total == 7);
    query = {};
    query.where = "sex = female";
    CHECK(open(query, 100).total == 9);
    CHECK_FALSE(open(query, 3).total); // would have to be read
    CHECK(open(query, 3).rows.size() == 3);
    query = {};
    query.search = "王";
    CHECK(open(query, 5).total == 12);
    CHECK(open(query, 5).rows.size() == 5);
    CHECK(must(records::count(office.reader(), office.tables(), office.access(), {"person", "", "", "王"},
                              office.today())) == 12);
    query.where = "sex = female";
    CHECK(open(query, 50).total == 4);
    query = {};
    query.deleted = true;
    CHECK(open(query, 5).rows.size() == 1);
    std::vector<std::int64_t> parts;
    query = {};
    query.limit = 9;
    for (; query.from < 24; query.from += query.limit) {
        const auto part = spine(query);
        parts.insert(parts.end(), part.begin(), part.end());
    }
    CHECK(parts == all);
    query.search = "王";
    query.from = 9;
    CHECK(spine(query).size() == 3);
}

TEST_CASE("texts with numbers are listed as people count") {
    TempOffice office;
    for (const char* name : {"10号楼", "2号楼", "1号楼", "11号楼"}) office.add("building", Values().set("name", name));
    const auto names = [&](const std::string& sort) {
        std::string out;
        for (const auto& record : must(records::list(office.reader(), office.tables(), office.access(),
                                                     {"building", "", sort, {}, -1, false}, office.today())))
            out += record.text("name") + " ";
        return out;
    };
    CHECK(names("") == "1号楼 2号楼 10号楼 11号楼 ");
    CHECK(names("-name") == "11号楼 10号楼 2号楼 1号楼 ");
}
