// Undo: a new txn of inverse changes, valid only for registers whose current write is the one undone.
#include "core/journal/journal.h"

#include "core/db/exception.h"
#include "core/journal/rows.h"
#include "core/journal/twins.h"
#include "core/journal/vault.h"
#include "core/journal/vault_entry.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace mulin::journal {

namespace {

struct UndoneEntry {
    const Table* table;
    Uid row;
    EntryOp op;
    TxnIndex txn;
    std::vector<FieldChange> changes;
};

struct Act {
    Uid action;
    std::set<TxnIndex> txns;
    std::string operation;
    TxnKind kind = TxnKind::Change;
    std::optional<UserId> user;
    std::string vault; ///< whose act it is; empty: of none
};

Result<Act> findAct(const db::Reader& reader, const std::optional<TxnId>& wanted, const std::optional<UserId>& user) {
    Act act;
    if (wanted) {
        act.action = wanted->uid();
        auto done = reader.prepare("SELECT 1 FROM txn WHERE undoes = ?1 AND NOT EXISTS"
                                   "(SELECT 1 FROM txn r WHERE r.undoes = txn.action)");
        done.bind(1, act.action);
        if (done.step()) return makeError(ErrorCode::AlreadyUndone, {{"id", wanted->hex()}});
    } else {
        // The last act of this user that is a change, and was not undone (or was redone).
        auto last = reader.prepare(
            "SELECT t.action FROM txn t WHERE t.kind = 0 AND t.user IS ?1 AND NOT EXISTS(SELECT 1 FROM txn u"
            " WHERE u.undoes = t.action AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes = u.action)) AND " +
            readableActs(reader) + " ORDER BY t.id DESC LIMIT 1");
        if (user) last.bind(1, user->uid());
        if (!last.step()) return makeError(ErrorCode::NothingToUndo);
        act.action = last.uid(0);
    }
    auto halves = reader.prepare(
        "SELECT t.id, t.kind, " + operationColumn(reader) +
        ", t.user, s.compartment FROM txn t JOIN stream s ON s.id = t.stream WHERE t.action = ? ORDER BY t.id");
    halves.bind(1, act.action);
    while (halves.step()) {
        act.txns.insert(halves.integer(0));
        act.kind = static_cast<TxnKind>(halves.integer(1));
        act.operation = halves.text(2);
        if (!halves.isNull(3)) act.user = UserId(halves.uid(3));
        if (isVault(halves.text(4))) act.vault = halves.text(4);
    }
    if (act.txns.empty()) return makeError(ErrorCode::UnknownTxn, {{"id", act.action.hex()}});
    if (act.kind == TxnKind::Log || act.kind == TxnKind::Legal)
        return makeError(ErrorCode::NotUndoable, {{"operation", act.operation}});
    MULIN_TRY(mustBeOpen(reader, act.vault));
    return act;
}

std::vector<UndoneEntry> undoneEntries(const db::Reader& reader, const Tables& tables, const Act& act) {
    std::vector<UndoneEntry> entries;
    auto range = reader.prepare("SELECT min(first_entry), max(last_entry) FROM txn WHERE action = ?");
    range.bind(1, act.action);
    if (!range.step()) return entries;
    auto rows = reader.prepare("SELECT tbl, row, op, txn, patch FROM " + entriesOf(reader, act.action) +
                               " WHERE id BETWEEN ? AND ? ORDER BY id DESC");
    rows.bind(1, range.integer(0)).bind(2, range.integer(1));
    while (rows.step()) {
        if (!act.txns.contains(rows.integer(3)) || rows.isNull(4)) continue;
        const Table* table = tables.byIndex(rows.integer(0));
        const auto op = static_cast<EntryOp>(rows.integer(2));
        auto patch = decodePatch(op, rows.blob(4));
        if (table && patch) entries.push_back({table, rows.uid(1), op, rows.integer(3), std::move(*patch)});
    }
    return entries;
}

/// The acts that wrote what a register holds: the current write, and behind an undo the write that it brought back, and
/// so on. An act is overtaken if it is none of them.
std::vector<TxnIndex> writersOf(const db::Reader& reader, const Record& record, DefinitionIndex reg) {
    std::vector<TxnIndex> writers{record.dotOf(reg)};
    Uid action;
    std::optional<Uid> undoes;
    const auto look = [&](TxnIndex id) {
        auto row = reader.cached("SELECT action, undoes FROM txn WHERE id = ?");
        row->bind(1, id);
        if (!row->step()) return false;
        action = row->uid(0);
        undoes = row->isNull(1) ? std::nullopt : std::optional(row->uid(1));
        return true;
    };
    if (!look(writers.front()) || !undoes) return writers;
    std::optional<Uid> undone = undoes; // what stood before this act stands again
    bool met = false;
    for (std::int64_t entry = record.head; entry;) {
        auto row = reader.cached("SELECT txn, op, patch, prev FROM " + record.table->in("entry") + " WHERE id = ?");
        row->bind(1, entry);
        if (!row->step()) break;
        const TxnIndex txn = row->integer(0);
        const auto op = static_cast<EntryOp>(row->integer(1));
        bool writes = op == EntryOp::Create;
        if (!writes)
            if (const auto patch = decodePatch(op, row->blob(2)))
                for (const FieldChange& change : *patch) {
                    const int position = record.table->positionOf(change.field);
                    const DefinitionIndex written =
                        position < 0 ? change.field : record.table->columns[static_cast<std::size_t>(position)].reg;
                    writes = writes || written == reg;
                }
        entry = row->integer(3);
        if (!writes || !look(txn)) continue;
        if (undone) {
            const bool itself = action == *undone;
            met = met || itself;
            if (itself || !met) continue;
        }
        writers.push_back(txn);
        if (!undoes) break;
        undone = undoes;
        met = false;
    }
    return writers;
}

/// Decides which rows that the act created must stay, and why.
class Keepers {
public:
    Keepers(const db::Reader& reader, const Tables& tables, const Recorder& recorder, const Act& act)
        : m_reader(reader), m_tables(tables), m_recorder(recorder), m_act(act) {}

