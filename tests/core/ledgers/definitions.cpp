// Ledgers and fields of the office's own, as records: what holds when they are written, and that nothing is lost by
// them.
#include "core/ledgers/definitions.h"

#include "core/journal/history.h"
#include "core/schema/validation.h"
#include "tests/support/property.h"
#include "tests/support/temp_office.h"

#include <algorithm>

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

Values heating() { return Values().set("name", "入冬取暖").set("class", "own").set("purpose", "入冬安全检查"); }
Values field(const std::string& of, const char* name, const char* kind) {
    return Values().set("of", of).set("name", name).set("kind", kind).set("purpose", "检查");
}
ErrorCode codeOf(const Result<journal::ChangeSet>& result) {
    REQUIRE_FALSE(result);
    return result.error().code;
}
Result<journal::ChangeSet> tryAdd(TempOffice& office, const std::string& type, const Values& values) {
    return office.transact(type + ".add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, writer.create(type, values));
        (void)made;
        return {};
    });
}
RecordId person(TempOffice& office, const char* name) { return office.add("person", Values().set("name", name)); }
std::string addLedger(TempOffice& office) {
    const std::string id = schema::ownId(office.add("ledger_definition", heating()).uid());
    office.reopen();
    return id;
}

} // namespace

TEST_CASE("definitions: a ledger made by the office is there when it is opened next") {
    TempOffice office;
    const std::string digest = office.digest();
    const std::string id = addLedger(office);
    const std::string column = schema::ownId(office.add("field_definition", field(id, "室温", "integer")).uid());
    office.reopen();
    const schema::TypeDef* type = office.office->catalogue().find(id);
    REQUIRE(type);
    REQUIRE(type->field(column));
    const RecordId who = person(office, "单秀兰");
    const RecordId entry =
        office.add(id, Values().set("person", who).set("entered_on", office.today()).set(column, Value(20)));
    CHECK(office.record(id, entry).get(column).number() == 20);
    CHECK(office.record(id, entry).text("person_name") == "单秀兰");
    CHECK(office.sound());
    office.reopen();
    CHECK(office.record(id, entry).get(column).number() == 20);
    CHECK(office.sound());
    CHECK(office.digest() != digest);
    // Twice at a time is nobody in it.
    CHECK(codeOf(tryAdd(office, id, Values().set("person", who).set("entered_on", office.today()))) ==
          ErrorCode::AlreadyThere);
}

TEST_CASE("definitions: whoever only reads sees what the file has tables for") {
    TempOffice office;
    const std::string path = office.office->path();
    const std::string ledger = schema::ownId(office.add("ledger_definition", heating()).uid());
    const std::string column = schema::ownId(office.add("field_definition", field("person", "血型", "text")).uid());
    const auto reads = [&](bool there) {
        const auto reading = must(Office::open(path, Office::Mode::ReadOnly, {office.environment}));
        CHECK((reading->catalogue().find(ledger) != nullptr) == there);
        CHECK((reading->catalogue().find("person")->field(column) != nullptr) == there);
        NoProgress progress;
        CHECK(must(journal::verify(reading->reader(), reading->catalogue(), progress)).sound());
    };
    reads(false); // somebody else holds the file, who has not opened it anew yet
    office.office.reset();
    reads(true); // they are made on the way
    office.office = must(Office::open(path, Office::Mode::Write, {office.environment}));
    CHECK(office.sound());
}

TEST_CASE("definitions: a field alone is made for whoever reads next") {
    TempOffice office;
    const std::string path = office.office->path();
    const std::string column = schema::ownId(office.add("field_definition", field("person", "血型", "text")).uid());
    office.office.reset();
    const auto reading = must(Office::open(path, Office::Mode::ReadOnly, {office.environment}));
    CHECK(reading->catalogue().find("person")->field(column));
}

