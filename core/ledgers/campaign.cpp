#include "core/ledgers/campaign.h"

#include "core/base/natural_order.h"
#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/rows.h"
#include "core/ledgers/readable.h"
#include "core/ledgers/visit_entry.h"
#include "core/people/building_board.h"
#include "core/people/households.h"
#include "core/people/room_places.h"
#include "core/records/view.h"

#include <algorithm>
#include <map>
#include <set>

namespace mulin::ledgers {

using schema::Value;

namespace {

struct Scope {
    std::set<Uid> grids, buildings;
    bool holds(const Uid& building, const Uid& grid) const {
        return (grids.empty() && buildings.empty()) || buildings.contains(building) || grids.contains(grid);
    }
};

Scope scopeOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
              const journal::Record& campaign) {
    Scope scope;
    for (const journal::Link& link : records::linksFrom(reader, tables, access, campaign))
        (link.table == tables.links("campaign", "grids") ? scope.grids : scope.buildings).insert(link.to);
    return scope;
}

struct Entry {
    Uid uid;
    std::string result, findings, answers, needs, visitor;
    std::optional<Date> on;
};

/// Of which doors one asks.
struct Part {
    bool all = true;
    std::optional<RecordId> building{}; ///< absent: the scattered ones
};

class CampaignReader {
public:
    CampaignReader(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                   const Part& part = {})
        : m_reader(reader), m_tables(tables), m_access(access), m_part(part), m_homes(tables, "dwelling", access) {}

    Result<journal::Record> campaign(RecordId id) const {
        for (const char* type : {"campaign", "dwelling"})
            if (!m_access.allows(access::Right::Read, type)) return journal::denied("read", type);
        auto record = records::find(m_reader, m_tables, m_access, "campaign", id.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "campaign"}, {"id", id.hex()}});
        return std::move(*record);
    }

    std::map<Uid, Entry> entries(RecordId campaign) const {
        std::map<Uid, Entry> found;
        if (!m_access.allows(access::Right::Read, "campaign_visit")) return found;
        const Readable visits(m_tables, "campaign_visit", m_access);
        auto rows = m_reader.prepare(
            "SELECT t.uid, " +
            visits.columns({"dwelling", "result", "findings", "answers", "visited_on", "needs", "visitor"}) +
            visits.from() + " AND t.campaign = ?2" + ofPart() + " ORDER BY t.visited_on");
        bindPart(rows);
        rows.bind(2, campaign.uid());
        while (rows.step()) {
            if (rows.isNull(1)) continue;
            found[rows.uid(1)] = {rows.uid(0),
                                  std::string(rows.text(2)),
                                  std::string(rows.text(3)),
                                  std::string(rows.text(4)),
                                  std::string(rows.text(6)),
                                  std::string(rows.text(7)),
                                  dateAt(rows, 5)};
        }
        return found;
    }

    using Residents = std::vector<std::pair<RecordId, std::string>>;
    std::map<Uid, Residents> residents() const {
        std::map<Uid, Residents> names;
        if (!m_access.allows(access::Right::Read, "residence") || !m_access.allows(access::Right::Read, "person"))
            return names;
        const Readable people(m_tables, "person", m_access);
        auto rows =
            m_reader.prepare("SELECT " + people.columns({"dwelling", "name"}) + ", t.uid" + people.from() +
                             " AND t.dwelling IS NOT NULL" + ofPart() + " ORDER BY t.relation <> 'head', t.name");
        bindPart(rows);
        while (rows.step())
            if (!rows.isNull(0)) names[rows.uid(0)].emplace_back(RecordId(rows.uid(2)), std::string(rows.text(1)));
        return names;
    }

    template<class Each> void dwellings(const Scope& scope, Each each) const {
        auto rows = m_reader.prepare(
            "SELECT t.uid, " + m_homes.columns({"building", "grid", "door", "entrance", "room", "address"}) + ours());
        bindPart(rows);
        while (rows.step()) {
            const Uid building = uidAt(rows, 1);
            if (scope.holds(building, uidAt(rows, 2))) each(rows, building);
        }
    }

    /// each(building, result, doors): every building several times.
    template<class Each> void count(const Scope& scope, RecordId campaign, Each each) const {
        std::string entries = "SELECT NULL AS dwelling, NULL AS result WHERE ?1 IS NULL";
        if (m_access.allows(access::Right::Read, "campaign_visit")) {
            const Readable visits(m_tables, "campaign_visit", m_access);
            entries = "SELECT " + visits.column("dwelling") + " AS dwelling, " + visits.column("result") +
                      " AS result, max(t.visited_on)" + visits.from() + " AND t.campaign = ?1 GROUP BY t.dwelling";
        }
        auto rows = m_reader.prepare("SELECT " + m_homes.columns({"building", "grid"}) + ", e.result, count(*)" +
                                     m_homes.from(" LEFT JOIN (" + entries + ") e ON e.dwelling = t.uid") +
                                     " GROUP BY 1, 2, 3");
        rows.bind(1, campaign.uid());
        while (rows.step()) {
            const Uid building = uidAt(rows, 0);
            if (scope.holds(building, uidAt(rows, 1))) each(building, rows.text(2), static_cast<int>(rows.integer(3)));
        }
    }

