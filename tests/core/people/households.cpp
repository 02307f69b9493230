#include "core/people/households.h"
#include "core/people/address_book.h"
#include "core/people/household_view.h"
#include "core/records/query.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

/// 张建国 with wife, son and mother in 3-2-501 since 2010.
struct Family {
    explicit Family(TempOffice& office) {
        const auto add = [&](const char* name, const char* sex, const char* relation) {
            return office.add("person", Values()
                                            .set("name", name)
                                            .set("sex", sex)
                                            .set("address", "友谊南里3-2-501")
                                            .set("relation", relation)
                                            .set("lives_since", *Date::fromIso("2010-05-01")));
        };
        head = add("张建国", "male", "head");
        wife = add("王秀英", "female", "spouse");
        son = add("张明", "male", "son");
        mother = add("李桂兰", "female", "parent");
        household = RecordId(office.record("person", *head).get("household").uid());
        office.nextDay(10);
    }
    std::optional<RecordId> head, wife, son, mother, household;
};

std::string relation(TempOffice& office, RecordId id) { return office.record("person", id).text("relation"); }
std::string door(TempOffice& office, RecordId id) { return office.record("person", id).text("door"); }

HouseholdView view(TempOffice& office, RecordId household) {
    return must(householdView(office.reader(), office.tables(), office.access(), household));
}

/// Runs an operation, hands over to `check`, undoes it: everything must be as before.
template<class Op, class Check> void undoable(TempOffice& office, Op&& op, Check&& check) {
    const std::string before = office.digest();
    must(op());
    CHECK(office.digest() != before);
    check();
    CHECK(office.sound());
    const auto undone = must(office.journal().undo(office.access()));
    CHECK(undone.left.empty());
    CHECK(office.digest() == before);
    CHECK(office.sound());
}

Home at(const char* address) {
    Home home;
    home.address = parseAddress(address);
    return home;
}

} // namespace

TEST_CASE("registering, moving in and out", "[people]") {
    TempOffice office;
    Family family(office);

    undoable(
        office,
        [&] {
            return registerPerson(office.journal(), office.access(), Values().set("name", "赵六"),
                                  at("友谊南里5-1-101"));
        },
        [&] {
            CHECK(office.reader().integer("SELECT count(*) FROM t_residence WHERE alive = 1 AND since = " +
                                          std::to_string(office.today().days)) == 1);
        });

    Home home = at("友谊南里5-1-101");
    home.reason = "marriage";
    undoable(
        office, [&] { return moveIn(office.journal(), office.access(), *family.son, home); },
        [&] {
            CHECK(door(office, *family.son) == "5-1-101");
            CHECK(relation(office, *family.son).empty()); // not known
            CHECK(view(office, *family.household).members.size() == 3);
            REQUIRE(view(office, *family.household).former.size() == 1);
            CHECK(view(office, *family.household).former[0].name == "张明");
        });

    const std::vector<RecordId> both{*family.head, *family.son};
    undoable(
        office,
        [&] {
            return moveOut(office.journal(), office.access(), both, {{}, "move_out", "北京"});
        },
        [&] {
            CHECK(door(office, *family.head).empty());
            const auto left = view(office, *family.household);
            CHECK(left.members.size() == 2);
            CHECK(left.record.get("head").isEmpty());
            REQUIRE(left.former.size() == 2);
            const auto residence = office.record("residence", left.former[0].residence);
            CHECK(residence.get("until") == Value(office.today()));
            CHECK(residence.text("reason_out") == "move_out");
            CHECK(residence.text("moved_to") == "北京");
        });
    undoable(
        office,
        [&] {
            return moveOut(office.journal(), office.access(), std::span(&*family.son, 1),
                           {Date::fromIso("2024-09-01"), "study", "天津"});
        },
        [&] {
            const auto former = view(office, *family.household).former;
            REQUIRE(former.size() == 1);
            CHECK(former[0].until == Date::fromIso("2024-09-01"));
            CHECK(office.record("residence", former[0].residence).text("reason_out") == "study");
            CHECK(office.record("person", *family.son).get("left_on") == Value(*Date::fromIso("2024-09-01")));
        });

    auto early = moveOut(office.journal(), office.access(), both, {Date::fromIso("2009-01-01"), "move_out", ""});
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::DatesReversed);
    auto reason = moveOut(office.journal(), office.access(), both, {{}, "flew", ""});
    REQUIRE_FALSE(reason);
    CHECK(reason.error().code == ErrorCode::NotAChoice);
}

