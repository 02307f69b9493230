#include "core/ledgers/suggestions.h"

#include "core/people/households.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::schema::Values;
using mulin::test::must;

namespace {

Date day(int year, int month, int date) { return *Date::fromYmd(year, month, date); }

std::string ledger(const std::string& id, const std::string& rest) {
    return "[type]\nid = \"" + id + "\"\nextends = \"enrolment\"\nlabel = { zh = \"" + id + "\", en = \"" + id +
           "\" }\n"
           "[[field]]\nid = \"level\"\ntype = \"choice\"\nlabel = { zh = \"等级\", en = \"Level\" }\n"
           "choices = [{ code = \"first\", label = { zh = \"一级\" } }, { code = \"fourth\", label = { zh = \"四级\" } "
           "}]\n"
           "[[field]]\nid = \"ends_on\"\ntype = \"date\"\nlabel = { zh = \"到期\", en = \"Ends\" }\n" +
           rest;
}
const std::string words = "label = { zh = \"提示\", en = \"Hint\" }\n";

/// 2026-03-10, with ledgers whose rules the tests know.
struct LedgerOffice : test::TempOffice {
    LedgerOffice() {
        const std::string path = office->path();
        office.reset();
        auto catalogue = must(schema::Catalogue::shipped());
        must(catalogue.add(
            ledger("t_old", "[[suggestion]]\nid = \"turns\"\nact = \"enter\"\nage_from = 80\nahead = 30\n" + words +
                                "[[suggestion]]\nid = \"ends\"\nact = \"leave\"\ndate = \"ends_on\"\n"
                                "ahead = 7\n" +
                                words),
            "old.toml"));
        must(catalogue.add(
            ledger("t_alone", "[[suggestion]]\nid = \"alone\"\nact = \"enter\"\nage_from = 60\n"
                              "alone = true\n" +
                                  words + "[[suggestion]]\nid = \"two\"\nact = \"enter\"\ncouple = true\n" + words),
            "alone.toml"));
        must(catalogue.add(ledger("t_poor", "[[suggestion]]\nid = \"support\"\nact = \"enter\"\neligible = true\n"
                                            "in = { ledger = \"t_old\", where = \"level = first\" }\n"
                                            "not_in = [\"t_alone\"]\n" +
                                                words),
                           "poor.toml"));
        must(catalogue.add(ledger("t_words", "[[suggestion]]\nid = \"two_words\"\nact = \"enter\"\n"
                                             "where = \"residence_status = here_only\"\n"
                                             "in = { ledger = \"t_old\", where = \"level = first\" }\n" +
                                                 words),
                           "words.toml"));
        must(catalogue.check());
        mulin::OfficeOptions options{environment};
        options.catalogue = std::move(catalogue);
        office = must(mulin::Office::open(path, mulin::Office::Mode::Write, std::move(options)));
    }
    RecordId person(const char* name, Date birth) {
        return add("person", Values().set("name", name).set("birth_date", birth));
    }
    void moveIn(RecordId who, const char* address, std::optional<RecordId> household = {}) {
        (void)must(transact("move", [&](journal::Writer& writer) -> Result<void> {
            people::Home home;
            home.address = people::parseAddress(address);
            home.household = household;
            home.since = day(2026, 1, 1);
            MULIN_TRY(people::moveIn(writer, who, home));
            return {};
        }));
    }
    RecordId householdOf(RecordId who) { return RecordId(record("person", who).get("household").uid()); }
    RecordId enrol(const char* in, RecordId who, Values more = {}) {
        return add(in, more.set("person", who).set("entered_on", day(2026, 3, 1)));
    }
    Suggestions ask(const char* in, bool eligible = false) {
        NoProgress progress;
        SuggestionQuery query{in, eligible, {}, 100};
        return must(suggestions(reader(), tables(), office->catalogue(), access(), today(), query, progress));
    }
    Result<journal::ChangeSet> answer(const Suggestion& to, Answer how, const char* reason,
                                      std::optional<Date> again = {}) {
        return transact("suggestion_answer.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(ledgers::answer(writer, to, how, reason, again));
            return {};
        });
    }
    std::vector<std::string> names(const char* in) {
        std::vector<std::string> out;
        for (const Suggestion& one : ask(in).first) out.push_back(one.person.name + ":" + one.rule->id);
        return out;
    }
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("who reaches an age is suggested, with the birthday", "[ledgers]") {
    LedgerOffice office;
    const RecordId old = office.person("丁一", day(1940, 1, 1));
    office.person("戊二", day(1946, 4, 9)); // 80 in thirty days
    office.person("己三", day(1946, 4, 10));
    office.person("庚四", day(2000, 1, 1));
    CHECK(office.names("t_old") == Names{"丁一:turns", "戊二:turns"});
    const auto found = office.ask("t_old");
    CHECK(found.total == 2);
    REQUIRE(found.counts.size() == 1);
    CHECK(found.counts[0].rule->id == "turns");
    CHECK(found.counts[0].people == 2);
    REQUIRE(found.first[0].facts.size() == 1);
    CHECK(found.first[0].facts[0].kind == Fact::Kind::Age);
    CHECK(found.first[0].facts[0].years == 86);
    CHECK(found.first[1].facts[0].kind == Fact::Kind::Turns);
    CHECK(found.first[1].facts[0].day == day(2026, 4, 9));
    office.enrol("t_old", old);
    CHECK(office.names("t_old") == Names{"戊二:turns"});
}

TEST_CASE("who lives alone, and couples of old people", "[ledgers]") {
    LedgerOffice office;
    const RecordId alone = office.person("丁一", day(1950, 1, 1)), man = office.person("戊二", day(1950, 1, 1)),
                   woman = office.person("己三", day(1952, 1, 1)), young = office.person("庚四", day(2000, 1, 1));
    office.moveIn(alone, "1号楼1单元101");
    office.moveIn(man, "1号楼1单元102");
    office.moveIn(woman, "1号楼1单元102", office.householdOf(man));
    CHECK(office.names("t_alone") == Names{"丁一:alone", "己三:two", "戊二:two"});
    const auto found = office.ask("t_alone");
    CHECK(found.first[0].facts.back().kind == Fact::Kind::Alone);
    CHECK(found.first[0].facts.back().day == day(2026, 1, 1));
    CHECK(found.first[1].facts.back().kind == Fact::Kind::Couple);
    CHECK(found.first[1].facts.back().text == "戊二");
    CHECK(found.first[1].facts.back().years == 76);
    office.moveIn(young, "1号楼1单元101", office.householdOf(alone));
    CHECK(office.names("t_alone") == Names{"己三:two", "戊二:two"});
    (void)must(office.set("person", woman, Values().set("died_on", day(2026, 3, 2))));
    CHECK(office.names("t_alone") == Names{"戊二:alone"});
}

TEST_CASE("what one ledger says of another", "[ledgers]") {
    LedgerOffice office;
    const RecordId one = office.person("丁一", day(1990, 1, 1)), two = office.person("戊二", day(1990, 1, 1)),
                   three = office.person("己三", day(1990, 1, 1));
    office.enrol("t_old", one, Values().set("level", "first"));
    office.enrol("t_old", two, Values().set("level", "fourth"));
    office.enrol("t_old", three, Values().set("level", "first"));
    office.enrol("t_alone", three);
    CHECK(office.names("t_poor") == Names{"丁一:support"});
    const auto found = office.ask("", true);
    REQUIRE(found.first.size() >= 1);
    const Suggestion* poor = nullptr;
    for (const Suggestion& suggestion : found.first)
        if (suggestion.ledger->id == "t_poor") poor = &suggestion;
    REQUIRE(poor);
    REQUIRE(poor->facts.size() == 3);
    CHECK(poor->facts[0].kind == Fact::Kind::Enrolled);
    CHECK(poor->facts[0].type == "t_old");
    CHECK(poor->facts[1].kind == Fact::Kind::Value);
    CHECK(poor->facts[1].text == "一级");
    CHECK(poor->facts[2].kind == Fact::Kind::NotIn);
}

TEST_CASE("who should be looked at again, or has gone", "[ledgers]") {
    LedgerOffice office;
    const RecordId one = office.person("丁一", day(1940, 1, 1)), two = office.person("戊二", day(1940, 1, 1));
    const RecordId ends = office.enrol("t_old", one, Values().set("ends_on", day(2026, 3, 17)));
    office.enrol("t_old", two, Values().set("ends_on", day(2026, 3, 18)));
    CHECK(office.names("t_old") == Names{"丁一:ends"});
    CHECK(office.ask("t_old").first[0].enrolment == ends);
    CHECK(office.ask("t_old").first[0].facts.back().day == day(2026, 3, 17));
    (void)must(office.set("person", two, Values().set("died_on", day(2026, 3, 5))));
    CHECK(office.names("t_old") == Names{"戊二:died", "丁一:ends"});
}

TEST_CASE("a suggestion that was declined stays away, one put off comes back", "[ledgers]") {
    LedgerOffice office;
    office.person("丁一", day(1940, 1, 1));
    office.person("戊二", day(1941, 1, 1));
    auto found = office.ask("t_old").first;
    const auto wordless = office.answer(found[0], Answer::Declined, " ");
    CHECK(wordless.error().code == ErrorCode::Required);
    const auto done = must(office.answer(found[0], Answer::Declined, "本人不愿意"));
    (void)must(office.answer(found[1], Answer::Later, "住院", day(2026, 3, 12)));
    CHECK(office.names("t_old").empty());
    office.nextDay(2);
    CHECK(office.names("t_old") == Names{"戊二:turns"});
    (void)must(office.journal().undo(office.access(), done.txn));
    CHECK(office.names("t_old") == Names{"丁一:turns", "戊二:turns"});
}

TEST_CASE("a rule may ask for several words, and for one person", "[ledgers]") {
    LedgerOffice office;
    const auto newcomer = [&](const char* name, const char* status, const char* level) {
        const RecordId who = office.add("person", Values().set("name", name).set("residence_status", status));
        office.enrol("t_old", who, Values().set("level", level));
        return who;
    };
    const RecordId right = newcomer("丁一", "here_only", "first"), other = newcomer("戊二", "here_only", "fourth");
    newcomer("己三", "both", "first");
    CHECK(office.names("t_words") == Names{"丁一:two_words"});
    NoProgress progress;
    const auto of = [&](RecordId person) {
        return must(suggestions(office.reader(), office.tables(), office.office->catalogue(), office.access(),
                                office.today(), {"t_words", false, person, 100}, progress))
            .total;
    };
    CHECK(of(right) == 1);
    CHECK(of(other) == 0);
}
