#include "core/ledgers/member_visits.h"

#include "tests/core/ledgers/visit_desk.h"
#include "tests/core/security/vault_office.h"

using namespace mulin;
using namespace mulin::ledgers;
using mulin::schema::Values;
using mulin::test::day;
using mulin::test::must;

namespace {

VisitsDue due(test::VisitDesk& desk, const char* ledger, const char* from, const char* to) {
    NoProgress progress;
    return must(visitsDue(desk.reader(), desk.tables(), desk.access(), ledger, day(from), day(to), progress));
}

} // namespace

TEST_CASE("a visit is due by every interval from the entry, and missed if none was made within it", "[ledgers]") {
    test::VisitDesk desk;
    const RecordId old = desk.person("区振华");
    desk.enrol(old, "2026-01-05", "monthly");
    CHECK(due(desk, "living_alone", "2026-02-01", "2026-02-28").due == 1);
    CHECK(due(desk, "living_alone", "2026-02-01", "2026-02-28").missed == 1);
    desk.visit(old, "2026-01-05"); // the day of the entry is before the interval
    CHECK(due(desk, "living_alone", "2026-02-01", "2026-02-28").missed == 1);
    desk.visit(old, "2026-02-05");
    CHECK(due(desk, "living_alone", "2026-02-01", "2026-02-28").missed == 0);
    CHECK(due(desk, "living_alone", "2026-03-01", "2026-03-10").due == 1); // on the 5th
    CHECK(due(desk, "living_alone", "2026-03-01", "2026-03-04").due == 0); // not yet
    CHECK(due(desk, "living_alone", "2026-01-01", "2026-03-10").due == 2);
    CHECK(due(desk, "living_alone", "2026-01-01", "2026-03-10").missed == 1);
}

TEST_CASE("from the last day of a month, intervals are counted from the entry and not from shorter months",
          "[ledgers]") {
    test::VisitDesk desk;
    const RecordId who = desk.person("区振华");
    desk.nextDay(21); // 31 March
    desk.enrol(who, "2025-12-31", "monthly");
    desk.visit(who, "2026-01-30");
    desk.visit(who, "2026-02-28");
    desk.visit(who, "2026-03-30"); // due on 31 March, not on the 28th
    CHECK(due(desk, "living_alone", "2026-01-01", "2026-03-31").due == 3);
    CHECK(due(desk, "living_alone", "2026-01-01", "2026-03-31").missed == 0);
}

TEST_CASE("nothing is due before the entry, after leaving, or where nothing was agreed", "[ledgers]") {
    test::VisitDesk desk;
    const RecordId gone = desk.person("仇永福"), quiet = desk.person("丁一");
    const RecordId id = desk.enrol(gone, "2026-01-01", "weekly");
    (void)must(desk.set("living_alone", id, Values().set("left_on", day("2026-01-15")).set("exit_reason", "moved")));
    desk.enrol(quiet, "2026-01-01", "none");
    CHECK(due(desk, "living_alone", "2025-01-01", "2026-03-10").due == 1); // the 8th; on the 15th she was gone
    CHECK(due(desk, "minimum_living", "2025-01-01", "2026-03-10").due == 0);
    NoProgress progress;
    CHECK(
        visitsDue(desk.reader(), desk.tables(), desk.access(), "visit", day("2026-01-01"), day("2026-02-01"), progress)
            .error()
            .code == ErrorCode::UnknownType);
}

TEST_CASE("the next visit of a member: what the last one named, else the interval", "[ledgers]") {
    test::VisitDesk desk;
    const RecordId who = desk.person("单秀兰");
    const RecordId id = desk.enrol(who, "2026-01-05", "monthly");
    const auto of = [&] {
        return must(
            memberVisit(desk.reader(), desk.tables(), desk.access(), desk.record("living_alone", id), desk.today()));
    };
    CHECK(of().due == day("2026-02-05"));
    CHECK_FALSE(of().last);
    desk.visit(who, "2026-02-10");
    CHECK(of().last == day("2026-02-10"));
    CHECK(of().due == day("2026-03-10"));
    desk.visit(who, "2026-02-20", "2026-02-27");
    CHECK(of().due == day("2026-02-27"));
    (void)must(desk.set("living_alone", id, Values().set("left_on", day("2026-03-01")).set("exit_reason", "moved")));
    CHECK_FALSE(of().due);
}

TEST_CASE("a day that was named before the entry, or long ago, binds nobody: one rule for list and agenda",
          "[ledgers]") {
    test::VisitDesk desk;
    const RecordId before = desk.person("单秀兰"), long_ago = desk.person("曲桂芝");
    desk.visit(before, "2026-01-02", "2026-01-10");
    const RecordId late = desk.enrol(before, "2026-02-20", "monthly");
    const RecordId old = desk.enrol(long_ago, "2025-01-05", "monthly");
    desk.visit(long_ago, "2025-05-01", "2025-06-01");
    const auto of = [&](RecordId id) {
        return must(memberVisit(desk.reader(), desk.tables(), desk.access(), desk.record("living_alone", id),
                                desk.today()))
            .due;
    };
    CHECK(of(late) == day("2026-03-20"));
    CHECK(of(old) == day("2025-06-01")); // the interval
    CHECK(desk.next(before) == of(late));
    CHECK(desk.next(long_ago) == of(old));
}

TEST_CASE("a sealed ledger has visits of its own, and counts them only while it is open", "[ledgers]") {
    security::VaultOffice it(false);
    must(security::makeVault(it.journal(), it.limin(), security::vault, security::limins));
    it.fill(); // entered on 5 January, visited on 1 February
    const auto due = [&](const access::Access& access, const char* from, const char* to) {
        NoProgress progress;
        return visitsDue(it.reader(), it.tables(), access, "correction", day(from), day(to), progress);
    };
    (void)must(it.journal().transact(it.limin(), {"record.edit", {}}, [&](journal::Writer& writer) -> Result<void> {
        return writer.update("correction", *it.enrolled, Values().set("visit_every", "monthly"));
    }));
    CHECK(visitTypeOf(it.tables(), *it.office->catalogue().find("correction"))->id == "correction_visit");
    CHECK(must(due(it.limin(), "2026-02-01", "2026-03-10")).due == 2);
    CHECK(must(due(it.limin(), "2026-02-01", "2026-03-10")).missed == 1);
    CHECK(due(it.zhou(), "2026-02-01", "2026-03-10").error().code == ErrorCode::Denied);
    const auto member = must(
        memberVisit(it.reader(), it.tables(), it.limin(), it.list(it.limin(), "correction")[0], it.office->today()));
    CHECK(member.last == day("2026-02-01"));
    CHECK(member.due == day("2026-03-01"));
}
