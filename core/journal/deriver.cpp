#include "core/journal/deriver.h"

#include "core/journal/applier.h"

#include "core/journal/search_terms.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::journal {

namespace {
const schema::Value noValue;
const std::vector<schema::Value> nothing;
} // namespace

struct Deriver::Work {
    struct Source {
        std::unique_ptr<db::Statement> statement;
        std::unordered_map<Uid, Values> cache;
    };
    std::vector<Source> sources; ///< as in Derivation
    std::unique_ptr<db::Statement> update, read;
};

Deriver::~Deriver() = default;

Deriver::Deriver(db::Connection& connection, const Tables& tables, bool search)
    : m_connection(connection), m_tables(tables), m_search(search), m_terms(connection) {}

Deriver::Work& Deriver::workOf(const Table& table) {
    auto& work = m_work[&table];
    if (!work) work = std::make_unique<Work>();
    work->sources.resize(table.derivation->sources.size());
    return *work;
}

const Deriver::Values& Deriver::take(const Table& table, Work& work, std::size_t at, const Uid& key) {
    constexpr std::size_t cacheLimit = 20'000;
    const Derivation::Source& source = table.derivation->sources[at];
    Work::Source& hand = work.sources[at];
    const auto known = hand.cache.find(key);
    if (known != hand.cache.end()) return known->second;
    if (hand.cache.size() > cacheLimit) hand.cache.clear();
    if (!hand.statement) hand.statement = std::make_unique<db::Statement>(m_connection.prepare(source.sql));
    Values values(source.takes.size());
    hand.statement->bind(1, key);
    if (hand.statement->step())
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = readValue(*hand.statement, static_cast<int>(i),
                                  source.target->columns[static_cast<std::size_t>(source.takes[i])]);
    hand.statement->reset();
    return hand.cache.emplace(key, std::move(values)).first->second;
}

void Deriver::mark(const Table& table, std::int64_t row) { m_dirty[&table].others.try_emplace(row); }

void Deriver::propagate(const Table& table, const Record& now, const Values& before, bool fresh) {
    if (m_everything) return;
    for (const Derivation::Dependent& dependent : table.derivation->dependents) {
        if (dependent.reversePosition >= 0) {
            const auto position = static_cast<std::size_t>(dependent.reversePosition);
            const schema::Value& then = before.empty() ? noValue : before[position];
            for (const schema::Value* key : {&now.values[position], &then}) {
                if (!key->isUid() || (key == &then && then == now.values[position])) continue;
                auto find = m_connection.cached("SELECT id FROM " + dependent.table->name + " WHERE uid = ?");
                find->bind(1, key->uid());
                if (find->step()) mark(*dependent.table, find->integer(0));
            }
        } else if (!fresh) { // what names a fresh row was itself written in this transaction, and comes after it
            auto find = m_connection.prepare("SELECT id FROM " + dependent.table->name + " WHERE \"" +
                                             dependent.column + "\" = ?");
            find.bind(1, now.uid);
            while (find.step()) mark(*dependent.table, find.integer(0));
        }
    }
}

