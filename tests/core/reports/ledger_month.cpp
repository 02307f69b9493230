#include "core/reports/ledger_table.h"

#include "core/organisation/setup.h"
#include "core/records/setting.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::reports;
using mulin::schema::Values;
using mulin::test::must;

namespace {

Date day(int year, int month, int date) { return *Date::fromYmd(year, month, date); }

/// From 2026-03-10 on.
struct LedgerOffice : test::TempOffice {
    RecordId enrol(const char* name, Date since) {
        const RecordId person = add("person", Values().set("name", name));
        return add("living_alone",
                   Values().set("person", person).set("entered_on", since).set("entry_reason", "found"));
    }
    void leave(RecordId id, Date on) {
        (void)must(set("living_alone", id, Values().set("left_on", on).set("exit_reason", "moved")));
    }
    LedgerMonth month(int number) {
        NoProgress progress;
        return must(ledgerMonth(reader(), tables(), access(), "living_alone", monthPeriod(2026, number, 0), progress));
    }
    std::vector<std::string> at(Date on, bool then) {
        NoProgress progress;
        const auto sheet = must(ledgerAt(reader(), tables(), office->catalogue(), access(), "living_alone", on, then,
                                         {"person", "keeper"}, schema::Language::Zh, progress));
        std::vector<std::string> rows;
        for (const auto& row : sheet.rows) rows.push_back(row.cells[0] + "/" + row.cells[1]);
        return rows;
    }
};

using Rows = std::vector<std::string>;

} // namespace

TEST_CASE("what a month brought to a ledger", "[reports]") {
    LedgerOffice office; // 10 March
    const RecordId first = office.enrol("丁一", day(2026, 2, 3)), second = office.enrol("戊二", day(2026, 3, 1));
    office.nextDay();
    (void)must(office.set("living_alone", first, Values().set("keeper", "王海燕")));
    (void)must(office.set("living_alone", first, Values().set("keeper", "李敏")));
    const auto taken = must(office.set("living_alone", second, Values().set("keeper", "误填")));
    (void)must(office.journal().undo(office.access(), taken.txn));
    office.leave(second, day(2026, 3, 11));

    const LedgerMonth march = office.month(3);
    CHECK(march.figures.before == 1);
    CHECK(march.figures.entered == 1);
    CHECK(march.changed == 1);
    CHECK(march.figures.left == 1);
    CHECK(march.figures.members == 1);
    REQUIRE(march.changes.size() == 3);
    CHECK(march.changes[0].kind == LedgerChange::Kind::Entered);
    CHECK(march.changes[0].enrolment == second);
    CHECK(march.changes[0].day == day(2026, 3, 1));
    CHECK(march.changes[0].enteredOn == day(2026, 3, 10));
    CHECK(march.changes[0].reason == "found");
    const LedgerChange& changed = march.changes[1];
    CHECK(changed.enrolment == first);
    REQUIRE(changed.fields.size() == 1);
    CHECK(changed.fields[0].before.isEmpty());
    CHECK(changed.fields[0].after == schema::Value("李敏"));
    CHECK(march.changes[2].reason == "moved");
    CHECK(march.changes[2].enteredOn == day(2026, 3, 11));

    const LedgerMonth february = office.month(2);
    CHECK(february.figures.before == 0);
    CHECK(february.figures.entered == 1);
    CHECK(february.changed == 0); // what was written in March
    CHECK(february.figures.members == 1);
}

TEST_CASE("a ledger as of a day, as known now and as known then", "[reports]") {
    LedgerOffice office;
    const RecordId first = office.enrol("丁一", day(2026, 2, 3));
    office.nextDay(10); // 20 March
    (void)must(office.set("living_alone", first, Values().set("keeper", "王海燕")));
    office.enrol("戊二", day(2026, 3, 1)); // entered late
    office.nextDay(12);                    // 1 April
    office.leave(first, day(2026, 4, 1));
    CHECK(office.at(day(2026, 3, 15), false) == Rows{"丁一/王海燕", "戊二/"});
    CHECK(office.at(day(2026, 3, 15), true) == Rows{"丁一/"});
    CHECK(office.at(day(2026, 3, 31), true) == Rows{"丁一/王海燕", "戊二/"});
    CHECK(office.at(day(2026, 4, 1), false) == Rows{"戊二/"});
    CHECK(office.at(day(2026, 1, 1), false).empty());
}

TEST_CASE("what may not be read is not in the month", "[reports]") {
    LedgerOffice office;
    NoProgress progress;
    CHECK(ledgerMonth(office.reader(), office.tables(), office.access(), "person", monthPeriod(2026, 3, 0), progress)
              .error()
              .code == ErrorCode::UnknownType);
}