private:
    static Uid uidAt(const db::Statement& row, int column) { return row.isNull(column) ? Uid() : row.uid(column); }

    /// Behind SELECT: the dwellings of the part.
    std::string ours() const {
        if (m_part.all) return m_homes.from();
        return m_homes.from() + " AND " + m_homes.column("building") + (m_part.building ? " = ?1" : " IS NULL");
    }
    /// Of records that name a dwelling: those of the part.
    std::string ofPart() const { return m_part.all ? "" : " AND t.dwelling IN (SELECT t.uid" + ours() + ")"; }
    void bindPart(db::Statement& rows) const {
        if (m_part.building) rows.bind(1, m_part.building->uid());
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Part m_part;
    Readable m_homes;
};

/// The way one walks: up the stairs of one entrance, then of the next.
bool walksBefore(const CampaignDoor& a, const CampaignDoor& b) {
    if (const int order = compareNaturally(a.entrance, b.entrance)) return order < 0;
    const auto floor = [](const CampaignDoor& door) { return people::placeOfRoom(door.room).floor.value_or(0); };
    if (const int x = floor(a), y = floor(b); x != y) return x < y;
    if (const int order = compareNaturally(a.room, b.room)) return order < 0;
    return compareNaturally(a.door, b.door) < 0;
}

class DoorAct {
public:
    DoorAct(journal::Writer& writer, const FollowUps& followUps, const DoorEntry& entry)
        : m_writer(writer), m_followUps(followUps), m_entry(entry) {}

    Result<void> perform() {
        MULIN_TRY_LET(campaign, m_writer.load("campaign", m_entry.campaign));
        MULIN_TRY_LET(dwelling, m_writer.load("dwelling", m_entry.dwelling));
        MULIN_TRY_LET(answers, checked(campaignColumns(campaign.text("columns"))));
        m_known = known();
        m_on = m_entry.on.value_or(corrects() ? m_known->get("visited_on").date() : m_writer.today());
        if (!m_entry.gone.empty()) MULIN_TRY(people::moveOut(m_writer, m_entry.gone, {m_on, "move_out", {}}));
        MULIN_TRY(registerNewcomers(dwelling));
        if (m_entry.result == "done") MULIN_TRY(registerVisit(campaign));
        Values values;
        values.set("result", Value(m_entry.result));
        values.set("visited_on", Value(m_on));
        values.set("visitor", text(visitor()));
        values.set("answers", text(answers));
        values.set("findings", text(m_entry.findings));
        values.set("needs", text(m_entry.need));
        if (m_visit) values.set("visit", Value(*m_visit));
        if (m_known) return m_writer.update("campaign_visit", m_known->id(), values);
        values.set("campaign", Value(m_entry.campaign));
        values.set("dwelling", Value(m_entry.dwelling));
        const auto made = m_writer.create("campaign_visit", values);
        return made ? Result<void>() : Result<void>(made.error());
    }

private:
    using Values = schema::Values;

    static Value text(const std::string& said) { return trimmed(said).empty() ? Value() : Value(trimmed(said)); }

    Result<std::string> checked(const std::vector<CampaignColumn>& columns) const {
        CampaignAnswers answers = m_entry.answers;
        for (const CampaignColumn& column : columns)
            if (const auto at = answers.find(column.name); at != answers.end()) {
                MULIN_TRY_LET(answer, campaignAnswer(column, at->second));
                at->second = answer;
            }
        return storedAnswers(columns, answers);
    }

