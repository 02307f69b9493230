#include "core/db/backup.h"

#include <QtCore/QStorageInfo>
#include <QtCore/QString>
#include <filesystem>
#include <memory>
#include <sqlite3.h>

#ifdef __linux__
#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

namespace mulin::db {
namespace {

namespace fs = std::filesystem;

fs::path pathOf(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

/// The path itself or its nearest folder that exists.
fs::path existingPlace(const std::string& path) {
    std::error_code failed;
    auto place = fs::absolute(pathOf(path), failed);
    while (!failed && !fs::exists(place, failed) && place.has_relative_path()) place = place.parent_path();
    return place;
}

/// Through SQLite's VFS: a second descriptor of our own would, when closed, drop the locks that SQLite holds (POSIX).
int syncFile(const std::string& path) {
    auto* vfs = sqlite3_vfs_find(nullptr);
    const auto memory =
        std::make_unique<std::max_align_t[]>(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(memory.get());
    auto* name = sqlite3_create_filename(path.c_str(), "", "", 0, nullptr);
    if (!name) return SQLITE_NOMEM;
    int code = vfs->xOpen(vfs, name, file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB, nullptr);
    if (code == SQLITE_OK) code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
    if (file->pMethods) file->pMethods->xClose(file);
    sqlite3_free_filename(name);
    return code;
}

bool syncFolder([[maybe_unused]] const fs::path& folder) {
#ifdef __linux__
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = ::fsync(descriptor) == 0 || errno == EINVAL; // EINVAL: this file system cannot
    ::close(descriptor);
    return done;
#else
    return true;
#endif
}

#ifdef __linux__
// linux/magic.h and the man page of statfs(2)
constexpr long networkKinds[] = {0x6969,     0xFF534D42, 0xFE534D42, 0x517B, 0x01021997, 0x00C36400,
                                 0x5346414F, 0x6B414653, 0x73757245, 0x564C, 0x786F4256, 0x0BD00BD0};
constexpr long fuseKind = 0x65735546;
#endif

bool isNetworkType(const QString& type) {
    for (const auto* name : {"nfs", "cifs", "smb", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "fuse.davfs",
                             "fuse.gvfs", "fuse.curlftpfs", "fuse.s3fs", "fuse.glusterfs", "vboxsf"})
        if (type.startsWith(QLatin1String(name))) return true;
    return false;
}

} // namespace

std::int64_t freeSpace(const std::string& path) {
    std::error_code failed;
    const auto space = fs::space(existingPlace(path), failed);
    return failed || space.capacity == 0 ? -1 : static_cast<std::int64_t>(space.available);
}

bool isNetworkDrive(const std::string& path) {
    const auto place = existingPlace(path);
#ifdef __linux__
    struct statfs facts = {};
    if (::statfs(place.c_str(), &facts) == 0) {
        const auto kind = static_cast<long>(static_cast<unsigned int>(facts.f_type));
        for (const long network : networkKinds)
            if (kind == network) return true;
        if (kind != fuseKind) return false;
    }
#endif
    const QStorageInfo drive(QString::fromStdU16String(place.u16string()));
    const auto device = QString::fromUtf8(drive.device());
    return isNetworkType(QString::fromUtf8(drive.fileSystemType())) || device.startsWith(QLatin1String("//")) ||
           device.startsWith(QLatin1String("\\\\"));
}

Result<void> flush(const std::string& path) {
    std::error_code failed;
    const auto absolute = fs::absolute(pathOf(path), failed);
    if (failed || !fs::exists(absolute, failed)) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    const auto utf8 = absolute.u8string();
    if (syncFile({utf8.begin(), utf8.end()}) != SQLITE_OK || !syncFolder(absolute.parent_path()))
        return makeError(ErrorCode::IoError, {{"path", path}}, "flush");
    return {};
}

} // namespace mulin::db
