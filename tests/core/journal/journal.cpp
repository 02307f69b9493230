// The journal as a whole: what random histories must never break.
#include "core/journal/rows.h"
#include "core/journal/search_terms_store.h"
#include "tests/support/property.h"
#include "tests/support/temp_journal.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Values;

namespace {

const char* const names[] = {"单秀兰", "仇永福", "解淑珍", "尉迟秀云", "王伟", "阿依古丽·买买提", "查桂兰"};
const char* const streets[] = {"友谊", "南里", "北里"};

struct Known {
    std::vector<RecordId> folk, places, calls;
};

RecordId pick(const std::vector<RecordId>& from, unsigned n) { return from[n % from.size()]; }

/// One random act. Refusals (a deleted record, a missing one) are part of life.
void act(TempJournal& file, Known& known, unsigned kind, unsigned a, unsigned b) {
    file.clock().advance(1000);
    const Operation operation{"random", {}, TxnKind::Change, true};
    (void)file->transact(file.access(), operation, [&](Writer& w) -> Result<void> {
        switch (kind % 9) {
        case 0: {
            MULIN_TRY_LET(
                id, w.create("place", Values().set("street", streets[a % 3]).set("house", std::to_string(b % 20))));
            known.places.push_back(id);
            return {};
        }
        case 1: {
            Values values = Values().set("name", names[a % 7]);
            if (!known.places.empty()) values.set("home", schema::Value(pick(known.places, b)));
            MULIN_TRY_LET(id, w.create("folk", values));
            known.folk.push_back(id);
            return {};
        }
        case 2: {
            if (known.folk.empty()) return {};
            Values values = Values().set("about", schema::Value(pick(known.folk, b)));
            values.link("who", "caller", pick(known.folk, a));
            if (b % 2) values.link("who", "host", pick(known.folk, b));
            MULIN_TRY_LET(id, w.create("call", values));
            known.calls.push_back(id);
            return {};
        }
        case 3:
            if (known.folk.empty()) return {};
            return w.update("folk", pick(known.folk, a), Values().set("name", names[b % 7]));
        case 4:
            if (known.places.empty()) return {};
            return w.update("place", pick(known.places, a), Values().set("street", streets[b % 3]));
        case 5:
            if (known.folk.empty() || known.places.empty()) return {};
            return w.update("folk", pick(known.folk, a),
                            Values().set("home", b % 4 ? schema::Value(pick(known.places, b)) : schema::Value()));
        case 6:
            if (known.folk.empty()) return {};
            return b % 3 ? w.remove("folk", pick(known.folk, a)) : w.restore("folk", pick(known.folk, a));
        case 7:
            if (known.calls.empty() || known.folk.empty()) return {};
            return w.link("call", "who", pick(known.calls, a), pick(known.folk, b), a % 2 ? "caller" : "host",
                          b % 3 != 0);
        default:
            if (known.calls.empty()) return {};
            return b % 2 ? w.remove("call", pick(known.calls, a)) : w.restore("call", pick(known.calls, a));
        }
    });
}

void checkSound(TempJournal& file) {
    const Verdict verdict = file.verify();
    for (const Finding& finding : verdict.findings) RC_LOG(finding.what + " " + finding.where + "\n");
    RC_ASSERT(verdict.sound());
}

} // namespace

TEST_CASE("after any random sequence the tables are what the journal says, and all can be undone") {
    test::property("rebuild, digest, undo", 40, [] {
        TempJournal file(*rc::gen::arbitrary<std::uint16_t>());
        const std::string start = file.digest();
        Known known;
        const auto steps = *rc::gen::container<std::vector<std::tuple<unsigned, unsigned, unsigned>>>(
            rc::gen::tuple(rc::gen::inRange(0u, 9u), rc::gen::inRange(0u, 50u), rc::gen::inRange(0u, 50u)));
        for (const auto& [kind, a, b] : steps) {
            act(file, known, kind, a, b);
            if (kind == 3 && b % 5 == 0) (void)file->undo(file.access());
        }
        checkSound(file);
        const std::string digest = file.digest();
        file.reopen();
        RC_ASSERT(file.digest() == digest);
        // One by one, newest first: nothing is ever in the way.
        for (;;) {
            const auto report = file->undo(file.access());
            if (!report) {
                RC_ASSERT(report.error().code == ErrorCode::NothingToUndo);
                break;
            }
            RC_ASSERT(report->left.empty());
        }
        RC_ASSERT(file.digest() == start);
        checkSound(file);
    });
}

