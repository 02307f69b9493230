// Connections to one SQLite file. Reader can only read: the file is opened read-only, or the statement is refused.
// Connection writes; the only one that writes an office file is private to core/journal.
#pragma once

#include "core/base/result.h"
#include "core/db/secret.h"
#include "core/db/statement.h"

#include <functional>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace mulin::db {

class FileHeader;
class KeyedVfs;
struct OpenedFile;

struct OpenOptions {
    std::string vfs;                    ///< empty = the program's own VFS
    std::int64_t cacheBytes = 64 << 20; ///< page cache
    int busyTimeoutMs = 5000;
    Key key; ///< of an encrypted file, see key_slots.h; a plain file opens with or without one
    /// Path of a Connection::sharedMemory(), to be at hand as the schema `sealed`; empty = none.
    std::string sealed;
    /// With a key: what a file is made with (newEncryption).
    std::shared_ptr<const FileHeader> header;
};

class Reader {
public:
    /// Opens an existing file read-only. Checks that it is Mulin's (application_id) and not newer.
    /// Errors: FileNotFound, FileUnreadable, FileNotMulin, FileNewer, FileDamaged, FileInUse; FileEncrypted (no key, or
    /// another one), HeaderDamaged, FileIncomplete. A read-only connection
    /// cannot roll back the journal of a crashed writer: if nobody holds the file's lock, it is taken for a moment and
    /// the file is opened for writing once, which rolls back; otherwise FileDamaged{what = "journal"}. One connection
    /// belongs to one thread at a time.
    static Result<std::unique_ptr<Reader>> open(const std::string& path, const OpenOptions& options = {});
    virtual ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Statement for reading only; one that would write, or gives no rows (BEGIN, ATTACH), throws.
    Statement prepare(std::string_view sql) const;
    /// The same, kept for the next time. Not for two uses of one text at once (use prepare).
    Loan cached(std::string_view sql) const;
    std::int64_t integer(std::string_view sql) const; ///< first column of the first row, 0 if none
    std::string text(std::string_view sql) const;

    /// One consistent view over several statements. Inside another one or a transaction it does nothing; no transaction
    /// can begin inside it. While a reader holds one, writers wait with their commit (busyTimeoutMs): keep it short.
    class Snapshot {
    public:
        explicit Snapshot(const Reader& reader);
        ~Snapshot();
        Snapshot(const Snapshot&) = delete;
        Snapshot& operator=(const Snapshot&) = delete;

    private:
        const Reader& m_reader;
        bool m_began = false;
    };

    /// `check` is asked every few thousand steps of SQLite's machine; true = interrupt (throws Cancelled).
    void interruptWhen(std::function<bool()> check) const;
    const std::string& path() const { return m_path; }
    std::int64_t cacheUsed() const; ///< bytes
    bool encrypted() const { return static_cast<bool>(m_key); }
    bool hasSealed() const { return m_sealed; } ///< see OpenOptions::sealed
    const Key& key() const { return m_key; }    ///< for further connections to the file; none if it is plain

protected:
    Reader(OpenedFile opened, std::string path);
    Loan loan(std::string_view sql, bool mayWrite) const;
    SQLite::Database& database() const { return *m_database; }

    std::shared_ptr<KeyedVfs> m_vfs; // outlives the database

private:
    friend struct RawHandle;
    struct Cache;
    std::unique_ptr<SQLite::Database> m_database;
    Key m_key;
    bool m_sealed = false;
    std::unique_ptr<Cache> m_cache;
    std::string m_path;
};

class Connection final : public Reader {
public:
    /// Creates a new, empty file with our application_id (fails if it exists); encrypted if there are a key and a
    /// header.
    static Result<std::unique_ptr<Connection>> create(const std::string& path, const OpenOptions& options = {});
    static Result<std::unique_ptr<Connection>> open(const std::string& path, const OpenOptions& options = {});
    /// A private database in memory, for rebuilding and comparing; `sealed` as in OpenOptions.
    static std::unique_ptr<Connection> memory(const std::string& sealed = {});
    /// A database in memory that connections of this program share by its path; it goes with the last of them. What is
    /// deleted in it is wiped.
    static std::unique_ptr<Connection> sharedMemory();

    Statement prepareWrite(std::string_view sql);
    Loan write(std::string_view sql); ///< cached
    void execute(std::string_view sql);
    std::int64_t lastInsertId() const;
    int changes() const;

    /// Rolls back unless committed. Takes the file's write lock at once, except beside a `sealed`: that one's readers
    /// would wait for every act, and what holds the file's lock (see FileLock) writes alone anyway.
    class Transaction {
    public:
        explicit Transaction(Connection& connection);
        ~Transaction();
        void commit();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;

    private:
        Connection& m_connection;
        bool m_open = true;
    };

    /// Attaches a file (created if it does not exist) under a schema name. Beside an encrypted file it is encrypted
    /// with the same key.
    void attach(const std::string& path, std::string_view name);

private:
    using Reader::Reader;
    friend class Transaction;
    void makeBareBeside(const std::string& file) const;
};

inline constexpr std::int32_t applicationId = 0x4D756C6E; ///< "Muln"
inline constexpr std::int32_t formatVersion = 1;          ///< PRAGMA user_version

} // namespace mulin::db
