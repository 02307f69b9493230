#include "core/journal/applier.h"

#include "core/base/pinyin.h"
#include "core/journal/rows.h"

#include <algorithm>
#include <set>

namespace mulin::journal {

void bindValue(db::Statement& statement, int index, const schema::Value& value) {
    if (value.isNumber())
        statement.bind(index, value.number());
    else if (value.isText())
        statement.bindTextView(index, value.text());
    else if (value.isUid())
        statement.bind(index, value.uid());
    else
        statement.bindNull(index);
}

std::string sortKeyOf(const Table& table, std::span<const schema::Value> values) {
    for (const int at : table.names)
        if (const schema::Value& name = values[static_cast<std::size_t>(at)]; name.isText())
            return nameSortKey(name.text());
    return {};
}

Applier::Applier(db::Connection& target, const Tables& tables, const db::Reader& stamps)
    : m_target(target), m_tables(tables), m_stampSource(stamps) {}

const TxnStamp& Applier::stamp(TxnIndex txn) {
    const auto known = m_stamps.find(txn);
    if (known != m_stamps.end()) return known->second;
    TxnStamp stamp;
    auto row = m_stampSource.cached("SELECT t.stream, t.seq, d.uid, t.dseq, t.hlc, e.vector FROM txn t"
                                    " JOIN stream s ON s.id = t.stream JOIN device d ON d.idx = s.device"
                                    " LEFT JOIN epoch e ON e.id = t.epoch WHERE t.id = ?");
    row->bind(1, txn);
    if (row->step()) {
        stamp.stream = row->integer(0);
        stamp.seq = row->integer(1);
        stamp.device = row->uid(2);
        stamp.dseq = row->integer(3);
        stamp.hlc = static_cast<std::uint64_t>(row->integer(4));
        if (!row->isNull(5)) stamp.context = VersionVector::decode(row->blob(5));
    }
    return m_stamps.emplace(txn, std::move(stamp)).first->second;
}

void Applier::insert(TxnIndex txn, std::int64_t entry, const Table& table, const Uid& row,
                     const std::vector<FieldChange>& changes) {
    auto& statement = m_inserts[&table];
    if (!statement) {
        std::string columns = "uid, alive, rv, jhead, ", marks = "?,1,?,?,?";
        columns += table.links ? "field" : "sort_key";
        for (const Column& column : table.columns) {
            columns += ", \"" + column.name + "\"";
            marks += ",?";
        }
        statement = std::make_unique<db::Statement>(
            m_target.prepareWrite("INSERT INTO " + table.name + "(" + columns + ") VALUES(" + marks + ")"));
    }
    std::vector<schema::Value> values(table.columns.size());
    for (const FieldChange& change : changes)
        if (const int position = table.positionOf(change.field); position >= 0)
            values[static_cast<std::size_t>(position)] = change.after;
    statement->bind(1, row).bind(2, txn).bind(3, entry);
    const std::string sortKey = sortKeyOf(table, values);
    if (table.links)
        statement->bind(4, table.index);
    else if (table.sortKey)
        statement->bindTextView(4, sortKey);
    else
        statement->bindNull(4);
    for (std::size_t i = 0; i < values.size(); ++i) bindValue(*statement, static_cast<int>(5 + i), values[i]);
    statement->run();
}

std::vector<Write> Applier::maxima(const Record& record, DefinitionIndex reg) {
    std::vector<Write> writes;
    {
        auto rows = m_target.cached("SELECT txn, value FROM " + record.table->in("sibling") +
                                    " WHERE tbl = ? AND row = ? AND reg = ?");
        rows->bind(1, record.table->index).bind(2, record.uid).bind(3, reg);
        while (rows->step()) {
            Write write{rows->integer(0), {}};
            ByteReader in(rows->blob(1));
            while (!in.atEnd()) {
                auto value = decodeValue(in);
                if (!value) break;
                write.value.push_back(std::move(*value));
            }
            writes.push_back(std::move(write));
        }
    }
    if (!writes.empty()) return writes;
    Write current{record.dotOf(reg), {}};
    bool any = record.clock.dot(reg).has_value();
    if (reg == aliveRegister) {
        current.value.push_back(record.alive);
        any = true;
    }
    for (std::size_t i = 0; i < record.table->columns.size(); ++i)
        if (record.table->columns[i].field && record.table->columns[i].reg == reg) {
            current.value.push_back(record.values[i]);
            any = any || !record.values[i].isEmpty(); // a creation says nothing of the fields it leaves empty
        }
    if (any) writes.push_back(std::move(current));
    return writes;
}

std::vector<TxnIndex> Applier::dotsOfFields(const Record& record) {
    std::vector<TxnIndex> dots;
    for (const auto& [reg, dot] : record.clock.dots())
        if (reg != aliveRegister) dots.push_back(dot);
    const bool untouched =
        std::any_of(record.table->columns.begin(), record.table->columns.end(), [&](const Column& column) {
            const auto at = static_cast<std::size_t>(&column - record.table->columns.data());
            return column.field && !record.values[at].isEmpty() && !record.clock.dot(column.reg);
        });
    if (untouched) dots.push_back(record.created);
    auto rows =
        m_target.cached("SELECT txn FROM " + record.table->in("sibling") + " WHERE tbl = ? AND row = ? AND reg <> ?");
    rows->bind(1, record.table->index).bind(2, record.uid).bind(3, aliveRegister);
    while (rows->step()) dots.push_back(rows->integer(0));
    return dots;
}

void Applier::keep(const Record& record, DefinitionIndex reg, const std::vector<Write>& writes, bool all) {
    m_target.write("DELETE FROM " + record.table->in("sibling") + " WHERE tbl = ? AND row = ? AND reg = ?")
        ->bind(1, record.table->index)
        .bind(2, record.uid)
        .bind(3, reg)
        .run();
    if (writes.size() < 2 && !all) return;
    for (const Write& write : writes) {
        ByteWriter value;
        for (const schema::Value& part : write.value) encodeValue(value, part);
        auto insert = m_target.write("INSERT INTO " + record.table->in("sibling") +
                                     "(tbl, row, reg, txn, value) VALUES(?,?,?,?,?)");
        insert->bind(1, record.table->index).bind(2, record.uid).bind(3, reg).bind(4, write.dot);
        insert->bindBlob(5, value.bytes()).run();
    }
}

void Applier::merge(TxnIndex txn, std::int64_t entry, const Table& table, Record record, EntryOp op,
                    const std::vector<FieldChange>& changes) {
    const StampOf stampOf = [this](TxnIndex dot) -> const TxnStamp& { return stamp(dot); };
    std::map<DefinitionIndex, RegisterValue> written;
    if (op == EntryOp::Create) written[aliveRegister] = {schema::Value(true)};
    for (const FieldChange& change : changes) {
        if (change.field == aliveRegister) {
            written[aliveRegister] = {change.after};
        } else if (const int position = table.positionOf(change.field); position >= 0) {
            written.try_emplace(table.columns[static_cast<std::size_t>(position)].reg);
        }
    }
    for (auto& [reg, value] : written) {
        if (reg == aliveRegister) continue;
        for (const Column& column : table.columns)
            if (column.field && column.reg == reg) {
                const auto change = std::find_if(changes.begin(), changes.end(),
                                                 [&](const FieldChange& c) { return c.field == column.field; });
                value.push_back(change == changes.end() ? schema::Value() : change->after);
            }
    }
    std::vector<Write> alive = maxima(record, aliveRegister);
    for (const auto& [reg, value] : written) {
        std::vector<Write> writes = reg == aliveRegister ? alive : maxima(record, reg);
        if (!addWrite(writes, {txn, value}, stampOf)) continue;
        const Write& top = *shown(writes, stampOf);
        record.clock.set(reg, top.dot);
        if (reg == aliveRegister) {
            alive = std::move(writes);
            continue;
        }
        keep(record, reg, writes);
        std::size_t part = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].field && table.columns[i].reg == reg) record.values[i] = top.value[part++];
    }
    // A delete that does not hold is no longer to be read from the row: it is kept beside it.
    const Existence stands = existence(alive, dotsOfFields(record), stampOf);
    keep(record, aliveRegister, alive, stands.contested);
    const bool present = stands.alive;

    std::string sql = "UPDATE " + table.name + " SET alive = ?1, cv = ?2, jhead = ?3";
    int index = 5;
    for (const Column& column : table.columns)
        if (column.field) sql += ", \"" + column.name + "\" = ?" + std::to_string(index++);
    if (table.sortKey) sql += ", sort_key = ?" + std::to_string(index);
    auto update = m_target.write(sql + " WHERE id = ?4");
    const std::string clock = record.clock.encode(), sortKey = sortKeyOf(table, record.values);
    update->bind(1, present ? 1 : 0);
    if (clock.empty())
        update->bindNull(2);
    else
        update->bindBlobView(2, clock);
    update->bind(3, entry).bind(4, record.row);
    index = 5;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].field) bindValue(*update, index++, record.values[i]);
    if (table.sortKey) update->bindTextView(index, sortKey);
    update->run();
}

std::int64_t Applier::apply(TxnIndex txn, std::int64_t entry, const Table& table, const Uid& row, EntryOp op,
                            const std::vector<FieldChange>& changes) {
    auto record = findRecord(m_target, table, row);
    if (!record) {
        insert(txn, entry, table, row, changes);
        return 0;
    }
    const std::int64_t before = record->head;
    merge(txn, entry, table, std::move(*record), op, changes);
    return before;
}

} // namespace mulin::journal
