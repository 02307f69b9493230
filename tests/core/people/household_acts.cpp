#include "core/people/household_acts.h"
#include "core/people/household_view.h"
#include "core/reports/monthly.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;
using Kind = HouseholdAct::Kind;

namespace {

/// 张建国 with wife, son and the son's wife in 3-2-501 since 2010; 陈静 next door.
struct Neighbours {
    explicit Neighbours(TempOffice& made) : office(made) {
        const auto add = [&](const char* name, const char* sex, const char* relation, const char* address) {
            return office.add("person", Values()
                                            .set("name", name)
                                            .set("sex", sex)
                                            .set("address", address)
                                            .set("relation", relation)
                                            .set("lives_since", *Date::fromIso("2010-05-01")));
        };
        head = add("张建国", "male", "head", "友谊南里3-2-501");
        wife = add("王秀英", "female", "spouse", "友谊南里3-2-501");
        son = add("张明", "male", "son", "友谊南里3-2-501");
        daughterInLaw = add("刘芳", "female", "child_in_law", "友谊南里3-2-501");
        neighbour = add("陈静", "female", "head", "友谊南里3-2-502");
        household = householdOf(*head);
        next = householdOf(*neighbour);
        office.nextDay(10);
    }
    std::optional<RecordId> householdOf(RecordId person) const {
        return RecordId(office.record("person", person).get("household").uid());
    }
    HouseholdAct act(Kind kind) const { return {kind, *household}; }
    std::string relation(RecordId id) const { return office.record("person", id).text("relation"); }
    std::string door(RecordId id) const { return office.record("person", id).text("door"); }
    std::size_t members(RecordId id) const {
        return must(householdView(office.reader(), office.tables(), office.access(), id)).members.size();
    }
    /// The preview says what then happens; one undo takes it back.
    void performed(const HouseholdAct& what, const std::function<void(const HouseholdPreview&)>& check) {
        const std::string before = office.digest();
        const HouseholdPreview foretold = must(preview(office.journal(), office.access(), what));
        CHECK(office.digest() == before);
        must(perform(office.journal(), office.access(), what));
        for (const PersonChange& one : foretold.people) {
            INFO(one.name);
            CHECK(office.record("person", one.person).text("address") == one.after.address);
            CHECK(relation(one.person) == one.after.relation);
        }
        for (const HouseholdChange& one : foretold.households)
            if (!one.made) CHECK(members(one.household) == static_cast<std::size_t>(one.membersAfter));
        check(foretold);
        CHECK(office.sound());
        const auto undone = must(office.journal().undo(office.access()));
        CHECK(undone.left.empty());
        CHECK(office.digest() == before);
    }
    TempOffice& office;
    std::optional<RecordId> head, wife, son, daughterInLaw, neighbour, household, next;
};

} // namespace

TEST_CASE("acts: some members move, the rest stays", "[people]") {
    TempOffice office;
    Neighbours here(office);
    HouseholdAct act = here.act(Kind::Move);
    act.people = {*here.son, *here.daughterInLaw};
    act.to = parseAddress("友谊南里4-1-101");
    act.relations = {{here.son->uid(), "head"}, {here.daughterInLaw->uid(), "spouse"}};
    here.performed(act, [&](const HouseholdPreview& foretold) {
        CHECK(here.door(*here.son) == "4-1-101");
        CHECK(here.door(*here.wife) == "3-2-501");
        CHECK(here.householdOf(*here.son) == here.householdOf(*here.daughterInLaw));
        REQUIRE(foretold.people.size() == 4);
        CHECK_FALSE(foretold.people[0].changes());
        CHECK(foretold.people[2].changes());
        CHECK(foretold.people[2].before.address == "友谊南里3号楼2单元501室");
        REQUIRE(foretold.households.size() == 2);
        CHECK(foretold.households[0].membersBefore == 4);
        CHECK(foretold.households[0].membersAfter == 2);
        CHECK(foretold.households[1].made);
        CHECK(foretold.households[1].headAfter == "张明");
    });
    // To an address where somebody lives: they join.
    act.to = parseAddress("友谊南里3-2-502");
    act.relations.clear();
    here.performed(act, [&](const HouseholdPreview& foretold) {
        CHECK(here.householdOf(*here.son) == here.next);
        REQUIRE(foretold.households.size() == 2);
        CHECK_FALSE(foretold.households[1].made);
        CHECK(foretold.households[1].membersBefore == 1);
        CHECK(foretold.households[1].membersAfter == 3);
    });
}