TEST_CASE("definitions: undone before anybody is in it, it is as if it had never been") {
    TempOffice office;
    const std::string digest = office.digest();
    const std::size_t ledgers = office.office->catalogue().ledgers().size();
    const std::string id = addLedger(office);
    CHECK(office.office->catalogue().ledgers().size() == ledgers + 1);
    must(office.journal().undo(office.access()));
    office.reopen();
    CHECK(office.office->catalogue().ledgers().size() == ledgers);
    CHECK(office.digest() == digest);
    CHECK(office.sound());
}

TEST_CASE("definitions: a ledger with people in it neither goes nor is its making undone") {
    TempOffice office;
    const std::string id = addLedger(office);
    const auto act = must(office.transact("look", [](journal::Writer&) -> Result<void> { return {}; }));
    const RecordId who = person(office, "单秀兰");
    const RecordId entry = office.add(id, Values().set("person", who).set("entered_on", office.today()));
    const RecordId definition{*schema::ownUid(id)};
    const auto deleted = office.transact("ledger_definition.delete", [&](journal::Writer& writer) {
        return writer.remove("ledger_definition", definition);
    });
    CHECK(codeOf(deleted) == ErrorCode::LedgerInUse);
    CHECK(deleted.error().arg("count") == "1");
    const auto history =
        must(journal::history(office.reader(), office.tables(), office.access(), "ledger_definition", definition));
    const auto undone = office.journal().undo(office.access(), history.back().act.txn);
    REQUIRE_FALSE(undone);
    CHECK(undone.error().code == ErrorCode::LedgerInUse);
    // Retired it takes nobody in; who is in it may be changed and leave.
    must(office.set("ledger_definition", definition, Values().set("retired", true)));
    office.reopen();
    CHECK(office.office->catalogue().find(id)->retired);
    CHECK(codeOf(tryAdd(office, id, Values().set("person", person(office, "甲")).set("entered_on", office.today()))) ==
          ErrorCode::LedgerRetired);
    must(office.set(id, entry, Values().set("left_on", office.today()).set("exit_reason", "moved")));
    must(office.set("ledger_definition", definition, Values().set("retired", false)));
    office.reopen();
    must(tryAdd(office, id, Values().set("person", person(office, "乙")).set("entered_on", office.today())));
    CHECK(office.sound());
}

TEST_CASE("definitions: whoever was entered by a slip was never in the ledger") {
    TempOffice office;
    const RecordId who = person(office, "单秀兰");
    const std::string digest = office.digest();
    const std::string id = addLedger(office);
    const RecordId entry = office.add(id, Values().set("person", who).set("entered_on", office.today()));
    must(office.journal().undo(office.access()));
    must(office.journal().undo(office.access()));
    office.reopen();
    CHECK(office.digest() == digest);
    CHECK(office.sound());
    // Out of the recycle bin it comes with its ledger alone.
    const auto back = office.transact("restore", [&](journal::Writer& writer) { return writer.restore(id, entry); });
    CHECK(codeOf(back) == ErrorCode::LedgerRetired);
}

