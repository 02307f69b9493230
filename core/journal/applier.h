// Applies entries to state tables through the merge core: for rebuilding a file from its journal, and for entries that
// come from other devices. What a device writes itself succeeds all it has seen, so the Recorder needs none of this.
#pragma once

#include "core/journal/merge.h"
#include "core/journal/record.h"

#include <span>
#include <unordered_map>

namespace mulin::journal {

class Applier {
public:
    /// `stamps`: where txn, stream and device are read from (may be another file than the target).
    Applier(db::Connection& target, const Tables& tables, const db::Reader& stamps);

    /// Returns the entry of this row that came before; 0 = none.
    std::int64_t apply(TxnIndex txn, std::int64_t entry, const Table& table, const Uid& row, EntryOp op,
                       const std::vector<FieldChange>& changes);

    const TxnStamp& stamp(TxnIndex txn);

private:
    void insert(TxnIndex txn, std::int64_t entry, const Table& table, const Uid& row,
                const std::vector<FieldChange>& changes);
    void merge(TxnIndex txn, std::int64_t entry, const Table& table, Record record, EntryOp op,
               const std::vector<FieldChange>& changes);
    std::vector<Write> maxima(const Record& record, DefinitionIndex reg);
    /// Dots of the maxima of all registers but that of existence.
    std::vector<TxnIndex> dotsOfFields(const Record& record);
    /// `all`: also if there is but one.
    void keep(const Record& record, DefinitionIndex reg, const std::vector<Write>& maxima, bool all = false);

    db::Connection& m_target;
    const Tables& m_tables;
    const db::Reader& m_stampSource;
    std::unordered_map<TxnIndex, TxnStamp> m_stamps;
    std::map<const Table*, std::unique_ptr<db::Statement>> m_inserts;
};

void bindValue(db::Statement& statement, int index, const schema::Value& value); ///< text is not copied
/// Pinyin key of the first name field; empty if the type has none.
std::string sortKeyOf(const Table& table, std::span<const schema::Value> values);

} // namespace mulin::journal