    std::optional<journal::Record> user() const {
        const auto id = m_writer.access().user();
        return id ? journal::findRecord(m_writer.reader(), *m_writer.tables().find("user"), id->uid()) : std::nullopt;
    }
    std::string visitor() const {
        if (const std::string said = trimmed(m_entry.visitor); !said.empty()) return said;
        const auto own = user();
        return own ? own->text("name") : std::string();
    }
    /// Of the user, where it was the user who went.
    std::optional<RecordId> ownPerson() const {
        const auto own = user();
        if (!own || !own->get("person").isUid() || own->text("name") != visitor()) return {};
        return RecordId(own->get("person").uid());
    }

    /// The door as it stands.
    std::optional<journal::Record> known() const {
        auto rows = m_writer.reader().cached(
            "SELECT uid FROM t_campaign_visit WHERE campaign = ?1 AND dwelling = ?2 AND alive = 1 LIMIT 1");
        rows->bind(1, m_entry.campaign.uid()).bind(2, m_entry.dwelling.uid());
        if (!rows->step()) return std::nullopt;
        return journal::findRecord(m_writer.reader(), *m_writer.tables().find("campaign_visit"), rows->uid(0));
    }
    /// It was done before: nobody went there again.
    bool corrects() const { return m_known && m_known->text("result") == "done" && m_entry.result == "done"; }

    /// The visit of this door that stands in the files.
    std::optional<journal::Record> filed() const {
        if (!m_known || !m_known->get("visit").isUid()) return std::nullopt;
        auto visit =
            journal::findRecord(m_writer.reader(), *m_writer.tables().find("visit"), m_known->get("visit").uid());
        return visit && visit->alive ? std::move(visit) : std::nullopt;
    }

    Result<void> registerNewcomers(const journal::Record& dwelling) {
        bool let = false;
        for (const Newcomer& newcomer : m_entry.newcomers) {
            Values person;
            person.set("name", Value(trimmed(newcomer.name)));
            if (!trimmed(newcomer.phone).empty()) person.set("phone", Value(trimmed(newcomer.phone)));
            if (!trimmed(newcomer.idNumber).empty()) person.set("id_number", Value(trimmed(newcomer.idNumber)));
            people::Home home;
            home.dwelling = m_entry.dwelling;
            home.relation = newcomer.relation;
            home.since = m_on;
            home.reason = newcomer.tenant ? "rent" : "initial";
            home.initial = !newcomer.tenant;
            if (home.initial) home.since.reset();
            MULIN_TRY_LET(made, people::registerPerson(m_writer, person, home));
            m_met.push_back(made);
            let = let || newcomer.tenant;
        }
        if (let && dwelling.text("use") != "let")
            return m_writer.update("dwelling", m_entry.dwelling, Values().set("use", Value("let")));
        return {};
    }

    std::vector<RecordId> livingHere() const {
        std::vector<RecordId> found;
        auto rows = m_writer.reader().cached("SELECT person FROM t_residence WHERE dwelling = ? AND until IS NULL AND "
                                             "alive = 1 ORDER BY relation <> 'head', id");
        rows->bind(1, m_entry.dwelling.uid());
        while (rows->step()) found.emplace_back(rows->uid(0));
        return found;
    }

    /// What was seen or asked for belongs into the files of those who live there.
    Result<void> registerVisit(const journal::Record& campaign) {
        const std::string findings = trimmed(m_entry.findings), needs = trimmed(m_entry.need);
        const auto visit = filed();
        Values values;
        // What is not corrected here stays as it may have been written further in the visit.
        const auto says = [&](const char* field, const std::string& said) {
            return !visit || !corrects() || m_known->text(field) != said;
        };
        if (says("findings", findings))
            values.set("findings", Value(campaign.text("title") + (findings.empty() ? "" : "：" + findings)));
        if (says("needs", needs)) values.set("needs", text(needs));
        if (!visit || visit->get("visited_on") != Value(m_on)) values.set("visited_on", Value(m_on));
        if (visit) {
            for (const RecordId& person : m_met) values.link("people", "visited", person);
            return values == Values() ? Result<void>() : amendVisit(m_writer, m_followUps, visit->id(), values);
        }
        if (findings.empty() && needs.empty() && m_met.empty()) return {};
        auto people = livingHere();
        if (people.empty()) return {};
        // What a household asks for is not asked by whoever has just come to it.
        std::stable_partition(people.begin(), people.end(), [&](const RecordId& person) {
            return std::find(m_met.begin(), m_met.end(), person) == m_met.end();
        });
        values.set("purpose", Value("survey"));
        values.set("way", Value("home"));
        values.set("dwelling", Value(m_entry.dwelling));
        for (const RecordId& person : people) values.link("people", "visited", person);
        if (const auto self = ownPerson()) values.link("people", "visitor", *self);
        MULIN_TRY_LET(made, recordVisit(m_writer, m_followUps, {values}));
        m_visit = made;
        return {};
    }

