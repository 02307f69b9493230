// The demonstration office: the same for the same request, sound, and lively.
#include "app/demo/demo.h"
#include "core/ledgers/member_visits.h"
#include "core/organisation/unit_tree.h"
#include "core/records/query.h"
#include "core/security/vaults.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;

namespace {

struct Made {
    demo::DemoReport report;
    std::unique_ptr<Office> office;
    std::string digest() { return hexOf(must(journal::digest(office->reader(), office->catalogue()))); }
};

Made make(const test::TempFolder& folder, const char* name, std::uint64_t seed, const char* until,
          std::optional<std::int64_t> now = {}, int residents = 300) {
    demo::DemoRequest request;
    request.file = folder.path(name);
    request.residents = residents;
    request.seed = seed;
    request.until = *Date::fromIso(until);
    request.login = "limin";
    request.now = now;
    NoProgress progress;
    Made made;
    made.report = must(demo::makeDemo(request, progress));
    made.office = must(Office::open(request.file, Office::Mode::ReadOnly));
    return made;
}

} // namespace

TEST_CASE("the same seed and date give the same office, another seed or date another one", "[demo]") {
    const test::TempFolder folder;
    Made first = make(folder, "a.mulin", 1, "2026-03-10");
    const std::string digest = first.digest();
    CHECK(make(folder, "b.mulin", 1, "2026-03-10").digest() == digest);
    CHECK(make(folder, "c.mulin", 2, "2026-03-10").digest() != digest);
    CHECK(make(folder, "d.mulin", 1, "2026-03-11").digest() != digest);

    CHECK(std::abs(first.report.residents - 300) <= 6);
    CHECK(first.report.visits > 100);
    const db::Reader& reader = first.office->reader();
    CHECK(reader.integer("SELECT count(*) FROM t_residence WHERE until IS NOT NULL AND alive = 1") > 0);
    CHECK(reader.integer("SELECT count(*) FROM t_post WHERE title = 'entrance_leader' AND entrance IS NOT NULL") > 0);
    CHECK(reader.integer("SELECT count(*) FROM t_person WHERE presence IN ('moved_out', 'died') AND alive = 1") > 0);
    CHECK(reader.integer("SELECT count(*) FROM t_kinship WHERE relative IS NULL AND alive = 1") > 0);
    CHECK(reader.integer("SELECT count(*) FROM t_kinship WHERE relative IS NOT NULL AND alive = 1") > 0);
    NoProgress progress;
    const auto verdict = must(journal::verify(reader, first.office->catalogue(), progress));
    for (const auto& finding : verdict.findings) UNSCOPED_INFO(finding.what << " " << finding.where);
    CHECK(verdict.sound());
}

TEST_CASE("every open ledger of a demonstration has somebody in it, and nobody who is gone", "[demo]") {
    const test::TempFolder folder;
    const Made made = make(folder, "a.mulin", 1, "2026-03-10", {}, 1000);
    const db::Reader& reader = made.office->reader();
    for (const schema::TypeDef* ledger : made.office->catalogue().ledgers()) {
        if (ledger->sealed()) continue; // a vault is made by who holds its password
        INFO(ledger->id);
        const std::string from =
            "SELECT count(*) FROM t_" + ledger->id + " e JOIN t_person p ON p.uid = e.person WHERE e.alive = 1";
        CHECK(reader.integer(from) > 0);
        CHECK(reader.integer(from + " AND e.entered_on < p.birth_date") == 0);
        CHECK(reader.integer(from + " AND p.died_on IS NOT NULL AND coalesce(e.left_on, p.died_on + 1) > p.died_on") ==
              0);
        CHECK(reader.integer(from + " AND p.left_on IS NOT NULL AND e.left_on IS NULL") == 0);
        CHECK(reader.integer(from + " AND e.left_on IS NULL AND e.next_review_on IS NULL") == 0);
    }
    CHECK(reader.integer("SELECT count(*) FROM t_visit WHERE checked IS NOT NULL AND alive = 1") > 0);
}

TEST_CASE("with a password the sealed ledgers of a demonstration are filled too, and open with it", "[demo]") {
    const test::TempFolder folder;
    demo::DemoRequest request;
    request.file = folder.path("a.mulin");
    request.residents = 300;
    request.until = *Date::fromIso("2026-03-10");
    request.login = "limin";
    request.password = db::Secret("Limin-2026-office");
    NoProgress progress;
    must(demo::makeDemo(request, progress));
    const auto office = must(Office::open(request.file, Office::Mode::Write));
    journal::Journal& journal = *must(office->journal());
    const auto access = must(office->accessFor("limin"));
    for (const schema::TypeDef* ledger : office->catalogue().ledgers()) {
        if (!ledger->sealed()) continue;
        INFO(ledger->id);
        must(security::openVault(journal, access, ledger->compartment, request.password));
        records::Query query;
        query.type = ledger->id;
        CHECK(must(records::count(office->reader(), office->tables(), access, query, office->today())) >= 4);
        const auto due = must(ledgers::visitsDue(office->reader(), office->tables(), access, ledger->id,
                                                 request.until.plusMonths(-3), request.until, progress));
        CHECK(due.due > 0);
        CHECK(due.missed < due.due);
    }
    const auto verdict = must(journal::verify(office->reader(), office->catalogue(), progress));
    for (const auto& finding : verdict.findings) UNSCOPED_INFO(finding.what << " " << finding.where);
    CHECK(verdict.sound());
}

TEST_CASE("nothing in a demonstration lies in the future", "[demo]") {
    const test::TempFolder folder;
    const auto last = [](const Made& made) {
        return isoTimestamp(made.office->reader().integer("SELECT max(hlc) >> 16 FROM txn")).substr(0, 16);
    };
    const std::int64_t day = msOfDate(*Date::fromIso("2026-03-10")), minute = 60000;
    CHECK(last(make(folder, "early.mulin", 1, "2026-03-10", day + 400 * minute)) < "2026-03-09T21:01");
    CHECK(last(make(folder, "late.mulin", 1, "2026-03-10", day + 515 * minute)) < "2026-03-10T08:35");
}

TEST_CASE("a demonstration never writes over a file", "[demo]") {
    const test::TempFolder folder;
    make(folder, "a.mulin", 1, "2026-03-10");
    demo::DemoRequest request;
    request.file = folder.path("a.mulin");
    request.residents = 300;
    request.until = *Date::fromIso("2026-03-10");
    NoProgress progress;
    const auto again = demo::makeDemo(request, progress);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::FileExists);
}