    void addCreated(const Table& table, const Uid& row) {
        if (!table.links) m_created.emplace(row, &table);
    }

    void decide() {
        for (const auto& [row, table] : m_created)
            if (auto why = reasonOf(*table, row)) {
                left.push_back(std::move(*why));
                keep(row);
            }
        while (!m_queue.empty()) {
            const Uid row = m_queue.back();
            m_queue.pop_back();
            follow(row);
        }
    }

    bool kept(const Uid& row) const { return m_kept.contains(row); }
    std::vector<LeftAlone> left;

private:
    bool mine(TxnIndex txn) const { return m_act.txns.contains(txn); }

    bool writtenByUs(const Record& record, DefinitionIndex reg) const {
        const auto writers = writersOf(m_reader, record, reg);
        return std::any_of(writers.begin(), writers.end(), [&](TxnIndex txn) { return mine(txn); });
    }

    bool keep(const Uid& row) {
        if (!m_kept.insert(row).second) return false;
        m_queue.push_back(row);
        return true;
    }

    std::optional<LeftAlone> reasonOf(const Table& table, const Uid& row) {
        const auto record = findRecord(m_reader, table, row);
        if (!record || !record->alive) return std::nullopt;
        for (const auto& [reg, dot] : record->clock.dots())
            if (!mine(dot) && !writtenByUs(*record, reg))
                return LeftAlone{table.type->id, RecordId(row), {}, "changed", {}};
        if (m_recorder.hasSiblings(table, row)) return LeftAlone{table.type->id, RecordId(row), {}, "changed", {}};
        LeftAlone linked{table.type->id, RecordId(row), {}, "linked", {}};
        const auto note = [&](const std::string& type, const Uid& uid) {
            if (linked.by.size() < 20) linked.by.emplace_back(type, RecordId(uid));
        };
        // Rows are read first: who wrote a link may have to be looked up in their history.
        std::vector<std::pair<const Table*, Uid>> links;
        {
            for (const std::string_view place : places(m_reader)) {
                auto rows = m_reader.cached("SELECT uid, field FROM " + std::string(place) +
                                            "link WHERE dst = ? AND alive = 1");
                rows->bind(1, row);
                while (rows->step())
                    if (const Table* from = m_tables.byIndex(rows->integer(1))) links.emplace_back(from, rows->uid(0));
            }
        }
        for (const auto& [from, uid] : links)
            if (const auto link = findRecord(m_reader, *from, uid); link && !writtenByUs(*link, aliveRegister))
                note(from->type->id, link->values[0].uid());
        for (const Referrer& by : m_tables.referrers(table.type->id))
            for (const Uid& uid : referring(m_reader, by, row))
                if (const auto other = findRecord(m_reader, *by.table, uid);
                    other && !writtenByUs(*other, by.column->reg))
                    note(by.table->type->id, uid);
        if (linked.by.empty()) return std::nullopt;
        return linked;
    }

