// One value back to what it was, and nothing else.
#include "core/journal/set_back.h"
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Value;
using schema::Values;

namespace {

RecordId add(TempJournal& file, const std::string& type, const Values& values) {
    const auto changes = file.run(type + ".add", [&](Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create(type, values));
        return {};
    });
    return changes.changes.front().id;
}

TxnId set(TempJournal& file, const std::string& type, RecordId id, const Values& values, TxnKind kind = {}) {
    Operation operation{type + ".edit", {}};
    operation.kind = kind;
    return *take(file->transact(file.access(), operation, [&](Writer& writer) {
                return writer.update(type, id, values);
            })).txn;
}

ErrorCode back(TempJournal& file, const std::string& type, RecordId id, const WrittenValue& written) {
    const auto done = file->transact(file.access(), {type + ".set_back", {}},
                                     [&](Writer& writer) { return setBack(writer, type, id, written); });
    return done ? ErrorCode{} : done.error().code;
}

std::string nameOf(TempJournal& file, RecordId id) {
    std::string name;
    take(file->rehearse(file.access(), {"look", {}}, [&](Writer& writer) -> Result<void> {
        MULIN_TRY_LET(record, writer.load("folk", id));
        name = record.text("name");
        return {};
    }));
    return name;
}

} // namespace

TEST_CASE("a value goes back to what an older act replaced, whatever came later, and Ctrl+Z takes that back") {
    TempJournal file;
    const RecordId id = add(file, "folk", Values().set("name", "王伟"));
    const TxnId first = set(file, "folk", id, Values().set("name", "王维").set("born", *Date::fromYmd(1960, 1, 2)));
    set(file, "folk", id, Values().set("name", "王苇"));
    CHECK(back(file, "folk", id, {first, "name"}) == ErrorCode{});
    CHECK(nameOf(file, id) == "王伟");
    const auto items = take(history(file->reader(), file->tables(), file.access(), "folk", id));
    REQUIRE(items.size() == 4);
    REQUIRE(items.front().changes.size() == 1); // the day of birth of the same act stays
    CHECK(items.front().act.undoable);
    take(file->undo(file.access()));
    CHECK(nameOf(file, id) == "王苇");
    // Empty is a value too; what has to be filled in is not emptied.
    CHECK(back(file, "folk", id, {first, "born"}) == ErrorCode{});
    CHECK(file.verify().sound());
}

TEST_CASE("a link goes back alone: put in again, or taken out") {
    TempJournal file;
    const RecordId wang = add(file, "folk", Values().set("name", "王伟"));
    const RecordId li = add(file, "folk", Values().set("name", "李敏"));
    const RecordId call = add(file, "call", Values().link("who", "caller", wang).link("who", "host", li));
    const TxnId out = set(file, "call", call, Values().link("who", "host", li));
    const TxnId in = set(file, "call", call, Values().link("who", "host", li).link("who", "host", wang));
    const auto links = [&] {
        std::vector<std::string> found;
        for (const auto& item :
             take(history(file->reader(), file->tables(), file.access(), "call", call)).front().changes)
            found.push_back(item.role + (item.before.isEmpty() ? "+" : "-"));
        return found;
    };
    CHECK(back(file, "call", call, {out, "who", "caller", wang.uid()}) == ErrorCode{});
    CHECK(links() == std::vector<std::string>{"caller+"});
    CHECK(back(file, "call", call, {in, "who", "host", wang.uid()}) == ErrorCode{});
    CHECK(links() == std::vector<std::string>{"host-"});
    CHECK(back(file, "call", call, {in, "who", "caller", wang.uid()}) == ErrorCode::UnknownTxn);
}

TEST_CASE("what was no change of a value, or has legal effect, is not set back") {
    TempJournal file;
    const RecordId id = add(file, "folk", Values().set("name", "王伟"));
    const auto made = take(history(file->reader(), file->tables(), file.access(), "folk", id)).front().act.txn;
    CHECK(back(file, "folk", id, {made, "name"}) == ErrorCode::UnknownTxn);
    CHECK(back(file, "folk", id, {TxnId(Uid{1, 2}), "name"}) == ErrorCode::UnknownTxn);
    const TxnId signedOff = set(file, "folk", id, Values().set("name", "王维"), TxnKind::Legal);
    CHECK(back(file, "folk", id, {signedOff, "name"}) == ErrorCode::NotUndoable);
    CHECK(back(file, "folk", id, {signedOff, "born"}) == ErrorCode::UnknownTxn);
    CHECK(nameOf(file, id) == "王维");
}
