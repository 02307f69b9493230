#include "core/people/kinship.h"
#include "core/people/duplicates.h"
#include "core/records/view.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

RecordId person(TempOffice& office, const char* name, const char* sex = "", const char* phone = "") {
    Values values;
    values.set("name", name);
    if (*sex) values.set("sex", sex);
    if (*phone) values.set("phone", phone);
    return office.add("person", values);
}

std::vector<Kin> kin(TempOffice& office, RecordId of) {
    return must(kinOf(office.reader(), office.tables(), office.access(), of));
}

} // namespace

TEST_CASE("kinship: a relation has an inverse word, and back again", "[people]") {
    CHECK(inverseRelation("parent") == "child");
    CHECK(inverseRelation("child") == "parent");
    CHECK(inverseRelation("grandparent") == "grandchild");
    CHECK(inverseRelation("guardian") == "ward");
    CHECK(inverseRelation("carer") == "cared_for");
    const auto catalogue = must(schema::Catalogue::shipped());
    const schema::FieldDef& field = *catalogue.find("kinship")->field("relation");
    for (const auto& choice : field.choices) {
        INFO(choice.code);
        CHECK(inverseRelation(inverseRelation(choice.code)) == choice.code);
        CHECK(field.choice(inverseRelation(choice.code)) != nullptr);
    }
}

TEST_CASE("kinship: one record, seen from both sides", "[people]") {
    TempOffice office;
    const RecordId mother = person(office, "单秀兰", "female", "13812347177");
    const RecordId daughter = person(office, "周敏", "female", "13312340592");
    office.add("kinship", Values()
                              .set("person", mother)
                              .set("relation", "child")
                              .set("relative", daughter)
                              .set("emergency", true)
                              .set("call", "有备用钥匙"));
    office.add("kinship", Values()
                              .set("person", mother)
                              .set("relation", "child")
                              .set("name", "周建军")
                              .set("sex", "male")
                              .set("lives", "外省"));
    const auto hers = kin(office, mother);
    REQUIRE(hers.size() == 2);
    CHECK(hers[0].person == daughter); // called first
    CHECK(hers[0].relation == "child");
    CHECK(hers[0].emergency);
    CHECK(hers[0].call == "有备用钥匙");
    CHECK(hers[0].phone == "13312340592");
    CHECK(hers[0].phoneOf == "person");
    CHECK_FALSE(hers[1].person);
    CHECK(hers[1].name == "周建军");
    CHECK(hers[1].lives == "外省");
    CHECK(hers[1].phoneOf.empty());
    const auto other = kin(office, daughter);
    REQUIRE(other.size() == 1);
    CHECK(other[0].person == mother);
    CHECK(other[0].relation == "parent");
    CHECK(other[0].inverse);
    CHECK_FALSE(other[0].emergency); // she is called for her mother, not her mother for her
    CHECK(other[0].call.empty());
}

TEST_CASE("kinship: somebody who is there or has a name, and never oneself", "[people]") {
    TempOffice office;
    const RecordId one = person(office, "甲");
    const auto add = [&](const Values& values) {
        return office.transact("kinship.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(writer.create("kinship", values));
            return {};
        });
    };
    CHECK(add(Values().set("person", one).set("relation", "child")).error().code == ErrorCode::Required);
    CHECK(add(Values().set("person", one).set("relation", "child").set("relative", one)).error().code ==
          ErrorCode::BadValue);
    CHECK(add(Values().set("person", one).set("relation", "child").set("name", "乙")));
}

TEST_CASE("kinship: what is over comes last", "[people]") {
    TempOffice office;
    const RecordId one = person(office, "甲");
    office.add("kinship", Values()
                              .set("person", one)
                              .set("relation", "guardian")
                              .set("name", "从前的监护人")
                              .set("emergency", true)
                              .set("until", *Date::fromIso("2025-01-01")));
    office.add("kinship", Values().set("person", one).set("relation", "neighbour").set("name", "对门"));
    const auto found = kin(office, one);
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "对门");
    CHECK(found[1].until);
}

TEST_CASE("kinship: goes with a person into the recycle bin and comes back", "[people]") {
    TempOffice office;
    const RecordId one = person(office, "甲"), two = person(office, "乙");
    office.add("kinship", Values().set("person", one).set("relation", "spouse").set("relative", two));
    must(office.transact("person.delete", [&](journal::Writer& writer) { return writer.remove("person", two); }));
    CHECK(kin(office, one).empty());
    must(office.journal().undo(office.access()));
    REQUIRE(kin(office, one).size() == 1);
    CHECK(kin(office, two).front().relation == "spouse");
}

TEST_CASE("kinship: two entries that are one person are no kin of each other", "[people]") {
    TempOffice office;
    RecordId kept = person(office, "单秀兰"), dropped = person(office, "单秀兰");
    if (!stays(kept, dropped)) std::swap(kept, dropped);
    const RecordId child = person(office, "周敏");
    office.add("kinship", Values().set("person", kept).set("relation", "other").set("relative", dropped));
    office.add("kinship", Values().set("person", dropped).set("relation", "child").set("relative", child));
    const Merge merging{kept, dropped};
    must(office.transact("person.merge", [&](journal::Writer& writer) { return merge(writer, merging); }));
    REQUIRE(kin(office, kept).size() == 1);
    CHECK(kin(office, kept).front().person == child);
    CHECK(kin(office, child).front().person == kept);
}
