#include "core/reports/month_data.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/ledgers/in_error.h"
#include "core/organisation/codes.h"
#include "core/organisation/membership.h"
#include "core/organisation/unit_tree.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace mulin::reports {

int Scope::group(const Uid& of) const {
    if (of.isNull()) return office ? rest() : outside;
    const auto at = groupOfUnit.find(of);
    return at == groupOfUnit.end() ? outside : at->second;
}

namespace {

struct UnitRow {
    Uid uid, parent;
    std::string code, name;
};

std::optional<Date> dateAt(const db::Statement& row, int column) {
    if (row.isNull(column)) return {};
    return Date{static_cast<std::int32_t>(row.integer(column))};
}
Uid uidAt(const db::Statement& row, int column) { return row.isNull(column) ? Uid{} : row.uid(column); }
std::int32_t dayAt(const db::Statement& row, int column, std::int32_t otherwise) {
    return row.isNull(column) ? otherwise : static_cast<std::int32_t>(row.integer(column));
}

} // namespace

/// The groups of dwellings, buildings and organisations, on any day.
class Places {
public:
    struct Place {
        int group = Scope::outside, past = -1;
        bool named = false; ///< is in a grid, or was
    };

    Places(const db::Reader& reader, const Scope& scope, std::vector<std::vector<MonthData::Past>>& pasts)
        : m_scope(scope), m_pasts(pasts), m_former(reader) {
        auto estates = reader.prepare("SELECT uid, unit FROM t_estate WHERE alive = 1");
        while (estates.step()) m_communityOf.emplace(estates.uid(0), uidAt(estates, 1));
        auto buildings = reader.prepare("SELECT uid, grid, estate FROM t_building");
        while (buildings.step())
            m_buildings.emplace(buildings.uid(0), place(buildings.uid(0), uidAt(buildings, 1), uidAt(buildings, 2)));
        m_dwellings.reserve(static_cast<std::size_t>(reader.integer("SELECT count(*) FROM t_dwelling")));
        auto dwellings = reader.prepare("SELECT uid, building, own_grid FROM t_dwelling");
        while (dwellings.step()) {
            const auto building = m_buildings.find(uidAt(dwellings, 1));
            m_dwellings.emplace(dwellings.uid(0),
                                ofBuilding(building, [&] { return place(dwellings.uid(0), uidAt(dwellings, 2), {}); }));
        }
        auto organisations = reader.prepare("SELECT uid, building, own_grid FROM t_organisation");
        while (organisations.step()) {
            const auto building = m_buildings.find(uidAt(organisations, 1));
            m_organisations.emplace(organisations.uid(0), ofBuilding(building, [&] {
                                        const Uid grid = uidAt(organisations, 2);
                                        return Place{m_scope.group(grid), -1, !grid.isNull()};
                                    }));
        }
    }

    Place dwelling(const Uid& uid) const { return find(m_dwellings, uid); }
    int dwellingOn(const Uid& uid, Date day) const { return on(find(m_dwellings, uid), day); }
    int organisationOn(const Uid& uid, Date day) const { return on(find(m_organisations, uid), day); }

private:
    using Map = std::unordered_map<Uid, Place>;

    Place find(const Map& map, const Uid& uid) const {
        const auto at = map.find(uid);
        return at == map.end() ? Place{m_scope.group({}), -1, false} : at->second;
    }
    int on(const Place& place, Date day) const {
        return place.past < 0
                   ? place.group
                   : MonthData::groupBefore(m_pasts[static_cast<std::size_t>(place.past)], place.group, day.days);
    }
    /// The building decides if it is in a grid or was in one; else what stands in the record itself.
    template<class F> Place ofBuilding(Map::const_iterator building, F&& own) const {
        if (building != m_buildings.end() && building->second.named) return building->second;
        const Place itself = own();
        return itself.named || building == m_buildings.end() ? itself : building->second;
    }
    /// A grid, else the community of the estate.
    int group(const Uid& grid, const Uid& estate) const {
        if (!grid.isNull()) return m_scope.group(grid);
        const auto at = m_communityOf.find(estate);
        return m_scope.group(at == m_communityOf.end() ? Uid{} : at->second);
    }
    Place place(const Uid& uid, const Uid& grid, const Uid& estate) {
        const auto& former = m_former.of(uid);
        Place made{group(grid, estate), -1, !grid.isNull() || !former.empty()};
        if (former.empty()) return made;
        std::vector<MonthData::Past> past;
        for (const auto& one : former) past.push_back({one.until, group(one.grid, estate)});
        made.past = static_cast<int>(m_pasts.size());
        m_pasts.push_back(std::move(past));
        return made;
    }

