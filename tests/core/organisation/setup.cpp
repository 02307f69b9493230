#include "core/organisation/setup.h"
#include "core/journal/history.h"
#include "core/organisation/unit_tree.h"
#include "tests/support/temp_office.h"

#include <filesystem>

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

const TreeNode* find(const TreeNode& node, const std::string& name) {
    if (node.gridName == name) return &node;
    for (const TreeNode& child : node.children)
        if (const TreeNode* found = find(child, name)) return found;
    return nullptr;
}

TreeNode tree(TempOffice& office) {
    return must(unitTree(office.reader(), office.tables(), office.access(), office.today()));
}

std::string party(TempOffice& office, const char* code) {
    return office.record("unit", RecordId(unitUid(code))).text("party_name");
}

} // namespace

TEST_CASE("a community office with five tiers", "[organisation]") {
    TempOffice office("130202002018", "five");
    const auto own = must(officeUnit(office.reader(), office.tables()));
    CHECK(own.text("name") == "友谊南里社区");
    CHECK(own.text("level") == "community");
    CHECK(own.text("party_name") == "友谊南里社区大党委");
    CHECK(own.text("tiers") == "five");
    CHECK(own.uid == office.office->unit());
    CHECK(own.uid == Uid::named("unit", "130202002018"));
    CHECK(party(office, "130202002000") == "友谊街道党工委");
    CHECK(office.reader().integer("SELECT count(*) FROM t_unit") == 5);
    CHECK(must(office.office->accessFor("")).user());
    const auto user = office.record("user", RecordId(office.access().user()->uid()));
    CHECK(user.text("name") == "李敏");
    CHECK(user.text("roles").find("|administrator|") != std::string::npos);
    CHECK(setting(office.reader(), setting_key::monthEndDay) == "0");
    CHECK(setting(office.reader(), "unheard", "x") == "x");

    const TreeNode top = tree(office);
    CHECK(top.gridName == "河北省");
    const TreeNode* node = find(top, "友谊南里社区");
    REQUIRE(node);
    CHECK(node->own);
    CHECK(node->tier == "community");
    CHECK(node->partyLabel.zh == "社区大党委");
    REQUIRE(find(top, "友谊街道"));
    CHECK(find(top, "友谊街道")->gaps.empty());
    REQUIRE(node->gaps.size() == 1); // the secretary; the director is not required
    CHECK(node->gaps[0].title == "secretary");

    auto acts = must(journal::acts(office.reader(), office.access(), {}));
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].operation == "office.new");
    CHECK(acts[0].user == office.access().user());
    CHECK(office.sound());
}

TEST_CASE("other tiers", "[organisation]") {
    TempOffice four("340603003012", "four");
    const auto own = must(officeUnit(four.reader(), four.tables()));
    CHECK(own.text("party_name") == own.text("name") + "党总支");
    CHECK(own.text("tiers") == "four");
    CHECK(party(four, "340603003000").empty());
    must(addGrid(four.journal(), four.access(), own.id()));
    CHECK(party(four, "340603003012001") == "第1网格党支部");

    TempOffice branch("130202002018", "branch");
    CHECK(must(officeUnit(branch.reader(), branch.tables())).text("party_name") == "友谊南里社区党支部");
    must(addGrid(branch.journal(), branch.access(), RecordId(branch.office->unit())));
    CHECK(party(branch, "130202002018001") == "第1网格党小组");
}

TEST_CASE("a street gets its communities at once, a district its streets too", "[organisation]") {
    TempOffice street("130202002", "five");
    const auto own = must(officeUnit(street.reader(), street.tables()));
    CHECK(own.text("name") == "友谊街道");
    CHECK(own.text("level") == "street");
    const auto communities = street.reader().integer("SELECT count(*) FROM t_unit WHERE level = 'community'");
    CHECK(communities > 10);
    CHECK(party(street, "130202002018") == "友谊南里社区大党委");
    const auto top = tree(street);
    CHECK(find(top, "友谊街道")->children.size() == static_cast<std::size_t>(communities));
    must(addGrid(street.journal(), street.access(), RecordId(unitUid("130202002018"))));
    CHECK_FALSE(addGrid(street.journal(), street.access(), own.id()));

    TempOffice district("130202", "five");
    CHECK(district.reader().integer("SELECT count(*) FROM t_unit WHERE level = 'street'") > 5);
    CHECK(district.reader().integer("SELECT count(*) FROM t_unit WHERE level = 'community'") > 50);
    CHECK(district.sound());

    TempOffice municipal("110101001", "five"); // 市辖区 is no place
    CHECK(municipal.reader().integer("SELECT count(*) FROM t_unit WHERE name = '市辖区'") == 0);
    CHECK(municipal.reader().integer("SELECT count(*) FROM t_unit WHERE parent IS NULL") == 1);
}

TEST_CASE("what cannot be set up leaves no file", "[organisation]") {
    test::TempFolder folder;
    const std::string path = folder.path("a.mulin");
    const auto refused = [&](const SetupRequest& request) {
        const auto made = Office::createFor(path, request);
        REQUIRE_FALSE(made);
        CHECK_FALSE(std::filesystem::exists(path));
        return made.error().code;
    };
    CHECK(refused({"999999999999", "five", "a", "", "d"}) == ErrorCode::UnknownOffice);
    CHECK(refused({"", "five", "a", "", "d"}) == ErrorCode::UnknownOffice);
    CHECK(refused({"130202002018", "six", "a", "", "d"}) == ErrorCode::UnknownTiers);
    CHECK(refused({"130202002018", "five", " ", "", "d"}) == ErrorCode::Required);
    must(Office::createFor(path, {"130202002018", "five", "a", "", "d"}));
    const auto again = Office::createFor(path, {"130202002018", "five", "a", "", "d"});
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::FileExists);
    CHECK(std::filesystem::exists(path));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path).parent_path()))
        files += entry.path().filename() != "a.mulin-journal"; // emptied, kept by SQLite
    CHECK(files == 1);
}

