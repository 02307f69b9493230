#include "core/reports/ledger_month.h"

#include "core/db/exception.h"
#include "core/journal/entered.h"
#include "core/journal/readable.h"
#include "core/journal/rows.h"
#include "core/journal/vault.h"
#include "core/journal/verify.h"
#include "core/ledgers/in_error.h"
#include "core/records/query.h"
#include "core/records/view.h"

#include <algorithm>
#include <map>
#include <set>

namespace mulin::reports {

namespace {

using access::Right;
using journal::Record;

Result<const journal::Table*> ledgerTable(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, std::string_view ledger) {
    const journal::Table* table = tables.find(ledger);
    if (!table || !table->type->ledger || table->type->abstract)
        return makeError(ErrorCode::UnknownType, {{"type", std::string(ledger)}});
    if (!access.allows(Right::Read, ledger)) return journal::denied("read", ledger);
    // A closed one would be told as empty.
    if (table->sealed) MULIN_TRY(journal::mustBeOpen(reader, table->type->compartment));
    return table;
}

class Reading {
public:
    Reading(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
            const journal::Table& table, Progress& progress)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_table(table)
        , m_type(*table.type)
        , m_horizon(tables, table, access)
        , m_progress(progress) {}

    /// "FROM t_x t WHERE t.alive = 1 AND …" with `since` and `until` as far as they may be seen.
    std::string from() const {
        const std::string within = m_horizon.within();
        return " FROM " + m_table.name + " t WHERE t.alive = 1" + ledgers::notInError(m_type) +
               (within.empty() ? "" : " AND " + within);
    }
    std::string seen(const std::string& field) const {
        return m_horizon.seen(*m_type.field(field), "t.\"" + field + "\"");
    }
    std::string since() const { return seen(m_type.since); }
    std::string until() const { return seen(m_type.until); }

    LedgerFigures figures(Period period) const {
        LedgerFigures found;
        found.period = period;
        found.before = membersOn(period.from.plusDays(-1));
        found.members = membersOn(period.to);
        found.entered = count(within(since(), period));
        found.left = count(within(until(), period));
        if (m_type.field("next_review_on") && m_type.field("reviewed_on")) countReviews(found);
        return found;
    }

    std::int64_t membersOn(Date day) const {
        return count(" AND " + since() + " <= " + std::to_string(day.days) + " AND (" + until() + " IS NULL OR " +
                     until() + " > " + std::to_string(day.days) + ")");
    }
    std::int64_t count(const std::string& condition) const {
        auto row = m_reader.prepare("SELECT count(*)" + from() + condition);
        return row.step() ? row.integer(0) : 0;
    }
    static std::string within(const std::string& sql, Period period) {
        return " AND " + sql + " BETWEEN " + std::to_string(period.from.days) + " AND " +
               std::to_string(period.to.days);
    }

    /// Those whose day (`field`) lies in the period.
    void moved(LedgerMonth& month, LedgerChange::Kind kind, const std::string& field, const std::string& reason) const {
        auto rows = m_reader.prepare("SELECT t.uid" + from() + within(seen(field), month.figures.period) +
                                     " ORDER BY " + seen(field) + ", t.id");
        while (rows.step()) {
            if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            const auto record = records::find(m_reader, m_tables, m_access, m_type.id, rows.uid(0));
            if (!record) continue;
            month.changes.push_back({kind, record->id(), RecordId(record->get(m_type.person).uid()),
                                     record->get(field).date(), enteredOn(*record, field), record->text(reason)});
        }
    }

