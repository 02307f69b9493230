#include "core/ledgers/enrolment_rule.h"

#include "core/access/rights.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::schema::Values;
using mulin::test::must;

namespace {

Date day(int year, int month, int date) { return *Date::fromYmd(year, month, date); }

/// 2026-03-10: somebody born in 1950.
struct LedgerOffice : test::TempOffice {
    RecordId person = add("person", Values().set("name", "单秀兰").set("birth_date", day(1950, 5, 1)));

    Result<RecordId> enrol(const char* ledger, Date since, std::optional<Date> until = {}, Values more = {}) {
        more.set("person", person).set("entered_on", since);
        if (until) more.set("left_on", *until);
        std::optional<RecordId> id;
        MULIN_TRY(transact(std::string(ledger) + ".enrol", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(made, writer.create(ledger, more));
            id = made;
            return {};
        }));
        return *id;
    }
    schema::Value reviewOf(RecordId id) { return record("minimum_living", id).get("next_review_on"); }
};

} // namespace

TEST_CASE("nobody is enrolled before birth or after death", "[ledgers]") {
    LedgerOffice office;
    const auto early = office.enrol("living_alone", day(1949, 1, 1));
    REQUIRE_FALSE(early);
    CHECK(early.error().code == ErrorCode::BeforeBirth);
    CHECK(early.error().arg("field") == "entered_on");
    CHECK(early.error().arg("birth") == "1950-05-01");
    (void)must(office.set("person", office.person, Values().set("died_on", day(2026, 1, 5))));
    const auto late = office.enrol("living_alone", day(2026, 1, 6));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::AfterDeath);
    CHECK(office.enrol("living_alone", day(2026, 1, 5)));
}

TEST_CASE("birth and death of a person agree with the ledgers, whichever is written later", "[ledgers]") {
    LedgerOffice office;
    const auto refusal = [&](RecordId person, const Values& values) {
        const auto done = office.set("person", person, values);
        REQUIRE_FALSE(done);
        return done.error();
    };
    (void)must(office.enrol("minimum_living", day(2020, 6, 1), day(2021, 6, 1)));
    const RecordId open = must(office.enrol("living_alone", day(2024, 1, 1)));
    const Error young = refusal(office.person, Values().set("birth_date", day(2020, 6, 2)));
    CHECK(young.code == ErrorCode::BeforeBirth);
    CHECK(young.arg("type") == "minimum_living");
    CHECK(young.arg("field") == "entered_on");
    CHECK(young.arg("value") == "2020-06-01");
    CHECK(young.arg("birth") == "2020-06-02");
    const Error dead = refusal(office.person, Values().set("died_on", day(2023, 12, 31)));
    CHECK(dead.code == ErrorCode::AfterDeath);
    CHECK(dead.arg("type") == "living_alone");
    CHECK(dead.arg("value") == "2024-01-01");
    CHECK(dead.arg("death") == "2023-12-31");
    (void)must(office.set("person", office.person, Values().set("birth_date", day(2020, 6, 1))));
    (void)must(office.set("person", office.person, Values().set("died_on", day(2024, 1, 1))));
    // A number says when somebody was born, too.
    office.person = office.add("person", Values().set("name", "曲桂芝"));
    (void)must(office.enrol("minimum_living", day(2020, 6, 1)));
    CHECK(refusal(office.person, Values().set("id_number", "110101202105010014")).code == ErrorCode::BeforeBirth);
    // An enrolment that is in the recycle bin is in nobody's way, and does not come back before the birth.
    must(office.transact("living_alone.delete",
                         [&](journal::Writer& writer) { return writer.remove("living_alone", open); }));
    const RecordId first(office.record("living_alone", open).get("person").uid());
    (void)must(office.set("person", first, Values().set("died_on", day(2023, 12, 31))));
    const auto back =
        office.transact("restore", [&](journal::Writer& writer) { return writer.restore("living_alone", open); });
    REQUIRE_FALSE(back);
    CHECK(back.error().code == ErrorCode::AfterDeath);
}

TEST_CASE("an undo brings no birth behind the entry into a ledger", "[ledgers]") {
    LedgerOffice office;
    const auto corrected = must(office.set("person", office.person, Values().set("birth_date", day(1940, 5, 1))));
    const RecordId entry = must(office.enrol("living_alone", day(1945, 1, 1)));
    const auto undone = office.journal().undo(office.access(), corrected.txn);
    REQUIRE_FALSE(undone);
    CHECK(undone.error().code == ErrorCode::BeforeBirth);
    (void)must(office.set("living_alone", entry, Values().set("entered_on", day(1951, 1, 1))));
    CHECK(office.journal().undo(office.access(), corrected.txn));
}

TEST_CASE("who was entered in error stands in nobody's way", "[ledgers]") {
    LedgerOffice office;
    const RecordId wrong = must(office.enrol("living_alone", day(2024, 1, 1)));
    const auto later = [&] { return office.set("person", office.person, Values().set("birth_date", day(2025, 1, 1))); };
    CHECK_FALSE(later());
    (void)must(office.set("living_alone", wrong, Values().set("left_on", day(2024, 2, 1)).set("exit_reason", "error")));
    CHECK(later());
}

TEST_CASE("a refusal does not tell of ledgers that may not be read", "[ledgers]") {
    LedgerOffice office;
    (void)must(office.enrol("living_alone", day(2024, 1, 1)));
    const access::Role role{
        "desk", {}, {}, {}, {{"people", {access::Right::Read, access::Right::Write}, access::Reach::Office, {}}}};
    const access::Access desk(*office.access().user(), std::span(&role, 1), office.office->catalogue(), {});
    must(office.journal().transact(desk, {"person.set", {}}, [&](journal::Writer& writer) {
        return writer.update("person", office.person, Values().set("birth_date", day(2025, 1, 1)));
    }));
    CHECK(office.record("person", office.person).get("birth_date").date() == day(2025, 1, 1));
}

