#include "core/people/building_board.h"
#include "core/people/room_places.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::people;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

RecordId live(TempOffice& office, const char* name, const char* address, const char* relation = "",
              const char* born = "1980-01-01") {
    Values values;
    values.set("name", name).set("address", address).set("birth_date", *Date::fromIso(born));
    if (*relation) values.set("relation", relation);
    return office.add("person", values);
}

RecordId buildingIn(TempOffice& office, RecordId person) {
    const Uid dwelling = office.record("person", person).get("dwelling").uid();
    return RecordId(office.record("dwelling", RecordId(dwelling)).get("building").uid());
}

BuildingBoard boardOf(TempOffice& office, RecordId building) {
    return must(buildingBoard(office.reader(), office.tables(), office.access(), building, office.today()));
}

const BoardRoom& roomIn(const BuildingBoard& board, const std::string& room) {
    for (const BoardEntrance& entrance : board.entrances)
        for (const BoardRoom& one : entrance.rooms)
            if (one.room == room) return one;
    FAIL(room);
    return board.entrances.front().rooms.front();
}

} // namespace

TEST_CASE("board: who lives where, what ledgers say, when somebody was there", "[people]") {
    TempOffice office;
    const RecordId head = live(office, "张建国", "友谊南里3-2-501", "head", "1940-01-01");
    live(office, "王秀英", "友谊南里3-2-501", "spouse");
    live(office, "甲", "友谊南里3-10-1203", "head");
    live(office, "乙", "友谊南里3-2-1001");
    const RecordId gone = live(office, "丙", "友谊南里3-2-302");
    const RecordId building = buildingIn(office, head);
    office.add("dwelling", Values().set("building", building).set("entrance", "2").set("room", "301"));
    office.add("minimum_living", Values().set("person", head).set("entered_on", office.today()));
    office.add("visit", Values()
                            .set("visited_on", *Date::fromIso("2026-02-01"))
                            .set("next_on", *Date::fromIso("2026-03-01"))
                            .link("people", "visited", head));
    office.add("visit", Values()
                            .set("visited_on", *Date::fromIso("2026-03-02"))
                            .set("next_on", *Date::fromIso("2026-03-16"))
                            .link("people", "visited", head));
    office.add(
        "post",
        Values().set("title", "entrance_leader").set("unit", building).set("entrance", "2").set("holder_a", head));
    must(office.transact("person.move_out", [&](journal::Writer& writer) -> Result<void> {
        return writer.update("residence", RecordId([&] {
                                 auto row = writer.reader().cached("SELECT uid FROM t_residence WHERE person = ?");
                                 row->bind(1, gone.uid());
                                 REQUIRE(row->step());
                                 return row->uid(0);
                             }()),
                             Values().set("until", office.today()));
    }));

    const BuildingBoard board = boardOf(office, building);
    REQUIRE(board.entrances.size() == 2);
    CHECK(board.entrances[0].entrance == "2");
    CHECK(board.entrances[0].leader == "张建国");
    CHECK(board.entrances[1].entrance == "10");
    const BoardRoom& room = roomIn(board, "501");
    REQUIRE(room.households.size() == 1);
    CHECK(room.households[0].head == "张建国");
    CHECK(room.households[0].members == 2);
    CHECK(room.households[0].oldest == 86);
    CHECK(room.households[0].ledgers == std::vector<std::string>{"minimum_living"});
    CHECK(room.visited() == Date::fromIso("2026-03-02"));
    CHECK(room.next() == Date::fromIso("2026-03-16"));
    CHECK(roomIn(board, "1001").floor == 10);
    CHECK_FALSE(roomIn(board, "1001").visited());
    CHECK(roomIn(board, "302").state == BoardRoom::State::Empty);
    CHECK(roomIn(board, "301").state == BoardRoom::State::Unknown);
    CHECK(board.counts.residents == 4);
    CHECK(board.counts.households == 3);
    CHECK(board.counts.empty == 1);
    CHECK(board.entrances[0].counts.unknown == 1);
    CHECK(board.room(room.dwelling) == &room);
    CHECK_FALSE(buildingBoard(office.reader(), office.tables(), office.access(), head, office.today()));

    const auto all = must(buildings(office.reader(), office.tables(), office.access()));
    REQUIRE(all.size() == 1);
    CHECK(all[0].households == 3);
    CHECK(buildingOf(office.reader(), office.tables(), office.access(), room.dwelling) == building);
}

