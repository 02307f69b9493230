// What the tests of core/db share.
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/db/backup.h"
#include "core/db/connection.h"
#include "core/db/exception.h"
#include "core/db/key_slots.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace dbtest {

using namespace mulin;
using namespace mulin::db;

/// A folder for the test's files, in memory where the system offers that: syncing is what takes the time.
class Folder {
public:
    Folder() : m_dir(pattern()) {}
    std::string path(const std::string& name) const {
        return m_dir.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string root() const { return m_dir.path().toStdString(); }

private:
    static QString pattern() {
        const auto memory = QStringLiteral("/dev/shm");
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/mulin-XXXXXX");
    }
    QTemporaryDir m_dir;
};

template<class T> T must(Result<T> result) {
    if (!result) {
        INFO(errorName(result.error().code) << ": " << result.error().detail);
        REQUIRE(result.has_value());
    }
    return std::move(result).value();
}

inline void must(const Result<void>& result) {
    if (!result) {
        INFO(errorName(result.error().code) << ": " << result.error().detail);
        REQUIRE(result.has_value());
    }
}

inline std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    std::string bytes(in ? static_cast<std::size_t>(in.tellg()) : 0, '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

inline void spill(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

constexpr std::size_t pageBytes = 4096;
constexpr std::size_t headerBytes = 65536; // of an encrypted file

/// What a file is made and opened with; one key for all encrypted ones. Tests of what holds for both kinds of file take
/// GENERATE(false, true).
inline OpenOptions optionsFor(bool encrypted) {
    static const auto made = must(newEncryption({}));
    OpenOptions options;
    if (!encrypted) return options;
    options.key = made.key;
    options.header = made.header;
    return options;
}
/// Where SQLite's first byte lies.
inline std::size_t startOf(bool encrypted) { return encrypted ? headerBytes : 0; }

inline void flip(std::string& bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ static_cast<char>(1 << bit % 8));
}

/// The error that `body` throws; Internal with detail "nothing" if none.
template<class F> Error thrown(F&& body) {
    try {
        body();
    } catch (...) {
        return currentError();
    }
    return makeError(ErrorCode::Internal, {}, "nothing");
}

/// People and visits: b-tree, index, overflow pages, free pages.
inline void populate(Connection& connection, int people) {
    connection.execute("CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT);"
                       "CREATE TABLE visit(id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person(id), what "
                       "BLOB); CREATE INDEX person_name ON person(name); CREATE TABLE gone(x BLOB)");
    Connection::Transaction transaction(connection);
    for (int i = 1; i <= people; ++i) {
        const auto name = "居民" + std::to_string(i * 7919 % 10007);
        connection.write("INSERT INTO person VALUES(?, ?, ?)")
            ->bind(1, i)
            .bind(2, name)
            .bind(3, std::string(40, 'n'))
            .run();
        const std::string what(i % 50 == 0 ? 9000 : 30, static_cast<char>('a' + i % 26));
        connection.write("INSERT INTO visit(person, what) VALUES(?, ?)")->bind(1, i).bindBlob(2, what).run();
    }
    for (int i = 0; i < 20; ++i)
        connection.write("INSERT INTO gone VALUES(?)")->bindBlob(1, std::string(4000, 'x')).run();
    connection.execute("DROP TABLE gone");
    transaction.commit();
}

/// Every value of every row of both tables.
inline std::string everything(const Reader& reader) {
    std::string all;
    for (const char* sql :
         {"SELECT id, name, note FROM person ORDER BY id", "SELECT id, person, what FROM visit ORDER BY id"}) {
        auto rows = reader.prepare(sql);
        while (rows.step())
            for (int i = 0; i < 3; ++i) all += std::string(rows.blob(i)) + '\n';
    }
    return all;
}

/// Leaves a file as a process that dies in the middle of a commit: journal synced, pages partly written.
inline void dieInCommit(const std::string& path, const OpenOptions& options) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto connection = Connection::open(path, options);
        if (!connection) ::_exit(2);
        (*connection)
            ->execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                      "UPDATE person SET name = 'half', note = note || 'half'; UPDATE visit SET what = x'00'");
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(status == 0);
    REQUIRE(std::filesystem::file_size(path + "-journal") > pageBytes);
}

} // namespace dbtest
