// What others wrote at the same time, in a file of ours.
#include "core/journal/applier.h"
#include "core/journal/rows.h"
#include "tests/support/temp_journal.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Value;
using schema::Values;

namespace {

/// Another device, which has seen nothing of ours but the creation of the record, says what a field is.
void writtenBeside(TempJournal& file, const RecordId& id, const char* field, const Value& value) {
    take(file->local([&](db::Connection& connection) {
        const Tables& tables = file->tables();
        const Table& table = *tables.find("folk");
        const Record record = findRecord(connection, table, id.uid()).value();
        connection.prepareWrite("INSERT INTO device(idx, uid, name) VALUES(7, ?, 'other')")
            .bind(1, Uid::named("device", "other"))
            .run();
        connection
            .prepareWrite("INSERT INTO stream(id, uid, device, unit, compartment, seq, head) VALUES(7, ?1, 7, ?1, "
                          "'people', 1, x'')")
            .bind(1, Uid::named("stream", "other"))
            .run();
        VersionVector seen;
        auto stamp = connection.prepare("SELECT stream, seq FROM txn WHERE id = ?");
        stamp.bind(1, record.created);
        REQUIRE(stamp.step());
        seen.set(stamp.integer(0), stamp.integer(1));
        connection.prepareWrite("INSERT INTO epoch(id, vector) VALUES(70, ?)").bindBlob(1, seen.encode()).run();
        connection
            .prepareWrite(
                "INSERT INTO txn(id, uid, stream, seq, dseq, hlc, wall, kind, operation, action, epoch, entries,"
                " first_entry, last_entry, hash) VALUES(700, ?1, 7, 1, 1, 1, 0, 0, '', ?1, 70, 0, 7000, 7000, x'')")
            .bind(1, Uid::named("txn", "other"))
            .run();
        Applier(connection, tables, connection)
            .apply(700, 7000, table, id.uid(), EntryOp::Update, {{table.column(field)->field, {}, value}});
    }));
}

std::string nameOf(TempJournal& file, const RecordId& id) {
    return findRecord(file->reader(), *file->tables().find("folk"), id.uid())->text("name");
}

} // namespace

TEST_CASE("undo does not write over what another wrote at the same time, and says so") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, writer.create("folk", Values().set("name", "王伟")));
        id = made;
        return {};
    });
    const auto edit = file.run("edit", [&](Writer& writer) {
        return writer.update("folk", *id, Values().set("name", "王卫").set("born", Date{7000}));
    });
    writtenBeside(file, *id, "name", Value("王炜"));
    CHECK(nameOf(file, *id) == "王卫"); // ours is the later one by the clock

    const UndoReport report = take(file->undo(file.access(), edit.txn));
    REQUIRE(report.left.size() == 1);
    CHECK(report.left[0].field == "name");
    CHECK(report.left[0].reason == "changed");
    CHECK(report.registers == 1);
    CHECK(nameOf(file, *id) == "王卫");
    CHECK(file->reader().integer("SELECT count(*) FROM sibling") == 2);
    CHECK(findRecord(file->reader(), *file->tables().find("folk"), id->uid())->get("born").isEmpty());
}

TEST_CASE("a record that another wrote to at the same time is not undone") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, writer.create("folk", Values().set("name", "王伟")));
        id = made;
        return {};
    });
    file.run("rename", [&](Writer& writer) { return writer.update("folk", *id, Values().set("name", "王卫")); });
    writtenBeside(file, *id, "name", Value("王炜"));
    const auto first = take(acts(file->reader(), file.access(), {})).back();
    const UndoReport report = take(file->undo(file.access(), first.txn));
    REQUIRE(report.left.size() == 1);
    CHECK(report.left[0].reason == "changed");
    CHECK(findRecord(file->reader(), *file->tables().find("folk"), id->uid())->alive);
}
