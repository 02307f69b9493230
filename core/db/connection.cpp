#include "core/db/connection.h"

#include "core/db/exception.h"
#include "core/db/open_file.h"
#include "core/db/raw_file.h"
#include "core/db/sqlite_error.h"
#include "core/db/vfs_file.h"

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <sqlite3.h>
#include <unordered_map>

namespace mulin::db {
namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

Exception misuse(std::string detail, std::string_view sql) {
    return Exception(makeError(ErrorCode::Internal, {}, std::move(detail) + ": " + std::string(sql.substr(0, 300))));
}

Statement prepared(sqlite3* handle, std::string_view sql, bool mayWrite, unsigned flags) {
    sqlite3_stmt* raw = nullptr;
    const char* tail = nullptr;
    check(handle, sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), flags, &raw, &tail), sql);
    if (!raw) throw misuse("empty statement", sql);
    Statement statement(raw);
    const auto rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) throw misuse("more than one statement", sql);
    if (!mayWrite && (!statement.readOnly() || statement.columns() == 0))
        throw misuse("not a statement for reading", sql);
    return statement;
}

int askCheck(void* check) { return (*static_cast<std::function<bool()>*>(check))() ? 1 : 0; }

constexpr int stepsBetweenChecks = 4000;

} // namespace

struct Reader::Cache {
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements;
    std::function<bool()> check;
};

sqlite3* RawHandle::of(const Reader& reader) { return reader.m_database->getHandle(); }

Reader::Reader(OpenedFile opened, std::string path)
    : m_vfs(std::move(opened.vfs))
    , m_database(std::move(opened.database))
    , m_key(std::move(opened.key))
    , m_sealed(opened.sealed)
    , m_cache(std::make_unique<Cache>())
    , m_path(std::move(path)) {}

Reader::~Reader() {
    auto* handle = m_database->getHandle();
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    // Who wrote takes the emptied journal away; it would be taken along as if it belonged to the file. One that is not
    // empty is what a failed commit has to be rolled back from.
    if (sqlite3_db_readonly(handle, "main") != 0 || sqlite3_get_autocommit(handle) == 0) return;
    const char* name = sqlite3_db_filename(handle, "main");
    if (!name || !*name) return;
    const std::string journal = sqlite3_filename_journal(name);
    std::error_code failed;
    if (std::filesystem::file_size(std::u8string(journal.begin(), journal.end()), failed) != 0 || failed) return;
    m_cache->statements.clear();
    sqlite3_exec(handle, "PRAGMA main.journal_mode = DELETE", nullptr, nullptr, nullptr);
}

Statement Reader::prepare(std::string_view sql) const { return prepared(m_database->getHandle(), sql, false, 0); }

Loan Reader::cached(std::string_view sql) const { return loan(sql, false); }

Loan Reader::loan(std::string_view sql, bool mayWrite) const {
    auto found = m_cache->statements.find(sql);
    if (found == m_cache->statements.end()) {
        auto statement = prepared(m_database->getHandle(), sql, mayWrite, SQLITE_PREPARE_PERSISTENT);
        found = m_cache->statements.emplace(std::string(sql), std::move(statement)).first;
    } else if (!mayWrite && !found->second.readOnly()) {
        throw misuse("not a statement for reading", sql);
    }
    if (found->second.busy()) throw misuse("cached statement is in use", sql);
    return Loan(found->second);
}

std::int64_t Reader::integer(std::string_view sql) const {
    auto statement = cached(sql);
    return statement->step() ? statement->integer(0) : 0;
}

std::string Reader::text(std::string_view sql) const {
    auto statement = cached(sql);
    return statement->step() ? std::string(statement->text(0)) : std::string();
}

Reader::Snapshot::Snapshot(const Reader& reader) : m_reader(reader) {
    if (sqlite3_get_autocommit(reader.m_database->getHandle()) == 0) return; // inside another, or a transaction
    reader.loan("BEGIN DEFERRED", true)->run();
    m_began = true;
}

Reader::Snapshot::~Snapshot() {
    if (!m_began) return;
    auto* handle = m_reader.m_database->getHandle();
    // A statement still open lets no COMMIT of a pure reader fail; ROLLBACK is for what an I/O error left behind.
    if (sqlite3_get_autocommit(handle) == 0 && sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Reader::interruptWhen(std::function<bool()> check) const {
    m_cache->check = std::move(check);
    auto* handle = m_database->getHandle();
    if (m_cache->check)
        sqlite3_progress_handler(handle, stepsBetweenChecks, askCheck, &m_cache->check);
    else
        sqlite3_progress_handler(handle, 0, nullptr, nullptr);
}

std::int64_t Reader::cacheUsed() const {
    int used = 0, highest = 0;
    sqlite3_db_status(m_database->getHandle(), SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0);
    return used;
}

Statement Connection::prepareWrite(std::string_view sql) { return prepared(database().getHandle(), sql, true, 0); }

Loan Connection::write(std::string_view sql) { return loan(sql, true); }

void Connection::execute(std::string_view sql) {
    const std::string terminated(sql);
    check(database().getHandle(), sqlite3_exec(database().getHandle(), terminated.c_str(), nullptr, nullptr, nullptr),
          sql);
}

std::int64_t Connection::lastInsertId() const { return sqlite3_last_insert_rowid(database().getHandle()); }
int Connection::changes() const { return sqlite3_changes(database().getHandle()); }

Connection::Transaction::Transaction(Connection& connection) : m_connection(connection) {
    m_connection.loan(m_connection.hasSealed() ? "BEGIN" : "BEGIN IMMEDIATE", true)->run();
}

Connection::Transaction::~Transaction() {
    auto* handle = m_connection.database().getHandle();
    // After a full disk or an I/O error SQLite may have rolled back by itself.
    if (m_open && sqlite3_get_autocommit(handle) == 0) sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::Transaction::commit() {
    m_connection.loan("COMMIT", true)->run();
    m_open = false;
}

/// What is attached to an encrypted file begins with that one's header; without, our VFS would not open it.
void Connection::makeBareBeside(const std::string& file) const {
    if (!encrypted() || fileExists(m_vfs->name(), file)) return;
    auto header = headerOf(m_vfs->name(), openablePath(path()));
    if (!header) throw Exception(header.error());
    if (auto made = makeBareFile(m_vfs->name(), file, **header); !made) throw Exception(made.error());
}

void Connection::attach(const std::string& path, std::string_view name) {
    auto statement = prepareWrite("ATTACH ?1 AS ?2");
    const auto file = openablePath(path);
    makeBareBeside(file);
    statement.bindTextView(1, file).bindTextView(2, name);
    statement.run();
    auto* handle = database().getHandle();
    const std::string schema(name);
    reservePageEnd(handle, schema);
    std::string quoted;
    for (const char c : schema) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    execute("PRAGMA \"" + quoted + "\".journal_mode = TRUNCATE; PRAGMA \"" + quoted +
            "\".synchronous = FULL; PRAGMA \"" + quoted + "\".secure_delete = ON");
}

} // namespace mulin::db
