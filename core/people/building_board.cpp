#include "core/people/building_board.h"

#include "core/base/natural_order.h"
#include "core/db/exception.h"
#include "core/journal/readable.h"
#include "core/people/ledger_marks.h"
#include "core/people/room_places.h"
#include "core/records/view.h"

#include <algorithm>
#include <map>

namespace mulin::people {

namespace {

/// Who lives in the building, one by one; households come of it.
struct Resident {
    Uid person, household;
    std::string name;
    std::optional<Date> birth, visited, next;
};

class BoardReader {
public:
    BoardReader(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today,
                BuildingBoard& board)
        : m_reader(reader), m_tables(tables), m_access(access), m_today(today), m_board(board) {}

    void read() {
        readRooms();
        readResidents();
        readVisits();
        m_marks = ledgerMarks(m_reader, m_tables, m_access,
                              "SELECT r.person FROM t_dwelling d JOIN t_residence r ON r.dwelling = d.uid"
                              " AND r.until IS NULL AND r.alive = 1 WHERE d.building = ? AND d.alive = 1",
                              building());
        readHouseholds();
        readPosts();
        layOut(m_board);
    }

private:
    Uid building() const { return m_board.record.uid; }
    std::string within(const char* type, const std::string& alias) const {
        const std::string sql = journal::Horizon(m_tables, *m_tables.find(type), m_access).within(alias);
        return sql.empty() ? sql : " AND " + sql;
    }
    std::string seen(const char* type, const char* field, const std::string& alias) const {
        const journal::Table& table = *m_tables.find(type);
        return journal::Horizon(m_tables, table, m_access)
            .seen(*table.type->field(field), alias + ".\"" + field + "\"", alias);
    }
    static std::optional<Date> day(const db::Statement& rows, int column) {
        if (rows.isNull(column)) return std::nullopt;
        return Date{static_cast<std::int32_t>(rows.integer(column))};
    }

    void readRooms() {
        std::map<std::string, std::vector<BoardRoom>, decltype(&naturalLess)> entrances(&naturalLess);
        auto rows = m_reader.prepare(
            "SELECT t.uid, " + seen("dwelling", "entrance", "t") + ", " + seen("dwelling", "room", "t") + ", " +
            seen("dwelling", "floor", "t") + ", " + seen("dwelling", "use", "t") +
            ", EXISTS(SELECT 1 FROM t_residence r WHERE r.dwelling = t.uid AND r.alive = 1" + within("residence", "r") +
            ") FROM t_dwelling t WHERE t.building = ? AND t.alive = 1" + within("dwelling", "t"));
        rows.bind(1, building());
        while (rows.step()) {
            BoardRoom room{RecordId(rows.uid(0)), std::string(rows.text(2)), {}, std::string(rows.text(4))};
            room.floor =
                rows.isNull(3) ? placeOfRoom(room.room).floor : std::optional(static_cast<int>(rows.integer(3)));
            room.state = room.use == "business"                        ? BoardRoom::State::Business
                         : room.use == "empty" || rows.integer(5) != 0 ? BoardRoom::State::Empty
                                                                       : BoardRoom::State::Unknown;
            entrances[std::string(rows.text(1))].push_back(std::move(room));
        }
        for (auto& [entrance, list] : entrances) {
            std::stable_sort(list.begin(), list.end(),
                             [](const BoardRoom& a, const BoardRoom& b) { return naturalLess(a.room, b.room); });
            m_board.entrances.push_back({entrance, {}, std::move(list)});
        }
        for (BoardEntrance& entrance : m_board.entrances)
            for (BoardRoom& room : entrance.rooms) m_rooms[room.dwelling.uid()] = &room;
    }

    void readResidents() {
        auto rows = m_reader.prepare("SELECT r.dwelling, " + seen("residence", "household", "r") + ", p.uid, " +
                                     seen("person", "name", "p") + ", " + seen("person", "birth_date", "p") +
                                     " FROM t_dwelling d JOIN t_residence r ON r.dwelling = d.uid AND r.until IS NULL"
                                     " AND r.alive = 1" +
                                     within("residence", "r") + " JOIN t_person p ON p.uid = r.person AND p.alive = 1" +
                                     within("person", "p") + " WHERE d.building = ? AND d.alive = 1 ORDER BY r.id");
        rows.bind(1, building());
        while (rows.step()) {
            const Uid household = rows.isNull(1) ? Uid{} : rows.uid(1);
            m_living[rows.uid(0)].push_back({rows.uid(2), household, std::string(rows.text(3)), day(rows, 4), {}, {}});
        }
        for (auto& [dwelling, residents] : m_living)
            for (Resident& one : residents) m_residents[one.person] = &one;
    }