TEST_CASE("one member joins another household, the rest stays", "[people]") {
    TempOffice office;
    Family family(office);
    const auto other =
        office.add("person", Values().set("name", "赵六").set("address", "友谊南里5-1-101").set("relation", "head"));
    const RecordId theirs(office.record("person", other).get("household").uid());
    undoable(
        office, [&] { return moveMember(office.journal(), office.access(), *family.mother, theirs, "parent"); },
        [&] {
            CHECK(door(office, *family.mother) == "5-1-101");
            CHECK(view(office, theirs).members.size() == 2);
            CHECK(view(office, *family.household).members.size() == 3);
            CHECK(view(office, *family.household).members[0].name == "张建国");
        });
}

TEST_CASE("a household moves as a whole", "[people]") {
    TempOffice office;
    Family family(office);
    const Home to = at("友谊南里7-3-602");
    undoable(
        office, [&] { return changeAddress(office.journal(), office.access(), *family.household, to); },
        [&] {
            const auto home = view(office, *family.household);
            CHECK(home.door == "7-3-602");
            REQUIRE(home.members.size() == 4);
            CHECK(home.former.size() == 4);
            CHECK(home.members[0].name == "张建国");
            CHECK(home.members[0].head);
            CHECK(home.members[1].relation == "spouse");
            for (const auto& member : home.members) {
                CHECK(member.since == office.today());
                CHECK(door(office, member.person) == "7-3-602");
            }
        });
    CHECK_FALSE(must(changeAddress(office.journal(), office.access(), *family.household, at("友谊南里3-2-501"))).txn);
    CHECK_FALSE(changeAddress(office.journal(), office.access(), *family.household, Home{}));
}

TEST_CASE("a new head: the others' relations follow where that is certain", "[people]") {
    TempOffice office;
    Family family(office);
    undoable(
        office, [&] { return changeHead(office.journal(), office.access(), *family.household, *family.wife); },
        [&] {
            CHECK(relation(office, *family.wife) == "head");
            CHECK(relation(office, *family.head) == "spouse");
            CHECK(relation(office, *family.son) == "son");
            CHECK(relation(office, *family.mother) == "parent");
        });
    undoable(
        office, [&] { return changeHead(office.journal(), office.access(), *family.household, *family.son); },
        [&] {
            CHECK(relation(office, *family.son) == "head");
            CHECK(relation(office, *family.head) == "parent");
            CHECK(relation(office, *family.wife) == "parent");
            CHECK(relation(office, *family.mother) == "grandparent");
        });
    undoable(
        office, [&] { return changeHead(office.journal(), office.access(), *family.household, *family.mother); },
        [&] {
            CHECK(relation(office, *family.head) == "son");
            CHECK(relation(office, *family.wife) == "child_in_law");
            CHECK(relation(office, *family.son) == "grandchild");
        });
    // The same through a person's form.
    undoable(
        office, [&] { return office.set("person", *family.son, Values().set("relation", "head")); },
        [&] {
            CHECK(office.record("household", *family.household).get("head") == Value(*family.son));
            CHECK(relation(office, *family.head) == "parent");
        });
    // And through the household's.
    undoable(
        office, [&] { return office.set("household", *family.household, Values().set("head", Value())); },
        [&] { CHECK(relation(office, *family.head).empty()); });
    const auto stranger = office.add("person", Values().set("name", "路人"));
    auto refused = changeHead(office.journal(), office.access(), *family.household, stranger);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::LinkTarget);
}

