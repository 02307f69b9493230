// For whom a ledger is, by its own rules: asked about, never refused.
#include "core/ledgers/ages.h"
#include "tests/support/temp_office.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::ledgers;
using mulin::test::TempOffice;

namespace {
std::optional<AgeSpan> agesOfShipped(const TempOffice& office, const char* ledger) {
    return agesOf(*office.office->catalogue().find(ledger));
}
} // namespace

TEST_CASE("the ages of the shipped ledgers follow from their rules") {
    TempOffice office;
    CHECK(agesOfShipped(office, "advanced_age") == AgeSpan{80, std::nullopt, 30});
    CHECK(agesOfShipped(office, "living_alone") == AgeSpan{60, std::nullopt, 0});
    CHECK(agesOfShipped(office, "empty_nest") == AgeSpan{60, std::nullopt, 0});
    CHECK(agesOfShipped(office, "infant") == AgeSpan{std::nullopt, 2, 0});
    CHECK(agesOfShipped(office, "left_behind_child") == AgeSpan{std::nullopt, 17, 0});
    CHECK(agesOfShipped(office, "orphan") == AgeSpan{std::nullopt, 17, 0});
    // A rule for those of another ledger says nothing of the rest.
    for (const char* any : {"job_seeker", "floating_population", "special_hardship", "minimum_living", "veteran"})
        CHECK_FALSE(agesOfShipped(office, any));
}

TEST_CASE("who reaches the age within the days named belongs already") {
    const Date today = *Date::fromIso("2026-03-10");
    const AgeSpan ages{80, std::nullopt, 30};
    CHECK(ages.holds(*Date::fromIso("1946-03-10"), today));
    CHECK(ages.holds(*Date::fromIso("1946-04-09"), today));
    CHECK_FALSE(ages.holds(*Date::fromIso("1946-04-10"), today));
    const AgeSpan small{std::nullopt, 2, 0};
    CHECK(small.holds(*Date::fromIso("2023-03-11"), today));
    CHECK_FALSE(small.holds(*Date::fromIso("2023-03-10"), today)); // three today
}

TEST_CASE("of many, those are told who are too young or too old") {
    TempOffice office;
    const auto add = [&](const char* name, const char* born) {
        schema::Values values;
        values.set("name", schema::Value(name));
        if (*born) values.set("birth_date", schema::Value(*Date::fromIso(born)));
        return office.add("person", values);
    };
    const Date today = office.today();
    const std::vector<RecordId> people{add("老人", today.plusMonths(-12 * 85).iso().c_str()),
                                       add("青年", today.plusMonths(-12 * 30).iso().c_str()), add("不详", "")};
    const schema::TypeDef& ledger = *office.office->catalogue().find("advanced_age");
    const auto found = outOfAge(office.reader(), office.tables(), office.access(), ledger, people, today);
    REQUIRE(found.size() == 1);
    CHECK(found.front().name == "青年");
    CHECK(found.front().years == 30);
    CHECK(found.front().person == people[1]);
}