    /// What a kept row needs stays with it: the rows it links to, and the rows that belong to it.
    void follow(const Uid& row) {
        const Table& table = *m_created.at(row);
        const auto record = findRecord(m_reader, table, row);
        if (!record) return;
        const auto keepOther = [&](const Uid& other) {
            const auto at = m_created.find(other);
            if (at == m_created.end()) return;
            if (keep(other))
                left.push_back(
                    {at->second->type->id, RecordId(other), {}, "belongs", {{table.type->id, RecordId(row)}}});
        };
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].field && record->values[i].isUid()) keepOther(record->values[i].uid());
        for (const Link& link : linksFrom(m_reader, m_tables, row)) keepOther(link.to);
        for (const Referrer& by : m_tables.referrers(table.type->id)) {
            if (!by.required) continue;
            for (const Uid& other : referring(m_reader, by, row)) keepOther(other);
        }
    }

    const db::Reader& m_reader;
    const Tables& m_tables;
    const Recorder& m_recorder;
    const Act& m_act;
    std::unordered_map<Uid, const Table*> m_created;
    std::unordered_set<Uid> m_kept;
    std::vector<Uid> m_queue;
};

/// Undo writes what was there before, and meanwhile somebody else may have taken the login, the number or the place.
class Afterwards {
public:
    Afterwards(Writer& writer, const Rules& rules) : m_writer(writer), m_rules(rules) {}

    /// A record as it was before one of its entries was undone, and as it is now.
    void note(const Record& before, const std::vector<FieldChange>& inverse) {
        if (before.table->links) return;
        Record now = before;
        schema::Values changed;
        for (const FieldChange& change : inverse) {
            if (change.field == aliveRegister) {
                now.alive = change.after.flag();
                continue;
            }
            const auto position = static_cast<std::size_t>(before.table->positionOf(change.field));
            now.values[position] = change.after;
            changed.set(before.table->columns[position].name, change.after);
        }
        const bool back = now.alive && !before.alive;
        if ((now.alive && !refuseTwin(m_writer.reader(), *before.table, before.id(), back ? nullptr : &before,
                                      back ? now.toValues() : changed)) ||
            !ask(before, now))
            m_doubtful.push_back(before);
    }
    /// What was in the way at first may have gone by a later entry of the same act.
    Result<void> settle() {
        for (const Record& before : m_doubtful) {
            const auto now = findRecord(m_writer.reader(), *before.table, before.uid);
            if (now->alive) MULIN_TRY(refuseTwin(m_writer.reader(), *now->table, now->id(), nullptr, now->toValues()));
            MULIN_TRY(ask(before, *now));
        }
        return {};
    }

private:
    Result<void> ask(const Record& before, const Record& now) const {
        const auto rule = m_rules.find(before.table->type->id);
        return rule == m_rules.end() ? Result<void>() : rule->second->undone(m_writer, before, now);
    }

    Writer& m_writer;
    const Rules& m_rules;
    std::vector<Record> m_doubtful;
};

/// What came back may name what was deleted since.
void nameGone(Writer& writer, const std::vector<std::pair<const Table*, Uid>>& back, std::vector<LeftAlone>& left) {
    std::set<Uid> told;
    for (const auto& [table, row] : back) {
        const auto record = findRecord(writer.reader(), *table, row);
        if (!record || !record->alive) continue;
        const Uid& by = table->links ? record->values[0].uid() : row;
        for (const Named& named : namedBy(writer.reader(), writer.tables(), *record))
            if (!findRecord(writer.reader(), *named.table, named.row)->alive && told.insert(named.row).second)
                left.push_back(
                    {named.table->type->id, RecordId(named.row), {}, "gone", {{table->type->id, RecordId(by)}}});
    }
}

} // namespace

