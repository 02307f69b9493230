#include "core/organisation/coverage.h"
#include "core/organisation/setup.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <functional>

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

void act(TempOffice& office, const journal::Journal::Body& body) { must(office.transact("test", body)); }

struct Place {
    Place() {
        act(office, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(made, addGrid(writer, RecordId(office.office->unit())));
            grid = made;
            MULIN_TRY_LET(house, writer.create("building", Values()
                                                               .set("name", "3号楼")
                                                               .set("short", "3")
                                                               .set("grid", *grid)
                                                               .set("entrances", std::int64_t{2})));
            building = house;
            return {};
        });
    }
    Coverage now() { return must(coverage(office.reader(), office.tables(), office.access(), office.today())); }
    RecordId appointed(const Appointment& appointment) {
        std::optional<RecordId> made;
        act(office, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(post, appoint(writer, appointment));
            made = post;
            return {};
        });
        return *made;
    }
    TempOffice office;
    std::optional<RecordId> grid, building;
};

} // namespace

TEST_CASE("coverage: who is missing, by kind, in the order of the tree", "[organisation]") {
    Place place;
    const Coverage empty = place.now();
    CHECK(empty.count(Lack::Role) == 3); // secretary of the community, branch secretary, grid worker
    CHECK(empty.count(Lack::Head) == 2); // Party group, building leader
    CHECK(empty.count(Lack::Volunteer) == 2);
    CHECK(empty.count(Lack::StandIn) == 0);
    CHECK(empty.count(Lack::Ending) == 0);
    CHECK(empty.vacant() == 7);
    CHECK(empty.gaps.front().title == "secretary");
    const auto volunteer = std::find_if(empty.gaps.begin(), empty.gaps.end(),
                                        [](const CoverageGap& gap) { return gap.lack == Lack::Volunteer; });
    CHECK(volunteer->entrance == "1");
    CHECK(volunteer->place == "第1网格 3号楼");
    CHECK(volunteer->node == *place.building);
}

TEST_CASE("coverage: a holder without a stand-in, and terms that end", "[organisation]") {
    Place place;
    Appointment worker{*place.grid, "grid_worker"};
    worker.holderAName = "王海燕";
    worker.time = "full_time";
    const RecordId post = place.appointed(worker);
    Appointment leader{*place.building, "building_leader"};
    leader.holderAName = "解凤霞";
    leader.holderBName = "佟国富";
    leader.temporary = true;
    leader.until = place.office.today().plusDays(20);
    place.appointed(leader);
    const Coverage now = place.now();
    CHECK(now.count(Lack::Role) == 2);
    CHECK(now.count(Lack::Head) == 1);
    REQUIRE(now.count(Lack::StandIn) == 1);
    REQUIRE(now.count(Lack::Ending) == 1);
    for (const CoverageGap& gap : now.gaps) {
        if (gap.lack == Lack::StandIn) {
            CHECK(gap.post == post);
            CHECK(gap.holder == "王海燕");
        }
        if (gap.lack == Lack::Ending) {
            CHECK(gap.until == place.office.today().plusDays(20));
            CHECK(gap.temporary);
            CHECK(gap.holder == "解凤霞");
        }
    }
    // A term that ends later is nobody's worry yet.
    act(place.office,
        [&](journal::Writer& writer) { return relieve(writer, post, place.office.today().plusDays(31)); });
    CHECK(place.now().count(Lack::Ending) == 1);
}

TEST_CASE("coverage: who may not read posts is refused, not told that all are vacant", "[organisation]") {
    Place place;
    access::Role role;
    role.code = "units";
    role.grants.push_back({"unit", access::Rights{access::Right::Read}, access::Reach::Office, {}});
    const access::Access units(*place.office.access().user(), std::span(&role, 1), place.office.office->catalogue(),
                               {});
    CHECK(coverage(place.office.reader(), place.office.tables(), units, place.office.today()).error().code ==
          ErrorCode::Denied);
}
