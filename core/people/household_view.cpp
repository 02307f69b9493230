#include "core/people/household_view.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/people/households.h"
#include "core/records/view.h"

#include <algorithm>
#include <array>
#include <map>

namespace mulin::people {

namespace {

using journal::Record;

/// Spouse and children come before the others.
std::size_t rankOf(const Member& member) {
    static constexpr std::array<std::string_view, 8> order{"head",         "spouse",     "son",    "daughter",
                                                           "child_in_law", "grandchild", "parent", "grandparent"};
    if (member.head) return 0;
    return static_cast<std::size_t>(std::find(order.begin() + 1, order.end(), member.relation) - order.begin());
}

/// Those whose residence and person may both be read.
void readMembers(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                 HouseholdView& view) {
    std::vector<std::pair<Uid, Uid>> found;
    {
        auto rows = reader.cached("SELECT p.uid, r.uid FROM t_residence r JOIN t_person p ON p.uid = r.person"
                                  " AND p.alive = 1 WHERE r.household = ? AND r.alive = 1"
                                  " ORDER BY r.until DESC, p.birth_date, r.id");
        rows->bind(1, view.record.uid);
        while (rows->step()) found.emplace_back(rows->uid(0), rows->uid(1));
    }
    const Uid head = view.record.get("head").uid();
    const auto day = [](const schema::Value& value) {
        return value.isEmpty() ? std::nullopt : std::optional(value.date());
    };
    for (const auto& [who, lives] : found) {
        const auto person = records::find(reader, tables, access, "person", who);
        const auto residence = records::find(reader, tables, access, "residence", lives);
        if (!person || !residence || residence->withholds("household") || residence->withholds("person")) continue;
        const auto text = [](const Record& record, const char* field) {
            return record.withholds(field) ? std::string(records::withheldMark) : record.text(field);
        };
        Member member{person->id(),
                      residence->id(),
                      text(*person, "name"),
                      person->text("sex"),
                      day(person->get("birth_date")),
                      text(*person, "phone"),
                      residence->text("relation"),
                      false,
                      day(residence->get("since")),
                      day(residence->get("until"))};
        member.head = !member.until && who == head;
        (member.until ? view.former : view.members).push_back(std::move(member));
    }
    std::stable_sort(view.members.begin(), view.members.end(),
                     [](const Member& a, const Member& b) { return rankOf(a) < rankOf(b); });
}

/// 501 → 5, 1203 → 12; others say nothing.
std::optional<int> floorOf(const std::string& room) {
    if (room.size() != 3 && room.size() != 4) return std::nullopt;
    if (!std::all_of(room.begin(), room.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    const int floor = std::stoi(room.substr(0, room.size() - 2));
    return floor > 0 ? std::optional(floor) : std::nullopt;
}

} // namespace

bool naturalLess(const std::string& a, const std::string& b) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            const auto skip = [&](const std::string& text, std::size_t& at) {
                while (at + 1 < text.size() && text[at] == '0' && digit(text[at + 1])) ++at;
                const std::size_t start = at;
                while (at < text.size() && digit(text[at])) ++at;
                return std::string_view(text).substr(start, at - start);
            };
            const std::string_view x = skip(a, i), y = skip(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            continue;
        }
        if (a[i] != b[j]) {
            // Numbers before names.
            if (digit(a[i]) != digit(b[j])) return digit(a[i]);
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        }
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size()) return j < b.size();
    return a < b;
}

Result<HouseholdView> householdView(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId household) {
    if (!access.allows(access::Right::Read, "household")) return journal::denied("read", "household");
    return db::guard([&]() -> Result<HouseholdView> {
        auto record = records::find(reader, tables, access, "household", household.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "household"}, {"id", household.hex()}});
        HouseholdView view;
        view.record = std::move(*record);
        if (const auto dwelling =
                records::find(reader, tables, access, "dwelling", view.record.get("dwelling").uid())) {
            view.address = dwelling->text("address");
            view.door = dwelling->text("door");
        }
        readMembers(reader, tables, access, view);
        return view;
    });
}