TEST_CASE("a death ends the residence", "[people]") {
    TempOffice office;
    Family family(office);
    undoable(
        office, [&] { return recordDeath(office.journal(), office.access(), *family.head, office.today()); },
        [&] {
            CHECK(office.record("person", *family.head).get("died_on") == Value(office.today()));
            CHECK(door(office, *family.head).empty());
            CHECK(view(office, *family.household).record.get("head").isEmpty());
            CHECK(view(office, *family.household).members.size() == 3);
        });
    auto future = recordDeath(office.journal(), office.access(), *family.head, office.today().plusDays(1));
    REQUIRE_FALSE(future);
    CHECK(future.error().code == ErrorCode::FutureDate);
}

TEST_CASE("what was entered today is corrected, whatever its identity looks like", "[people]") {
    TempOffice office;
    const auto person = office.add("person", Values().set("name", "王秀英"));
    const auto dwelling = office.add("dwelling", Values().set("place", "复兴路12号"));
    // Entered months ago, but its uid says today: only the journal knows when.
    office.clock->set(msOfDate(*Date::fromIso("2026-09-01")) + 9 * 3600 * 1000);
    const RecordId made(UidMaker(office.environment).make());
    office.clock->set(msOfDate(*Date::fromIso("2026-03-11")) + 9 * 3600 * 1000);
    must(office.transact("x", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create("residence", Values().set("person", person).set("dwelling", dwelling), made));
        return {};
    }));
    const auto residences = [&] { return office.reader().integer("SELECT count(*) FROM t_residence WHERE alive = 1"); };
    must(office.set("person", person, Values().set("address", "友谊南里3-2-501"))); // the same day: a correction
    CHECK(residences() == 1);
    office.clock->set(msOfDate(*Date::fromIso("2026-09-01")) + 9 * 3600 * 1000);
    must(office.set("person", person, Values().set("address", "友谊南里3-2-502"))); // months later: a move
    CHECK(residences() == 2);
    CHECK(office.sound());
}

