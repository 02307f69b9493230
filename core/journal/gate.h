// What an Access lets be written. Whoever writes is stopped as early as can be; at the end of the act, when it is known
// where everything lies, every row that it wrote is held against the rights once more: also what rules wrote, links,
// rows of an import, and what an undo set back.
#pragma once

#include "core/journal/horizon.h"

#include <unordered_set>

namespace mulin::journal {

class Recorder;

class Gate {
public:
    Gate(const db::Reader& reader, const Tables& tables, const access::Access& access)
        : m_reader(reader), m_tables(tables), m_access(access) {}

    Result<void> type(access::Right right, const Table& table) const;
    /// Of a record that was there before the act: what becomes of it may then lie elsewhere.
    Result<void> record(access::Right right, const Record& record);
    /// The same where nothing is refused yet.
    void note(const Record& record);
    /// `before` null: of a new record.
    Result<void> fields(const Table& table, const schema::Values& values, const Record* before);
    /// `id`: the record that they were for, if it was made.
    void made(const Table& table, const schema::Values& values, const Uid& id);
    /// All that the act wrote. `undoing`: what is taken back need not be deletable.
    Result<void> settle(const Recorder& recorder, bool undoing) const;

private:
    bool lies(const Horizon& horizon, const Table& table, const Uid& row, bool made) const;

    const db::Reader& m_reader;
    const Tables& m_tables;
    const access::Access& m_access;
    std::unordered_set<Uid> m_admitted;
    std::vector<std::pair<const Table*, Uid>> m_own; ///< new ones with fields that are for the own units alone
};

} // namespace mulin::journal