    const Scope& m_scope;
    std::vector<std::vector<MonthData::Past>>& m_pasts;
    organisation::FormerGrids m_former;
    std::unordered_map<Uid, Uid> m_communityOf; // of estates
    Map m_buildings, m_dwellings, m_organisations;
};

Result<Scope> scopeOf(const db::Reader& reader, const journal::Tables& tables, const std::string& code, Date on,
                      std::string& name, std::string& unitCode) {
    MULIN_TRY_LET(own, organisation::officeUnit(reader, tables));
    std::vector<UnitRow> units;
    const organisation::FormerGrids former(reader);
    // Temporary areas are no part of the division: nobody lives in one that does not live in a grid.
    auto rows = reader.prepare(
        "SELECT uid, parent, code, name FROM t_unit WHERE alive = 1 AND level <> 'area' ORDER BY code, id");
    while (rows.step())
        units.push_back({rows.uid(0), former.on(rows.uid(0), uidAt(rows, 1), on), std::string(rows.text(2)),
                         std::string(rows.text(3))});
    std::unordered_map<Uid, const UnitRow*> byUid;
    for (const UnitRow& unit : units) byUid.emplace(unit.uid, &unit);
    const auto inside = [&](const UnitRow* unit, const Uid& top) {
        for (std::size_t steps = 0; unit && steps < 16; ++steps) {
            if (unit->uid == top) return true;
            const auto above = byUid.find(unit->parent);
            unit = above == byUid.end() ? nullptr : above->second;
        }
        return false;
    };

    Scope scope;
    scope.unit = own.uid;
    if (!code.empty()) {
        const std::string full = organisation::fullCode(code).value_or(code);
        const auto at = std::find_if(units.begin(), units.end(),
                                     [&](const UnitRow& unit) { return unit.code == full || unit.code == code; });
        if (at == units.end() || !inside(&*at, own.uid))
            return makeError(ErrorCode::BadArgument, {{"argument", "unit"}, {"value", code}});
        scope.unit = at->uid;
    }
    scope.office = scope.unit == own.uid;
    const UnitRow& top = *byUid.at(scope.unit);
    name = top.name;
    unitCode = top.code;
    std::unordered_map<Uid, int> children;
    for (const UnitRow& unit : units)
        if (unit.parent == scope.unit) {
            children.emplace(unit.uid, scope.rest());
            scope.grids.push_back({unit.code, unit.name, RecordId(unit.uid)});
        }
    if (children.empty()) {
        scope.grids.push_back({top.code, top.name, RecordId(top.uid)});
        scope.groupOfUnit.emplace(top.uid, 0);
        return scope;
    }
    for (const UnitRow& unit : units) {
        const UnitRow* at = &unit;
        for (std::size_t steps = 0; at && steps < 16; ++steps) {
            if (at->uid == scope.unit) {
                scope.groupOfUnit.emplace(unit.uid, scope.rest());
                break;
            }
            if (const auto child = children.find(at->uid); child != children.end()) {
                scope.groupOfUnit.emplace(unit.uid, child->second);
                break;
            }
            const auto above = byUid.find(at->parent);
            at = above == byUid.end() ? nullptr : above->second;
        }
    }
    return scope;
}