TEST_CASE("definitions: what is needed, and what never changes") {
    TempOffice office;
    CHECK(codeOf(tryAdd(office, "ledger_definition", Values().set("name", "甲").set("class", "own"))) ==
          ErrorCode::Required);
    CHECK(codeOf(tryAdd(office, "ledger_definition", Values().set("of", "visit"))) == ErrorCode::UnknownType);
    CHECK(codeOf(tryAdd(office, "ledger_definition", heating().set("age_from", 80).set("age_to", 60))) ==
          ErrorCode::OutOfRange);
    CHECK(codeOf(tryAdd(office, "field_definition",
                        Values().set("of", "person").set("name", "甲").set("kind", "text"))) == ErrorCode::Required);
    CHECK(codeOf(tryAdd(office, "field_definition", field("person", "甲", "choice"))) == ErrorCode::Required);
    CHECK(codeOf(tryAdd(office, "field_definition", field("nowhere", "甲", "text"))) == ErrorCode::UnknownType);
    CHECK(codeOf(tryAdd(office, "field_definition", field("user", "甲", "text"))) == ErrorCode::BadValue);
    CHECK(codeOf(tryAdd(office, "field_definition", Values().set("of", "person").set("field", "no_such"))) ==
          ErrorCode::UnknownField);
    CHECK(codeOf(tryAdd(office, "field_definition",
                        Values().set("of", "person").set("field", "name").set("retired", true))) ==
          ErrorCode::BadValue);
    const RecordId id = office.add("field_definition", field("person", "血型", "text"));
    CHECK(codeOf(office.set("field_definition", id, Values().set("kind", "date"))) == ErrorCode::ReadOnlyField);
    CHECK(codeOf(office.set("field_definition", id, Values().set("of", "visit"))) == ErrorCode::ReadOnlyField);
    CHECK(codeOf(office.set("field_definition", id, Values().set("purpose", Value()))) == ErrorCode::Required);
}

TEST_CASE("definitions: what two devices say of a shipped ledger is one record") {
    TempOffice office;
    const RecordId id = office.add("ledger_definition", Values().set("of", "living_alone").set("name", "独居"));
    CHECK(id.uid() == Uid::named("ledger_definition", "living_alone"));
    CHECK(codeOf(tryAdd(office, "ledger_definition", Values().set("of", "living_alone").set("name", "又一个"))) ==
          ErrorCode::AlreadyThere);
    must(office.transact("ledger_definition.delete",
                         [&](journal::Writer& writer) { return writer.remove("ledger_definition", id); }));
    CHECK(office.add("ledger_definition", Values().set("of", "living_alone").set("age_from", 70)) == id);
    office.reopen();
    CHECK(office.sound());
}

TEST_CASE("definitions: a choice once there is never lost, by no edit and no undo") {
    TempOffice office;
    const RecordId id =
        office.add("field_definition", field("person", "供暖", "choice").set("choices", "集中供暖\n电暖"));
    office.reopen();
    const std::string column = schema::ownId(id.uid());
    const auto choices = [&] { return office.office->catalogue().find("person")->field(column)->choices; };
    REQUIRE(choices().size() == 2);
    must(office.set("field_definition", id, Values().set("choices", "集中供暖\n煤炉")));
    office.reopen();
    REQUIRE(choices().size() == 3);
    CHECK(choices()[2].label.zh == "电暖");
    CHECK(choices()[2].retired);
    const std::string coal = choices()[1].code;
    const RecordId who = office.add("person", Values().set("name", "甲").set(column, coal));
    must(office.journal().undo(office.access(), must(journal::history(office.reader(), office.tables(), office.access(),
                                                                      "field_definition", id))
                                                    .front()
                                                    .act.txn));
    office.reopen();
    CHECK(office.record("person", who).text(column) == coal);
    REQUIRE(office.office->catalogue().find("person")->field(column)->choice(coal));
    CHECK(office.office->catalogue().find("person")->field(column)->choice(coal)->retired);
    CHECK(office.sound());
}

