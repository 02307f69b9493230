#include "db_test.h"

#include "core/db/file_lock.h"

#include <QtCore/QFile>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

using namespace dbtest;

namespace {

/// A child that holds the lock until told; by `dies` it leaves the lock behind as a crash does.
class Holder {
public:
    Holder(const std::string& path, bool dies) {
        int ready[2], go[2];
        REQUIRE(::pipe(ready) == 0);
        REQUIRE(::pipe(go) == 0);
        m_child = ::fork();
        REQUIRE(m_child >= 0);
        if (m_child == 0) {
            ::close(go[1]);
            auto lock = FileLock::acquire(path);
            char byte = lock ? 'y' : 'n';
            if (::write(ready[1], &byte, 1) != 1) ::_exit(2);
            if (!dies && ::read(go[0], &byte, 1) < 0) ::_exit(2);
            ::_exit(0); // no destructors: as killed
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        CHECK(byte == 'y');
        m_go = go[1];
        ::close(ready[0]);
        ::close(ready[1]);
        ::close(go[0]);
        if (dies) end();
    }
    ~Holder() { end(); }
    void end() {
        if (m_child <= 0) return;
        ::close(m_go);
        ::waitpid(std::exchange(m_child, 0), nullptr, 0);
    }
    pid_t process() const { return m_child; }

private:
    pid_t m_child = 0;
    int m_go = -1;
};

} // namespace

TEST_CASE("one process holds a file, and the next is told which") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    must(Connection::create(path));
    Holder holder(path, false);
    const auto refused = FileLock::acquire(path);
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::FileInUse);
    CHECK(refused.error().arg("path") == path);
    CHECK(refused.error().arg("process") == std::to_string(holder.process()));
    CHECK(refused.error().arg("holder").find("process " + std::to_string(holder.process())) != std::string::npos);
    CHECK(!refused.error().arg("host").empty());
    must(Reader::open(path)); // readers need no lock
    holder.end();
    must(FileLock::acquire(path)); // left behind without being released
}

TEST_CASE("the lock of a dead process is taken over, and released at the end") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    { const Holder dead(path, true); }
    CHECK(std::filesystem::exists(path + ".lock"));
    {
        auto lock = must(FileLock::acquire(path));
        CHECK(FileLock::acquire(path).error().code == ErrorCode::FileInUse);
        const auto moved = std::move(lock);
        CHECK(FileLock::acquire(path).error().code == ErrorCode::FileInUse);
    }
    CHECK(!std::filesystem::exists(path + ".lock"));
}

TEST_CASE("folders and files that cannot be written") {
    const Folder folder;
    CHECK(FileLock::acquire(folder.path("none/a.mulin")).error().code == ErrorCode::FileNotFound);
    if (::geteuid() == 0) return; // root writes everywhere
    const auto path = folder.path("a.mulin");
    must(Connection::create(path));
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    CHECK(FileLock::acquire(path).error().code == ErrorCode::FileReadOnly);
    CHECK(Connection::open(path).error().code == ErrorCode::FileReadOnly);
    must(Reader::open(path));
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::filesystem::permissions(folder.root(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(FileLock::acquire(path).error().code == ErrorCode::FileReadOnly);
    std::filesystem::permissions(folder.root(), std::filesystem::perms::owner_all);
}

TEST_CASE("a lock that a kill left empty bars nobody for ever") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 1);
    spill(path + ".lock", "");
    CHECK(FileLock::acquire(path).error().code == ErrorCode::FileInUse); // may be about to be written
    std::filesystem::last_write_time(path + ".lock",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::seconds(3));
    must(FileLock::acquire(path));
    // One that names somebody, or is locked, is left alone.
    const auto held = must(FileLock::acquire(path));
    std::filesystem::last_write_time(path + ".lock",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::seconds(3));
    CHECK(FileLock::acquire(path).error().code == ErrorCode::FileInUse);
}
