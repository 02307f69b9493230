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

/// Rows that façades of one table take values from: along one link, or back along one.
struct Deriver::Source {
    const Table* target = nullptr;
    int linkPosition = -1; ///< own column that holds the target's uid; -1 = reverse
    std::string viaField;  ///< reverse: the target's column that holds my uid
    std::vector<std::string> takes;
    std::vector<int> takePositions; ///< columns of the target
    bool last = false;              ///< reverse: closed ones too
    std::string sql;
    std::unique_ptr<db::Statement> statement;
    std::unordered_map<Uid, Values> cache;
    bool isOwn = false;
};

struct Deriver::Plan {
    struct Alternative {
        std::size_t source = 0, take = 0;
        int own = -1; ///< this record's own column
        const schema::Facade* facade = nullptr;
    };
    struct Step {
        std::size_t position = 0;
        std::vector<Alternative> alternatives;
        std::string pattern;
        std::vector<std::size_t> patternFields;
    };
    std::vector<Step> steps; ///< by column position, see stepAt
    std::vector<int> stepAt;
    std::vector<Source> sources;
    std::unique_ptr<db::Statement> update;
    std::unique_ptr<db::Statement> read;
    bool searchable = false;
    bool always = false; ///< a derived column has a value whatever the row says
    /// Who takes from this table.
    struct Dependent {
        const Table* table;
        std::string column;  ///< forward: their column that holds my uid
        int reversePosition; ///< reverse: my column that holds their uid; -1 = forward
        std::vector<int> takePositions;
    };
    std::vector<Dependent> dependents;
};

Deriver::~Deriver() = default;

Deriver::Deriver(db::Connection& connection, const Tables& tables, bool search)
    : m_connection(connection), m_tables(tables), m_search(search), m_terms(connection) {
    for (const auto& table : tables.all())
        if (!table->links) makePlan(*table);
    // Who depends on whom, then sources first.
    std::map<const Table*, int> state;
    const std::function<void(const Table*)> visit = [&](const Table* table) {
        if (state[table]++) return;
        for (const Source& source : m_plans.at(table)->sources) visit(source.target);
        m_order.push_back(table);
    };
    for (const auto& [table, plan] : m_plans) visit(table);
    for (const auto& [table, plan] : m_plans)
        for (const Source& source : plan->sources) {
            Plan::Dependent dependent{table, {}, -1, source.takePositions};
            if (source.linkPosition >= 0)
                dependent.column = table->columns[static_cast<std::size_t>(source.linkPosition)].name;
            else
                dependent.reversePosition = source.target->position(source.viaField);
            m_plans.at(source.target)->dependents.push_back(std::move(dependent));
        }
}

