// Many records at once: who can and who cannot is told before, by the checks of the act itself.
#include "core/records/bulk_change.h"
#include "core/records/query.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using records::BulkChange;
using schema::Value;
using schema::Values;

namespace {

std::vector<std::int64_t> rowsOf(TempOffice& office, const std::string& type, const std::string& where = {}) {
    records::Query query;
    query.type = type;
    query.where = where;
    return must(records::spine(office.reader(), office.tables(), office.access(), query, office.today()));
}

records::BulkPlan plan(TempOffice& office, const BulkChange& change, const access::Access& access) {
    NoProgress progress;
    return must(records::planBulk(office.journal(), access, change, rowsOf(office, change.type), progress));
}

} // namespace

TEST_CASE("a field of many: those that can, those that say so already, and why the others cannot") {
    TempOffice office;
    const Date born = *Date::fromIso("1950-01-01");
    for (int i = 0; i < 5; ++i)
        office.add("person", Values().set("name", "居民" + std::to_string(i)).set("birth_date", Value(born)));
    const RecordId same =
        office.add("person", Values().set("name", "已故").set("died_on", Value(*Date::fromIso("2026-03-01"))));
    BulkChange change{"person", Values().set("died_on", Value(*Date::fromIso("2026-03-01"))), false};
    const std::string before = office.digest();
    const auto planned = plan(office, change, office.access());
    CHECK(planned.can.size() + planned.refused.size() == 5);
    CHECK(planned.same == 1);
    CHECK(office.digest() == before); // nothing of it stays
    // What no record may say is refused by every one of them.
    change.values = Values().set("died_on", Value(office.today().plusDays(2)));
    const auto future = plan(office, change, office.access());
    CHECK(future.can.empty());
    REQUIRE(future.refused.size() == 6);
    CHECK(future.refused.front().error.code == ErrorCode::FutureDate);
    CHECK(office.record("person", same).alive);
}

TEST_CASE("one act, one undo; what is needed elsewhere stays") {
    TempOffice office;
    const RecordId visited = office.add("person", Values().set("name", "单秀兰"));
    const RecordId worker = office.add("person", Values().set("name", "王海燕"));
    for (const char* name : {"甲", "乙", "丙"}) office.add("person", Values().set("name", name));
    office.add("visit", Values()
                            .set("visited_on", Value(office.today()))
                            .link("people", "visited", visited)
                            .link("people", "visitor", worker));
    const BulkChange change{"person", {}, true};
    const auto planned = plan(office, change, office.access());
    CHECK(planned.can.size() == 3);
    REQUIRE(planned.refused.size() == 2);
    for (const auto& one : planned.refused) CHECK(one.error.code == ErrorCode::StillReferenced);
    NoProgress progress;
    const auto outcome = must(records::applyBulk(
        office.journal(), office.access(), {"person.delete", {{"type", "person"}}}, change, planned.can, progress));
    CHECK(outcome.done == 3);
    CHECK(outcome.refused.empty());
    CHECK(rowsOf(office, "person").size() == 2);
    must(office.journal().undo(office.access()));
    CHECK(rowsOf(office, "person").size() == 5);
    CHECK(office.sound());
}

TEST_CASE("what only fails together is left out, the others are written") {
    TempOffice office;
    const RecordId first = office.add("organisation", Values().set("name", "甲"));
    const RecordId gone = office.add("organisation", Values().set("name", "乙"));
    const BulkChange change{"organisation", Values().set("remark", "一起"), false};
    must(office.transact("organisation.delete",
                         [&](journal::Writer& writer) { return writer.remove("organisation", gone); }));
    NoProgress progress;
    const std::vector<RecordId> both{first, gone};
    const auto outcome = must(records::applyBulk(
        office.journal(), office.access(), {"organisation.edit", {{"type", "organisation"}}}, change, both, progress));
    CHECK(outcome.done == 1);
    REQUIRE(outcome.refused.size() == 1);
    CHECK(outcome.refused.front().id == gone);
    CHECK(office.record("organisation", first).text("remark") == "一起");
}

TEST_CASE("whoever may not write is told so record by record, and nothing is written") {
    TempOffice office;
    office.add("person", Values().set("name", "单秀兰"));
    office.add("user", Values().set("login", "street").set("name", "街道").set("roles", "|street_staff|"));
    const access::Access street = must(office.office->accessFor("street"));
    const auto planned = plan(office, {"person", Values().set("remark", "改"), false}, street);
    CHECK(planned.can.empty());
    for (const auto& one : planned.refused) CHECK(one.error.code == ErrorCode::Denied);
    CHECK(planned.gone + static_cast<std::int64_t>(planned.refused.size()) == 1);
}
