// One act may write the same field of a record more than once, and names may come from a linked record.
#include "core/journal/rows.h"
#include "tests/support/temp_journal.h"
#include "tests/support/temp_office.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using mulin::test::TempJournal;
using schema::Value;
using schema::Values;

TEST_CASE("the last write of an act counts, in the tables and when they are made anew") {
    TempJournal file;
    std::optional<RecordId> folk;
    file.run("add", [&](Writer& writer) -> Result<void> {
        MULIN_TRY_LET(id, writer.create("folk", Values().set("name", "王伟").set("born", Date{7000})));
        MULIN_TRY(writer.update("folk", id, Values().set("born", Date{7001})));
        folk = id;
        return {};
    });
    CHECK(file.verify().sound());
    file.run("twice", [&](Writer& writer) -> Result<void> {
        MULIN_TRY(writer.update("folk", *folk, Values().set("born", Value())));
        return writer.update("folk", *folk, Values().set("born", Date{7100}));
    });
    const auto record = findRecord(file->reader(), *file->tables().find("folk"), folk->uid());
    REQUIRE(record);
    CHECK(record->get("born").date() == Date{7100});
    CHECK(file.verify().sound());
    file.run("gone", [&](Writer& writer) -> Result<void> {
        MULIN_TRY(writer.remove("folk", *folk));
        MULIN_TRY(writer.restore("folk", *folk));
        return writer.remove("folk", *folk);
    });
    CHECK(file.verify().sound());
    take(file->undo(file.access()));
    CHECK(file.verify().sound());
}

TEST_CASE("a write that succeeds another of the same act replaces it among the maxima") {
    std::map<TxnIndex, TxnStamp> stamps;
    stamps[1].stream = 1;
    stamps[1].seq = 1;
    const StampOf stampOf = [&](TxnIndex dot) -> const TxnStamp& { return stamps.at(dot); };
    std::vector<Write> maxima;
    CHECK(addWrite(maxima, {1, {Value("a")}}, stampOf));
    CHECK_FALSE(addWrite(maxima, {1, {Value("a")}}, stampOf));
    CHECK(addWrite(maxima, {1, {Value("b")}}, stampOf));
    REQUIRE(maxima.size() == 1);
    CHECK(maxima.front().value == RegisterValue{Value("b")});
}

TEST_CASE("a record that has its name from another is sorted by that name") {
    mulin::test::TempOffice office;
    const RecordId person = office.add("person", Values().set("name", "单秀兰"));
    const RecordId entry = office.add("living_alone", Values().set("person", person).set("entered_on", office.today()));
    const auto key = [&] {
        auto row = office.reader().prepare("SELECT sort_key FROM t_living_alone WHERE uid = ?");
        row.bind(1, entry.uid());
        return row.step() ? std::string(row.text(0)) : std::string();
    };
    CHECK(key().substr(0, 4) == "shan");
    CHECK(office.sound());
    mulin::test::must(office.set("living_alone", entry, Values().set("keeper", "王伟")));
    CHECK(key().substr(0, 4) == "shan");
    CHECK(office.sound());
    mulin::test::must(office.set("person", person, Values().set("name", "仇永福")));
    CHECK(key().substr(0, 3) == "qiu");
    CHECK(office.sound());
}
