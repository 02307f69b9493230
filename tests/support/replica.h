// A file in memory that writes as a device of its own and takes over what others wrote, in the order in which they had
// it: the smallest thing that can converge, or fail to.
#pragma once

#include "core/journal/applier.h"
#include "core/journal/recorder.h"
#include "core/schema/catalogue.h"

#include <functional>
#include <map>
#include <set>

namespace mulin::test {

/// One txn as it travels: rows, types and fields by uid. A log of them numbers all acts of all devices.
struct SharedTxn {
    Uid stream, device;
    std::int64_t seq = 0, dseq = 0;
    std::uint64_t hlc = 0;
    std::map<Uid, std::int64_t> context; ///< streams of other devices that its author had applied
    struct Entry {
        Uid table, row;
        journal::EntryOp op = journal::EntryOp::Create;
        std::vector<std::pair<Uid, schema::Value>> changes; ///< what the fields became
    };
    std::vector<Entry> entries;
    std::set<std::size_t> seen; ///< numbers of all that its author had applied: causality as it was
};

class Replica {
public:
    Replica(const schema::Catalogue& catalogue, const std::string& name, std::uint64_t seed);

    /// Writes one act and appends its txns to `log`.
    void act(std::vector<SharedTxn>& log, std::int64_t nowMs, const std::function<void(journal::Recorder&)>& body);
    /// Takes over the first `count` of what the other has; what is known already changes nothing.
    void take(const Replica& other, const std::vector<SharedTxn>& log, std::size_t count);

    std::optional<journal::Record> find(std::string_view type, const Uid& row) const;
    const db::Connection& file() const { return *m_file; }
    const journal::Tables& tables() const { return m_tables; }
    const std::vector<std::size_t>& had() const { return m_had; }

    using Register = std::pair<Uid, Uid>; ///< row, field
    /// Number in the log and hash of the value.
    std::map<Register, std::vector<std::pair<std::size_t, std::string>>> siblings(const db::Reader& file) const;
    /// Rows, links and siblings, named alike on every replica. `file`: its own or one rebuilt from it.
    std::string dump(const db::Reader& file) const;

private:
    void apply(const std::vector<SharedTxn>& log, std::size_t number);
    std::int64_t streamOf(const SharedTxn& txn);
    void noteContext();

    std::unique_ptr<db::Connection> m_file;
    journal::Tables m_tables;
    std::shared_ptr<FixedClock> m_clock;
    Environment m_environment;
    access::KeyRing m_keys;         ///< none
    std::vector<std::size_t> m_had; ///< in the order of arrival
    std::map<journal::TxnIndex, std::size_t> m_shared;
};

} // namespace mulin::test