Result<MonthData> MonthData::load(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                  const Scope& scope, const std::vector<const schema::TypeDef*>& ledgers, Period visits,
                                  Progress& progress) {
    return db::guard([&]() -> Result<MonthData> {
        const auto stop = [&] {
            if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
        };
        // What may be read alone, and of that the fields that may be seen.
        const auto horizon = [&](std::string_view type) {
            return journal::Horizon(tables, *tables.find(type), access);
        };
        const auto within = [&](std::string_view type, const std::string& alias = "t") {
            const std::string sql = horizon(type).within(alias);
            return sql.empty() ? sql : " AND " + sql;
        };
        const auto columns = [&](std::string_view type, std::initializer_list<const char*> fields,
                                 const std::string& alias = "t") {
            std::string sql;
            for (const char* field : fields)
                sql += (sql.empty() ? "" : ", ") +
                       horizon(type).seen(*tables.find(type)->type->field(field), alias + ".\"" + field + "\"", alias);
            return sql;
        };
        MonthData data;

        const Places places(reader, scope, data.m_pasts);
        stop();

        const auto count = static_cast<std::size_t>(reader.integer("SELECT count(*) FROM t_person WHERE alive = 1"));
        std::unordered_map<Uid, int> indexOf;
        indexOf.reserve(count);
        data.people.reserve(count);
        auto people =
            reader.prepare("SELECT uid, " + columns("person", {"birth_date", "died_on", "own_grid", "check"}) +
                           " LIKE '%|address|%' FROM t_person t WHERE alive = 1" + within("person") + " ORDER BY id");
        while (people.step()) {
            PersonRow person{RecordId(people.uid(0)), dateAt(people, 1), dateAt(people, 2)};
            if (const Uid own = uidAt(people, 3); !own.isNull() || people.integer(4) == 1)
                person.ownGroup = scope.group(own);
            indexOf.emplace(person.id.uid(), static_cast<int>(data.people.size()));
            data.people.push_back(person);
        }
        const auto indexAt = [&](const Uid& person) {
            const auto at = indexOf.find(person);
            return at == indexOf.end() ? -1 : at->second;
        };
        stop();

        std::vector<ResidenceRow> found;
        found.reserve(count);
        auto residences = reader.prepare(
            "SELECT uid, " +
            columns("residence", {"person", "dwelling", "household", "since", "until", "reason_in", "reason_out"}) +
            " FROM t_residence t WHERE alive = 1 AND reason_out IS NOT 'error'" + within("residence") + " ORDER BY id");
        while (residences.step()) {
            const int person = indexAt(uidAt(residences, 1));
            if (person < 0) continue;
            ResidenceRow row{RecordId(residences.uid(0)), person, uidAt(residences, 2), uidAt(residences, 3)};
            const Places::Place place = places.dwelling(row.dwelling);
            row.group = place.group;
            row.past = place.past;
            if (row.dwelling.isNull() && data.people[static_cast<std::size_t>(person)].ownGroup != Scope::outside)
                row.group = data.people[static_cast<std::size_t>(person)].ownGroup;
            row.since = dayAt(residences, 4, always);
            row.until = dayAt(residences, 5, openEnd);
            if (residences.text(6) == "birth") row.in = Reason::Birth;
            if (residences.text(7) == "death") row.out = Reason::Death;
            if (residences.text(7) == "moved_within" || residences.text(7) == "regrouped") row.out = Reason::Within;
            found.push_back(row);
        }
        // By person, counting how many each has, then by `since` within each: the order of ids is kept.
        data.m_first.assign(data.people.size() + 1, 0);
        for (const ResidenceRow& row : found) ++data.m_first[static_cast<std::size_t>(row.person) + 1];
        std::partial_sum(data.m_first.begin(), data.m_first.end(), data.m_first.begin());
        std::vector<std::size_t> next(data.m_first.begin(), data.m_first.end() - 1), order(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) order[next[static_cast<std::size_t>(found[i].person)]++] = i;
        data.residences.reserve(found.size());
        for (const std::size_t i : order) data.residences.push_back(found[i]);
        for (std::size_t i = 0; i < data.people.size(); ++i) {
            const auto begin = data.residences.begin() + static_cast<std::ptrdiff_t>(data.m_first[i]);
            const auto end = data.residences.begin() + static_cast<std::ptrdiff_t>(data.m_first[i + 1]);
            if (begin == end) continue;
            data.people[i].ownGroup = Scope::outside;
            std::stable_sort(begin, end,
                             [](const ResidenceRow& a, const ResidenceRow& b) { return a.since < b.since; });
        }
        stop();

        std::unordered_map<std::int64_t, std::size_t> visitAt; // by rowid
        std::unordered_set<Uid> visited;
        const std::string between =
            " BETWEEN " + std::to_string(visits.from.days) + " AND " + std::to_string(visits.to.days);
        auto seen = reader.prepare("SELECT id, uid, " + columns("visit", {"visited_on", "dwelling", "grid"}) +
                                   " FROM t_visit t WHERE alive = 1 AND visited_on" + between + within("visit") +
                                   " ORDER BY id");
        while (seen.step()) {
            VisitRow visit{RecordId(seen.uid(1)), Date{static_cast<std::int32_t>(seen.integer(2))}, uidAt(seen, 3)};
            const Uid grid = uidAt(seen, 4);
            visit.placed = !grid.isNull() || !visit.dwelling.isNull();
            visit.group =
                grid.isNull() && visit.placed ? places.dwellingOn(visit.dwelling, visit.on) : scope.group(grid);
            visitAt.emplace(seen.integer(0), data.visits.size());
            if (!visit.dwelling.isNull()) visited.insert(visit.dwelling);
            data.visits.push_back(std::move(visit));
        }
        const auto linksOf = [&](const char* field) {
            const bool allowed = access.allowsField(access::Right::Read, "visit", field, horizon("visit").reach());
            return allowed ? tables.links("visit", field) : nullptr;
        };
        const journal::Table* peopleLinks = linksOf("people");
        const journal::Table* organisationLinks = linksOf("organisations");
        auto links = reader.prepare("SELECT v.id, l.field, l.dst, l.role FROM t_visit v JOIN link l ON l.src = v.uid"
                                    " WHERE v.alive = 1 AND l.alive = 1 AND v.visited_on" +
                                    between + within("visit", "v") + " ORDER BY v.id, l.id");
        while (links.step()) {
            const auto at = visitAt.find(links.integer(0));
            if (at == visitAt.end()) continue;
            VisitRow& visit = data.visits[at->second];
            if (peopleLinks && links.integer(1) == peopleLinks->index && links.text(3) == "visited") {
                if (const int person = indexAt(links.uid(2)); person >= 0) visit.people.push_back(person);
            } else if (organisationLinks && links.integer(1) == organisationLinks->index) {
                const Uid there = links.uid(2);
                visit.organisations.push_back(
                    {RecordId(there), visit.placed ? visit.group : places.organisationOn(there, visit.on)});
            }
        }
        for (std::size_t i = 0; i < data.residences.size(); ++i)
            if (visited.contains(data.residences[i].dwelling) && !data.residences[i].household.isNull())
                data.m_inDwelling.emplace(data.residences[i].dwelling, i);
        stop();

        for (const schema::TypeDef* ledger : ledgers) {
            auto& list = data.enrolments.emplace_back();
            auto rows =
                reader.prepare("SELECT uid, " + columns(ledger->id, {"person", "entered_on", "left_on", "grid"}) +
                               " FROM " + ledger->table() + " t WHERE alive = 1" + ledgers::notInError(*ledger) +
                               within(ledger->id) + " ORDER BY id");
            while (rows.step())
                list.push_back({RecordId(rows.uid(0)), indexAt(uidAt(rows, 1)), scope.group(uidAt(rows, 4)),
                                dayAt(rows, 2, always), dayAt(rows, 3, openEnd)});
            stop();
        }
        return data;
    });
}

std::span<const ResidenceRow> MonthData::residencesOf(int person) const {
    const auto at = static_cast<std::size_t>(person);
    return std::span(residences).subspan(m_first[at], m_first[at + 1] - m_first[at]);
}

MonthData::Place MonthData::placeAt(int person, Date day) const {
    const auto all = residencesOf(person);
    if (all.empty()) return {people[static_cast<std::size_t>(person)].ownGroup, {}};
    const ResidenceRow* best = nullptr;
    for (const ResidenceRow& row : all)
        if (row.since <= day.days && row.until >= day.days) best = &row;
    if (!best)
        for (const ResidenceRow& row : all)
            if (!best || row.since <= day.days) best = &row;
    return {groupOn(*best, day.days), best->household};
}

Uid MonthData::householdAt(const Uid& dwelling, Date day) const {
    const ResidenceRow* best = nullptr;
    const auto [begin, end] = m_inDwelling.equal_range(dwelling);
    for (auto at = begin; at != end; ++at) {
        const ResidenceRow& row = residences[at->second];
        if (row.since > day.days || row.until < day.days) continue;
        if (!best || row.since > best->since || (row.since == best->since && row.household < best->household))
            best = &row;
    }
    return best ? best->household : Uid{};
}

} // namespace mulin::reports
