#include "db_test.h"

#include "core/base/id.h"

#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace dbtest;

namespace {

ErrorCode openCode(const std::string& path) {
    auto opened = Reader::open(path);
    auto writer = Connection::open(path);
    if (opened || writer) return ErrorCode::Internal;
    CHECK(opened.error().arg("path") == path);
    CHECK(writer.error().code == opened.error().code);
    return opened.error().code;
}

void stock(const std::string& path, const char* sql) {
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &plain, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix") == SQLITE_OK);
    CHECK(sqlite3_exec(plain, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(plain);
}

} // namespace

TEST_CASE("files that cannot be opened are told apart") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    SECTION("missing") { CHECK(openCode(path) == ErrorCode::FileNotFound); }
    SECTION("empty") {
        spill(path, "");
        CHECK(openCode(path) == ErrorCode::FileNotMulin);
    }
    SECTION("text, short and long") {
        for (const int length : {1, 99, 100, 3000, 4096, 50000}) {
            spill(path, std::string(static_cast<std::size_t>(length), 'x'));
            CHECK(openCode(path) == ErrorCode::FileNotMulin);
        }
    }
    SECTION("folder") { CHECK(openCode(folder.root()) == ErrorCode::FileUnreadable); }
    SECTION("another program's SQLite file") {
        stock(path, "CREATE TABLE t(x); PRAGMA application_id = 7");
        CHECK(openCode(path) == ErrorCode::FileNotMulin);
    }
    SECTION("another program's, with small pages") {
        stock(path, "PRAGMA page_size = 1024; CREATE TABLE t(x)");
        CHECK(openCode(path) == ErrorCode::FileNotMulin);
    }
    SECTION("newer") {
        must(Connection::create(path))->execute("PRAGMA user_version = 99");
        CHECK(openCode(path) == ErrorCode::FileNewer);
        CHECK(Reader::open(path).error().arg("version") == "99");
    }
    SECTION("another application id, soundly written") {
        must(Connection::create(path))->execute("PRAGMA application_id = 5");
        CHECK(openCode(path) == ErrorCode::FileNotMulin);
    }
    SECTION("cut short at every kind of place") {
        populate(*must(Connection::create(path)), 100);
        const auto whole = slurp(path);
        for (const std::size_t size : {std::size_t{20}, std::size_t{99}, std::size_t{100}, std::size_t{4000},
                                       std::size_t{4096}, std::size_t{5000}, whole.size() - 4096, whole.size() - 1}) {
            spill(path, whole.substr(0, size));
            CAPTURE(size);
            CHECK(openCode(path) == ErrorCode::FileDamaged);
        }
    }
    SECTION("flipped bits of the header count as damage") {
        must(Connection::create(path));
        const auto whole = slurp(path);
        for (std::size_t bit = 0; bit < std::size_t{100} * 8; ++bit) {
            auto bytes = whole;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
            spill(path, bytes);
            const auto opened = Reader::open(path);
            CAPTURE(bit);
            REQUIRE(!opened);
            REQUIRE(opened.error().code == ErrorCode::FileDamaged);
        }
    }
    CHECK(slurp(path + "-journal").empty());
}

TEST_CASE("a path is never taken for a URI or for memory") {
    const Folder folder;
    const auto old = std::filesystem::current_path();
    std::filesystem::current_path(folder.root());
    for (const char* name : {"file:a.db?mode=memory", ":memory:", "中文 名.mulin"}) {
        must(Connection::create(name));
        CHECK(std::filesystem::exists(std::filesystem::path(folder.root()) / name));
        must(Reader::open(name));
    }
    std::filesystem::current_path(old);
}

TEST_CASE("a created file is Mulin's, private, and readable by any SQLite") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto connection = must(Connection::create(path));
    populate(*connection, 500);
    CHECK(Connection::create(path).error().code == ErrorCode::FileExists);
    CHECK(connection->integer("PRAGMA application_id") == applicationId);
    CHECK(connection->integer("PRAGMA user_version") == formatVersion);
    CHECK(connection->integer("PRAGMA page_size") == 4096);
    {
        auto mode = connection->prepareWrite("PRAGMA journal_mode");
        REQUIRE(mode.step());
        CHECK(mode.text(0) == "truncate");
    }
    CHECK(connection->integer("SELECT synchronous FROM pragma_synchronous") == 2);
    CHECK(connection->integer("PRAGMA foreign_keys") == 1);
    CHECK(connection->integer("PRAGMA secure_delete") == 1);
    CHECK(connection->integer("PRAGMA temp_store") == 2);
    CHECK(connection->integer("PRAGMA trusted_schema") == 0);
    CHECK(connection->integer("PRAGMA cell_size_check") == 1);
    struct stat facts = {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);

    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &plain, SQLITE_OPEN_READONLY, "unix") == SQLITE_OK);
    sqlite3_stmt* rows = nullptr;
    REQUIRE(sqlite3_prepare_v2(plain,
                               "SELECT (SELECT count(*) FROM person), integrity_check FROM pragma_integrity_check", -1,
                               &rows, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(rows) == SQLITE_ROW);
    CHECK(sqlite3_column_int(rows, 0) == 500);
    CHECK(std::string(reinterpret_cast<const char*>(sqlite3_column_text(rows, 1))) == "ok");
    sqlite3_finalize(rows);
    sqlite3_close(plain);
}