Result<std::optional<HouseholdView>> householdOf(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, RecordId person) {
    if (!access.allows(access::Right::Read, "household")) return journal::denied("read", "household");
    return db::guard([&]() -> Result<std::optional<HouseholdView>> {
        auto open = openResidence(reader, tables, person.uid());
        if (open && !journal::Horizon(tables, *open->table, access).trim(reader, *open)) open.reset();
        if (!open || open->get("household").isEmpty()) return std::optional<HouseholdView>();
        MULIN_TRY_LET(view, householdView(reader, tables, access, RecordId(open->get("household").uid())));
        return std::optional(std::move(view));
    });
}

Result<BuildingBoard> buildingBoard(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId building) {
    if (!access.allows(access::Right::Read, "building")) return journal::denied("read", "building");
    return db::guard([&]() -> Result<BuildingBoard> {
        auto record = records::find(reader, tables, access, "building", building.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "building"}, {"id", building.hex()}});
        BuildingBoard board;
        board.record = std::move(*record);

        const auto within = [&](const char* type, const std::string& alias) {
            const std::string sql = journal::Horizon(tables, *tables.find(type), access).within(alias);
            return sql.empty() ? sql : " AND " + sql;
        };
        const auto seen = [&](const char* type, const char* field, const std::string& sql, const std::string& alias) {
            const journal::Table& table = *tables.find(type);
            return journal::Horizon(tables, table, access).seen(*table.type->field(field), sql, alias);
        };
        std::map<Uid, std::vector<BoardHousehold>> living;
        auto members = reader.prepare(
            "SELECT r.dwelling, r.household, count(*), max(" +
            seen("household", "party_centre", "h.party_centre", "h") + "), max(" +
            seen("person", "name", "p.name", "p") +
            ")"
            " FROM t_dwelling d JOIN t_residence r ON r.dwelling = d.uid AND r.until IS NULL AND r.alive = 1" +
            within("residence", "r") + " LEFT JOIN t_household h ON h.uid = r.household" + within("household", "h") +
            " LEFT JOIN t_person p ON p.uid = h.head" + within("person", "p") +
            " WHERE d.building = ? AND d.alive = 1 GROUP BY r.dwelling, r.household ORDER BY min(h.id)");
        members.bind(1, building.uid());
        while (members.step()) {
            BoardHousehold household;
            if (!members.isNull(1)) household.household = RecordId(members.uid(1));
            household.members = static_cast<int>(members.integer(2));
            household.partyCentre = members.integer(3) != 0;
            household.head = members.text(4);
            board.residents += household.members;
            if (household.household) ++board.households;
            living[members.uid(0)].push_back(std::move(household));
        }

        const auto byNumber = [](const std::string& a, const std::string& b) { return naturalLess(a, b); };
        std::map<std::string, std::vector<BoardRoom>, decltype(byNumber)> entrances(byNumber);
        auto rows =
            reader.prepare("SELECT uid, " + seen("dwelling", "entrance", "entrance", "t") + ", " +
                           seen("dwelling", "room", "room", "t") + ", " + seen("dwelling", "floor", "floor", "t") +
                           ", " + seen("dwelling", "use", "use", "t") +
                           " FROM t_dwelling t WHERE building = ? AND alive = 1" + within("dwelling", "t"));
        rows.bind(1, building.uid());
        while (rows.step()) {
            BoardRoom room{RecordId(rows.uid(0)), std::string(rows.text(2)), {}, std::string(rows.text(4)), {}};
            room.floor = rows.isNull(3) ? floorOf(room.room) : std::optional(static_cast<int>(rows.integer(3)));
            if (const auto at = living.find(room.dwelling.uid()); at != living.end())
                room.households = std::move(at->second);
            entrances[std::string(rows.text(1))].push_back(std::move(room));
            ++board.dwellings;
        }
        for (auto& [entrance, rooms] : entrances) {
            std::stable_sort(rooms.begin(), rooms.end(),
                             [](const BoardRoom& a, const BoardRoom& b) { return naturalLess(a.room, b.room); });
            board.entrances.push_back({entrance, std::move(rooms)});
        }
        return board;
    });
}

} // namespace mulin::people