TEST_CASE("acts: a household splits where it lives, nobody moves", "[people]") {
    TempOffice office;
    Neighbours here(office);
    HouseholdAct act = here.act(Kind::Split);
    act.people = {*here.son, *here.daughterInLaw};
    act.head = here.son;
    act.relations = {{here.daughterInLaw->uid(), "spouse"}};
    here.performed(act, [&](const HouseholdPreview& foretold) {
        CHECK(here.door(*here.son) == "3-2-501");
        CHECK(here.householdOf(*here.son) != here.household);
        CHECK(here.relation(*here.son) == "head");
        CHECK(here.relation(*here.daughterInLaw) == "spouse");
        CHECK(foretold.others.empty());
        // The month counts no move.
        const auto month = must(reports::monthly(office.reader(), office.tables(), office.office->catalogue(),
                                                 office.access(), {2026, 3, {}, false, false}));
        for (const reports::Figure& figure : month.figures)
            if (figure.id == "moved_in" || figure.id == "moved_out") CHECK(figure.now.rows.empty());
    });
}

TEST_CASE("acts: two households become one", "[people]") {
    TempOffice office;
    Neighbours here(office);
    HouseholdAct act = here.act(Kind::Join);
    act.other = here.next;
    act.relations = {{here.neighbour->uid(), "other"}};
    here.performed(act, [&](const HouseholdPreview& foretold) {
        CHECK(here.householdOf(*here.neighbour) == here.household);
        CHECK(here.door(*here.neighbour) == "3-2-501");
        CHECK(here.relation(*here.neighbour) == "other");
        REQUIRE(foretold.households.size() == 2);
        CHECK(foretold.households[1].membersAfter == 0);
    });
    act.other = here.household;
    CHECK(preview(office.journal(), office.access(), act).error().code == ErrorCode::Required);
}

TEST_CASE("acts: one address for all, another head, relations", "[people]") {
    TempOffice office;
    Neighbours here(office);
    HouseholdAct act = here.act(Kind::Address);
    CHECK(preview(office.journal(), office.access(), act).error().code == ErrorCode::Required);
    act.to = parseAddress("友谊南里3-2-502");
    here.performed(act, [&](const HouseholdPreview& foretold) {
        CHECK(here.door(*here.wife) == "3-2-502");
        CHECK(here.householdOf(*here.wife) == here.household);
        CHECK(foretold.others == std::vector<std::string>{"陈静"});
    });
    act = here.act(Kind::Head);
    act.head = here.son;
    here.performed(act, [&](const HouseholdPreview&) {
        CHECK(here.relation(*here.son) == "head");
        CHECK(here.relation(*here.head) == "parent");
        CHECK(here.relation(*here.wife) == "parent");
    });
    act = here.act(Kind::Relations);
    act.relations = {{here.daughterInLaw->uid(), "nonrelative"}, {here.son->uid(), ""}};
    here.performed(act, [&](const HouseholdPreview&) {
        CHECK(here.relation(*here.daughterInLaw) == "nonrelative");
        CHECK(here.relation(*here.son).empty());
    });
}

TEST_CASE("acts: who does not live there is refused; households are found by their door", "[people]") {
    TempOffice office;
    Neighbours here(office);
    HouseholdAct act = here.act(Kind::Split);
    act.people = {*here.neighbour};
    CHECK(preview(office.journal(), office.access(), act).error().code == ErrorCode::LinkTarget);
    act.people.clear();
    CHECK(preview(office.journal(), office.access(), act).error().code == ErrorCode::Required);
    const auto found = must(householdsAt(office.reader(), office.tables(), office.access(), "3-2-502"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].household == here.next);
    CHECK(found[0].head == "陈静");
}