TEST_CASE("grids count on, also over deleted ones", "[organisation]") {
    TempOffice office;
    const RecordId community(office.office->unit());
    const std::string before = office.digest();
    must(addGrid(office.journal(), office.access(), community));
    must(addGrid(office.journal(), office.access(), community, {"和平网格", 7, ""}));
    must(addGrid(office.journal(), office.access(), community));
    CHECK(party(office, "130202002018007") == "和平网格党支部");
    CHECK(office.record("unit", RecordId(unitUid("130202002018008"))).text("name") == "第8网格");
    auto taken = addGrid(office.journal(), office.access(), community, {"", 7, ""});
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::AlreadyTaken);
    CHECK(taken.error().arg("holder") == "和平网格");
    CHECK_FALSE(addGrid(office.journal(), office.access(), community, {"", 1000, ""}));
    must(addGrid(office.journal(), office.access(), community, {"自编", 20, " ＪＫ-1 "}));
    const RecordId own(unitUid(community.hex() + "/JK-1")); // a code of its own is the office's
    CHECK(office.record("unit", own).text("code") == "JK-1");
    CHECK(must(grids(office.reader(), office.tables(), office.access())).size() == 4);
    for (int i = 0; i < 4; ++i) must(office.journal().undo(office.access()));
    CHECK(office.digest() == before);
    must(addGrid(office.journal(), office.access(), community, {"", 7, ""})); // back again under its code
    CHECK(office.record("unit", RecordId(unitUid("130202002018007"))).text("name") == "第7网格");
    CHECK(office.sound());
}

TEST_CASE("posts with two holders; what is missing is seen", "[organisation]") {
    TempOffice office;
    const RecordId community(office.office->unit());
    must(addGrid(office.journal(), office.access(), community));
    const RecordId grid(unitUid("130202002018001"));
    const auto secretary = office.add("person", Values().set("name", "周红"));
    const auto resident =
        office.add("person", Values().set("name", "王秀英").set("address", "友谊南里3-2-501").set("relation", "head"));
    const auto household = RecordId(office.record("person", resident).get("household").uid());
    const auto dwelling = office.record("person", resident).get("dwelling").uid();
    const RecordId building(office.record("dwelling", RecordId(dwelling)).get("building").uid());
    const std::string before = office.digest();

    Appointment post{grid, "branch_secretary"};
    post.holderA = secretary;
    must(appoint(office.journal(), office.access(), post));
    post = {grid, "grid_worker"};
    post.time = "full_time";
    post.holderAName = "刘洋";
    post.holderBName = "陈晨";
    must(appoint(office.journal(), office.access(), post));
    post = {building, "building_leader"};
    post.holderA = resident;
    post.temporary = true;
    auto endless = appoint(office.journal(), office.access(), post);
    REQUIRE_FALSE(endless);
    CHECK(endless.error().code == ErrorCode::Required);
    CHECK(endless.error().arg("field") == "until");
    post.since = office.today();
    post.until = office.today().plusDays(-1);
    CHECK_FALSE(appoint(office.journal(), office.access(), post));
    post.until = office.today().plusDays(30);
    must(appoint(office.journal(), office.access(), post));
    must(office.transact("x", [&](journal::Writer& w) { return assignBuilding(w, building, grid); }));
    must(office.set("household", household, Values().set("party_centre", true)));

    const auto top = tree(office);
    const TreeNode* node = find(top, "第1网格");
    REQUIRE(node);
    REQUIRE(node->posts.size() == 2);
    CHECK(node->posts[0].holderAName == "周红");
    CHECK(node->posts[0].label.zh == "网格党支部书记");
    CHECK(node->posts[1].label.zh == "专职网格员");
    REQUIRE(node->gaps.size() == 1);
    CHECK(node->gaps[0].title == "branch_secretary");
    CHECK(node->gaps[0].standIn);
    CHECK(node->counts.buildings == 1);
    CHECK(node->counts.households == 1);
    CHECK(node->counts.residents == 1);
    CHECK(find(top, "友谊南里社区")->counts.residents == 1);
    REQUIRE(node->children.size() == 1);
    CHECK(node->children[0].type == "building");
    CHECK(node->children[0].partyName == "友谊南里3号楼党小组");
    REQUIRE(node->children[0].posts.size() == 1);
    CHECK(node->children[0].posts[0].temporary);
    // The leader of the Party group, who stands in for the building's leader, a volunteer for entrance 2.
    REQUIRE(node->children[0].gaps.size() == 3);
    CHECK(node->children[0].gaps[1].standIn);
    CHECK(node->children[0].gaps[2].entrance == "2");
    REQUIRE(node->children[0].children.size() == 1);
    CHECK(node->children[0].children[0].type == "household");

    office.nextDay(31); // the temporary leader has left
    const auto later = tree(office);
    CHECK(find(later, "第1网格")->children[0].posts.empty());

    auto refused = office.transact("x", [&](journal::Writer& w) { return w.remove("unit", grid); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StillReferenced);
    auto wrong = office.transact("x", [&](journal::Writer& w) { return assignBuilding(w, building, community); });
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::LinkTarget);
    CHECK(office.sound());
    for (int i = 0; i < 5; ++i) must(office.journal().undo(office.access()));
    CHECK(office.digest() == before);
}