TEST_CASE("undo and redo") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("folk", Values().set("name", "王伟")));
        id = made;
        return {};
    });
    file.run("edit", [&](Writer& w) { return w.update("folk", *id, Values().set("name", "王薇")); });
    const auto name = [&] { return findRecord(file->reader(), *file->tables().find("folk"), id->uid())->text("name"); };
    const std::string edited = file.digest();

    const UndoReport undone = take(file->undo(file.access()));
    CHECK(name() == "王伟");
    CHECK(undone.left.empty());
    CHECK(undone.registers == 1);
    SECTION("undoing the undo does it again") {
        const UndoReport redone = take(file->undo(file.access(), undone.txn));
        CHECK(name() == "王薇");
        CHECK(file.digest() == edited);
        CHECK(redone.left.empty());
        // and what was done again can be undone again
        take(file->undo(file.access(), redone.txn));
        CHECK(name() == "王伟");
    }
    SECTION("the same act is not undone twice") {
        const auto again = file->undo(file.access(), undone.undone);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == ErrorCode::AlreadyUndone);
    }
    SECTION("undo goes on with the act before, also after the program was closed") {
        file.reopen();
        take(file->undo(file.access()));
        CHECK_FALSE(findRecord(file->reader(), *file->tables().find("folk"), id->uid())->alive);
        const auto nothing = file->undo(file.access());
        REQUIRE_FALSE(nothing);
        CHECK(nothing.error().code == ErrorCode::NothingToUndo);
    }
    CHECK(file.verify().sound());
}

TEST_CASE("groups are written as a whole") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("place", Values().set("street", "友谊").set("house", "3")));
        id = made;
        return {};
    });
    file.run("edit", [&](Writer& w) { return w.update("place", *id, Values().set("house", "4")); });
    const auto entry = decodePatch(EntryOp::Update, [&] {
        auto row = file->reader().prepare("SELECT patch FROM entry ORDER BY id DESC LIMIT 1");
        row.step();
        return std::string(row.blob(0));
    }());
    REQUIRE(entry);
    CHECK(entry->size() == 2); // street and house
    const auto items = take(history(file->reader(), file->tables(), file.access(), "place", *id));
    REQUIRE(items.size() == 2);
    REQUIRE(items.front().changes.size() == 1); // only what changed is told
    CHECK(items.front().changes.front().field == "house");
    CHECK(items.front().changes.front().before == schema::Value("3"));
    CHECK(items.back().created);
}

TEST_CASE("façades and formulas follow their sources; search follows them") {
    TempJournal file;
    std::optional<RecordId> home, person;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(place, w.create("place", Values().set("street", "友谊").set("house", "3")));
        MULIN_TRY_LET(folk, w.create("folk", Values().set("name", "单秀兰").set("home", schema::Value(place))));
        home = place;
        person = folk;
        return {};
    });
    const auto card = [&] {
        return findRecord(file->reader(), *file->tables().find("folk"), person->uid())->text("card");
    };
    CHECK(card() == "单秀兰@友谊");
    file.run("edit", [&](Writer& w) { return w.update("place", *home, Values().set("street", "南里")); });
    CHECK(card() == "单秀兰@南里");
    const auto terms = [&](const std::string& key) {
        std::int64_t row = 0;
        int count = 0;
        TermScan scan(file->reader(), file->tables().find("folk")->index);
        scan.open(key, key + "\xff");
        while (scan.nextKey())
            while (scan.nextRow(row)) ++count;
        return count;
    };
    CHECK(terms("a南里") == 1);
    CHECK(terms("a友谊") == 0);
    CHECK(terms("pshanxiulan") == 1);
    file.run("delete", [&](Writer& w) { return w.remove("folk", *person); });
    CHECK(terms("") == 0);
    CHECK(file.verify().sound());
}