    journal::Writer& m_writer;
    const FollowUps& m_followUps;
    const DoorEntry& m_entry;
    std::optional<journal::Record> m_known;
    Date m_on;
    std::vector<RecordId> m_met;
    std::optional<RecordId> m_visit; ///< new
};

} // namespace

void CampaignCounts::add(std::string_view result, int count) {
    doors += count;
    if (result == "done") done += count;
    if (result == "nobody") nobody += count;
    if (result == "refused") refused += count;
    if (result == "later") later += count;
    if (result == "vacant") vacant += count;
}

Result<CampaignProgress> campaignProgress(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, RecordId id) {
    return db::guard([&]() -> Result<CampaignProgress> {
        const CampaignReader source(reader, tables, access);
        MULIN_TRY_LET(record, source.campaign(id));
        CampaignProgress progress{std::move(record)};
        progress.columns = campaignColumns(progress.record.text("columns"));
        std::map<Uid, CampaignCounts> counts;
        source.count(scopeOf(reader, tables, access, progress.record), id,
                     [&](const Uid& building, std::string_view result, int doors) {
                         counts[building].add(result, doors);
                         progress.counts.add(result, doors);
                     });
        MULIN_TRY_LET(lines, people::buildingNames(reader, tables, access));
        for (const people::BuildingLine& line : lines)
            if (const auto at = counts.find(line.building.uid()); at != counts.end())
                progress.buildings.push_back({line.building, line.estate + line.name, at->second});
        if (const auto at = counts.find(Uid()); at != counts.end())
            progress.buildings.push_back({std::nullopt, {}, at->second});
        return progress;
    });
}

static Result<std::vector<CampaignDoor>> doorsOf(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, RecordId id, const Part& part) {
    return db::guard([&]() -> Result<std::vector<CampaignDoor>> {
        const CampaignReader source(reader, tables, access, part);
        MULIN_TRY_LET(record, source.campaign(id));
        const auto entries = source.entries(id);
        const auto residents = source.residents();
        std::vector<CampaignDoor> doors;
        source.dwellings(scopeOf(reader, tables, access, record), [&](const auto& row, const Uid& building) {
            CampaignDoor door{RecordId(row.uid(0))};
            door.address = std::string(row.text(6));
            door.door = building.isNull() ? door.address : std::string(row.text(3));
            door.entrance = std::string(row.text(4));
            door.room = std::string(row.text(5));
            if (const auto at = residents.find(row.uid(0)); at != residents.end())
                for (const auto& [person, name] : at->second) {
                    door.people.push_back(person);
                    door.residents.push_back(name);
                }
            if (const auto at = entries.find(row.uid(0)); at != entries.end()) {
                door.entry = RecordId(at->second.uid);
                door.result = at->second.result;
                door.findings = at->second.findings;
                door.needs = at->second.needs;
                door.visitor = at->second.visitor;
                door.on = at->second.on;
                door.answers = campaignAnswers(at->second.answers);
            }
            doors.push_back(std::move(door));
        });
        return doors;
    });
}

Result<std::vector<CampaignDoor>> campaignDoors(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId campaign,
                                                std::optional<RecordId> building) {
    MULIN_TRY_LET(doors, doorsOf(reader, tables, access, campaign, {false, building}));
    std::sort(doors.begin(), doors.end(), walksBefore);
    return doors;
}

Result<std::vector<CampaignDoor>> campaignDoors(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId campaign) {
    return doorsOf(reader, tables, access, campaign, {});
}

Result<void> enterDoor(journal::Writer& writer, const FollowUps& followUps, const DoorEntry& entry) {
    return DoorAct(writer, followUps, entry).perform();
}

} // namespace mulin::ledgers