    std::int64_t changed(LedgerMonth& month) const {
        const std::int64_t from = msOfDate(month.figures.period.from),
                           to = msOfDate(month.figures.period.to.plusDays(1));
        auto rows = m_reader.prepare("SELECT DISTINCT e.row FROM txn x JOIN " + m_table.in("entry") +
                                     " e ON e.id BETWEEN x.first_entry AND x.last_entry AND e.txn = x.id WHERE "
                                     "x.wall >= ? AND x.wall < ? AND e.tbl = ?");
        rows.bind(1, from);
        rows.bind(2, to);
        rows.bind(3, static_cast<std::int64_t>(m_table.index));
        std::vector<LedgerChange> found;
        while (rows.step()) {
            if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            const auto record = records::find(m_reader, m_tables, m_access, m_type.id, rows.uid(0));
            if (!record || !record->alive) continue;
            if (auto change = changeOf(*record, from, to)) found.push_back(std::move(*change));
        }
        std::sort(found.begin(), found.end(), [](const LedgerChange& a, const LedgerChange& b) {
            return std::tie(a.day, a.enrolment) < std::tie(b.day, b.enrolment);
        });
        const auto number = static_cast<std::int64_t>(found.size());
        std::move(found.begin(), found.end(), std::back_inserter(month.changes));
        return number;
    }

private:
    /// Those done in the period, and those that were still due at its end. A record says only its last review and its
    /// next one: what was written since is taken back in thought.
    void countReviews(LedgerFigures& figures) const {
        const Period& period = figures.period;
        const std::set<Uid> touched = writtenSince(msOfDate(period.to.plusDays(1)));
        auto rows = m_reader.prepare("SELECT t.uid, " + until() + ", " + seen("next_review_on") + ", " +
                                     seen("reviewed_on") + from() + " AND (" + seen("next_review_on") +
                                     " BETWEEN ?1 AND ?2 OR " + seen("reviewed_on") + " BETWEEN ?1 AND ?2)");
        rows.bind(1, period.from.days).bind(2, period.to.days);
        while (rows.step()) {
            if (touched.contains(rows.uid(0))) continue;
            const bool open = rows.isNull(1) || rows.integer(1) > period.to.days;
            const bool due = open && isIn(period, journal::dateAt(rows, 2));
            const bool done = isIn(period, journal::dateAt(rows, 3));
            figures.reviewed += done;
            figures.reviewsDue += done || due;
        }
        for (const Uid& uid : touched) {
            if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
            const auto record = records::find(m_reader, m_tables, m_access, m_type.id, uid);
            if (!record || !record->alive || record->text("exit_reason") == "error") continue;
            const bool done = wasReviewed(*record, period);
            figures.reviewed += done;
            figures.reviewsDue += done || wasDue(*record, period);
        }
    }

    static bool isIn(const Period& period, std::optional<Date> day) {
        return day && *day >= period.from && *day <= period.to;
    }
    static std::optional<Date> dayOf(const schema::Value& value) {
        return value.isNumber() ? std::optional(value.date()) : std::nullopt;
    }

    std::set<Uid> writtenSince(std::int64_t ms) const {
        std::set<Uid> found;
        auto rows = m_reader.prepare("SELECT DISTINCT e.row FROM txn x JOIN " + m_table.in("entry") +
                                     " e ON e.id BETWEEN x.first_entry AND x.last_entry AND e.txn = x.id WHERE "
                                     "x.wall >= ? AND e.tbl = ?");
        rows.bind(1, ms).bind(2, static_cast<std::int64_t>(m_table.index));
        while (rows.step()) found.insert(rows.uid(0));
        return found;
    }

    /// Any of the days that a review was ever said to have been on, unless that was taken back.
    bool wasReviewed(const Record& record, const Period& period) const {
        if (isIn(period, dayOf(record.get("reviewed_on")))) return true;
        const auto acts = journal::history(m_reader, m_tables, m_access, m_type.id, record.id());
        if (!acts) return false;
        for (const journal::HistoryItem& item : *acts) {
            if (item.act.undoneBy || item.act.kind == journal::TxnKind::Undo) continue;
            for (const journal::FieldHistory& change : item.changes)
                if (change.field == "reviewed_on" && isIn(period, dayOf(change.after))) return true;
        }
        return false;
    }