TEST_CASE("values come back as they were bound") {
    auto memory = Connection::memory();
    memory->execute("CREATE TABLE v(a, b, c, d, e)");
    const Uid uid = Uid::named("test", "one");
    const std::string zeros("a\0b", 3);
    memory->write("INSERT INTO v VALUES(?, ?, ?, ?, ?)")
        ->bind(1, std::int64_t{1} << 62)
        .bind(2, std::string_view{})
        .bindTextView(3, zeros)
        .bind(4, uid)
        .bindNull(5)
        .run();
    memory->write("INSERT INTO v VALUES(?, ?, ?, ?, ?)")->bindBlob(1, {}).run();
    auto row = memory->prepare("SELECT * FROM v");
    REQUIRE(row.step());
    CHECK(row.columns() == 5);
    CHECK(row.columnName(1) == "b");
    CHECK(row.isInteger(0));
    CHECK(row.integer(0) == std::int64_t{1} << 62);
    CHECK(row.isText(1));
    CHECK(row.text(1).empty());
    CHECK(row.text(2) == zeros);
    CHECK(row.uid(3) == uid);
    CHECK(row.isNull(4));
    CHECK(thrown([&] { (void)row.uid(2); }).code == ErrorCode::FileDamaged);
    REQUIRE(row.step());
    CHECK(!row.isNull(0)); // empty is not NULL
    CHECK(row.blob(0).empty());
    CHECK(row.isNull(1)); // bindings of the last use are gone
    CHECK(!row.step());
    CHECK(memory->lastInsertId() == 2);
    CHECK(memory->changes() == 1);
    CHECK(memory->integer("SELECT a FROM v WHERE 0") == 0);
    CHECK(thrown([&] { memory->prepare("SELECT ?").bind(2, 1); }).code == ErrorCode::Internal);
}

TEST_CASE("a reader only reads") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto writer = must(Connection::create(path));
    populate(*writer, 10);
    auto reader = must(Reader::open(path));
    for (Reader* one : {static_cast<Reader*>(writer.get()), reader.get()})
        for (const char* sql : {"DELETE FROM person", "INSERT INTO person VALUES(99, 'x', '')", "CREATE TABLE t(x)",
                                "BEGIN IMMEDIATE", "ATTACH 'b.db' AS b", "VACUUM", "PRAGMA user_version = 3",
                                "SELECT 1; DELETE FROM person", "", "DELETE FROM person RETURNING id"}) {
            CAPTURE(sql);
            CHECK(thrown([&] { (void)one->prepare(sql); }).detail != "nothing");
            CHECK(thrown([&] { (void)one->cached(sql); }).detail != "nothing");
        }
    CHECK(writer->write("DELETE FROM visit WHERE id = 1")->readOnly() == false);
    CHECK(thrown([&] { (void)writer->cached("DELETE FROM visit WHERE id = 1"); }).detail != "nothing");
    CHECK(reader->integer("SELECT count(*) FROM person") == 10);
}

TEST_CASE("a cached statement in use is not given twice") {
    auto memory = Connection::memory();
    memory->execute("CREATE TABLE t(x); INSERT INTO t VALUES(1), (2)");
    {
        auto loan = memory->cached("SELECT x FROM t");
        REQUIRE(loan->step());
        CHECK(thrown([&] { (void)memory->cached("SELECT x FROM t"); }).code == ErrorCode::Internal);
    }
    auto again = memory->cached("SELECT x FROM t");
    CHECK(again->step());
}

