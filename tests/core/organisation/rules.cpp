// What may not happen to units, users and posts, and how units get their identity.
#include "core/journal/history.h"
#include "core/organisation/setup.h"
#include "core/organisation/unit_tree.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

Result<journal::ChangeSet> create(TempOffice& office, const char* type, const Values& values,
                                  std::optional<RecordId>* made = nullptr) {
    return office.transact("x", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(id, writer.create(type, values));
        if (made) *made = id;
        return {};
    });
}

Result<journal::ChangeSet> remove(TempOffice& office, const char* type, RecordId id) {
    return office.transact("x", [&](journal::Writer& writer) { return writer.remove(type, id); });
}

template<class T> ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

Values gridOf(RecordId community, const char* code, const char* name = "网格") {
    return Values().set("name", name).set("code", code).set("level", "grid").set("parent", community);
}

const TreeNode* find(const TreeNode& node, const Uid& uid) {
    if (node.id.uid() == uid) return &node;
    for (const TreeNode& child : node.children)
        if (const TreeNode* found = find(child, uid)) return found;
    return nullptr;
}

} // namespace

TEST_CASE("the office itself cannot be deleted, nor can another unit become the office", "[organisation]") {
    TempOffice office;
    const RecordId own(office.office->unit());
    const auto gone = remove(office, "unit", own);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == ErrorCode::OwnUnit);
    CHECK(office.record("unit", own).alive);
    CHECK(codeOf(office.set("unit", own, Values().set("own", false))) == ErrorCode::ReadOnlyField);
    CHECK(codeOf(office.set("unit", RecordId(unitUid("130202002000")), Values().set("own", true))) ==
          ErrorCode::ReadOnlyField);
    must(office.set("unit", own, Values().set("own", true).set("short_name", "南里")));
    // Its tree stands even if somebody writes that it was dissolved.
    must(office.set("unit", own, Values().set("until", office.today().plusDays(-1))));
    CHECK(unitTree(office.reader(), office.tables(), office.access(), office.today()));
}

TEST_CASE("an administrator remains", "[organisation]") {
    TempOffice office;
    const RecordId first(office.access().user()->uid());
    const std::string before = office.digest();
    auto refused = remove(office, "user", first);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::LastAdministrator);
    CHECK(refused.error().arg("login") == "limin");
    CHECK(codeOf(office.set("user", first, Values().set("roles", "|secretary|"))) == ErrorCode::LastAdministrator);
    const auto helper = office.add("user", Values().set("login", "wang").set("roles", "|grid_worker|"));
    CHECK(codeOf(remove(office, "user", first)) == ErrorCode::LastAdministrator);
    must(remove(office, "user", helper));
    for (int i = 0; i < 2; ++i) must(office.journal().undo(office.access()));
    CHECK(office.digest() == before);

    const auto second = office.add("user", Values().set("login", "zhao").set("roles", "|administrator|"));
    auto twice = create(office, "user", Values().set("login", " zhao ").set("name", "另一个"));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::AlreadyTaken);
    CHECK(twice.error().arg("field") == "login");
    CHECK(codeOf(office.set("user", second, Values().set("login", "limin"))) == ErrorCode::AlreadyTaken);
    must(office.set("user", second, Values().set("login", "zhao2")));
    must(office.set("user", first, Values().set("roles", "|secretary|")));
    CHECK(codeOf(remove(office, "user", second)) == ErrorCode::Denied); // who gave the role away has it no more
    const auto other = must(office.office->accessFor("zhao2"));
    CHECK(codeOf(office.journal().transact(other, {"x", {}}, [&](journal::Writer& writer) {
              return writer.remove("user", second);
          })) == ErrorCode::LastAdministrator);
    CHECK(office.sound());
}

TEST_CASE("units are named by their code, so that two offices name the same unit alike", "[organisation]") {
    TempOffice one, two("130202002", "five");
    const RecordId community(unitUid("130202002018"));
    std::optional<RecordId> here, there;
    must(create(one, "unit", gridOf(community, "130202002018007", "和平网格"), &here));
    must(create(two, "unit", gridOf(community, "130202002018007", "第7网格"), &there));
    CHECK(here == there);
    CHECK(here->uid() == unitUid("130202002018007"));
    // Codes of the office's own: by the unit above and the code.
    must(create(one, "unit", gridOf(community, "A1"), &here));
    must(create(two, "unit", gridOf(community, "A1"), &there));
    CHECK(here == there);
    must(create(two, "unit", gridOf(RecordId(unitUid("130202002001")), "A1"), &there));
    CHECK(here != there);
    // Short and wide digits mean the same unit.
    must(create(one, "unit", Values().set("name", "丰南区").set("code", "１３０２０７").set("level", "county"), &here));
    CHECK(here->uid() == unitUid("130207000000"));
    CHECK(one.record("unit", *here).text("code") == "130207000000");
    must(create(one, "unit", Values().set("name", "无编码").set("level", "grid").set("parent", community), &here));
    must(create(one, "unit", Values().set("name", "无编码").set("level", "grid").set("parent", community), &there));
    CHECK(here != there);
    CHECK(one.sound());
}

