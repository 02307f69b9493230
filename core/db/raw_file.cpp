#include "core/db/raw_file.h"

#include "core/db/open_file.h"
#include "core/db/sqlite_error.h"
#include "core/db/vfs_file.h"

#include <cstddef>
#include <filesystem>
#include <sqlite3.h>

namespace mulin::db {

struct RawFile::Opened {
    Opened(const InnerVfs& vfs, const std::string& shownPath)
        : inner(vfs.vfs)
        , hook(vfs.hook)
        , path(shownPath)
        , name(sqlite3_create_filename(shownPath.c_str(), "", "", 0, nullptr))
        , memory(std::make_unique<std::max_align_t[]>(
              static_cast<std::size_t>(vfs.vfs->szOsFile) / sizeof(std::max_align_t) + 1)) {
        file()->pMethods = nullptr;
    }
    ~Opened() {
        if (file()->pMethods) file()->pMethods->xClose(file());
        sqlite3_free_filename(name);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    sqlite3_file* file() const { return reinterpret_cast<sqlite3_file*>(memory.get()); }
    int ask(IoOp op, std::int64_t offset, int amount) const {
        return hook ? hook->before(op, path, offset, amount) : SQLITE_OK;
    }
    Result<void> result(int code, const char* what) const {
        if (code == SQLITE_OK) return {};
        return sqliteError(code, path, what);
    }

    sqlite3_vfs* inner;
    std::shared_ptr<IoHook> hook;
    std::string path;
    const char* name;
    std::unique_ptr<std::max_align_t[]> memory;
};

RawFile::RawFile(std::unique_ptr<Opened> opened) : m_opened(std::move(opened)) {}
RawFile::RawFile(RawFile&&) noexcept = default;
RawFile& RawFile::operator=(RawFile&&) noexcept = default;
RawFile::~RawFile() = default;

Result<RawFile> RawFile::open(const std::string& vfs, const std::string& path, For purpose) {
    const auto inner = innerVfsOf(vfs);
    if (!inner.vfs) return makeError(ErrorCode::Internal, {}, "no such VFS: " + vfs);
    auto opened = std::make_unique<Opened>(inner, path);
    if (!opened->name) return makeError(ErrorCode::Internal, {}, "out of memory");
    int flags = SQLITE_OPEN_MAIN_DB | (purpose == For::Reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (purpose == For::Making) flags |= SQLITE_OPEN_CREATE;
    int code = opened->ask(IoOp::Open, 0, flags);
    if (code == SQLITE_OK) code = inner.vfs->xOpen(inner.vfs, opened->name, opened->file(), flags, nullptr);
    MULIN_TRY(opened->result(code, "open"));
    if (purpose == For::Making) { // for its owner alone
        using std::filesystem::perms;
        std::error_code ignored;
        std::filesystem::permissions(std::u8string(path.begin(), path.end()), perms::owner_read | perms::owner_write,
                                     ignored);
    }
    return RawFile(std::move(opened));
}

Result<void> RawFile::read(void* buffer, int amount, std::int64_t offset) {
    int code = m_opened->ask(IoOp::Read, offset, amount);
    if (code == SQLITE_OK) code = m_opened->file()->pMethods->xRead(m_opened->file(), buffer, amount, offset);
    return m_opened->result(code, "read");
}

Result<void> RawFile::write(const void* bytes, int amount, std::int64_t offset) {
    int code = m_opened->ask(IoOp::Write, offset, amount);
    if (code == SQLITE_OK) code = m_opened->file()->pMethods->xWrite(m_opened->file(), bytes, amount, offset);
    return m_opened->result(code, "write");
}

Result<void> RawFile::sync() {
    int code = m_opened->ask(IoOp::Sync, 0, 0);
    if (code == IoHook::leaveOut) return {};
    if (code == SQLITE_OK) code = m_opened->file()->pMethods->xSync(m_opened->file(), SQLITE_SYNC_FULL);
    return m_opened->result(code, "sync");
}

Result<std::int64_t> RawFile::size() {
    sqlite3_int64 size = 0;
    MULIN_TRY(m_opened->result(m_opened->file()->pMethods->xFileSize(m_opened->file(), &size), "size"));
    return std::int64_t{size};
}

Result<HeaderCopies> RawFile::header() {
    MULIN_TRY_LET(end, size());
    HeaderCopies copies;
    const auto read = [&](unsigned char* buffer, int amount, std::int64_t offset) {
        return m_opened->file()->pMethods->xRead(m_opened->file(), buffer, amount, offset);
    };
    int code = m_opened->ask(IoOp::Read, 0, static_cast<int>(FileHeader::bothCopies));
    if (code == SQLITE_OK) code = readHeader(read, end, copies);
    MULIN_TRY(m_opened->result(code, "header"));
    return copies;
}

Result<void> RawFile::writeHeader(const FileHeader& header) {
    MULIN_TRY_LET(copies, this->header());
    const int first = copies.whole[0] && !copies.whole[1] ? 1 : 0;
    const auto bytes = header.bytes();
    const auto put = [&](int copy) -> Result<void> {
        MULIN_TRY(write(bytes.data(), static_cast<int>(bytes.size()),
                        copy * static_cast<std::int64_t>(FileHeader::copySize)));
        return sync();
    };
    MULIN_TRY(put(first));
    (void)put(1 - first); // what fails here is mended by whoever opens the file for writing next
    return {};
}

Result<std::optional<FileHeader>> headerOf(const std::string& vfs, const std::string& path) {
    using State = HeaderCopies::State;
    MULIN_TRY_LET(file, RawFile::open(vfs, path, RawFile::For::Reading));
    MULIN_TRY_LET(size, file.size());
    if (size == 0) return makeError(ErrorCode::FileNotMulin, {{"path", path}}, "empty");
    MULIN_TRY_LET(copies, file.header());
    switch (copies.state) {
    case State::Plain: return std::optional<FileHeader>();
    case State::Sound: return std::move(copies.header);
    case State::Newer:
        return makeError(ErrorCode::FileNewer, {{"path", path}, {"version", std::to_string(copies.version)}});
    case State::Damaged: return makeError(ErrorCode::HeaderDamaged, {{"path", path}});
    case State::Unfinished: return makeError(ErrorCode::FileIncomplete, {{"path", path}});
    case State::Truncated: break;
    }
    return makeError(ErrorCode::FileDamaged, {{"path", path}, {"what", "truncated"}}, "within the header");
}

Result<void> makeBareFile(const std::string& vfs, const std::string& path, const FileHeader& header) {
    MULIN_TRY_LET(file, RawFile::open(vfs, path, RawFile::For::Making));
    return file.writeHeader(header);
}

} // namespace mulin::db
