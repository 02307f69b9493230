#include "core/journal/gate.h"

#include "core/journal/recorder.h"
#include "core/journal/rows.h"
#include "core/journal/vault.h"

#include <map>

namespace mulin::journal {

using access::Reach;
using access::Right;

namespace {

Error refused(Right right, const Table& table) { return denied(codeOf(right), table.type->id); }

} // namespace

Result<void> Gate::type(Right right, const Table& table) const {
    if (!m_access.allows(right, table.type->id)) return refused(right, table);
    return mustBeOpen(m_reader, table.type->compartment);
}

Result<void> Gate::record(Right right, const Record& record) {
    MULIN_TRY(type(right, *record.table));
    if (!Horizon(m_tables, *record.table, m_access, right).covers(m_reader, record.row))
        return refused(right, *record.table);
    m_admitted.insert(record.uid);
    return {};
}

void Gate::note(const Record& record) {
    if (m_access.unlimited() || record.table->links) return;
    if (Horizon(m_tables, *record.table, m_access, Right::Write).covers(m_reader, record.row))
        m_admitted.insert(record.uid);
}

Result<void> Gate::fields(const Table& table, const schema::Values& values, const Record* before) {
    if (m_access.unlimited()) return {};
    const Horizon horizon(m_tables, table, m_access, Right::Write);
    const bool outside = before && horizon.differs() && !horizon.own(m_reader, before->row);
    const access::Fields& withheld =
        m_access.withheld(Right::Write, table.type->id, outside || !horizon.differs() ? horizon.reach() : Reach::Own);
    if (withheld.empty()) return {};
    for (const auto& [field, value] : values.fields)
        if (withheld.contains(field)) return refused(Right::Write, table);
    for (const auto& [field, items] : values.links)
        if (withheld.contains(field)) return refused(Right::Write, table);
    return {};
}

void Gate::made(const Table& table, const schema::Values& values, const Uid& id) {
    if (m_access.unlimited() || !Horizon(m_tables, table, m_access, Right::Write).differs()) return;
    const access::Fields& outside = m_access.withheld(Right::Write, table.type->id, Reach::Office);
    const bool more = std::any_of(values.fields.begin(), values.fields.end(),
                                  [&](const auto& field) { return outside.contains(field.first); }) ||
                      std::any_of(values.links.begin(), values.links.end(),
                                  [&](const auto& field) { return outside.contains(field.first); });
    if (more) m_own.emplace_back(&table, id);
}

bool Gate::lies(const Horizon& horizon, const Table& table, const Uid& row, bool made) const {
    if (m_admitted.contains(row)) return true;
    const auto record = findRecord(m_reader, table, row);
    if (!record) return false;
    if (horizon.own(m_reader, record->row)) return true;
    if (!made) return false;
    // Somebody of the own grid moves out of it: where to is a new record elsewhere.
    const auto named = namedBy(m_reader, m_tables, *record);
    return std::any_of(named.begin(), named.end(), [&](const Named& one) { return m_admitted.contains(one.row); });
}

Result<void> Gate::settle(const Recorder& recorder, bool undoing) const {
    if (m_access.unlimited()) return {};
    std::map<std::pair<const Table*, Right>, Horizon> horizons;
    const auto check = [&](Right right, const Table& written, const Uid& row, bool made) -> Result<void> {
        const Table& table = written.links ? *m_tables.find(written.type->id) : written;
        auto at = horizons.find({&table, right});
        if (at == horizons.end())
            at = horizons.emplace(std::pair(&table, right), Horizon(m_tables, table, m_access, right)).first;
        const Horizon& horizon = at->second;
        if (horizon.reach() == Reach::Office) return {};
        if (horizon.reach() == Reach::None || !lies(horizon, table, row, made)) return refused(right, table);
        return {};
    };
    for (const Created& row : recorder.created()) MULIN_TRY(check(Right::Write, *row.table, row.uid, true));
    for (const auto& [key, row] : recorder.touched()) {
        if (row.table->links) {
            auto link = m_reader.cached("SELECT src FROM " + row.table->name + " WHERE id = ?");
            link->bind(1, row.row);
            if (!link->step()) continue;
            const Uid from = link->uid(0);
            MULIN_TRY(check(Right::Write, *row.table, from, false));
            continue;
        }
        const bool gone = row.wasAlive && !row.isAlive && !undoing;
        MULIN_TRY(check(gone ? Right::Delete : Right::Write, *row.table, row.uid, false));
    }
    for (const auto& [table, row] : m_own) {
        const auto record = findRecord(m_reader, *table, row);
        if (record && !Horizon(m_tables, *table, m_access, Right::Write).own(m_reader, record->row))
            return refused(Right::Write, *table);
    }
    return {};
}

} // namespace mulin::journal