    /// Was the next review to be in the period, as the record stood at its end?
    bool wasDue(const Record& record, const Period& period) const {
        std::map<std::string, schema::Value> then{{"next_review_on", record.get("next_review_on")},
                                                  {m_type.until, record.get(m_type.until)}};
        const auto acts = journal::history(m_reader, m_tables, m_access, m_type.id, record.id());
        if (!acts) return false;
        const std::int64_t end = msOfDate(period.to.plusDays(1));
        for (const journal::HistoryItem& item : *acts) { // newest first
            if (item.act.wall < end) break;
            if (item.created) return false;
            for (const journal::FieldHistory& change : item.changes)
                if (const auto at = then.find(change.field); at != then.end()) at->second = change.before;
        }
        const auto left = dayOf(then[m_type.until]);
        return isIn(period, dayOf(then["next_review_on"])) && (!left || *left > period.to);
    }

    /// The day on which it was said that somebody entered or left.
    Date enteredOn(const Record& record, const std::string& field) const {
        const Date day = record.get(field).date();
        if (field == m_type.since) return journal::enteredOn(m_reader, record, day);
        const auto acts = journal::history(m_reader, m_tables, m_access, m_type.id, record.id());
        if (!acts) return day;
        for (const journal::HistoryItem& item : *acts) // newest first
            for (const journal::FieldHistory& change : item.changes)
                if (change.field == field && change.after == record.get(field)) return dateOfMs(item.act.wall);
        return day;
    }

