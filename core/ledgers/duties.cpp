#include "core/ledgers/duties.h"

#include "core/db/exception.h"

#include <limits>

namespace mulin::ledgers {

using access::Right;

namespace {
constexpr int promisesKept = 6; ///< months; after that nobody waits for a visit any more
} // namespace

Date oldestPromise(Date today) { return today.plusMonths(-promisesKept); }

bool Duty::isDone(const std::optional<LastVisit>& last) const {
    return interval == Interval::Once && last && last->on >= since;
}

Judgement judge(const std::vector<Duty>& duties, const std::optional<LastVisit>& last, Date today) {
    Judgement made;
    const auto earliest = [&](Date day, bool planned) {
        if (made.due && *made.due <= day) return;
        made.due = day;
        made.planned = planned;
    };
    bool enrolled = false, since = false;
    for (const Duty& one : duties) {
        made.shortest = std::max(made.shortest, one.interval);
        enrolled = enrolled || !one.isPlan();
        since = since || (!one.isPlan() && last && last->next && one.since <= *last->next);
    }
    // A day that was named and had passed before anybody was enrolled is no debt of the ledger's.
    made.promised = last && last->next && *last->next >= oldestPromise(today) && (enrolled ? since : !last->forLedger);
    if (made.promised) made.due = last->next;
    for (const Duty& one : duties) {
        // A plan asks for its first day, a ledger for one interval after the entry.
        const bool begun = last && last->on >= one.since;
        if (one.interval == Interval::Once) {
            if (!one.isDone(last)) earliest(one.since, true);
            continue;
        }
        // The day that the last visit named holds before intervals, but not before a plan that is newer.
        if (one.interval == Interval::None || (made.promised && (!one.isPlan() || begun))) continue;
        const Date day = one.isPlan() && !begun
                             ? one.since
                             : dueAfter(last ? std::max(last->on, one.since) : one.since, one.interval);
        if (!one.until || day <= *one.until) earliest(day, one.isPlan() && !begun);
    }
    if (made.promised) made.promised = made.due == last->next;
    return made;
}

DutyReader::DutyReader(const db::Reader& reader, const journal::Tables& tables,
                       std::vector<const schema::TypeDef*> ledgers, const access::Access& access, Date today,
                       Progress& progress)
    : m_reader(reader)
    , m_tables(tables)
    , m_ledgers(std::move(ledgers))
    , m_access(access)
    , m_today(today)
    , m_progress(progress) {}

void DutyReader::enrolments(Duties& into, const Uid* person) const {
    for (const schema::TypeDef* ledger : m_ledgers) {
        if (ledger->sealed() || !m_access.allows(Right::Read, ledger->id)) continue;
        const Readable table(m_tables, ledger->id, m_access);
        // Kept: a list asks it for each of its rows.
        auto rows = m_reader.cached(
            "SELECT t.uid, " +
            table.columns({"person", "entered_on", "visit_every", "keeper", "next_review_on", "stand_in"}) +
            table.from() + " AND t.left_on IS NULL" + (person ? " AND t.person = ?" : "") + " ORDER BY t.id");
        if (person) rows->bind(1, *person);
        while (rows->step()) {
            if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            if (rows->isNull(1)) continue;
            into[rows->uid(1)].push_back({RecordId(rows->uid(0)),
                                          ledger,
                                          dateAt(*rows, 2).value_or(m_today),
                                          intervalOf(rows->text(3)),
                                          std::string(rows->text(4)),
                                          std::string(rows->text(6)),
                                          dateAt(*rows, 5),
                                          {}});
        }
    }
}

void DutyReader::plans(Visitee kind, Duties& into, const Uid* one) const {
    if (!m_tables.find("visit_plan") || !m_access.allows(Right::Read, "visit_plan")) return;
    const char* const whom = kind == Visitee::Person ? "person" : "organisation";
    const Readable table(m_tables, "visit_plan", m_access);
    auto rows =
        m_reader.cached("SELECT t.uid, " + table.columns({whom, "starts_on", "every", "keeper", "stand_in", "until"}) +
                        table.from() + " AND (t.\"until\" IS NULL OR t.\"until\" >= ?) AND t." + whom +
                        (one ? " = ?" : " IS NOT NULL") + " ORDER BY t.id");
    rows->bind(1, m_today.days);
    if (one) rows->bind(2, *one);
    while (rows->step()) {
        if (rows->isNull(1) || rows->isNull(2)) continue;
        into[rows->uid(1)].push_back({RecordId(rows->uid(0)),
                                      nullptr,
                                      *dateAt(*rows, 2),
                                      intervalOf(rows->text(3)),
                                      std::string(rows->text(4)),
                                      std::string(rows->text(5)),
                                      {},
                                      dateAt(*rows, 6)});
    }
}

std::string keeperOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                     RecordId person, Date today) {
    std::vector<const schema::TypeDef*> ledgers;
    for (const auto& table : tables.all())
        if (!table->links && table->type->ledger) ledgers.push_back(table->type);
    NoProgress progress;
    Duties duties;
    const DutyReader duty(reader, tables, std::move(ledgers), access, today, progress);
    duty.enrolments(duties, &person.uid());
    duty.plans(Visitee::Person, duties, &person.uid());
    const auto last = LastVisits(reader, tables, access, Visitee::Person).of(person.uid());
    for (const Duty& one : duties[person.uid()])
        if (!one.keeper.empty() && !one.isDone(last)) return one.keeper;
    return {};
}

