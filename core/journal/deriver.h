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
    void run(Recorder& recorder);
    /// Recomputes all derived columns and terms of the file.
    void rebuildAll();

private:
    /// Statements and values at hand of one table.
    struct Work;
    /// A row to bring up to date, as it was before: empty if it was not there.
    struct Dirty {
        const std::vector<schema::Value>* before = nullptr; ///< null: as it is stored now
        bool wasAlive = false;
        bool created = false;
        Identity identity = Identity::Given;
    };
    /// A row that the transaction made. Most need no look: nothing names them, and they name nothing.
    struct New {
        std::int64_t row = 0;
        Identity identity = Identity::Given;
        bool look = false; ///< its values decide something
    };
    struct Rows {
        std::vector<New> created;
        std::map<std::int64_t, Dirty> others; ///< changed, or marked because a source of theirs was
    };
    using Values = std::vector<schema::Value>;

    void derive(const Table& table);
    /// `named` = false: no other row can name this one, so none needs to be looked for.
    void deriveRow(const Table& table, Work& work, std::int64_t row, const Dirty& dirty, bool named = true);
    const Values& take(const Table& table, Work& work, std::size_t source, const Uid& key);
    void propagate(const Table& table, const Record& now, const Values& before, bool fresh);
    void update(const Table& table, Work& work, std::int64_t row, const Values& values);
    Work& workOf(const Table& table);
    void mark(const Table& table, std::int64_t row);
    void index(const Table& table, std::int64_t row, const Values* before, const Values* after);

    db::Connection& m_connection;
    const Tables& m_tables;
    bool m_search;
    bool m_everything = false; ///< every row has its turn anyway
    std::map<const Table*, std::unique_ptr<Work>> m_work;
    std::map<const Table*, Rows> m_dirty;
    TermWriter m_terms;
};

} // namespace mulin::journal
