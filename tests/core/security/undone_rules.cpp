// Undo writes what was there before, and asks again whether that may be so today.
#include "core/security/users.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::schema::Values;
using mulin::test::must;

namespace {

Date day(int year, int month, int date) { return *Date::fromYmd(year, month, date); }

struct Undoing : test::TempOffice {
    TxnId act(const journal::Journal::Body& body) { return *must(transact("record.set", body)).txn; }
    TxnId set(const char* type, RecordId id, const Values& values) {
        return act([&](journal::Writer& writer) -> Result<void> { return writer.update(type, id, values); });
    }
    TxnId remove(const char* type, RecordId id) {
        return act([&](journal::Writer& writer) -> Result<void> { return writer.remove(type, id); });
    }
    ErrorCode undo(TxnId txn) {
        const std::string before = digest();
        const auto done = journal().undo(access(), txn);
        if (done) return ErrorCode::Internal;
        CHECK(digest() == before);
        return done.error().code;
    }
    bool undone(TxnId txn) { return journal().undo(access(), txn).has_value(); }
    RecordId user(const char* login, const char* roles) {
        return add("user", Values().set("login", login).set("name", login).set("roles", roles));
    }
    RecordId person(const char* name, const char* number = "") {
        Values values;
        values.set("name", name);
        if (*number) values.set("id_number", number);
        return add("person", values);
    }
    RecordId enrol(RecordId who, Date on, std::optional<Date> until = {}) {
        Values values;
        values.set("person", who).set("entered_on", on);
        if (until) values.set("left_on", *until);
        return add("living_alone", values);
    }
};

} // namespace

TEST_CASE("a login that was given away does not come back by undo", "[undo]") {
    Undoing office;
    const RecordId old = office.user("zhou", "|secretary|");
    const TxnId removed = office.remove("user", old);
    const RecordId heir = office.user("zhou", "|grid_worker|");
    CHECK(office.undo(removed) == ErrorCode::AlreadyTaken);
    const TxnId renamed = office.set("user", heir, Values().set("login", "zhou2"));
    CHECK(office.undone(removed));
    CHECK(office.undo(renamed) == ErrorCode::AlreadyTaken);
}

TEST_CASE("the last administrator stays, also by undo", "[undo]") {
    Undoing office;
    const RecordId zhou = office.user("zhou", "|secretary|");
    const TxnId raised = office.set("user", zhou, Values().set("roles", "|administrator|secretary|"));
    const RecordId first(office.access().user()->uid());
    const auto asZhou = must(office.office->accessFor("zhou"));
    (void)must(office.journal().transact(asZhou, {"user.delete", {}}, [&](journal::Writer& writer) -> Result<void> {
        return writer.remove("user", first);
    }));
    const auto refused = office.journal().undo(asZhou, raised);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::LastAdministrator);
}

TEST_CASE("nobody is in a ledger twice by undo", "[undo]") {
    Undoing office;
    const RecordId who = office.person("区振华");
    const RecordId first = office.enrol(who, day(2024, 1, 1));
    const TxnId left = office.set("living_alone", first, Values().set("left_on", day(2025, 1, 1)));
    const RecordId second = office.enrol(who, day(2025, 6, 1));
    CHECK(office.undo(left) == ErrorCode::AlreadyThere);
    (void)office.set("living_alone", second, Values().set("left_on", day(2025, 12, 1)));
    CHECK(office.undo(left) == ErrorCode::PeriodsOverlap);
    const TxnId remarked = office.set("living_alone", first, Values().set("remark", "随子女"));
    CHECK(office.undone(remarked)); // nothing of the dates
    const TxnId removed = office.remove("living_alone", first);
    (void)office.set("living_alone", second, Values().set("entered_on", day(2024, 6, 1)));
    CHECK(office.undo(removed) == ErrorCode::PeriodsOverlap);
    CHECK(office.sound());
}

TEST_CASE("numbers and codes are one's alone, also by undo", "[undo]") {
    Undoing office;
    const TxnId removed = office.remove("person", office.person("甲", "130202194001010018"));
    office.person("甲", "130202194001010018");
    CHECK(office.undo(removed) == ErrorCode::AlreadyThere);
}

TEST_CASE("what was in the way may go by the same act", "[undo]") {
    Undoing office;
    const RecordId a = office.user("jia", "|secretary|"), b = office.user("yi", "|secretary|");
    const TxnId swapped = office.act([&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(writer.update("user", a, Values().set("login", "bing")));
        MULIN_TRY(writer.update("user", b, Values().set("login", "jia")));
        return writer.update("user", a, Values().set("login", "yi"));
    });
    CHECK(office.undone(swapped));
    CHECK(office.record("user", a).text("login") == "jia");
}

TEST_CASE("an enrolment is not put to somebody who is in it then", "[ledgers]") {
    Undoing office;
    const RecordId one = office.person("甲"), other = office.person("乙");
    office.enrol(one, day(2020, 1, 1), day(2024, 1, 1));
    const RecordId second = office.enrol(other, day(2021, 1, 1), day(2022, 1, 1));
    const auto done = office.transact("living_alone.edit", [&](journal::Writer& writer) -> Result<void> {
        return writer.update("living_alone", second, Values().set("person", one));
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::PeriodsOverlap);
}

TEST_CASE("what is said of sealed ledgers, and that two were merged, is not written by hand", "[security]") {
    Undoing office;
    const RecordId one = office.person("甲"), other = office.person("乙");
    const auto code = [&](const char* type, const Values& values) {
        const auto done = office.transact("record.add", [&](journal::Writer& writer) -> Result<void> {
            if (auto made = writer.create(type, values); !made) return made.error();
            return {};
        });
        return done ? ErrorCode::Internal : done.error().code;
    };
    Values answer;
    answer.set("person", one)
        .set("rule", "turns")
        .set("answer", "declined")
        .set("reason", "否")
        .set("answered_on", office.today());
    CHECK(code("suggestion_answer", Values(answer).set("ledger", "correction")) == ErrorCode::VaultApart);
    CHECK(code("suggestion_answer", Values(answer).set("ledger", "living_alone")) == ErrorCode::Internal);
    Values match;
    match.set("one_id", one.hex()).set("other_id", other.hex()).set("one_name", "甲").set("other_name", "乙");
    match.set("decided_on", office.today());
    CHECK(code("person_match", Values(match).set("verdict", "merged")) == ErrorCode::ReadOnlyField);
    CHECK(code("person_match", Values(match).set("verdict", "different").set("other_id", one.hex())) ==
          ErrorCode::BadValue);
    CHECK(code("person_match", Values(match).set("verdict", "different")) == ErrorCode::Internal);
}
