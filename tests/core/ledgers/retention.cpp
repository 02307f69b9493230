#include "core/ledgers/retention.h"

#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::schema::Values;
using mulin::test::must;

TEST_CASE("an enrolment whose time is over is told, not deleted", "[ledgers]") {
    test::TempOffice office; // 2026-03-10; five years unless the ledger says otherwise
    const auto left = [&](const char* name, const char* on) {
        const RecordId person = office.add("person", Values().set("name", name));
        office.add("living_alone", Values()
                                       .set("person", person)
                                       .set("entered_on", *Date::fromIso("2019-01-01"))
                                       .set("left_on", *Date::fromIso(on))
                                       .set("exit_reason", "moved"));
    };
    left("丁一", "2021-03-10");
    left("戊二", "2021-03-11");
    const auto ask = [&] {
        return must(
            expired(office.reader(), office.tables(), office.office->catalogue(), office.access(), office.today()));
    };
    auto found = ask();
    REQUIRE(found.size() == 1);
    CHECK(found[0].ledger->id == "living_alone");
    CHECK(found[0].count == 1);
    CHECK(found[0].leftBy.iso() == "2021-03-10");
    office.nextDay();
    CHECK(ask()[0].count == 2);
}
