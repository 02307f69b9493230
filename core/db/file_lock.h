// One writer per file, across processes: FILE.lock beside the file names program, process and host of the holder; a
// lock left by a dead process is taken over.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>
#include <string>

class QLockFile;

namespace mulin::db {

class FileLock {
public:
    /// Errors: FileInUse{path, holder}, FileReadOnly{path} (folder not writable).
    static Result<FileLock> acquire(const std::string& path);
    /// Why the file could not be written now, FileInUse or FileReadOnly, without holding it; nullopt: nothing is known.
    static std::optional<Error> obstacle(const std::string& path);
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    explicit FileLock(std::unique_ptr<QLockFile> lock);
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace mulin::db
