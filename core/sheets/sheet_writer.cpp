#include "core/sheets/sheet_writer.h"

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/journal/horizon.h"
#include "core/sheets/csv_writer.h"
#include "core/sheets/xlsx_writer.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace mulin::sheets {

namespace fs = std::filesystem;

Result<std::unique_ptr<SheetWriter>> createSheet(const security::Disclosure& allowed, const std::string& path,
                                                 const WriteOptions& options) {
    if (!allowed.allows(access::Right::Export)) return journal::denied("export", {});
    const auto dot = path.rfind('.');
    const std::string extension = dot == std::string::npos ? "" : path.substr(dot);
    if (extension == ".csv" || extension == ".CSV" || extension == ".txt") return CsvWriter::create(path);
    return XlsxWriter::create(path, options);
}

bool needsApostrophe(std::string_view text) {
    return looksLikeFormula(text) || withoutApostrophe(text).size() != text.size();
}

Cell textCell(std::string_view text) {
    Cell cell;
    cell.text = text;
    cell.kind = text.empty() ? CellKind::Empty : CellKind::Text;
    return cell;
}

Cell numberCell(double number) {
    Cell cell;
    cell.number = number;
    cell.kind = CellKind::Number;
    return cell;
}

Cell dateCell(std::int32_t daysSince1970) {
    Cell cell;
    cell.number = daysSince1970;
    cell.kind = CellKind::Date;
    return cell;
}

int displayWidth(std::string_view text) {
    int width = 0;
    for (const char32_t c : codepoints(text))
        width += c < 0x1100 ? 1 : (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0x2000 && c < 0x2E80 && c != 0x2014) ? 1 : 2;
    return width;
}

PendingFile::PendingFile(std::string target, bool keepExtension) : m_target(std::move(target)) {
    std::random_device random;
    char suffix[16];
    std::snprintf(suffix, sizeof suffix, ".%08x~", static_cast<unsigned>(random()));
    m_path = m_target + suffix;
    if (keepExtension) m_path += fs::path(m_target).extension().string();
}

PendingFile::~PendingFile() {
    std::error_code ignored;
    if (!m_committed) fs::remove(m_path, ignored);
}

Error PendingFile::error(int code) const {
    std::error_code ignored;
    const auto folder = fs::path(m_target).parent_path();
    const auto space = fs::space(folder.empty() ? fs::path(".") : folder, ignored);
    const auto error = [&](ErrorCode kind, const char* what) {
        std::vector<std::pair<std::string, std::string>> args{{"path", m_target}};
        if (*what) args.emplace_back("what", what);
        return makeError(kind, std::move(args), std::generic_category().message(code));
    };
    if (m_target.empty()) return error(ErrorCode::FileNotFound, "empty");
    if (code == EISDIR || fs::is_directory(m_target, ignored)) return error(ErrorCode::FileUnreadable, "folder");
    if (code == ENAMETOOLONG) return error(ErrorCode::FileUnreadable, "name");
    if (code == EACCES || code == EROFS || code == EPERM) return error(ErrorCode::FileReadOnly, "output");
    if (code == ENOENT || code == ENOTDIR) return error(ErrorCode::FileNotFound, "folder");
    if (code == ENOSPC || code == EFBIG || code == EDQUOT || (!ignored && space.available < 64 * 1024))
        return error(ErrorCode::DiskFull, "");
    return error(ErrorCode::IoError, "");
}

Result<void> writeWhole(const std::string& path, std::string_view bytes) {
    PendingFile pending(path);
    errno = 0;
    std::FILE* file = std::fopen(pending.path().c_str(), "wb");
    if (!file) return pending.error(errno);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
    const int code = errno;
    if (std::fclose(file) != 0 || !written) return pending.error(code ? code : errno);
    return pending.commit();
}

Result<void> PendingFile::commit() {
#ifndef _WIN32
    const int file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return error(errno);
    const int synced = ::fsync(file);
    const int code = errno;
    ::close(file);
    if (synced != 0) return error(code);
#endif
    std::error_code failed;
    fs::rename(m_path, m_target, failed);
    if (failed) return error(failed.value());
    m_committed = true;
    return {};
}

} // namespace mulin::sheets
