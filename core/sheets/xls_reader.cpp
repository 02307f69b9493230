#include "core/sheets/xls_reader.h"

#include "core/base/text.h"
#include "core/sheets/compound_file.h"
#include "core/sheets/little_endian.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

namespace mulin::sheets {

namespace {

// Records; the names are those of the description of the format ([MS-XLS]).
enum : std::uint16_t {
    Formula = 0x06,
    EndOfStream = 0x0A,
    Date1904 = 0x22,
    FilePass = 0x2F,
    Continue = 0x3C,
    BoundSheet = 0x85,
    MulRk = 0xBD,
    RString = 0xD6,
    ExtendedFormat = 0xE0,
    MergeCells = 0xE5,
    SharedStrings = 0xFC,
    LabelShared = 0xFD,
    Number = 0x203,
    Label = 0x204,
    BoolError = 0x205,
    StringResult = 0x207,
    RowInfo = 0x208,
    Rk = 0x27E,
    Format = 0x41E,
    StartOfStream = 0x809,
};

constexpr std::uint16_t version8 = 0x0600;
constexpr std::size_t textLimit = 4'000'000, mergeLimit = 500'000;

double ofRk(std::uint32_t rk) {
    double value = 0;
    if (rk & 2) {
        value = static_cast<std::int32_t>(rk) >> 2;
    } else {
        value = std::bit_cast<double>(std::uint64_t{rk & ~std::uint32_t{3}} << 32);
    }
    return rk & 1 ? value / 100 : value;
}

const char* errorText(unsigned code) {
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

std::string ofUtf16(const std::u16string& text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        const bool high = c >= 0xD800 && c < 0xDC00, low = c >= 0xDC00 && c < 0xE000;
        if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
        else if (high || low)
            c = 0xFFFD;
        if (c != 0) points += c;
    }
    return utf8(points);
}

} // namespace

/// Bytes of a record and of those that continue it. Characters that go on in the next one have their own flag there.
class XlsReader::Pieces {
public:
    explicit Pieces(std::vector<std::string_view> pieces) : m_pieces(std::move(pieces)) { settle(); }
    bool ended() const { return m_piece >= m_pieces.size(); }
    template<class T> T number() {
        std::string bytes;
        while (bytes.size() < sizeof(T) && !ended()) bytes += take();
        return littleEndian<T>(bytes, 0);
    }
    void skip(std::size_t count) {
        while (count > 0 && !ended()) {
            const std::size_t here = std::min(count, m_pieces[m_piece].size() - m_at);
            m_at += here;
            count -= here;
            settle();
        }
    }
    /// A string with its length before it, of one or two bytes.
    std::string text(bool shortLength) {
        const std::size_t length = shortLength ? number<std::uint8_t>() : number<std::uint16_t>();
        const unsigned flags = number<std::uint8_t>();
        const std::size_t runs = flags & 8 ? number<std::uint16_t>() : 0;
        const std::size_t extra = flags & 4 ? number<std::uint32_t>() : 0;
        std::u16string read;
        bool wide = flags & 1;
        std::size_t piece = m_piece;
        while (read.size() < length && !ended()) {
            if (m_piece != piece) {
                piece = m_piece;
                wide = static_cast<unsigned char>(take()) & 1;
                continue;
            }
            read += wide ? static_cast<char16_t>(number<std::uint16_t>())
                         : static_cast<char16_t>(static_cast<unsigned char>(take()));
        }
        skip(4 * runs + extra);
        return ofUtf16(read);
    }

private:
    char take() {
        const char c = m_pieces[m_piece][m_at++];
        settle();
        return c;
    }
    void settle() {
        while (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
            ++m_piece;
            m_at = 0;
        }
    }
    std::vector<std::string_view> m_pieces;
    std::size_t m_piece = 0, m_at = 0;
};

Error XlsReader::damaged() const {
    return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", "zip"}}, "records of a workbook");
}

Result<std::unique_ptr<SheetReader>> XlsReader::open(const std::string& path, const std::string& sheet) {
    MULIN_TRY_LET(file, CompoundFile::open(path));
    std::unique_ptr<XlsReader> reader(new XlsReader);
    reader->m_path = path;
    if (!file.has("Workbook")) // Excel 5 and 95 call it Book
        return makeError(ErrorCode::SheetOldFormat, {{"path", path}, {"format", "xls 95"}});
    MULIN_TRY_LET(bytes, file.stream("Workbook"));
    reader->m_bytes = std::move(bytes);
    MULIN_TRY(reader->readGlobals());
    for (std::size_t i = 0; i < reader->m_sheets.size(); ++i) {
        const Sheet& candidate = reader->m_sheets[i];
        if (sheet.empty() ? candidate.hidden : candidate.name != sheet) continue;
        MULIN_TRY(reader->readSheet(i));
        if (reader->m_cells.empty() && sheet.empty()) continue;
        return std::unique_ptr<SheetReader>(std::move(reader));
    }
    if (!sheet.empty()) return makeError(ErrorCode::BadArgument, {{"argument", "sheet"}, {"value", sheet}});
    return makeError(ErrorCode::SheetEmpty, {{"path", path}});
}

std::vector<std::string> XlsReader::sheetNames() const {
    std::vector<std::string> names;
    for (const Sheet& sheet : m_sheets) names.push_back(sheet.name);
    return names;
}

bool XlsReader::nextRecord(std::size_t& at, Record& record) const {
    if (at > m_bytes.size() || m_bytes.size() - at < 4) return false;
    record.id = littleEndian<std::uint16_t>(m_bytes, at);
    const std::size_t size = littleEndian<std::uint16_t>(m_bytes, at + 2);
    record.data = std::string_view(m_bytes).substr(at + 4, size);
    at += 4 + size;
    return record.data.size() == size;
}

Result<void> XlsReader::readGlobals() {
    std::map<int, NumberFormat> formats;
    std::size_t at = 0;
    Record record;
    if (!nextRecord(at, record) || record.id != StartOfStream) return damaged();
    if (littleEndian<std::uint16_t>(record.data, 0) != version8)
        return makeError(ErrorCode::SheetOldFormat, {{"path", m_path}, {"format", "xls 95"}});
    std::vector<int> styles;
    while (nextRecord(at, record) && record.id != EndOfStream) {
        switch (record.id) {
        case FilePass: return makeError(ErrorCode::SheetEncrypted, {{"path", m_path}});
        case Date1904: m_date1904 = littleEndian<std::uint16_t>(record.data, 0) != 0; break;
        case Format:
            if (record.data.size() > 2)
                formats[littleEndian<std::uint16_t>(record.data, 0)] =
                    formatOfCode(Pieces({record.data.substr(2)}).text(false));
            break;
        case ExtendedFormat: styles.push_back(littleEndian<std::uint16_t>(record.data, 2)); break;
        case BoundSheet:
            if (record.data.size() > 8 && record.data[5] == 0) // 0: a worksheet, no chart
                m_sheets.push_back({Pieces({record.data.substr(6)}).text(true),
                                    littleEndian<std::uint32_t>(record.data, 0), (record.data[4] & 3) != 0});
            break;
        case SharedStrings: {
            std::vector<std::string_view> pieces{record.data};
            for (std::size_t after = at; nextRecord(after, record) && record.id == Continue; at = after)
                pieces.push_back(record.data);
            MULIN_TRY(readStrings(pieces));
            break;
        }
        default: break;
        }
    }
    for (const int style : styles) {
        const auto known = formats.find(style);
        m_formats.push_back(known == formats.end() ? builtinFormat(style) : known->second);
    }
    if (m_sheets.empty()) return damaged();
    return {};
}

Result<void> XlsReader::readStrings(const std::vector<std::string_view>& data) {
    Pieces pieces(data);
    pieces.skip(4); // how often they are used
    const std::size_t count = pieces.number<std::uint32_t>();
    for (std::size_t i = 0; i < count && !pieces.ended(); ++i) {
        if (m_texts.size() >= textLimit) return makeError(ErrorCode::SheetTooBig, {{"path", m_path}, {"what", "file"}});
        m_texts.push_back(pieces.text(false));
    }
    m_shared = m_texts.size();
    return {};
}

Result<void> XlsReader::readSheet(std::size_t sheet) {
    m_sheet = sheet;
    m_cells.clear();
    m_merges.clear();
    m_hidden.clear();
    m_texts.resize(m_shared);
    m_next = 0;
    std::size_t at = m_sheets[sheet].offset;
    Record record;
    if (!nextRecord(at, record) || record.id != StartOfStream) return damaged();
    int depth = 1; // charts lie inside
    bool whole = false;
    while (nextRecord(at, record)) {
        if (record.id == StartOfStream) ++depth;
        if (record.id == EndOfStream && --depth == 0) {
            whole = true;
            break;
        }
        if (depth == 1) readCell(record);
        if (m_cells.size() > textLimit * 4 || m_texts.size() > textLimit * 2)
            return makeError(ErrorCode::SheetTooBig, {{"path", m_path}, {"what", "file"}});
    }
    if (!whole) return damaged();
    std::stable_sort(m_cells.begin(), m_cells.end(), [](const Stored& a, const Stored& b) {
        return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    });
    std::sort(m_hidden.begin(), m_hidden.end());
    std::sort(m_merges.begin(), m_merges.end(), [](const MergedRange& a, const MergedRange& b) {
        return std::tie(a.firstRow, a.firstColumn, a.lastRow) < std::tie(b.firstRow, b.firstColumn, b.lastRow);
    });
    return {};
}

void XlsReader::readCell(const Record& record) {
    const std::string_view data = record.data;
    const auto u16 = [data](std::size_t at) { return std::uint32_t{littleEndian<std::uint16_t>(data, at)}; };
    const auto u32 = [data](std::size_t at) { return littleEndian<std::uint32_t>(data, at); };
    switch (record.id) {
    case Number:
        if (data.size() >= 14) keep(u16(0), u16(2), u16(4), littleEndian<double>(data, 6));
        break;
    case Rk:
        if (data.size() >= 10) keep(u16(0), u16(2), u16(4), ofRk(u32(6)));
        break;
    case MulRk:
        for (std::size_t i = 0; 4 + 6 * (i + 1) + 2 <= data.size(); ++i)
            keep(u16(0), u16(2) + static_cast<std::uint32_t>(i), u16(4 + 6 * i), ofRk(u32(6 + 6 * i)));
        break;
    case LabelShared:
        if (data.size() >= 10 && u32(6) < m_shared) keepText(u16(0), u16(2), u32(6));
        break;
    case Label:
    case RString:
        if (data.size() > 8) keepText(u16(0), u16(2), addText(Pieces({data.substr(6)}).text(false)));
        break;
    case BoolError:
        if (data.size() < 8) break;
        if (data[7] != 0)
            keepError(u16(0), u16(2), static_cast<unsigned char>(data[6]));
        else
            keepBoolean(u16(0), u16(2), data[6] != 0);
        break;
    case Formula: readFormula(record); break;
    case StringResult: // of the formula before it, which waits with an empty text
        if (!m_cells.empty() && m_cells.back().kind == CellKind::Text && m_texts[m_cells.back().text].empty() &&
            m_cells.back().text >= m_shared)
            m_texts[m_cells.back().text] = Pieces({data}).text(false);
        break;
    case RowInfo:
        if (data.size() >= 14 && (data[12] & 0x20)) m_hidden.push_back(u16(0) + 1);
        break;
    case MergeCells: readMerges(data); break;
    default: break;
    }
}

void XlsReader::readFormula(const Record& record) {
    const std::string_view data = record.data;
    if (data.size() < 14) return;
    const std::uint32_t row = littleEndian<std::uint16_t>(data, 0), column = littleEndian<std::uint16_t>(data, 2);
    if (littleEndian<std::uint16_t>(data, 12) != 0xFFFF)
        return keep(row, column, littleEndian<std::uint16_t>(data, 4), littleEndian<double>(data, 6));
    const auto value = static_cast<unsigned char>(data[8]);
    switch (data[6]) {
    case 0: return keepText(row, column, addText({}));
    case 1: return keepBoolean(row, column, value != 0);
    case 2: return keepError(row, column, value);
    default: return;
    }
}

void XlsReader::readMerges(std::string_view data) {
    const auto at = [data](std::size_t i) { return std::uint32_t{littleEndian<std::uint16_t>(data, i)}; };
    for (std::size_t i = 2; i + 8 <= data.size() && m_merges.size() < mergeLimit; i += 8) {
        const MergedRange range{at(i) + 1, at(i + 2) + 1, at(i + 4), at(i + 6)};
        if (range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn) m_merges.push_back(range);
    }
}

std::uint32_t XlsReader::addText(std::string text) {
    m_texts.push_back(std::move(text));
    return static_cast<std::uint32_t>(m_texts.size() - 1);
}

void XlsReader::keep(std::uint32_t row, std::uint32_t column, std::uint32_t style, double number) {
    m_cells.push_back(
        {row, static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(style), CellKind::Number, number, 0});
}

void XlsReader::keepText(std::uint32_t row, std::uint32_t column, std::uint32_t text) {
    m_cells.push_back({row, static_cast<std::uint16_t>(column), 0, CellKind::Text, 0, text});
}

void XlsReader::keepError(std::uint32_t row, std::uint32_t column, unsigned code) {
    m_cells.push_back({row, static_cast<std::uint16_t>(column), 0, CellKind::Error, 0, addText(errorText(code))});
}

void XlsReader::keepBoolean(std::uint32_t row, std::uint32_t column, bool value) {
    m_cells.push_back({row, static_cast<std::uint16_t>(column), 0, CellKind::Boolean, value ? 1.0 : 0.0, 0});
}

Result<bool> XlsReader::next(Row& row) {
    row.cells.clear();
    m_rowTexts.clear();
    while (m_next < m_cells.size()) {
        const std::uint32_t number = m_cells[m_next].row;
        for (; m_next < m_cells.size() && m_cells[m_next].row == number; ++m_next) {
            const Stored& stored = m_cells[m_next];
            Cell cell;
            cell.kind = stored.kind;
            cell.number = stored.number;
            std::string text;
            if (stored.kind == CellKind::Number) {
                std::array<char, 40> digits{};
                const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), stored.number);
                appendNumber(text, cell,
                             std::string_view(digits.data(), static_cast<std::size_t>(end.ptr - digits.data())),
                             stored.format < m_formats.size() ? m_formats[stored.format] : NumberFormat{}, m_date1904);
            } else if (stored.kind == CellKind::Boolean) {
                text = stored.number != 0 ? "TRUE" : "FALSE";
            } else {
                text = m_texts[stored.text];
                cell.digitsLost = stored.kind == CellKind::Text && showsLostDigits(text);
            }
            if (text.empty()) continue;
            if (text.size() > Limits::cellBytes)
                return makeError(ErrorCode::SheetTooBig, {{"path", m_path}, {"what", "cell"}});
            if (stored.column >= row.cells.size()) row.cells.resize(std::size_t{stored.column} + 1);
            if (m_rowTexts.capacity() == 0) m_rowTexts.reserve(Limits::columns * 4);
            if (m_rowTexts.size() == m_rowTexts.capacity()) break; // cells said again and again
            m_rowTexts.push_back(std::move(text));
            cell.text = m_rowTexts.back();
            row.cells[stored.column] = cell;
        }
        if (row.cells.empty()) continue;
        row.number = number + 1;
        row.hidden = std::binary_search(m_hidden.begin(), m_hidden.end(), row.number);
        return true;
    }
    return false;
}

} // namespace mulin::sheets
