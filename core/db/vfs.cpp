#include "core/db/vfs.h"

#include <sqlite3.h>

namespace mulin::db {

const char* vfsName() { return sqlite3_vfs_find(nullptr)->zName; }

} // namespace mulin::db