TEST_CASE("definitions: a choice added to a shipped field is never lost, by no edit, undo or delete") {
    TempOffice office;
    const auto health = [&] { return office.office->catalogue().find("living_alone")->field("health"); };
    const std::string came = health()->choices.front().code, words = health()->choices.front().label.zh;
    const std::string label = health()->label.zh;
    const std::size_t shipped = health()->choices.size();
    const RecordId who = person(office, "单秀兰");
    const auto undoLast = [&](RecordId id) {
        const auto acts =
            must(journal::history(office.reader(), office.tables(), office.access(), "field_definition", id));
        must(office.journal().undo(office.access(), acts.front().act.txn));
        office.reopen();
    };
    const auto named = [&](const std::string& code, bool retired) {
        REQUIRE(health()->choice(code));
        CHECK(health()->choice(code)->retired == retired);
        CHECK_FALSE(health()->choice(came)->retired);
        CHECK(office.sound());
    };
    const RecordId id = office.add("field_definition", Values()
                                                           .set("of", "living_alone")
                                                           .set("field", "health")
                                                           .set("name", "身体")
                                                           .set("choices", "坐轮椅\n" + came + ": 挺好"));
    office.reopen();
    CHECK(health()->choice(came)->label.zh == "挺好");
    REQUIRE(health()->choices.size() == shipped + 1);
    const std::string chair = health()->choices.back().code;
    const RecordId entry =
        office.add("living_alone", Values().set("person", who).set("entered_on", office.today()).set("health", chair));
    // What came and is as it came again is not retired by that.
    must(office.set("field_definition", id, Values().set("choices", "坐轮椅\n拄拐")));
    office.reopen();
    CHECK(health()->choice(came)->label.zh == words);
    named(chair, false);
    const std::string stick = health()->choices.back().code;
    undoLast(id);
    CHECK(health()->choice(came)->label.zh == "挺好");
    named(stick, true);
    must(office.set("field_definition", id, Values().set("choices", Value())));
    office.reopen();
    named(chair, true);

    must(office.transact("field_definition.delete",
                         [&](journal::Writer& writer) { return writer.remove("field_definition", id); }));
    office.reopen();
    CHECK(health()->label.zh == label); // of all that was said the choices are left
    CHECK(health()->choice(came)->label.zh == words);
    named(chair, true);
    named(stick, true);
    CHECK(schema::displayText(*health(), office.record("living_alone", entry).get("health"), schema::Language::Zh) ==
          "坐轮椅");
    must(office.transact("field_definition.restore",
                         [&](journal::Writer& writer) { return writer.restore("field_definition", id); }));
    must(office.set("field_definition", id, Values().set("choices", "坐轮椅")));
    office.reopen();
    named(chair, false);
    CHECK(health()->choices.size() == shipped + 2);
}

TEST_CASE("definitions: an undone definition of a shipped field leaves its choices") {
    TempOffice office;
    const auto health = [&] { return office.office->catalogue().find("living_alone")->field("health"); };
    (void)office.add("field_definition",
                     Values().set("of", "living_alone").set("field", "health").set("choices", "坐轮椅"));
    office.reopen();
    const std::string chair = health()->choices.back().code;
    must(office.journal().undo(office.access()));
    office.reopen();
    REQUIRE(health()->choice(chair));
    CHECK(health()->choice(chair)->retired);
    CHECK(office.sound());
}

TEST_CASE("definitions: choices of several hold none of the signs that stand between them") {
    TempOffice office;
    const auto shipped = Values().set("of", "visit").set("field", "checked");
    CHECK(codeOf(tryAdd(office, "field_definition", Values(shipped).set("choices", "低保、特困"))) ==
          ErrorCode::BadValue);
    CHECK(codeOf(tryAdd(office, "field_definition", field("person", "困难", "choices").set("choices", "低保、特困"))) ==
          ErrorCode::BadValue);
    CHECK(tryAdd(office, "field_definition", Values(shipped).set("choices", "低保\n特困")));
    CHECK(tryAdd(office, "field_definition", // of one choice nothing is split
                 Values().set("of", "living_alone").set("field", "health").set("choices", "拄拐、坐轮椅")));
}

TEST_CASE("definitions: a field that is taken back keeps what was written") {
    TempOffice office;
    const RecordId id = office.add("field_definition", field("person", "血型", "text"));
    office.reopen();
    const std::string column = schema::ownId(id.uid());
    const RecordId who = office.add("person", Values().set("name", "甲").set(column, "O"));
    must(office.transact("field_definition.delete",
                         [&](journal::Writer& writer) { return writer.remove("field_definition", id); }));
    office.reopen();
    REQUIRE(office.office->catalogue().find("person")->field(column));
    CHECK(office.office->catalogue().find("person")->field(column)->retired);
    CHECK(office.record("person", who).text(column) == "O");
    CHECK(office.sound());
    must(office.transact("field_definition.restore",
                         [&](journal::Writer& writer) { return writer.restore("field_definition", id); }));
    office.reopen();
    CHECK_FALSE(office.office->catalogue().find("person")->field(column)->retired);
}

