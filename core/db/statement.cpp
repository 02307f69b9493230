#include "core/db/statement.h"

#include "core/base/id.h"
#include "core/db/exception.h"
#include "core/db/sqlite_error.h"

#include <sqlite3.h>

namespace mulin::db {
namespace {

// A view without bytes may have no address, which SQLite would take for NULL.
const char* address(std::string_view bytes) { return bytes.data() ? bytes.data() : ""; }

// SQLITE_TRANSIENT is an old-style cast of -1; this spells it once.
const auto copied = SQLITE_TRANSIENT;

} // namespace

Statement::Statement(Statement&& other) noexcept : m_raw(std::exchange(other.m_raw, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_raw, other.m_raw);
    return *this;
}

Statement::~Statement() { sqlite3_finalize(m_raw); }

void Statement::check(int code) const {
    if (code == SQLITE_OK) [[likely]]
        return;
    const char* sql = sqlite3_sql(m_raw);
    throw Exception(sqliteError(sqlite3_db_handle(m_raw), code, sql ? sql : ""));
}

Statement& Statement::bind(int index, std::int64_t value) {
    check(sqlite3_bind_int64(m_raw, index, value));
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    check(sqlite3_bind_text64(m_raw, index, address(text), text.size(), copied, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int index, const Uid& uid) { return bindBlob(index, uid.view()); }

Statement& Statement::bindBlob(int index, std::string_view bytes) {
    check(sqlite3_bind_blob64(m_raw, index, address(bytes), bytes.size(), copied));
    return *this;
}

Statement& Statement::bindTextView(int index, std::string_view text) {
    check(sqlite3_bind_text64(m_raw, index, address(text), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlobView(int index, std::string_view bytes) {
    check(sqlite3_bind_blob64(m_raw, index, address(bytes), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull(int index) {
    check(sqlite3_bind_null(m_raw, index));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(m_raw);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    const char* sql = sqlite3_sql(m_raw);
    auto error = sqliteError(sqlite3_db_handle(m_raw), code, sql ? sql : "");
    sqlite3_reset(m_raw);
    throw Exception(std::move(error));
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::runAgain() {
    while (step()) {
    }
    sqlite3_reset(m_raw);
}

void Statement::reset() {
    sqlite3_reset(m_raw); // repeats the error of the last step, which step() has thrown
    sqlite3_clear_bindings(m_raw);
}

int Statement::columns() const { return sqlite3_column_count(m_raw); }

std::string Statement::columnName(int column) const {
    const char* name = sqlite3_column_name(m_raw, column);
    return name ? name : "";
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_raw, column) == SQLITE_NULL; }
bool Statement::isText(int column) const { return sqlite3_column_type(m_raw, column) == SQLITE_TEXT; }
bool Statement::isInteger(int column) const { return sqlite3_column_type(m_raw, column) == SQLITE_INTEGER; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_raw, column); }

std::string_view Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_raw, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column))};
}

std::string_view Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_raw, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column))};
}

Uid Statement::uid(int column) const {
    if (const auto uid = Uid::fromBytes(blob(column))) return *uid;
    throw Exception(makeError(ErrorCode::FileDamaged, {{"path", ""}, {"what", "value"}},
                              "column " + columnName(column) + " holds no uid"));
}

bool Statement::readOnly() const { return sqlite3_stmt_readonly(m_raw) != 0; }
bool Statement::busy() const { return sqlite3_stmt_busy(m_raw) != 0; }

} // namespace mulin::db
