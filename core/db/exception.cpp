#include "core/db/exception.h"

#include "core/db/backup.h"
#include "core/db/sqlite_error.h"

#include <SQLiteCpp/Exception.h>
#include <cerrno>
#include <new>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr std::int64_t fullBelow = 1 << 20; // bytes: a write that failed with less left failed for want of room

bool lacksRoom(const std::string& path, int systemErrno) {
    if (systemErrno == ENOSPC || systemErrno == EDQUOT || systemErrno == EFBIG) return true;
    const auto left = path.empty() ? -1 : freeSpace(path);
    return left >= 0 && left < fullBelow;
}

Error damaged(const std::string& path, std::string what, std::string detail) {
    return makeError(ErrorCode::FileDamaged, {{"path", path}, {"what", std::move(what)}}, std::move(detail));
}

Error ioError(int code, const std::string& path, std::string detail, int systemErrno) {
    switch (code) {
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS: return damaged(path, "checksum", std::move(detail));
    case SQLITE_IOERR_SHORT_READ: return damaged(path, "truncated", std::move(detail));
    case SQLITE_IOERR_NOMEM: return makeError(ErrorCode::Internal, {}, std::move(detail));
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
        if (lacksRoom(path, systemErrno)) return makeError(ErrorCode::DiskFull, {{"path", path}}, std::move(detail));
        break;
    default: break;
    }
    return makeError(ErrorCode::IoError, {{"path", path}}, std::move(detail));
}

std::string fileOf(sqlite3* database) {
    const char* name = sqlite3_db_filename(database, "main");
    return name ? name : "";
}

/// The page that our VFS refused last, looked for in every attached file.
bool findDamage(sqlite3* database, std::string& path, std::int64_t& page) {
    for (int i = 0; const char* schema = sqlite3_db_name(database, i); ++i) {
        page = 0;
        if (sqlite3_file_control(database, schema, damagedPageOpcode, &page) == SQLITE_OK && page != 0) {
            const char* name = sqlite3_db_filename(database, schema);
            path = name ? name : "";
            return true;
        }
    }
    return false;
}

} // namespace

Error sqliteError(int code, const std::string& path, std::string detail, int systemErrno) {
    switch (code & 0xFF) {
    case SQLITE_FULL: return makeError(ErrorCode::DiskFull, {{"path", path}}, std::move(detail));
    case SQLITE_IOERR: return ioError(code, path, std::move(detail), systemErrno);
    case SQLITE_CORRUPT: return damaged(path, "structure", std::move(detail));
    case SQLITE_NOTADB: return damaged(path, "header", std::move(detail));
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_ROLLBACK) return damaged(path, "journal", std::move(detail));
        return makeError(ErrorCode::FileReadOnly, {{"path", path}}, std::move(detail));
    case SQLITE_PERM: return makeError(ErrorCode::FileReadOnly, {{"path", path}}, std::move(detail));
    case SQLITE_CANTOPEN: return makeError(ErrorCode::FileUnreadable, {{"path", path}}, std::move(detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return makeError(ErrorCode::FileInUse, {{"path", path}, {"holder", ""}}, std::move(detail));
    case SQLITE_INTERRUPT: return makeError(ErrorCode::Cancelled, {}, std::move(detail));
    default: return makeError(ErrorCode::Internal, {}, std::move(detail));
    }
}

Error sqliteError(sqlite3* database, int code, std::string_view sql) {
    const int extended = database ? sqlite3_extended_errcode(database) : code;
    const bool same = (extended & 0xFF) == (code & 0xFF);
    const int known = same ? extended : code;
    std::string detail = "SQLite " + std::to_string(known) + ": ";
    detail += database && same ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    if (!sql.empty()) detail += " in: " + std::string(sql.substr(0, 300));
    if (!database) return sqliteError(known, {}, std::move(detail));
    const int systemErrno = sqlite3_system_errno(database);
    std::string path = fileOf(database);
    if (std::int64_t page = 0; known == SQLITE_IOERR_DATA && findDamage(database, path, page))
        return damaged(path, page < 0 ? "journal" : "page " + std::to_string(page), std::move(detail));
    return sqliteError(known, path, std::move(detail), systemErrno);
}

void check(sqlite3* database, int code, std::string_view sql) {
    if (code != SQLITE_OK) throw Exception(sqliteError(database, code, sql));
}

Error currentError() {
    try {
        throw;
    } catch (const Exception& e) {
        return e.error();
    } catch (const SQLite::Exception& e) {
        return sqliteError(e.getExtendedErrorCode(), {}, e.what());
    } catch (const std::bad_alloc&) {
        return makeError(ErrorCode::Internal, {}, "out of memory");
    } catch (const std::exception& e) {
        return makeError(ErrorCode::Internal, {}, e.what());
    } catch (...) {
        return makeError(ErrorCode::Internal, {}, "unknown exception");
    }
}

} // namespace mulin::db
