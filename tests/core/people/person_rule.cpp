#include "core/people/person_rule.h"
#include "core/people/household_view.h"
#include "core/people/households.h"
#include "core/people/id_number.h"
#include "core/schema/validation.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

std::string idFor(const std::string& seventeen) { return seventeen + idCheckDigit(seventeen); }
const std::string woman = idFor("13020219520318302"); // even: female
const std::string man = idFor("13020219500101301");

Values named(const char* name) { return Values().set("name", name); }

std::int64_t count(TempOffice& office, const std::string& table, const std::string& where = "1") {
    return office.reader().integer("SELECT count(*) FROM " + table + " WHERE alive = 1 AND " + where);
}

} // namespace

TEST_CASE("a valid ID number says birth date and sex", "[people]") {
    TempOffice office;
    const auto person = office.record("person", office.add("person", named("王秀英").set("id_number", woman)));
    CHECK(person.get("birth_date") == Value(*Date::fromIso("1952-03-18")));
    CHECK(person.text("sex") == "female");
    CHECK(person.text("id_kind") == "resident_id");

    const auto old = office.record("person", office.add("person", named("李强").set("id_number", "130202500101301")));
    CHECK(old.text("id_number") == man);
    CHECK(old.text("sex") == "male");

    const auto passport = office.record("person", office.add("person", named("John").set("id_number", "E12345678")));
    CHECK(passport.text("id_kind") == "passport");
    CHECK(passport.get("birth_date").isEmpty());

    const auto plain = office.record("person", office.add("person", named("无证")));
    CHECK(plain.get("id_kind").isEmpty());
    CHECK(office.sound());
}

TEST_CASE("a number that is wrong or clashes is shown", "[people]") {
    TempOffice office;
    const auto create = [&](const Values& values) {
        return office.transact("person.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(writer.create("person", values));
            return {};
        });
    };
    const std::string before = office.digest();
    auto bad = create(named("甲").set("id_number", "130202195203183020"));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ErrorCode::BadIdNumber);
    CHECK(bad.error().arg("field") == "id_number");
    CHECK_FALSE(bad.error().arg("reason").empty());

    auto clash = create(named("甲").set("id_number", woman).set("sex", "male"));
    REQUIRE_FALSE(clash);
    CHECK(clash.error().code == ErrorCode::IdClash);
    CHECK(clash.error().arg("field") == "sex");
    CHECK(clash.error().arg("expected") == "female");

    clash = create(named("甲").set("id_number", woman).set("birth_date", *Date::fromIso("1952-03-19")));
    REQUIRE_FALSE(clash);
    CHECK(clash.error().arg("field") == "birth_date");
    CHECK(clash.error().arg("value") == "1952-03-19");
    CHECK(clash.error().arg("expected") == "1952-03-18");

    auto future = create(named("甲").set("birth_date", office.today().plusDays(1)));
    REQUIRE_FALSE(future);
    CHECK(future.error().code == ErrorCode::FutureDate);

    auto dead = create(
        named("甲").set("birth_date", *Date::fromIso("1950-01-01")).set("died_on", *Date::fromIso("1949-01-01")));
    REQUIRE_FALSE(dead);
    CHECK(dead.error().code == ErrorCode::OutOfRange);
    CHECK(office.digest() == before);
}

TEST_CASE("marked for check, a clash may stand; set right, the mark falls", "[people]") {
    TempOffice office;
    const auto id =
        office.add("person", named("甲").set("id_number", woman).set("sex", "male").set("check", "|id_clash|phone|"));
    auto person = office.record("person", id);
    CHECK(person.text("sex") == "male");
    CHECK(person.get("birth_date") == Value(*Date::fromIso("1952-03-18")));
    must(office.set("person", id, Values().set("sex", "female")));
    person = office.record("person", id);
    CHECK(person.text("check") == "|phone|");

    const auto wrong = office.add("person", named("乙").set("id_number", "1302021952").set("check", "|id_invalid|"));
    CHECK(office.record("person", wrong).text("id_number") == "1302021952");
    must(office.set("person", wrong, Values().set("phone", "13812345678"))); // other fields are free
    must(office.set("person", wrong, Values().set("id_number", man)));
    CHECK(office.record("person", wrong).get("check").isEmpty());
    CHECK(office.record("person", wrong).text("sex") == "male");
}

