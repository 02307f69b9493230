// Internal to core/db: SQLite's result codes as Errors, and access to the handle of a connection.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;

namespace mulin::db {

class Reader;

/// The error that `database` has just reported; `sql` goes into the detail.
Error sqliteError(sqlite3* database, int code, std::string_view sql = {});
/// The same without a connection. `systemErrno` 0 = unknown.
Error sqliteError(int code, const std::string& path, std::string detail, int systemErrno = 0);

/// Throws db::Exception unless the code is SQLITE_OK.
void check(sqlite3* database, int code, std::string_view sql = {});

struct RawHandle {
    static sqlite3* of(const Reader& reader);
};

/// Our VFS answers this sqlite3_file_control opcode with the page (std::int64_t, 0 = none) whose checksum failed last,
/// or -1 for a page of the journal; asking clears it.
inline constexpr int damagedPageOpcode = 0x4D750001;
/// … with the bytes (int) that its codec needs at the end of each page,
inline constexpr int reserveOpcode = 0x4D750002;
/// … and with the copies (int, bit 0 and 1) of the header of an encrypted file that are damaged or out of date.
inline constexpr int damagedCopiesOpcode = 0x4D750003;

} // namespace mulin::db