TEST_CASE("a code is one unit's", "[organisation]") {
    TempOffice office;
    const RecordId community(office.office->unit());
    std::optional<RecordId> first, second;
    must(create(office, "unit", gridOf(community, "130202002018001", "东网格"), &first));
    auto taken = create(office, "unit", gridOf(community, "130202002018001", "西网格"));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::AlreadyTaken);
    CHECK(taken.error().arg("value") == "130202002018001");
    CHECK(taken.error().arg("holder") == "东网格");
    must(create(office, "unit", gridOf(community, "130202002018002", "西网格"), &second));
    CHECK(codeOf(office.set("unit", *second, Values().set("code", "130202002018001"))) == ErrorCode::AlreadyTaken);
    CHECK(codeOf(office.set("unit", *second, Values().set("code", "130202002018"))) == ErrorCode::AlreadyTaken);

    // A changed code keeps the identity; who gets the old code is somebody else, on every device the same.
    must(office.set("unit", *first, Values().set("code", "130202002018009")));
    CHECK(office.record("unit", *first).text("code") == "130202002018009");
    std::optional<RecordId> third;
    must(create(office, "unit", gridOf(community, "130202002018001", "新网格"), &third));
    CHECK(third != first);
    CHECK(third->uid() == unitUid("130202002018001#2"));

    // Deleted and entered anew: the same unit again, without what was said of it before.
    must(office.set("unit", *second, Values().set("remark", "旧")));
    must(remove(office, "unit", *second));
    std::optional<RecordId> again;
    must(create(office, "unit", gridOf(community, "130202002018002", "南网格"), &again));
    CHECK(again == second);
    CHECK(office.record("unit", *again).text("name") == "南网格");
    CHECK(office.record("unit", *again).get("remark").isEmpty());
    CHECK(office.sound());
}

TEST_CASE("no unit lies within itself", "[organisation]") {
    TempOffice office;
    const RecordId street(unitUid("130202002000")), community(office.office->unit());
    CHECK(codeOf(office.set("unit", street, Values().set("parent", street))) == ErrorCode::LinkTarget);
    CHECK(codeOf(office.set("unit", street, Values().set("parent", community))) == ErrorCode::LinkTarget);
}

