// A file converted in its place: a disk that is full at any moment, and what a kill has left.
#include "db_test.h"

#include "core/db/convert.h"
#include "core/db/file_lock.h"
#include "core/db/vfs.h"

#include <filesystem>
#include <sqlite3.h>

using namespace dbtest;

namespace {

std::vector<std::string> filesIn(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.root()))
        names.push_back(entry.path().filename().string());
    return names;
}

/// From a given write on, the disk is full for what is made beside the file.
class FullDisk final : public IoHook {
public:
    int before(IoOp op, const std::string& path, std::int64_t, int) override {
        if (op != IoOp::Write || path.find(".converting") == std::string::npos) return SQLITE_OK;
        return ++count < from ? SQLITE_OK : SQLITE_FULL;
    }
    int from = 1 << 30, count = 0;
};

} // namespace

TEST_CASE("a full disk at any moment leaves the file as it was, and nothing beside it") {
    const bool wasEncrypted = GENERATE(false, true);
    const bool becomesEncrypted = GENERATE(false, true);
    if (!wasEncrypted && !becomesEncrypted) return;
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto options = optionsFor(wasEncrypted);
    auto to = OpenOptions{};
    if (becomesEncrypted) {
        const auto made = must(newEncryption({}));
        to.key = made.key;
        to.header = made.header;
    }
    populate(*must(Connection::create(path, options)), 60);
    const auto bytes = slurp(path);
    auto disk = std::make_shared<FullDisk>();
    options.vfs = registerVfs(disk);
    NoProgress progress;
    must(convertInPlace(path, options, to, progress));
    const int writes = disk->count;
    REQUIRE(writes > 10);
    for (int from = 1; from <= writes; ++from) {
        spill(path, bytes);
        disk->from = from;
        disk->count = 0;
        CAPTURE(wasEncrypted, becomesEncrypted, from);
        const auto done = convertInPlace(path, options, to, progress);
        CHECK(filesIn(folder) == std::vector<std::string>{"a.mulin"});
        REQUIRE_FALSE(done);
        // A second copy of the header that could not be written is found by the check of what was made.
        CHECK((done.error().code == ErrorCode::DiskFull || from == writes));
        CHECK(done.error().arg("path") == path);
        CHECK(slurp(path) == bytes);
    }
    unregisterVfs(options.vfs);
}

TEST_CASE("the last step writes into the new file, or refuses it") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto to = optionsFor(true);
    populate(*must(Connection::create(path)), 20);
    const auto bytes = slurp(path);
    NoProgress progress;
    const auto refused = convertInPlace(
        path, {}, to, progress, [](const std::string&) -> Result<void> { return makeError(ErrorCode::Denied); });
    CHECK(refused.error().code == ErrorCode::Denied);
    CHECK(slurp(path) == bytes);
    CHECK(filesIn(folder).size() == 1);
    must(convertInPlace(path, {}, to, progress, [&](const std::string& made) -> Result<void> {
        MULIN_TRY_LET(connection, Connection::open(made, to));
        connection->execute("UPDATE person SET note = 'told'");
        return {};
    }));
    CHECK(must(Reader::open(path, to))->integer("SELECT count(*) FROM person WHERE note = 'told'") == 20);
    CHECK(filesIn(folder).size() == 1);
}

TEST_CASE("what a kill has left is swept; nothing else, and not while another program is at it") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 5);
    for (const char* left : {".converting", ".converting-journal", ".converting.part", ".converting.part-journal"})
        spill(path + left, "left");
    for (const char* other : {".new", ".old", "-2026.mulin"}) spill(path + other, "mine");
    {
        const auto held = must(FileLock::acquire(path));
        sweepConversion(path);
        CHECK(std::filesystem::exists(path + ".converting"));
    }
    sweepConversion(path);
    auto names = filesIn(folder);
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"a.mulin", "a.mulin-2026.mulin", "a.mulin.new", "a.mulin.old"});
    sweepConversion(folder.path("none.mulin"));
}