void Deriver::makePlan(const Table& table) {
    auto plan = std::make_unique<Plan>();
    plan->stepAt.assign(table.columns.size(), -1);
    const auto sourceOf = [&](const Table* target, int link, const schema::Facade& facade) -> std::size_t {
        const std::string& viaField = facade.viaField;
        for (std::size_t i = 0; i < plan->sources.size(); ++i)
            if (plan->sources[i].target == target && plan->sources[i].linkPosition == link &&
                plan->sources[i].viaField == viaField && plan->sources[i].last == facade.last)
                return i;
        Source source;
        source.target = target;
        source.linkPosition = link;
        source.viaField = viaField;
        source.last = facade.last;
        plan->sources.push_back(std::move(source));
        return plan->sources.size() - 1;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const schema::FieldDef* def = table.columns[i].def;
        if (!def) continue;
        if (def->search != schema::SearchKind::None) plan->searchable = true;
        if (!def->derived()) continue;
        Plan::Step step;
        step.position = i;
        step.pattern = def->pattern;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            if (!def->pattern.empty() && def->pattern.find("{" + table.columns[j].name + "}") != std::string::npos)
                step.patternFields.push_back(j);
        if (!def->pattern.empty() && step.patternFields.empty()) plan->always = true;
        for (const schema::Facade& facade : def->facades) {
            Plan::Alternative alternative;
            alternative.facade = &facade;
            if (facade.constant()) plan->always = true;
            if (facade.own()) {
                alternative.own = table.position(facade.take);
                step.alternatives.push_back(alternative);
                continue;
            }
            const Table* target = nullptr;
            int link = -1;
            if (facade.reverse()) {
                target = m_tables.find(facade.viaType);
            } else {
                link = table.position(facade.link);
                const schema::FieldDef* linkDef =
                    link < 0 ? nullptr : table.columns[static_cast<std::size_t>(link)].def;
                if (linkDef && !linkDef->targets.empty()) target = m_tables.find(linkDef->targets.front());
            }
            if (!target) continue;
            alternative.source = sourceOf(target, link, facade);
            Source& source = plan->sources[alternative.source];
            const auto known = std::find(source.takes.begin(), source.takes.end(), facade.take);
            alternative.take = static_cast<std::size_t>(known - source.takes.begin());
            if (known == source.takes.end()) {
                source.takes.push_back(facade.take);
                source.takePositions.push_back(target->position(facade.take));
            }
            step.alternatives.push_back(alternative);
        }
        plan->stepAt[i] = static_cast<int>(plan->steps.size());
        plan->steps.push_back(std::move(step));
    }
    for (Source& source : plan->sources) {
        std::string columns;
        for (const std::string& name : source.takes) columns += (columns.empty() ? "\"" : ", \"") + name + "\"";
        source.sql = "SELECT " + columns + " FROM " + source.target->name;
        if (source.linkPosition >= 0) {
            source.sql += " WHERE uid = ? AND alive = 1";
        } else {
            const schema::TypeDef& type = *source.target->type;
            source.sql += " WHERE \"" + source.viaField + "\" = ? AND alive = 1";
            if (!type.until.empty() && !source.last) source.sql += " AND \"" + type.until + "\" IS NULL";
            source.sql += " ORDER BY ";
            if (!type.until.empty() && source.last) source.sql += "\"" + type.until + "\" IS NULL DESC, ";
            if (!type.since.empty()) source.sql += "\"" + type.since + "\" DESC, ";
            source.sql += "uid DESC LIMIT 1";
        }
    }
    m_plans.emplace(&table, std::move(plan));
}

const Deriver::Values& Deriver::take(Source& source, const Uid& key) {
    constexpr std::size_t cacheLimit = 20'000;
    const auto known = source.cache.find(key);
    if (known != source.cache.end()) return known->second;
    if (source.cache.size() > cacheLimit) source.cache.clear();
    if (!source.statement) source.statement = std::make_unique<db::Statement>(m_connection.prepare(source.sql));
    Values values(source.takes.size());
    source.statement->bind(1, key);
    if (source.statement->step())
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = readValue(*source.statement, static_cast<int>(i),
                                  source.target->columns[static_cast<std::size_t>(source.takePositions[i])]);
    source.statement->reset();
    return source.cache.emplace(key, std::move(values)).first->second;
}

const schema::Value& Deriver::compute(const Table& table, Plan& plan, std::size_t position, Values& values,
                                      std::vector<bool>& done, const Uid& uid, bool named) {
    schema::Value& slot = values[position];
    const int at = plan.stepAt[position];
    if (at < 0 || done[position]) return slot;
    done[position] = true;
    const Plan::Step& step = plan.steps[static_cast<std::size_t>(at)];
    schema::Value result;
    if (!step.pattern.empty()) {
        schema::Values fields;
        for (const std::size_t field : step.patternFields)
            fields.set(table.columns[field].name, compute(table, plan, field, values, done, uid, named));
        std::string text = schema::fillPattern(step.pattern, *table.type, fields, schema::Language::Zh);
        if (!text.empty()) result = schema::Value(std::move(text));
    }
    for (const Plan::Alternative& alternative : step.alternatives) {
        const schema::Facade& facade = *alternative.facade;
        if (facade.constant()) {
            result = schema::Value(facade.gives);
        } else if (alternative.own >= 0) {
            result = compute(table, plan, static_cast<std::size_t>(alternative.own), values, done, uid, named);
        } else {
            Source& source = plan.sources[alternative.source];
            Uid key = uid;
            if (source.linkPosition >= 0) {
                const schema::Value& link =
                    compute(table, plan, static_cast<std::size_t>(source.linkPosition), values, done, uid, named);
                if (!link.isUid()) continue;
                key = link.uid();
            } else if (!named) {
                continue;
            }
            result = take(source, key)[alternative.take];
        }
        if (!facade.gives.empty() && !facade.constant() && !result.isEmpty()) {
            const bool counts = facade.is.empty() || (result.isText() && result.text() == facade.is);
            result = counts ? schema::Value(facade.gives) : schema::Value();
        }
        if (!result.isEmpty()) break;
    }
    slot = std::move(result);
    return slot;
}