Result<std::set<Uid>> answeredPlans(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, Date today) {
    return db::guard([&]() -> Result<std::set<Uid>> {
        NoProgress progress;
        const DutyReader duty(reader, tables, {}, access, today, progress);
        std::set<Uid> answered;
        for (const Visitee kind : {Visitee::Person, Visitee::Organisation}) {
            Duties plans;
            duty.plans(kind, plans);
            const LastVisits visits(reader, tables, access, kind);
            for (const auto& [one, of] : plans)
                for (const Duty& plan : of)
                    if (plan.interval == Interval::Once && plan.isDone(visits.of(one))) answered.insert(plan.id.uid());
        }
        return answered;
    });
}

LastVisits::LastVisits(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                       Visitee kind)
    : m_reader(reader), m_visits(tables, "visit", access) {
    const char* const field = kind == Visitee::Person ? "people" : "organisations";
    m_readable = access.allows(Right::Read, "visit") && !m_visits.hides(field);
    m_field = std::to_string(tables.links("visit", field)->index);
    if (kind == Visitee::Person) m_role = " AND l.role = 'visited'";
    const std::string ofOne = "SELECT t.id, t.visited_on, " + m_visits.columns({"next_on", "purpose"}) +
                              m_visits.from(" JOIN link l ON l.src = t.uid AND l.alive = 1" + m_role) +
                              " AND l.dst = ? AND l.field = " + m_field;
    const char* const newest = " ORDER BY t.visited_on DESC, t.id DESC LIMIT 1";
    m_lastOfOne = ofOne + newest;
    m_lastBefore = ofOne + " AND t.visited_on < ?" + newest;
    m_findings = "SELECT " + m_visits.columns({"findings"}) + m_visits.from() + " AND t.id = ?";
}

std::string LastVisits::joined() const {
    return " CROSS JOIN link l ON l.src = t.uid AND l.alive = 1 AND l.field = " + m_field + m_role;
}

void LastVisits::preload(std::size_t people, Date since, Progress& progress) {
    if (!m_readable) return;
    constexpr std::int64_t fewEach = 4; // more than so many visits for each of them cost more than asking singly
    m_whole = m_reader.integer("SELECT max(id) FROM t_visit") <= fewEach * static_cast<std::int64_t>(people);
    auto rows =
        m_reader.prepare("SELECT l.dst, t.id, t.visited_on, " + m_visits.columns({"next_on", "purpose"}) +
                         m_visits.from(joined()) + " AND t.visited_on >= ? ORDER BY t.visited_on DESC, t.id DESC");
    rows.bind(1, m_whole ? std::numeric_limits<std::int32_t>::min() : since.days);
    while (rows.step()) {
        if (progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
        m_known.try_emplace(rows.uid(0),
                            LastVisit{rows.integer(1), *dateAt(rows, 2), dateAt(rows, 3), rows.text(4) == "ledger"});
    }
}

std::optional<LastVisit> LastVisits::of(const Uid& one) const {
    if (!m_readable) return {};
    if (const auto known = m_known.find(one); known != m_known.end()) return known->second;
    if (m_whole) return {};
    auto row = m_reader.cached(m_lastOfOne);
    row->bind(1, one);
    return first(*row);
}

std::optional<LastVisit> LastVisits::before(Date day, const Uid& one) const {
    if (!m_readable) return {};
    auto row = m_reader.cached(m_lastBefore);
    row->bind(1, one).bind(2, day.days);
    return first(*row);
}

std::optional<LastVisit> LastVisits::first(db::Statement& rows) {
    if (!rows.step()) return {};
    return LastVisit{rows.integer(0), *dateAt(rows, 1), dateAt(rows, 2), rows.text(3) == "ledger"};
}

std::string LastVisits::findings(const LastVisit& visit) const {
    auto row = m_reader.cached(m_findings);
    row->bind(1, visit.row);
    return row->step() ? std::string(row->text(0)) : std::string();
}

std::vector<Uid> LastVisits::promised(Date from, Date until) const {
    std::vector<Uid> found;
    if (!m_readable) return found;
    auto rows = m_reader.prepare("SELECT l.dst" + m_visits.from(joined()) + " AND t.next_on BETWEEN ? AND ?");
    rows.bind(1, from.days).bind(2, until.days);
    while (rows.step()) found.push_back(rows.uid(0));
    return found;
}

} // namespace mulin::ledgers