TEST_CASE("what is refused writes nothing") {
    TempJournal file;
    const std::string before = file.digest();
    const std::int64_t entries = file->reader().integer("SELECT count(*) FROM entry");
    const auto refused = [&](const Journal::Body& body) {
        const auto result = file->transact(file.access(), {"x", {}, TxnKind::Change, true}, body);
        REQUIRE_FALSE(result);
        CHECK(file.digest() == before);
        CHECK(file->reader().integer("SELECT count(*) FROM entry") == entries);
        return result.error().code;
    };
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values().set("name", "甲")));
              return makeError(ErrorCode::Cancelled);
          }) == ErrorCode::Cancelled);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values().set("name", "甲")));
              throw std::bad_alloc();
          }) == ErrorCode::Internal);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values()));
              return {};
          }) == ErrorCode::Required);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values().set("name", "甲").set("card", "x")));
              return {};
          }) == ErrorCode::ReadOnlyField);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values().set("name", "甲").set("nose", "x")));
              return {};
          }) == ErrorCode::UnknownField);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("nobody", Values()));
              return {};
          }) == ErrorCode::UnknownType);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("folk", Values().set("name", "甲").set("home", schema::Value(w.newUid()))));
              return {};
          }) == ErrorCode::LinkTarget);
    CHECK(refused([](Writer& w) -> Result<void> {
              MULIN_TRY(w.create("call", Values().set("on", w.today().plusDays(1))));
              return {};
          }) == ErrorCode::FutureDate);
}

TEST_CASE("numbers run on per year and are not used twice") {
    TempJournal file;
    std::vector<RecordId> ids;
    const auto add = [&] {
        file.run("add", [&](Writer& w) -> Result<void> {
            MULIN_TRY_LET(id, w.create("call", Values()));
            ids.push_back(id);
            return {};
        });
        return findRecord(file->reader(), *file->tables().find("call"), ids.back().uid())->text("number");
    };
    CHECK(add() == "LF2023-0001");
    CHECK(add() == "LF2023-0002");
    take(file->undo(file.access()));
    CHECK(add() == "LF2023-0003");
    file.clock().advance(60LL * 24 * 3600 * 1000);
    CHECK(add() == "LF2024-0001");
}

TEST_CASE("a form that was opened before another write learns of it") {
    TempJournal file;
    std::optional<RecordId> id;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("folk", Values().set("name", "甲")));
        id = made;
        return {};
    });
    const std::int64_t seen = findRecord(file->reader(), *file->tables().find("folk"), id->uid())->head;
    file.run("edit", [&](Writer& w) { return w.update("folk", *id, Values().set("name", "乙")); });
    const auto stale = file->transact(file.access(), {"edit", {}, TxnKind::Change, true}, [&](Writer& w) {
        return w.update("folk", *id, Values().set("name", "丙"), seen);
    });
    REQUIRE_FALSE(stale);
    CHECK(stale.error().code == ErrorCode::StaleForm);
    // Another field is no clash.
    file.run("edit", [&](Writer& w) { return w.update("folk", *id, Values().set("born", Date{0}), seen); });
}

TEST_CASE("the recycle bin gives back a record with its links") {
    TempJournal file;
    std::optional<RecordId> folk, call;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(person, w.create("folk", Values().set("name", "甲")));
        Values values;
        values.link("who", "caller", person);
        MULIN_TRY_LET(made, w.create("call", values));
        folk = person;
        call = made;
        return {};
    });
    const std::string before = file.digest();
    const auto needed = file->transact(file.access(), {"delete", {}, TxnKind::Change, true},
                                       [&](Writer& w) { return w.remove("folk", *folk); });
    REQUIRE_FALSE(needed);
    CHECK(needed.error().code == ErrorCode::StillReferenced);
    CHECK(needed.error().arg("count") == "1");
    file.run("delete", [&](Writer& w) { return w.remove("call", *call); });
    const auto bin = take(recycleBin(file->reader(), file->tables(), file.access(), "call", 10));
    REQUIRE(bin.size() == 1);
    CHECK(bin.front().act.operation == "delete");
    file.run("restore", [&](Writer& w) { return w.restore("call", *call); });
    CHECK(file.digest() == before);

    // The caller went later: he comes along, for a call without its caller says nothing.
    file.run("delete", [&](Writer& w) { return w.remove("call", *call); });
    file.run("delete", [&](Writer& w) { return w.remove("folk", *folk); });
    const ChangeSet back = file.run("restore", [&](Writer& w) { return w.restore("call", *call); });
    CHECK(file.digest() == before);
    CHECK(back.touches("folk"));
    CHECK(file.verify().sound());
    take(file->undo(file.access()));
    CHECK_FALSE(findRecord(file->reader(), *file->tables().find("folk"), folk->uid())->alive);
}

