// Verified copies: written under a temporary name, opened, checked, flushed, renamed.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/secret.h"

#include <cstdint>
#include <string>

namespace mulin::db {

class Reader;

/// Copies the open file to `target` (must not exist). The copy is opened and integrity-checked before it gets its name.
/// Of an encrypted file it is encrypted, with the passwords of this day.
Result<void> backup(const Reader& source, const std::string& target, Progress& progress);
/// Copies a backup to a new office file; same checks. `key` opens an encrypted one.
Result<void> restore(const std::string& source, const std::string& target, Progress& progress, const Key& key = {});
/// Reads every page with its checksum and both copies of a header, runs integrity_check and foreign_key_check. Empty =
/// sound; else what is damaged.
Result<std::string> checkPages(const Reader& reader);

std::int64_t freeSpace(const std::string& path); ///< bytes on the file's drive, -1 unknown
bool isNetworkDrive(const std::string& path);
/// fsync of the file and of its folder.
Result<void> flush(const std::string& path);

} // namespace mulin::db
