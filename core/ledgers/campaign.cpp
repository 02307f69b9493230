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

class CampaignReader {
public:
    CampaignReader(const db::Reader& reader, const journal::Tables& tables, const access::Access& access)
        : m_reader(reader), m_tables(tables), m_access(access) {}

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
            visits.from() + " AND t.campaign = ? ORDER BY t.visited_on");
        rows.bind(1, campaign.uid());
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
        auto rows = m_reader.prepare("SELECT " + people.columns({"dwelling", "name"}) + ", t.uid" + people.from() +
                                     " AND t.dwelling IS NOT NULL ORDER BY t.relation <> 'head', t.name");
        while (rows.step())
            if (!rows.isNull(0)) names[rows.uid(0)].emplace_back(RecordId(rows.uid(2)), std::string(rows.text(1)));
        return names;
    }

    template<class Each> void dwellings(const Scope& scope, Each each) const {
        const Readable homes(m_tables, "dwelling", m_access);
        auto rows =
            m_reader.prepare("SELECT t.uid, " +
                             homes.columns({"building", "grid", "door", "entrance", "room", "address"}) + homes.from());
        while (rows.step()) {
            const Uid building = rows.isNull(1) ? Uid() : rows.uid(1), grid = rows.isNull(2) ? Uid() : rows.uid(2);
            if (scope.holds(building, grid)) each(rows, building);
        }
    }

private:
    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
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
    DoorAct(journal::Writer& writer, const DoorEntry& entry)
        : m_writer(writer), m_entry(entry), m_on(entry.on.value_or(writer.today())) {}

    Result<void> perform() {
        MULIN_TRY_LET(campaign, m_writer.load("campaign", m_entry.campaign));
        MULIN_TRY_LET(dwelling, m_writer.load("dwelling", m_entry.dwelling));
        MULIN_TRY_LET(answers, checked(campaignColumns(campaign.text("columns"))));
        if (!m_entry.gone.empty()) MULIN_TRY(people::moveOut(m_writer, m_entry.gone, {m_on, "move_out", {}}));
        MULIN_TRY(registerNewcomers(dwelling));
        MULIN_TRY(registerVisit(campaign, dwelling));
        Values values;
        values.set("result", Value(m_entry.result));
        values.set("visited_on", Value(m_on));
        values.set("visitor", text(visitor()));
        values.set("answers", text(answers));
        values.set("findings", text(m_entry.findings));
        values.set("needs", text(m_entry.need));
        if (m_visit) values.set("visit", Value(*m_visit));
        if (const auto known = entry()) return m_writer.update("campaign_visit", *known, values);
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

    std::optional<RecordId> entry() const {
        auto rows = m_writer.reader().cached(
            "SELECT uid FROM t_campaign_visit WHERE campaign = ?1 AND dwelling = ?2 AND alive = 1 LIMIT 1");
        rows->bind(1, m_entry.campaign.uid()).bind(2, m_entry.dwelling.uid());
        if (!rows->step()) return std::nullopt;
        return RecordId(rows->uid(0));
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
    Result<void> registerVisit(const journal::Record& campaign, const journal::Record&) {
        std::string before, needs; // what was said of this door already stands in the files
        std::vector<std::string> asked = needsIn(m_entry.need);
        if (const auto known = entry()) {
            MULIN_TRY_LET(record, m_writer.load("campaign_visit", *known));
            before = record.text("findings");
            for (const std::string& one : needsIn(record.text("needs"))) std::erase(asked, one);
        }
        for (const std::string& one : asked) needs += (needs.empty() ? "" : "\n") + one;
        const std::string found = trimmed(m_entry.findings);
        const bool said = (!found.empty() && found != before) || !needs.empty();
        if (m_entry.result != "done" || (!said && m_met.empty())) return {};
        const auto people = livingHere();
        if (people.empty()) return {};
        Values values;
        values.set("visited_on", Value(m_on));
        values.set("purpose", Value("survey"));
        values.set("way", Value("home"));
        values.set("dwelling", Value(m_entry.dwelling));
        const std::string findings = trimmed(m_entry.findings);
        values.set("findings", Value(campaign.text("title") + (findings.empty() ? "" : "：" + findings)));
        values.set("needs", text(needs));
        for (const RecordId& person : people) values.link("people", "visited", person);
        if (const auto self = ownPerson()) values.link("people", "visitor", *self);
        FollowUps steps;
        addFollowUps(steps);
        MULIN_TRY_LET(made, recordVisit(m_writer, steps, {values}));
        m_visit = made;
        return {};
    }

    journal::Writer& m_writer;
    const DoorEntry& m_entry;
    Date m_on;
    std::vector<RecordId> m_met;
    std::optional<RecordId> m_visit;
};

} // namespace

void CampaignCounts::add(std::string_view result) {
    ++doors;
    if (result == "done") ++done;
    if (result == "nobody") ++nobody;
    if (result == "refused") ++refused;
    if (result == "later") ++later;
}

Result<CampaignProgress> campaignProgress(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, RecordId id) {
    return db::guard([&]() -> Result<CampaignProgress> {
        const CampaignReader source(reader, tables, access);
        MULIN_TRY_LET(record, source.campaign(id));
        CampaignProgress progress{std::move(record)};
        progress.columns = campaignColumns(progress.record.text("columns"));
        const auto entries = source.entries(id);
        std::map<Uid, CampaignCounts> counts;
        source.dwellings(scopeOf(reader, tables, access, progress.record), [&](const auto& row, const Uid& building) {
            const auto entry = entries.find(row.uid(0));
            const std::string result = entry == entries.end() ? std::string() : entry->second.result;
            counts[building].add(result);
            progress.counts.add(result);
        });
        MULIN_TRY_LET(lines, people::buildings(reader, tables, access));
        for (const people::BuildingLine& line : lines)
            if (const auto at = counts.find(line.building.uid()); at != counts.end())
                progress.buildings.push_back({line.building, line.estate + line.name, at->second});
        if (const auto at = counts.find(Uid()); at != counts.end())
            progress.buildings.push_back({std::nullopt, {}, at->second});
        return progress;
    });
}

Result<std::vector<CampaignDoor>> campaignDoors(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId id,
                                                std::optional<RecordId> building) {
    return db::guard([&]() -> Result<std::vector<CampaignDoor>> {
        const CampaignReader source(reader, tables, access);
        MULIN_TRY_LET(record, source.campaign(id));
        const auto entries = source.entries(id);
        const auto residents = source.residents();
        std::vector<CampaignDoor> doors;
        source.dwellings(scopeOf(reader, tables, access, record), [&](const auto& row, const Uid& inBuilding) {
            if (inBuilding != (building ? building->uid() : Uid())) return;
            CampaignDoor door{RecordId(row.uid(0))};
            door.door = std::string(row.text(building ? 3 : 6));
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
        std::sort(doors.begin(), doors.end(), walksBefore);
        return doors;
    });
}

Result<void> enterDoor(journal::Writer& writer, const DoorEntry& entry) { return DoorAct(writer, entry).perform(); }

Result<journal::ChangeSet> enterDoor(journal::Journal& journal, const access::Access& access, const DoorEntry& entry) {
    return journal.transact(access, {"campaign.door", {}},
                            [&](journal::Writer& writer) { return enterDoor(writer, entry); });
}

} // namespace mulin::ledgers
