// What Ctrl+Z takes back: the user's last change, however much lies between.
#include "core/journal/act_pages.h"
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Values;

namespace {

TxnId add(TempJournal& file, const std::string& name) {
    const auto changes = file.run("add", [&](Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create("folk", Values().set("name", name)));
        return {};
    });
    return *changes.txn;
}

void look(TempJournal& file) {
    Operation operation{"folk.reveal", {{"purpose", "call"}}, TxnKind::Log, false};
    take(file->transact(file.access(), operation, [](Writer&) -> Result<void> { return {}; }));
}

std::optional<TxnId> last(TempJournal& file, std::int64_t after = 0) {
    const auto act = take(lastUndoable(file->reader(), file.access(), after));
    return act ? std::optional(act->txn) : std::nullopt;
}

} // namespace

TEST_CASE("the last act that can be undone is found behind any number of others") {
    TempJournal file;
    CHECK_FALSE(last(file));
    const TxnId first = add(file, "王伟");
    const TxnId second = add(file, "李敏");
    for (int i = 0; i < 120; ++i) look(file);
    CHECK(last(file) == second);
    // Undone, and a hundred that were undone in their turn.
    take(file->undo(file.access()));
    CHECK(last(file) == first);
    for (int i = 0; i < 100; ++i) {
        add(file, "人" + std::to_string(i));
        take(file->undo(file.access()));
    }
    CHECK(last(file) == first);
    // Done again.
    const auto undone = take(file->undo(file.access(), first));
    CHECK_FALSE(last(file));
    take(file->undo(file.access(), undone.txn));
    CHECK(last(file) == first);
    CHECK(take(file->undo(file.access())).undone == first);
}

TEST_CASE("what is older than the session, or another's, is not taken") {
    TempJournal file;
    add(file, "王伟");
    const std::int64_t begin = take(newestActRow(file->reader()));
    CHECK_FALSE(last(file, begin));
    look(file);
    CHECK_FALSE(last(file, begin));
    const TxnId mine = add(file, "李敏");
    CHECK(last(file, begin) == mine);
    const auto other = access::Access::full(UserId(Uid{7, 7}));
    CHECK_FALSE(take(lastUndoable(file->reader(), other, 0)));
    take(file->transact(other, {"add", {}}, [](Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create("folk", Values().set("name", "别人")));
        return {};
    }));
    CHECK(last(file, begin) == mine);
}
