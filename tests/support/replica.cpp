#include "tests/support/replica.h"
#include "core/journal/rows.h"

#include <algorithm>
#include <stdexcept>

namespace mulin::test {

using namespace mulin::journal;

namespace {

/// The first row of a query that must have one.
db::Statement only(const db::Reader& file, std::string_view sql, const auto&... bound) {
    db::Statement row = file.prepare(sql);
    int index = 0;
    (row.bind(++index, bound), ...);
    if (!row.step()) throw std::runtime_error("no row: " + std::string(sql));
    return row;
}

} // namespace

Replica::Replica(const schema::Catalogue& catalogue, const std::string& name, std::uint64_t seed)
    : m_file(db::Connection::memory())
    , m_clock(std::make_shared<FixedClock>(0))
    , m_environment{m_clock, std::make_shared<SeededRandom>(seed)} {
    m_file->execute(fileDdl);
    m_file->execute(rowsDdl);
    Tables::install(*m_file, catalogue);
    m_tables = Tables::load(*m_file, catalogue);
    auto device = m_file->prepareWrite("INSERT INTO device(idx, uid, name) VALUES(1, ?, ?)");
    device.bind(1, Uid::named("device", name)).bind(2, name).run();
    auto meta = m_file->prepareWrite("INSERT INTO meta(key, value) VALUES(?, ?)");
    meta.bind(1, "device").bind(2, 1).run();
    meta.bind(1, "unit").bind(2, Uid::named("unit", "1")).run();
    meta.bind(1, "dseq").bind(2, 0).run();
    meta.bind(1, "hlc").bind(2, 0).run();
}

void Replica::act(std::vector<SharedTxn>& log, std::int64_t nowMs, const std::function<void(Recorder&)>& body) {
    m_clock->set(nowMs);
    const std::set<std::size_t> seen(m_had.begin(), m_had.end());
    db::Connection::Transaction transaction(*m_file);
    Recorder recorder(*m_file, m_tables, m_environment, m_keys, false);
    body(recorder);
    recorder.finish({"act", {}, TxnKind::Change, false}, {}, {});
    transaction.commit();
    std::set<std::size_t> halves = seen;
    for (const TxnIndex txn : recorder.dots()) {
        SharedTxn shared;
        shared.seen = halves;
        {
            const auto head = only(*m_file,
                                   "SELECT s.uid, d.uid, t.seq, t.dseq, t.hlc, t.epoch FROM txn t"
                                   " JOIN stream s ON s.id = t.stream JOIN device d ON d.idx = s.device WHERE t.id = ?",
                                   txn);
            shared.stream = head.uid(0);
            shared.device = head.uid(1);
            shared.seq = head.integer(2);
            shared.dseq = head.integer(3);
            shared.hlc = static_cast<std::uint64_t>(head.integer(4));
            if (const std::int64_t epoch = head.integer(5)) {
                const auto row = only(*m_file, "SELECT vector FROM epoch WHERE id = ?", epoch);
                const VersionVector vector = VersionVector::decode(row.blob(0));
                for (const auto& [stream, seq] : vector.seqs())
                    shared.context[only(*m_file, "SELECT uid FROM stream WHERE id = ?", stream).uid(0)] = seq;
            }
        }
        auto entries = m_file->prepare("SELECT tbl, row, op, patch FROM entry WHERE txn = ? ORDER BY id");
        entries.bind(1, txn);
        while (entries.step()) {
            SharedTxn::Entry entry{m_tables.byIndex(entries.integer(0))->uid,
                                   entries.uid(1),
                                   static_cast<EntryOp>(entries.integer(2)),
                                   {}};
            const auto patch = decodePatch(entry.op, entries.blob(3));
            for (const FieldChange& change : *patch)
                entry.changes.emplace_back(m_tables.fieldUid(change.field), change.after);
            shared.entries.push_back(std::move(entry));
        }
        halves.insert(log.size());
        m_had.push_back(log.size());
        m_shared[txn] = log.size();
        log.push_back(std::move(shared));
    }
}

std::int64_t Replica::streamOf(const SharedTxn& txn) {
    auto known = m_file->prepare("SELECT id FROM stream WHERE uid = ?");
    known.bind(1, txn.stream);
    if (known.step()) return known.integer(0);
    auto device = m_file->prepareWrite("INSERT OR IGNORE INTO device(uid, name) VALUES(?, '')");
    device.bind(1, txn.device).run();
    const std::int64_t index = only(*m_file, "SELECT idx FROM device WHERE uid = ?", txn.device).integer(0);
    auto stream =
        m_file->prepareWrite("INSERT INTO stream(uid, device, unit, compartment, seq, head) VALUES(?,?,?,'',0,x'')");
    stream.bind(1, txn.stream).bind(2, index).bind(3, Uid{}).run();
    return m_file->lastInsertId();
}

void Replica::apply(const std::vector<SharedTxn>& log, std::size_t number) {
    if (std::find(m_had.begin(), m_had.end(), number) != m_had.end()) return;
    const SharedTxn& txn = log[number];
    db::Connection::Transaction transaction(*m_file);
    const std::int64_t stream = streamOf(txn);
    VersionVector context;
    for (const auto& [uid, seq] : txn.context)
        context.set(only(*m_file, "SELECT id FROM stream WHERE uid = ?", uid).integer(0), seq);
    const std::string vector = context.encode();
    auto epoch = m_file->prepareWrite("INSERT INTO epoch(vector) VALUES(?)");
    epoch.bindBlob(1, vector).run();
    const std::int64_t epochId = m_file->lastInsertId();
    const TxnIndex id = m_file->integer("SELECT max(id) FROM txn") + 1;
    auto insert = m_file->prepareWrite(
        "INSERT INTO txn(id, uid, stream, seq, dseq, hlc, wall, kind, operation, action, epoch, entries, first_entry,"
        " last_entry, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0, 0, '', ?2, ?7, 0, 0, 0, x'')");
    insert.bind(1, id).bind(2, txnUid(txn.stream, txn.seq)).bind(3, stream).bind(4, txn.seq).bind(5, txn.dseq);
    insert.bind(6, static_cast<std::int64_t>(txn.hlc)).bind(7, epochId).run();
    Applier applier(*m_file, m_tables, *m_file);
    for (const SharedTxn::Entry& entry : txn.entries) {
        const Table& table = *m_tables.byUid(entry.table);
        std::vector<FieldChange> changes;
        for (const auto& [field, after] : entry.changes) changes.push_back({m_tables.fieldIndex(field), {}, after});
        const std::int64_t entryId = m_file->integer("SELECT max(id) FROM entry") + 1;
        const std::string patch = encodePatch(entry.op, changes);
        auto written = m_file->prepareWrite("INSERT INTO entry(id, txn, tbl, row, op, patch) VALUES(?,?,?,?,?,?)");
        written.bind(1, entryId).bind(2, id).bind(3, table.index).bind(4, entry.row);
        written.bind(5, static_cast<int>(entry.op)).bindBlob(6, patch).run();
        applier.apply(id, entryId, table, entry.row, entry.op, changes);
    }
    m_file->write("UPDATE stream SET seq = ? WHERE id = ?")->bind(1, txn.seq).bind(2, stream).run();
    noteContext();
    transaction.commit();
    m_had.push_back(number);
    m_shared[id] = number;
}

/// What is written from now on has seen all streams of others.
void Replica::noteContext() {
    VersionVector seen;
    auto streams = m_file->prepare("SELECT id, seq FROM stream WHERE device <> 1");
    while (streams.step()) seen.set(streams.integer(0), streams.integer(1));
    const std::string vector = seen.encode();
    m_file->prepareWrite("INSERT INTO epoch(vector) VALUES(?)").bindBlob(1, vector).run();
}

void Replica::take(const Replica& other, const std::vector<SharedTxn>& log, std::size_t count) {
    for (std::size_t i = 0; i < std::min(count, other.m_had.size()); ++i) apply(log, other.m_had[i]);
}

std::optional<Record> Replica::find(std::string_view type, const Uid& row) const {
    return findRecord(*m_file, *m_tables.find(type), row);
}

std::map<Replica::Register, std::vector<std::pair<std::size_t, std::string>>>
Replica::siblings(const db::Reader& file) const {
    std::map<Register, std::vector<std::pair<std::size_t, std::string>>> all;
    auto rows = file.prepare("SELECT row, reg, txn, value FROM sibling ORDER BY tbl, row, reg, txn");
    while (rows.step())
        all[{rows.uid(0), m_tables.fieldUid(rows.integer(1))}].emplace_back(m_shared.at(rows.integer(2)),
                                                                            hexOf(hashOf(rows.blob(3))));
    for (auto& [reg, writes] : all) std::sort(writes.begin(), writes.end());
    return all;
}

std::string Replica::dump(const db::Reader& file) const {
    std::map<std::string, std::string> lines;
    for (const auto& table : m_tables.all()) {
        auto rows = file.prepare("SELECT " + table->selectColumns() + ", uid FROM " + table->name +
                                 (table->links ? " WHERE field = " + std::to_string(table->index) : std::string()));
        while (rows.step()) {
            std::string line = rows.integer(1) != 0 ? "there" : "gone";
            for (std::size_t i = 0; i < table->columns.size(); ++i) {
                if (!table->columns[i].field) continue;
                ByteWriter bytes;
                encodeValue(bytes, readValue(rows, firstValueColumn + static_cast<int>(i), table->columns[i]));
                line += " " + hexOf(hashOf(bytes.bytes())).substr(0, 8);
            }
            const Uid uid = rows.uid(firstValueColumn + static_cast<int>(table->columns.size()));
            lines[table->uid.hex() + uid.hex()] = line;
        }
    }
    std::string text;
    for (const auto& [key, line] : lines) text += key + " " + line + "\n";
    for (const auto& [reg, writes] : siblings(file)) {
        text += reg.first.hex() + " " + reg.second.hex();
        for (const auto& [act, value] : writes) text += " " + std::to_string(act) + ":" + value.substr(0, 8);
        text += "\n";
    }
    return text;
}

} // namespace mulin::test
