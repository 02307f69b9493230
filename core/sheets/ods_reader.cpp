#include "core/sheets/ods_reader.h"

#include "core/sheets/number_format.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <set>
#include <tuple>

namespace mulin::sheets {

namespace {

constexpr std::uint64_t repeatLimit = 1'000'000; ///< cells that repetition alone may make
constexpr std::size_t mergeLimit = 500'000, tableLimit = 4'096;
constexpr const char* content = "content.xml";

bool is(const char* name, const char* other) { return std::strcmp(name, other) == 0; }

std::string valueOf(const char** attributes, const char* name) {
    const char* value = XmlStream::attribute(attributes, name);
    return value ? value : "";
}

/// How often something stands there: 1 without the attribute, and at most more than any sheet has.
std::uint64_t countOf(const char** attributes, const char* name) {
    const std::string text = valueOf(attributes, name);
    std::uint64_t count = 1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
    if (text.empty() || parsed.ec == std::errc::invalid_argument || count == 0) return 1;
    if (parsed.ec == std::errc::result_out_of_range) return std::uint64_t{1} << 40;
    return std::min(count, std::uint64_t{1} << 40);
}

bool isHidden(const char** attributes) {
    const std::string visibility = valueOf(attributes, "visibility");
    return visibility == "collapse" || visibility == "filter";
}

/// The first look: tables, whether they show anything, what is merged, and whether all of it is encrypted.
class Survey final : public XmlStream::Handler {
public:
    std::vector<OdsReader::Table> tables;

    void startElement(const char* name, const char** attributes) override {
        if (is(name, "style")) {
            m_style = valueOf(attributes, "name");
        } else if (is(name, "table-properties")) {
            if (valueOf(attributes, "display") == "false") m_hiddenStyles.insert(m_style);
        } else if (is(name, "table")) {
            if (++m_depth != 1 || tables.size() >= tableLimit) return;
            tables.push_back(
                {valueOf(attributes, "name"), m_hiddenStyles.contains(valueOf(attributes, "style-name")), false, {}});
            m_row = 1;
        } else if (m_depth != 1) {
            return;
        } else if (is(name, "table-row")) {
            m_rowRepeated = countOf(attributes, "number-rows-repeated");
            m_column = 0;
        } else if (is(name, "table-cell") || is(name, "covered-table-cell")) {
            if (is(name, "table-cell")) addMerge(attributes);
            tables.back().hasData = tables.back().hasData || XmlStream::attribute(attributes, "value-type");
            m_column += countOf(attributes, "number-columns-repeated");
        }
    }
    void endElement(const char* name) override {
        if (is(name, "table"))
            --m_depth;
        else if (m_depth == 1 && is(name, "table-row"))
            m_row += m_rowRepeated;
    }
    void characters(const char*, std::size_t) override {}

private:
    void addMerge(const char** attributes) {
        const auto columns = countOf(attributes, "number-columns-spanned");
        const auto rows = countOf(attributes, "number-rows-spanned");
        if ((columns < 2 && rows < 2) || m_row + rows - 1 > Limits::rows || m_column + columns > Limits::columns ||
            tables.back().merges.size() >= mergeLimit)
            return;
        tables.back().merges.push_back({static_cast<std::uint32_t>(m_row), static_cast<std::uint32_t>(m_row + rows - 1),
                                        static_cast<std::uint32_t>(m_column),
                                        static_cast<std::uint32_t>(m_column + columns - 1)});
    }