Result<UndoReport> Journal::undo(const access::Access& access, std::optional<TxnId> wanted) {
    return db::guard([&]() -> Result<UndoReport> {
        if (!access.allows(access::Right::Undo, "")) return denied("undo", {});
        MULIN_TRY_LET(act, findAct(*m_connection, wanted, access.user()));
        if (act.user != access.user() && !access.allows(access::Right::UndoAny, "")) return denied("undo_any", {});
        UndoReport report{TxnId(Uid{}), TxnId(act.action), 0, {}, {}};
        Operation operation{"undo", {{"operation", act.operation}}, TxnKind::Undo, true, act.vault};
        auto changes = run(
            access, operation,
            [&](Writer& writer) -> Result<void> {
                const auto entries = undoneEntries(writer.reader(), writer.tables(), act);
                Keepers keepers(writer.reader(), writer.tables(), writer.recorder(), act);
                for (const UndoneEntry& entry : entries)
                    if (entry.op == EntryOp::Create) keepers.addCreated(*entry.table, entry.row);
                keepers.decide();
                report.left = std::move(keepers.left);
                const auto stillOurs = [&](const Record& record, DefinitionIndex reg, TxnIndex txn) {
                    // What others wrote beside it is neither overtaken nor overwritten.
                    if (writer.recorder().hasSiblings(*record.table, record.uid, reg)) return false;
                    const TxnIndex dot = record.dotOf(reg);
                    const auto& own =
                        writer.recorder().dots(); // set back a moment ago, by a later entry of the same act
                    if (dot == txn || std::find(own.begin(), own.end(), dot) != own.end()) return true;
                    const auto writers = writersOf(writer.reader(), record, reg);
                    return std::find(writers.begin(), writers.end(), txn) != writers.end();
                };
                std::vector<std::pair<const Table*, Uid>> back; // rows that are there again
                Afterwards afterwards(writer, m_options.rules);
                for (const UndoneEntry& entry : entries) {
                    auto record = findRecord(writer.reader(), *entry.table, entry.row);
                    if (!record) continue;
                    writer.gate().note(*record);
                    if (entry.op == EntryOp::Create) {
                        const bool stays =
                            entry.table->links ? keepers.kept(record->values[0].uid()) : keepers.kept(entry.row);
                        if (!record->alive || stays) continue;
                        if (!stillOurs(*record, aliveRegister, entry.txn)) continue;
                        if (const auto rule = m_options.rules.find(entry.table->type->id);
                            rule != m_options.rules.end() && !entry.table->links)
                            MULIN_TRY(rule->second->unmade(writer, *record));
                        writer.recorder().update(*record, {{aliveRegister, true, false}});
                        ++report.registers;
                        continue;
                    }
                    if (keepers.kept(entry.row)) continue;
                    std::vector<FieldChange> inverse;
                    std::set<DefinitionIndex> blocked;
                    for (const FieldChange& change : entry.changes) {
                        if (change.field == aliveRegister) {
                            if (stillOurs(*record, aliveRegister, entry.txn)) {
                                if (record->alive == change.after.flag())
                                    inverse.push_back({aliveRegister, record->alive, change.before});
                                if (change.before.flag()) back.emplace_back(entry.table, entry.row);
                            } else if (record->alive != change.before.flag() && blocked.insert(aliveRegister).second) {
                                report.left.push_back({entry.table->type->id, RecordId(entry.row), {}, "changed", {}});
                            }
                            continue;
                        }
                        const int position = entry.table->positionOf(change.field);
                        if (position < 0) continue;
                        const Column& column = entry.table->columns[static_cast<std::size_t>(position)];
                        if (stillOurs(*record, column.reg, entry.txn))
                            inverse.push_back(
                                {change.field, record->values[static_cast<std::size_t>(position)], change.before});
                        else if (blocked.insert(column.reg).second)
                            report.left.push_back(
                                {entry.table->type->id, RecordId(entry.row), column.name, "changed", {}});
                    }
                    report.registers += static_cast<std::int64_t>(inverse.size());
                    writer.recorder().update(*record, inverse);
                    if (!inverse.empty()) afterwards.note(*record, inverse);
                }
                MULIN_TRY(afterwards.settle());
                nameGone(writer, back, report.left);
                keepLeft(report.left, operation.args); // read when the body is done
                return {};
            },
            act.action, true);
        if (!changes) return changes.error();
        report.txn = changes->txn.value(); // also if everything was overtaken: it has been tried, and is told
        report.changes = std::move(*changes);
        return report;
    });
}

} // namespace mulin::journal
