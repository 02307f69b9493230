#include "core/sheets/reject_writer.h"

#include "core/sheets/heading.h"
#include "core/sheets/number_format.h"

#include <cstdio>

namespace mulin::sheets {

namespace {

/// A number that its format shows otherwise (007, 85%) goes back as the text that the clerk saw. One that lost its last
/// digits goes back as 1.30202E+17, so that it is known again: as text its digits would pass for the real ones.
Cell asShown(const Cell& cell, std::string& text) {
    if (cell.kind != CellKind::Number) return cell;
    if (cell.digitsLost) {
        if (showsLostDigits(cell.text)) return textCell(cell.text);
        char shown[32];
        std::snprintf(shown, sizeof shown, "%.14E", cell.number);
        text = shown;
        return textCell(text);
    }
    std::string plain;
    appendPlainNumber(plain, cell.number);
    return plain == cell.text ? cell : textCell(cell.text);
}

} // namespace

RejectWriter::RejectWriter(std::string path, const Header& header, std::string reason, WriteOptions options,
                           std::size_t width)
    : m_path(std::move(path)), m_options(std::move(options)) {
    for (const auto& column : header.columns) width = std::max(width, column.column + 1);
    m_columns.resize(width);
    m_reasonColumn = width;
    for (const auto& column : header.columns) {
        m_columns[column.column].title = column.full();
        if (headingKey(column.title) == headingKey(reason)) m_reasonColumn = column.column;
    }
    if (m_reasonColumn == width) m_columns.emplace_back();
    m_columns[m_reasonColumn].title = std::move(reason);
}

RejectWriter::~RejectWriter() = default;

Result<void> RejectWriter::add(const Row& row, std::string_view reason) {
    if (!m_writer) {
        MULIN_TRY_LET(writer, createSheet(security::Disclosure::nothingStored(), m_path, m_options));
        m_writer = std::move(writer);
        MULIN_TRY(m_writer->header(m_columns));
    }
    m_cells.assign(m_columns.size(), Cell());
    m_texts.resize(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) m_cells[i] = asShown(row.at(i), m_texts[i]);
    m_cells[m_reasonColumn] = textCell(reason);
    ++m_count;
    return m_writer->row(m_cells);
}

Result<void> RejectWriter::close() { return m_writer ? m_writer->close() : Result<void>(); }

} // namespace mulin::sheets
