#include "db_test.h"

#include "core/db/vfs.h"

#include <filesystem>
#include <sqlite3.h>

using namespace dbtest;

namespace {

/// Fails the operation with a given number, or all from it on.
class FaultHook final : public IoHook {
public:
    int before(IoOp op, const std::string&, std::int64_t, int) override {
        if (!armed) return SQLITE_OK;
        const auto number = ++count;
        if (persistent ? number < at : number != at) return SQLITE_OK;
        ++fired;
        if (op != IoOp::Lock || fired == 1) lastFault = op; // closing asks for a lock once more
        switch (op) {
        case IoOp::Open: return SQLITE_CANTOPEN;
        case IoOp::Read: return SQLITE_IOERR_READ;
        case IoOp::Write: return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        case IoOp::Truncate: return SQLITE_IOERR_TRUNCATE;
        case IoOp::Sync: return SQLITE_IOERR_FSYNC;
        case IoOp::Delete: return SQLITE_IOERR_DELETE;
        case IoOp::Lock: return SQLITE_IOERR_LOCK;
        }
        return SQLITE_IOERR;
    }

    bool armed = false;
    int at = 0;
    bool persistent = false, full = false;
    int count = 0, fired = 0;
    IoOp lastFault = IoOp::Open;
};

class HookedVfs {
public:
    explicit HookedVfs(std::shared_ptr<IoHook> hook, const OpenOptions& like = {}) : options(like) {
        options.vfs = registerVfs(std::move(hook));
    }
    ~HookedVfs() { unregisterVfs(options.vfs); }
    HookedVfs(const HookedVfs&) = delete;
    HookedVfs& operator=(const HookedVfs&) = delete;
    OpenOptions options;
};

bool isFileError(ErrorCode code) {
    return code == ErrorCode::IoError || code == ErrorCode::DiskFull || code == ErrorCode::FileUnreadable;
}

/// Opens, changes many pages (spilling, so that every kind of operation occurs) and commits.
Result<void> change(const std::string& path, const OpenOptions& options) {
    return guard([&]() -> Result<void> {
        MULIN_TRY_LET(connection, Connection::open(path, options));
        connection->execute("PRAGMA cache_size = 8; PRAGMA cache_spill = 4");
        Connection::Transaction transaction(*connection);
        connection->execute("UPDATE person SET note = 'new' || note; DELETE FROM visit WHERE id % 3 = 0");
        connection->write("INSERT INTO visit(person, what) VALUES(1, ?)")->bindBlob(1, std::string(30000, 'q')).run();
        transaction.commit();
        return {};
    });
}

void restoreFile(const std::string& path, const std::string& bytes) {
    std::filesystem::remove(path + "-journal");
    spill(path, bytes);
}

} // namespace

TEST_CASE("an I/O error at any operation is reported and changes nothing") {
    const auto plainVfs = optionsFor(GENERATE(false, true));
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path, plainVfs)), 300);
    const auto image = slurp(path);
    const auto before = everything(*must(Reader::open(path, plainVfs)));
    must(change(path, plainVfs));
    const auto after = everything(*must(Reader::open(path, plainVfs)));
    REQUIRE(before != after);

    auto hook = std::make_shared<FaultHook>();
    const HookedVfs vfs(hook, plainVfs);
    hook->armed = true;
    restoreFile(path, image);
    must(change(path, vfs.options));
    const int operations = hook->count;
    REQUIRE(operations > 100);

    int reported = 0, survived = 0;
    for (const bool persistent : {false, true})
        for (const bool full : {false, true})
            for (int at = 1; at <= operations; ++at) {
                restoreFile(path, image);
                *hook = FaultHook{};
                hook->armed = true;
                hook->at = at;
                hook->persistent = persistent;
                hook->full = full;
                const auto result = change(path, vfs.options);
                hook->armed = false;
                const auto op = hook->lastFault;
                CAPTURE(at, persistent, full, static_cast<int>(op));
                REQUIRE(hook->fired > 0);
                const auto reader = must(Reader::open(path, plainVfs));
                const auto now = everything(*reader);
                REQUIRE(must(checkPages(*reader)).empty());
                if (result) { // the error hit something that SQLite can do without
                    REQUIRE(now == after);
                    ++survived;
                    continue;
                }
                ++reported;
                INFO(errorName(result.error().code) << ": " << result.error().detail);
                REQUIRE(isFileError(result.error().code));
                REQUIRE(result.error().arg("path") == path);
                // Once the journal is cut off the commit stands, even if flushing that fails.
                if (op == IoOp::Sync && now == after) continue;
                REQUIRE(now == before);
            }
    CHECK(reported > operations);
    CHECK(survived < reported / 4);
}

TEST_CASE("a connection goes on after an error") {
    const auto plainVfs = optionsFor(GENERATE(false, true));
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto hook = std::make_shared<FaultHook>();
    const HookedVfs vfs(hook, plainVfs);
    {
        auto connection = must(Connection::create(path, vfs.options));
        populate(*connection, 60);
        for (int at = 1; at <= 12; ++at) {
            hook->armed = true;
            hook->count = 0;
            hook->at = at;
            hook->full = at % 2 == 0;
            const auto failed = guard([&] {
                Connection::Transaction transaction(*connection);
                connection->execute("DELETE FROM visit");
                transaction.commit();
            });
            hook->armed = false;
            CAPTURE(at);
            if (failed) break; // fewer operations than that
            CHECK(connection->integer("SELECT count(*) FROM visit") == 60);
        }
        connection->execute("UPDATE person SET note = 'fine'");
    }
    const auto reader = must(Reader::open(path, plainVfs));
    CHECK(reader->integer("SELECT count(*) FROM person WHERE note = 'fine'") == 60);
    CHECK(must(checkPages(*reader)).empty());
}

TEST_CASE("the hook is asked by name, and no temporary file is ever opened") {
    class Recorder final : public IoHook {
    public:
        int before(IoOp op, const std::string& path, std::int64_t, int) override {
            if (op == IoOp::Open) opened.push_back(path);
            return SQLITE_OK;
        }
        std::vector<std::string> opened;
    };
    const auto like = optionsFor(GENERATE(false, true));
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto hook = std::make_shared<Recorder>();
    const HookedVfs vfs(hook, like);
    {
        auto connection = must(Connection::create(path, vfs.options));
        populate(*connection, 2000);
        connection->execute("CREATE TEMP TABLE x AS SELECT * FROM person; CREATE INDEX note ON person(note, name);"
                            "SAVEPOINT a; UPDATE person SET note = name; ROLLBACK TO a; RELEASE a; VACUUM");
        connection->prepareWrite("SELECT count(*) FROM (SELECT DISTINCT note || id FROM person ORDER BY note DESC)")
            .run();
        CHECK(must(checkPages(*connection)).empty());
    }
    for (const auto& name : hook->opened) CHECK((name == path || name == path + "-journal"));
    CHECK(hook->opened.size() >= 2);
    CHECK(registerVfs(hook, "no such VFS").empty());
}

TEST_CASE("VACUUM INTO writes checksums, too") {
    const Folder folder;
    const auto target = folder.path("b.mulin");
    auto connection = must(Connection::create(folder.path("a.mulin")));
    populate(*connection, 200);
    connection->prepareWrite("VACUUM INTO ?1").bind(1, target).run();
    auto copy = must(Reader::open(target));
    CHECK(must(checkPages(*copy)).empty());
    CHECK(everything(*copy) == everything(*connection));
}