TEST_CASE("board: rooms of one scheme stand above one another, the others find a place", "[people]") {
    BuildingBoard board{};
    const auto add = [&](const char* entrance, std::initializer_list<const char*> rooms) {
        BoardEntrance made{entrance, {}, {}};
        for (const char* room : rooms) made.rooms.push_back({RecordId(Uid{}), room, placeOfRoom(room).floor, {}});
        board.entrances.push_back(std::move(made));
    };
    add("1", {"101", "102", "201", "202", "一层门市", "地下室", "阁楼"});
    add("2", {"3-东户", "3-西户", "2-东户", "2-西户"});
    layOut(board);
    REQUIRE(board.floors == std::vector<std::optional<int>>{3, 2, 1, -1, std::nullopt});
    const auto at = [&](const char* room) {
        const BoardRoom& one = roomIn(board, room);
        return std::pair(one.row, one.column);
    };
    CHECK(at("201") == std::pair(1, 0));
    CHECK(at("101") == std::pair(2, 0));
    CHECK(at("102") == std::pair(2, 1));
    CHECK(at("一层门市") == std::pair(2, 2));
    CHECK(at("地下室") == std::pair(3, 0));
    CHECK(at("阁楼") == std::pair(4, 0));
    CHECK(at("3-东户") == std::pair(0, 0));
    CHECK(at("2-东户") == std::pair(1, 0));
    CHECK(at("3-西户") == std::pair(0, 1));
    CHECK(board.entrances[0].columns == 3);
    CHECK(board.entrances[1].columns == 2);

    // A row of one-storey houses: no scheme at all.
    board = {};
    add("", {"1", "2", "3", "4", "5", "6", "7", "8"});
    layOut(board);
    CHECK(board.entrances[0].columns == 6);
    CHECK(board.floors.size() == 2);
    CHECK(at("7") == std::pair(1, 0));
}

TEST_CASE("what a room's number says", "[people]") {
    const auto says = [](const char* room, std::optional<int> floor, const char* door) {
        const RoomPlace place = placeOfRoom(room);
        INFO(room);
        CHECK(place.floor == floor);
        CHECK(place.door == door);
    };
    says("501", 5, "01");
    says("1203", 12, "03");
    says("501-2", 5, "01-2");
    says("一层门市", 1, "门市");
    says("1楼商铺2", 1, "商铺2");
    says("十二层东", 12, "东");
    says("3-东户", 3, "东户");
    says("3东户", 3, "东户");
    says("地下室", -1, "室");
    says("负二层", -2, "负二层");
    says("B1-07", -1, "07");
    says("-101", -1, "01");
    says("3A", {}, "3A");
    says("12", {}, "12");
    says("东户", {}, "东户");
    says("B座", {}, "B座");
    says("", {}, "");
    says("99999999999999999999", {}, "99999999999999999999");
    CHECK(placeOfRoom("501").numbered);
    CHECK_FALSE(placeOfRoom("3-东户").numbered);
}

TEST_CASE("numbers sort as numbers", "[people]") {
    CHECK(naturalLess("2", "10"));
    CHECK_FALSE(naturalLess("10", "2"));
    CHECK(naturalLess("3", "3A"));
    CHECK(naturalLess("3A", "甲3"));
    CHECK(naturalLess("", "1"));
    CHECK_FALSE(naturalLess("5", "5"));
    CHECK(naturalLess("501-2", "501-10"));
}
