// A judicial office keeps talks, leave and assessments; a neighbourhood their references. What was entered stays, when
// the kind of the office is changed.
#include "core/casework/deadlines.h"
#include "core/journal/vault.h"
#include "core/ledgers/definitions.h"
#include "core/organisation/setup.h"
#include "core/records/query.h"
#include "core/security/users.h"
#include "core/security/vaults.h"
#include "tests/support/temp_office.h"

#include <algorithm>

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

const std::string vault = "vault:correction";

/// With the vault open, on Tuesday 2026-03-10.
struct Judicial : TempOffice {
    Judicial() {
        must(security::makePersonalKey(journal(), *access().user(), db::Secret("Limin-2026-office"),
                                       db::KeyCost::floor()));
        must(security::makeVault(journal(), access(), vault, db::Secret("Limin-2026-office")));
    }
    Result<journal::ChangeSet> become(const std::string& kind) {
        return transact("office.kind", [&](journal::Writer& writer) {
            return organisation::setSetting(writer, organisation::setting_key::officeKind, kind);
        });
    }
    void openAgain() {
        reopen();
        must(security::openVault(journal(), access(), vault, db::Secret("Limin-2026-office")));
    }
    void turn(const std::string& kind) {
        must(become(kind));
        openAgain();
    }
    const schema::TypeDef& type(const char* id) { return *office->catalogue().find(id); }
    Values leave() {
        return Values()
            .set("person", person)
            .set("applied_on", day(2))
            .set("starts_on", day(5))
            .set("ends_on", day(8)) // a Sunday
            .set("destination", "天津")
            .set("reason", "medical");
    }
    Values reference() {
        return Values().set("person", person).set("held_on", day(2)).set("kind", "talk").set("direction", "told");
    }
    ErrorCode refused(const char* id, const Values& values) {
        const auto result = transact("record.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(writer.create(id, values));
            return {};
        });
        REQUIRE_FALSE(result);
        CHECK(result.error().arg("type") == id);
        return result.error().code;
    }
    std::vector<std::string> due(Date until, const std::string& in = vault) {
        NoProgress progress;
        std::vector<std::string> out;
        for (const casework::DueStep& one :
             must(casework::dueSteps(reader(), tables(), office->catalogue(), access(), WorkingCalendar::shipped(),
                                     {today(), until, {}, in}, progress)))
            out.push_back(one.step->id + " " + one.due.iso() + " " + one.name);
        return out;
    }
    static Date day(int date) { return *Date::fromYmd(2026, 3, date); }

    RecordId person = add("person", Values().set("name", "单立新"));
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("kind of office: what it does not keep is not entered, and what was entered stays") {
    Judicial it;
    CHECK(it.type("correction_leave").elsewhere);
    CHECK(it.refused("correction_leave", it.leave()) == ErrorCode::OtherOffice);
    const RecordId reference = it.add("correction_reference", it.reference());

    it.turn("judicial");
    CHECK(it.type("correction_leave").takesNew());
    const RecordId leave = it.add("correction_leave", it.leave());
    CHECK(it.record("correction_leave", leave).text("number") == "QJ2026-0001");
    // Read, corrected, deleted and brought back, but not entered.
    CHECK(it.refused("correction_reference", it.reference()) == ErrorCode::OtherOffice);
    CHECK(it.record("correction_reference", reference).text("kind") == "talk");
    CHECK(it.set("correction_reference", reference, Values().set("reference", "友司〔2026〕11号")));
    const auto deleted = must(it.transact(
        "record.delete", [&](journal::Writer& writer) { return writer.remove("correction_reference", reference); }));
    CHECK_FALSE(it.record("correction_reference", reference).alive);
    must(it.journal().undo(it.access(), *deleted.txn));
    CHECK(it.record("correction_reference", reference).alive);

    it.turn("neighbourhood");
    CHECK(it.type("correction_leave").elsewhere);
    CHECK(it.record("correction_leave", leave).text("destination") == "天津");
    records::Query query;
    query.type = "correction_leave";
    CHECK(must(records::count(it.reader(), it.tables(), it.access(), query, it.today())) == 1);
    CHECK(it.sound());
}

TEST_CASE("kind of office: journalled, undone, and nothing but what there is") {
    Judicial it;
    const auto unknown = it.become("court");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::OutOfRange);
    const auto changed = must(it.become("judicial"));
    CHECK(ledgers::changesDefinitions(changed));
    CHECK_FALSE(ledgers::changesDefinitions(must(it.transact("office.month_end", [](journal::Writer& writer) {
        return organisation::setSetting(writer, organisation::setting_key::monthEndDay, "25");
    }))));
    it.openAgain();
    CHECK(it.type("correction_talk").takesNew());
    const auto undone = must(it.journal().undo(it.access(), *changed.txn));
    CHECK(ledgers::changesDefinitions(undone.changes));
    it.openAgain();
    CHECK(it.type("correction_talk").elsewhere);
    it.turn("judicial");
    it.turn(""); // as if nothing was said
    CHECK(it.type("correction_talk").elsewhere);
}

TEST_CASE("kind of office: leave is called to mind on its last day, while the vault is open") {
    Judicial it;
    it.turn("judicial");
    const RecordId leave = it.add("correction_leave", it.leave());
    CHECK(it.due(it.day(9)).empty()); // nobody has decided it
    must(it.set("correction_leave", leave, Values().set("decision", "granted").set("decided_by", "office")));
    CHECK(it.due(it.day(7)).empty());
    CHECK(it.due(it.day(8)) == Lines{"return 2026-03-08 单立新"});
    CHECK(it.due(it.day(30), {}).empty()); // none on the desk
    must(it.journal().closeVault(vault));
    CHECK(it.due(it.day(30)).empty());
    must(security::openVault(it.journal(), it.access(), vault, db::Secret("Limin-2026-office")));
    it.turn("neighbourhood");
    CHECK(it.due(it.day(30)).empty());
    it.turn("judicial");
    must(it.set("correction_leave", leave, Values().set("returned_on", it.day(8)).set("reported_on", it.day(9))));
    CHECK(it.due(it.day(30)).empty());
}
