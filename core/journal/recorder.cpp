#include "core/journal/recorder.h"

#include "core/db/exception.h"
#include "core/journal/applier.h"
#include "core/journal/rows.h"
#include "core/journal/vault_entry.h"

#include <algorithm>
#include <cstring>

namespace mulin::journal {

namespace {

void canonicalHead(ByteWriter& out, const Table& table, const Uid& row, EntryOp op, const Salt& salt,
                   std::size_t changes) {
    out.raw({reinterpret_cast<const char*>(salt.data()), salt.size()});
    out.raw(table.uid.view());
    out.raw(row.view());
    out.u8(static_cast<std::uint8_t>(op));
    out.varint(changes);
}

void canonicalChanges(ByteWriter& out, const Tables& tables, EntryOp op, const std::vector<FieldChange>& changes) {
    for (const FieldChange& change : changes) {
        out.raw(tables.fieldUid(change.field).view());
        if (op != EntryOp::Create) encodeValue(out, change.before);
        encodeValue(out, change.after);
    }
}

} // namespace

Hash leafHash(const Tables& tables, const Table& table, const Uid& row, EntryOp op, const Salt& salt,
              const std::vector<FieldChange>& changes) {
    ByteWriter out;
    canonicalHead(out, table, row, op, salt, changes.size());
    canonicalChanges(out, tables, op, changes);
    return hashOf(out.bytes());
}

Hash txnHash(const TxnHeader& header, const Hash& previous, const Hash& leaves) {
    ByteWriter out;
    out.string("mulin txn 1");
    out.raw(header.stream.view());
    out.varint(static_cast<std::uint64_t>(header.seq));
    out.varint(static_cast<std::uint64_t>(header.dseq));
    out.varint(header.hlc);
    out.zigzag(header.wall);
    out.string(header.user ? header.user->view() : std::string_view{});
    out.u8(static_cast<std::uint8_t>(header.kind));
    out.string(header.operation);
    out.string(header.args);
    out.string(header.undoes ? header.undoes->view() : std::string_view{});
    out.raw(header.action.view());
    out.string(header.context);
    out.varint(static_cast<std::uint64_t>(header.entries));
    out.raw(Hasher::view(previous));
    out.raw(Hasher::view(leaves));
    return hashOf(out.bytes());
}

std::string encodeArgs(const std::map<std::string, std::string>& args) {
    ByteWriter out;
    for (const auto& [key, value] : args) {
        out.string(key);
        out.string(value);
    }
    return out.take();
}

std::map<std::string, std::string> decodeArgs(std::string_view bytes) {
    std::map<std::string, std::string> args;
    ByteReader in(bytes);
    while (!in.atEnd()) {
        const auto key = in.string(), value = in.string();
        if (!key || !value) break;
        args.emplace(*key, *value);
    }
    return args;
}

Uid txnUid(const Uid& stream, std::int64_t seq) {
    Uid uid = stream;
    for (std::size_t i = 0; i < 8; ++i) uid.bytes[8 + i] = static_cast<std::uint8_t>(seq >> (56 - 8 * i));
    return uid;
}

Uid streamUid(const Uid& device, const Uid& unit, std::string_view compartment) {
    return Uid::named("stream", std::string(device.view()) + std::string(unit.view()) + std::string(compartment));
}

Recorder::Recorder(db::Connection& connection, const Tables& tables, const Environment& environment,
                   const access::KeyRing& keys, bool search)
    : m_connection(connection)
    , m_tables(tables)
    , m_environment(environment)
    , m_keys(keys)
    , m_deriver(connection, tables, search) {
    m_nextEntry = connection.integer("SELECT max(id) FROM entry") + 1;
    m_nextTxn = connection.integer("SELECT max(id) FROM txn") + 1;
    m_dseq = connection.integer("SELECT value FROM meta WHERE key = 'dseq'");
    m_siblings = connection.integer("SELECT EXISTS(SELECT 1 FROM sibling)") != 0;
    auto meta = connection.prepare("SELECT d.idx, d.uid, u.value FROM device d, meta m, meta u"
                                   " WHERE m.key = 'device' AND d.idx = m.value AND u.key = 'unit'");
    if (!meta.step()) throw db::Exception(makeError(ErrorCode::FileDamaged, {{"what", "device"}}));
    m_deviceIndex = meta.integer(0);
    m_device = meta.uid(1);
    m_unit = meta.uid(2);
}

Recorder::Half& Recorder::half(const Table& table) {
    auto& known = m_halfOf[&table];
    if (!known) known = &half(table.type->compartment);
    return *known;
}

std::string Recorder::sealedOf(const std::string& compartment) const {
    if (isVault(compartment)) return compartment;
    for (const auto& [name, half] : m_halves)
        if (half && half->key) return name;
    return compartment;
}

Recorder::Half& Recorder::half(const std::string& compartment) {
    auto& made = m_halves[compartment];
    if (made) return *made;
    auto half = std::make_unique<Half>();
    half->key = m_keys.find(compartment);
    if (!half->key && isVault(compartment))
        throw db::Exception(makeError(ErrorCode::VaultLocked, {{"vault", compartment}}));
    // What was written beside it, in the open, would tell of it.
    if (!m_order.empty() && (half->key || m_order.front()->key))
        throw db::Exception(makeError(ErrorCode::VaultApart, {{"vault", sealedOf(compartment)}}));
    made = std::move(half);
    made->stream = streamUid(m_device, m_unit, compartment);
    auto find = m_connection.prepare("SELECT id, seq, head FROM stream WHERE uid = ?");
    find.bind(1, made->stream);
    if (find.step()) {
        made->streamIndex = find.integer(0);
        made->seq = find.integer(1) + 1;
        std::memcpy(made->previous.data(), find.blob(2).data(), std::min<std::size_t>(32, find.blob(2).size()));
    } else {
        auto insert = m_connection.prepareWrite(
            "INSERT INTO stream(uid, device, unit, compartment, seq, head) VALUES(?,?,?,?,0,?)");
        insert.bind(1, made->stream).bind(2, m_deviceIndex).bind(3, m_unit).bind(4, compartment);
        insert.bindBlob(5, Hasher::view(made->previous)).run();
        made->streamIndex = m_connection.lastInsertId();
        made->seq = 1;
    }
    made->entry = std::make_unique<db::Statement>(
        m_connection.prepareWrite(std::string("INSERT INTO ") + (made->key ? "sealed." : "") +
                                  "entry(id, txn, tbl, row, op, prev, salt, patch) VALUES(?,?,?,?,?,?,?,?)"));
    made->txn = m_nextTxn++;
    made->dseq = ++m_dseq;
    made->first = m_nextEntry;
    m_order.push_back(made.get());
    m_dots.push_back(made->txn);
    return *made;
}

void Recorder::nextSalt() {
    constexpr std::size_t batch = 4096;
    if (m_saltsUsed >= m_salts.size()) {
        m_salts.resize(batch);
        m_environment.random->fill(m_salts.data(), batch);
        m_saltsUsed = 0;
    }
    std::memcpy(m_salt.data(), m_salts.data() + m_saltsUsed, m_salt.size());
    m_saltsUsed += m_salt.size();
}

void Recorder::beginCanonical(const Table& table, const Uid& row, EntryOp op, std::size_t changes) {
    nextSalt();
    m_canonical.clear();
    canonicalHead(m_canonical, table, row, op, m_salt, changes);
}

std::int64_t Recorder::writeEntry(Half& half, const Table& table, const Uid& row, EntryOp op,
                                  std::optional<std::int64_t> prev) {
    const Hash leaf = hashOf(m_canonical.bytes());
    half.leaves.add(leaf);
    const std::int64_t id = m_nextEntry++;
    if (half.key) {
        const std::string box =
            access::encrypted(*half.key, m_canonical.bytes(), entryPlace(half.stream, half.seq, half.entries));
        m_connection.write("INSERT INTO entry(id, txn, tbl, row, op, patch, leaf) VALUES(?,?,0,x'',0,?,?)")
            ->bind(1, id)
            .bind(2, half.txn)
            .bindBlob(3, box)
            .bindBlob(4, Hasher::view(leaf))
            .run();
    }
    db::Statement& entry = *half.entry;
    entry.bind(1, id).bind(2, half.txn).bind(3, table.index).bind(4, row).bind(5, static_cast<int>(op));
    if (prev)
        entry.bind(6, *prev);
    else
        entry.bindNull(6);
    entry.bindBlobView(7, {reinterpret_cast<const char*>(m_salt.data()), m_salt.size()});
    entry.bindBlobView(8, m_patch.bytes());
    entry.runAgain();
    ++half.entries;
    half.last = id;
    return id;
}

Recorder::Insert& Recorder::insertOf(const Table& table) {
    if (m_lastInsert && m_lastInsert->table == &table) return *m_lastInsert;
    Insert& insert = m_inserts[&table];
    m_lastInsert = &insert;
    if (insert.table) return insert;
    std::string columns = "uid, alive, rv, jhead", marks = "?,1,?,?";
    if (table.links) {
        columns += ", field";
        marks += "," + std::to_string(table.index);
    } else {
        columns += ", sort_key";
        marks += ",?";
    }
    for (const Column& column : table.columns) {
        columns += ", \"" + column.name + "\"";
        marks += ",?";
    }
    insert.statement = std::make_unique<db::Statement>(
        m_connection.prepareWrite("INSERT INTO " + table.name + "(" + columns + ") VALUES(" + marks + ")"));
    insert.half = &half(table);
    insert.table = &table;
    return insert;
}

void Recorder::create(const Table& table, const Uid& row, std::span<const schema::Value> values, Identity identity) {
    Insert& into = insertOf(table);
    Half& at = *into.half;
    // What an entry says and what is hashed of it differ in the names of the fields alone.
    std::size_t count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) count += table.columns[i].field && !values[i].isEmpty();
    beginCanonical(table, row, EntryOp::Create, count);
    m_patch.clear();
    m_patch.varint(count);
    db::Statement& insert = *into.statement;
    int index = table.links ? 4 : 5;
    m_values.assign(values.begin(), values.end());
    const bool complete = table.links || m_deriver.fill(table, row, identity, m_values);
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const schema::Value& value = m_values[i];
        const int parameter = index++;
        if (value.isEmpty()) continue; // as run() left it
        bindValue(insert, parameter, value);
        const Column& column = table.columns[i];
        if (!column.field) continue; // derived
        m_patch.varint(static_cast<std::uint64_t>(column.field));
        const std::size_t start = m_patch.bytes().size();
        encodeValue(m_patch, value);
        m_canonical.raw(column.uid.view());
        m_canonical.raw(std::string_view(m_patch.bytes()).substr(start));
    }
    insert.bind(1, row).bind(2, at.txn).bind(3, writeEntry(at, table, row, EntryOp::Create, std::nullopt));
    if (table.sortKey) {
        m_sortKey = sortKeyOf(table, m_values);
        insert.bindTextView(4, m_sortKey);
    }
    insert.run();
    m_created.push_back({&table, table.links ? values[0].uid() : row});
    if (!table.links) m_deriver.created(table, m_connection.lastInsertId(), row, identity, complete, m_values);
}

