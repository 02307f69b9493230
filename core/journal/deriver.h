// Derived columns (façades, formulas) and search terms: functions of the journalled rows, kept by the journal in the
// same transaction, never written to it.
#pragma once

#include "core/journal/recorder.h"
#include "core/journal/search_terms_store.h"

#include <unordered_map>

namespace mulin::journal {

class Deriver {
public:
    Deriver(db::Connection& connection, const Tables& tables, bool search = true);
    ~Deriver();

    /// Brings everything up to date that depends on the rows just written.
    void run(const std::vector<Touched>& created,
             const std::map<std::pair<const Table*, std::int64_t>, Touched>& touched);
    /// Recomputes all derived columns and terms of the file.
    void rebuildAll();

private:
    struct Source;
    struct Plan;
    /// A row to bring up to date, as it was before: empty if it was not there.
    struct Dirty {
        std::vector<schema::Value> before;
        bool wasAlive = false;
        bool known = false; ///< `before` is from the start of the transaction
    };
    using Values = std::vector<schema::Value>;

    void makePlan(const Table& table);
    void derive(const Table& table);
    void deriveRow(const Table& table, Plan& plan, std::int64_t row, const Dirty& dirty);
    const schema::Value& compute(const Table& table, Plan& plan, std::size_t position, Values& values,
                                 std::vector<bool>& done, const Uid& uid);
    const Values& take(Source& source, const Uid& key);
    void propagate(const Table& table, const Record& now, const Dirty& dirty, bool changed);
    void mark(const Table& table, std::int64_t row);
    void index(const Table& table, std::int64_t row, const Values* before, const Values* after);

    db::Connection& m_connection;
    const Tables& m_tables;
    bool m_search;
    std::map<const Table*, std::unique_ptr<Plan>> m_plans;
    std::vector<const Table*> m_order; ///< sources before those that take from them
    std::map<const Table*, std::map<std::int64_t, Dirty>> m_dirty;
    TermWriter m_terms;
};

} // namespace mulin::journal
