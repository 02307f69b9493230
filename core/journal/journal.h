// The one gate for writing an office file. Holds the only writable connection. Safe to call from one thread at a time.
#pragma once

#include "core/base/progress.h"
#include "core/journal/left_alone.h"
#include "core/journal/writer.h"

#include <functional>
#include <memory>

namespace mulin::journal {

class Journal;

struct OpenOptions {
    Environment environment;
    Rules rules;
    std::string vfs;                                   ///< empty = the program's own
    db::Key key = {};                                  ///< of an encrypted file, see core/db/key_slots.h
    std::shared_ptr<const db::FileHeader> header = {}; ///< with a key: what a new file is made with
    /// Called before anything is made of the record types: they may follow from the file itself, and rules from them.
    std::function<Result<void>(const db::Reader&, Rules&)> begin = {};
    /// The same file, open already with record types of before: its lock is shared, for whoever opened it goes on here.
    const Journal* former = nullptr;
};

struct UndoReport {
    TxnId txn;                  ///< the undoing act
    TxnId undone;               ///< the act that was undone
    std::int64_t registers = 0; ///< registers set back, created rows included
    std::vector<LeftAlone> left;
    ChangeSet changes;
};

class Journal {
public:
    struct NewFile {
        Uid unit; ///< the owning unit: its streams
        std::string deviceName;
    };
    /// A new file with its tables; no records yet. Fails if the file exists.
    static Result<std::unique_ptr<Journal>> create(const std::string& path, const schema::Catalogue& catalogue,
                                                   const NewFile& file, OpenOptions options = {});
    /// Takes the file's lock: FileInUse{holder} if another program has it.
    static Result<std::unique_ptr<Journal>> open(const std::string& path, const schema::Catalogue& catalogue,
                                                 OpenOptions options = {});
    ~Journal();

    using Body = std::function<Result<void>(Writer&)>;
    /// Runs `body` in one SQLite transaction and writes its entries. An error of the body, or an exception, rolls back
    /// all.
    Result<ChangeSet> transact(const access::Access& access, const Operation& operation, const Body& body);
    /// The same, then rolled back: what would change.
    Result<ChangeSet> rehearse(const access::Access& access, const Operation& operation, const Body& body);

    /// Undoes an act (default: this user's last one that can be and has not been undone).
    Result<UndoReport> undo(const access::Access& access, std::optional<TxnId> act = {});

    /// This file is a copy (a backup brought back): it writes in the name of a new device from now on, so that the
    /// numbers of the one it was copied from are never given twice.
    Result<void> renewDevice();

    /// Unjournalled state of this device: drafts and the like. Only the tables local_*.
    Result<void> local(const std::function<void(db::Connection&)>& body);

    /// Reads a vault into memory, for all connections that take sealed(); see vault.h. FileDamaged{what = "vault"} if
    /// the key is another one or something of it is damaged: it stays closed.
    Result<void> openVault(const std::string& vault, access::VaultKey key);
    /// Forgets its key and wipes what was read.
    Result<void> closeVault(const std::string& vault);
    const access::KeyRing& keys() const { return m_keys; } ///< of the vaults that are open
    /// For db::OpenOptions: where rows of sealed types are found.
    const std::string& sealed() const { return m_sealed; }

    const Tables& tables() const { return *m_tables; }
    const schema::Catalogue& catalogue() const { return m_catalogue; }
    const Environment& environment() const { return m_options.environment; }
    const db::Reader& reader() const { return *m_connection; } ///< on the writing thread only
    const std::string& path() const { return m_path; }

private:
    Journal(std::string path, const schema::Catalogue& catalogue, OpenOptions options);
    db::OpenOptions dbOptions() const;
    Result<ChangeSet> run(const access::Access& access, const Operation& operation, const Body& body,
                          std::optional<Uid> undoes, bool commit);

    std::string m_path;
    const schema::Catalogue& m_catalogue;
    OpenOptions m_options;
    struct Lock;
    std::shared_ptr<Lock> m_lock;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<Tables> m_tables;
    std::string m_sealed;
    access::KeyRing m_keys;
};

} // namespace mulin::journal
