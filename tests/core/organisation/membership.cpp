// Grids are dated: what a building belonged to before is kept.
#include "core/organisation/membership.h"
#include "core/organisation/setup.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

struct Grids {
    Grids() {
        for (int i = 0; i < 3; ++i) must(addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
        office.nextDay();
        building = office.add("building", Values().set("name", "3号楼").set("short", "3"));
    }
    static RecordId grid(int serial) { return RecordId(unitUid("13020200201800" + std::to_string(serial))); }
    Result<journal::ChangeSet> assign(std::optional<RecordId> to, std::optional<Date> since = {}) {
        return office.transact("building.edit",
                               [&](journal::Writer& writer) { return assignBuilding(writer, *building, to, since); });
    }
    /// "1 until 12, 2 until 20": serials and days since the first.
    std::string former(RecordId place) {
        std::string text;
        const FormerGrids all(office.reader());
        for (const auto& one : all.of(place.uid())) {
            const std::string code =
                one.grid.isNull() ? "0" : office.record("unit", RecordId(one.grid)).text("code").substr(14);
            text += (text.empty() ? "" : ", ") + code + " until " + std::to_string(one.until - start.days);
        }
        return text;
    }
    TempOffice office;
    Date start = office.today();
    std::optional<RecordId> building;
};

} // namespace

TEST_CASE("a change of grid leaves the former one until that day", "[organisation]") {
    Grids town;
    must(town.assign(Grids::grid(1)));
    CHECK(town.former(*town.building).empty()); // the first grid: it was in none by mistake only
    must(town.assign(Grids::grid(2)));
    CHECK(town.former(*town.building).empty()); // a slip of the same day
    town.office.nextDay(10);
    const std::string before = town.office.digest();
    must(town.assign(Grids::grid(3)));
    CHECK(town.former(*town.building) == "2 until 11");
    must(town.assign(Grids::grid(1)));
    CHECK(town.former(*town.building) == "2 until 11");
    must(town.assign(Grids::grid(2))); // as it was this morning
    CHECK(town.former(*town.building).empty());
    for (int i = 0; i < 3; ++i) CHECK(must(town.office.journal().undo(town.office.access())).left.empty());
    CHECK(town.office.digest() == before);
    // An undo today makes nothing of the grid a matter of today.
    must(town.office.set("building", *town.building, Values().set("grid", Grids::grid(3)))); // by the form
    CHECK(town.former(*town.building) == "2 until 11");
    town.office.nextDay(4);
    must(town.assign({}));
    town.office.nextDay();
    must(town.assign(Grids::grid(1))); // it was in none for a day: that was a slip, or it is to be dated by hand
    CHECK(town.former(*town.building) == "2 until 11, 3 until 15");
    auto row = town.office.reader().prepare("SELECT since FROM t_membership ORDER BY until DESC");
    REQUIRE(row.step());
    CHECK(row.integer(0) == town.start.days + 11);
    row.reset();
    CHECK(town.office.sound());
}

TEST_CASE("a change of grid may be told of later", "[organisation]") {
    Grids town;
    must(town.assign(Grids::grid(1)));
    town.office.nextDay(20);
    const Date ten = town.start.plusDays(10);
    auto future = town.assign(Grids::grid(2), town.office.today().plusDays(1));
    REQUIRE_FALSE(future);
    CHECK(future.error().code == ErrorCode::FutureDate);
    must(town.assign(Grids::grid(2), ten));
    CHECK(town.former(*town.building) == "1 until 10");
    CHECK(town.office.record("building", *town.building).get("grid") == Value(Grids::grid(2)));
    auto early = town.assign(Grids::grid(3), ten.plusDays(-1));
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::OutOfRange);
    must(town.assign(Grids::grid(2), ten.plusDays(3))); // it is there already
    CHECK(town.former(*town.building) == "1 until 10");
    CHECK(town.office.sound());
}

TEST_CASE("scattered dwellings likewise; buildings take their former grids along", "[organisation]") {
    Grids town;
    const auto yard = town.office.add("dwelling", Values().set("place", "复兴路12号").set("own_grid", Grids::grid(1)));
    must(town.assign(Grids::grid(1)));
    town.office.nextDay(5);
    must(town.office.set("dwelling", yard, Values().set("own_grid", Grids::grid(2))));
    must(town.assign(Grids::grid(2)));
    CHECK(town.former(yard) == "1 until 6");
    // A grid that something belonged to is not deleted, it ends.
    auto used = town.office.transact("x", [](journal::Writer& w) { return w.remove("unit", Grids::grid(1)); });
    REQUIRE_FALSE(used);
    CHECK(used.error().code == ErrorCode::StillReferenced);
    const std::string before = town.office.digest();
    must(town.office.transact("x", [&](journal::Writer& w) -> Result<void> {
        MULIN_TRY(w.remove("dwelling", yard));
        return w.remove("building", *town.building);
    }));
    CHECK(FormerGrids(town.office.reader()).of(yard.uid()).empty());
    must(town.office.journal().undo(town.office.access()));
    CHECK(town.office.digest() == before);
    CHECK(town.former(yard) == "1 until 6");
}

TEST_CASE("former grids are grids, and end after they began", "[organisation]") {
    Grids town;
    const auto add = [&](const Values& values) {
        return town.office.transact("x", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(writer.create("membership", values));
            return {};
        });
    };
    Values values;
    values.set("place", *town.building).set("until", town.office.today()).set("grid", town.office.office->unit());
    CHECK(add(values).error().code == ErrorCode::LinkTarget);
    values.set("grid", Grids::grid(1)).set("since", town.office.today().plusDays(1));
    CHECK(add(values).error().code == ErrorCode::DatesReversed);
    values.set("since", town.start);
    CHECK(add(values));
    values.set("place", Grids::grid(1));
    CHECK(add(values).error().code == ErrorCode::LinkTarget);
    values.set("grid", town.office.office->unit()); // a grid was part of a community
    CHECK(add(values));
}
