// Internal to core/db: the bytes of a file as they lie on the disk, through the VFS that ours wraps. A descriptor of
// our own would, when closed, drop the locks that SQLite holds on the file in this process (POSIX).
#pragma once

#include "core/base/result.h"
#include "core/db/file_header.h"

#include <memory>
#include <string>

struct sqlite3_file;

namespace mulin::db {

class IoHook;

class RawFile {
public:
    enum class For { Reading, Writing, Making };
    /// `vfs` = one of ours; `path` absolute.
    static Result<RawFile> open(const std::string& vfs, const std::string& path, For purpose);
    RawFile(RawFile&&) noexcept;
    RawFile& operator=(RawFile&&) noexcept;
    ~RawFile();

    /// At most 64 KiB at a time: SQLite's VFS for Unix takes no more than twice that. FileDamaged{what = "truncated"}
    /// beyond the end.
    Result<void> read(void* buffer, int amount, std::int64_t offset);
    Result<void> write(const void* bytes, int amount, std::int64_t offset);
    Result<void> sync();
    Result<std::int64_t> size();
    Result<HeaderCopies> header();
    /// One copy after the other, each on the disk before the next is begun: the damaged or older one first. The change
    /// is made when the first is written.
    Result<void> writeHeader(const FileHeader& header);

private:
    struct Opened;
    explicit RawFile(std::unique_ptr<Opened> opened);
    std::unique_ptr<Opened> m_opened;
};

/// The header of the file, if it is encrypted and this version can read it; nothing if it is plain. FileNewer,
/// HeaderDamaged, FileIncomplete, FileDamaged{what = "truncated"}; FileNotMulin if there is nothing in it.
Result<std::optional<FileHeader>> headerOf(const std::string& vfs, const std::string& path);
/// Makes the file with its header and nothing behind it.
Result<void> makeBareFile(const std::string& vfs, const std::string& path, const FileHeader& header);

} // namespace mulin::db
