#include "core/ledgers/member_visits.h"

#include "core/db/exception.h"
#include "core/journal/vault.h"
#include "core/ledgers/duties.h"
#include "core/ledgers/in_error.h"

#include <algorithm>
#include <unordered_map>

namespace mulin::ledgers {

using access::Right;

namespace {

/// The visits of one ledger's type, by whom they visited.
class Visits {
public:
    Visits(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
           const schema::TypeDef& type)
        : m_reader(reader)
        , m_table(tables, type.id, access)
        , m_from(m_table.from(" JOIN " + tables.links(type.id, "people")->name +
                              " l ON l.src = t.uid AND l.alive = 1 AND l.role = 'visited' AND l.field = " +
                              std::to_string(tables.links(type.id, "people")->index))) {
        m_readable = access.allows(Right::Read, type.id) && !m_table.hides("people");
    }

    std::optional<LastVisit> last(const Uid& person) const {
        if (!m_readable) return {};
        auto row = m_reader.cached("SELECT t.id, t.visited_on, " + m_table.columns({"next_on", "purpose"}) + m_from +
                                   " AND l.dst = ? ORDER BY t.visited_on DESC, t.id DESC LIMIT 1");
        row->bind(1, person);
        if (!row->step()) return {};
        return LastVisit{row->integer(0), *dateAt(*row, 1), dateAt(*row, 2), row->text(3) == "ledger"};
    }

    using Days = std::unordered_map<Uid, std::vector<Date>>;
    Days between(Date from, Date to) const {
        Days days;
        auto rows = m_reader.prepare("SELECT l.dst, t.visited_on" + m_from +
                                     " AND t.visited_on BETWEEN ? AND ? ORDER BY t.visited_on");
        rows.bind(1, from.days).bind(2, to.days);
        while (rows.step()) days[rows.uid(0)].push_back(*dateAt(rows, 1));
        return days;
    }
    bool readable() const { return m_readable; }

private:
    const db::Reader& m_reader;
    Readable m_table;
    std::string m_from;
    bool m_readable = false;
};

bool anyWithin(const std::vector<Date>& days, Date after, Date until) {
    const auto at = std::upper_bound(days.begin(), days.end(), after);
    return at != days.end() && *at <= until;
}

} // namespace

const schema::TypeDef* visitTypeOf(const journal::Tables& tables, const schema::TypeDef& ledger) {
    if (!ledger.ledger) return nullptr;
    for (const auto& table : tables.all()) {
        const schema::TypeDef& type = *table->type;
        if (table->links || type.compartment != ledger.compartment) continue;
        if (ledger.sealed() ? type.extends == "visit" : type.id == "visit") return &type;
    }
    return nullptr;
}

Result<MemberVisit> memberVisit(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                const journal::Record& enrolment, Date today) {
    return db::guard([&]() -> Result<MemberVisit> {
        const schema::TypeDef& type = enrolment.type();
        const schema::TypeDef* visit = visitTypeOf(tables, type);
        MemberVisit found;
        if (!visit || !enrolment.get(type.person).isUid()) return found;
        const auto last = Visits(reader, tables, access, *visit).last(enrolment.get(type.person).uid());
        if (last) found.last = last->on;
        if (!enrolment.get(type.until).isEmpty() || enrolment.get(type.since).isEmpty()) return found;
        Duty duty{enrolment.id(), &type, enrolment.get(type.since).date()};
        duty.interval = intervalOf(enrolment.text("visit_every"));
        found.due = judge({duty}, last, today).due;
        return found;
    });
}

Result<VisitsDue> visitsDue(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                            std::string_view ledger, Date from, Date to, Progress& progress) {
    return db::guard([&]() -> Result<VisitsDue> {
        const journal::Table* of = tables.find(ledger);
        if (!of || !of->type->ledger) return makeError(ErrorCode::UnknownType, {{"type", std::string(ledger)}});
        const schema::TypeDef& type = *of->type;
        if (!access.allows(Right::Read, ledger)) return journal::denied("read", ledger);
        if (type.sealed()) MULIN_TRY(journal::mustBeOpen(reader, type.compartment));
        const schema::TypeDef* visit = visitTypeOf(tables, type);
        VisitsDue found;
        if (!visit || !type.field("visit_every") || to < from) return found;
        const Visits visits(reader, tables, access, *visit);
        if (!visits.readable()) return found;
        // The longest interval is a year: who was visited since then has kept a day in the time.
        const auto days = visits.between(from.plusMonths(-12), to);
        const Readable table(tables, ledger, access);
        auto rows = reader.prepare("SELECT " + table.column(type.person) + ", " + table.column(type.since) + ", " +
                                   table.column(type.until) + ", " + table.column("visit_every") + table.from() +
                                   notInError(type));
        static const std::vector<Date> none;
        while (rows.step()) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            const Interval every = intervalOf(rows.text(3));
            const auto since = dateAt(rows, 1), until = dateAt(rows, 2);
            if (every <= Interval::Once || rows.isNull(0) || !since) continue;
            const auto at = days.find(rows.uid(0));
            const auto& seen = at == days.end() ? none : at->second;
            const Date last = until ? std::min(to, until->plusDays(-1)) : to;
            Date before = *since;
            for (int times = 1;; ++times) {
                const Date due = dueAfter(*since, every, times);
                if (due > last) break;
                if (due >= from) {
                    ++found.due;
                    if (!anyWithin(seen, before, due)) ++found.missed;
                }
                before = due;
            }
        }
        return found;
    });
}

} // namespace mulin::ledgers
