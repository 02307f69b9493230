// What an undo leaves alone and why: told at once, and to whoever asks later.
#include "core/journal/rows.h"
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Values;

TEST_CASE("undo leaves alone what was written later, and says so") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("folk", Values().set("name", "甲")));
        id = made;
        return {};
    });
    const ChangeSet edit =
        file.run("edit", [&](Writer& w) { return w.update("folk", *id, Values().set("name", "乙")); });
    file.run("edit", [&](Writer& w) { return w.update("folk", *id, Values().set("name", "丙")); });
    const UndoReport report = take(file->undo(file.access(), *edit.txn));
    REQUIRE(report.left.size() == 1);
    CHECK(report.left.front().field == "name");
    CHECK(report.left.front().reason == "changed");
    CHECK(findRecord(file->reader(), *file->tables().find("folk"), id->uid())->text("name") == "丙");
    CHECK(take(leftBy(file->reader(), file->tables(), file.access(), report.txn)).entries.front().field == "name");
}

TEST_CASE("undoing an import keeps those whom something later names, with what they need") {
    TempJournal file;
    std::vector<RecordId> folk;
    std::optional<RecordId> place;
    const ChangeSet import = file.run("import", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(home, w.create("place", Values().set("street", "友谊").set("house", "3")));
        place = home;
        MULIN_TRY_LET(bulk, w.bulk("folk", {"name", "home"}));
        for (const char* name : {"单秀兰", "仇永福", "解淑珍", "尉迟秀云", "王伟"}) {
            const schema::Value row[] = {name, schema::Value(home)};
            MULIN_TRY_LET(id, bulk.add(row));
            folk.push_back(id);
        }
        return {};
    });
    std::optional<RecordId> call;
    file.run("visit", [&](Writer& w) -> Result<void> {
        Values values;
        values.link("who", "caller", folk[2]);
        MULIN_TRY_LET(id, w.create("call", values));
        call = id;
        return {};
    });
    file.reopen();
    const UndoReport report = take(file->undo(file.access(), *import.txn));
    const Table& table = *file->tables().find("folk");
    for (std::size_t i = 0; i < folk.size(); ++i)
        CHECK(findRecord(file->reader(), table, folk[i].uid())->alive == (i == 2));
    CHECK(findRecord(file->reader(), *file->tables().find("place"), place->uid())->alive);
    REQUIRE(report.left.size() == 2);
    const auto linked = std::find_if(report.left.begin(), report.left.end(),
                                     [](const LeftAlone& left) { return left.reason == "linked"; });
    REQUIRE(linked != report.left.end());
    CHECK(linked->id == folk[2]);
    REQUIRE(linked->by.size() == 1);
    CHECK(linked->by.front().second == *call);
    CHECK(file.verify().sound());
    // Whoever asks later is told the same.
    file.reopen();
    const LeftList kept = take(leftBy(file->reader(), file->tables(), file.access(), report.txn));
    CHECK(kept.count == 2);
    REQUIRE(kept.entries.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(kept.entries[i].type == report.left[i].type);
        CHECK(kept.entries[i].id == report.left[i].id);
        CHECK(kept.entries[i].field == report.left[i].field);
        CHECK(kept.entries[i].reason == report.left[i].reason);
        CHECK(kept.entries[i].by == report.left[i].by);
    }
    CHECK(take(leftBy(file->reader(), file->tables(), file.access(), *import.txn)).entries.empty());
}

TEST_CASE("what came back and names what was deleted since, says so") {
    TempJournal file;
    std::optional<RecordId> folk, call;
    file.run("folk", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("folk", Values().set("name", "甲")));
        folk = made;
        return {};
    });
    file.run("call", [&](Writer& w) -> Result<void> {
        Values values;
        values.link("who", "caller", *folk);
        MULIN_TRY_LET(made, w.create("call", values));
        call = made;
        return {};
    });
    const ChangeSet gone = file.run("gone", [&](Writer& w) { return w.remove("call", *call); });
    file.run("gone too", [&](Writer& w) { return w.remove("folk", *folk); });
    const UndoReport report = take(file->undo(file.access(), gone.txn));
    REQUIRE(report.left.size() == 1);
    CHECK(report.left[0].type == "folk");
    CHECK(report.left[0].id == *folk);
    CHECK(report.left[0].reason == "gone");
    REQUIRE(report.left[0].by.size() == 1);
    CHECK(report.left[0].by[0].second == *call);
}

TEST_CASE("of very many entries the first are kept, and how many there were") {
    std::vector<LeftAlone> left;
    for (std::uint8_t i = 0; i < 250; ++i)
        for (std::uint8_t k = 0; k < 10; ++k) left.push_back({"folk", RecordId(Uid{i, k}), "", "linked", {}});
    std::map<std::string, std::string> args;
    keepLeft({}, args);
    CHECK(args.empty());
    CHECK(countLeft(args) == 0);
    keepLeft(left, args);
    CHECK(countLeft(args) == 2500);
    CHECK(args["left"].size() < 2001 * 50);
}
