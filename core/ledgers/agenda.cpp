#include "core/ledgers/agenda.h"

#include "core/base/name_list.h"
#include "core/base/natural_order.h"
#include "core/db/exception.h"
#include "core/ledgers/absences.h"
#include "core/ledgers/duties.h"

#include <algorithm>
#include <unordered_set>

namespace mulin::ledgers {

namespace {

using access::Right;

constexpr std::size_t singly = 200; ///< of so many the last visits are looked up one by one
constexpr int latestDays = 40;      ///< of more: those of so many days in one pass

struct Found {
    Somebody who;
    std::string grid;
};

/// Those whom a visit may be due to, people or organisations.
class Visitees {
public:
    Visitees(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Visitee kind,
             Date today)
        : m_reader(reader)
        , m_kind(kind)
        , m_today(today)
        , m_table(tables, kind == Visitee::Person ? "person" : "organisation", access)
        , m_sql("SELECT " +
                (kind == Visitee::Person
                     ? m_table.columns({"name", "door", "estate_name", "grid_name", "died_on", "left_on"})
                     : m_table.columns({"name", "address"})) +
                m_table.from() + " AND t.uid = ?") {}

    /// Nobody: gone, or beyond reach.
    std::optional<Found> find(const Uid& uid) const {
        return m_kind == Visitee::Person ? person(uid) : organisation(uid);
    }

private:
    std::optional<Found> person(const Uid& uid) const {
        auto row = m_reader.cached(m_sql);
        row->bind(1, uid);
        if (!row->step() || !row->isNull(4)) return {};
        if (const auto left = dateAt(*row, 5); left && *left <= m_today) return {};
        return Found{{RecordId(uid), std::string(row->text(0)), std::string(row->text(1)), std::string(row->text(2))},
                     std::string(row->text(3))};
    }
    std::optional<Found> organisation(const Uid& uid) const {
        auto row = m_reader.cached(m_sql);
        row->bind(1, uid);
        if (!row->step()) return {};
        return Found{{RecordId(uid), std::string(row->text(0)), std::string(row->text(1))}, {}};
    }

    const db::Reader& m_reader;
    Visitee m_kind;
    Date m_today;
    Readable m_table;
    std::string m_sql;
};

class Reading {
public:
    Reading(const db::Reader& reader, const journal::Tables& tables, const schema::Catalogue& catalogue,
            const access::Access& access, Date today, Progress& progress, Visitee kind = Visitee::Person)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_today(today)
        , m_progress(progress)
        , m_kind(kind)
        , m_reading(reader, tables, catalogue.ledgers(), access, today, progress)
        , m_visitees(reader, tables, access, kind, today)
        , m_visits(reader, tables, access, kind) {}

    void everybody(Date until) {
        if (m_kind == Visitee::Person) m_reading.enrolments(m_duties);
        m_reading.plans(m_kind, m_duties);
        // Whom nobody enrolled, and a visit named a day for all the same.
        for (const Uid& uid : m_visits.promised(oldestPromise(m_today), until)) m_duties.try_emplace(uid);
        if (m_duties.size() > singly) m_visits.preload(m_duties.size(), m_today.plusDays(-latestDays), m_progress);
        readSteps();
    }
    void enrolled() {
        m_reading.enrolments(m_duties);
        if (m_duties.size() > singly) m_visits.preload(m_duties.size(), m_today.plusDays(-latestDays), m_progress);
    }
    void oneOnly(const Uid& uid) {
        if (m_kind == Visitee::Person) m_reading.enrolments(m_duties, &uid);
        m_reading.plans(m_kind, m_duties, &uid);
        m_duties.try_emplace(uid);
    }

    Agenda run(Date until) {
        Agenda agenda;
        for (const auto& [uid, duties] : m_duties) {
            if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            add(agenda, uid, duties, until);
        }
        const auto earlier = [](const auto& a, const auto& b) {
            return std::tie(a.due, a.person.name, a.person.id) < std::tie(b.due, b.person.name, b.person.id);
        };
        std::sort(agenda.visits.begin(), agenda.visits.end(), earlier);
        std::sort(agenda.reviews.begin(), agenda.reviews.end(), earlier);
        std::sort(agenda.nothing.begin(), agenda.nothing.end(), [](const NoNextStep& a, const NoNextStep& b) {
            return std::tie(a.since, a.person.name, a.person.id) < std::tie(b.since, b.person.name, b.person.id);
        });
        return agenda;
    }

    VisitedMembers visited(Date since) const {
        VisitedMembers found;
        for (const auto& [uid, duties] : m_duties) {
            const bool often = std::any_of(duties.begin(), duties.end(),
                                           [](const Duty& one) { return one.interval >= Interval::Monthly; });
            if (!often || !m_visitees.find(uid)) continue;
            ++found.members;
            if (const auto last = m_visits.of(uid); last && last->on >= since) ++found.visited;
        }
        return found;
    }

private:
    void readSteps() {
        if (m_kind != Visitee::Person || !m_tables.find("next_step") || !m_access.allows(Right::Read, "next_step"))
            return;
        const Readable steps(m_tables, "next_step", m_access);
        auto rows = m_reader.prepare("SELECT " + steps.columns({"person"}) + steps.from() + " AND t.state = 'open'");
        while (rows.step())
            if (!rows.isNull(0)) m_stepped.insert(rows.uid(0));
    }