TEST_CASE("definitions: the office goes on with other types without giving up its file") {
    TempOffice office;
    const RecordId made = office.add("ledger_definition", heating());
    OfficeOptions options{office.environment};
    options.former = office.office.get();
    auto next = must(Office::open(office.office->path(), Office::Mode::Write, std::move(options)));
    CHECK(next->sessionBegin() == office.office->sessionBegin());
    office.office = std::move(next); // the former goes, the lock stays
    CHECK(office.office->catalogue().find(schema::ownId(made.uid())));
    CHECK_FALSE(Office::open(office.office->path(), Office::Mode::Write, {office.environment}));
    must(office.journal().undo(office.access())); // of this session still
}

TEST_CASE("definitions: no sequence of them loses a value, and the file is what its journal says") {
    test::property("definitions keep what was written", 6, [] {
        TempOffice office;
        const auto pick = [](int below) { return *rc::gen::resize(100, rc::gen::inRange(0, below)); };
        std::vector<RecordId> ledgers, fields;
        struct Written {
            std::string type;
            RecordId id;
            std::string field, value;
        };
        std::vector<Written> written;
        const RecordId who = person(office, "单秀兰");
        const char* const kinds[] = {"text", "note", "choice"};
        for (int step = 0; step < 12; ++step) {
            switch (pick(7)) {
            case 0: ledgers.push_back(office.add("ledger_definition", heating())); break;
            case 1: {
                const std::string of = ledgers.empty() || pick(2) ? "person" : schema::ownId(ledgers.back().uid());
                if (of != "person" && !office.tables().find(of)) break;
                auto values = field(of, "甲", kinds[pick(3)]).set("choices", "a: 甲\nb: 乙");
                fields.push_back(office.add("field_definition", values));
                break;
            }
            case 2:
                if (!fields.empty())
                    (void)office.set("field_definition",
                                     fields[static_cast<std::size_t>(pick(static_cast<int>(fields.size())))],
                                     Values().set("retired", pick(2) == 0).set("choices", pick(2) ? "c: 丙" : "a: 子"));
                break;
            case 3:
                if (!fields.empty())
                    (void)office.transact("field_definition.delete", [&](journal::Writer& writer) {
                        return writer.remove("field_definition", fields.back());
                    });
                break;
            case 4:
                if (!ledgers.empty())
                    (void)office.transact("ledger_definition.delete", [&](journal::Writer& writer) {
                        return writer.remove("ledger_definition", ledgers.back());
                    });
                break;
            case 5: (void)office.journal().undo(office.access()); break;
            default:
                for (const schema::FieldDef& one : office.office->catalogue().find("person")->fields) {
                    if (!one.own || one.retired) continue;
                    const std::string value = one.choices.empty() ? "话" : one.choices.front().code;
                    if (one.choices.empty() || !one.choices.front().retired)
                        if (office.set("person", who, Values().set(one.id, value)))
                            written.push_back({"person", who, one.id, value});
                }
            }
            office.reopen();
            RC_ASSERT(office.sound());
        }
        // What stands in a row can be read, and called by its name where it is a choice.
        for (const Written& one : written) {
            const schema::FieldDef* def = office.office->catalogue().find(one.type)->field(one.field);
            RC_ASSERT(def != nullptr);
            const std::string now = office.record(one.type, one.id).text(one.field);
            if (!now.empty() && def->type == schema::FieldType::Choice) RC_ASSERT(def->choice(now) != nullptr);
        }
    });
}
