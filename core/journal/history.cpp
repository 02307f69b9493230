#include "core/journal/history.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/recorder.h"
#include "core/journal/rows.h"
#include "core/journal/vault.h"

#include <algorithm>

namespace mulin::journal {

namespace {

std::string actColumns(const db::Reader& reader) {
    return "t.action, t.wall, t.user, d.name, t.kind, " + operationColumn(reader) + ", " + argsColumn(reader) +
           ", t.undoes,"
           " (SELECT u.action FROM txn u WHERE u.undoes = t.action"
           "  AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes = u.action) LIMIT 1),"
           " (SELECT sum(h.entries) FROM txn h WHERE h.action = t.action), t.id";
}

constexpr const char* actTables = " FROM txn t JOIN stream s ON s.id = t.stream JOIN device d ON d.idx = s.device ";

Act readAct(const db::Statement& row) {
    Act act;
    act.txn = TxnId(row.uid(0));
    act.wall = row.integer(1);
    if (!row.isNull(2)) act.user = UserId(row.uid(2));
    act.device = row.text(3);
    act.kind = static_cast<TxnKind>(row.integer(4));
    act.operation = row.text(5);
    act.args = decodeArgs(row.blob(6));
    if (!row.isNull(7)) act.undoes = TxnId(row.uid(7));
    if (!row.isNull(8)) act.undoneBy = TxnId(row.uid(8));
    act.entries = row.integer(9);
    act.undoable = act.kind == TxnKind::Change && !act.undoneBy;
    return act;
}

Act actOf(const db::Reader& reader, TxnIndex txn) {
    auto row = reader.cached("SELECT " + actColumns(reader) + actTables + "WHERE t.id = ?");
    row->bind(1, txn);
    if (!row->step()) return {};
    return readAct(*row);
}

struct RawEntry {
    TxnIndex txn;
    EntryOp op;
    std::vector<FieldChange> changes;
    bool erased;
    const Record* link; ///< of a link row
};

void collect(const db::Reader& reader, const Record& record, const Record* link, std::vector<RawEntry>& out) {
    for (std::int64_t entry = record.head; entry;) {
        auto row = reader.cached("SELECT txn, op, patch, prev FROM " + record.table->in("entry") + " WHERE id = ?");
        row->bind(1, entry);
        if (!row->step()) break;
        const auto op = static_cast<EntryOp>(row->integer(1));
        auto patch = row->isNull(2) ? std::nullopt : decodePatch(op, row->blob(2));
        out.push_back({row->integer(0), op, patch ? std::move(*patch) : std::vector<FieldChange>{}, !patch, link});
        entry = row->integer(3);
    }
}

} // namespace

Result<std::vector<HistoryItem>> history(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                         std::string_view type, RecordId id) {
    return db::guard([&]() -> Result<std::vector<HistoryItem>> {
        const Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        const bool audited = audits(access, *table);
        if (!access.allows(access::Right::Read, type) && !audited) return denied("read", type);
        auto record = findRecord(reader, *table, id.uid());
        const bool reads = record && Horizon(tables, *table, access).trim(reader, *record);
        if (!reads && !audited) record.reset();
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", id.hex()}});
        std::vector<RawEntry> raw;
        collect(reader, *record, nullptr, raw);
        std::vector<std::unique_ptr<Record>> links;
        {
            auto rows = reader.prepare("SELECT uid, field FROM " + record->table->in("link") + " WHERE src = ?");
            rows.bind(1, id.uid());
            while (rows.step())
                if (const Table* linkTable = tables.byIndex(rows.integer(1)))
                    if (auto link = findRecord(reader, *linkTable, rows.uid(0)))
                        links.push_back(std::make_unique<Record>(std::move(*link)));
        }
        for (const auto& link : links) collect(reader, *link, link.get(), raw);
        const auto hidden = [&](std::string_view field) { return !reads || record->withholds(field); };
        std::map<TxnIndex, HistoryItem, std::greater<>> byTxn;
        std::reverse(raw.begin(), raw.end());
        for (const RawEntry& entry : raw) {
            auto at = byTxn.find(entry.txn);
            if (at == byTxn.end())
                at = byTxn.emplace(entry.txn, HistoryItem{actOf(reader, entry.txn), false, {}, false}).first;
            HistoryItem& item = at->second;
            item.erased = item.erased || entry.erased;
            if (entry.link) {
                const bool on =
                    entry.op == EntryOp::Create || (!entry.changes.empty() && entry.changes.front().after.flag());
                const schema::Value to = entry.link->values[1];
                const std::string& name = entry.link->table->links->id;
                if (hidden(name))
                    item.changes.push_back({name, {}, {}, {}, true});
                else
                    item.changes.push_back({name, on ? schema::Value() : to, on ? to : schema::Value(),
                                            entry.link->values[2].text(), false});
                continue;
            }
            item.created = item.created || entry.op == EntryOp::Create;
            for (const FieldChange& change : entry.changes) {
                const int position = table->positionOf(change.field);
                std::string name =
                    position < 0 ? std::string() : table->columns[static_cast<std::size_t>(position)].name;
                if (change.before == change.after && entry.op != EntryOp::Create) continue; // rest of a group
                if (change.field != aliveRegister && name.empty()) continue;
                if (!name.empty() && hidden(name))
                    item.changes.push_back({std::move(name), {}, {}, {}, true});
                else
                    item.changes.push_back({std::move(name), change.before, change.after, {}, false});
            }
        }
        std::vector<HistoryItem> items;
        for (auto& [txn, item] : byTxn) items.push_back(std::move(item));
        return items;
    });
}

Result<std::vector<Act>> acts(const db::Reader& reader, const access::Access& access, const ActFilter& filter) {
    return db::guard([&]() -> Result<std::vector<Act>> {
        std::string sql =
            "SELECT " + actColumns(reader) + actTables +
            "WHERE t.uid = t.action AND (?1 IS NULL OR t.user = ?1) AND (?2 IS NULL OR t.wall >= ?2)"
            " AND (?3 IS NULL OR t.wall < ?3) AND (?4 IS NULL OR t.id < (SELECT id FROM txn WHERE uid = ?4))";
        const auto own = ownActsOnly(access);
        if (own) sql += " AND t.user IS ?6 AND " + readableActs(reader);
        if (!filter.logs) sql += " AND t.kind <> 2";
        auto rows = reader.prepare(sql + " ORDER BY t.id DESC LIMIT ?5");
        if (filter.user) rows.bind(1, filter.user->uid());
        if (filter.day) rows.bind(2, msOfDate(*filter.day)).bind(3, msOfDate(filter.day->plusDays(1)));
        if (filter.before) rows.bind(4, filter.before->uid());
        rows.bind(5, filter.limit);
        if (own) rows.bind(6, own->uid());
        std::vector<Act> found;
        while (rows.step()) found.push_back(readAct(rows));
        return found;
    });
}

std::vector<Act> actsOfVault(const db::Reader& reader, const std::string& vault, int limit) {
    auto rows = reader.prepare("SELECT " + actColumns(reader) + actTables +
                               "WHERE t.uid = t.action AND (s.compartment = ? OR t.operation GLOB 'vault.*')"
                               " ORDER BY t.id DESC");
    rows.bind(1, vault);
    std::vector<Act> found;
    while (static_cast<int>(found.size()) < limit && rows.step()) {
        Act act = readAct(rows);
        const auto named = act.args.find("vault"); // of another one?
        if (named == act.args.end() || named->second == vault) found.push_back(std::move(act));
    }
    return found;
}

std::optional<UserId> ownActsOnly(const access::Access& access) {
    return access.allows(access::Right::Audit, "") ? std::nullopt : access.user();
}

Result<Act> act(const db::Reader& reader, const access::Access& access, TxnId id) {
    return db::guard([&]() -> Result<Act> {
        auto row = reader.prepare("SELECT " + actColumns(reader) + actTables + "WHERE t.uid = ?");
        row.bind(1, id.uid());
        if (!row.step()) return makeError(ErrorCode::UnknownTxn, {{"id", id.hex()}});
        Act found = readAct(row);
        if (const auto own = ownActsOnly(access); own && found.user != own) return denied("audit", {});
        return found;
    });
}

std::vector<Change> changesOf(const db::Reader& reader, const Tables& tables, const access::Access& access, TxnId id,
                              std::size_t limit) {
    std::vector<Change> changes;
    const auto mayRead = [&](const Table& table, const Uid& uid) {
        return audits(access, table) || readable(reader, tables, access, *tables.find(table.type->id), uid);
    };
    std::set<Uid> seen;
    auto range = reader.prepare("SELECT min(first_entry), max(last_entry) FROM txn WHERE action = ?");
    range.bind(1, id.uid());
    if (!range.step() || range.isNull(0)) return changes;
    auto rows =
        reader.prepare("SELECT e.tbl, e.row, e.op FROM " + entriesOf(reader, id.uid()) +
                       " e JOIN txn t ON t.id = e.txn WHERE e.id BETWEEN ? AND ? AND t.action = ? ORDER BY e.id");
    rows.bind(1, range.integer(0)).bind(2, range.integer(1)).bind(3, id.uid());
    while (rows.step() && changes.size() < limit) {
        const Table* table = tables.byIndex(rows.integer(0));
        if (!table) continue;
        Uid uid = rows.uid(1);
        bool created = rows.integer(2) == static_cast<int>(EntryOp::Create);
        if (table->links) {
            const auto link = findRecord(reader, *table, uid);
            if (!link) continue;
            uid = link->values[0].uid();
            created = false;
        }
        if (seen.insert(uid).second && mayRead(*table, uid))
            changes.push_back({table->type->id, RecordId(uid), created ? ChangeKind::Created : ChangeKind::Updated});
    }
    return changes;
}

Result<std::vector<Deleted>> recycleBin(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                        std::string_view type, int limit) {
    return db::guard([&]() -> Result<std::vector<Deleted>> {
        const Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        const Horizon horizon(tables, *table, access);
        if (horizon.reach() == access::Reach::None) return denied("read", type);
        std::vector<Deleted> bin;
        {
            const std::string within = horizon.within();
            auto rows =
                reader.prepare("SELECT " + table->selectColumns() + ", uid FROM " + table->name + " t WHERE alive = 0" +
                               (within.empty() ? "" : " AND " + within) + " ORDER BY jhead DESC LIMIT ?");
            rows.bind(1, limit);
            while (rows.step())
                bin.push_back(
                    {readRecord(rows, *table, rows.uid(firstValueColumn + static_cast<int>(table->columns.size()))),
                     Act{}});
        }
        std::erase_if(bin, [&](Deleted& deleted) { return !horizon.trim(reader, deleted.record); });
        for (Deleted& deleted : bin) deleted.act = actOf(reader, deleted.record.dotOf(aliveRegister));
        return bin;
    });
}

} // namespace mulin::journal