    void add(Agenda& agenda, const Uid& uid, const std::vector<Duty>& all, Date until) {
        std::optional<std::optional<Found>> found; // asked for only if something is due
        const auto who = [&]() -> const Found* {
            if (!found) found = m_visitees.find(uid);
            return *found ? &**found : nullptr;
        };
        const auto last = m_visits.of(uid);
        std::vector<Duty> left;
        const auto isDone = [&](const Duty& one) { return one.isDone(last); };
        const bool someDone = std::any_of(all.begin(), all.end(), isDone);
        if (someDone) std::remove_copy_if(all.begin(), all.end(), std::back_inserter(left), isDone);
        const std::vector<Duty>& duties = someDone ? left : all;
        const Judgement judged = judge(duties, last, m_today);
        if (m_visits.readable() && judged.due && *judged.due <= until && who())
            agenda.visits.push_back(visitTo(*who(), judged, duties, last));
        if (last && last->on == m_today) {
            const auto before = m_visits.before(m_today, uid);
            if (const Judgement morning = judge(all, before, m_today); morning.due && *morning.due <= until && who())
                agenda.made.push_back(visitTo(*who(), morning, all, before));
        }
        for (const Duty& one : duties) {
            if (one.isPlan()) continue;
            if (one.review && *one.review <= until && who())
                agenda.reviews.push_back({who()->who, one.id, one.ledger->id, *one.review});
            if (!judged.due && !one.review && m_visits.readable() && !m_stepped.contains(uid) && who())
                agenda.nothing.push_back({who()->who, one.id, one.ledger->id, last ? last->on : one.since});
        }
    }

    DueVisit visitTo(const Found& whom, const Judgement& judged, const std::vector<Duty>& duties,
                     const std::optional<LastVisit>& last) const {
        DueVisit visit{whom.who, *judged.due};
        visit.interval = judged.shortest;
        visit.promised = judged.promised;
        visit.planned = judged.planned;
        visit.grid = whom.grid;
        if (last) {
            visit.last = last->on;
            visit.findings = m_visits.findings(*last);
        }
        for (const Duty& one : duties) {
            if (one.isPlan())
                visit.plans.push_back(one.id);
            else
                visit.ledgers.push_back(one.ledger->id);
            if (!visit.keeper.empty() || one.keeper.empty()) continue;
            visit.keeper = one.keeper;
            visit.standIn = one.standIn;
        }
        return visit;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    Progress& m_progress;
    Visitee m_kind;
    DutyReader m_reading;
    Visitees m_visitees;
    LastVisits m_visits;
    Duties m_duties;
    std::unordered_set<Uid> m_stepped; ///< something is to be done for them
};

} // namespace

std::string DueVisit::goers() const {
    if (away.empty()) return keeper;
    const NameList absent(away);
    std::vector<std::string> names;
    for (const std::string& name : NameList(keeper).names())
        if (!absent.has(name)) names.push_back(name);
    for (const std::string& name : NameList(standIn).names())
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names.empty() ? keeper : NameList::joined(names);
}

bool walksBefore(const Somebody& a, const Somebody& b) {
    for (const auto part : {&Somebody::estate, &Somebody::door, &Somebody::name})
        if (const int order = compareNaturally(a.*part, b.*part); order != 0) return order < 0;
    return a.id < b.id;
}

Result<Agenda> agenda(const db::Reader& reader, const journal::Tables& tables, const schema::Catalogue& catalogue,
                      const access::Access& access, Date today, Date until, Progress& progress) {
    return db::guard([&]() -> Result<Agenda> {
        if (!access.allows(Right::Read, "person"))
            return makeError(ErrorCode::Denied, {{"operation", "agenda"}, {"type", "person"}});
        db::Reader::Snapshot snapshot(reader);
        Reading people(reader, tables, catalogue, access, today, progress);
        people.everybody(until);
        Agenda made = people.run(until);
        if (access.allows(Right::Read, "organisation")) {
            Reading organisations(reader, tables, catalogue, access, today, progress, Visitee::Organisation);
            organisations.everybody(until);
            Agenda theirs = organisations.run(until);
            made.organisations = std::move(theirs.visits);
            made.madeToOrganisations = std::move(theirs.made);
        }
        MULIN_TRY_LET(absences, Absences::read(reader, tables, access, today));
        for (auto* visits : {&made.visits, &made.organisations, &made.made, &made.madeToOrganisations})
            for (DueVisit& visit : *visits) absences.apply(visit);
        return made;
    });
}

Result<std::optional<DueVisit>> nextVisit(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          RecordId person, Date today) {
    return db::guard([&]() -> Result<std::optional<DueVisit>> {
        NoProgress progress;
        Reading reading(reader, tables, catalogue, access, today, progress);
        reading.oneOnly(person.uid());
        Agenda agenda = reading.run(Date::fromYmd(9999, 12, 31).value());
        if (agenda.visits.empty()) return std::optional<DueVisit>();
        return std::optional(std::move(agenda.visits.front()));
    });
}

Result<VisitedMembers> visitedMembers(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access, Date since,
                                      Date today) {
    return db::guard([&]() -> Result<VisitedMembers> {
        NoProgress progress;
        Reading reading(reader, tables, catalogue, access, today, progress);
        reading.enrolled();
        return reading.visited(since);
    });
}

Result<std::vector<std::int64_t>> visitsPerDay(const db::Reader& reader, const journal::Tables& tables,
                                               const access::Access& access, Date from, Date to) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> days(static_cast<std::size_t>(std::max(0, to.days - from.days + 1)));
        if (!access.allows(Right::Read, "visit"))
            return makeError(ErrorCode::Denied, {{"operation", "agenda"}, {"type", "visit"}});
        const Readable visits(tables, "visit", access);
        auto rows =
            reader.prepare("SELECT t.visited_on, count(*)" + visits.from() + " AND t.visited_on BETWEEN " +
                           std::to_string(from.days) + " AND " + std::to_string(to.days) + " GROUP BY t.visited_on");
        while (rows.step()) days[static_cast<std::size_t>(rows.integer(0) - from.days)] = rows.integer(1);
        return days;
    });
}

} // namespace mulin::ledgers
