#include "core/people/address_book.h"

#include "core/base/text.h"
#include "core/organisation/codes.h"
#include "core/organisation/setup.h"

#include <array>

namespace mulin::people {

using schema::Value;
using schema::Values;

namespace {

constexpr char separator = '\x1f';

Value textOrNone(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::string doorKey(const Uid& building, std::string_view entrance, std::string_view room) {
    std::string key(building.view());
    key += entrance;
    key += separator;
    key += room;
    return key;
}

} // namespace

AddressBook::AddressBook(journal::Writer& writer, Options options) : m_writer(writer), m_options(std::move(options)) {}

Result<std::optional<RecordId>> AddressBook::dwelling(const AddressParts& parts) {
    if (parts.empty()) return std::optional<RecordId>();
    m_key.clear();
    for (const std::string* part :
         {&parts.estate, &parts.building, &parts.entrance, &parts.room, &parts.place, &parts.grid}) {
        m_key += *part;
        m_key += separator;
    }
    if (const auto known = m_dwellings.find(m_key); known != m_dwellings.end()) return known->second;
    const std::string key = m_key;
    MULIN_TRY_LET(found, findOrMake(parts));
    m_dwellings.emplace(key, found);
    return found;
}

Result<std::optional<RecordId>> AddressBook::findOrMake(const AddressParts& parts) {
    std::optional<RecordId> inGrid;
    if (!parts.grid.empty()) {
        MULIN_TRY_LET(named, grid(parts.grid));
        inGrid = named;
    }
    if (parts.scattered()) {
        MULIN_TRY_LET(at, scattered(parts, inGrid));
        return std::optional(at);
    }
    std::optional<RecordId> inEstate;
    if (!parts.estate.empty()) {
        MULIN_TRY_LET(named, estate(parts.estate));
        inEstate = named;
    }
    MULIN_TRY_LET(house, building(inEstate, parts.building, parts.buildingName, inGrid));
    MULIN_TRY_LET(at, inBuilding(house, parts));
    return std::optional(at);
}

Result<std::optional<RecordId>> AddressBook::community() {
    if (!m_options.community) {
        auto own = m_writer.reader().cached("SELECT uid FROM t_unit WHERE own = 1 AND alive = 1 ORDER BY id LIMIT 1");
        if (own->step()) return std::optional(RecordId(own->uid(0)));
    }
    return m_options.community;
}

Result<RecordId> AddressBook::estate(const std::string& name) {
    if (const auto known = m_estates.find(name); known != m_estates.end()) return *known->second;
    // 友谊南里 and 友谊南里小区 are one.
    static constexpr std::string_view suffix = "小区";
    const bool suffixed =
        name.size() > suffix.size() && std::string_view(name).substr(name.size() - suffix.size()) == suffix;
    const std::string other = suffixed ? name.substr(0, name.size() - suffix.size()) : name + std::string(suffix);
    MULIN_TRY_LET(unit, community());
    for (const std::string& wanted : {name, other}) {
        auto row = m_writer.reader().cached("SELECT uid FROM t_estate WHERE name = ?1 AND alive = 1"
                                            " AND (?2 IS NULL OR unit IS NULL OR unit = ?2) ORDER BY id LIMIT 1");
        row->bind(1, wanted);
        if (m_options.community) row->bind(2, m_options.community->uid());
        if (row->step()) {
            const RecordId found(row->uid(0));
            m_estates.emplace(name, found);
            return found;
        }
    }
    Values values;
    values.set("name", name);
    if (unit) values.set("unit", *unit);
    MULIN_TRY_LET(made, m_writer.create("estate", values));
    ++m_made.estates;
    m_estates.emplace(name, made);
    return made;
}

Result<void> AddressBook::setGrid(RecordId house, std::optional<RecordId> inGrid) {
    if (!inGrid || m_hasGrid.contains(house.uid())) return {};
    MULIN_TRY_LET(record, m_writer.load("building", house));
    if (record.get("grid").isEmpty()) MULIN_TRY(m_writer.update("building", house, Values().set("grid", *inGrid)));
    m_hasGrid.insert(house.uid());
    return {};
}

Result<RecordId> AddressBook::building(std::optional<RecordId> inEstate, const std::string& number,
                                       const std::string& name, std::optional<RecordId> inGrid) {
    const std::string key = (inEstate ? std::string(inEstate->uid().view()) : std::string()) + separator + number;
    if (const auto known = m_buildings.find(key); known != m_buildings.end()) {
        MULIN_TRY(setGrid(*known->second, inGrid));
        return *known->second;
    }
    std::optional<RecordId> found;
    if (inEstate) {
        auto row = m_writer.reader().cached(
            "SELECT uid FROM t_building WHERE estate = ? AND short = ? AND alive = 1 ORDER BY id LIMIT 1");
        row->bind(1, inEstate->uid()).bind(2, number);
        if (row->step()) found = RecordId(row->uid(0));
    } else {
        // Without an estate, the number must speak for itself.
        std::optional<RecordId> plain, any;
        int count = 0;
        auto rows =
            m_writer.reader().cached("SELECT uid, estate FROM t_building WHERE short = ? AND alive = 1 ORDER BY id");
        rows->bind(1, number);
        while (rows->step()) {
            ++count;
            any = RecordId(rows->uid(0));
            if (rows->isNull(1) && !plain) plain = any;
        }
        if (plain || count == 1) {
            found = plain ? plain : any;
        } else if (count == 0) {
            auto estates = m_writer.reader().cached("SELECT uid FROM t_estate WHERE alive = 1 ORDER BY id LIMIT 2");
            if (estates->step()) {
                const RecordId only(estates->uid(0));
                if (!estates->step()) inEstate = only;
            }
        }
    }
    if (!found) {
        Values values;
        values.set("name", name.empty() ? number : name).set("short", number);
        if (inEstate) values.set("estate", *inEstate);
        if (inGrid) values.set("grid", *inGrid);
        MULIN_TRY_LET(made, m_writer.create("building", values));
        ++m_made.buildings;
        m_loaded.insert(made.uid());
        if (inGrid) m_hasGrid.insert(made.uid());
        found = made;
    }
    m_buildings.emplace(key, found);
    MULIN_TRY(setGrid(*found, inGrid));
    return *found;
}

Result<RecordId> AddressBook::inBuilding(RecordId house, const AddressParts& parts) {
    if (m_loaded.insert(house.uid()).second) {
        auto rows =
            m_writer.reader().cached("SELECT uid, entrance, room FROM t_dwelling WHERE building = ? AND alive = 1");
        rows->bind(1, house.uid());
        while (rows->step())
            m_doors.emplace(doorKey(house.uid(), rows->text(1), rows->text(2)), RecordId(rows->uid(0)));
    }
    const std::string key = doorKey(house.uid(), parts.entrance, parts.room);
    if (const auto known = m_doors.find(key); known != m_doors.end()) return known->second;
    if (!m_newDwellings) {
        MULIN_TRY_LET(bulk, m_writer.bulk("dwelling", {"building", "entrance", "room", "place", "own_grid"}));
        m_newDwellings.emplace(std::move(bulk));
    }
    const std::array<Value, 5> row{Value(house), textOrNone(parts.entrance), textOrNone(parts.room), Value(), Value()};
    MULIN_TRY_LET(made, m_newDwellings->add(row));
    ++m_made.dwellings;
    m_doors.emplace(key, made);
    return made;
}

Result<RecordId> AddressBook::scattered(const AddressParts& parts, std::optional<RecordId> inGrid) {
    std::string place = parts.place;
    if (!parts.estate.empty() && place.find(parts.estate) == std::string::npos) place.insert(0, parts.estate);
    if (!parts.entrance.empty()) place += parts.entrance + "单元";
    if (!parts.room.empty()) place += parts.room + "室";
    auto row = m_writer.reader().cached(
        "SELECT uid, own_grid FROM t_dwelling WHERE place = ? AND building IS NULL AND alive = 1 ORDER BY id LIMIT 1");
    row->bind(1, place);
    if (row->step()) {
        const RecordId found(row->uid(0));
        if (inGrid && row->isNull(1)) MULIN_TRY(m_writer.update("dwelling", found, Values().set("own_grid", *inGrid)));
        return found;
    }
    Values values;
    values.set("place", place);
    if (inGrid) values.set("own_grid", *inGrid);
    MULIN_TRY_LET(made, m_writer.create("dwelling", values));
    ++m_made.dwellings;
    return made;
}

Result<std::optional<RecordId>> AddressBook::grid(const std::string& text) {
    const std::string name = trimmed(nfkc(text));
    if (name.empty()) return std::optional<RecordId>();
    if (const auto known = m_grids.find(name); known != m_grids.end()) return known->second;
    MULIN_TRY_LET(unit, community());
    std::optional<RecordId> found;
    {
        auto row = m_writer.reader().cached(
            "SELECT uid FROM t_unit WHERE level = 'grid' AND alive = 1 AND (code = ?1 OR name = ?1)"
            " ORDER BY code = ?1 DESC, parent IS ?2 DESC, id LIMIT 1");
        row->bind(1, name);
        if (unit) row->bind(2, unit->uid());
        if (row->step()) found = RecordId(row->uid(0));
    }
    const int serial = gridNumber(name);
    if (!found && serial > 0 && !organisation::isGridCode(name) && unit) {
        auto row = m_writer.reader().cached("SELECT uid FROM t_unit WHERE level = 'grid' AND alive = 1 AND parent = ? "
                                            "AND serial = ? ORDER BY id LIMIT 1");
        row->bind(1, unit->uid()).bind(2, serial);
        if (row->step()) found = RecordId(row->uid(0));
    }
    if (!found && m_options.makeGrids && unit) {
        MULIN_TRY_LET(parent, m_writer.load("unit", *unit));
        const bool ours = !organisation::isGridCode(name) || organisation::parentCode(name) == parent.text("code");
        if (parent.text("level") == "community" && ours) {
            organisation::NewGrid grid;
            grid.serial = serial;
            if (serial == 0) grid.name = name;
            MULIN_TRY_LET(made, organisation::addGrid(m_writer, *unit, grid));
            ++m_made.grids;
            found = made;
        }
    }
    m_grids.emplace(name, found);
    return found;
}

Result<AddressParts> addressOf(const journal::Writer& writer, const Uid& dwelling) {
    AddressParts parts;
    if (dwelling.isNull()) return parts;
    MULIN_TRY_LET(home, writer.load("dwelling", RecordId(dwelling)));
    parts.entrance = home.text("entrance");
    parts.room = home.text("room");
    parts.place = home.text("place");
    if (home.get("building").isEmpty()) return parts;
    MULIN_TRY_LET(building, writer.load("building", RecordId(home.get("building").uid())));
    parts.building = building.text("short");
    parts.buildingName = building.text("name");
    if (building.get("estate").isEmpty()) return parts;
    MULIN_TRY_LET(estate, writer.load("estate", RecordId(building.get("estate").uid())));
    parts.estate = estate.text("name");
    return parts;
}

} // namespace mulin::people
