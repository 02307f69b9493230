#include "core/db/backup.h"

#include "core/db/check_pages.h"
#include "core/db/copy_file.h"
#include "core/db/exception.h"
#include "core/db/open_file.h"
#include "core/db/raw_file.h"
#include "core/db/sqlite_error.h"
#include "core/db/vfs_file.h"
#include "core/db/whole_file.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr int pagesPerStep = 256;
constexpr int mostWaits = 100; // times of waitMs for a writer that holds the source
constexpr int waitMs = 50;

/// Half of the work is copying, half is checking the copy.
class HalfProgress final : public Progress {
public:
    HalfProgress(Progress& whole, bool second) : m_whole(whole), m_second(second) {}
    void report(std::int64_t done, std::int64_t total) override {
        m_whole.report(m_second ? total + done : done, 2 * total);
    }
    bool cancelled() const override { return m_whole.cancelled(); }

private:
    Progress& m_whole;
    bool m_second;
};

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

void copyPages(sqlite3* from, sqlite3* to, Progress& progress) {
    std::unique_ptr<sqlite3_backup, FinishBackup> job(sqlite3_backup_init(to, "main", from, "main"));
    if (!job) throw Exception(sqliteError(to, sqlite3_errcode(to)));
    for (int waits = 0;;) {
        if (progress.cancelled()) throw Exception(makeError(ErrorCode::Cancelled));
        const int code = sqlite3_backup_step(job.get(), pagesPerStep);
        const auto total = sqlite3_backup_pagecount(job.get());
        progress.report(total - sqlite3_backup_remaining(job.get()), total);
        if (code == SQLITE_DONE) break;
        if (code == SQLITE_OK) continue;
        if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++waits <= mostWaits) {
            sqlite3_sleep(waitMs);
            continue;
        }
        // A page that does not pass is one of the source: the copy is only written.
        throw Exception(sqliteError(code == SQLITE_IOERR_DATA ? from : to, code));
    }
    check(to, sqlite3_backup_finish(job.release()));
}

Result<void> makeCopy(const Reader& source, const std::string& copy, const OpenOptions& options, Progress& progress) {
    MULIN_TRY_LET(opened, Connection::create(copy, options));
    auto* to = RawHandle::of(*opened);
    // The copy has no name yet: nothing in it is worth a journal, and it is flushed as a whole when done.
    check(to, sqlite3_exec(to, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", nullptr, nullptr, nullptr));
    copyPages(RawHandle::of(source), to, progress);
    return {};
}

} // namespace

OpenOptions optionsLike(const Reader& source) {
    sqlite3_vfs* vfs = nullptr;
    OpenOptions options;
    if (sqlite3_file_control(RawHandle::of(source), "main", SQLITE_FCNTL_VFS_POINTER, &vfs) == SQLITE_OK && vfs &&
        isOwnVfs(vfs->zName))
        options.vfs = vfs->zName;
    return options;
}

Result<void> checkCopy(const std::string& copy, const OpenOptions& options, Progress& progress) {
    MULIN_TRY_LET(opened, Reader::open(copy, options));
    MULIN_TRY_LET(found, checkPages(*opened, progress));
    if (!found.empty()) return makeError(ErrorCode::FileDamaged, {{"path", copy}, {"what", found}});
    return {};
}

Result<void> copyAndCheck(const Reader& source, const std::string& copy, const OpenOptions& options,
                          Progress& progress) {
    HalfProgress copying(progress, false);
    MULIN_TRY(makeCopy(source, copy, options, copying));
    HalfProgress checking(progress, true);
    MULIN_TRY(checkCopy(copy, options, checking));
    if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
    return {};
}

Result<void> backup(const Reader& source, const std::string& target, Progress& progress) {
    auto options = optionsLike(source);
    if (source.encrypted()) { // the same key and the same passwords
        MULIN_TRY_LET(header, headerOf(ownVfs(options.vfs), openablePath(source.path())));
        options.key = source.key();
        options.header = std::make_shared<const FileHeader>(std::move(*header));
    }
    return makeWhole(target, [&](const std::string& copy) { return copyAndCheck(source, copy, options, progress); });
}

Result<void> restore(const std::string& source, const std::string& target, Progress& progress, const Key& key) {
    OpenOptions options;
    options.key = key;
    MULIN_TRY_LET(opened, Reader::open(source, options));
    return backup(*opened, target, progress);
}

} // namespace mulin::db
