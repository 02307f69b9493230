#include "core/sheets/csv_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace mulin::sheets {

namespace {

constexpr std::size_t sniffed = 64 * 1024;
constexpr std::uint64_t unclosedLines = 500; // a quoted cell that is too big and has so many lines was never closed
const std::string wideComma = "\uFF0C";

} // namespace

std::string sniffDelimiter(std::string_view head) {
    struct Candidate {
        std::string text;
        std::map<std::size_t, std::size_t> lines; // number of lines by number of delimiters
    };
    std::vector<Candidate> candidates = {{",", {}}, {"\t", {}}, {";", {}}, {wideComma, {}}};
    for (auto& candidate : candidates) {
        std::size_t count = 0;
        bool quote = false, empty = true;
        for (std::size_t i = 0; i < head.size(); ++i) {
            const char c = head[i];
            if (c == '"') {
                quote = !quote;
            } else if (!quote && (c == '\n' || c == '\r')) {
                if (!empty) ++candidate.lines[count];
                count = 0;
                empty = true;
                continue;
            } else if (!quote && head.compare(i, candidate.text.size(), candidate.text) == 0) {
                ++count;
            }
            empty = false;
        }
        // the last line may be cut off: it counts only if it is the only one
        if (!empty && candidate.lines.empty()) ++candidate.lines[count];
    }
    std::string best = ",";
    std::size_t bestScore = 0;
    for (const auto& candidate : candidates) {
        std::size_t most = 0, columns = 0;
        for (const auto& [count, lines] : candidate.lines) {
            if (count > 0 && lines * (count + 1) > most * (columns + 1)) {
                most = lines;
                columns = count;
            }
        }
        const std::size_t score = most * (columns + 1);
        if (score > bestScore) {
            bestScore = score;
            best = candidate.text;
        }
    }
    return best;
}

Result<std::unique_ptr<SheetReader>> CsvReader::open(const std::string& path, const OpenOptions& options) {
    MULIN_TRY_LET(decoder,
                  options.pasted ? TextDecoder::of(options.pasted) : TextDecoder::open(path, options.encoding));
    std::unique_ptr<CsvReader> reader(new CsvReader(path, std::move(decoder)));
    while (reader->m_more && reader->m_buffer.size() < sniffed) MULIN_TRY(reader->refill());
    std::string delimiter = options.delimiter;
    const std::string_view head = std::string_view(reader->m_buffer).substr(0, sniffed);
    if (head.substr(0, 4) == "sep=") { // the line by which sheet programs are told
        const auto end = std::min(head.find_first_of("\r\n"), head.size());
        if (delimiter.empty()) delimiter = head.substr(4, end - 4);
        reader->m_at = std::min(head.find_first_not_of("\r\n", end), head.size());
        reader->m_number = 1;
        reader->m_line = 2;
    }
    if (delimiter.empty()) delimiter = sniffDelimiter(head.substr(reader->m_at));
    reader->useDelimiter(std::move(delimiter));
    MULIN_TRY_LET(hasData, reader->record());
    if (!hasData) return makeError(ErrorCode::SheetEmpty, {{"path", path}});
    reader->m_pending = true;
    return std::unique_ptr<SheetReader>(std::move(reader));
}

void CsvReader::useDelimiter(std::string delimiter) {
    m_delimiter = std::move(delimiter);
    m_special.fill(false);
    m_special['\n'] = m_special['\r'] = true;
    m_special[static_cast<unsigned char>(m_delimiter[0])] = true;
}

mulin::Error CsvReader::tooBig(const char* what) const {
    return makeError(ErrorCode::SheetTooBig, {{"path", m_path}, {"what", what}, {"line", std::to_string(m_line)}});
}

mulin::Error CsvReader::unclosed(std::uint64_t line) const {
    return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", "quote"}, {"line", std::to_string(line)}},
                     "quote never closed");
}

/// Drops what is parsed and decodes a further piece; false when there is none.
Result<bool> CsvReader::refill() {
    if (!m_more) return false;
    m_buffer.erase(0, m_at);
    m_at = 0;
    MULIN_TRY_LET(more, m_decoder->read(m_buffer));
    m_more = more;
    return more;
}