TEST_CASE("one record of an undone import comes back with its links, the others stay in the bin") {
    TempJournal file;
    std::vector<RecordId> folk, calls;
    file.run("import", [&](Writer& w) -> Result<void> {
        for (const char* name : {"甲", "乙", "丙"}) {
            MULIN_TRY_LET(home, w.create("place", Values().set("street", name)));
            MULIN_TRY_LET(person, w.create("folk", Values().set("name", name)));
            MULIN_TRY(w.update("folk", person, Values().set("home", home)));
            Values values;
            values.link("who", "caller", person);
            MULIN_TRY_LET(made, w.create("call", values));
            folk.push_back(person);
            calls.push_back(made);
        }
        return {};
    });
    take(file->undo(file.access()));
    file.run("restore", [&](Writer& w) { return w.restore("call", calls[1]); });
    const auto count = [&](const char* table) {
        return file->reader().integer(std::string("SELECT count(*) FROM ") + table + " WHERE alive = 1");
    };
    CHECK(count("t_call") == 1);
    CHECK(count("t_folk") == 1);
    CHECK(count("t_place") == 1);
    CHECK(count("link") == 1);
    const auto person = findRecord(file->reader(), *file->tables().find("folk"), folk[1].uid());
    CHECK(person->alive);
    CHECK(person->text("street") == "乙");
    CHECK(file.verify().sound());
}

TEST_CASE("what is changed in the file by other hands is found") {
    const char* const tampering[] = {
        "UPDATE entry SET patch = CAST(replace(CAST(patch AS TEXT), '甲', '乙') AS BLOB)",
        "UPDATE entry SET prev = 1 WHERE prev IS NULL",
        "UPDATE entry SET prev = NULL",
        "UPDATE entry SET leaf = zeroblob(32)",
        "UPDATE txn SET wall = wall + 1",
        "UPDATE txn SET user = NULL",
        "UPDATE txn SET first_entry = first_entry + 1",
        "UPDATE txn SET action = x'00'",
        "UPDATE txn SET uid = x'00' WHERE id = 1",
        "DELETE FROM entry",
        "DELETE FROM meta",
        "UPDATE meta SET value = 'x' WHERE key = 'dseq'",
        "UPDATE meta SET value = 0 WHERE key = 'hlc'",
        "UPDATE definition SET name = 'folk.nobody' WHERE name = 'folk.name'",
        "UPDATE device SET uid = zeroblob(16)",
        "UPDATE stream SET unit = zeroblob(16)",
        "UPDATE stream SET compartment = 'directory' WHERE compartment = 'people'",
        "UPDATE t_folk SET name = '乙'",
        "UPDATE t_folk SET card = 'x'",
        "UPDATE term_block SET data = CAST(replace(CAST(data AS TEXT), '甲', '乙') AS BLOB)",
        "DELETE FROM term_block",
        "DROP INDEX i_folk_home",
        "CREATE TABLE foreigner(x)",
        "CREATE TRIGGER foreigner AFTER INSERT ON t_folk BEGIN DELETE FROM t_call; END",
        "CREATE VIEW foreigner AS SELECT 1",
        "PRAGMA user_version = 0",
    };
    for (const char* sql : tampering) {
        TempJournal file;
        std::optional<RecordId> folk;
        file.run("add", [&](Writer& w) -> Result<void> {
            MULIN_TRY_LET(made, w.create("folk", Values().set("name", "甲")));
            folk = made;
            return {};
        });
        file.run("edit", [&](Writer& w) { return w.update("folk", *folk, Values().set("born", Date{7000})); });
        REQUIRE(file.verify().sound());
        take(file->local([&](db::Connection& connection) { connection.execute(sql); }));
        INFO(sql);
        CHECK_FALSE(file.verify().sound());
    }
}

