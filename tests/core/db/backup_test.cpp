#include "db_test.h"

#include "core/db/vfs.h"

#include <filesystem>
#include <sqlite3.h>

using namespace dbtest;

namespace {

class StopAt final : public Progress {
public:
    explicit StopAt(std::int64_t when) : m_when(when) {}
    void report(std::int64_t done, std::int64_t total) override {
        CHECK(done >= 0);
        CHECK(done <= total);
        m_reports += 1;
    }
    bool cancelled() const override { return m_reports >= m_when; }

private:
    std::int64_t m_when;
    std::int64_t m_reports = 0;
};

class FailWrites final : public IoHook {
public:
    int before(IoOp op, const std::string& path, std::int64_t, int) override {
        if (op != IoOp::Write || !path.ends_with(".part")) return SQLITE_OK;
        return ++m_count > 20 ? SQLITE_FULL : SQLITE_OK;
    }

private:
    int m_count = 0;
};

int filesIn(const std::string& folder) {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
    return count;
}

} // namespace

TEST_CASE("a backup holds the same pages, and restores to the same") {
    const Folder folder;
    const auto path = folder.path("a.mulin"), copy = folder.path("备份 1.mulin"), again = folder.path("again.mulin");
    auto connection = must(Connection::create(path));
    populate(*connection, 1500);
    NoProgress progress;
    must(backup(*connection, copy, progress));
    const auto expected = everything(*connection);
    CHECK(everything(*must(Reader::open(copy))) == expected);
    CHECK(must(Reader::open(copy))->integer("PRAGMA application_id") == applicationId);
    CHECK(!std::filesystem::exists(copy + ".part"));
    CHECK(!std::filesystem::exists(copy + ".part-journal"));

    CHECK(backup(*connection, copy, progress).error().code == ErrorCode::FileExists);
    must(restore(copy, again, progress));
    auto restored = must(Connection::open(again));
    CHECK(everything(*restored) == expected);
    restored->execute("DELETE FROM visit WHERE id = 1");
    CHECK(must(checkPages(*restored)).empty());
    CHECK(restore(folder.path("none"), folder.path("x"), progress).error().code == ErrorCode::FileNotFound);
    CHECK(restore(copy, path, progress).error().code == ErrorCode::FileExists);
}

TEST_CASE("a backup is taken while a writer goes on") {
    const Folder folder;
    auto writer = must(Connection::create(folder.path("a.mulin")));
    populate(*writer, 1500);
    auto reader = must(Reader::open(folder.path("a.mulin")));
    class Writing final : public Progress {
    public:
        explicit Writing(Connection& connection) : m_connection(connection) {}
        void report(std::int64_t, std::int64_t) override {
            if (++m_reports == 1) m_connection.execute("UPDATE person SET note = 'meanwhile'");
        }
        bool cancelled() const override { return false; }

    private:
        Connection& m_connection;
        int m_reports = 0;
    } progress(*writer);
    must(backup(*reader, folder.path("b.mulin"), progress));
    auto copy = must(Reader::open(folder.path("b.mulin")));
    const auto changed = copy->integer("SELECT count(*) FROM person WHERE note = 'meanwhile'");
    CHECK((changed == 0 || changed == 1500)); // one moment, not two
}

TEST_CASE("whatever stops a backup, nothing is left of it") {
    const Folder folder;
    const auto path = folder.path("a.mulin"), target = folder.path("b.mulin");
    {
        auto connection = must(Connection::create(path));
        populate(*connection, 3000);
    }
    const int files = filesIn(folder.root());
    SECTION("cancelled at every stage") {
        auto reader = must(Reader::open(path));
        for (int when = 0; when < 3; ++when) {
            StopAt progress(when);
            const auto stopped = backup(*reader, target, progress);
            REQUIRE(!stopped);
            CHECK(stopped.error().code == ErrorCode::Cancelled);
            CHECK(filesIn(folder.root()) == files);
        }
        StopAt never(1000000);
        must(backup(*reader, target, never));
    }
    SECTION("full disk") {
        const auto vfs = registerVfs(std::make_shared<FailWrites>());
        OpenOptions options;
        options.vfs = vfs;
        {
            auto reader = must(Reader::open(path, options));
            NoProgress progress;
            const auto error = backup(*reader, target, progress).error();
            CHECK(error.code == ErrorCode::DiskFull);
            CHECK(error.arg("path") == target);
        }
        unregisterVfs(vfs);
        CHECK(filesIn(folder.root()) == files);
    }
    SECTION("damaged source") {
        auto bytes = slurp(path);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        spill(path, bytes);
        NoProgress progress;
        const auto error = restore(path, target, progress).error();
        CHECK(error.code == ErrorCode::FileDamaged);
        CHECK(error.arg("path") == path);
        CHECK(error.arg("what") == "page " + std::to_string(bytes.size() / 2 / 4096 + 1));
        CHECK(filesIn(folder.root()) == files);
    }
    SECTION("no such folder") {
        NoProgress progress;
        CHECK(backup(*must(Reader::open(path)), folder.path("none/b.mulin"), progress).error().code ==
              ErrorCode::FileNotFound);
    }
    SECTION("broken rows are not called a backup") {
        {
            auto connection = must(Connection::open(path));
            connection->execute("PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 5");
        }
        NoProgress progress;
        CHECK(backup(*must(Reader::open(path)), target, progress).error().code == ErrorCode::FileDamaged);
        CHECK(filesIn(folder.root()) == files);
    }
    SECTION("what a killed backup left is replaced") {
        spill(target + ".part", "rubbish");
        spill(target + ".part-journal", "rubbish");
        NoProgress progress;
        must(backup(*must(Reader::open(path)), target, progress));
        CHECK(filesIn(folder.root()) == files + 1);
    }
}

TEST_CASE("drives") {
    const Folder folder;
    CHECK(freeSpace(folder.path("not/yet/there")) > 0);
    CHECK(freeSpace(folder.root()) > 0);
    CHECK(!isNetworkDrive("/proc"));
    CHECK(flush(folder.path("none")).error().code == ErrorCode::FileNotFound);
    const auto path = folder.path("a.mulin");
    auto connection = must(Connection::create(path));
    Connection::Transaction transaction(*connection);
    connection->execute("CREATE TABLE t(x)");
    must(flush(path)); // does not drop the locks that SQLite holds in this process
    OpenOptions impatient;
    impatient.busyTimeoutMs = 1;
    auto second = must(Connection::open(path, impatient));
    CHECK(thrown([&] { const Connection::Transaction other(*second); }).code == ErrorCode::FileInUse);
    transaction.commit();
}
