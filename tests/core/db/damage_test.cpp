#include "db_test.h"

#include "core/db/file_lock.h"
#include "core/db/page_codec.h"

#include <filesystem>
#include <rapidcheck/catch.h>
#include <sqlite3.h>

using namespace dbtest;

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
    const bool encrypted = GENERATE(false, true);
    const auto options = optionsFor(encrypted);
    const Folder folder;
    const auto path = folder.path("a.mulin");
    std::string sound;
    {
        auto connection = must(Connection::create(path, options));
        populate(*connection, 600);
        sound = everything(*connection);
        REQUIRE(connection->integer("PRAGMA freelist_count") > 5);
    }
    const auto whole = slurp(path);
    SeededRandom random(4711);
    int atOpen = 0, inCheck = 0, inRead = 0, untouched = 0;
    for (int i = 0; i < 450; ++i) {
        // Every page in turn, then anywhere; a quarter of them in the file's first page.
        const auto pages = (whole.size() - startOf(encrypted)) / pageBytes;
        const auto page = i % 4 == 0 ? 0 : i < 300 ? static_cast<std::size_t>(i) % pages : random.below(pages);
        const auto bit = page * pageBytes * 8 + random.below(pageBytes * 8);
        auto bytes = whole;
        flip(bytes, startOf(encrypted) * 8 + bit);
        spill(path, bytes);
        CAPTURE(encrypted, page, bit % (pageBytes * 8));
        auto opened = Reader::open(path, options);
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
    CHECK(must(checkPages(*must(Reader::open(path, options)))).empty());
}

TEST_CASE("pages swapped, zeroed or put back from another place are found") {
    const bool encrypted = GENERATE(false, true);
    const auto options = optionsFor(encrypted);
    const auto start = startOf(encrypted);
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path, options)), 300);
    const auto whole = slurp(path);
    const auto pages = (whole.size() - start) / pageBytes;
    for (std::size_t page = 1; page < pages; ++page) {
        auto zeroed = whole;
        zeroed.replace(start + page * pageBytes, pageBytes, pageBytes, '\0');
        spill(path, zeroed);
        CHECK(must(checkPages(*must(Reader::open(path, options)))).find("page " + std::to_string(page + 1)) == 0);
        auto copied = whole;
        const auto other = page + 1 < pages ? page + 1 : 1;
        copied.replace(start + page * pageBytes, pageBytes, whole, start + other * pageBytes, pageBytes);
        spill(path, copied);
        CHECK(must(checkPages(*must(Reader::open(path, options)))).find("page " + std::to_string(page + 1)) == 0);
    }
    spill(path, whole + std::string(pageBytes, '\0'));
    auto longer = Reader::open(path, options);
    CHECK((!longer || !must(checkPages(**longer)).empty()));
    spill(path, std::string(whole) + "x");
    CHECK(Reader::open(path, options).error().code == ErrorCode::FileDamaged);
}

TEST_CASE("the check finds broken links between rows") {
    auto memory = Connection::memory();
    populate(*memory, 5);
    CHECK(must(checkPages(*memory)).empty());
    memory->execute("PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 3");
    CHECK(must(checkPages(*memory)).find("foreign key: visit") != std::string::npos);
}

TEST_CASE("a crashed writer's transaction is rolled back by the next, and for a reader") {
    const bool encrypted = GENERATE(false, true);
    const auto options = optionsFor(encrypted);
    const Folder folder;
    const auto path = folder.path("a.mulin");
    std::string before;
    {
        auto connection = must(Connection::create(path, options));
        populate(*connection, 300);
        before = everything(*connection);
    }
    dieInCommit(path, options);
    SECTION("by a writer") { CHECK(everything(*must(Connection::open(path, options))) == before); }
    SECTION("for a reader") {
        const auto reader = must(Reader::open(path, options));
        CHECK(everything(*reader) == before);
    }
    SECTION("by any other SQLite, and the file stays sound") {
        if (encrypted) return; // see journal_cipher_test
        sqlite3* plain = nullptr;
        REQUIRE(sqlite3_open_v2(path.c_str(), &plain, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK);
        CHECK(sqlite3_exec(plain, "SELECT * FROM person", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(plain);
        CHECK(everything(*must(Reader::open(path, options))) == before);
    }
    CHECK(must(checkPages(*must(Reader::open(path, options)))).empty());
}

TEST_CASE("a reader does not roll back what another process may be writing") {
    const bool encrypted = GENERATE(false, true);
    const auto options = optionsFor(encrypted);
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path, options)), 300);
    dieInCommit(path, options);
    {
        const auto lock = must(FileLock::acquire(path));
        const auto refused = Reader::open(path, options);
        REQUIRE(!refused);
        CHECK(refused.error().code == ErrorCode::FileDamaged);
        CHECK(refused.error().arg("what") == "journal");
    }
    must(Reader::open(path, options));
    CHECK(!std::filesystem::exists(path + ".lock"));
}

TEST_CASE("a damaged page in the journal is not rolled back into the file") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 300);
    dieInCommit(path, {});
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