TEST_CASE("nobody is in a ledger twice at a time, and may come back", "[ledgers]") {
    LedgerOffice office;
    (void)must(office.enrol("living_alone", day(2024, 1, 1), day(2025, 1, 1)));
    const auto within = office.enrol("living_alone", day(2024, 6, 1), day(2024, 7, 1));
    REQUIRE_FALSE(within);
    CHECK(within.error().code == ErrorCode::PeriodsOverlap);
    CHECK(within.error().arg("from") == "2024-01-01");
    CHECK(within.error().arg("until") == "2025-01-01");
    CHECK(office.enrol("living_alone", day(2024, 12, 31)).error().code == ErrorCode::PeriodsOverlap);
    const RecordId again = must(office.enrol("living_alone", day(2025, 1, 1)));
    CHECK(office.enrol("minimum_living", day(2024, 6, 1))); // another ledger
    CHECK(office.enrol("living_alone", day(2026, 1, 1)).error().code == ErrorCode::AlreadyThere);
    // A change is judged like an entry; what does not touch the dates passes.
    CHECK(office.set("living_alone", again, Values().set("entered_on", day(2024, 12, 1))).error().code ==
          ErrorCode::PeriodsOverlap);
    CHECK(office.set("living_alone", again, Values().set("keeper", "王海燕")));
}

TEST_CASE("the day of the next review follows from the ledger", "[ledgers]") {
    CHECK(ledgers::nextReview(day(2026, 3, 10), 12, day(2026, 3, 10)) == day(2027, 3, 10));
    CHECK(ledgers::nextReview(day(2019, 3, 10), 12, day(2026, 3, 10)) == day(2027, 3, 10));
    CHECK(ledgers::nextReview(day(2019, 3, 11), 12, day(2026, 3, 10)) == day(2026, 3, 11));
    CHECK(ledgers::nextReview(day(2025, 8, 31), 6, day(2026, 3, 10)) == day(2026, 8, 31));
    CHECK(ledgers::nextReview(day(2026, 3, 1), 1, day(2026, 3, 10)) == day(2026, 4, 1));
    // over the turn of a year, with steps shorter than half of one
    CHECK(ledgers::nextReview(day(2025, 12, 20), 3, day(2026, 1, 5)) == day(2026, 3, 20));
    CHECK(ledgers::nextReview(day(2025, 12, 31), 1, day(2026, 1, 1)) == day(2026, 1, 31));
    CHECK(ledgers::nextReview(day(2025, 11, 30), 3, day(2026, 2, 28)) ==
          day(2026, 5, 30)); // on the day itself: the next

    LedgerOffice office;
    const RecordId id = must(office.enrol("minimum_living", day(2025, 6, 1)));
    CHECK(office.reviewOf(id) == schema::Value(day(2026, 6, 1)));
    (void)must(office.set("minimum_living", id,
                          Values().set("able_to_work", std::int64_t(1)).set("reviewed_on", day(2026, 3, 2))));
    CHECK(office.reviewOf(id) == schema::Value(day(2026, 9, 2))); // somebody is able to work: half-yearly
    (void)must(office.set("minimum_living", id,
                          Values().set("reviewed_on", day(2026, 3, 9)).set("next_review_on", day(2026, 5, 1))));
    CHECK(office.reviewOf(id) == schema::Value(day(2026, 5, 1))); // whoever names a day has it
    // A rule about a choice, too.
    const RecordId frail = must(office.enrol("advanced_age", day(2025, 12, 1), {}, Values().set("health", "unable")));
    CHECK(office.record("advanced_age", frail).get("next_review_on") == schema::Value(day(2026, 6, 1)));
}

TEST_CASE("what has come to its end is closed", "[ledgers]") {
    LedgerOffice office;
    const std::string path = office.office->path();
    office.office.reset();
    auto catalogue = must(schema::Catalogue::shipped());
    must(catalogue.add("[type]\nid = \"term\"\nextends = \"enrolment\"\nlabel = { zh = \"期限\", en = \"Term\" }\n"
                       "closes_on = \"ends_on\"\n"
                       "[[field]]\nid = \"ends_on\"\ntype = \"date\"\nlabel = { zh = \"期满\", en = \"Ends\" }\n",
                       "term.toml"));
    must(catalogue.check());
    OfficeOptions options{office.environment};
    options.catalogue = std::move(catalogue);
    office.office = must(Office::open(path, Office::Mode::Write, std::move(options)));
    const RecordId id = must(office.enrol("term", day(2025, 1, 1), {}, Values().set("ends_on", day(2026, 3, 11))));
    office.nextDay(); // 11 March, the last day
    (void)must(office.set("term", id, Values().set("keeper", "王海燕")));
    office.nextDay();
    const auto late = office.set("term", id, Values().set("keeper", "李敏"));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::RecordClosed);
    CHECK(late.error().arg("on") == "2026-03-11");
    (void)must(office.set("term", id, Values().set("left_on", day(2026, 3, 11)).set("exit_reason", "no_longer")));
    (void)must(office.set("term", id, Values().set("ends_on", day(2026, 9, 11)))); // the term was set wrong
    (void)must(office.set("term", id, Values().set("keeper", "李敏")));
}