TEST_CASE("transactions roll back unless committed; snapshots hold and nest") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    OpenOptions impatient;
    impatient.busyTimeoutMs = 10;
    auto writer = must(Connection::create(path, impatient));
    populate(*writer, 10);
    {
        const Connection::Transaction transaction(*writer);
        writer->execute("DELETE FROM visit");
    }
    CHECK(writer->integer("SELECT count(*) FROM visit") == 10);

    auto reader = must(Reader::open(path, impatient));
    {
        const Reader::Snapshot outer(*reader);
        CHECK(reader->integer("SELECT count(*) FROM visit") == 10);
        { const Reader::Snapshot inner(*reader); }
        Connection::Transaction transaction(*writer);
        writer->execute("DELETE FROM visit WHERE id <= 4");
        // A reader's view keeps a commit waiting; the transaction stays and can be committed later.
        CHECK(thrown([&] { transaction.commit(); }).code == ErrorCode::FileInUse);
        CHECK(reader->integer("SELECT count(*) FROM visit") == 10);
    }
    CHECK(writer->integer("SELECT count(*) FROM visit") == 10);
    auto second = must(Connection::open(path, impatient));
    {
        const Connection::Transaction first(*writer);
        const auto error = thrown([&] { const Connection::Transaction other(*second); });
        CHECK(error.code == ErrorCode::FileInUse);
        CHECK(error.arg("path") == path);
        const Reader::Snapshot inTransaction(*writer);
    }
    Connection::Transaction transaction(*second);
    second->execute("DELETE FROM visit WHERE id = 1");
    transaction.commit();
    CHECK(reader->integer("SELECT count(*) FROM visit") == 9);
}

TEST_CASE("foreign keys, constraints and bad SQL are our own faults") {
    auto memory = Connection::memory();
    populate(*memory, 5);
    CHECK(thrown([&] { memory->execute("INSERT INTO visit(person) VALUES(77)"); }).code == ErrorCode::Internal);
    const auto error = thrown([&] { (void)memory->prepare("SELECT nonsense FROM person"); });
    CHECK(error.code == ErrorCode::Internal);
    CHECK(error.detail.find("nonsense") != std::string::npos);
    CHECK(thrown([&] { (void)memory->prepare("SELECT \"not a column\""); }).code == ErrorCode::Internal);
    const auto refused = guard([]() -> Result<int> { throw std::bad_alloc(); });
    CHECK(refused.error().code == ErrorCode::Internal);
    CHECK(guard([] { return 3; }).value() == 3);
}

TEST_CASE("long work can be interrupted") {
    auto memory = Connection::memory();
    int asked = 0;
    memory->interruptWhen([&] { return ++asked > 3; });
    const auto endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    CHECK(thrown([&] { (void)memory->integer(endless); }).code == ErrorCode::Cancelled);
    memory->interruptWhen({});
    CHECK(memory->integer("SELECT 5") == 5);
    CHECK(memory->cacheUsed() > 0);
}

TEST_CASE("a full disk is called so") {
    const Folder folder;
    auto writer = must(Connection::create(folder.path("a.mulin")));
    populate(*writer, 50);
    writer->execute("PRAGMA max_page_count = 40");
    const auto error = thrown([&] {
        Connection::Transaction transaction(*writer);
        for (int i = 0; i < 100; ++i)
            writer->write("INSERT INTO visit(person, what) VALUES(1, ?)")->bindBlob(1, std::string(9000, 'z')).run();
        transaction.commit();
    });
    CHECK(error.code == ErrorCode::DiskFull);
    CHECK(writer->integer("SELECT count(*) FROM visit") == 50);
    CHECK(must(checkPages(*writer)).empty());
}

TEST_CASE("an attached file carries checksums, too") {
    const Folder folder;
    auto writer = must(Connection::create(folder.path("a.mulin")));
    writer->attach(folder.path("b.db"), "other");
    writer->execute(
        "CREATE TABLE other.t(x); INSERT INTO other.t VALUES(zeroblob(20000)); PRAGMA main.user_version = 1");
    const auto bytes = slurp(folder.path("b.db"));
    CHECK(bytes.size() % 4096 == 0);
    CHECK(bytes[20] == 8);
    writer->execute("DETACH other");
    auto broken = bytes;
    broken[broken.size() - 2000] = 'x';
    spill(folder.path("b.db"), broken);
    writer->attach(folder.path("b.db"), "other");
    const auto error = thrown([&] { (void)writer->text("SELECT x FROM other.t"); });
    CHECK(error.code == ErrorCode::FileDamaged);
    CHECK(error.arg("path") == folder.path("b.db"));
}