void Deriver::mark(const Table& table, std::int64_t row) { m_dirty[&table].others.try_emplace(row); }

void Deriver::propagate(const Table& table, const Record& now, const Values& before, bool fresh) {
    if (m_everything) return;
    for (const Plan::Dependent& dependent : m_plans.at(&table)->dependents) {
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

void Deriver::deriveRow(const Table& table, Plan& plan, std::int64_t row, const Dirty& dirty, bool named) {
    if (!plan.read) plan.read = std::make_unique<db::Statement>(m_connection.prepare(table.selectByRow()));
    plan.read->bind(1, row);
    if (!plan.read->step()) return plan.read->reset();
    Record record =
        readRecord(*plan.read, table, plan.read->uid(firstValueColumn + static_cast<int>(table.columns.size())));
    plan.read->reset();
    const Values stored = record.values;
    if (!plan.steps.empty()) {
        std::vector<bool> done(table.columns.size(), false);
        for (const Plan::Step& step : plan.steps)
            compute(table, plan, step.position, record.values, done, record.uid, named);
        if (record.values != stored) update(table, plan, row, record.values);
    }
    const Values& before = dirty.created ? nothing : dirty.before ? *dirty.before : stored;
    const bool wasAlive = dirty.created ? false : dirty.before ? dirty.wasAlive : record.alive;
    if (m_search && plan.searchable)
        index(table, row, wasAlive && !before.empty() ? &before : nullptr, record.alive ? &record.values : nullptr);
    if (dirty.created || before != record.values || wasAlive != record.alive)
        propagate(table, record, before, dirty.created && dirty.identity == Identity::Fresh);
}

void Deriver::update(const Table& table, Plan& plan, std::int64_t row, const Values& values) {
    if (!plan.update) {
        std::string sql = "UPDATE " + table.name + " SET ";
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            sql += (i ? ", \"" : "\"") + table.columns[plan.steps[i].position].name + "\" = ?";
        if (table.sortKey) sql += ", sort_key = ?";
        plan.update = std::make_unique<db::Statement>(m_connection.prepareWrite(sql + " WHERE id = ?"));
    }
    int index = 1;
    for (const Plan::Step& step : plan.steps) bindValue(*plan.update, index++, values[step.position]);
    const std::string sortKey = table.sortKey ? sortKeyOf(table, values) : std::string();
    if (table.sortKey) plan.update->bindTextView(index++, sortKey); // the name may be that of a linked record
    plan.update->bind(index, row).run();
}

void Deriver::derive(const Table& table) {
    const auto at = m_dirty.find(&table);
    if (at == m_dirty.end()) return;
    const Rows rows = std::move(at->second); // nothing marks rows of the same table: façades form no circle
    m_dirty.erase(at);
    Plan& plan = *m_plans.at(&table);
    for (Source& source : plan.sources) source.cache.clear();
    const bool searched = m_search && plan.searchable;
    if (plan.steps.empty() && plan.dependents.empty() && !searched) return;
    auto other = rows.others.begin();
    for (const New& made : rows.created) { // both in order of the row
        for (; other != rows.others.end() && other->first < made.row; ++other)
            deriveRow(table, plan, other->first, other->second);
        const bool marked = other != rows.others.end() && other->first == made.row;
        if (marked) ++other;
        if (!marked && !made.look && !searched && !plan.always) continue;
        deriveRow(table, plan, made.row, {nullptr, false, true, made.identity},
                  marked || made.identity == Identity::Given);
    }
    for (; other != rows.others.end(); ++other) deriveRow(table, plan, other->first, other->second);
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
    for (const Table* table : m_order) derive(*table);
    m_terms.flush();
}

void Deriver::rebuildAll() {
    m_terms.clear();
    m_everything = true;
    for (const Table* table : m_order) {
        auto rows = m_connection.prepare("SELECT id FROM " + table->name + " ORDER BY id");
        std::vector<std::int64_t> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        Plan& plan = *m_plans.at(table);
        for (Source& source : plan.sources) source.cache.clear();
        for (const std::int64_t id : ids) deriveRow(*table, plan, id, {nullptr, false, true, Identity::Fresh});
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
