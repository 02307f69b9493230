// Plain ↔ encrypted, another key, and out of our format: always a new file that is there whole or not at all.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/connection.h"

#include <functional>
#include <string>

namespace mulin::db {

/// How the new file shall be: key and header of newEncryption, or neither for a plain one. Copies `source` (opened with
/// `from`) to `target`, which must not exist; the copy is checked before it gets its name.
Result<void> convert(const std::string& source, const OpenOptions& from, const std::string& target,
                     const OpenOptions& to, Progress& progress);

/// The same in the place of the file: encrypts, decrypts, or gives a new key to everything in it, so that who has known
/// the old one has nothing of what is written from now on. Takes the file's lock; no connection to it may be open in
/// this program. Until the last moment the old file is there; then the new one is. Backups keep their key and
/// passwords. `last` may write into the new file, under the name that it is given and with its key, before it becomes
/// the one.
Result<void> convertInPlace(const std::string& path, const OpenOptions& from, const OpenOptions& to, Progress& progress,
                            const std::function<Result<void>(const std::string& made)>& last = {});
/// Takes away what a kill has left of that beside the file: it may be in the clear. Nothing is done while another
/// program holds the file.
void sweepConversion(const std::string& path);

/// The inner database of an encrypted file: any program for SQLCipher 4 opens it with the raw key (PRAGMA key =
/// "x'64 hex digits'"). FileNotMulin if it is plain.
Result<void> exportInner(const Reader& source, const std::string& target, Progress& progress);

} // namespace mulin::db
