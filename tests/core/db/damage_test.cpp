#include "db_test.h"

#include "core/db/file_lock.h"
#include "core/db/page_codec.h"

#include <filesystem>
#include <rapidcheck/catch.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dbtest;

namespace {

constexpr std::size_t pageBytes = 4096;

void flip(std::string& bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ static_cast<char>(1 << bit % 8));
}

/// Leaves a file as a process that dies in the middle of a commit: journal synced, pages partly written.
void dieInCommit(const std::string& path) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto connection = Connection::open(path);
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

} // namespace

TEST_CASE("the checksum changes with every bit of the page and with its number") {
    rc::prop("one flipped bit is always seen", [] {
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();
        SeededRandom random(seed);
        std::string page(pageBytes, '\0');
        random.fill(page.data(), random.below(2) ? page.size() : 0);
        const auto number = static_cast<std::uint32_t>(1 + random.below(100000));
        const auto* bytes = reinterpret_cast<const unsigned char*>(page.data());
        const auto before = pageChecksum(number, bytes);
        for (int i = 0; i < 64; ++i) {
            const auto bit = random.below((pageBytes - 8) * 8);
            flip(page, bit);
            RC_ASSERT(pageChecksum(number, bytes) != before);
            flip(page, bit);
        }
        RC_ASSERT(pageChecksum(number + 1, bytes) != before);
        RC_ASSERT(pageChecksum(number, bytes) == before);
    });
}

TEST_CASE("every flipped bit is found and never read as data") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    std::string sound;
    {
        auto connection = must(Connection::create(path));
        populate(*connection, 600);
        sound = everything(*connection);
        REQUIRE(connection->integer("PRAGMA freelist_count") > 5);
    }
    const auto whole = slurp(path);
    SeededRandom random(4711);
    int atOpen = 0, inCheck = 0, inRead = 0, untouched = 0;
    for (int i = 0; i < 450; ++i) {
        // Every page in turn, then anywhere; a quarter of them in the file's first page.
        const auto pages = whole.size() / pageBytes;
        const auto page = i % 4 == 0 ? 0 : i < 300 ? static_cast<std::size_t>(i) % pages : random.below(pages);
        const auto bit = page * pageBytes * 8 + random.below(pageBytes * 8);
        auto bytes = whole;
        flip(bytes, bit);
        spill(path, bytes);
        CAPTURE(page, bit % (pageBytes * 8));
        auto opened = Reader::open(path);
        if (!opened) {
            REQUIRE(opened.error().code == ErrorCode::FileDamaged);
            ++atOpen;
            continue;
        }
        const auto found = must(checkPages(**opened));
        REQUIRE(found.find("page " + std::to_string(page + 1) + ": checksum") != std::string::npos);
        ++inCheck;
        const auto read = guard([&] { return everything(**opened); });
        if (read) {
            REQUIRE(*read == sound); // the page was not among those read
            ++untouched;
        } else {
            REQUIRE(read.error().code == ErrorCode::FileDamaged);
            REQUIRE(read.error().arg("what") == "page " + std::to_string(page + 1));
            REQUIRE(read.error().arg("path") == path);
            ++inRead;
        }
    }
    CHECK(atOpen > 100);
    CHECK(inRead > 100);
    CHECK(untouched > 0);
    CHECK(atOpen + inCheck == 450);
    spill(path, whole);
    CHECK(must(checkPages(*must(Reader::open(path)))).empty());
}

TEST_CASE("pages swapped, zeroed or put back from another place are found") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 300);
    const auto whole = slurp(path);
    const auto pages = whole.size() / pageBytes;
    for (std::size_t page = 1; page < pages; ++page) {
        auto zeroed = whole;
        zeroed.replace(page * pageBytes, pageBytes, pageBytes, '\0');
        spill(path, zeroed);
        CHECK(must(checkPages(*must(Reader::open(path)))).find("page " + std::to_string(page + 1)) == 0);
        auto copied = whole;
        const auto other = page + 1 < pages ? page + 1 : 1;
        copied.replace(page * pageBytes, pageBytes, whole, other * pageBytes, pageBytes);
        spill(path, copied);
        CHECK(must(checkPages(*must(Reader::open(path)))).find("page " + std::to_string(page + 1)) == 0);
    }
    spill(path, whole + std::string(pageBytes, '\0'));
    auto longer = Reader::open(path);
    CHECK((!longer || !must(checkPages(**longer)).empty()));
    spill(path, std::string(whole) + "x");
    CHECK(Reader::open(path).error().code == ErrorCode::FileDamaged);
}

TEST_CASE("the check finds broken links between rows") {
    auto memory = Connection::memory();
    populate(*memory, 5);
    CHECK(must(checkPages(*memory)).empty());
    memory->execute("PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 3");
    CHECK(must(checkPages(*memory)).find("foreign key: visit") != std::string::npos);
}

TEST_CASE("a crashed writer's transaction is rolled back by the next, and for a reader") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    std::string before;
    {
        auto connection = must(Connection::create(path));
        populate(*connection, 300);
        before = everything(*connection);
    }
    dieInCommit(path);
    SECTION("by a writer") { CHECK(everything(*must(Connection::open(path))) == before); }
    SECTION("for a reader") {
        const auto reader = must(Reader::open(path));
        CHECK(everything(*reader) == before);
    }
    SECTION("by any other SQLite, and the file stays sound") {
        sqlite3* plain = nullptr;
        REQUIRE(sqlite3_open_v2(path.c_str(), &plain, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK);
        CHECK(sqlite3_exec(plain, "SELECT * FROM person", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(plain);
        CHECK(everything(*must(Reader::open(path))) == before);
    }
    CHECK(must(checkPages(*must(Reader::open(path)))).empty());
}

TEST_CASE("a reader does not roll back what another process may be writing") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 300);
    dieInCommit(path);
    {
        const auto lock = must(FileLock::acquire(path));
        const auto refused = Reader::open(path);
        REQUIRE(!refused);
        CHECK(refused.error().code == ErrorCode::FileDamaged);
        CHECK(refused.error().arg("what") == "journal");
    }
    must(Reader::open(path));
    CHECK(!std::filesystem::exists(path + ".lock"));
}

TEST_CASE("a damaged page in the journal is not rolled back into the file") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 300);
    dieInCommit(path);
    const auto file = slurp(path), journal = slurp(path + "-journal");
    SeededRandom random(99);
    for (int i = 0; i < 40; ++i) {
        auto bytes = journal;
        // Records of page number, page, checksum behind a header of one sector.
        const auto records = static_cast<unsigned char>(journal[11]); // those that count have been synced
        REQUIRE(records > 0);
        const auto record = random.below(records);
        flip(bytes, (512 + record * (pageBytes + 8) + 4) * 8 + random.below(pageBytes * 8));
        spill(path, file);
        spill(path + "-journal", bytes);
        const auto opened = Connection::open(path);
        REQUIRE(!opened);
        CHECK(opened.error().code == ErrorCode::FileDamaged);
        CHECK(opened.error().arg("what") == "journal");
        CHECK(slurp(path + "-journal") == bytes); // kept: it is the only copy of those pages
    }
}