void Recorder::dropSiblings(const Table& table, const Uid& row, DefinitionIndex reg) {
    if (!mayHaveSiblings(table)) return;
    m_connection.write("DELETE FROM " + table.in("sibling") + " WHERE tbl = ? AND row = ? AND reg = ?")
        ->bind(1, table.index)
        .bind(2, row)
        .bind(3, reg)
        .run();
}

bool Recorder::hasSiblings(const Table& table, const Uid& row, std::optional<DefinitionIndex> reg) const {
    if (!mayHaveSiblings(table)) return false;
    auto found = m_connection.cached("SELECT 1 FROM " + table.in("sibling") +
                                     " WHERE tbl = ?1 AND row = ?2 AND (?3 IS NULL OR reg = ?3)");
    found->bind(1, table.index).bind(2, row);
    if (reg) found->bind(3, *reg);
    return found->step();
}

void Recorder::update(const Record& record, std::vector<FieldChange> changes) {
    if (changes.empty()) return;
    const Table& table = *record.table;
    if (record.alive && hasSiblings(table, record.uid, aliveRegister) &&
        std::none_of(changes.begin(), changes.end(), [](const FieldChange& c) { return c.field == aliveRegister; }))
        changes.push_back({aliveRegister, true, true});
    Half& at = half(table);
    beginCanonical(table, record.uid, EntryOp::Update, changes.size());
    canonicalChanges(m_canonical, m_tables, EntryOp::Update, changes);
    m_patch.clear();
    encodePatch(m_patch, EntryOp::Update, changes);
    const std::int64_t entry = writeEntry(at, table, record.uid, EntryOp::Update, record.head);

    // A row made by this very txn is already on the list of created ones.
    Touched& touch = (record.created == at.txn ? m_reworked : m_touched)[{&table, record.row}];
    if (!touch.table) touch = {&table, record.row, record.uid, record.alive, record.alive, record.values};

    RowClock clock = record.clock;
    std::string sql = "UPDATE " + table.name + " SET jhead = ?1, cv = ?2, alive = ?3";
    bool alive = record.alive;
    std::vector<schema::Value> now = record.values;
    std::vector<const schema::Value*> bound;
    std::set<DefinitionIndex> registers;
    for (const FieldChange& change : changes) {
        if (change.field == aliveRegister) {
            alive = change.after.flag();
            registers.insert(aliveRegister);
            continue;
        }
        const int position = table.positionOf(change.field);
        if (position < 0) continue;
        const Column& column = table.columns[static_cast<std::size_t>(position)];
        registers.insert(column.reg);
        now[static_cast<std::size_t>(position)] = change.after;
        bound.push_back(&change.after);
        sql += ", \"" + column.name + "\" = ?" + std::to_string(4 + bound.size());
    }
    for (const DefinitionIndex reg : registers) {
        clock.set(reg, at.txn);
        dropSiblings(table, record.uid, reg);
    }
    const std::string sortKey = table.sortKey ? sortKeyOf(table, now) : std::string();
    if (table.sortKey) sql += ", sort_key = ?" + std::to_string(5 + bound.size());
    auto update = m_connection.write(sql + " WHERE id = ?4");
    const std::string blob = clock.encode();
    update->bind(1, entry).bindBlobView(2, blob);
    update->bind(3, alive ? 1 : 0).bind(4, record.row);
    for (std::size_t i = 0; i < bound.size(); ++i) bindValue(*update, static_cast<int>(5 + i), *bound[i]);
    if (table.sortKey) update->bindTextView(static_cast<int>(5 + bound.size()), sortKey);
    update->run();
    touch.isAlive = alive;
    if (!table.links) m_deriver.changed(table, record.uid);
}

