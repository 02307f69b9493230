// A changed address, said to be a correction or a move: what becomes of the residence, the household, the relation.
#include "core/people/households.h"
#include "core/people/person_rule.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::test;
using people::Rehoming;
using schema::Value;
using schema::Values;

namespace {

Values home(const char* building, const char* room) {
    return Values()
        .set("estate_name", Value("友谊南里"))
        .set("building", Value(building))
        .set("entrance", Value("1"))
        .set("room", Value(room));
}

RecordId lives(TempOffice& it, const char* name, const char* building, const char* room, const char* relation) {
    return it.add("person", home(building, room).set("name", Value(name)).set("relation", Value(relation)));
}

void rehome(TempOffice& it, RecordId person, const Values& values, const Rehoming& how) {
    must(it.transact("person.edit",
                     [&](journal::Writer& writer) { return people::rehome(writer, person, values, how); }));
}

} // namespace

TEST_CASE("said to have moved: a second residence from that day, though the first was entered today") {
    TempOffice it;
    const RecordId person = lives(it, "卢志强", "4", "301", "head");
    const auto first = people::openResidence(it.reader(), it.tables(), person.uid());
    REQUIRE(first);
    rehome(it, person, home("5", "201").set("name", Value("卢志刚")),
           {Rehoming::Kind::Moved, Date::fromIso("2026-03-08")});
    const auto open = people::openResidence(it.reader(), it.tables(), person.uid());
    REQUIRE(open);
    CHECK(open->uid != first->uid);
    CHECK(open->get("since").date().iso() == "2026-03-08");
    CHECK(it.record("residence", first->id()).get("until").date().iso() == "2026-03-08");
    CHECK(it.record("person", person).text("name") == "卢志刚");
    CHECK(it.record("person", person).text("door") == "5-1-201");
    CHECK(it.sound());
}

TEST_CASE("said to be a correction: the residence stays, however old it is") {
    TempOffice it;
    const RecordId person = lives(it, "卢志强", "4", "301", "head");
    const auto first = people::openResidence(it.reader(), it.tables(), person.uid());
    it.nextDay(40);
    rehome(it, person, home("4", "302"), {Rehoming::Kind::Corrected, {}});
    const auto open = people::openResidence(it.reader(), it.tables(), person.uid());
    REQUIRE(open);
    CHECK(open->uid == first->uid);
    CHECK(it.record("person", person).text("door") == "4-1-302");
    CHECK(open->text("relation") == "head");
}

TEST_CASE("nobody takes his relation along into another household") {
    TempOffice it;
    lives(it, "单秀兰", "3", "501", "head");
    lives(it, "王海燕", "4", "101", "head");
    const RecordId daughter = lives(it, "单小梅", "3", "501", "daughter");
    for (const auto kind : {Rehoming::Kind::Corrected, Rehoming::Kind::Moved}) {
        const char* to = kind == Rehoming::Kind::Corrected ? "4" : "3";
        rehome(it, daughter, home(to, kind == Rehoming::Kind::Corrected ? "101" : "501"), {kind, {}});
        CHECK(it.record("person", daughter).text("relation").empty());
    }
    // Said in the same form, it counts.
    rehome(it, daughter, home("4", "101").set("relation", Value("other")), {Rehoming::Kind::Moved, {}});
    CHECK(it.record("person", daughter).text("relation") == "other");
    CHECK(it.sound());
}
