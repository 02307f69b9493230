#include "core/sheets/child_reader.h"

#include "core/base/text.h"
#include "core/sheets/sheet_pipe.h"

#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace mulin::sheets {

namespace {

constexpr int outOfMemory = 3;
constexpr int patienceMs = 30'000;
constexpr std::size_t sheetLimit = 4'096;

/// What a child may refuse; anything else it says is none of its words.
bool isRefusal(ErrorCode code) {
    switch (code) {
    case ErrorCode::SheetEmpty:
    case ErrorCode::SheetEncrypted:
    case ErrorCode::SheetOldFormat:
    case ErrorCode::SheetDamaged:
    case ErrorCode::SheetTooBig:
    case ErrorCode::SheetUnsafe:
    case ErrorCode::FileUnreadable:
    case ErrorCode::BadArgument: return true;
    default: return false;
    }
}

} // namespace

Result<std::unique_ptr<SheetReader>> openInChild(const std::string& path, const std::string& sheet) {
    return ChildReader::open(path, {"/proc/self/exe", "--read-sheet", path, sheet}, patienceMs);
}

Result<std::unique_ptr<SheetReader>> ChildReader::open(const std::string& path, std::vector<std::string> program,
                                                       int patience) {
    MULIN_TRY_LET(child, ChildProcess::start({std::move(program), {}, true}));
    std::unique_ptr<ChildReader> reader(new ChildReader(path, std::move(child), patience));
    MULIN_TRY(reader->readHead());
    return std::unique_ptr<SheetReader>(std::move(reader));
}

Error ChildReader::stopped(const char* what) const {
    return makeError(ErrorCode::SheetHelper, {{"path", m_path}, {"what", what}});
}

Error ChildReader::damaged() const {
    return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", "zip"}}, "what the reading process said");
}

/// Nothing more comes although the end was not told: why?
Error ChildReader::ended() {
    const auto status = m_child.wait(m_patience);
    if (!status) return stopped("time");
    if (WIFEXITED(*status) && WEXITSTATUS(*status) == outOfMemory) return stopped("memory");
    if (WIFSIGNALED(*status) && WTERMSIG(*status) == SIGXCPU) return stopped("time");
    if (WIFSIGNALED(*status) && WTERMSIG(*status) == SIGKILL) return stopped("memory"); // by a machine short of it
    return stopped("crashed");
}

Result<void> ChildReader::fill(std::size_t wanted) {
    constexpr std::size_t piece = std::size_t{256} << 10;
    while (m_buffer.size() - m_at < wanted) {
        m_buffer.erase(0, m_at);
        m_at = 0;
        const auto got = m_child.read(m_buffer, piece, m_patience);
        if (!got) return stopped("time");
        if (*got == 0) return ended();
    }
    return {};
}

Result<char> ChildReader::nextFrame() {
    MULIN_TRY(fill(pipe::headSize));
    const char frame = m_buffer[m_at];
    std::uint32_t size = 0;
    std::memcpy(&size, m_buffer.data() + m_at + 1, sizeof(size));
    if (size > pipe::contentLimit) return damaged();
    m_at += pipe::headSize;
    MULIN_TRY(fill(size));
    m_content = std::string_view(m_buffer).substr(m_at, size);
    m_at += size;
    return frame;
}

Error ChildReader::refusal() const {
    pipe::Content content(m_content);
    const auto code = static_cast<ErrorCode>(content.take<std::uint16_t>());
    if (!content.good || !isRefusal(code)) return damaged();
    Error error = makeError(code, {{"path", m_path}}, "told by the reading process");
    while (!content.empty()) {
        const std::string name(content.text()), value = validUtf8(content.text());
        if (!content.good) return damaged();
        if (name != "path") error.args.emplace_back(name, value.substr(0, 200));
    }
    return error;
}

Result<void> ChildReader::readHead() {
    for (;;) {
        MULIN_TRY_LET(frame, nextFrame());
        pipe::Content content(m_content);
        switch (frame) {
        case pipe::Name:
            if (m_names.size() >= sheetLimit) return damaged();
            m_names.push_back(validUtf8(m_content));
            break;
        case pipe::Merges:
            while (!content.empty()) {
                const auto range = content.take<MergedRange>();
                if (!content.good || range.firstRow < 1 || range.lastRow > Limits::rows ||
                    range.firstRow > range.lastRow || range.lastColumn >= Limits::columns ||
                    range.firstColumn > range.lastColumn)
                    return damaged();
                m_merges.push_back(range);
            }
            break;
        case pipe::Begin:
            m_size = content.take<std::int64_t>();
            m_name = validUtf8(content.rest());
            return content.good ? Result<void>() : damaged();
        case pipe::Refusal: return refusal();
        default: return damaged();
        }
    }
}

Result<void> ChildReader::readRow(Row& row) {
    pipe::Content content(m_content);
    row.number = content.take<std::uint32_t>();
    row.hidden = content.take<std::uint8_t>() != 0;
    m_position = content.take<std::int64_t>();
    if (!content.good || row.number <= m_lastRow || row.number > Limits::rows) return damaged();
    m_lastRow = row.number;
    m_texts.clear();
    std::vector<std::pair<std::size_t, Cell>> cells;
    while (!content.empty()) {
        const std::size_t column = content.take<std::uint32_t>();
        const auto kind = content.take<std::uint8_t>();
        Cell cell;
        cell.digitsLost = content.take<std::uint8_t>() != 0;
        cell.number = content.take<double>();
        const std::string_view text = content.text();
        if (!content.good || column >= Limits::columns || kind > static_cast<std::uint8_t>(CellKind::Error) ||
            text.size() > Limits::cellBytes || (!cells.empty() && column <= cells.back().first))
            return damaged();
        cell.kind = static_cast<CellKind>(kind);
        m_texts.push_back(validUtf8(text));
        cells.emplace_back(column, cell);
    }
    if (cells.empty()) return damaged();
    row.cells.assign(cells.back().first + 1, Cell());
    for (std::size_t i = 0; i < cells.size(); ++i) { // now that the texts do not move any more
        cells[i].second.text = m_texts[i];
        row.cells[cells[i].first] = cells[i].second;
    }
    return {};
}

Result<bool> ChildReader::next(Row& row) {
    if (m_error) return *m_error;
    if (m_ended) return false;
    const auto read = [&]() -> Result<bool> {
        MULIN_TRY_LET(frame, nextFrame());
        if (frame == pipe::RowOf) {
            MULIN_TRY(readRow(row));
            return true;
        }
        if (frame == pipe::Refusal) return refusal();
        if (frame != pipe::End) return damaged();
        m_ended = true;
        m_child.kill();
        return false;
    };
    auto more = read();
    if (!more) {
        m_error = more.error();
        if (m_lastRow) m_error->args.emplace_back("row", std::to_string(m_lastRow));
        m_child.kill();
        return *m_error;
    }
    return more;
}

} // namespace mulin::sheets