TEST_CASE("two months against each other: who is more, who is missing, who only came and went", "[reports]") {
    LedgerOffice office; // 10 March
    const RecordId stays = office.enrol("丁一", day(2026, 1, 3)), goes = office.enrol("戊二", day(2026, 1, 5));
    office.enrol("己三", day(2026, 2, 2));
    const RecordId passing = office.enrol("庚四", day(2026, 2, 3));
    office.leave(passing, day(2026, 2, 20));
    const RecordId again = office.enrol("辛五", day(2026, 1, 8));
    office.leave(again, day(2026, 2, 9));
    (void)office.add("living_alone", Values()
                                         .set("person", office.record("living_alone", again).get("person"))
                                         .set("entered_on", day(2026, 3, 1))
                                         .set("entry_reason", "found"));
    office.leave(goes, day(2026, 3, 5));
    office.nextDay();
    (void)must(office.set("living_alone", stays, Values().set("keeper", "李敏")));
    (void)must(office.set("living_alone", goes, Values().set("keeper", "李敏")));

    NoProgress progress;
    const auto compare = [&](int earlier, int later) {
        return compareLedger(office.reader(), office.tables(), office.access(), "living_alone",
                             monthPeriod(2026, earlier, 0), monthPeriod(2026, later, 0), progress);
    };
    const LedgerComparison found = must(compare(1, 3));
    CHECK(found.earlier.members == 3);
    CHECK(found.later.members == 3);
    CHECK(found.passing == 2);
    std::vector<std::pair<LedgerChange::Kind, std::string>> seen;
    for (const LedgerChange& change : found.between.changes)
        seen.emplace_back(change.kind, office.record("person", change.person).text("name"));
    CHECK(seen == std::vector<std::pair<LedgerChange::Kind, std::string>>{{LedgerChange::Kind::Entered, "己三"},
                                                                          {LedgerChange::Kind::Changed, "丁一"},
                                                                          {LedgerChange::Kind::Left, "戊二"}});
    CHECK(found.between.changed == 1);
    CHECK(compare(3, 3).error().code == ErrorCode::BadArgument);

    const auto table =
        must(ledgerComparisonTable(office.reader(), office.tables(), office.office->catalogue(), office.access(),
                                   "living_alone", {2026, 3}, {2026, 1}, 0, schema::Language::Zh, progress));
    CHECK(table.table.rows.size() == 3);
    CHECK(table.table.note.find("2026-01：") < table.table.note.find("2026-03：")); // in either order
    CHECK(table.table.note.find("多出 1 人，少了 1 人") != std::string::npos);
}

TEST_CASE("reviews of a month: those done, and those still open at its end", "[reports]") {
    LedgerOffice office; // 10 March
    std::vector<RecordId> ids;
    for (const char* name : {"丁一", "戊二", "己三", "庚四"}) ids.push_back(office.enrol(name, day(2026, 1, 3)));
    for (const RecordId& id : ids)
        (void)must(office.set("living_alone", id, Values().set("next_review_on", day(2026, 3, 20))));
    (void)must(office.set("living_alone", ids[3], Values().set("next_review_on", day(2026, 4, 2))));
    CHECK(office.month(3).figures.reviewsDue == 3);
    CHECK(office.month(3).figures.reviewed == 0);
    const auto review = [&](std::size_t which, Date on, Date next) {
        return must(
            office.set("living_alone", ids[which], Values().set("reviewed_on", on).set("next_review_on", next)));
    };
    review(0, office.today(), day(2026, 9, 20));
    CHECK(office.month(3).figures.reviewsDue == 3); // doing it takes nothing away
    CHECK(office.month(3).figures.reviewed == 1);
    office.nextDay(28);                           // 7 April
    review(1, office.today(), day(2026, 10, 20)); // late
    const auto wrong = review(2, office.today(), day(2026, 10, 20));
    (void)must(office.journal().undo(office.access(), wrong.txn));
    CHECK(office.month(3).figures.reviewsDue == 3); // as it was at the end of March
    CHECK(office.month(3).figures.reviewed == 1);
    CHECK(office.month(4).figures.reviewsDue == 2); // the one of the 2nd, and the late one
    CHECK(office.month(4).figures.reviewed == 1);
    office.nextDay(160);
    review(0, office.today(), day(2027, 3, 20)); // again: March keeps its own
    CHECK(office.month(3).figures.reviewed == 1);
    CHECK(office.month(3).figures.reviewsDue == 3);
}

TEST_CASE("whoever was entered in error was never in it", "[reports]") {
    LedgerOffice office;
    office.enrol("丁一", day(2026, 2, 3));
    const RecordId wrong = office.enrol("戊二", day(2026, 2, 4));
    (void)must(office.set("living_alone", wrong, Values().set("left_on", day(2026, 3, 2)).set("exit_reason", "error")));
    const LedgerMonth march = office.month(3);
    CHECK(march.figures.before == 1);
    CHECK(march.figures.left == 0);
    CHECK(march.figures.members == 1);
    CHECK(std::ranges::count(march.changes, LedgerChange::Kind::Left, &LedgerChange::kind) == 0);
    CHECK(office.at(day(2026, 2, 20), false) == Rows{"丁一/"});
}

TEST_CASE("what counts as entered late is one setting", "[reports]") {
    LedgerOffice office;                   // 10 March
    office.enrol("丁一", day(2026, 3, 6)); // four days
    NoProgress progress;
    const auto entered = [&] {
        const auto made =
            must(ledgerMonthTable(office.reader(), office.tables(), office.office->catalogue(), office.access(),
                                  "living_alone", {2026, 3}, 0, office.today(), schema::Language::Zh, progress));
        return made.table.rows.front().back();
    };
    CHECK(entered().find("补") != std::string::npos);
    must(office.transact("setting", [&](journal::Writer& writer) {
        return organisation::setSetting(writer, records::setting_key::lateAfterDays, "5");
    }));
    CHECK(entered().find("补") == std::string::npos);
}
