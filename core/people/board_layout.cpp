#include "core/people/building_board.h"
#include "core/people/room_places.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace mulin::people {

namespace {

constexpr int fullRow = 6; ///< rooms side by side where no scheme says how many

/// The columns of an entrance: doors that stand above one another.
std::vector<std::string> schemeOf(const std::vector<BoardRoom>& rooms) {
    std::map<std::string, std::set<int>> floors;
    std::set<std::string> columns;
    for (const BoardRoom& room : rooms) {
        const RoomPlace place = placeOfRoom(room.room);
        if (!room.floor || place.door.empty()) continue;
        floors[place.door].insert(*room.floor);
        if (place.numbered || floors[place.door].size() > 1) columns.insert(place.door);
    }
    std::vector<std::string> sorted(columns.begin(), columns.end());
    std::sort(sorted.begin(), sorted.end(), naturalLess);
    return sorted;
}

void place(BoardEntrance& entrance, const std::vector<std::optional<int>>& floors) {
    const std::vector<std::string> scheme = schemeOf(entrance.rooms);
    std::set<std::pair<int, int>> taken;
    const auto rowOf = [&](const std::optional<int>& floor) {
        return static_cast<int>(std::find(floors.begin(), floors.end(), floor) - floors.begin());
    };
    std::vector<BoardRoom*> rest;
    for (BoardRoom& room : entrance.rooms) {
        room.row = rowOf(room.floor);
        const auto at =
            room.floor ? std::find(scheme.begin(), scheme.end(), placeOfRoom(room.room).door) : scheme.end();
        room.column = static_cast<int>(at - scheme.begin());
        if (at == scheme.end() || !taken.emplace(room.row, room.column).second) rest.push_back(&room);
    }
    entrance.columns = static_cast<int>(scheme.size());
    const int lost = static_cast<int>(
        std::count_if(rest.begin(), rest.end(), [](const BoardRoom* room) { return !room->floor.has_value(); }));
    const int wrap = std::max(entrance.columns, std::min(lost, fullRow));
    for (BoardRoom* room : rest) {
        room->column = 0;
        // Of rooms without a floor there may be many: they fill rows of their own.
        while (!taken.emplace(room->row, room->column).second)
            if (++room->column >= wrap && !room->floor) {
                room->column = 0;
                ++room->row;
            }
        entrance.columns = std::max(entrance.columns, room->column + 1);
    }
}

} // namespace

void layOut(BuildingBoard& board) {
    std::set<int, std::greater<>> floors;
    bool lost = false;
    for (const BoardEntrance& entrance : board.entrances)
        for (const BoardRoom& room : entrance.rooms) {
            if (room.floor) floors.insert(*room.floor);
            lost = lost || !room.floor;
        }
    board.floors.assign(floors.begin(), floors.end());
    if (lost) board.floors.emplace_back();
    std::size_t rows = board.floors.size();
    for (BoardEntrance& entrance : board.entrances) {
        place(entrance, board.floors);
        for (const BoardRoom& room : entrance.rooms) rows = std::max(rows, static_cast<std::size_t>(room.row) + 1);
    }
    board.floors.resize(rows);
}

} // namespace mulin::people