void Deriver::deriveRow(const Table& table, Work& work, std::int64_t row, const Dirty& dirty, bool named) {
    if (!work.read) work.read = std::make_unique<db::Statement>(m_connection.prepare(table.selectByRow()));
    work.read->bind(1, row);
    if (!work.read->step()) return work.read->reset();
    Record record =
        readRecord(*work.read, table, work.read->uid(firstValueColumn + static_cast<int>(table.columns.size())));
    work.read->reset();
    const Values stored = record.values;
    if (!table.derivation->steps.empty()) {
        table.derivation->fill(record.values, table,
                               [&](std::size_t source, std::size_t which, const Uid* key) -> const schema::Value* {
                                   if (!key && !named) return nullptr;
                                   return &take(table, work, source, key ? *key : record.uid)[which];
                               });
        if (record.values != stored) update(table, work, row, record.values);
    }
    const Values& before = dirty.created ? nothing : dirty.before ? *dirty.before : stored;
    const bool wasAlive = dirty.created ? false : dirty.before ? dirty.wasAlive : record.alive;
    if (m_search && table.derivation->searchable)
        index(table, row, wasAlive && !before.empty() ? &before : nullptr, record.alive ? &record.values : nullptr);
    if (dirty.created || before != record.values || wasAlive != record.alive)
        propagate(table, record, before, dirty.created && dirty.identity == Identity::Fresh);
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
    const Rows rows = std::move(at->second); // nothing marks rows of the same table: façades form no circle
    m_dirty.erase(at);
    Work& work = workOf(table);
    for (Work::Source& source : work.sources) source.cache.clear();
    const bool searched = m_search && table.derivation->searchable;
    if (table.derivation->steps.empty() && table.derivation->dependents.empty() && !searched) return;
    auto other = rows.others.begin();
    for (const New& made : rows.created) { // both in order of the row
        for (; other != rows.others.end() && other->first < made.row; ++other)
            deriveRow(table, work, other->first, other->second);
        const bool marked = other != rows.others.end() && other->first == made.row;
        if (marked) ++other;
        if (!marked && !made.look && !searched) continue;
        deriveRow(table, work, made.row, {nullptr, false, true, made.identity},
                  marked || made.identity == Identity::Given);
    }
    for (; other != rows.others.end(); ++other) deriveRow(table, work, other->first, other->second);
}

void Deriver::run(Recorder& recorder) {
    m_dirty.clear();
    const Table* last = nullptr;
    Rows* rows = nullptr;
    for (const Created& row : recorder.created()) {
        if (row.table->links) continue;
        if (row.table != last) rows = &m_dirty[last = row.table];
        rows->created.push_back({row.row, row.identity, row.feeds || row.identity == Identity::Given});
    }
    for (auto& [table, all] : m_dirty)
        std::sort(all.created.begin(), all.created.end(), [](const New& a, const New& b) { return a.row < b.row; });
    for (const auto& [table, row] : recorder.reworked()) {
        if (table->links) continue;
        auto& made = m_dirty[table].created;
        const auto at = std::lower_bound(made.begin(), made.end(), row,
                                         [](const New& a, std::int64_t wanted) { return a.row < wanted; });
        if (at != made.end() && at->row == row) at->look = true;
    }
    for (const auto& [key, row] : recorder.touched())
        if (!row.table->links)
            m_dirty[row.table].others.insert_or_assign(row.row,
                                                       Dirty{&row.before, row.wasAlive, false, Identity::Given});
    for (const Table* table : m_tables.sourcesFirst()) derive(*table);
    m_terms.flush();
}

void Deriver::rebuildAll() {
    m_terms.clear();
    m_everything = true;
    for (const Table* table : m_tables.sourcesFirst()) {
        auto rows = m_connection.prepare("SELECT id FROM " + table->name + " ORDER BY id");
        std::vector<std::int64_t> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        Work& work = workOf(*table);
        for (Work::Source& source : work.sources) source.cache.clear();
        for (const std::int64_t id : ids) deriveRow(*table, work, id, {nullptr, false, true, Identity::Fresh});
    }
    m_everything = false;
    m_terms.flush();
}

void Deriver::index(const Table& table, std::int64_t row, const Values* before, const Values* after) {
    const auto now = after ? termsOf(table, *after) : std::vector<std::string>{};
    const auto then = before ? termsOf(table, *before) : std::vector<std::string>{};
    // Both are sorted: what stands on one side alone.
    auto a = now.begin();
    auto b = then.begin();
    while (a != now.end() || b != then.end()) {
        const int order = a == now.end() ? 1 : b == then.end() ? -1 : a->compare(*b);
        if (order < 0) m_terms.add(table.index, *a, row);
        if (order > 0) m_terms.drop(table.index, *b, row);
        if (order <= 0) ++a;
        if (order >= 0) ++b;
    }
    constexpr std::size_t batch = 2'000'000;
    if (m_terms.waiting() > batch) m_terms.flush();
}

} // namespace mulin::journal
