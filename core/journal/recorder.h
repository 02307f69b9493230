// Writes rows and their entries inside one SQLite transaction: the lowest layer of the one gate. Knows nothing of
// rules.
#pragma once

#include "core/access/sealing.h"
#include "core/base/clock.h"
#include "core/journal/change_set.h"
#include "core/journal/deriver.h"
#include "core/journal/merge.h"
#include "core/journal/record.h"
#include "core/journal/written.h"

#include <set>
#include <span>

namespace mulin::journal {

/// Canonical bytes of an entry, committed to by hash: independent of this file's numbers.
Hash leafHash(const Tables& tables, const Table& table, const Uid& row, EntryOp op, const Salt& salt,
              const std::vector<FieldChange>& changes);

/// Everything of a txn but its entries; hashed.
struct TxnHeader {
    Uid stream;
    std::int64_t seq = 0, dseq = 0;
    std::uint64_t hlc = 0;
    std::int64_t wall = 0;
    std::optional<Uid> user;
    TxnKind kind = TxnKind::Change;
    std::string operation;
    std::string args;          ///< encodeArgs
    std::optional<Uid> undoes; ///< the action it undoes
    Uid action;
    std::string context; ///< canonical: (stream uid, seq) sorted by uid
    std::int64_t entries = 0;
};
Hash txnHash(const TxnHeader& header, const Hash& previous, const Hash& leaves);
std::string encodeArgs(const std::map<std::string, std::string>& args);
std::map<std::string, std::string> decodeArgs(std::string_view bytes);
Uid txnUid(const Uid& stream, std::int64_t seq);
Uid streamUid(const Uid& device, const Uid& unit, std::string_view compartment);

class Recorder {
public:
    /// `keys`: of the vaults that are open.
    Recorder(db::Connection& connection, const Tables& tables, const Environment& environment,
             const access::KeyRing& keys, bool search);

    /// The uid of a row to be made later, see Identity.
    void announce(const Uid& uid) { m_deriver.announce(uid); }
    /// `values` aligned with table.columns; derived ones are ignored.
    void create(const Table& table, const Uid& row, std::span<const schema::Value> values,
                Identity identity = Identity::Given);
    /// Changes of registers, whole groups; field 0 = existence. `before` must be the current values. A row whose delete
    /// is contested is thereby kept.
    void update(const Record& record, std::vector<FieldChange> changes);
    void setLink(const Table& links, const Uid& from, const Uid& to, const std::string& role, bool alive);

    /// Writes the txn rows, and what derives from the rows written; nullopt if nothing was and the kind is not Log.
    std::optional<TxnId> finish(const Operation& operation, const std::optional<UserId>& user,
                                std::optional<Uid> undoes);

    /// Are there writes that the current one does not succeed, of this register or of any?
    bool hasSiblings(const Table& table, const Uid& row, std::optional<DefinitionIndex> reg = {}) const;

    const TouchedRows& touched() const { return m_touched; }
    const std::vector<Created>& created() const { return m_created; } ///< in order
    const std::vector<TxnIndex>& dots() const { return m_dots; }

private:
    struct Half {
        TxnIndex txn = 0;
        Uid stream;
        std::int64_t streamIndex = 0, seq = 0, dseq = 0;
        std::int64_t entries = 0, first = 0, last = 0;
        Hash previous{};
        Hasher leaves;
        const access::VaultKey* key = nullptr; ///< of a vault
        std::unique_ptr<db::Statement> entry;  ///< inserts one
    };
    std::optional<TxnId> writeTxns(const Operation& operation, const std::optional<UserId>& user,
                                   std::optional<Uid> undoes);
    Half& half(const Table& table);
    Half& half(const std::string& compartment);
    /// Of this one and those that the act has written, the vault.
    std::string sealedOf(const std::string& compartment) const;
    /// Of what stands in m_patch and m_canonical.
    std::int64_t writeEntry(Half& half, const Table& table, const Uid& row, EntryOp op,
                            std::optional<std::int64_t> prev);
    void beginCanonical(const Table& table, const Uid& row, EntryOp op, std::size_t changes);
    void nextSalt();
    bool mayHaveSiblings(const Table& table) const { return m_siblings || table.sealed; }
    void dropSiblings(const Table& table, const Uid& row, DefinitionIndex reg);
    /// Inserts rows of one table; the last one used is at hand.
    struct Insert {
        const Table* table = nullptr;
        Half* half = nullptr;
        std::unique_ptr<db::Statement> statement;
    };
    Insert& insertOf(const Table& table);

    db::Connection& m_connection;
    const Tables& m_tables;
    Environment m_environment;
    const access::KeyRing& m_keys;
    std::map<std::string, std::unique_ptr<Half>> m_halves; ///< by compartment
    std::map<const Table*, Half*> m_halfOf;
    std::vector<Half*> m_order;
    std::map<const Table*, Insert> m_inserts;
    Insert* m_lastInsert = nullptr;
    TouchedRows m_touched;
    std::vector<Created> m_created;
    TouchedRows m_reworked; ///< of those created: changed after they were made
    std::vector<TxnIndex> m_dots;
    std::int64_t m_nextEntry, m_nextTxn, m_dseq;
    bool m_siblings; ///< in the file; of a vault it is asked each time
    Uid m_device, m_unit;
    std::int64_t m_deviceIndex = 0;
    std::string m_salts;
    std::size_t m_saltsUsed = 0;
    Salt m_salt{};                   ///< of the entry at hand
    ByteWriter m_canonical, m_patch; ///< of the entry at hand
    std::string m_sortKey;
    std::vector<schema::Value> m_values; ///< of the row at hand, with what it derives
    Deriver m_deriver;
};

} // namespace mulin::journal
