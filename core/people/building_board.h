// A building as a board: floors × rooms of each entrance, and in each room who lives there, what ledgers say of them
// and when somebody was there last.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::people {

/// From this age on a person is very old (高龄).
inline constexpr int greatAge = 80;

struct BoardHousehold {
    std::optional<RecordId> household{}; ///< absent: residents without a household
    std::string head{};                  ///< name of the head, else of the first who lives there
    int members = 0;
    bool partyCentre = false;
    std::optional<int> oldest{};        ///< age
    std::vector<std::string> ledgers{}; ///< ids of those that have a member; no sealed ones
    std::optional<Date> visited{};      ///< the last visit to one of them
    std::optional<Date> next{};         ///< the earliest that these visits named as the next
};

struct BoardRoom {
    enum class State {
        Lived,
        Let,      ///< lived in, and let
        Empty,    ///< nobody lives there, as it is said or because all have left
        Business, ///< nobody lives there: it is used for business
        Unknown   ///< nobody has said anything yet (待采集)
    };
    RecordId dwelling;
    std::string room{};
    std::optional<int> floor{}; ///< as registered, else read from the number of the room
    std::string use{};          ///< a choice of dwelling.use
    State state = State::Unknown;
    std::vector<BoardHousehold> households{};
    int row = 0, column = 0; ///< in BuildingBoard::floors, and within the entrance

    int residents() const;
    std::optional<Date> visited() const;
    std::optional<Date> next() const;
};

struct BoardCounts {
    int dwellings = 0, households = 0, residents = 0, let = 0, empty = 0, unknown = 0;
    void add(const BoardRoom& room);
};

struct BoardEntrance {
    std::string entrance{};         ///< empty: dwellings without one
    std::string leader{};           ///< name of who looks after it (单元长), else empty
    std::vector<BoardRoom> rooms{}; ///< by number
    int columns = 0;
    BoardCounts counts{};
};

struct BuildingBoard {
    journal::Record record;
    std::string leader{};                     ///< of the building (楼栋长)
    std::vector<BoardEntrance> entrances{};   ///< by number
    std::vector<std::optional<int>> floors{}; ///< rows from the top down; nullopt: rooms that say no floor
    BoardCounts counts{};

    /// nullptr if it is not here.
    const BoardRoom* room(RecordId dwelling) const;
};
/// UnknownRecord. Denied without the right to read buildings.
Result<BuildingBoard> buildingBoard(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId building, Date today);

/// Gives every room its row and column, from what the rooms are called: those of one scheme stand above one another,
/// the others in the first place that is free on their floor, and those without a floor below.
void layOut(BuildingBoard& board);

struct BuildingLine {
    RecordId building;
    std::string estate, name;
    int households = 0; ///< that live there now
};
/// All buildings within reach, by estate and number; their households are not counted.
Result<std::vector<BuildingLine>> buildingNames(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access);
/// The same with the count, which looks at every residence.
Result<std::vector<BuildingLine>> buildings(const db::Reader& reader, const journal::Tables& tables,
                                            const access::Access& access);
/// Of a dwelling; nullopt of a scattered one or beyond reach.
std::optional<RecordId> buildingOf(const db::Reader& reader, const journal::Tables& tables,
                                   const access::Access& access, RecordId dwelling);

} // namespace mulin::people
