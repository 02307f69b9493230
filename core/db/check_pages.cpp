#include "core/db/check_pages.h"
#include "core/db/backup.h"
#include "core/db/connection.h"
#include "core/db/exception.h"
#include "core/db/open_file.h"
#include "core/db/sqlite_error.h"

#include <array>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr int mostNamed = 10; // damaged places named; more are counted

class Findings {
public:
    void add(const std::string& what) {
        if (++m_count > mostNamed) return;
        if (!m_text.empty()) m_text += "; ";
        m_text += what;
    }
    std::string text() const {
        return m_count > mostNamed ? m_text + "; and " + std::to_string(m_count - mostNamed) + " more" : m_text;
    }

private:
    std::string m_text;
    int m_count = 0;
};

Exception cancelled() { return Exception(makeError(ErrorCode::Cancelled)); }

std::uint32_t bigEndian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

/// Straight through the VFS, whatever the cache holds; free pages too. A read lock is held.
void readAll(sqlite3* database, Findings& findings, Progress& progress) {
    sqlite3_file* file = nullptr;
    check(database, sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file));
    if (!file || !file->pMethods) return; // in memory
    sqlite3_int64 size = 0;
    check(database, file->pMethods->xFileSize(file, &size));
    if (size % pageSize != 0) findings.add("file ends within a page");
    std::array<unsigned char, pageSize> page{};
    const auto pages = size / pageSize;
    for (sqlite3_int64 i = 0; i < pages; ++i) {
        if (i % 256 == 0) {
            progress.report(i, pages);
            if (progress.cancelled()) throw cancelled();
        }
        const int code = file->pMethods->xRead(file, page.data(), pageSize, i * pageSize);
        if (code == SQLITE_IOERR_DATA)
            findings.add("page " + std::to_string(i + 1) + ": checksum");
        else if (code != SQLITE_OK)
            findings.add("page " + std::to_string(i + 1) + ": cannot be read");
        else if (i == 0 && bigEndian(page.data() + 28) != pages)
            findings.add("file has " + std::to_string(pages) + " pages instead of " +
                         std::to_string(bigEndian(page.data() + 28)));
    }
    std::int64_t seen = 0; // these are reported; later errors shall name their own page
    sqlite3_file_control(database, "main", damagedPageOpcode, &seen);
}

void checkHeader(sqlite3* database, Findings& findings) {
    int bits = 0;
    const int code = sqlite3_file_control(database, "main", damagedCopiesOpcode, &bits);
    if (code == SQLITE_NOTFOUND || code == SQLITE_ERROR) return; // in memory
    check(database, code);
    for (int copy = 0; copy < 2; ++copy)
        if (bits & 1 << copy) findings.add("header: copy " + std::to_string(copy + 1));
}

/// Rows of a check; what it throws is a finding, too: damage can lie where the check itself must read.
template<class F> void runCheck(const Reader& reader, std::string_view sql, Findings& findings, F&& onRow) {
    try {
        auto statement = reader.prepare(sql);
        while (statement.step()) onRow(statement);
    } catch (const Exception& e) {
        if (e.error().code != ErrorCode::FileDamaged) throw;
        findings.add(e.error().arg("what") + ": " + e.error().detail);
    }
}

} // namespace

Result<std::string> checkPages(const Reader& reader, Progress& progress) {
    return guard([&]() -> Result<std::string> {
        Findings findings;
        const Reader::Snapshot snapshot(reader);
        runCheck(reader, "SELECT count(*) FROM sqlite_schema", findings, [](const Statement&) {}); // takes the lock
        checkHeader(RawHandle::of(reader), findings);
        readAll(RawHandle::of(reader), findings, progress);
        runCheck(reader, "PRAGMA integrity_check(10)", findings, [&](const Statement& row) {
            if (row.text(0) != "ok") findings.add(std::string(row.text(0)));
        });
        if (progress.cancelled()) throw cancelled();
        runCheck(reader, "PRAGMA foreign_key_check", findings, [&](const Statement& row) {
            findings.add("foreign key: " + std::string(row.text(0)) + " row " + std::string(row.text(1)) + " to " +
                         std::string(row.text(2)));
        });
        return findings.text();
    });
}

Result<std::string> checkPages(const Reader& reader) {
    NoProgress progress;
    return checkPages(reader, progress);
}

} // namespace mulin::db
