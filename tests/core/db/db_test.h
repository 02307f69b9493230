// What the tests of core/db share.
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/db/backup.h"
#include "core/db/connection.h"
#include "core/db/exception.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

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

} // namespace dbtest