    /// The last visit to each, with the next one that it named.
    void readVisits() {
        const journal::Table* links = m_tables.links("visit", "people");
        if (!links || !m_access.allows(access::Right::Read, "visit") || seen("visit", "people", "v") != "v.\"people\"")
            return;
        auto rows = m_reader.prepare(
            "SELECT l.dst, max(" + seen("visit", "visited_on", "v") + "), " + seen("visit", "next_on", "v") +
            " FROM t_dwelling d JOIN t_residence r ON r.dwelling = d.uid AND r.until IS NULL AND r.alive = 1"
            " JOIN link l ON l.dst = r.person AND l.field = ?2 AND l.role = 'visited' AND l.alive = 1"
            " JOIN t_visit v ON v.uid = l.src AND v.alive = 1" +
            within("visit", "v") + " WHERE d.building = ?1 AND d.alive = 1 GROUP BY l.dst");
        rows.bind(1, building()).bind(2, static_cast<std::int64_t>(links->index));
        while (rows.step())
            if (const auto at = m_residents.find(rows.uid(0)); at != m_residents.end()) {
                at->second->visited = day(rows, 1);
                at->second->next = day(rows, 2);
            }
    }

    void readHouseholds() {
        struct Household {
            Uid head;
            bool partyCentre = false;
        };
        std::map<Uid, Household> known;
        auto rows = m_reader.prepare("SELECT DISTINCT h.uid, " + seen("household", "head", "h") + ", " +
                                     seen("household", "party_centre", "h") +
                                     " FROM t_dwelling d JOIN t_residence r ON r.dwelling = d.uid AND r.until IS NULL"
                                     " AND r.alive = 1 JOIN t_household h ON h.uid = r.household" +
                                     within("household", "h") + " WHERE d.building = ? AND d.alive = 1");
        rows.bind(1, building());
        while (rows.step()) known[rows.uid(0)] = {rows.isNull(1) ? Uid{} : rows.uid(1), rows.integer(2) != 0};
        for (BoardEntrance& entrance : m_board.entrances)
            for (BoardRoom& room : entrance.rooms) {
                for (const Resident& one : m_living[room.dwelling.uid()]) {
                    const auto home = known.find(one.household);
                    const std::optional<RecordId> id =
                        home == known.end() ? std::nullopt : std::optional(RecordId(one.household));
                    auto at = std::find_if(room.households.begin(), room.households.end(),
                                           [&](const BoardHousehold& other) { return other.household == id; });
                    if (at == room.households.end()) {
                        at = room.households.insert(at, BoardHousehold{id, one.name});
                        at->partyCentre = id && home->second.partyCentre;
                    }
                    if (id && home->second.head == one.person) at->head = one.name;
                    add(*at, one);
                }
                if (!room.households.empty())
                    room.state = room.use == "let" ? BoardRoom::State::Let : BoardRoom::State::Lived;
                entrance.counts.add(room);
                m_board.counts.add(room);
            }
    }

    void add(BoardHousehold& household, const Resident& one) {
        ++household.members;
        if (one.birth) household.oldest = std::max(household.oldest.value_or(0), Date::age(*one.birth, m_today));
        household.visited = std::max(household.visited, one.visited);
        if (one.next && (!household.next || *one.next < *household.next)) household.next = one.next;
        if (const auto marks = m_marks.find(one.person); marks != m_marks.end())
            for (const std::string& ledger : marks->second)
                if (std::find(household.ledgers.begin(), household.ledgers.end(), ledger) == household.ledgers.end())
                    household.ledgers.push_back(ledger);
    }

