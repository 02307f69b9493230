#include "core/organisation/emergency.h"
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
            const RecordId community(office.office->unit());
            MULIN_TRY_LET(grid, addGrid(writer, community));
            MULIN_TRY_LET(building, writer.create("building", Values().set("name", "3号楼").set("grid", grid)));
            Appointment secretary{community, "secretary"};
            secretary.holderAName = "赵国栋";
            secretary.phone = "0315-2230000";
            MULIN_TRY(appoint(writer, secretary));
            Appointment worker{grid, "grid_worker"};
            worker.holderAName = "郭春燕";
            worker.holderBName = "柴小兵";
            worker.time = "full_time";
            worker.phone = "13800000001";
            MULIN_TRY_LET(post, appoint(writer, worker));
            MULIN_TRY(writer.update("post", post, Values().set("away_until", office.today().plusDays(2))));
            Appointment leader{building, "building_leader"};
            leader.holderBName = "潘志勇";
            MULIN_TRY(appoint(writer, leader));
            MULIN_TRY_LET(area, addArea(writer, community, {"东片区", office.today().plusDays(30)}));
            Appointment head{area, "area_leader"};
            head.holderAName = "片长";
            head.temporary = true;
            head.until = office.today().plusDays(30);
            MULIN_TRY(appoint(writer, head));
            return {};
        });
    }
    std::vector<CallLine> lines() {
        const auto tiers = must(officeTiers(office.reader(), office.tables()));
        return callTree(must(unitTree(office.reader(), office.tables(), office.access(), office.today())), tiers,
                        office.today());
    }
    TempOffice office;
};

const CallLine* at(const std::vector<CallLine>& lines, const std::string& title) {
    for (const CallLine& line : lines)
        if (line.title == title) return &line;
    return nullptr;
}

} // namespace

TEST_CASE("call tree: from the top down, B where A is away or missing, nobody where nobody is", "[organisation]") {
    Place place;
    const auto lines = place.lines();
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].name == "赵国栋");
    CHECK(lines[0].stand == Stand::A);
    CHECK(lines[0].phone == "0315-2230000");
    CHECK(lines[0].caller.empty());
    const CallLine* worker = at(lines, "grid_worker");
    REQUIRE(worker);
    CHECK(worker->name == "柴小兵");
    CHECK(worker->stand == Stand::AAway);
    CHECK(worker->phone.empty()); // it is holder A's
    CHECK(worker->caller == "赵国栋");
    CHECK(worker->depth == 1);
    const CallLine* leader = at(lines, "building_leader");
    REQUIRE(leader);
    CHECK(leader->stand == Stand::AVacant);
    CHECK(leader->name == "潘志勇");
    CHECK(leader->caller == "柴小兵");
    const CallLine* volunteer = at(lines, "entrance_leader");
    REQUIRE(volunteer);
    CHECK(volunteer->stand == Stand::Nobody);
    CHECK(volunteer->caller == "潘志勇");
    const CallLine* area = at(lines, "area_leader");
    REQUIRE(area);
    CHECK(area->name == "片长");
    CHECK(area->caller == "赵国栋");
}

TEST_CASE("call tree: of several who hold one post the first passes the call on", "[organisation]") {
    Place place;
    act(place.office, [&](journal::Writer& writer) -> Result<void> {
        const auto grids =
            must(organisation::grids(place.office.reader(), place.office.tables(), place.office.access()));
        Appointment worker{grids.front().id(), "grid_worker"};
        worker.holderAName = "后来的";
        worker.time = "full_time";
        MULIN_TRY(appoint(writer, worker));
        return {};
    });
    const auto lines = place.lines();
    std::vector<std::string> workers;
    for (const CallLine& line : lines)
        if (line.title == "grid_worker") {
            workers.push_back(line.name);
            CHECK(line.caller == "赵国栋");
            CHECK(line.depth == 1);
        }
    CHECK(workers == std::vector<std::string>{"柴小兵", "后来的"});
    CHECK(at(lines, "building_leader")->caller == "柴小兵");
}

TEST_CASE("emergency: one at a time, calls are logged and the last word counts", "[organisation]") {
    Place place;
    auto& office = place.office;
    const auto now = [&] { return must(emergencyNow(office.reader(), office.tables(), office.access())); };
    CHECK_FALSE(now());
    const std::int64_t start = office.clock->nowMs();
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(startEmergency(writer, "  ", start).error().code == ErrorCode::Required);
        MULIN_TRY(startEmergency(writer, "暴雪红色预警", start));
        return {};
    });
    REQUIRE(now());
    CHECK(now()->reason == "暴雪红色预警");
    CHECK(now()->startedMs == start);
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(startEmergency(writer, "另一个", start).error().code == ErrorCode::AlreadyTaken);
        const auto lines = place.lines();
        MULIN_TRY(logCall(writer, now()->id, lines[0], CallState::Calling, start + 1000));
        MULIN_TRY(logCall(writer, now()->id, lines[0], CallState::Answered, start + 2000));
        MULIN_TRY(logCall(writer, now()->id, lines[1], CallState::NoAnswer, start + 3000));
        return {};
    });
    auto lines = place.lines();
    must(takeCalls(office.reader(), office.tables(), office.access(), *now(), lines));
    CHECK(lines[0].state == CallState::Answered);
    CHECK(lines[0].atMs == start + 2000);
    CHECK(lines[1].state == CallState::NoAnswer);
    CHECK(lines[2].state == CallState::None);
    const RecordId id = now()->id;
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(endEmergency(writer, id, start - 1).error().code == ErrorCode::OutOfRange);
        return endEmergency(writer, id, start + 60000, "已恢复");
    });
    CHECK_FALSE(now());
    act(office, [&](journal::Writer& writer) -> Result<void> {
        CHECK(endEmergency(writer, id, start + 90000).error().code == ErrorCode::OutOfRange);
        return {};
    });
    CHECK(office.sound());
}
