#include "core/db/convert.h"

#include "core/db/backup.h"
#include "core/db/check_pages.h"
#include "core/db/copy_file.h"
#include "core/db/exception.h"
#include "core/db/file_lock.h"
#include "core/db/open_file.h"
#include "core/db/raw_file.h"
#include "core/db/sqlite_error.h"
#include "core/db/whole_file.h"

#include <SQLiteCpp/Database.h>
#include <algorithm>
#include <filesystem>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr int stepsBetweenQuestions = 4000;

int askProgress(void* progress) { return static_cast<Progress*>(progress)->cancelled() ? 1 : 0; }

/// Pages of a plain file leave 8 bytes, those of an encrypted one 80: rows are copied, not pages. The source is opened
/// with the key of the copy, since SQLite opens both through the VFS of the connection.
Result<void> encryptRows(const std::string& source, const OpenOptions& from, const std::string& copy,
                         const OpenOptions& to, Progress& progress) {
    OpenOptions both = from;
    both.key = to.key;
    MULIN_TRY_LET(opened, openFile(source, both, OpenFor::Reading));
    MULIN_TRY(makeBareFile(ownVfs(from.vfs), openablePath(copy), *to.header));
    auto* database = opened.database->getHandle();
    int reserve = cipherReserve;
    check(database, sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve));
    check(database, sqlite3_exec(database, "PRAGMA query_only = OFF", nullptr, nullptr, nullptr));
    sqlite3_progress_handler(database, stepsBetweenQuestions, askProgress, &progress);
    sqlite3_stmt* raw = nullptr;
    constexpr std::string_view sql = "VACUUM main INTO ?1";
    check(database, sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, nullptr), sql);
    Statement statement(raw);
    const auto file = openablePath(copy);
    statement.bindTextView(1, file).run();
    return {};
}

/// Says in the header that the database behind it is whole.
Result<void> markComplete(const std::string& copy, const OpenOptions& to) {
    MULIN_TRY_LET(file, RawFile::open(ownVfs(to.vfs), openablePath(copy), RawFile::For::Writing));
    FileHeader header = *to.header;
    header.setInitialised();
    header.finish(to.key);
    return file.writeHeader(header);
}

Result<void> convertTo(const std::string& source, const OpenOptions& from, const std::string& copy,
                       const OpenOptions& to, Progress& progress) {
    OpenOptions target = to;
    target.vfs = from.vfs;
    MULIN_TRY_LET(opened, Reader::open(source, from));
    if (opened->encrypted() || !to.key) return copyAndCheck(*opened, copy, target, progress);
    if (!to.header) return makeError(ErrorCode::Internal, {}, "a key without a header");
    opened.reset();
    MULIN_TRY(encryptRows(source, from, copy, target, progress));
    MULIN_TRY(markComplete(copy, target));
    MULIN_TRY(checkCopy(copy, target, progress));
    if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
    return {};
}

std::filesystem::path pathOf(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

/// Nobody names a file of their own like this: it is deleted unasked.
std::string unfinishedOf(const std::string& path) { return path + ".converting"; }

bool isThere(const std::string& path) {
    std::error_code failed;
    return std::filesystem::exists(pathOf(path), failed);
}

constexpr const char* leftBeside[] = {"", "-journal", ".lock", ".part", ".part-journal", ".part.lock"};

/// The file's lock is held.
void sweepHeld(const std::string& path) {
    std::error_code ignored;
    for (const char* suffix : leftBeside) std::filesystem::remove(pathOf(unfinishedOf(path) + suffix), ignored);
}

} // namespace

Result<void> convert(const std::string& source, const OpenOptions& from, const std::string& target,
                     const OpenOptions& to, Progress& progress) {
    return makeWhole(target, [&](const std::string& copy) { return convertTo(source, from, copy, to, progress); });
}

Result<void> convertInPlace(const std::string& path, const OpenOptions& from, const OpenOptions& to, Progress& progress,
                            const std::function<Result<void>(const std::string& made)>& last) {
    MULIN_TRY(checkPlace(path));
    MULIN_TRY_LET(lock, FileLock::acquire(path));
    // Rolls back what a crash left: a journal of the old file must not lie beside the new one.
    if (auto rolledBack = Connection::open(path, from); !rolledBack) return rolledBack.error();
    if (isThere(path + "-journal")) return makeError(ErrorCode::FileInUse, {{"path", path}, {"holder", ""}}, "journal");
    sweepHeld(path);
    const auto made = unfinishedOf(path);
    const auto make = [&]() -> Result<void> {
        MULIN_TRY(makeWhole(made, [&](const std::string& copy) { return convertTo(path, from, copy, to, progress); }));
        if (last) MULIN_TRY(last(made));
        std::error_code failed;
        std::filesystem::rename(pathOf(made), pathOf(path), failed);
        if (failed) return makeError(ErrorCode::IoError, {{"path", path}}, "rename: " + failed.message());
        return {};
    };
    auto done = make();
    sweepHeld(path);
    if (done) return flush(path);
    auto error = done.error();
    for (auto& [name, value] : error.args)
        if (name == "path" && value == made) value = path; // the user knows nothing of the other name
    return error;
}

void sweepConversion(const std::string& path) {
    const auto unfinished = unfinishedOf(path);
    if (std::none_of(std::begin(leftBeside), std::end(leftBeside),
                     [&](const char* suffix) { return isThere(unfinished + suffix); }))
        return;
    if (const auto lock = FileLock::acquire(path)) sweepHeld(path);
}

Result<void> exportInner(const Reader& source, const std::string& target, Progress& progress) {
    if (!source.encrypted()) return makeError(ErrorCode::FileNotMulin, {{"path", source.path()}}, "not encrypted");
    return makeWhole(target, [&](const std::string& copy) -> Result<void> {
        const auto vfs = ownVfs(optionsLike(source).vfs);
        const Reader::Snapshot snapshot(source);
        MULIN_TRY_LET(found, checkPages(source, progress)); // takes the lock, too: nobody writes meanwhile
        if (!found.empty()) return makeError(ErrorCode::FileDamaged, {{"path", source.path()}, {"what", found}});
        MULIN_TRY_LET(from, RawFile::open(vfs, openablePath(source.path()), RawFile::For::Reading));
        MULIN_TRY_LET(to, RawFile::open(vfs, openablePath(copy), RawFile::For::Making));
        MULIN_TRY_LET(size, from.size());
        std::vector<unsigned char> bytes(std::size_t{16} * pageSize);
        for (auto at = FileHeader::bothCopies; at < size;) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            const auto amount = static_cast<int>(std::min<std::int64_t>(size - at, std::ssize(bytes)));
            MULIN_TRY(from.read(bytes.data(), amount, at));
            MULIN_TRY(to.write(bytes.data(), amount, at - FileHeader::bothCopies));
            at += amount;
        }
        return to.sync();
    });
}

} // namespace mulin::db
