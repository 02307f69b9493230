// The rollback journal of an encrypted file: what a crash leaves, what damage does to it, what others make of it.
#include "db_test.h"

#include "core/db/vfs.h"

#include <filesystem>
#include <sqlite3.h>

using namespace dbtest;

namespace {

constexpr std::size_t prefixBytes = 512;
constexpr std::size_t recordBytes = 4 + pageBytes + 4;

/// A file that a process left in the middle of a commit, with spilled pages: several segments in the journal.
struct Crash {
    Folder folder;
    std::string path = folder.path("a.mulin");
    OpenOptions options = optionsFor(true);
    std::string before, file, journal;

    Crash() {
        {
            auto connection = must(Connection::create(path, options));
            populate(*connection, 300);
            before = everything(*connection);
        }
        dieInCommit(path, options);
        file = slurp(path);
        journal = slurp(path + "-journal");
    }
    void put(const std::string& damaged) const {
        spill(path, file);
        spill(path + "-journal", damaged);
    }
    /// Empty: rolled back to what was there before. Else: how it was refused.
    std::string recover() const {
        auto opened = Connection::open(path, options);
        if (!opened) {
            REQUIRE(opened.error().code == ErrorCode::FileDamaged);
            return opened.error().arg("what");
        }
        REQUIRE(everything(**opened) == before);
        REQUIRE(must(checkPages(**opened)).empty());
        return "";
    }
};

} // namespace

TEST_CASE("damage anywhere in the journal never leaves half a transaction") {
    const Crash crash;
    REQUIRE(crash.recover().empty());
    const auto records = static_cast<unsigned char>(crash.journal[prefixBytes + 11]);
    REQUIRE(records > 0);
    SeededRandom random(17);
    int refused = 0, harmless = 0;
    const auto tryBit = [&](std::size_t bit) {
        auto bytes = crash.journal;
        flip(bytes, bit);
        crash.put(bytes);
        CAPTURE(bit / 8, bit % 8);
        const auto what = crash.recover();
        if (what.empty()) {
            ++harmless;
            return;
        }
        REQUIRE(what == "journal");
        REQUIRE(slurp(crash.path + "-journal") == bytes); // kept: the only copy of those pages
        ++refused;
    };
    SECTION("every bit of the first header that SQLite reads") {
        for (std::size_t bit = 0; bit < std::size_t{28} * 8; ++bit) tryBit(prefixBytes * 8 + bit);
        CHECK(refused == 28 * 8);
    }
    SECTION("its tags stand several times") {
        for (int i = 0; i < 100; ++i) tryBit((prefixBytes + 32) * 8 + random.below(std::uint64_t{480} * 8));
        CHECK(harmless == 100);
    }
    SECTION("the prefix means nothing") {
        for (int i = 0; i < 20; ++i) tryBit(random.below(prefixBytes * 8));
        CHECK(harmless == 20);
    }
    SECTION("every number and every checksum of a record") {
        for (std::size_t record = 0; record < records; record += 3) {
            const auto at = 2 * prefixBytes + record * recordBytes;
            for (std::size_t bit = 0; bit < 32; bit += 5) {
                tryBit(at * 8 + bit);
                tryBit((at + 4 + pageBytes) * 8 + bit);
            }
        }
        CHECK(harmless == 0);
    }
    SECTION("any bit of a record") {
        for (int i = 0; i < 60; ++i)
            tryBit((2 * prefixBytes + random.below(records) * recordBytes) * 8 + random.below(recordBytes * 8));
        CHECK(harmless <= 3); // four bytes behind the tag are not used
    }
    SECTION("any bit of the whole") {
        for (int i = 0; i < 150; ++i) tryBit(random.below(crash.journal.size() * 8));
        CHECK(refused > 75);
    }
}

TEST_CASE("records do not pass in another place or out of another journal") {
    const Crash crash;
    const auto at = [](std::size_t record) { return 2 * prefixBytes + record * recordBytes; };
    SECTION("swapped") {
        auto bytes = crash.journal;
        bytes.replace(at(0), recordBytes, crash.journal, at(1), recordBytes);
        bytes.replace(at(1), recordBytes, crash.journal, at(0), recordBytes);
        crash.put(bytes);
        CHECK(crash.recover() == "journal");
    }
    SECTION("of an earlier transaction") {
        crash.put(crash.journal);
        REQUIRE(crash.recover().empty());
        dieInCommit(crash.path, crash.options);
        auto bytes = slurp(crash.path + "-journal");
        const auto file = slurp(crash.path);
        REQUIRE(bytes.size() >= at(1));
        bytes.replace(at(0), recordBytes, crash.journal, at(0), recordBytes);
        spill(crash.path + "-journal", bytes);
        const auto opened = Connection::open(crash.path, crash.options);
        REQUIRE(!opened);
        CHECK(opened.error().arg("what") == "journal");
        CHECK(slurp(crash.path) == file);
    }
    SECTION("a page of the database is no record") {
        auto bytes = crash.journal;
        bytes.replace(at(0) + 4, pageBytes, crash.file, headerBytes, pageBytes);
        crash.put(bytes);
        CHECK(crash.recover() == "journal");
    }
}

