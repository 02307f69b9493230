// Why somebody is visited: enrolments in open ledgers and plans that run; and when they were visited last. Read as
// sets: the agenda of an office of a million asks for forty thousand people at once.
#pragma once

#include "core/base/progress.h"
#include "core/journal/tables.h"
#include "core/ledgers/interval.h"
#include "core/ledgers/readable.h"
#include "core/schema/catalogue.h"

#include <set>
#include <unordered_map>
#include <vector>

namespace mulin::ledgers {

struct LastVisit {
    std::int64_t row = 0;
    Date on;
    std::optional<Date> next;
    bool forLedger = false; ///< what it named ends with the enrolment
};

/// One reason: an enrolment, or a plan (no ledger).
struct Duty {
    RecordId id;
    const schema::TypeDef* ledger = nullptr;
    Date since; ///< entry, or first day of the plan
    Interval interval = Interval::None;
    std::string keeper{}, standIn{};
    std::optional<Date> review{}, until{};

    bool isPlan() const { return ledger == nullptr; }
    /// A plan of one day that a visit has answered: nothing is left of it.
    bool isDone(const std::optional<LastVisit>& last) const;
};
using Duties = std::unordered_map<Uid, std::vector<Duty>>;

enum class Visitee : std::uint8_t { Person, Organisation };

/// Of what may be read, in the snapshot of the caller.
class DutyReader {
public:
    /// `ledgers`: in this order; sealed ones are left out.
    DutyReader(const db::Reader& reader, const journal::Tables& tables, std::vector<const schema::TypeDef*> ledgers,
               const access::Access& access, Date today, Progress& progress);

    /// Of everybody, or of one.
    void enrolments(Duties& into, const Uid* person = nullptr) const;
    /// Plans that have not ended.
    void plans(Visitee kind, Duties& into, const Uid* one = nullptr) const;

private:
    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    std::vector<const schema::TypeDef*> m_ledgers;
    const access::Access& m_access;
    Date m_today;
    Progress& m_progress;
};

/// What is due to one of them, and why.
struct Judgement {
    std::optional<Date> due;
    Interval shortest = Interval::None;
    bool promised = false, planned = false;
};
/// The one rule of when the next visit is due: the day that the last one named, for half a year and no longer; else one
/// interval after it, or after the entry; a plan's first day.
Judgement judge(const std::vector<Duty>& duties, const std::optional<LastVisit>& last, Date today);
/// Days named before it have lapsed.
Date oldestPromise(Date today);

class LastVisits {
public:
    LastVisits(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Visitee kind);
    /// Whoever may not read visits, or whom they name, knows nothing of when the next one is due.
    bool readable() const { return m_readable; }
    /// For so many people: the visits since that day in one pass, or all of them if those are few. Whoever is not among
    /// them is asked for singly.
    void preload(std::size_t people, Date since, Progress& progress);
    std::optional<LastVisit> of(const Uid& one) const;
    /// As it was known before that day.
    std::optional<LastVisit> before(Date day, const Uid& one) const;
    std::string findings(const LastVisit& visit) const;
    /// Whom a visit has named a day for in that time.
    std::vector<Uid> promised(Date from, Date until) const;

private:
    std::string joined() const;
    static std::optional<LastVisit> first(db::Statement& rows);

    const db::Reader& m_reader;
    Readable m_visits;
    bool m_readable = false;
    std::string m_field, m_role;
    std::string m_lastOfOne, m_lastBefore, m_findings; ///< queries that are asked for each of many
    bool m_whole = false;                              ///< all visits are known
    std::unordered_map<Uid, LastVisit> m_known;
};

/// Of one person, first come: ledgers, then plans; empty: nobody is responsible.
std::string keeperOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                     RecordId person, Date today);
/// Plans of one day that stand open and that a visit has answered, as far as they may be read.
Result<std::set<Uid>> answeredPlans(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, Date today);

} // namespace mulin::ledgers