Result<void> CsvReader::endCell(std::size_t start) {
    if (m_places.size() >= Limits::columns) return tooBig("columns");
    std::string_view text = std::string_view(m_text).substr(start);
    if (text.size() >= 3 && text.front() == '=' && text[1] == '"' && text.back() == '"')
        text = text.substr(2, text.size() - 3); // ="130…", the trick that keeps digits
    else
        text = withoutApostrophe(text);
    m_places.push_back({static_cast<std::size_t>(text.data() - m_text.data()), text.size()});
    return {};
}

/// The rest of a cell after its opening quote, up to and with the closing one.
Result<void> CsvReader::quoted(std::size_t cellStart) {
    const auto opened = m_line;
    for (;;) {
        const auto end = std::min(m_buffer.find('"', m_at), m_buffer.size());
        m_line += static_cast<std::uint64_t>(std::count(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_at),
                                                        m_buffer.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        m_text.append(m_buffer, m_at, end - m_at);
        m_at = end;
        if (m_text.size() - cellStart > Limits::cellBytes)
            return m_line - opened > unclosedLines ? unclosed(opened) : tooBig("cell");
        if (end + 1 >= m_buffer.size()) { // the quote, or what follows it, lies in the next piece
            MULIN_TRY_LET(more, refill());
            if (more) continue;
            if (m_at == m_buffer.size()) return unclosed(opened);
        }
        if (m_at + 1 < m_buffer.size() && m_buffer[m_at + 1] == '"') {
            m_text += '"';
            m_at += 2;
            continue;
        }
        ++m_at;
        return {};
    }
}

/// Parses the next record that is not blank; false at the end.
Result<bool> CsvReader::record() {
    m_text.clear();
    m_places.clear();
    std::size_t cellStart = 0;
    bool wasQuoted = false;
    for (;;) {
        if (m_at + m_delimiter.size() > m_buffer.size()) {
            MULIN_TRY_LET(more, refill());
            if (more) continue;
            if (m_at == m_buffer.size()) break;
        }
        const auto c = static_cast<unsigned char>(m_buffer[m_at]);
        if (m_afterCr) {
            m_afterCr = false;
            if (c == '\n') {
                ++m_at;
                continue;
            }
        }
        if (c == '"' && m_text.size() == cellStart && !wasQuoted) {
            ++m_at;
            wasQuoted = true;
            MULIN_TRY(quoted(cellStart));
            continue;
        }
        if (c == '\n' || c == '\r') {
            ++m_at;
            ++m_line;
            ++m_number;
            m_afterCr = c == '\r';
            MULIN_TRY(endCell(cellStart));
            if (std::any_of(m_places.begin(), m_places.end(), [](const Place& p) { return p.length != 0; }))
                return true;
            m_text.clear();
            m_places.clear();
            cellStart = 0;
            wasQuoted = false;
            continue;
        }
        if (m_buffer.compare(m_at, m_delimiter.size(), m_delimiter) == 0) {
            m_at += m_delimiter.size();
            MULIN_TRY(endCell(cellStart));
            cellStart = m_text.size();
            wasQuoted = false;
            continue;
        }
        std::size_t end = m_at + 1;
        while (end < m_buffer.size() && !m_special[static_cast<unsigned char>(m_buffer[end])]) ++end;
        m_text.append(m_buffer, m_at, end - m_at);
        m_at = end;
        if (m_text.size() - cellStart > Limits::cellBytes) return tooBig("cell");
        if (m_text.size() > Limits::rowBytes) return tooBig("row");
    }
    if (m_places.empty() && m_text.empty()) return false;
    ++m_number;
    MULIN_TRY(endCell(cellStart));
    return std::any_of(m_places.begin(), m_places.end(), [](const Place& p) { return p.length != 0; });
}

Result<bool> CsvReader::next(Row& row) {
    if (m_error) return *m_error;
    if (!m_pending) {
        auto more = record();
        if (!more) m_error = more.error();
        if (!more || !*more) return more;
    }
    m_pending = false;
    row.number = m_number;
    row.hidden = false;
    row.cells.clear();
    std::size_t used = m_places.size();
    while (used > 0 && m_places[used - 1].length == 0) --used;
    row.cells.resize(used);
    for (std::size_t i = 0; i < used; ++i) {
        if (m_places[i].length == 0) continue;
        Cell& cell = row.cells[i];
        cell.text = std::string_view(m_text).substr(m_places[i].offset, m_places[i].length);
        cell.kind = CellKind::Text;
        cell.digitsLost = showsLostDigits(cell.text);
    }
    return true;
}

} // namespace mulin::sheets
