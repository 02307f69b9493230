// Internal to core/db: how a file is opened, examined and set up.
#pragma once

#include "core/db/connection.h"

#include <memory>
#include <string>

struct sqlite3;

namespace mulin::db {

inline constexpr int pageSize = 4096;
inline constexpr int pageReserve = 8; ///< bytes at the end of each page that the checksum of a plain file takes

enum class OpenFor { Reading, Writing, Creating };

class KeyedVfs;

/// A database and the VFS of its own that it may need.
struct OpenedFile {
    std::shared_ptr<KeyedVfs> vfs;
    std::unique_ptr<SQLite::Database> database;
    Key key;
    bool sealed = false;
};

/// As the schema `sealed`.
void attachSealed(OpenedFile& opened, const std::string& path);
std::string ownVfs(const std::string& vfs); ///< empty = the program's own
bool fileExists(const std::string& vfs, const std::string& path);
/// An absolute path, so that SQLite takes none for a URI or for ":memory:".
std::string openablePath(const std::string& path);
/// Can there be an office file at this path? FileUnreadable{what = "folder", "special", "name"}, FileNotFound{what =
/// "folder", "empty"}. A pipe would be waited for without end.
Result<void> checkPlace(const std::string& path);
/// Tells SQLite to leave free what the codec needs at the end of each page; does nothing for a file that has pages
/// already.
void reservePageEnd(sqlite3* database, const std::string& schema);
/// Opens, sets the pragmas and gives statements the collation `natural_order` (core/base/natural_order.h; for ORDER BY
/// alone, so that no file needs it to be read); an existing file is examined, its header first. A writer mends a
/// damaged copy of that. Does not roll back the journal of a crashed writer for a reader: FileDamaged{what =
/// "journal"}.
Result<OpenedFile> openFile(const std::string& path, const OpenOptions& options, OpenFor purpose);

} // namespace mulin::db
