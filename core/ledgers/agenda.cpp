#include "core/ledgers/agenda.h"

#include "core/db/exception.h"
#include "core/ledgers/readable.h"

#include <algorithm>
#include <unordered_map>

namespace mulin::ledgers {

namespace {

using access::Right;
using journal::Table;

constexpr int promisesKept = 6; ///< months; after that nobody waits for a visit any more

struct LastVisit {
    Uid visit;
    Date on;
    std::optional<Date> next;
    std::string findings;
    bool forLedger; ///< what it named ends with the enrolment
};

struct Enrolment {
    RecordId id;
    const schema::TypeDef* ledger;
    Date entered;
    Interval interval;
    std::string keeper;
    std::optional<Date> review;
};

class Reading {
public:
    Reading(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_today(today)
        , m_people(tables, "person", access)
        , m_visits(tables, "visit", access) {
        // Somebody who may not read visits, or whom they name, knows nothing of when the next one is due.
        m_readsVisits = access.allows(Right::Read, "visit") && !m_visits.hides("people");
    }

    bool readsVisits() const { return m_readsVisits; }

    /// Of everybody, or of one person.
    void enrolments(const schema::TypeDef& ledger, const Uid* person, Progress& progress) {
        const Readable table(m_tables, ledger.id, m_access);
        // Kept: a list asks it for each of its rows.
        auto rows = m_reader.cached(
            "SELECT t.uid, " + table.columns({"person", "entered_on", "visit_every", "keeper", "next_review_on"}) +
            table.from() + " AND t.left_on IS NULL" + (person ? " AND t.person = ?" : "") + " ORDER BY t.id");
        if (person) rows->bind(1, *person);
        while (rows->step()) {
            if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            if (rows->isNull(1)) continue;
            m_enrolments[rows->uid(1)].push_back({RecordId(rows->uid(0)), &ledger, dateAt(*rows, 2).value_or(m_today),
                                                  intervalOf(rows->text(3)), std::string(rows->text(4)),
                                                  dateAt(*rows, 5)});
        }
    }

    /// Somebody who is in no ledger may have been promised a visit.
    void nobodyElse(const Uid& person) { m_enrolments.try_emplace(person); }
    /// People whom nobody enrolled, and a visit named a day for all the same.
    void promised(Date until) {
        const Table* links = m_tables.links("visit", "people");
        auto rows = m_reader.prepare(
            "SELECT l.dst" +
            m_visits.from(" JOIN link l ON l.src = t.uid AND l.alive = 1 AND l.role = 'visited' AND l.field = " +
                          std::to_string(links->index)) +
            " AND t.next_on BETWEEN " + std::to_string(oldestPromise().days) + " AND " + std::to_string(until.days));
        while (rows.step()) m_enrolments.try_emplace(rows.uid(0));
    }

    Agenda run(Date until, Progress& progress) {
        Agenda agenda;
        for (const auto& [person, enrolments] : m_enrolments) {
            if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            add(agenda, person, enrolments, until);
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

    VisitedMembers visited(Date from) {
        VisitedMembers found;
        for (const auto& [uid, enrolments] : m_enrolments) {
            const bool often = std::any_of(enrolments.begin(), enrolments.end(),
                                           [](const Enrolment& one) { return one.interval >= Interval::Monthly; });
            if (!often || !person(uid)) continue;
            ++found.members;
            if (const auto last = lastVisit(uid); last && last->on >= from) ++found.visited;
        }
        return found;
    }

private:
    struct Person {
        Somebody who;
        std::string grid;
    };

    Date oldestPromise() const { return m_today.plusMonths(-promisesKept); }
    /// Nobody: gone, or beyond reach.
    std::optional<Person> person(const Uid& uid) {
        auto row = m_reader.cached("SELECT " + m_people.columns({"name", "door", "grid_name", "died_on", "left_on"}) +
                                   m_people.from() + " AND t.uid = ?");
        row->bind(1, uid);
        if (!row->step() || !row->isNull(3)) return {};
        if (const auto left = dateAt(*row, 4); left && *left <= m_today) return {};
        return Person{{RecordId(uid), std::string(row->text(0)), std::string(row->text(1))}, std::string(row->text(2))};
    }

    std::optional<LastVisit> lastVisit(const Uid& person) {
        if (!m_readsVisits) return {};
        const Table* links = m_tables.links("visit", "people");
        auto row =
            m_reader.cached("SELECT t.uid, t.visited_on, " + m_visits.columns({"next_on", "findings", "purpose"}) +
                            m_visits.from(" JOIN link l ON l.src = t.uid AND l.alive = 1 AND l.role = 'visited'") +
                            " AND l.dst = ? AND l.field = " + std::to_string(links->index) +
                            " ORDER BY t.visited_on DESC, t.id DESC" + " LIMIT 1");
        row->bind(1, person);
        if (!row->step()) return {};
        return LastVisit{row->uid(0), Date{static_cast<std::int32_t>(row->integer(1))}, dateAt(*row, 2),
                         std::string(row->text(3)), row->text(4) == "ledger"};
    }

    void add(Agenda& agenda, const Uid& uid, const std::vector<Enrolment>& enrolments, Date until) {
        std::optional<std::optional<Person>> found; // asked for only if something is due
        const auto who = [&]() -> const Person* {
            if (!found) found = person(uid);
            return *found ? &**found : nullptr;
        };
        const auto last = lastVisit(uid);
        Interval shortest = Interval::None;
        for (const Enrolment& one : enrolments) shortest = std::max(shortest, one.interval);
        std::optional<Date> due;
        const bool promised =
            last && last->next && *last->next >= oldestPromise() && !(enrolments.empty() && last->forLedger);
        if (promised) {
            due = last->next;
        } else {
            for (const Enrolment& one : enrolments)
                if (one.interval != Interval::None) {
                    const Date by = dueAfter(last ? std::max(last->on, one.entered) : one.entered, one.interval);
                    if (!due || by < *due) due = by;
                }
        }
        if (m_readsVisits && due && *due <= until && who()) {
            DueVisit visit{who()->who, *due};
            visit.interval = shortest;
            visit.promised = promised;
            visit.grid = who()->grid;
            if (last) {
                visit.last = last->on;
                visit.findings = last->findings;
            }
            for (const Enrolment& one : enrolments) {
                visit.ledgers.push_back(one.ledger->id);
                if (visit.keeper.empty()) visit.keeper = one.keeper;
            }
            agenda.visits.push_back(std::move(visit));
        }
        for (const Enrolment& one : enrolments) {
            if (one.review && *one.review <= until && who())
                agenda.reviews.push_back({who()->who, one.id, one.ledger->id, *one.review});
            if (!due && !one.review && m_readsVisits && who())
                agenda.nothing.push_back({who()->who, one.id, one.ledger->id, last ? last->on : one.entered});
        }
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    Readable m_people, m_visits;
    bool m_readsVisits = false;
    std::unordered_map<Uid, std::vector<Enrolment>> m_enrolments;
};

} // namespace

Interval intervalOf(std::string_view code) {
    if (code == "weekly") return Interval::Weekly;
    if (code == "monthly") return Interval::Monthly;
    if (code == "quarterly") return Interval::Quarterly;
    return Interval::None;
}

Date dueAfter(Date since, Interval interval) {
    switch (interval) {
    case Interval::Weekly: return since.plusDays(7);
    case Interval::Monthly: return since.plusMonths(1);
    case Interval::Quarterly: return since.plusMonths(3);
    case Interval::None: break;
    }
    return since;
}

Result<Agenda> agenda(const db::Reader& reader, const journal::Tables& tables, const schema::Catalogue& catalogue,
                      const access::Access& access, Date today, Date until, Progress& progress) {
    return db::guard([&]() -> Result<Agenda> {
        if (!access.allows(Right::Read, "person"))
            return makeError(ErrorCode::Denied, {{"operation", "agenda"}, {"type", "person"}});
        db::Reader::Snapshot snapshot(reader);
        Reading reading(reader, tables, access, today);
        for (const schema::TypeDef* ledger : catalogue.ledgers())
            if (!ledger->sealed() && access.allows(Right::Read, ledger->id))
                reading.enrolments(*ledger, nullptr, progress);
        if (reading.readsVisits()) reading.promised(until);
        return reading.run(until, progress);
    });
}

Result<std::optional<DueVisit>> nextVisit(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          RecordId person, Date today) {
    return db::guard([&]() -> Result<std::optional<DueVisit>> {
        NoProgress progress;
        Reading reading(reader, tables, access, today);
        for (const schema::TypeDef* ledger : catalogue.ledgers())
            if (!ledger->sealed() && access.allows(Right::Read, ledger->id))
                reading.enrolments(*ledger, &person.uid(), progress);
        reading.nobodyElse(person.uid());
        Agenda agenda = reading.run(Date::fromYmd(9999, 12, 31).value(), progress);
        if (agenda.visits.empty()) return std::optional<DueVisit>();
        return std::optional(std::move(agenda.visits.front()));
    });
}

Result<VisitedMembers> visitedMembers(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access, Date from,
                                      Date to) {
    return db::guard([&]() -> Result<VisitedMembers> {
        NoProgress progress;
        Reading reading(reader, tables, access, to);
        for (const schema::TypeDef* ledger : catalogue.ledgers())
            if (!ledger->sealed() && access.allows(Right::Read, ledger->id))
                reading.enrolments(*ledger, nullptr, progress);
        return reading.visited(from);
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