TEST_CASE("a corrected number corrects what it had filled in", "[people]") {
    TempOffice office;
    const auto id = office.add("person", named("甲").set("id_number", woman));
    must(office.set("person", id, Values().set("id_number", man)));
    const auto person = office.record("person", id);
    CHECK(person.get("birth_date") == Value(*Date::fromIso("1950-01-01")));
    CHECK(person.text("sex") == "male");
}

TEST_CASE("the address of a person is written where it belongs", "[people]") {
    TempOffice office;
    const std::string before = office.digest();
    const auto id =
        office.add("person", named("王秀英").set("address", "友谊南里 3号楼2单元501").set("relation", "head"));
    auto person = office.record("person", id);
    CHECK(person.text("address") == "友谊南里3号楼2单元501室");
    CHECK(person.text("building") == "3");
    CHECK(person.text("entrance") == "2");
    CHECK(person.text("room") == "501");
    CHECK(person.text("door") == "3-2-501");
    CHECK(person.text("estate_name") == "友谊南里");
    CHECK(person.text("relation") == "head");
    const RecordId household(person.get("household").uid());
    CHECK(office.record("household", household).get("head") == Value(id));
    const auto estate = office.record("dwelling", RecordId(person.get("dwelling").uid())).get("estate").uid();
    CHECK(office.record("estate", RecordId(estate)).get("unit") == Value(office.office->unit()));

    SECTION("others join the household that lives there") {
        const auto wife = office.add("person", named("李四")
                                                   .set("estate_name", "友谊南里小区")
                                                   .set("building", "三号楼")
                                                   .set("entrance", "2单元")
                                                   .set("room", "501室")
                                                   .set("relation", "spouse"));
        CHECK(office.record("person", wife).get("household") == person.get("household"));
        CHECK(office.record("person", wife).get("dwelling") == person.get("dwelling"));
        CHECK(count(office, "t_estate") == 1);
        CHECK(count(office, "t_building") == 1);
        CHECK(count(office, "t_dwelling") == 1);
        CHECK(count(office, "t_household") == 1);
        const auto view = must(householdView(office.reader(), office.tables(), office.access(), household));
        REQUIRE(view.members.size() == 2);
        CHECK(view.members[0].name == "王秀英");
        CHECK(view.members[0].head);
        CHECK(view.members[1].relation == "spouse");
        CHECK(view.address == "友谊南里3号楼2单元501室");
        CHECK(view.door == "3-2-501");
    }
    SECTION("a door alone finds the only estate") {
        const auto other = office.add("person", named("赵六").set("address", "4-1-101"));
        CHECK(office.record("person", other).text("address") == "友谊南里4号楼1单元101室");
        CHECK(count(office, "t_estate") == 1);
    }
    SECTION("the same address again changes nothing") {
        const auto was = office.digest();
        const auto same =
            must(office.set("person", id, Values().set("address", "友谊南里3栋2单元501").set("room", "501")));
        CHECK_FALSE(same.txn);
        CHECK(office.digest() == was);
    }
    SECTION("corrected on the same day, it is edited in place") {
        must(office.set("person", id, Values().set("room", "502")));
        person = office.record("person", id);
        CHECK(person.text("door") == "3-2-502");
        CHECK(person.get("household").uid() == household.uid());
        CHECK(count(office, "t_residence") == 1);
        CHECK(office.record("household", household).text("door") == "3-2-502");
    }
    SECTION("later, it is a move") {
        office.nextDay(30);
        must(office.set("person", id, Values().set("address", "某某巷12号")));
        person = office.record("person", id);
        CHECK(person.text("address") == "某某巷12号");
        CHECK(person.text("building").empty());
        CHECK(person.text("relation") == "head");
        CHECK(person.get("household").uid() != household.uid());
        CHECK(count(office, "t_residence") == 2);
        CHECK(count(office, "t_residence",
                    "until = " + std::to_string(office.today().days) + " AND reason_out = 'moved_within'") == 1);
    }
    SECTION("relation alone goes to the open residence") {
        must(office.set("person", id, Values().set("relation", "spouse")));
        CHECK(office.record("person", id).text("relation") == "spouse");
        CHECK(office.record("household", household).get("head").isEmpty());
        CHECK(count(office, "t_residence") == 1);
    }
    SECTION("erased, nobody moves") {
        must(office.set("person", id, Values().set("address", Value())));
        person = office.record("person", id);
        CHECK(person.get("dwelling").isEmpty());
        CHECK(count(office, "t_residence", "until IS NULL") == 1);
    }
    SECTION("since and number of the book") {
        must(office.set("person", id,
                        Values().set("lives_since", *Date::fromIso("2001-05-01")).set("book_number", "H-7")));
        person = office.record("person", id);
        CHECK(person.get("lives_since") == Value(*Date::fromIso("2001-05-01")));
        CHECK(person.text("book_number") == "H-7");
    }
    CHECK(office.sound());
    for (int i = 0; i < 5 && count(office, "t_person") > 0; ++i) {
        const auto undone = must(office.journal().undo(office.access()));
        for (const auto& left : undone.left)
            UNSCOPED_INFO(left.type << " " << left.field << " " << left.reason
                                    << (left.by.empty() ? "" : " by " + left.by[0].first));
        CHECK(undone.left.empty());
    }
    CHECK(office.digest() == before);
}

