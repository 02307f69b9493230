// Keeps the search terms of the rows that a transaction writes. Many rows get theirs on a thread of its own, beside the
// writing.
#pragma once

#include "core/journal/search_terms_store.h"
#include "core/journal/tables.h"

namespace mulin::journal {

class TermIndex {
public:
    using Values = std::vector<schema::Value>;

    TermIndex(db::Connection& connection, const char* table);
    ~TermIndex();

    /// From what a row said to what it says; null: it was or is not there. Both aligned with table.columns.
    void change(const Table& table, std::int64_t row, const Values* before, const Values* after);
    /// Brings all of it into the file.
    void flush();
    void clear(); ///< also what is in the file

private:
    struct Job {
        const Table* table;
        std::int64_t row;
        std::optional<Values> before, after; ///< the searched columns
    };
    class Thread;
    static void make(TermWriter& terms, const Job& job);
    void handOver();
    void settle();

    TermWriter m_terms; ///< the thread's while it works
    std::vector<Job> m_jobs;
    std::unique_ptr<Thread> m_thread;
};

} // namespace mulin::journal
