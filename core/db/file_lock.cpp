#include "core/db/file_lock.h"

#include "core/db/backup.h"
#include "core/db/open_file.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>
#include <QtCore/QSysInfo>

#include <cerrno>
#include <csignal>
#include <filesystem>
#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace mulin::db {
namespace {

constexpr std::int64_t lockFileNeeds = 8192; // bytes: a block for the file, one for its entry

Error inUse(const std::string& path, QLockFile& lock) {
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program))
        return makeError(ErrorCode::FileInUse, {{"path", path}, {"holder", ""}}, "lock file without holder");
    const auto number = std::to_string(process);
    const auto holder = program.toStdString() + ", process " + number + ", " + host.toStdString();
    return makeError(ErrorCode::FileInUse, {{"path", path},
                                            {"holder", holder},
                                            {"program", program.toStdString()},
                                            {"process", number},
                                            {"host", host.toStdString()}});
}

/// A program that was killed while it laid the lock leaves it empty: nobody is named in it whose end could be noticed.
/// Who lives names himself at once, and has the file itself locked.
bool takeAwayEmpty(const QString& lock) {
#ifdef _WIN32
    return false;
#else
    constexpr qint64 longAgoMs = 1000;
    const QFileInfo info(lock);
    if (info.size() != 0 || info.lastModified().msecsTo(QDateTime::currentDateTime()) < longAgoMs) return false;
    const int file = ::open(QFile::encodeName(lock).constData(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool abandoned = ::flock(file, LOCK_EX | LOCK_NB) == 0 && QFile::remove(lock);
    ::close(file);
    return abandoned;
#endif
}

} // namespace

FileLock::FileLock(std::unique_ptr<QLockFile> lock) : m_lock(std::move(lock)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

std::optional<Error> FileLock::obstacle(const std::string& path) {
    const auto absolute = openablePath(path);
    const QFileInfo file(QString::fromStdString(absolute));
    if (file.exists() && !file.isWritable()) return makeError(ErrorCode::FileReadOnly, {{"path", path}}, "file");
    QLockFile lock(QString::fromStdString(absolute) + QStringLiteral(".lock"));
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program)) return std::nullopt;
#ifndef _WIN32
    // What a crashed program left behind holds nothing.
    const bool here = host == QSysInfo::machineHostName();
    if (here && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) return std::nullopt;
#endif
    return inUse(path, lock);
}

Result<FileLock> FileLock::acquire(const std::string& path) {
    MULIN_TRY(checkPlace(path));
    // Absolute: Qt would look for ":name" among the resources of the program.
    const auto absolute = openablePath(path);
    const QFileInfo file(QString::fromStdString(absolute));
    if (file.exists() && !file.isReadable()) return makeError(ErrorCode::FileUnreadable, {{"path", path}}, "file");
    if (file.exists() && !file.isWritable()) return makeError(ErrorCode::FileReadOnly, {{"path", path}}, "file");
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(absolute) + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // never by age: only when its process is gone
    if (lock->tryLock(0)) return FileLock(std::move(lock));
    if (lock->error() == QLockFile::LockFailedError && takeAwayEmpty(lock->fileName()) && lock->tryLock(0))
        return FileLock(std::move(lock));
    switch (lock->error()) {
    case QLockFile::LockFailedError: return inUse(path, *lock);
    case QLockFile::PermissionError:
        return makeError(ErrorCode::FileReadOnly, {{"path", path}, {"what", file.exists() ? "folder" : "output"}});
    default: break;
    }
    if (const auto left = freeSpace(absolute); left >= 0 && left < lockFileNeeds)
        return makeError(ErrorCode::DiskFull, {{"path", path}}, "lock file");
    return makeError(ErrorCode::IoError, {{"path", path}}, "lock file");
}

} // namespace mulin::db
