#include "core/db/open_file.h"

#include "core/base/natural_order.h"
#include "core/db/backup.h"
#include "core/db/exception.h"
#include "core/db/file_lock.h"
#include "core/db/raw_file.h"
#include "core/db/sqlite_error.h"
#include "core/db/vfs_file.h"

#include <SQLiteCpp/Database.h>
#include <array>
#include <cstring>
#include <filesystem>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr std::int64_t spillAboveKiB = std::int64_t{128} * 1024;
constexpr int shortestHeader = 100; // bytes of SQLite's file header

std::filesystem::path pathOf(const std::string& utf8) {
    return {reinterpret_cast<const char8_t*>(utf8.data()), reinterpret_cast<const char8_t*>(utf8.data() + utf8.size())};
}

/// The bare bytes of the file's header.
class Header {
public:
    explicit Header(sqlite3* database) {
        sqlite3_file* file = nullptr;
        if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return;
        if (!file || !file->pMethods) return;
        sqlite3_int64 size = 0;
        m_code = file->pMethods->xFileSize(file, &size);
        if (m_code != SQLITE_OK || size == 0) return;
        m_size = size;
        m_code = file->pMethods->xRead(file, m_bytes.data(), shortestHeader, 0);
        if (m_code == SQLITE_IOERR_SHORT_READ) m_code = SQLITE_OK;
    }
    int code() const { return m_code; } ///< of reading it
    std::int64_t size() const { return m_size; }
    std::uint32_t number(std::size_t at) const {
        std::uint32_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | m_bytes[i];
        return value;
    }
    bool saysSqlite() const { return std::memcmp(m_bytes.data(), "SQLite format 3", 16) == 0; }
    bool saysMulin() const { return number(68) == static_cast<std::uint32_t>(applicationId); }
    /// Ours as far as one damaged place in it allows to tell.
    bool looksMulin() const {
        if (m_size < shortestHeader) return saysSqlite();
        return saysMulin() || (saysSqlite() && PageChecksum().accepts(m_bytes[20]));
    }
    std::uint32_t version() const { return number(60); }
    bool sizeFits() const {
        if (m_size % pageSize != 0) return false;
        return number(24) != number(92) || number(28) == m_size / pageSize;
    }

private:
    std::array<unsigned char, shortestHeader> m_bytes{};
    std::int64_t m_size = 0;
    int m_code = SQLITE_OK;
};

int touch(sqlite3* database) {
    return sqlite3_exec(database, "SELECT 1 FROM sqlite_schema LIMIT 1", nullptr, nullptr, nullptr);
}

Result<void> examine(sqlite3* database, const std::string& path, bool encrypted) {
    check(database, sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr));
    const int code = touch(database); // takes the read lock; rolls back a crashed writer's journal if it may write
    auto failure = code == SQLITE_OK ? Error{} : sqliteError(database, code);
    const Header header(database);
    sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);

    const auto damaged = [&](const char* what) {
        return makeError(ErrorCode::FileDamaged, {{"path", path}, {"what", what}}, failure.detail);
    };
    if (code != SQLITE_OK && failure.code != ErrorCode::FileDamaged) return failure;
    if (code != SQLITE_OK && failure.arg("what") == "journal") return damaged("journal");
    if (header.code() != SQLITE_OK) return sqliteError(header.code(), path, "header cannot be read");
    // Behind the header of an encrypted file lies ours or nothing that could be read.
    if (encrypted && code != SQLITE_OK)
        return header.saysMulin() && !header.sizeFits() ? damaged("truncated") : failure;
    if (!encrypted && !header.looksMulin()) return makeError(ErrorCode::FileNotMulin, {{"path", path}}, failure.detail);
    if (header.size() < shortestHeader) return damaged("truncated");
    if (code == SQLITE_OK) {
        if (!header.saysMulin()) return makeError(ErrorCode::FileNotMulin, {{"path", path}});
        if (header.version() > static_cast<std::uint32_t>(formatVersion))
            return makeError(ErrorCode::FileNewer, {{"path", path}, {"version", std::to_string(header.version())}});
    }
    if (!header.sizeFits()) return damaged("truncated");
    if (code != SQLITE_OK) return failure;
    return {};
}

void run(sqlite3* database, const char* sql) {
    check(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr), sql);
}

int compareInSql(void*, int sizeA, const void* a, int sizeB, const void* b) {
    return compareNaturally({static_cast<const char*>(a), static_cast<std::size_t>(sizeA)},
                            {static_cast<const char*>(b), static_cast<std::size_t>(sizeB)});
}

