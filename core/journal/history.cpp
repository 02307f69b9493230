#include "core/journal/history.h"

#include "core/db/exception.h"
#include "core/journal/recorder.h"

#include <algorithm>

namespace mulin::journal {

namespace {

constexpr const char* actColumns = "t.action, t.wall, t.user, d.name, t.kind, t.operation, t.args, t.undoes,"
                                   " (SELECT u.action FROM txn u WHERE u.undoes = t.action"
                                   "  AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes = u.action) LIMIT 1),"
                                   " (SELECT sum(h.entries) FROM txn h WHERE h.action = t.action), t.id";

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
    auto row = reader.cached(std::string("SELECT ") + actColumns + actTables + "WHERE t.id = ?");
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
        auto row = reader.cached("SELECT txn, op, patch, prev FROM entry WHERE id = ?");
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
        if (!access.allows(access::Right::Read, type))
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", std::string(type)}});
        const auto record = findRecord(reader, *table, id.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", id.hex()}});
        std::vector<RawEntry> raw;
        collect(reader, *record, nullptr, raw);
        std::vector<std::unique_ptr<Record>> links;
        {
            auto rows = reader.prepare("SELECT uid, field FROM link WHERE src = ?");
            rows.bind(1, id.uid());
            while (rows.step())
                if (const Table* linkTable = tables.byIndex(rows.integer(1)))
                    if (auto link = findRecord(reader, *linkTable, rows.uid(0)))
                        links.push_back(std::make_unique<Record>(std::move(*link)));
        }
        for (const auto& link : links) collect(reader, *link, link.get(), raw);
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
                item.changes.push_back({entry.link->table->links->id, on ? schema::Value() : to,
                                        on ? to : schema::Value(), entry.link->values[2].text()});
                continue;
            }
            item.created = item.created || entry.op == EntryOp::Create;
            for (const FieldChange& change : entry.changes) {
                const int position = table->positionOf(change.field);
                std::string name =
                    position < 0 ? std::string() : table->columns[static_cast<std::size_t>(position)].name;
                if (change.before == change.after && entry.op != EntryOp::Create) continue; // rest of a group
                if (change.field != aliveRegister && name.empty()) continue;
                item.changes.push_back({std::move(name), change.before, change.after, {}});
            }
        }
        std::vector<HistoryItem> items;
        for (auto& [txn, item] : byTxn) items.push_back(std::move(item));
        return items;
    });
}

Result<std::vector<Act>> acts(const db::Reader& reader, const access::Access& access, const ActFilter& filter) {
    return db::guard([&]() -> Result<std::vector<Act>> {
        if (!access.allows(access::Right::Read, ""))
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", ""}});
        std::string sql =
            std::string("SELECT ") + actColumns + actTables +
            "WHERE t.uid = t.action AND (?1 IS NULL OR t.user = ?1) AND (?2 IS NULL OR t.wall >= ?2)"
            " AND (?3 IS NULL OR t.wall < ?3) AND (?4 IS NULL OR t.id < (SELECT id FROM txn WHERE uid = ?4))";
        if (!filter.logs) sql += " AND t.kind <> 2";
        auto rows = reader.prepare(sql + " ORDER BY t.id DESC LIMIT ?5");
        if (filter.user) rows.bind(1, filter.user->uid());
        if (filter.day) rows.bind(2, msOfDate(*filter.day)).bind(3, msOfDate(filter.day->plusDays(1)));
        if (filter.before) rows.bind(4, filter.before->uid());
        rows.bind(5, filter.limit);
        std::vector<Act> found;
        while (rows.step()) found.push_back(readAct(rows));
        return found;
    });
}

Result<Act> act(const db::Reader& reader, TxnId id) {
    return db::guard([&]() -> Result<Act> {
        auto row = reader.prepare(std::string("SELECT ") + actColumns + actTables + "WHERE t.uid = ?");
        row.bind(1, id.uid());
        if (!row.step()) return makeError(ErrorCode::UnknownTxn, {{"id", id.hex()}});
        return readAct(row);
    });
}

std::vector<Change> changesOf(const db::Reader& reader, const Tables& tables, TxnId id, std::size_t limit) {
    std::vector<Change> changes;
    std::set<Uid> seen;
    auto range = reader.prepare("SELECT min(first_entry), max(last_entry) FROM txn WHERE action = ?");
    range.bind(1, id.uid());
    if (!range.step() || range.isNull(0)) return changes;
    auto rows = reader.prepare("SELECT e.tbl, e.row, e.op FROM entry e JOIN txn t ON t.id = e.txn"
                               " WHERE e.id BETWEEN ? AND ? AND t.action = ? ORDER BY e.id");
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
        if (seen.insert(uid).second)
            changes.push_back({table->type->id, RecordId(uid), created ? ChangeKind::Created : ChangeKind::Updated});
    }
    return changes;
}

Result<std::vector<Deleted>> recycleBin(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                        std::string_view type, int limit) {
    return db::guard([&]() -> Result<std::vector<Deleted>> {
        const Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        if (!access.allows(access::Right::Read, type))
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", std::string(type)}});
        std::vector<Deleted> bin;
        {
            auto rows = reader.prepare("SELECT " + table->selectColumns() + ", uid FROM " + table->name +
                                       " WHERE alive = 0 ORDER BY jhead DESC LIMIT ?");
            rows.bind(1, limit);
            while (rows.step())
                bin.push_back(
                    {readRecord(rows, *table, rows.uid(firstValueColumn + static_cast<int>(table->columns.size()))),
                     Act{}});
        }
        for (Deleted& deleted : bin) deleted.act = actOf(reader, deleted.record.dotOf(aliveRegister));
        return bin;
    });
}

} // namespace mulin::journal
