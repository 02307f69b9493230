#include "core/db/file_lock.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>

namespace mulin::db {
namespace {

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

} // namespace

FileLock::FileLock(std::unique_ptr<QLockFile> lock) : m_lock(std::move(lock)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

Result<FileLock> FileLock::acquire(const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    if (file.exists() && !file.isWritable()) return makeError(ErrorCode::FileReadOnly, {{"path", path}}, "file");
    auto lock = std::make_unique<QLockFile>(file.absoluteFilePath() + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // never by age: only when its process is gone
    if (lock->tryLock(0)) return FileLock(std::move(lock));
    switch (lock->error()) {
    case QLockFile::LockFailedError: return inUse(path, *lock);
    case QLockFile::PermissionError: return makeError(ErrorCode::FileReadOnly, {{"path", path}}, "folder");
    default: break;
    }
    if (!file.dir().exists()) return makeError(ErrorCode::FileNotFound, {{"path", path}}, "folder");
    return makeError(ErrorCode::IoError, {{"path", path}}, "lock file");
}

} // namespace mulin::db