    void readPosts() {
        if (!m_access.allows(access::Right::Read, "post")) return;
        auto rows = m_reader.prepare(
            "SELECT " + seen("post", "title", "t") + ", " + seen("post", "entrance", "t") + ", coalesce((SELECT " +
            seen("person", "name", "p") + " FROM t_person p WHERE p.uid = " + seen("post", "holder_a", "t") +
            " AND p.alive = 1" + within("person", "p") + "), " + seen("post", "holder_a_name", "t") +
            ") FROM t_post t WHERE t.unit = ? AND t.alive = 1 AND t.title IN ('building_leader', 'entrance_leader')"
            " AND (t.since IS NULL OR t.since <= ?2) AND (t.until IS NULL OR t.until > ?2)" +
            within("post", "t") + " ORDER BY t.id");
        rows.bind(1, building()).bind(2, static_cast<std::int64_t>(m_today.days));
        while (rows.step()) {
            const std::string entrance(rows.text(1)), name(rows.text(2));
            if (entrance.empty() && rows.text(0) == "building_leader" && m_board.leader.empty()) m_board.leader = name;
            for (BoardEntrance& one : m_board.entrances)
                if (!entrance.empty() && one.entrance == entrance && one.leader.empty()) one.leader = name;
        }
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    BuildingBoard& m_board;
    std::map<Uid, BoardRoom*> m_rooms;
    std::map<Uid, std::vector<Resident>> m_living;
    std::map<Uid, Resident*> m_residents;
    std::map<Uid, std::vector<std::string>> m_marks;
};

} // namespace

int BoardRoom::residents() const {
    int all = 0;
    for (const BoardHousehold& one : households) all += one.members;
    return all;
}

std::optional<Date> BoardRoom::visited() const {
    std::optional<Date> last;
    for (const BoardHousehold& one : households) last = std::max(last, one.visited);
    return last;
}

std::optional<Date> BoardRoom::next() const {
    std::optional<Date> first;
    for (const BoardHousehold& one : households)
        if (one.next && (!first || *one.next < *first)) first = one.next;
    return first;
}

void BoardCounts::add(const BoardRoom& room) {
    ++dwellings;
    residents += room.residents();
    for (const BoardHousehold& one : room.households) households += one.household ? 1 : 0;
    let += room.state == BoardRoom::State::Let ? 1 : 0;
    empty += room.state == BoardRoom::State::Empty ? 1 : 0;
    unknown += room.state == BoardRoom::State::Unknown ? 1 : 0;
}

const BoardRoom* BuildingBoard::room(RecordId dwelling) const {
    for (const BoardEntrance& entrance : entrances)
        for (const BoardRoom& room : entrance.rooms)
            if (room.dwelling == dwelling) return &room;
    return nullptr;
}

Result<BuildingBoard> buildingBoard(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId building, Date today) {
    if (!access.allows(access::Right::Read, "building")) return journal::denied("read", "building");
    return db::guard([&]() -> Result<BuildingBoard> {
        auto record = records::find(reader, tables, access, "building", building.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "building"}, {"id", building.hex()}});
        BuildingBoard board{std::move(*record)};
        BoardReader(reader, tables, access, today, board).read();
        return board;
    });
}

Result<std::vector<BuildingLine>> buildingNames(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access) {
    if (!access.allows(access::Right::Read, "building")) return journal::denied("read", "building");
    return db::guard([&] {
        const journal::Readable known(tables, "building", access);
        std::vector<BuildingLine> lines;
        auto rows = reader.prepare("SELECT t.uid, " + known.columns({"estate_name", "name"}) + known.from());
        while (rows.step())
            lines.push_back({RecordId(rows.uid(0)), std::string(rows.text(1)), std::string(rows.text(2))});
        std::stable_sort(lines.begin(), lines.end(), [](const BuildingLine& a, const BuildingLine& b) {
            if (const int order = compareNaturally(a.estate, b.estate)) return order < 0;
            return compareNaturally(a.name, b.name) < 0;
        });
        return lines;
    });
}

Result<std::vector<BuildingLine>> buildings(const db::Reader& reader, const journal::Tables& tables,
                                            const access::Access& access) {
    MULIN_TRY_LET(lines, buildingNames(reader, tables, access));
    return db::guard([&] {
        const std::string within = journal::Horizon(tables, *tables.find("residence"), access).within("r");
        std::map<Uid, int> living;
        auto counts =
            reader.prepare("SELECT d.building, count(DISTINCT r.household) FROM t_dwelling d JOIN t_residence r"
                           " ON r.dwelling = d.uid AND r.until IS NULL AND r.alive = 1" +
                           (within.empty() ? within : " AND " + within) +
                           " WHERE d.alive = 1 AND d.building IS NOT NULL GROUP BY d.building");
        while (counts.step()) living[counts.uid(0)] = static_cast<int>(counts.integer(1));
        for (BuildingLine& line : lines)
            if (const auto at = living.find(line.building.uid()); at != living.end()) line.households = at->second;
        return std::move(lines);
    });
}

std::optional<RecordId> buildingOf(const db::Reader& reader, const journal::Tables& tables,
                                   const access::Access& access, RecordId dwelling) {
    const auto record = records::find(reader, tables, access, "dwelling", dwelling.uid());
    if (!record || !record->get("building").isUid() || record->get("building").uid().isNull()) return std::nullopt;
    return RecordId(record->get("building").uid());
}

} // namespace mulin::people