void configure(sqlite3* database) {
    sqlite3_extended_result_codes(database, 1);
    check(database, sqlite3_create_collation(database, "natural_order", SQLITE_UTF8, nullptr, compareInSql));
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // We have none of these; a file from elsewhere may.
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    run(database, "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                  "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA recursive_triggers = OFF");
}

void setUp(sqlite3* database, const OpenOptions& options, OpenFor purpose) {
    run(database, ("PRAGMA cache_size = -" + std::to_string(options.cacheBytes / 1024) + "; PRAGMA cache_spill = -" +
                   std::to_string(spillAboveKiB))
                      .c_str());
    if (purpose == OpenFor::Reading)
        run(database, "PRAGMA query_only = ON");
    else
        run(database, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL");
}

void initialise(sqlite3* database) {
    run(database, ("PRAGMA page_size = " + std::to_string(pageSize) + "; PRAGMA auto_vacuum = NONE").c_str());
    reservePageEnd(database, "main");
}

void sign(sqlite3* database) {
    run(database, ("BEGIN IMMEDIATE; PRAGMA application_id = " + std::to_string(applicationId) +
                   "; PRAGMA user_version = " + std::to_string(formatVersion) + "; COMMIT")
                      .c_str());
}

/// The header of an encrypted file that the key opens; nothing for a plain one.
Result<std::optional<FileHeader>> examineHeader(const std::string& vfs, const std::string& file,
                                                const std::string& path, const Key& key) {
    auto header = headerOf(vfs, file);
    if (!header) {
        auto error = header.error();
        for (auto& [name, value] : error.args)
            if (name == "path") value = path;
        return error;
    }
    if (*header && (!key || !(*header)->isOf(key)))
        return makeError(ErrorCode::FileEncrypted, {{"path", path}}, key ? "another key" : "no key");
    return header;
}

/// Both copies whole, and marked as having a database behind them. What cannot be mended now is mended later.
void mendHeader(const std::string& vfs, const std::string& file, const Key& key) {
    auto raw = RawFile::open(vfs, file, RawFile::For::Writing);
    if (!raw) return;
    auto copies = raw->header();
    if (!copies || !copies->header || (copies->alike() && copies->header->initialised())) return;
    copies->header->setInitialised();
    copies->header->finish(key);
    (void)raw->writeHeader(*copies->header);
}

/// Opens for writing once, which rolls back the journal of a writer that has died.
Result<void> rollBackJournal(const std::string& path, const OpenOptions& options) {
    MULIN_TRY_LET(lock, FileLock::acquire(path));
    MULIN_TRY_LET(opened, openFile(path, options, OpenFor::Writing));
    return {};
}

} // namespace

void attachSealed(OpenedFile& opened, const std::string& path) {
    auto* handle = opened.database->getHandle();
    run(handle, ("ATTACH '" + path + "' AS sealed; PRAGMA sealed.secure_delete = ON").c_str());
    opened.sealed = true;
}

std::string ownVfs(const std::string& vfs) { return vfs.empty() ? vfsName() : vfs; }

bool fileExists(const std::string& vfs, const std::string& path) {
    auto* found = sqlite3_vfs_find(vfs.c_str());
    int there = 0;
    // xAccess(EXISTS) of the unix VFS denies empty files, and those are to be told apart.
    if (found) found->xAccess(found, path.c_str(), SQLITE_ACCESS_EXISTS, &there);
    std::error_code ignored;
    return there != 0 || std::filesystem::exists(pathOf(path), ignored);
}

std::string openablePath(const std::string& path) {
    std::error_code failed;
    const auto absolute = std::filesystem::absolute(pathOf(path), failed).u8string();
    if (failed || path.empty()) return "./" + path;
    return {absolute.begin(), absolute.end()};
}

Result<void> checkPlace(const std::string& path) {
    namespace fs = std::filesystem;
    const auto refused = [&](ErrorCode code, const char* what) {
        return makeError(code, {{"path", path}, {"what", what}}, what);
    };
    if (path.empty()) return refused(ErrorCode::FileNotFound, "empty");
    const auto file = pathOf(openablePath(path));
    std::error_code failed;
    // With what is laid beside it: the longest name counts.
    static_cast<void>(fs::status(pathOf(openablePath(path) + "-journal"), failed));
    if (failed == std::errc::filename_too_long) return refused(ErrorCode::FileUnreadable, "name");
    const auto folder = fs::status(file.parent_path(), failed).type();
    if (folder == fs::file_type::not_found || folder == fs::file_type::regular)
        return refused(ErrorCode::FileNotFound, "folder");
    switch (fs::status(file, failed).type()) {
    case fs::file_type::directory: return refused(ErrorCode::FileUnreadable, "folder");
    case fs::file_type::block:
    case fs::file_type::character:
    case fs::file_type::fifo:
    case fs::file_type::socket: return refused(ErrorCode::FileUnreadable, "special");
    default: return {};
    }
}

void reservePageEnd(sqlite3* database, const std::string& schema) {
    int reserve = pageReserve; // of a database in memory, too, whose pages may become those of a file
    sqlite3_file_control(database, schema.c_str(), reserveOpcode, &reserve);
    check(database, sqlite3_file_control(database, schema.c_str(), SQLITE_FCNTL_RESERVE_BYTES, &reserve));
}

Result<OpenedFile> openFile(const std::string& path, const OpenOptions& options, OpenFor purpose) {
    if (options.vfs.empty()) MULIN_TRY(checkPlace(path));
    const auto file = openablePath(path);
    auto vfs = ownVfs(options.vfs);
    const bool there = fileExists(vfs, file);
    if (purpose == OpenFor::Creating && there) return makeError(ErrorCode::FileExists, {{"path", path}});
    if (purpose != OpenFor::Creating && !there) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI; // an absolute path is no URI; that of a `sealed` is one
    if (purpose == OpenFor::Reading) flags |= SQLITE_OPEN_READONLY;
    if (purpose != OpenFor::Reading) flags |= SQLITE_OPEN_READWRITE;
    if (purpose == OpenFor::Creating) flags |= SQLITE_OPEN_CREATE;

    OpenedFile opened;
    if (purpose != OpenFor::Creating) {
        MULIN_TRY_LET(header, examineHeader(vfs, file, path, options.key));
        if (header) opened.key = options.key;
    } else if (options.key) {
        if (!options.header) return makeError(ErrorCode::Internal, {}, "a key without a header");
        MULIN_TRY(makeBareFile(vfs, file, *options.header));
        opened.key = options.key;
    }
    if (options.key) {
        opened.vfs = std::make_shared<KeyedVfs>(vfs, options.key);
        vfs = opened.vfs->name();
    }
    try {
        opened.database = std::make_unique<SQLite::Database>(file, flags, options.busyTimeoutMs, vfs);
    } catch (const SQLite::Exception& e) {
        auto error = sqliteError(e.getExtendedErrorCode(), path, e.what());
        if (purpose == OpenFor::Creating && error.code == ErrorCode::FileUnreadable)
            return makeError(ErrorCode::FileReadOnly, {{"path", path}, {"what", "output"}}, error.detail);
        return error;
    }
    auto* handle = opened.database->getHandle();
    configure(handle);
    if (purpose == OpenFor::Creating)
        initialise(handle);
    else
        MULIN_TRY(examine(handle, path, static_cast<bool>(opened.key)));
    if (purpose != OpenFor::Reading && sqlite3_db_readonly(handle, "main") != 0)
        return makeError(ErrorCode::FileReadOnly, {{"path", path}});
    setUp(handle, options, purpose);
    if (purpose == OpenFor::Creating) sign(handle);
    if (!options.sealed.empty()) attachSealed(opened, options.sealed);
    if (purpose != OpenFor::Reading && opened.key) mendHeader(vfs, file, opened.key);
    return opened;
}

Result<std::unique_ptr<Reader>> Reader::open(const std::string& path, const OpenOptions& options) {
    return guard([&]() -> Result<std::unique_ptr<Reader>> {
        auto opened = openFile(path, options, OpenFor::Reading);
        if (!opened && opened.error().code == ErrorCode::FileDamaged && opened.error().arg("what") == "journal") {
            if (!rollBackJournal(path, options)) return opened.error();
            opened = openFile(path, options, OpenFor::Reading);
        }
        if (!opened) return opened.error();
        return std::unique_ptr<Reader>(new Reader(std::move(opened).value(), path));
    });
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, const OpenOptions& options) {
    return guard([&]() -> Result<std::unique_ptr<Connection>> {
        MULIN_TRY_LET(opened, openFile(path, options, OpenFor::Writing));
        return std::unique_ptr<Connection>(new Connection(std::move(opened), path));
    });
}

Result<std::unique_ptr<Connection>> Connection::create(const std::string& path, const OpenOptions& options) {
    std::error_code ignored;
    const bool there = std::filesystem::exists(pathOf(openablePath(path)), ignored);
    auto made = guard([&]() -> Result<std::unique_ptr<Connection>> {
        MULIN_TRY_LET(opened, openFile(path, options, OpenFor::Creating));
        // Personal data: for the owner of the file alone. Journals take over its mode.
        using std::filesystem::perms;
        std::filesystem::permissions(pathOf(path), perms::owner_read | perms::owner_write, ignored);
        (void)flush(path); // the folder's entry; a file that did not reach the disk is simply not there
        return std::unique_ptr<Connection>(new Connection(std::move(opened), path));
    });
    if (!made && !there)
        for (const char* beside : {"", "-journal"})
            std::filesystem::remove(pathOf(openablePath(path) + beside), ignored);
    return made;
}

std::unique_ptr<Connection> Connection::memory(const std::string& sealed) {
    OpenedFile opened;
    opened.database =
        std::make_unique<SQLite::Database>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI);
    configure(opened.database->getHandle());
    initialise(opened.database->getHandle());
    if (!sealed.empty()) attachSealed(opened, sealed);
    return std::unique_ptr<Connection>(new Connection(std::move(opened), ":memory:"));
}

std::unique_ptr<Connection> Connection::sharedMemory() {
    std::array<unsigned char, 16> name{};
    fillRandomly(name);
    std::string path = "file:/mulin-";
    for (const unsigned char byte : name) {
        constexpr std::string_view digits = "0123456789abcdef";
        path += {digits[byte >> 4], digits[byte & 15]};
    }
    path += "?vfs=memdb";
    OpenedFile opened;
    opened.database = std::make_unique<SQLite::Database>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                                                   SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI);
    configure(opened.database->getHandle());
    return std::unique_ptr<Connection>(new Connection(std::move(opened), std::move(path)));
}

} // namespace mulin::db