TEST_CASE("who lives here, who is away, gone or without an address", "[people]") {
    TempOffice office;
    const auto presence = [&](RecordId id) { return office.record("person", id).text("presence"); };
    const auto listed = [&](const char* where) {
        records::Query query;
        query.type = "person";
        query.where = where;
        return must(records::list(office.reader(), office.tables(), office.access(), query, office.today())).size();
    };
    Family family(office);
    const auto name = office.add("person", Values().set("name", "路人"));
    const auto away = office.add(
        "person",
        Values().set("name", "赵空挂").set("address", "友谊南里5-1-101").set("residence_status", "registered_only"));
    CHECK(presence(*family.head) == "here");
    CHECK(presence(name) == "unknown");
    CHECK(presence(away) == "away");
    must(moveOut(office.journal(), office.access(), std::span(&*family.son, 1), {}));
    CHECK(presence(*family.son) == "moved_out");
    CHECK(office.record("person", *family.son).get("left_on") == Value(office.today()));
    must(recordDeath(office.journal(), office.access(), *family.mother, office.today()));
    CHECK(presence(*family.mother) == "died");
    CHECK(listed("presence in (here, unknown)") == 3);
    CHECK(listed("presence in (现住, 未登记住址)") == 3);
    CHECK(listed("presence = moved_out") == 1);
    CHECK(listed("not presence in (moved_out, died)") == 4);

    office.nextDay(30);
    must(moveIn(office.journal(), office.access(), *family.son, at("友谊南里3-2-501"))); // back again
    CHECK(presence(*family.son) == "here");
    CHECK(office.record("person", *family.son).get("left_on").isEmpty());
    must(office.journal().undo(office.access()));
    CHECK(presence(*family.son) == "moved_out");
    must(office.set("person", *family.wife, Values().set("died_on", office.today()))); // by the form
    CHECK(presence(*family.wife) == "died");
    const auto refused = office.set("person", name, Values().set("presence", "here"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ReadOnlyField);
    CHECK(office.sound());

    // A list of those who live here walks through one index, in order, and reads nothing else.
    std::string plan;
    auto rows = office.reader().prepare("EXPLAIN QUERY PLAN SELECT t.id FROM t_person t WHERE t.alive = 1 AND"
                                        " t.presence IN ('here', 'unknown') ORDER BY t.sort_key, t.id");
    while (rows.step()) plan += std::string(rows.text(3)) + ";";
    INFO(plan);
    CHECK(plan.find("COVERING INDEX i_person_alive_sort_key_id_presence") != std::string::npos);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
}

TEST_CASE("relations to a new head are never invented", "[people]") {
    CHECK(relationToNewHead("spouse", "head", "male") == "spouse");
    CHECK(relationToNewHead("parent", "head", "female") == "daughter");
    CHECK_FALSE(relationToNewHead("parent", "head", ""));
    CHECK_FALSE(relationToNewHead("parent", "parent", "male"));
    CHECK_FALSE(relationToNewHead("son", "grandchild", "male"));
    CHECK_FALSE(relationToNewHead("", "head", "male"));
    CHECK_FALSE(relationToNewHead("nonrelative", "spouse", "male"));
}

TEST_CASE("a second household may live in one dwelling; an empty one is not joined", "[people]") {
    TempOffice office;
    Family family(office);
    Home lodger = at("友谊南里3-2-501");
    lodger.newHousehold = true;
    lodger.relation = "head";
    must(registerPerson(office.journal(), office.access(), Values().set("name", "租客"), lodger));
    CHECK(office.reader().integer("SELECT count(*) FROM t_household WHERE alive = 1") == 2);
    CHECK(view(office, *family.household).members.size() == 4);

    const std::vector<RecordId> all{*family.head, *family.wife, *family.son, *family.mother};
    must(moveOut(office.journal(), office.access(), all, {}));
    CHECK(view(office, *family.household).record.get("head") == Value(*family.head));
    const auto dwelling = office.record("household", *family.household).get("dwelling").uid();
    CHECK(householdAt(office.reader(), dwelling) != family.household);
}

TEST_CASE("an address book remembers", "[people]") {
    TempOffice office;
    must(office.transact("import", [&](journal::Writer& writer) -> Result<void> {
        AddressBook book(writer, {{}, true});
        AddressParts parts = parseAddress("友谊南里3-2-501");
        parts.grid = "第3网格";
        MULIN_TRY_LET(first, book.dwelling(parts));
        parts.room = "502";
        MULIN_TRY_LET(second, book.dwelling(parts));
        CHECK(first != second);
        MULIN_TRY_LET(again, book.dwelling(parts));
        CHECK(second == again);
        MULIN_TRY_LET(nothing, book.dwelling({}));
        CHECK_FALSE(nothing);
        CHECK(book.made().estates == 1);
        CHECK(book.made().buildings == 1);
        CHECK(book.made().dwellings == 2);
        CHECK(book.made().grids == 1);
        // A second book finds what the first has made.
        AddressBook other(writer);
        MULIN_TRY_LET(found, other.dwelling(parts));
        CHECK(found == second);
        CHECK(other.made().dwellings == 0);
        return {};
    }));
    CHECK(office.reader().text("SELECT code FROM t_unit WHERE level = 'grid'") == "130202002018003");
    CHECK(office.reader().text("SELECT party_name FROM t_unit WHERE level = 'grid'") == "第3网格党支部");
    CHECK(office.reader().integer("SELECT count(*) FROM t_dwelling WHERE grid IS NOT NULL") == 2);
    CHECK(office.sound());
}

TEST_CASE("households entered at random stay consistent, and undo takes everything back", "[people]") {
    TempOffice office;
    const std::string start = office.digest();
    SeededRandom random(7);
    std::vector<RecordId> people;
    const char* relations[] = {"", "head", "spouse", "son", "parent", "nonrelative"};
    int acts = 0;
    const auto address = [&] {
        return "友谊南里" + std::to_string(1 + random.below(2)) + "-1-" + std::to_string(101 + random.below(3));
    };
    for (int i = 0; i < 120; ++i) {
        const auto done = [&]() -> Result<journal::ChangeSet> {
            if (people.size() < 6 || random.below(5) == 0) {
                Values values;
                values.set("name", "居民").set("address", address());
                if (const char* word = relations[random.below(6)]; *word) values.set("relation", word);
                people.push_back(office.add("person", values));
                ++acts;
                return journal::ChangeSet{};
            }
            const RecordId who = people[random.below(people.size())];
            const auto home = office.record("person", who).get("household");
            switch (random.below(7)) {
            case 0: return office.set("person", who, Values().set("address", address()));
            case 1: return office.set("person", who, Values().set("relation", relations[1 + random.below(5)]));
            case 2: return moveIn(office.journal(), office.access(), who, at(address().c_str()));
            case 3: return moveOut(office.journal(), office.access(), std::span(&who, 1), {});
            case 4:
                if (!home.isEmpty()) return changeHead(office.journal(), office.access(), RecordId(home.uid()), who);
                break;
            case 5:
                if (!home.isEmpty())
                    return changeAddress(office.journal(), office.access(), RecordId(home.uid()),
                                         at(address().c_str()));
                break;
            default: office.nextDay(); break;
            }
            return journal::ChangeSet{};
        }();
        if (must(Result<journal::ChangeSet>(done)).txn) ++acts;
        INFO("step " << i);
        // One open residence a person, one head a household, and both sides say so.
        REQUIRE(office.reader().integer("SELECT count(*) FROM (SELECT 1 FROM t_residence WHERE alive = 1 AND until IS "
                                        "NULL GROUP BY person HAVING count(*) > 1)") == 0);
        REQUIRE(office.reader().integer(
                    "SELECT count(*) FROM t_residence r JOIN t_household h ON h.uid = r.household WHERE r.alive = 1"
                    " AND r.until IS NULL AND (r.relation IS 'head') <> (h.head IS r.person)") == 0);
        REQUIRE(office.reader().integer(
                    "SELECT count(*) FROM t_residence r JOIN t_household h ON h.uid = r.household WHERE r.alive = 1"
                    " AND r.until IS NULL AND r.dwelling IS NOT h.dwelling") == 0);
    }
    CHECK(office.sound());
    for (int i = 0; i < acts; ++i) must(office.journal().undo(office.access()));
    CHECK(office.digest() == start);
    CHECK(office.sound());
}

TEST_CASE("who moves in ends what was said of an empty dwelling, in the same act", "[people]") {
    TempOffice office;
    const Family family(office);
    const RecordId building(
        office.record("dwelling", RecordId(office.record("person", *family.head).get("dwelling").uid()))
            .get("building")
            .uid());
    const RecordId empty = office.add(
        "dwelling", Values().set("building", building).set("entrance", "2").set("room", "301").set("use", "empty"));
    const RecordId let = office.add(
        "dwelling", Values().set("building", building).set("entrance", "2").set("room", "302").set("use", "let"));
    undoable(
        office, [&] { return moveIn(office.journal(), office.access(), *family.son, at("友谊南里3-2-301")); },
        [&] {
            CHECK(door(office, *family.son) == "3-2-301");
            CHECK(office.record("dwelling", empty).get("use").isEmpty());
        });
    CHECK(office.record("dwelling", empty).text("use") == "empty");
    must(moveIn(office.journal(), office.access(), *family.son, at("友谊南里3-2-302")));
    CHECK(office.record("dwelling", let).text("use") == "let");
}
