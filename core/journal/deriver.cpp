#include "core/journal/deriver.h"

#include "core/journal/applier.h"
#include "core/journal/rows.h"

#include <algorithm>

namespace mulin::journal {

Deriver::Deriver(db::Connection& connection, const Tables& tables, bool search)
    : m_connection(connection)
    , m_tables(tables)
    , m_search(search)
    , m_sources(connection)
    , m_terms(connection, "term_block")
    , m_sealedTerms(connection, "sealed.term_block") {}

Deriver::~Deriver() = default;

bool Deriver::fill(const Table& table, const Uid& row, Identity identity, Values& values) {
    return m_sources.fill(table, row, identity, values);
}

void Deriver::created(const Table& table, std::int64_t row, const Uid& uid, Identity identity, bool complete,
                      const Values& values) {
    bool look = !complete;
    for (const Derivation::Dependent& dependent : table.derivation->dependents) {
        if (look || dependent.reversePosition < 0) continue;
        const schema::Value& named = values[static_cast<std::size_t>(dependent.reversePosition)];
        look = named.isUid() && !m_sources.awaits(named.uid());
    }
    if (look) m_dirty[&table].insert_or_assign(row, Dirty{nullptr, true, true});
    if (identity == Identity::Given) markThoseNaming(table, uid); // later rows read it as it is
    m_sources.keep(table, uid, values);
    index(table, row, nullptr, &values);
}

void Deriver::markThoseNaming(const Table& table, const Uid& uid) {
    for (const Derivation::Dependent& dependent : table.derivation->dependents) {
        if (dependent.reversePosition >= 0) continue;
        auto find =
            m_connection.prepare("SELECT id FROM " + dependent.table->name + " WHERE \"" + dependent.column + "\" = ?");
        find.bind(1, uid);
        while (find.step()) m_dirty[dependent.table].try_emplace(find.integer(0));
    }
}

void Deriver::propagate(const Table& table, const Record& now, const Values& before, bool created) {
    for (const Derivation::Dependent& dependent : table.derivation->dependents) {
        if (dependent.reversePosition < 0) continue;
        const auto position = static_cast<std::size_t>(dependent.reversePosition);
        for (const schema::Value* key : {&now.values[position], &before[position]}) {
            if (!key->isUid() || (key != &now.values[position] && *key == now.values[position])) continue;
            auto find = m_connection.cached("SELECT id FROM " + dependent.table->name + " WHERE uid = ?");
            find->bind(1, key->uid());
            if (find->step()) m_dirty[dependent.table].try_emplace(find->integer(0));
        }
    }
    // A new row was read as it is by those that name it.
    if (!created || before != now.values) markThoseNaming(table, now.uid);
}

void Deriver::deriveRow(const Table& table, Work& work, std::int64_t row, const Dirty& dirty) {
    if (!work.read) work.read = std::make_unique<db::Statement>(m_connection.prepare(table.selectByRow()));
    work.read->bind(1, row);
    if (!work.read->step()) return work.read->reset();
    Record record =
        readRecord(*work.read, table, work.read->uid(firstValueColumn + static_cast<int>(table.columns.size())));
    work.read->reset();
    const Values stored = record.values;
    m_sources.fill(table, record.uid, Identity::Given, record.values);
    if (record.values != stored) {
        update(table, work, row, record.values);
        m_sources.forget(table, record.uid);
    }
    const Values& before = dirty.before ? *dirty.before : stored;
    const bool wasAlive = dirty.before ? dirty.wasAlive : record.alive;
    index(table, row, wasAlive && !m_everything ? &before : nullptr, record.alive ? &record.values : nullptr);
    if (!m_everything && (dirty.created || before != record.values || wasAlive != record.alive))
        propagate(table, record, before, dirty.created);
}

void Deriver::update(const Table& table, Work& work, std::int64_t row, const Values& values) {
    const auto& steps = table.derivation->steps;
    if (!work.update) {
        std::string sql = "UPDATE " + table.name + " SET ";
        for (std::size_t i = 0; i < steps.size(); ++i)
            sql += (i ? ", \"" : "\"") + table.columns[steps[i].position].name + "\" = ?";
        if (table.sortKey) sql += ", sort_key = ?";
        work.update = std::make_unique<db::Statement>(m_connection.prepareWrite(sql + " WHERE id = ?"));
    }
    int index = 1;
    for (const Derivation::Step& step : steps) bindValue(*work.update, index++, values[step.position]);
    const std::string sortKey = table.sortKey ? sortKeyOf(table, values) : std::string();
    if (table.sortKey) work.update->bindTextView(index++, sortKey); // the name may be that of a linked record
    work.update->bind(index, row).run();
}

void Deriver::derive(const Table& table) {
    const auto at = m_dirty.find(&table);
    if (at == m_dirty.end()) return;
    const auto rows = std::move(at->second); // nothing marks rows of the same table: façades form no circle
    m_dirty.erase(at);
    for (const auto& [row, dirty] : rows) deriveRow(table, m_work[&table], row, dirty);
}

void Deriver::finish(const TouchedRows& touched, const TouchedRows& reworked) {
    for (const auto& [key, row] : touched)
        if (!row.table->links) m_dirty[row.table].insert_or_assign(row.row, Dirty{&row.before, row.wasAlive});
    for (const auto& [key, row] : reworked) {
        if (row.table->links) continue;
        Dirty& dirty = m_dirty[row.table][row.row];
        dirty.before = &row.before;
        dirty.wasAlive = true;
        dirty.created = true;
    }
    for (const Table* table : m_tables.sourcesFirst()) derive(*table);
    flushTerms();
}

void Deriver::rebuildAll() {
    m_terms.clear();
    if (m_connection.hasSealed()) m_sealedTerms.clear();
    rebuild([](const Table&) { return true; });
}

void Deriver::rebuild(const std::function<bool(const Table&)>& chosen) {
    m_everything = true;
    for (const Table* table : m_tables.sourcesFirst()) {
        if (!chosen(*table) || (table->sealed && !m_connection.hasSealed())) continue;
        auto rows = m_connection.prepare("SELECT id FROM " + table->name + " ORDER BY id");
        std::vector<std::int64_t> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        for (const std::int64_t id : ids) deriveRow(*table, m_work[table], id, {});
    }
    m_everything = false;
    flushTerms();
}

void Deriver::rebuildSealedTerms() {
    m_sealedTerms.clear();
    rebuild([](const Table& table) { return table.sealed; });
}

void Deriver::flushTerms() {
    m_terms.flush();
    m_sealedTerms.flush();
}

void Deriver::index(const Table& table, std::int64_t row, const Values* before, const Values* after) {
    if (m_search) (table.sealed ? m_sealedTerms : m_terms).change(table, row, before, after);
}

} // namespace mulin::journal