TEST_CASE("a grid may be named", "[people]") {
    TempOffice office;
    must(organisation::addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
    must(organisation::addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
    const Uid second = organisation::unitUid("130202002018002");
    const auto lost = office.add("person", named("甲").set("grid_name", "第2网格"));
    CHECK(office.record("person", lost).get("own_grid") == Value(second));
    CHECK(office.record("person", lost).text("grid_name") == "第2网格");
    const auto there = office.add("person", named("乙").set("address", "3-2-501").set("grid_name", "2"));
    CHECK(office.record("person", there).get("grid") == Value(second));
    CHECK(office.record("person", there).get("own_grid").isEmpty());
    const auto place = office.add("person", named("丙").set("address", "某某巷12号").set("grid", second));
    CHECK(office.record("person", place).get("grid") == Value(second));

    auto other = office.set("person", there, Values().set("grid_name", "第1网格"));
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::ReadOnlyField);
    auto unknown = office.set("person", there, Values().set("grid_name", "第9网格"));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::BadValue);
}

TEST_CASE("a person takes along what belongs to him, and stays while others need him", "[people]") {
    TempOffice office;
    const auto id = office.add("person", named("王秀英").set("address", "3-2-501").set("relation", "head"));
    const auto ledger = office.add("living_alone", Values().set("person", id).set("entered_on", office.today()));
    const auto before = office.digest();
    must(office.transact("person.delete", [&](journal::Writer& w) { return w.remove("person", id); }));
    CHECK_FALSE(office.record("living_alone", ledger).alive);
    CHECK(count(office, "t_residence") == 0);
    CHECK(count(office, "t_household") == 0);
    CHECK(count(office, "t_dwelling") == 1);
    must(office.journal().undo(office.access()));
    CHECK(office.digest() == before);

    // Out of the recycle bin, next week: the same.
    must(office.transact("person.delete", [&](journal::Writer& w) { return w.remove("person", id); }));
    office.nextDay(7);
    must(office.transact("person.restore", [&](journal::Writer& w) { return w.restore("person", id); }));
    CHECK(office.digest() == before);
    CHECK(office.record("person", id).text("door") == "3-2-501");

    Values visit;
    visit.set("visited_on", office.today()).set("purpose", "routine").link("people", "visited", id);
    office.add("visit", visit);
    auto refused = office.transact("person.delete", [&](journal::Writer& w) { return w.remove("person", id); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StillReferenced);
    CHECK(refused.error().arg("count") == "1");
    CHECK(refused.error().arg("holders") == office.today().iso() + " 日常走访");
    CHECK(refused.error().arg("holders.en") == office.today().iso() + " Routine");
    CHECK(office.record("person", id).alive);
    auto home = office.transact("x", [&](journal::Writer& w) {
        return w.remove("dwelling", RecordId(office.record("person", id).get("dwelling").uid()));
    });
    REQUIRE_FALSE(home);
    CHECK(home.error().code == ErrorCode::StillReferenced);
    CHECK(office.sound());
}

TEST_CASE("one ID number is one person's, one ledger has a person once", "[people]") {
    TempOffice office;
    const auto id = office.add("person", named("王秀英").set("id_number", "11010519491231002X"));
    const auto again = office.transact("person.add", [&](journal::Writer& w) -> Result<void> {
        MULIN_TRY(w.create("person", named("王小宝").set("id_number", "11010519491231002x")));
        return {};
    });
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::AlreadyThere);
    CHECK(again.error().arg("field") == "id_number");
    CHECK(again.error().arg("holder") == "王秀英");
    CHECK(again.error().arg("id") == id.hex());
    // Who must be looked at is marked, and may stand beside.
    const auto twin =
        office.add("person", named("王小宝").set("id_number", "11010519491231002X").set("check", "|duplicate|"));
    REQUIRE_FALSE(office.set("person", twin, Values().set("check", Value())));
    must(office.set("person", twin, Values().set("remark", "待核")));
    must(office.set("person", twin, Values().set("id_number", Value()).set("check", Value())));

    const auto entry = office.add("living_alone", Values().set("person", id).set("entered_on", office.today()));
    const Values enrolled = Values().set("person", id).set("entered_on", office.today());
    const auto twice = office.transact("living_alone.add", [&](journal::Writer& w) -> Result<void> {
        MULIN_TRY(w.create("living_alone", enrolled));
        return {};
    });
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::AlreadyThere);
    CHECK(twice.error().arg("holder") == "王秀英");
    must(office.set("living_alone", entry, Values().set("left_on", office.today())));
    office.add("living_alone", enrolled);
    const auto reopened = office.set("living_alone", entry, Values().set("left_on", Value()));
    REQUIRE_FALSE(reopened);
    CHECK(reopened.error().code == ErrorCode::AlreadyThere);
}

