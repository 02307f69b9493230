#include "core/sheets/csv_writer.h"

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/sheets/number_format.h"

#include <cerrno>
#include <cmath>

namespace mulin::sheets {

namespace {

constexpr std::size_t flushAt = 256 * 1024;

} // namespace

Result<std::unique_ptr<SheetWriter>> CsvWriter::create(const std::string& path) {
    std::unique_ptr<CsvWriter> writer(new CsvWriter(path));
    writer->m_file = std::fopen(writer->m_pending.path().c_str(), "wb");
    if (!writer->m_file) return writer->m_pending.error(errno);
    writer->m_buffer = "\xEF\xBB\xBF";
    return std::unique_ptr<SheetWriter>(std::move(writer));
}

CsvWriter::~CsvWriter() {
    if (m_file) std::fclose(m_file);
}

void CsvWriter::append(std::string_view text) {
    const bool apostrophe = needsApostrophe(text);
    const bool quote = text.find_first_of(",\"\r\n\t;") != std::string_view::npos || text.starts_with(' ') ||
                       text.ends_with(' ') || text.find("\uFF0C") != std::string_view::npos;
    if (quote) m_buffer += '"';
    if (apostrophe) m_buffer += '\'';
    for (const char c : text) {
        if (c == '"') m_buffer += '"';
        if (c != '\0') m_buffer += c;
    }
    if (quote) m_buffer += '"';
}

Result<void> CsvWriter::header(const std::vector<ColumnSpec>& columns) {
    std::vector<Cell> cells;
    for (const auto& column : columns) cells.push_back(textCell(column.title));
    return row(cells);
}

Result<void> CsvWriter::row(std::span<const Cell> cells) {
    bool first = true;
    for (const Cell& cell : cells) {
        if (!first) m_buffer += ',';
        first = false;
        if (cell.kind == CellKind::Empty) continue;
        if (cell.kind == CellKind::Number) {
            if (cell.text.empty())
                appendPlainNumber(m_buffer, cell.number);
            else
                m_buffer += cell.text;
        } else if (cell.kind == CellKind::Date && cell.text.empty()) {
            m_buffer += Date{static_cast<std::int32_t>(std::floor(cell.number))}.iso();
        } else {
            append(validUtf8(cell.text));
        }
    }
    m_buffer += "\r\n";
    return m_buffer.size() < flushAt ? Result<void>() : flush();
}

Result<void> CsvWriter::flush() {
    errno = 0;
    if (std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_file) != m_buffer.size() || std::fflush(m_file) != 0)
        return m_pending.error(errno);
    m_buffer.clear();
    return {};
}

Result<void> CsvWriter::close() {
    MULIN_TRY(flush());
    errno = 0;
    const int closed = std::fclose(m_file);
    m_file = nullptr;
    if (closed != 0) return m_pending.error(errno);
    return m_pending.commit();
}

} // namespace mulin::sheets
