#include "core/db/whole_file.h"

#include "core/db/backup.h"
#include "core/db/exception.h"
#include "core/db/file_lock.h"
#include "core/db/open_file.h"

#include <filesystem>

namespace mulin::db {
namespace {

namespace fs = std::filesystem;

fs::path pathOf(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

void sweep(const std::string& part) {
    std::error_code ignored;
    for (const char* beside : {"", "-journal", ".lock"}) fs::remove(pathOf(part + beside), ignored);
}

Result<void> makeAndName(const std::string& path, const std::string& part,
                         const std::function<Result<void>(const std::string&)>& make) {
    MULIN_TRY(guard([&] { return make(part); }));
    MULIN_TRY(flush(part));
    std::error_code failed;
    if (fs::exists(pathOf(path), failed)) return makeError(ErrorCode::FileExists, {{"path", path}});
    fs::rename(pathOf(part), pathOf(path), failed);
    if (failed) return makeError(ErrorCode::IoError, {{"path", path}}, "rename: " + failed.message());
    auto flushed = flush(path);
    if (!flushed) fs::remove(pathOf(path), failed);
    return flushed;
}

} // namespace

Result<void> makeWhole(const std::string& path, const std::function<Result<void>(const std::string& part)>& make) {
    std::error_code failed;
    MULIN_TRY(checkPlace(path));
    if (fs::exists(fs::symlink_status(pathOf(path), failed))) return makeError(ErrorCode::FileExists, {{"path", path}});
    MULIN_TRY_LET(lock, FileLock::acquire(path));
    const std::string part = path + ".part";
    sweep(part);
    auto done = makeAndName(path, part, make);
    sweep(part);
    if (done) return done;
    auto error = done.error();
    for (auto& [name, value] : error.args)
        if (name == "path" && value.ends_with(part)) value = path; // the user knows nothing of the other name
    return error;
}

} // namespace mulin::db