TEST_CASE("a record is looked up by the index of its field, not by being there") {
    test::TempOffice office;
    for (const auto& table : office.tables().all()) {
        if (table->links) continue;
        auto indexes = office.reader().prepare(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL");
        indexes.bind(1, table->name);
        while (indexes.step()) {
            std::string column(indexes.text(0));
            column = column.substr(column.find('(') + 1);
            if (column.find(',') != std::string::npos) continue;
            column.pop_back();
            auto plan = office.reader().prepare("EXPLAIN QUERY PLAN SELECT id FROM " + table->name + " WHERE " +
                                                column + " = ? AND alive = 1");
            REQUIRE(plan.step());
            const std::string how(plan.text(3));
            INFO(how);
            CHECK(how.find(column.substr(1, column.size() - 2) + "=?") != std::string::npos);
        }
    }
}

TEST_CASE("a trigger that somebody planted does nothing") {
    TempJournal file;
    take(file->local([](db::Connection& connection) {
        connection.execute("CREATE TRIGGER foreigner AFTER INSERT ON t_folk BEGIN DELETE FROM t_call; END");
    }));
    file.run("call", [](Writer& w) -> Result<void> {
        MULIN_TRY(w.create("call", Values()));
        return {};
    });
    file.reopen();
    file.run("add", [](Writer& w) -> Result<void> {
        MULIN_TRY(w.create("folk", Values().set("name", "甲")));
        return {};
    });
    CHECK(file->reader().integer("SELECT count(*) FROM t_call") == 1);
}

TEST_CASE("an act that was overtaken is told once, and does not bar the way to older ones") {
    TempJournal file;
    std::optional<RecordId> folk;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(made, w.create("folk", Values().set("name", "甲")));
        folk = made;
        return {};
    });
    file.run("older", [&](Writer& w) { return w.update("folk", *folk, Values().set("born", Date{7000})); });
    const ChangeSet mine =
        file.run("mine", [&](Writer& w) { return w.update("folk", *folk, Values().set("name", "乙")); });
    const auto other = access::Access::full(UserId(Uid::named("user", "other")));
    take(file->transact(other, {"theirs", {}, TxnKind::Change, true},
                        [&](Writer& w) { return w.update("folk", *folk, Values().set("name", "丙")); }));

    const UndoReport first = take(file->undo(file.access()));
    CHECK(first.undone == *mine.txn);
    CHECK(first.registers == 0);
    REQUIRE(first.left.size() == 1);
    CHECK(first.left[0].reason == "changed");
    const UndoReport second = take(file->undo(file.access()));
    CHECK(second.registers == 1);
    const auto now = findRecord(file->reader(), *file->tables().find("folk"), folk->uid());
    CHECK(now->get("born").isEmpty());
    CHECK(now->text("name") == "丙");
    CHECK(file.verify().sound());
}

TEST_CASE("an import that was undone comes back whole, whatever was restored and put away in between") {
    TempJournal file;
    std::vector<RecordId> folk;
    file.run("import", [&](Writer& w) -> Result<void> {
        for (const char* name : {"甲", "乙", "丙"}) {
            MULIN_TRY_LET(made, w.create("folk", Values().set("name", name)));
            folk.push_back(made);
        }
        return {};
    });
    const std::string before = file.digest();
    const UndoReport undone = take(file->undo(file.access()));
    const ChangeSet restored = file.run("restore", [&](Writer& w) { return w.restore("folk", folk[1]); });
    take(file->undo(file.access(), restored.txn));
    const UndoReport redone = take(file->undo(file.access(), undone.txn));
    CHECK(redone.left.empty());
    CHECK(file.digest() == before);
    CHECK(file.verify().sound());
    // And away again, as if nothing had happened.
    CHECK(take(file->undo(file.access())).left.empty());
    CHECK(file->reader().integer("SELECT count(*) FROM t_folk WHERE alive = 1") == 0);
}

TEST_CASE("a link that an undo brought back is as old as it was") {
    TempJournal file;
    const std::string start = file.digest();
    std::optional<RecordId> home, person;
    file.run("add", [&](Writer& w) -> Result<void> {
        MULIN_TRY_LET(place, w.create("place", Values().set("street", "友谊")));
        MULIN_TRY_LET(folk, w.create("folk", Values().set("name", "甲").set("home", schema::Value(place))));
        home = place;
        person = folk;
        return {};
    });
    file.run("edit", [&](Writer& w) { return w.update("folk", *person, Values().set("home", schema::Value())); });
    take(file->undo(file.access()));
    const UndoReport report = take(file->undo(file.access()));
    CHECK(report.left.empty());
    CHECK(file.digest() == start);
}