TEST_CASE("a journal cut short is refused once its records are counted") {
    const Crash crash;
    const auto records = static_cast<unsigned char>(crash.journal[prefixBytes + 11]);
    for (const std::size_t size : {2 * prefixBytes, 2 * prefixBytes + 4, 2 * prefixBytes + recordBytes - 4,
                                   2 * prefixBytes + records * recordBytes - 1}) {
        crash.put(crash.journal.substr(0, size));
        CAPTURE(size);
        CHECK(crash.recover() == "journal");
    }
}

TEST_CASE("a header that was not finished counts for nothing") {
    // As a power cut leaves it while the count is written, before the database is touched.
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    std::string before;
    {
        auto connection = must(Connection::create(path, options));
        populate(*connection, 100);
        before = everything(*connection);
    }
    const auto file = slurp(path);
    dieInCommit(path, options);
    const auto journal = slurp(path + "-journal");
    for (const std::size_t written : {0, 1, 7, 8, 11, 12, 28, 33, 63, 64, 80, 95, 96, 300, 511}) {
        auto bytes = journal;
        bytes.replace(prefixBytes + written, 512 - written, 512 - written, '\0');
        if (written < 28) // what does not change between the two writes of a header
            bytes.replace(prefixBytes + std::max<std::size_t>(written, 12), 28 - std::max<std::size_t>(written, 12),
                          journal, prefixBytes + std::max<std::size_t>(written, 12),
                          28 - std::max<std::size_t>(written, 12));
        spill(path, file);
        spill(path + "-journal", bytes);
        CAPTURE(written);
        auto connection = must(Connection::open(path, options));
        CHECK(everything(*connection) == before);
        CHECK(must(checkPages(*connection)).empty());
        connection->execute("UPDATE person SET note = 'goes on' WHERE id = 1");
    }
}

TEST_CASE("another program neither replays nor removes the journal") {
    const Crash crash;
    crash.put(crash.journal);
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open_v2(crash.path.c_str(), &plain, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK);
    CHECK((sqlite3_exec(plain, "SELECT * FROM person", nullptr, nullptr, nullptr) & 0xFF) == SQLITE_NOTADB);
    CHECK(sqlite3_exec(plain, "CREATE TABLE t(x)", nullptr, nullptr, nullptr) != SQLITE_OK);
    sqlite3_close(plain);
    CHECK(slurp(crash.path) == crash.file);
    CHECK(slurp(crash.path + "-journal") == crash.journal);
    CHECK(crash.recover().empty());
}

TEST_CASE("rolling back within a program, to savepoints and over several segments") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto connection = must(Connection::create(path, optionsFor(true)));
    populate(*connection, 400);
    connection->execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 1");
    const auto before = everything(*connection);
    {
        const Connection::Transaction transaction(*connection);
        connection->execute("UPDATE person SET note = note || 'one'");
        connection->execute("SAVEPOINT a");
        const auto between = everything(*connection);
        connection->execute("UPDATE person SET note = note || 'two'; UPDATE visit SET what = zeroblob(5000)");
        connection->execute("SAVEPOINT b; DELETE FROM visit; ROLLBACK TO b");
        connection->execute("UPDATE person SET note = 'three'; ROLLBACK TO a");
        CHECK(everything(*connection) == between);
        connection->execute("UPDATE person SET name = 'four' WHERE id % 3 = 0; RELEASE a");
    }
    CHECK(everything(*connection) == before);
    CHECK(must(checkPages(*connection)).empty());
    {
        Connection::Transaction transaction(*connection);
        connection->execute(
            "UPDATE person SET note = 'kept'; SAVEPOINT c; DELETE FROM visit; ROLLBACK TO c; RELEASE c");
        transaction.commit();
    }
    connection.reset();
    auto reader = must(Reader::open(path, optionsFor(true)));
    CHECK(reader->integer("SELECT count(*) FROM person WHERE note = 'kept'") == 400);
    CHECK(reader->integer("SELECT count(*) FROM visit") == 400);
    CHECK(must(checkPages(*reader)).empty());
}