TEST_CASE("a post ends: the last day is still in it", "[organisation]") {
    TempOffice office;
    must(addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
    const RecordId grid(unitUid("130202002018001"));
    Appointment appointment{grid, "grid_worker"};
    appointment.holderAName = "刘洋";
    appointment.since = office.today();
    const auto done = must(appoint(office.journal(), office.access(), appointment));
    REQUIRE(done.changes.size() == 1);
    const RecordId post = done.changes[0].id;
    CHECK(codeOf(relieve(office.journal(), office.access(), post, office.today().plusDays(-1))) ==
          ErrorCode::DatesReversed);
    must(relieve(office.journal(), office.access(), post, office.today().plusDays(3)));
    CHECK(must(journal::acts(office.reader(), office.access(), {}))[0].operation == "post.relieve");
    const auto held = [&] {
        const auto top = must(unitTree(office.reader(), office.tables(), office.access(), office.today()));
        return find(top, grid.uid())->posts.size();
    };
    office.nextDay(3);
    CHECK(held() == 1);
    office.nextDay();
    CHECK(held() == 0);
    CHECK(office.record("post", post).alive); // history stays
}

TEST_CASE("every entrance has somebody, or is a gap", "[organisation]") {
    TempOffice office;
    const auto building = office.add("building", Values().set("name", "3号楼").set("short", "3").set("entrances", 3));
    const auto empty = [&] {
        const auto top = must(unitTree(office.reader(), office.tables(), office.access(), office.today()));
        std::vector<std::string> entrances;
        for (const Gap& gap : find(top, building.uid())->gaps)
            if (gap.title == "entrance_leader") entrances.push_back(gap.entrance);
        return entrances;
    };
    const auto name = [&](const char* entrance) {
        Appointment one{building, "entrance_leader"};
        one.entrance = entrance;
        one.holderAName = "志愿者";
        must(appoint(office.journal(), office.access(), one));
    };
    using Entrances = std::vector<std::string>;
    CHECK(empty() == Entrances{"1", "2", "3"});
    name("2");
    CHECK(empty() == Entrances{"1", "3"});
    name("2"); // two of them for one entrance leave the others empty
    CHECK(empty() == Entrances{"1", "3"});
    name(""); // whoever looks after no entrance in particular
    CHECK(empty() == Entrances{"3"});
    // What the dwellings say counts too.
    office.add("dwelling", Values().set("building", building).set("entrance", "东").set("room", "101"));
    CHECK(empty() == Entrances{"1"}); // 东, 1 and 2: three, as the building says
}

TEST_CASE("late is what the office calls late", "[organisation]") {
    TempOffice office;
    const auto person = office.add("person", Values().set("name", "王秀英"));
    Values visit;
    visit.set("visited_on", office.today().plusDays(-5)).set("purpose", "routine").link("people", "visited", person);
    office.add("visit", visit);
    const auto late = [&] {
        const auto mentions =
            must(records::timeline(office.reader(), office.tables(), office.access(), person, "person"));
        REQUIRE(mentions.size() == 1);
        return mentions[0].late();
    };
    CHECK(late()); // three days unless the office says otherwise
    for (const auto& [days, expected] :
         std::vector<std::pair<std::string, bool>>{{"5", false}, {"4", true}, {"0", true}, {"", true}, {"7", false}}) {
        must(office.transact("setting", [&, value = days](journal::Writer& writer) {
            return setSetting(writer, setting_key::lateAfterDays, value);
        }));
        INFO(days);
        CHECK(late() == expected);
    }
}

TEST_CASE("a setting: one record a key, values that the program can use, back out of the recycle bin") {
    TempOffice office;
    const auto key = [](const char* name, const char* value) { return Values().set("key", name).set("value", value); };
    const auto taken = create(office, "setting", key(" month_end_day ", "25"));
    REQUIRE(codeOf(taken) == ErrorCode::AlreadyThere);
    CHECK(taken.error().arg("holder") == "month_end_day");
    const RecordId end(Uid::named("setting", "month_end_day"));
    CHECK(office.set("setting", end, Values().set("value", " 25 ")));
    CHECK(office.record("setting", end).text("value") == "25");
    for (const char* value : {"31", "-1", "abc", "2 5", "99999999999"})
        CHECK(codeOf(office.set("setting", end, Values().set("value", value))) == ErrorCode::OutOfRange);
    CHECK(office.set("setting", end, Values().set("value", Value())));
    CHECK(codeOf(create(office, "setting", key("office_kind", "court"))) == ErrorCode::OutOfRange);
    CHECK(create(office, "setting", key("office_kind", "judicial")));
    CHECK(codeOf(office.set("setting", end, Values().set("key", "late_after_days"))) == ErrorCode::AlreadyThere);
    CHECK(office.set("setting", end, key("month_end_day", "20")));
    std::optional<RecordId> own;
    must(create(office, "setting", key("own_motto", "邻里和睦"), &own));
    CHECK(*own == RecordId(Uid::named("setting", "own_motto")));

    must(remove(office, "setting", end));
    std::optional<RecordId> again;
    must(create(office, "setting", key("month_end_day", "28"), &again));
    CHECK(*again == end);
    CHECK(office.record("setting", end).alive);
    CHECK(office.record("setting", end).text("value") == "28");
    CHECK(office.sound());
}

TEST_CASE("no dated record ends before it begins") {
    TempOffice office;
    const RecordId person = office.add("person", Values().set("name", "甲"));
    const Date day = *Date::fromIso("2026-02-10");
    const std::vector<std::pair<const char*, Values>> records{
        {"living_alone", Values().set("person", person)},
        {"minimum_living", Values().set("person", person)},
        {"residence", Values().set("person", person)},
        {"post", Values().set("unit", office.office->unit()).set("title", "director")},
        {"unit", Values().set("name", "第九网格").set("level", "grid").set("parent", office.office->unit())}};
    for (const auto& [type, values] : records) {
        INFO(type);
        const schema::TypeDef& def = *office.tables().find(type)->type;
        Values wrong = values, right = values;
        wrong.set(def.since, day).set(def.until, day.plusDays(-1));
        right.set(def.since, day).set(def.until, day);
        const auto refused = create(office, type, wrong);
        REQUIRE(codeOf(refused) == ErrorCode::DatesReversed);
        CHECK(refused.error().arg("field") == def.until);
        CHECK(refused.error().arg("value") == "2026-02-09");
        const RecordId id = office.add(type, right);
        CHECK(codeOf(office.set(type, id, Values().set(def.since, day.plusDays(1)))) == ErrorCode::DatesReversed);
        CHECK(office.set(type, id, Values().set(def.since, day.plusDays(1)).set(def.until, Value())));
        const auto inBulk = office.transact("x", [&, type = type](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(bulk, writer.bulk(type, {def.since, def.until}));
            const std::vector<Value> row{Value(day), Value(day.plusDays(-1))};
            MULIN_TRY(bulk.add(row));
            return {};
        });
        CHECK(codeOf(inBulk) == ErrorCode::DatesReversed);
    }
}
