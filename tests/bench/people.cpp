// Residents at work: a building as a board, and people who are entered twice.
#include "core/people/building_board.h"
#include "core/people/duplicates.h"
#include "tests/bench/bench.h"

namespace mulin::bench {

using schema::Values;

namespace {

constexpr int floors = 33, entrances = 4, doors = 6;

/// With two people in each room and a visit to every tenth.
RecordId tower(Office& office) {
    std::optional<RecordId> building;
    journal::Journal& journal = *must("open for writing", office.journal());
    must("make a tower",
         journal.transact(access::Access::full({}), {"bench.tower", {}}, [&](journal::Writer& writer) -> Result<void> {
             MULIN_TRY_LET(made, writer.create("building", Values().set("name", "高层").set("short", "高层")));
             building = made;
             int at = 0;
             for (int entrance = 1; entrance <= entrances; ++entrance)
                 for (int floor = 1; floor <= floors; ++floor)
                     for (int door = 1; door <= doors; ++door) {
                         const std::string room = std::to_string(floor * 100 + door);
                         MULIN_TRY_LET(dwelling,
                                       writer.create("dwelling", Values()
                                                                     .set("building", made)
                                                                     .set("entrance", std::to_string(entrance))
                                                                     .set("room", room)));
                         MULIN_TRY_LET(home, writer.create("household", Values().set("dwelling", dwelling)));
                         for (int i = 0; i < 2; ++i) {
                             MULIN_TRY_LET(person, writer.create("person", Values().set("name", rowAt(at++).name)));
                             MULIN_TRY(writer.create(
                                 "residence",
                                 Values().set("person", person).set("dwelling", dwelling).set("household", home)));
                             if (at % 10 == 0)
                                 MULIN_TRY(writer.create(
                                     "visit",
                                     Values().set("visited_on", writer.today()).link("people", "visited", person)));
                         }
                     }
             return {};
         }));
    return *building;
}

} // namespace

void peopleBench(const std::string& path, std::int64_t residents, Results& results) {
    filledOffice(path, residents).reset();
    const auto office = openOffice(path, Office::Mode::Write);
    const access::Access access = access::Access::full({});
    NoProgress progress;
    double from = wallSeconds();
    const auto pairs =
        must("find duplicates", people::findDuplicates(office->reader(), office->tables(), access, progress));
    results.set("duplicates_s", wallSeconds() - from);
    results.set("duplicates_pairs", static_cast<double>(pairs.size()));
    const RecordId building = tower(*office);
    from = wallSeconds();
    constexpr int times = 10;
    int rooms = 0;
    for (int i = 0; i < times; ++i)
        rooms = must("read the board",
                     people::buildingBoard(office->reader(), office->tables(), access, building, office->today()))
                    .counts.dwellings;
    results.set("board_ms", (wallSeconds() - from) * 1000 / times);
    results.set("board_rooms", rooms);
    from = wallSeconds();
    must("list the buildings", people::buildings(office->reader(), office->tables(), access));
    results.set("buildings_ms", (wallSeconds() - from) * 1000);
}

} // namespace mulin::bench
