// The side of the child: see sheet_child.h.
#include "core/sheets/sheet_child.h"

#include "core/sheets/sheet_pipe.h"
#include "core/sheets/xls_reader.h"

#include <cerrno>
#include <cstdio>
#include <new>
#include <sys/resource.h>
#include <unistd.h>

namespace mulin::sheets {

namespace {

constexpr const char* call = "--read-sheet";
constexpr int outOfMemory = 3, nobodyListens = 4;
constexpr rlim_t memory = rlim_t{1} << 30, seconds = 60;

void limit(auto what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(what, &both);
}

void limitMyself() {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0); // it has nothing to write
    limit(RLIMIT_CPU, seconds);
#if !defined(__SANITIZE_ADDRESS__) // the sanitizer's own map is larger than any limit
    limit(RLIMIT_AS, memory);
#endif
}

class Speaker {
public:
    void say(pipe::Frame frame, std::string_view content) {
        m_out += static_cast<char>(frame);
        pipe::put(m_out, static_cast<std::uint32_t>(content.size()));
        m_out += content;
        if (m_out.size() > (std::size_t{256} << 10)) flush();
    }
    void flush() {
        for (std::string_view left = m_out; !left.empty();) {
            const auto done = ::write(STDOUT_FILENO, left.data(), left.size());
            if (done < 0 && errno == EINTR) continue;
            if (done <= 0) ::_exit(nobodyListens);
            left.remove_prefix(static_cast<std::size_t>(done));
        }
        m_out.clear();
    }

private:
    std::string m_out;
};

void refuse(Speaker& speaker, const Error& error) {
    std::string content;
    pipe::put(content, static_cast<std::uint16_t>(error.code));
    for (const auto& [name, value] : error.args) {
        pipe::putText(content, name);
        pipe::putText(content, value);
    }
    speaker.say(pipe::Refusal, content);
}

std::string contentOf(const Row& row, std::int64_t position) {
    std::string content;
    pipe::put(content, row.number);
    pipe::put(content, static_cast<std::uint8_t>(row.hidden));
    pipe::put(content, position);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (cell.empty()) continue;
        pipe::put(content, static_cast<std::uint32_t>(i));
        pipe::put(content, static_cast<std::uint8_t>(cell.kind));
        pipe::put(content, static_cast<std::uint8_t>(cell.digitsLost));
        pipe::put(content, cell.number);
        pipe::putText(content, cell.text);
    }
    return content;
}

void readAloud(const std::string& path, const std::string& sheet, Speaker& speaker) {
    const auto reader = XlsReader::open(path, sheet);
    if (!reader) return refuse(speaker, reader.error());
    SheetReader& source = **reader;
    for (const std::string& name : source.sheetNames()) speaker.say(pipe::Name, name);
    std::string merges;
    for (const MergedRange& range : source.merges()) pipe::put(merges, range);
    speaker.say(pipe::Merges, merges);
    std::string begin;
    pipe::put(begin, source.size());
    begin += source.sheetName();
    speaker.say(pipe::Begin, begin);
    Row row;
    for (;;) {
        const auto more = source.next(row);
        if (!more) return refuse(speaker, more.error());
        if (!*more) break;
        speaker.say(pipe::RowOf, contentOf(row, source.position()));
    }
    speaker.say(pipe::End, {});
}

} // namespace

bool isSheetChild(int argc, char** argv) { return argc == 4 && std::string_view(argv[1]) == call; }

int runSheetChild(int, char** argv) {
    limitMyself();
    try {
        Speaker speaker;
        readAloud(argv[2], argv[3], speaker);
        speaker.flush();
    } catch (const std::bad_alloc&) {
        return outOfMemory;
    }
    return 0;
}

} // namespace mulin::sheets
