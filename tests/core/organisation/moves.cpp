// Units that move, areas and posts for a time, and what is made permanent.
#include "core/organisation/membership.h"
#include "core/organisation/setup.h"
#include "core/organisation/unit_tree.h"
#include "core/reports/monthly.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <functional>

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

void act(TempOffice& office, const journal::Journal::Body& body) { must(office.transact("test", body)); }

} // namespace

TEST_CASE("a grid moves to another community, and months that are over keep the tree they had", "[organisation]") {
    TempOffice office("130202002", "five"); // a street
    const RecordId here(unitUid("130202002018")), there(unitUid("130202002019"));
    REQUIRE(must(officeUnit(office.reader(), office.tables())).text("level") == "street");
    REQUIRE(office.record("unit", there).alive);
    std::optional<RecordId> grid;
    act(office, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, addGrid(writer, here));
        grid = made;
        MULIN_TRY(writer.create("person", Values().set("name", "甲").set("own_grid", made)));
        return {};
    });
    office.clock->set(msOfDate(*Date::fromYmd(2026, 5, 20)) + 9 * 3600 * 1000);
    act(office, [&](journal::Writer& writer) { return moveUnit(writer, *grid, there, *Date::fromYmd(2026, 5, 5)); });
    CHECK(office.record("unit", *grid).get("parent").uid() == there.uid());
    CHECK(office.record("unit", *grid).text("code") == "130202002018001");
    const FormerGrids former(office.reader());
    CHECK(former.on(grid->uid(), there.uid(), *Date::fromYmd(2026, 5, 4)) == here.uid());
    CHECK(former.on(grid->uid(), there.uid(), *Date::fromYmd(2026, 5, 5)) == there.uid());
    const auto gridsOf = [&](int month, const char* unit) {
        reports::MonthlyRequest request{2026, month};
        request.unit = unit;
        const auto report = must(
            reports::monthly(office.reader(), office.tables(), office.office->catalogue(), office.access(), request));
        return std::any_of(report.grids.begin(), report.grids.end(), [&](const auto& one) { return one.id == *grid; });
    };
    CHECK(gridsOf(4, "130202002018"));
    CHECK_FALSE(gridsOf(4, "130202002019"));
    CHECK_FALSE(gridsOf(5, "130202002018"));
    CHECK(gridsOf(5, "130202002019"));
    CHECK(office.sound());
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(moveUnit(writer, *grid, RecordId(unitUid("130202002000"))).error().code == ErrorCode::LinkTarget);
        CHECK(moveUnit(writer, *grid, here, *Date::fromYmd(2026, 5, 21)).error().code == ErrorCode::FutureDate);
        return {};
    });
}

TEST_CASE("what may be part of what", "[organisation]") {
    CHECK(mayContain("community", "grid"));
    CHECK(mayContain("street", "community"));
    CHECK(mayContain("community", "area"));
    CHECK(mayContain("street", "area"));
    CHECK_FALSE(mayContain("street", "grid"));
    CHECK_FALSE(mayContain("grid", "grid"));
    CHECK_FALSE(mayContain("area", "grid"));
    CHECK_FALSE(mayContain("grid", "community"));
}

TEST_CASE("temporary areas have an end, and some of their heads stay for good", "[organisation]") {
    TempOffice office;
    const RecordId community(office.office->unit());
    std::vector<RecordId> posts;
    std::optional<RecordId> area;
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK_FALSE(writer.create(
            "unit",
            Values().set("name", "西片区").set("level", "area").set("parent", community).set("temporary", true)));
        MULIN_TRY_LET(made, addArea(writer, community, {"东片区", office.today().plusDays(60)}));
        area = made;
        for (const char* name : {"甲", "乙", "丙"}) {
            Appointment head{made, "building_leader"};
            head.holderAName = name;
            head.temporary = true;
            head.until = office.today().plusDays(60);
            MULIN_TRY_LET(post, appoint(writer, head));
            posts.push_back(post);
        }
        return {};
    });
    CHECK(office.record("unit", *area).get("until").date() == office.today().plusDays(60));
    act(office, [&](journal::Writer& writer) { return makePermanent(writer, {{posts[0]}}); });
    CHECK(office.record("post", posts[0]).get("until").isEmpty());
    CHECK_FALSE(office.record("post", posts[0]).get("temporary").flag());
    const Permanent council{{posts[1], posts[2]}, "council", community};
    act(office, [&](journal::Writer& writer) { return makePermanent(writer, council); });
    act(office, [&](journal::Writer& writer) { return makePermanent(writer, council); }); // not twice
    CHECK(office.reader().integer("SELECT count(*) FROM t_post WHERE title = 'council' AND alive = 1") == 2);
    CHECK(office.record("post", posts[1]).get("temporary").flag());
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(makePermanent(writer, {{posts[0]}}).error().code == ErrorCode::BadArgument);
        return {};
    });
    // On its last day an area is in the tree, the day after it is gone.
    const Date last = office.today().plusDays(60);
    const std::function<bool(const TreeNode&)> shown = [&](const TreeNode& node) {
        return node.id == *area || std::any_of(node.children.begin(), node.children.end(), shown);
    };
    for (const Date day : {last, last.plusDays(1)})
        CHECK(shown(must(unitTree(office.reader(), office.tables(), office.access(), day))) == (day == last));
}
