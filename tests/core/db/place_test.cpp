// Where an office file can be, and what lies beside it afterwards.
#include "db_test.h"

#include "core/db/file_lock.h"

#include <filesystem>
#include <sys/stat.h>

using namespace dbtest;

namespace {

std::string whatOf(const Result<std::unique_ptr<Reader>>& opened) {
    return opened ? "" : std::string(errorName(opened.error().code)) + " " + opened.error().arg("what");
}

} // namespace

TEST_CASE("what is no file is refused at once") {
    const Folder folder;
    const auto pipe = folder.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(whatOf(Reader::open(pipe)) == "FileUnreadable special"); // and not waited for
    CHECK(whatOf(Reader::open("/dev/null")) == "FileUnreadable special");
    CHECK(whatOf(Reader::open(folder.root())) == "FileUnreadable folder");
    CHECK(whatOf(Reader::open(folder.path("none/a.mulin"))) == "FileNotFound folder");
    CHECK(whatOf(Reader::open(folder.path("none.mulin"))) == "FileNotFound ");
    CHECK(whatOf(Reader::open("")) == "FileNotFound empty");
    CHECK(whatOf(Reader::open(folder.path(std::string(300, 'x')))) == "FileUnreadable name");
    CHECK(Connection::create(pipe).error().arg("what") == "special");
    CHECK(std::filesystem::is_fifo(pipe));
    CHECK(FileLock::acquire(folder.path(std::string(252, 'x'))).error().arg("what") == "name");
    CHECK(FileLock::acquire(folder.path("none/a.mulin")).error().arg("what") == "folder");
}

TEST_CASE("whoever wrote takes the empty journal along") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    {
        auto connection = must(Connection::create(path));
        connection->execute("CREATE TABLE t(a)");
        CHECK(std::filesystem::exists(path + "-journal"));
    }
    CHECK_FALSE(std::filesystem::exists(path + "-journal"));
    {
        auto reader = must(Reader::open(path));
        auto writer = must(Connection::open(path));
        writer->execute("INSERT INTO t VALUES(1)");
        writer.reset();
        CHECK(reader->integer("SELECT count(*) FROM t") == 1);
    }
    CHECK_FALSE(std::filesystem::exists(path + "-journal"));
}

TEST_CASE("a lock is found by its name, however odd") {
    const Folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.root());
    {
        const auto lock = FileLock::acquire(":name");
        REQUIRE(lock);
        CHECK(std::filesystem::exists(":name.lock"));
        CHECK_FALSE(FileLock::acquire(":name"));
    }
    CHECK_FALSE(std::filesystem::exists(":name.lock"));
    std::filesystem::current_path(before);
}
