#include "core/people/duplicates.h"
#include "core/people/household_view.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

std::vector<DuplicatePair> found(TempOffice& office) {
    NoProgress progress;
    return must(findDuplicates(office.reader(), office.tables(), office.access(), progress));
}

RecordId add(TempOffice& office, const char* name, const char* born, const char* phone = "", const char* address = "",
             const char* check = "") {
    Values values;
    values.set("name", name);
    if (*born) values.set("birth_date", *Date::fromIso(born));
    if (*phone) values.set("phone", phone);
    if (*address) values.set("address", address);
    if (*check) values.set("check", schema::storedChoices({check}));
    return office.add("person", values);
}

Result<journal::ChangeSet> merged(TempOffice& office, const Merge& what) {
    return office.transact("person.merge", [&](journal::Writer& writer) { return merge(writer, what); });
}

} // namespace

TEST_CASE("duplicates: each reason, the surest first; other numbers are other people", "[people]") {
    TempOffice office;
    const RecordId a = add(office, "单秀兰", "1952-03-18", "13812347177", "友谊南里3-2-501");
    const RecordId b = add(office, "单秀兰", "1952-03-18", "13812347177", "友谊南里3-2-501");
    add(office, "王伟", "1980-01-01", "13800000001");
    add(office, "王伟", "", "13800000001");
    add(office, "李静", "1970-05-05");
    add(office, "李婧", "1970-05-05");
    add(office, "赵六", "1960-06-06");
    add(office, "赵六", "1961-06-06");
    const auto pairs = found(office);
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[0].one == a);
    CHECK(pairs[0].other == b);
    CHECK(pairs[0].alike == (static_cast<unsigned>(Alike::NameBirth) | static_cast<unsigned>(Alike::NamePhone) |
                             static_cast<unsigned>(Alike::NameDoor)));
    CHECK(pairs[1].alike == static_cast<unsigned>(Alike::NamePhone));
    CHECK(pairs[2].alike == static_cast<unsigned>(Alike::SoundBirth));
    must(office.transact("person.tell_apart", [&](journal::Writer& writer) { return tellApart(writer, b, a); }));
    CHECK(found(office).size() == 2);
    must(office.journal().undo(office.access()));
    CHECK(found(office).size() == 3);
}

TEST_CASE("duplicates: merged in one act, everything follows, one undo takes them apart", "[people]") {
    TempOffice office;
    const RecordId a = add(office, "单秀兰", "1952-03-18", "", "友谊南里3-2-501");
    const RecordId b = add(office, "单秀蓝", "1952-03-18", "13812347177", "友谊南里4-1-101");
    const RecordId visit = office.add(
        "visit", Values().set("visited_on", office.today()).set("findings", "好").link("people", "visited", b));
    const RecordId low = office.add("minimum_living", Values().set("person", b).set("entered_on", office.today()));
    office.add("living_alone", Values().set("person", a).set("entered_on", office.today()));
    const RecordId twice = office.add("living_alone", Values().set("person", b).set("entered_on", office.today()));
    office.nextDay(20);
    const std::string before = office.digest();
    CHECK(merged(office, {b, a}).error().code == ErrorCode::LinkTarget);
    CHECK(office.digest() == before);
    const TxnId act = *must(merged(office, {a, b, {"name"}, true})).txn;
    CHECK(office.sound());
    const auto kept = office.record("person", a);
    CHECK(kept.text("name") == "单秀蓝");
    CHECK(kept.text("former_name") == "单秀兰");
    CHECK(kept.text("phone") == "13812347177");
    CHECK(kept.text("door") == "4-1-101");
    CHECK_FALSE(office.record("person", b).alive);
    CHECK(office.record("minimum_living", low).get("person").uid() == a.uid());
    CHECK(office.record("living_alone", twice).text("exit_reason") == "error");
    const auto links =
        records::linksFrom(office.reader(), office.tables(), office.access(), office.record("visit", visit));
    REQUIRE(links.size() == 1);
    CHECK(links[0].to == a.uid());
    const auto home = must(householdOf(office.reader(), office.tables(), office.access(), a));
    REQUIRE(home);
    CHECK(home->members.size() == 1);
    CHECK(found(office).empty());
    // Weeks later, and after something else was written.
    office.nextDay(30);
    const RecordId later = add(office, "赵六", "1960-06-06");
    const auto undone = must(office.journal().undo(office.access(), act));
    CHECK(undone.left.empty());
    CHECK(office.record("person", b).alive);
    CHECK(office.record("person", a).text("name") == "单秀兰");
    CHECK(office.record("person", later).alive);
    CHECK(office.record("minimum_living", low).get("person").uid() == b.uid());
    CHECK(office.sound());
}

TEST_CASE("duplicates: in one household the second entry goes, and its head is the first", "[people]") {
    TempOffice office;
    const RecordId a = add(office, "单秀兰", "1952-03-18", "", "友谊南里3-2-501");
    const RecordId b = office.add("person", Values()
                                                .set("name", "单秀兰")
                                                .set("birth_date", *Date::fromIso("1952-03-18"))
                                                .set("address", "友谊南里3-2-501")
                                                .set("relation", "head")
                                                .set("check", schema::storedChoices({"duplicate"})));
    const RecordId household(office.record("person", a).get("household").uid());
    must(merged(office, {a, b}));
    const auto view = must(householdView(office.reader(), office.tables(), office.access(), household));
    REQUIRE(view.members.size() == 1);
    CHECK(view.members[0].person == a);
    CHECK(view.members[0].head);
    CHECK(office.record("person", a).text("check").empty());
    const auto undone = must(office.journal().undo(office.access()));
    CHECK(undone.left.empty());
    CHECK(must(householdView(office.reader(), office.tables(), office.access(), household)).members.size() == 2);
    CHECK(office.sound());
}

TEST_CASE("namesakes: who may be meant while somebody is entered", "[people]") {
    TempOffice office;
    const RecordId a = add(office, "单秀兰", "1952-03-18", "13812347177", "友谊南里3-2-501");
    add(office, "单秀兰", "1980-01-01");
    const RecordId unknown = add(office, "单秀兰", "");
    const auto ask = [&](const Values& typed, std::optional<RecordId> self = {}) {
        return must(namesakes(office.reader(), office.tables(), office.access(), typed, self));
    };
    CHECK(ask({}).empty());
    CHECK(ask(Values().set("name", "单秀兰")).size() == 3);
    const auto born = ask(Values().set("name", "单秀兰").set("birth_date", *Date::fromIso("1952-03-18")));
    REQUIRE(born.size() == 2);
    CHECK(born[0].person == a);
    CHECK(born[0].sameBirth);
    CHECK(born[0].door == "友谊南里3号楼2单元501室");
    CHECK(born[1].person == unknown);
    CHECK(ask(Values().set("name", "单秀兰"), a).size() == 2);
    CHECK(ask(Values().set("name", "单秀")).empty());
}