    /// What else was written to it in the period: not that it was entered, that somebody left, or what was taken back.
    std::optional<LedgerChange> changeOf(const Record& record, std::int64_t from, std::int64_t to) const {
        const auto acts = journal::history(m_reader, m_tables, m_access, m_type.id, record.id());
        if (!acts) return {};
        std::optional<LedgerChange> change;
        for (const journal::HistoryItem& item : *acts) { // newest first
            if (item.act.wall < from || item.act.wall >= to || item.created || item.act.undoneBy ||
                item.act.kind == journal::TxnKind::Undo)
                continue;
            for (const journal::FieldHistory& field : item.changes) {
                if (field.field.empty() || field.field == m_type.since || field.field == m_type.until ||
                    field.field == m_type.person || field.field == "exit_reason")
                    continue;
                if (!change) {
                    const Date day = dateOfMs(item.act.wall);
                    change = LedgerChange{LedgerChange::Kind::Changed,
                                          record.id(),
                                          RecordId(record.get(m_type.person).uid()),
                                          day,
                                          day,
                                          {}};
                    change->user = item.act.user;
                }
                const auto same = std::find_if(change->fields.begin(), change->fields.end(),
                                               [&](const auto& one) { return one.field == field.field; });
                if (same == change->fields.end())
                    change->fields.push_back(field);
                else
                    same->before = field.before;
            }
        }
        if (change) {
            std::erase_if(change->fields, [](const auto& field) { return field.before == field.after; });
            if (change->fields.empty()) return {};
        }
        return change;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    const journal::Table& m_table;
    const schema::TypeDef& m_type;
    journal::Horizon m_horizon;
    Progress& m_progress;
};

} // namespace

Result<LedgerMonth> ledgerMonth(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                std::string_view ledger, Period period, Progress& progress) {
    return db::guard([&]() -> Result<LedgerMonth> {
        MULIN_TRY_LET(table, ledgerTable(reader, tables, access, ledger));
        const db::Reader::Snapshot snapshot(reader);
        const schema::TypeDef& type = *table->type;
        const Reading reading(reader, tables, access, *table, progress);
        LedgerMonth month;
        month.figures = reading.figures(period);
        reading.moved(month, LedgerChange::Kind::Entered, type.since, "entry_reason");
        month.changed = reading.changed(month);
        reading.moved(month, LedgerChange::Kind::Left, type.until, "exit_reason");
        return month;
    });
}

Result<LedgerFigures> ledgerFigures(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, std::string_view ledger, Period period) {
    return db::guard([&]() -> Result<LedgerFigures> {
        MULIN_TRY_LET(table, ledgerTable(reader, tables, access, ledger));
        NoProgress progress;
        return Reading(reader, tables, access, *table, progress).figures(period);
    });
}

Result<LedgerComparison> compareLedger(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, std::string_view ledger, Period earlier,
                                       Period later, Progress& progress) {
    using Kind = LedgerChange::Kind;
    if (earlier.to >= later.to)
        return makeError(ErrorCode::BadArgument, {{"argument", "month"}, {"value", later.to.iso().substr(0, 7)}});
    LedgerComparison made;
    MULIN_TRY_LET(first, ledgerFigures(reader, tables, access, ledger, earlier));
    MULIN_TRY_LET(second, ledgerFigures(reader, tables, access, ledger, later));
    MULIN_TRY_LET(between, ledgerMonth(reader, tables, access, ledger, {earlier.to.plusDays(1), later.to}, progress));
    made.earlier = first;
    made.later = second;
    // Coming and going of a person come in turn: as many of both is as at the beginning.
    std::map<RecordId, int> net;
    for (const LedgerChange& change : between.changes)
        net[change.person] += change.kind == Kind::Entered ? 1 : change.kind == Kind::Left ? -1 : 0;
    std::set<RecordId> passing;
    std::erase_if(between.changes, [&](const LedgerChange& change) {
        if (change.kind == Kind::Changed) return net[change.person] != 0;
        if (net[change.person] == 0) passing.insert(change.person);
        return net[change.person] != (change.kind == Kind::Entered ? 1 : -1);
    });
    // Of one who came, left and came again the last coming stands; of leaving, too.
    std::map<std::pair<RecordId, Kind>, Date> last;
    for (const LedgerChange& change : between.changes) {
        Date& day = last[{change.person, change.kind}];
        day = std::max(day, change.day);
    }
    std::erase_if(between.changes, [&](const LedgerChange& change) {
        return change.kind != Kind::Changed && change.day != last[{change.person, change.kind}];
    });
    made.passing = static_cast<std::int64_t>(passing.size());
    made.between = std::move(between);
    made.between.changed = std::ranges::count(made.between.changes, Kind::Changed, &LedgerChange::kind);
    return made;
}

Result<LedgerSheet> ledgerAt(const db::Reader& reader, const journal::Tables& tables,
                             const schema::Catalogue& catalogue, const access::Access& access, std::string_view ledger,
                             Date day, bool asKnownThen, const std::vector<std::string>& columns,
                             schema::Language language, Progress& progress) {
    return db::guard([&]() -> Result<LedgerSheet> {
        MULIN_TRY_LET(table, ledgerTable(reader, tables, access, ledger));
        const schema::TypeDef& type = *table->type;
        LedgerSheet sheet{day, asKnownThen, {}, {}};
        for (const std::string& id : columns.empty() ? type.rules.columnsOnPaper(type.list) : columns) {
            const schema::FieldDef* field = type.field(id);
            if (!field) return makeError(ErrorCode::UnknownField, {{"type", type.id}, {"field", id}});
            sheet.columns.push_back(field);
        }
        std::unique_ptr<db::Reader> then;
        if (asKnownThen) {
            MULIN_TRY_LET(rebuilt, journal::rebuild(reader, catalogue, progress, msOfDate(day.plusDays(1)) - 1));
            then = std::move(rebuilt);
        }
        const db::Reader& source = then ? *then : reader;
        const Reading reading(source, tables, access, *table, progress);
        const std::string on = std::to_string(day.days);
        auto rows = source.prepare("SELECT t.uid" + reading.from() + " AND " + reading.since() + " <= " + on +
                                   " AND (" + reading.until() + " IS NULL OR " + reading.until() + " > " + on +
                                   ") ORDER BY " + (table->sortKey ? "t.sort_key, t.id" : "t.id"));
        while (rows.step()) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            const auto record = records::find(source, tables, access, type.id, rows.uid(0));
            if (!record) continue;
            LedgerSheet::Row row{record->id(), {}};
            for (const schema::FieldDef* field : sheet.columns)
                row.cells.push_back(records::shownText(source, tables, access, *record, *field, language, false));
            sheet.rows.push_back(std::move(row));
        }
        return sheet;
    });
}

} // namespace mulin::reports
