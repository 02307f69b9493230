// Derived columns (façades, formulas) and search terms: functions of the journalled rows, kept by the journal in the
// same transaction, never written to it. A new row is stored with all that it derives; what a row written later changes
// for others is brought up to date at the end.
#pragma once

#include "core/journal/record.h"
#include "core/journal/sources.h"
#include "core/journal/term_index.h"
#include "core/journal/written.h"

#include <functional>

namespace mulin::journal {

class Deriver {
public:
    Deriver(db::Connection& connection, const Tables& tables, bool search = true);
    ~Deriver();

    /// A row of this uid will be made: until then, rows that name it need not be looked at again.
    void announce(const Uid& uid) { m_sources.announce(uid); }
    /// Before a row is stored: fills in what it derives, as far as that is there. Returns whether all is.
    bool fill(const Table& table, const Uid& row, Identity identity, std::vector<schema::Value>& values);
    /// After it: `row` is its number, `complete` what fill said.
    void created(const Table& table, std::int64_t row, const Uid& uid, Identity identity, bool complete,
                 const std::vector<schema::Value>& values);
    /// A row that was there was changed.
    void changed(const Table& table, const Uid& row) { m_sources.forget(table, row); }
    /// Brings everything up to date that depends on the rows written. `reworked`: those of them that were made by this
    /// very transaction and changed after.
    void finish(const TouchedRows& touched, const TouchedRows& reworked);
    /// Recomputes all derived columns and terms of the file, and of what is open beside it.
    void rebuildAll();
    /// Derived columns and terms of rows that were put there without: of the tables chosen.
    void rebuild(const std::function<bool(const Table&)>& chosen);
    void rebuildSealedTerms();

private:
    /// Statements at hand of one table.
    struct Work {
        std::unique_ptr<db::Statement> update, read;
    };
    /// A row to bring up to date, as its derived columns and terms were made.
    struct Dirty {
        const std::vector<schema::Value>* before = nullptr; ///< null: as it is stored now
        bool wasAlive = false;                              ///< with `before`
        bool created = false;                               ///< what it names does not know it yet
    };
    using Values = std::vector<schema::Value>;

    void flushTerms();
    void derive(const Table& table);
    void deriveRow(const Table& table, Work& work, std::int64_t row, const Dirty& dirty);
    void propagate(const Table& table, const Record& now, const Values& before, bool created);
    void markThoseNaming(const Table& table, const Uid& uid);
    void update(const Table& table, Work& work, std::int64_t row, const Values& values);
    void index(const Table& table, std::int64_t row, const Values* before, const Values* after);

    db::Connection& m_connection;
    const Tables& m_tables;
    bool m_search;
    bool m_everything = false; ///< every row has its turn anyway
    std::map<const Table*, Work> m_work;
    std::map<const Table*, std::map<std::int64_t, Dirty>> m_dirty;
    Sources m_sources;
    TermIndex m_terms, m_sealedTerms;
};

} // namespace mulin::journal