void Recorder::setLink(const Table& links, const Uid& from, const Uid& to, const std::string& role, bool alive) {
    const Uid uid = linkUid(links, from, to, role);
    if (const auto existing = findRecord(m_connection, links, uid)) {
        if (existing->alive != alive) update(*existing, {{aliveRegister, existing->alive, alive}});
    } else if (alive) {
        const schema::Value values[] = {from, to, role};
        create(links, uid, values);
    }
}

std::optional<TxnId> Recorder::finish(const Operation& operation, const std::optional<UserId>& user,
                                      std::optional<Uid> undoes) {
    const auto act = writeTxns(operation, user, undoes);
    m_deriver.finish(m_touched, m_reworked);
    return act;
}

std::optional<TxnId> Recorder::writeTxns(const Operation& operation, const std::optional<UserId>& user,
                                         std::optional<Uid> undoes) {
    if (m_order.empty()) {
        if (operation.kind != TxnKind::Log && !undoes) return std::nullopt;
        // an act without entries: something was looked at, or an undo found all of it overtaken
        half(operation.compartment.empty() ? std::string("admin") : operation.compartment);
    }
    const std::int64_t wall = m_environment.clock->nowMs();
    HybridClock clock(static_cast<std::uint64_t>(m_connection.integer("SELECT value FROM meta WHERE key = 'hlc'")));
    const std::uint64_t hlc = clock.tick(wall);
    const std::int64_t epoch = m_connection.integer("SELECT max(id) FROM epoch");
    std::string context;
    if (auto row = m_connection.prepare("SELECT value FROM meta WHERE key = 'context'"); row.step())
        context = row.blob(0);
    const Uid action = txnUid(m_order.front()->stream, m_order.front()->seq);
    auto insert = m_connection.prepareWrite(
        "INSERT INTO txn(id, uid, stream, seq, dseq, hlc, wall, user, kind, operation, args, undoes, action, epoch,"
        " entries, first_entry, last_entry, hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (Half* at : m_order) {
        TxnHeader header{at->stream,
                         at->seq,
                         at->dseq,
                         hlc,
                         wall,
                         {},
                         operation.kind,
                         operation.id,
                         encodeArgs(operation.args),
                         undoes,
                         action,
                         context,
                         at->entries};
        if (user) header.user = user->uid();
        std::string kept = header.args;
        if (at->key) {
            SealedAct sealed = sealAct(*at->key, operation.id, header.args, at->stream, at->seq, m_environment);
            header.operation = sealedOperation;
            header.args = std::move(sealed.commitment);
            kept = header.args + sealed.box;
            m_connection.write("INSERT INTO sealed.act(txn, operation, args) VALUES(?,?,?)")
                ->bind(1, at->txn)
                .bind(2, operation.id)
                .bindBlob(3, encodeArgs(operation.args))
                .run();
        }
        const Hash hash = txnHash(header, at->previous, at->leaves.finish());
        insert.bind(1, at->txn).bind(2, txnUid(at->stream, at->seq)).bind(3, at->streamIndex).bind(4, at->seq);
        insert.bind(5, at->dseq).bind(6, static_cast<std::int64_t>(hlc)).bind(7, wall);
        if (user)
            insert.bind(8, user->uid());
        else
            insert.bindNull(8);
        insert.bind(9, static_cast<int>(operation.kind)).bind(10, header.operation).bindBlob(11, kept);
        if (undoes)
            insert.bind(12, *undoes);
        else
            insert.bindNull(12);
        insert.bind(13, action);
        if (epoch)
            insert.bind(14, epoch);
        else
            insert.bindNull(14);
        insert.bind(15, at->entries).bind(16, at->first).bind(17, at->last).bindBlob(18, Hasher::view(hash));
        insert.run();
        m_connection.write("UPDATE stream SET seq = ?, head = ? WHERE id = ?")
            ->bind(1, at->seq)
            .bindBlob(2, Hasher::view(hash))
            .bind(3, at->streamIndex)
            .run();
    }
    auto meta = m_connection.prepareWrite("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)");
    meta.bind(1, "hlc").bind(2, static_cast<std::int64_t>(hlc)).run();
    meta.bind(1, "dseq").bind(2, m_dseq).run();
    return TxnId(action);
}

} // namespace mulin::journal