TEST_CASE("who was entered anew meanwhile does not come back a second time", "[people]") {
    TempOffice office;
    const auto first = office.add("person", named("王秀英").set("id_number", "11010519491231002X"));
    must(office.transact("person.delete", [&](journal::Writer& w) { return w.remove("person", first); }));
    const auto again = office.add("person", named("王秀英").set("id_number", "11010519491231002X"));
    const auto refused =
        office.transact("person.restore", [&](journal::Writer& w) { return w.restore("person", first); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::AlreadyThere);
    CHECK(refused.error().arg("id") == again.hex());
    CHECK_FALSE(office.record("person", first).alive);
    CHECK(office.sound());
}

TEST_CASE("who comes back out of the recycle bin is not a second head", "[people]") {
    TempOffice office;
    const auto head = office.add("person", named("王秀英").set("address", "3-2-501").set("relation", "head"));
    const auto son = office.add("person", named("张明").set("address", "3-2-501").set("relation", "son"));
    const auto household = RecordId(office.record("person", head).get("household").uid());
    must(office.transact("person.delete", [&](journal::Writer& w) { return w.remove("person", head); }));
    CHECK(office.record("household", household).get("head").isEmpty());
    must(office.set("household", household, Values().set("head", son)));
    must(office.transact("person.restore", [&](journal::Writer& w) { return w.restore("person", head); }));
    CHECK(office.record("household", household).get("head").uid() == son.uid());
    CHECK(office.record("person", head).text("door") == "3-2-501");
    CHECK(office.record("person", head).text("relation").empty());
    CHECK(office.record("person", son).text("relation") == "head");
    CHECK(office.sound());
}

TEST_CASE("every façade of the definition is taken", "[people]") {
    const auto catalogue = must(schema::Catalogue::shipped());
    for (const auto& field : catalogue.find("person")->fields) {
        INFO(field.id);
        const bool workedOut = field.id == "presence" || field.id == "left_on"; // of what is said elsewhere
        CHECK(field.derived() == (isFacade(field.id) || workedOut));
    }
}
