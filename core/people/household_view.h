// How households and buildings read: members with relation and since, and the board of a building.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::people {

struct Member {
    RecordId person, residence;
    std::string name;
    std::string sex; ///< male, female or empty
    std::optional<Date> birth;
    std::string phone;    ///< not masked: show it through records::shownText or schema::masked
    std::string relation; ///< a choice of residence.relation, or empty
    bool head = false;
    std::optional<Date> since, until;
};

struct HouseholdView {
    journal::Record record;
    std::string address, door;   ///< of the dwelling
    std::vector<Member> members; ///< the head first, then spouse, children …, the elder first
    std::vector<Member> former;  ///< the latest first
};

/// UnknownRecord.
Result<HouseholdView> householdView(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId household);
/// The household in which a person lives; nullopt if in none.
Result<std::optional<HouseholdView>> householdOf(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, RecordId person);

struct BoardHousehold {
    std::optional<RecordId> household; ///< absent: residents without a household
    std::string head;                  ///< name
    int members = 0;
    bool partyCentre = false;
};
struct BoardRoom {
    RecordId dwelling;
    std::string room;
    std::optional<int> floor; ///< as registered, else read from the number of the room: 501 → 5, 1203 → 12
    std::string use;          ///< a choice of dwelling.use
    std::vector<BoardHousehold> households;
};
struct BoardEntrance {
    std::string entrance;         ///< empty: dwellings without one
    std::vector<BoardRoom> rooms; ///< by number
};
struct BuildingBoard {
    journal::Record record;
    std::vector<BoardEntrance> entrances; ///< by number
    int dwellings = 0, households = 0, residents = 0;
};
Result<BuildingBoard> buildingBoard(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId building);

/// 2 before 10, 3 before 3A before 甲3.
bool naturalLess(const std::string& a, const std::string& b);

} // namespace mulin::people
