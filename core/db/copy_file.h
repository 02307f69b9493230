// Internal to core/db: a file's pages into another file, and the check of what came out.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/connection.h"

namespace mulin::db {

/// The VFS of the source, if it is one of ours; nothing else.
OpenOptions optionsLike(const Reader& source);
/// Makes `copy` with `options` (a key: encrypted) and checks it; copying and checking are half of the work each.
Result<void> copyAndCheck(const Reader& source, const std::string& copy, const OpenOptions& options,
                          Progress& progress);
Result<void> checkCopy(const std::string& copy, const OpenOptions& options, Progress& progress);

} // namespace mulin::db