    std::set<std::string> m_hiddenStyles;
    std::string m_style;
    std::uint64_t m_row = 1, m_column = 0, m_rowRepeated = 1;
    int m_depth = 0;
};

/// Says whether the parts of the package are encrypted.
class Manifest final : public XmlStream::Handler {
public:
    bool encrypted = false;
    void startElement(const char* name, const char**) override { encrypted = encrypted || is(name, "encryption-data"); }
    void endElement(const char*) override {}
    void characters(const char*, std::size_t) override {}
};

Result<void> readWhole(ZipArchive& archive, const char* name, XmlStream::Handler& handler) {
    MULIN_TRY_LET(part, archive.part(name));
    XmlStream stream(std::move(part), handler, archive.path());
    return stream.run();
}

} // namespace

bool OdsReader::isOne(const ZipArchive& archive) {
    return archive.find(content) && archive.find("mimetype") && !archive.find("word/document.xml");
}

Result<std::unique_ptr<SheetReader>> OdsReader::open(std::unique_ptr<ZipArchive> archive, const std::string& sheet) {
    const std::string path = archive->path();
    {
        MULIN_TRY_LET(part, archive->part("mimetype"));
        std::string type(128, '\0');
        MULIN_TRY_LET(got, part->read(type.data(), type.size()));
        if (std::string_view(type.data(), got).find("opendocument.spreadsheet") == std::string_view::npos)
            return makeError(ErrorCode::SheetOldFormat,
                             {{"path", path}, {"format", type.find(".text") != std::string::npos ? "odt" : "odf"}});
    }
    if (archive->find("META-INF/manifest.xml")) {
        Manifest manifest;
        MULIN_TRY(readWhole(*archive, "META-INF/manifest.xml", manifest));
        if (manifest.encrypted) return makeError(ErrorCode::SheetEncrypted, {{"path", path}});
    }
    Survey survey;
    MULIN_TRY(readWhole(*archive, content, survey));
    std::unique_ptr<OdsReader> reader(new OdsReader(std::move(archive)));
    reader->m_tables = std::move(survey.tables);
    for (std::size_t i = 0; i < reader->m_tables.size(); ++i) {
        const Table& table = reader->m_tables[i];
        if (sheet.empty() ? table.hidden || !table.hasData : table.name != sheet) continue;
        MULIN_TRY(reader->start(i));
        return std::unique_ptr<SheetReader>(std::move(reader));
    }
    if (!sheet.empty()) return makeError(ErrorCode::BadArgument, {{"argument", "sheet"}, {"value", sheet}});
    return makeError(ErrorCode::SheetEmpty, {{"path", path}});
}

Result<void> OdsReader::start(std::size_t table) {
    m_table = table;
    std::sort(
        m_tables[table].merges.begin(), m_tables[table].merges.end(), [](const MergedRange& a, const MergedRange& b) {
            return std::tie(a.firstRow, a.firstColumn, a.lastRow) < std::tie(b.firstRow, b.firstColumn, b.lastRow);
        });
    MULIN_TRY_LET(part, m_archive->part(content));
    m_stream = std::make_unique<XmlStream>(std::move(part), static_cast<XmlStream::Handler&>(*this), m_archive->path());
    return {};
}

std::vector<std::string> OdsReader::sheetNames() const {
    std::vector<std::string> names;
    for (const Table& table : m_tables) names.push_back(table.name);
    return names;
}

std::int64_t OdsReader::position() const {
    return std::min(static_cast<std::int64_t>(m_stream->part().position()), size());
}

std::int64_t OdsReader::size() const { return static_cast<std::int64_t>(m_stream->part().size()); }

Result<bool> OdsReader::next(Row& row) {
    while (m_nextRow == m_rows.size()) {
        if (m_error) return *m_error;
        // what is left is the row that is half read
        m_cells.erase(m_cells.begin(), m_cells.begin() + static_cast<std::ptrdiff_t>(m_firstCell));
        m_text.erase(0, m_firstText);
        for (Waiting& cell : m_cells) cell.text -= m_firstText;
        m_rows.clear();
        m_nextRow = m_firstCell = m_firstText = 0;
        auto more = m_stream->step();
        if (!more) {
            m_error = more.error();
            m_error->args.emplace_back("row", std::to_string(m_row));
            continue; // the rows before it first
        }
        if (!*more && m_rows.empty()) return false;
    }
    WaitingRow& waiting = m_rows[m_nextRow];
    row.number = waiting.number++;
    row.hidden = waiting.hidden;
    row.cells.clear();
    for (std::size_t i = waiting.firstCell; i < waiting.endCell; ++i) {
        const Waiting& cell = m_cells[i];
        if (cell.column >= row.cells.size()) row.cells.resize(std::size_t{cell.column} + 1);
        row.cells[cell.column] = {std::string_view(m_text).substr(cell.text, cell.length), cell.number, cell.kind,
                                  cell.digitsLost};
    }
    if (--waiting.repeated == 0) ++m_nextRow;
    return true;
}

void OdsReader::startElement(const char* name, const char** attributes) {
    if (is(name, "table") && ++m_depth == 1 && m_seen++ == m_table) m_inTable = true;
    if (!m_inTable) return;
    if (m_inCell) {
        if (is(name, "annotation"))
            ++m_note;
        else if (m_note > 0)
            return;
        else if (is(name, "p")) {
            if (m_paragraphs++ > 0) m_said += '\n';
            m_inText = true;
        } else if (is(name, "s")) {
            m_said.append(static_cast<std::size_t>(std::min<std::uint64_t>(countOf(attributes, "c"), 1'000)), ' ');
        } else if (is(name, "tab")) {
            m_said += ' ';
        } else if (is(name, "line-break")) {
            m_said += '\n';
        } else if (is(name, "ruby-text")) { // how it is read aloud
            ++m_note;
        }
        return;
    }
    if (is(name, "table-row"))
        startRow(attributes);
    else if (m_inRow && (is(name, "table-cell") || is(name, "covered-table-cell"))) {
        m_covered = is(name, "covered-table-cell");
        startCell(attributes);
    }
}

void OdsReader::endElement(const char* name) {
    if (is(name, "table") && --m_depth == 0 && m_inTable) return m_stream->stop();
    if (!m_inTable) return;
    if (m_inCell) {
        if (is(name, "annotation") || is(name, "ruby-text"))
            --m_note;
        else if (m_note == 0 && is(name, "p"))
            m_inText = false;
        else if (is(name, "table-cell") || is(name, "covered-table-cell"))
            endCell();
        return;
    }
    if (is(name, "table-row")) endRow();
}

void OdsReader::characters(const char* text, std::size_t size) {
    if (!m_inText || m_note > 0) return;
    if (m_said.size() + size > Limits::cellBytes) return m_stream->fail(ErrorCode::SheetTooBig, "what", "cell");
    m_said.append(text, size);
}

void OdsReader::startRow(const char** attributes) {
    m_inRow = true;
    m_rowRepeated = countOf(attributes, "number-rows-repeated");
    m_hidden = isHidden(attributes);
    m_column = 0;
    m_firstCell = m_cells.size();
    m_firstText = m_text.size();
}

void OdsReader::endRow() {
    m_inRow = false;
    const std::uint64_t first = m_row;
    m_row += m_rowRepeated;
    m_firstText = m_text.size();
    const std::uint64_t cells = m_cells.size() - m_firstCell;
    if (cells == 0) return;
    m_made += (m_rowRepeated - 1) * cells;
    if (m_made > repeatLimit) return m_stream->fail(ErrorCode::SheetUnsafe, "what", "bomb");
    if (m_row - 1 > Limits::rows)
        return m_stream->fail(ErrorCode::SheetDamaged, "part", "row " + std::to_string(m_row));
    m_rows.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(m_rowRepeated), m_firstCell,
                      m_cells.size(), m_hidden});
    m_firstCell = m_cells.size();
}

void OdsReader::startCell(const char** attributes) {
    m_inCell = true;
    m_inText = false;
    m_paragraphs = m_note = 0;
    m_said.clear();
    m_cellRepeated = countOf(attributes, "number-columns-repeated");
    m_type = valueOf(attributes, "value-type");
    m_formula = XmlStream::attribute(attributes, "formula") != nullptr;
    m_value = valueOf(attributes, m_type == "date"      ? "date-value"
                                  : m_type == "time"    ? "time-value"
                                  : m_type == "boolean" ? "boolean-value"
                                  : m_type == "string"  ? "string-value"
                                                        : "value");
}

std::string OdsReader::cellText(Waiting& cell) {
    std::string text;
    Cell value;
    const bool isError = m_said.size() > 2 && (m_said[0] == '#' || m_said.compare(0, 4, "Err:") == 0);
    if (m_formula && isError) {
        value.kind = CellKind::Error;
        text = m_said;
    } else if (m_type == "float" || m_type == "currency") {
        // 007 is a number with a format that pads it: what is shown tells
        const bool padded =
            m_said.size() > 1 && m_said.front() == '0' && m_said.find_first_not_of("0123456789") == std::string::npos;
        appendNumber(text, value, m_value,
                     padded ? NumberFormat{NumberFormat::Zeros,
                                           static_cast<std::uint8_t>(std::min<std::size_t>(m_said.size(), 31))}
                            : NumberFormat{},
                     false);
    } else if (m_type == "percentage") {
        appendNumber(text, value, m_value, NumberFormat{NumberFormat::Percent}, false);
    } else if (m_type == "date") {
        appendIsoDate(text, value, m_value);
    } else if (m_type == "boolean") {
        value.kind = CellKind::Boolean;
        value.number = m_value == "true" ? 1 : 0;
        text = value.number != 0 ? "TRUE" : "FALSE";
    } else if (m_type == "time" || m_type == "string" || !m_said.empty()) {
        text = m_said.empty() ? m_value : m_said;
        value.kind = CellKind::Text;
        value.digitsLost = showsLostDigits(text);
    }
    cell.kind = text.empty() ? CellKind::Empty : value.kind;
    cell.number = value.number;
    cell.digitsLost = value.digitsLost;
    return text;
}

void OdsReader::endCell() {
    m_inCell = m_inText = false;
    const std::uint64_t first = m_column;
    m_column += m_cellRepeated;
    Waiting cell;
    // what a merged cell covers is not seen by anybody
    const std::string text = m_covered ? std::string() : cellText(cell);
    if (cell.kind == CellKind::Empty) return;
    m_made += m_cellRepeated - 1;
    if (m_made > repeatLimit) return m_stream->fail(ErrorCode::SheetUnsafe, "what", "bomb");
    if (m_column > Limits::columns)
        return m_stream->fail(ErrorCode::SheetDamaged, "part", "row " + std::to_string(m_row));
    cell.text = m_text.size();
    cell.length = text.size();
    m_text += text;
    if (m_text.size() - m_firstText > Limits::rowBytes) return m_stream->fail(ErrorCode::SheetTooBig, "what", "row");
    for (std::uint64_t i = 0; i < m_cellRepeated; ++i) {
        cell.column = static_cast<std::uint32_t>(first + i);
        m_cells.push_back(cell);
    }
}

} // namespace mulin::sheets
