// Internal to core/db: how a file is opened, examined and set up.
#pragma once

#include "core/db/connection.h"

#include <memory>
#include <string>

struct sqlite3;

namespace mulin::db {

inline constexpr int pageSize = 4096;
inline constexpr int pageReserve = 8; ///< bytes at the end of each page that the checksum takes

enum class OpenFor { Reading, Writing, Creating };

/// An absolute path, so that SQLite takes none for a URI or for ":memory:".
std::string openablePath(const std::string& path);
/// Can there be an office file at this path? FileUnreadable{what = "folder", "special", "name"}, FileNotFound{what =
/// "folder", "empty"}. A pipe would be waited for without end.
Result<void> checkPlace(const std::string& path);
/// Tells SQLite to leave the end of each page free; does nothing for a file that has pages already.
void reservePageEnd(sqlite3* database, const std::string& schema);
/// Opens, sets the pragmas and gives statements the collation `natural_order` (core/base/natural_order.h; for ORDER BY
/// alone, so that no file needs it to be read); an existing file is examined. Does not roll back the journal of a
/// crashed writer for a reader: FileDamaged{what = "journal"}.
Result<std::unique_ptr<SQLite::Database>> openFile(const std::string& path, const OpenOptions& options,
                                                   OpenFor purpose);

} // namespace mulin::db
