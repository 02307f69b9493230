#include "core/sheets/xlsx_reader.h"

#include "core/sheets/merge_scan.h"

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace mulin::sheets {

namespace {

constexpr std::size_t formulaShown = 1'000; // bytes of a formula that are kept

bool is(const char* name, const char* other) { return std::strcmp(name, other) == 0; }

std::string_view trimmedAscii(std::string_view text) {
    while (!text.empty() &&
           (text.front() == ' ' || text.front() == '\n' || text.front() == '\r' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

Result<std::unique_ptr<SheetReader>> XlsxReader::open(const std::string& path, const std::string& sheet) {
    MULIN_TRY_LET(archive, ZipArchive::open(path));
    MULIN_TRY_LET(book, Workbook::read(*archive));
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(archive)));
    reader->m_book = std::move(book);
    if (!reader->m_book.sharedStrings.empty())
        MULIN_TRY(reader->m_strings.load(*reader->m_archive, reader->m_book.sharedStrings));
    for (std::size_t i = 0; i < reader->m_book.sheets.size(); ++i) {
        const auto& candidate = reader->m_book.sheets[i];
        if (sheet.empty() ? candidate.hidden : candidate.name != sheet) continue;
        MULIN_TRY(reader->start(i));
        MULIN_TRY_LET(hasData, reader->fill());
        if (!hasData && sheet.empty()) continue;
        MULIN_TRY(reader->findMerges());
        return std::unique_ptr<SheetReader>(std::move(reader));
    }
    if (!sheet.empty()) return makeError(ErrorCode::BadArgument, {{"argument", "sheet"}, {"value", sheet}});
    return makeError(ErrorCode::SheetEmpty, {{"path", path}});
}

Result<void> XlsxReader::start(std::size_t sheet) {
    m_sheet = sheet;
    m_rows.clear();
    m_cells.clear();
    m_text.clear();
    m_nextRow = m_row = m_firstCell = m_firstText = 0;
    m_inData = m_inRow = m_inCell = m_inText = m_inFormula = false;
    m_phonetic = 0;
    MULIN_TRY_LET(part, m_archive->part(m_book.sheets[sheet].part));
    m_stream = std::make_unique<XmlStream>(std::move(part), static_cast<XmlStream::Handler&>(*this), m_archive->path());
    return {};
}

Result<void> XlsxReader::findMerges() {
    MULIN_TRY_LET(part, m_archive->part(m_book.sheets[m_sheet].part));
    // what is wrong with the part will be said when its rows are read, and with the place
    if (auto found = scanMerges(*part)) m_merges = std::move(*found);
    return {};
}

std::vector<std::string> XlsxReader::sheetNames() const {
    std::vector<std::string> names;
    for (const auto& sheet : m_book.sheets) names.push_back(sheet.name);
    return names;
}

std::int64_t XlsxReader::position() const {
    return std::min(static_cast<std::int64_t>(m_stream->part().position()), size());
}

std::int64_t XlsxReader::size() const { return static_cast<std::int64_t>(m_stream->part().size()); }

/// Parses until a row waits; false at the end of the sheet. The row that is half read stays.
Result<bool> XlsxReader::fill() {
    while (m_nextRow == m_rows.size()) {
        if (m_error) return *m_error;
        m_rows.clear();
        m_nextRow = 0;
        m_cells.erase(m_cells.begin(), m_cells.begin() + m_firstCell);
        m_text.erase(0, m_firstText);
        for (auto& cell : m_cells)
            if (!cell.shared) cell.text -= m_firstText;
        m_firstCell = m_firstText = 0;
        auto more = m_stream->step();
        if (!more) {
            m_error = more.error();
            if (m_row) m_error->args.emplace_back("row", std::to_string(m_row));
            continue; // the rows before the damage first
        }
        if (!*more && m_rows.empty()) return false;
    }
    return true;
}

Result<bool> XlsxReader::next(Row& row) {
    MULIN_TRY_LET(more, fill());
    if (!more) return false;
    const WaitingRow& waiting = m_rows[m_nextRow++];
    row.number = waiting.number;
    row.hidden = waiting.hidden;
    row.cells.clear();
    for (std::uint32_t i = waiting.firstCell; i < waiting.endCell; ++i) {
        const Waiting& cell = m_cells[i];
        if (cell.column >= row.cells.size()) row.cells.resize(cell.column + 1);
        Cell& out = row.cells[cell.column];
        out.text = cell.shared ? m_strings.at(cell.text) : std::string_view(m_text).substr(cell.text, cell.length);
        out.number = cell.number;
        out.kind = cell.kind;
        out.digitsLost = cell.digitsLost;
    }
    return true;
}

void XlsxReader::startElement(const char* name, const char** attributes) {
    if (!m_inData) {
        m_inData = is(name, "sheetData");
        return;
    }
    if (m_inCell) {
        if (is(name, "v")) {
            m_inText = m_hasValue = true;
        } else if (is(name, "t")) {
            m_inText = m_phonetic == 0;
            m_hasValue = true;
        } else if (is(name, "f")) {
            m_inFormula = m_hasFormula = true;
        } else if (is(name, "rPh")) {
            ++m_phonetic;
        }
        return;
    }
    if (is(name, "c")) {
        if (m_inRow) startCell(attributes);
    } else if (is(name, "row")) {
        if (!m_inRow) startRow(attributes);
    }
}

void XlsxReader::endElement(const char* name) {
    if (!m_inData) return;
    if (m_inCell) {
        if (is(name, "v") || is(name, "t"))
            m_inText = false;
        else if (is(name, "c"))
            endCell();
        else if (is(name, "f"))
            m_inFormula = false;
        else if (is(name, "rPh"))
            --m_phonetic;
        return;
    }
    if (is(name, "row"))
        endRow();
    else if (is(name, "sheetData"))
        m_inData = false;
}

void XlsxReader::characters(const char* text, std::size_t size) {
    if (m_inText) {
        if (m_scratch.size() + size > Limits::cellBytes) return m_stream->fail(ErrorCode::SheetTooBig, "what", "cell");
        m_scratch.append(text, size);
    } else if (m_inFormula && m_formula.size() < formulaShown) {
        m_formula.append(text, size);
    }
}

void XlsxReader::startRow(const char** attributes) {
    m_inRow = true;
    m_hidden = false;
    m_nextColumn = 0;
    std::uint64_t number = std::uint64_t{m_row} + 1;
    for (; *attributes; attributes += 2) {
        const char* name = XmlStream::localName(attributes[0]);
        const char* value = attributes[1];
        if (is(name, "r")) {
            const char* end = value + std::strlen(value);
            const auto parsed = std::from_chars(value, end, number);
            if (parsed.ec != std::errc() || parsed.ptr != end) return damaged(std::string("row ") + value);
        } else if (is(name, "hidden")) {
            m_hidden = is(value, "1") || is(value, "true");
        } else if (is(name, "ht")) {
            if (is(value, "0")) m_hidden = true;
        }
    }
    if (number < 1 || number > Limits::rows) return damaged("row " + std::to_string(number));
    m_row = static_cast<std::uint32_t>(number);
}

void XlsxReader::endRow() {
    m_inRow = false;
    const auto end = static_cast<std::uint32_t>(m_cells.size());
    if (end > m_firstCell) m_rows.push_back({m_row, m_firstCell, end, m_hidden});
    m_firstCell = end;
    m_firstText = static_cast<std::uint32_t>(m_text.size());
}

void XlsxReader::startCell(const char** attributes) {
    m_inCell = true;
    m_inText = m_inFormula = m_hasValue = m_hasFormula = false;
    m_phonetic = 0;
    m_type = Type::Number;
    m_style = 0;
    m_scratch.clear();
    m_formula.clear();
    m_column = m_nextColumn;
    for (; *attributes; attributes += 2) {
        const char* name = XmlStream::localName(attributes[0]);
        const char* value = attributes[1];
        if (name[0] == 'r' && name[1] == '\0') {
            std::uint64_t column = 0;
            const char* c = value;
            for (; (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z'); ++c)
                if (column <= Limits::columns) column = column * 26 + static_cast<std::uint64_t>((*c & 0x1F));
            // the row of the reference repeats that of <row>; only its form is checked
            std::uint64_t row = 0;
            for (; *c >= '0' && *c <= '9'; ++c)
                if (row <= Limits::rows) row = row * 10 + static_cast<std::uint64_t>(*c - '0');
            if (*c || column < 1 || column > Limits::columns || row < 1 || row > Limits::rows)
                return damaged(std::string("cell ") + std::string(value).substr(0, 40));
            m_column = static_cast<std::uint32_t>(column - 1);
        } else if (is(name, "s")) {
            m_style = static_cast<std::uint32_t>(std::strtoul(value, nullptr, 10));
        } else if (is(name, "t")) {
            switch (value[0]) {
            case 's': m_type = value[1] == '\0' ? Type::Shared : Type::String; break;
            case 'b': m_type = Type::Boolean; break;
            case 'e': m_type = Type::Error; break;
            case 'd': m_type = Type::Date; break;
            case 'n': m_type = Type::Number; break;
            default: m_type = Type::String; break; // inlineStr, and what is unknown stays as it is
            }
        }
    }
    if (m_column >= Limits::columns) return damaged("cell " + cellName());
    m_nextColumn = m_column + 1;
    if (m_cells.size() - m_firstCell > 2 * Limits::columns) return damaged("row " + std::to_string(m_row));
}

void XlsxReader::endCell() {
    m_inCell = m_inText = m_inFormula = false;
    const std::size_t from = m_text.size();
    Cell cell;
    if (!m_hasValue) {
        if (!m_hasFormula) return;
        m_text += '='; // never computed by the program that wrote it
        m_text += m_formula.substr(0, formulaShown);
        cell.kind = CellKind::Error;
        return keepCell(cell, from);
    }
    if (m_type == Type::String) {
        if (m_scratch.empty()) return;
        unescapeXstring(m_scratch, 0);
        cell.kind = CellKind::Text;
        cell.digitsLost = showsLostDigits(m_scratch);
        m_text += m_scratch;
        return keepCell(cell, from);
    }
    const auto raw = trimmedAscii(m_scratch);
    if (raw.empty()) return;
    switch (m_type) {
    case Type::Shared: return keepShared(raw);
    case Type::Boolean:
        cell.kind = CellKind::Boolean;
        cell.number = raw == "1" || raw == "true" || raw == "TRUE" ? 1 : 0;
        m_text += cell.number != 0 ? "TRUE" : "FALSE";
        break;
    case Type::Error:
        cell.kind = CellKind::Error;
        m_text += raw;
        break;
    case Type::Date: appendIsoDate(m_text, cell, raw); break;
    case Type::Number:
    case Type::String:
        appendNumber(m_text, cell, raw, m_style < m_book.formats.size() ? m_book.formats[m_style] : NumberFormat{},
                     m_book.date1904);
        break;
    }
    keepCell(cell, from);
}

void XlsxReader::keepCell(Cell& cell, std::size_t from) {
    if (m_text.size() - m_firstText > Limits::rowBytes) return m_stream->fail(ErrorCode::SheetTooBig, "what", "row");
    if (m_text.size() == from) return;
    m_cells.push_back({cell.number, m_column, static_cast<std::uint32_t>(from),
                       static_cast<std::uint32_t>(m_text.size() - from), cell.kind, false, cell.digitsLost});
}

void XlsxReader::keepShared(std::string_view raw) {
    std::size_t index = 0;
    const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), index);
    if (parsed.ec != std::errc() || parsed.ptr != raw.data() + raw.size() || index >= m_strings.size() ||
        index > UINT32_MAX)
        return damaged("cell " + cellName() + ", string " + std::string(raw.substr(0, 40)));
    const auto text = m_strings.at(index);
    if (text.empty()) return;
    m_cells.push_back({0, m_column, static_cast<std::uint32_t>(index), 0, CellKind::Text, true, showsLostDigits(text)});
}

std::string XlsxReader::cellName() const { return columnName(m_column) + std::to_string(m_row); }

void XlsxReader::damaged(const std::string& what) { m_stream->fail(ErrorCode::SheetDamaged, "part", what); }

} // namespace mulin::sheets
