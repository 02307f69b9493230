// Half-typed forms are in the file, and no part of its history.
#include "core/journal/drafts.h"
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;

TEST_CASE("a draft is there after opening again, is overwritten, and goes when it is dropped") {
    TempJournal file;
    const std::string before = file.digest();
    const RecordId record(Uid{3, 4});
    const std::int64_t fresh = take(keepDraft(*file, file.access(), {0, "visit", {}, "一", 0}));
    file.clock().advance(1000);
    const std::int64_t second = take(keepDraft(*file, file.access(), {0, "visit", {}, "二", 0}));
    const std::int64_t old = take(keepDraft(*file, file.access(), {0, "visit", record, "三", 0}));
    CHECK(take(keepDraft(*file, file.access(), {fresh, "visit", {}, "一一", 0})) == fresh);
    file.reopen();
    auto found = take(drafts(file->reader(), file.access(), "visit", {}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == second); // of one moment, the later one
    CHECK(found[1].body == "一一");
    CHECK(found[1].saved == file.clock().nowMs());
    found = take(drafts(file->reader(), file.access(), "visit", record));
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == old);
    CHECK(take(drafts(file->reader(), file.access(), "person", {})).empty());
    take(dropDraft(*file, second));
    CHECK(take(drafts(file->reader(), file.access(), "visit", {})).size() == 1);
    CHECK(file.digest() == before);
    CHECK(file.verify().sound());
}

TEST_CASE("nobody is offered what somebody else typed") {
    TempJournal file;
    take(keepDraft(*file, file.access(), {0, "visit", {}, "我的", 0}));
    const auto other = access::Access::full(UserId(Uid{7, 7}));
    CHECK(take(drafts(file->reader(), other, "visit", {})).empty());
}
