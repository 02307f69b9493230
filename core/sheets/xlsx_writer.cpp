#include "core/sheets/xlsx_writer.h"

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/sheets/zip_archive.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>

#ifndef _WIN32
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#endif

namespace mulin::sheets {

namespace fs = std::filesystem;

namespace {

constexpr int narrowest = 8, widest = 48;   // half-width characters
constexpr std::uint32_t widthRows = 500;    // rows that a column's width is taken from
constexpr std::size_t longestText = 32'767; // UTF-16 units, a limit of the format
constexpr int epoch1900 = 25'569;
constexpr int firstSerialDay = 61 - epoch1900; // 1900-03-01: before it the serial numbers are off by one

/// At most `longestText` units; text that looks like an escape of the format is escaped.
std::string stored(std::string_view text) {
    std::string result = validUtf8(text);
    result.erase(std::remove(result.begin(), result.end(), '\0'), result.end());
    for (auto at = result.find("_x"); at != std::string::npos; at = result.find("_x", at + 2)) {
        // with or without the closing "_": the library may put an escape of its own right behind
        if (at + 6 <= result.size() &&
            result.substr(at + 2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string::npos) {
            result.replace(at, 1, "_x005F_");
            at += 6;
        }
    }
    // not characters of XML
    for (const char* bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (auto at = result.find(bad); at != std::string::npos; at = result.find(bad, at + 3))
            result.replace(at, 3, "\uFFFD");
    if (result.size() <= longestText) return result;
    std::size_t units = 0, end = 0, cut = 0;
    while (end < result.size()) {
        const auto lead = static_cast<unsigned char>(result[end]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        units += bytes == 4 ? 2 : 1;
        if (units < longestText) cut = end + bytes;
        end += bytes;
    }
    if (units > longestText) result = result.substr(0, cut) + "…";
    return result;
}

/// The library writes its own English remarks about a full disk to stderr; the error says it better.
class QuietErrors {
public:
    QuietErrors() {
#ifndef _WIN32
        std::fflush(stderr);
        m_kept = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (m_kept >= 0 && nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
        if (nowhere >= 0) ::close(nowhere);
#endif
    }
    ~QuietErrors() {
#ifndef _WIN32
        std::fflush(stderr);
        if (m_kept < 0) return;
        ::dup2(m_kept, STDERR_FILENO);
        ::close(m_kept);
#endif
    }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    int m_kept = -1;
};

} // namespace

Result<std::unique_ptr<SheetWriter>> XlsxWriter::create(const std::string& path, const WriteOptions& options) {
    std::unique_ptr<XlsxWriter> writer(new XlsxWriter(path, options));
    // libxlsxwriter opens the file only at the end: find out now whether that can work
    errno = 0;
    std::FILE* probe = std::fopen(writer->m_pending.path().c_str(), "wb");
    if (!probe) return writer->m_pending.error(errno);
    std::fclose(probe);
    MULIN_TRY(writer->startSheet());
    return std::unique_ptr<SheetWriter>(std::move(writer));
}

XlsxWriter::XlsxWriter(const std::string& path, const WriteOptions& options)
    : m_pending(path)
    , m_sheetName(options.sheetName.empty() ? "Sheet1" : options.sheetName)
    , m_temporaryDir(options.temporaryDir) {}

XlsxWriter::~XlsxWriter() {
    if (m_book) lxw_workbook_free(m_book);
    std::error_code ignored;
    if (!m_privateDir.empty()) fs::remove_all(m_privateDir, ignored);
}

Result<void> XlsxWriter::startSheet() {
    if (!m_book) {
        if (m_temporaryDir.empty()) {
            std::error_code failed;
            m_privateDir = (fs::temp_directory_path(failed) / "mulin-XXXXXX").string();
#ifndef _WIN32
            if (!::mkdtemp(m_privateDir.data())) { // mode 0700
                const int code = errno;
                m_privateDir.clear();
                return m_pending.error(code);
            }
#else
            fs::create_directory(m_privateDir = m_pending.path() + ".d", failed);
#endif
            m_temporaryDir = m_privateDir;
        }
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_temporaryDir.data();
        m_book = workbook_new_opt(m_pending.path().c_str(), &options);
        if (!m_book) return m_pending.error(errno);
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        format_set_align(m_bold, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(m_bold, 0xEDEFF2);
        format_set_bottom(m_bold, LXW_BORDER_THIN);
        m_date = workbook_add_format(m_book);
        format_set_num_format(m_date, "yyyy-mm-dd");
        m_dateTime = workbook_add_format(m_book);
        format_set_num_format(m_dateTime, "yyyy-mm-dd hh:mm");
    }
    ++m_sheets;
    std::string name;
    for (const char32_t c : codepoints(m_sheetName)) // 31 characters, none of []:*?/\ and no apostrophe
        if (std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos && length(name) < 27)
            name += utf8({&c, 1});
    if (name.empty()) name = "Sheet";
    if (m_sheets > 1) name += " " + std::to_string(m_sheets);
    m_sheet = workbook_add_worksheet(m_book, name.c_str());
    if (!m_sheet) m_sheet = workbook_add_worksheet(m_book, nullptr);
    if (!m_sheet) return m_pending.error(errno);
    m_row = 0;
    return {};
}

Result<void> XlsxWriter::finishSheet() {
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const int fixed = i < m_columns.size() ? m_columns[i].width : 0;
        const int width = fixed > 0 ? fixed : std::clamp(m_widths[i] + 2, narrowest, widest);
        worksheet_set_column(m_sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr);
    }
    return {};
}

void XlsxWriter::widen(std::size_t column, int width) {
    if (column >= m_widths.size()) m_widths.resize(column + 1, 0);
    m_widths[column] = std::max(m_widths[column], width);
}

Result<void> XlsxWriter::writeText(std::size_t column, std::string_view text, lxw_format* format) {
    const std::string value = stored(text);
    if (value.empty()) return {};
    if (m_row < widthRows) widen(column, displayWidth(std::string_view(value).substr(0, 400)));
    const auto code = worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(column), value.c_str(), format);
    if (code != LXW_NO_ERROR) return makeError(ErrorCode::Internal, {}, lxw_strerror(code));
    return {};
}

Result<void> XlsxWriter::header(const std::vector<ColumnSpec>& columns) {
    m_columns = columns;
    worksheet_freeze_panes(m_sheet, 1, 0);
    worksheet_set_row(m_sheet, 0, 22, nullptr); // points
    for (std::size_t i = 0; i < columns.size() && i < Limits::columns; ++i)
        MULIN_TRY(writeText(i, columns[i].title, m_bold));
    m_row = 1;
    return {};
}

Result<void> XlsxWriter::row(std::span<const Cell> cells) {
    if (m_row >= Limits::rows) {
        MULIN_TRY(finishSheet());
        MULIN_TRY(startSheet());
        if (!m_columns.empty()) MULIN_TRY(header(std::vector<ColumnSpec>(m_columns)));
    }
    for (std::size_t i = 0; i < cells.size() && i < Limits::columns; ++i) {
        const Cell& cell = cells[i];
        const auto column = static_cast<lxw_col_t>(i);
        switch (cell.kind) {
        case CellKind::Empty: break;
        case CellKind::Number:
            if (cell.digitsLost || !std::isfinite(cell.number) || std::fabs(cell.number) >= 1e15) {
                MULIN_TRY(writeText(i, cell.text, nullptr)); // as it was seen
            } else {
                if (m_row < widthRows) widen(i, static_cast<int>(cell.text.size()));
                worksheet_write_number(m_sheet, m_row, column, cell.number, nullptr);
            }
            break;
        case CellKind::Date: {
            if (cell.number < firstSerialDay) {
                const auto day = Date{static_cast<std::int32_t>(std::floor(cell.number))};
                MULIN_TRY(writeText(i, cell.text.empty() ? std::string_view(day.iso()) : cell.text, nullptr));
                break;
            }
            const bool time = cell.number != std::floor(cell.number);
            if (m_row < widthRows) widen(i, time ? 16 : 10);
            worksheet_write_number(m_sheet, m_row, column, cell.number + epoch1900, time ? m_dateTime : m_date);
            break;
        }
        case CellKind::Text:
        case CellKind::Boolean:
        case CellKind::Error: MULIN_TRY(writeText(i, cell.text, nullptr)); break;
        }
    }
    ++m_row;
    if (m_sheet->optimize_tmpfile && std::ferror(m_sheet->optimize_tmpfile)) return m_pending.error(ENOSPC);
    return {};
}

Result<void> XlsxWriter::close() {
    MULIN_TRY(finishSheet());
    // the library does not look whether its rows reached the disk
    lxw_worksheet* sheet = nullptr;
    STAILQ_FOREACH(sheet, m_book->worksheets, list_pointers) {
        errno = 0;
        if (sheet->optimize_tmpfile &&
            (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile)))
            return m_pending.error(errno ? errno : ENOSPC);
    }
    errno = 0;
    const auto [code, system] = [&] {
        const QuietErrors quiet;
        const auto closed = workbook_close(m_book);
        return std::pair(closed, errno);
    }();
    m_book = nullptr; // freed whatever the outcome
    if (code != LXW_NO_ERROR) return m_pending.error(system);
    // read it back: a directory at the end that cannot be found means that the end is missing
    auto written = ZipArchive::open(m_pending.path());
    if (!written) return m_pending.error(system ? system : EIO);
    return m_pending.commit();
}

} // namespace mulin::sheets
