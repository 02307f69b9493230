// A large office that keeps ledgers: who is to be visited, whose help is asked for, and whether all are served who
// should be (应保尽保).
#include "core/ledgers/agenda.h"
#include "core/ledgers/suggestions.h"
#include "core/reports/ledger_month.h"
#include "tests/bench/bench.h"

namespace mulin::bench {

using schema::Value;
using schema::Values;

namespace {

/// Every 25th resident lives alone and is visited each month, every 100th is disabled, every 200th looks for work, half
/// of those over 80 are in the ledger of the aged; every fourth of those visited was, last month.
void enrol(Office& office) {
    journal::Journal& journal = *must("open for writing", office.journal());
    std::vector<std::pair<Uid, Date>> people;
    {
        auto rows = office.reader().prepare("SELECT uid, birth_date FROM t_person WHERE alive = 1 ORDER BY id");
        while (rows.step()) people.emplace_back(rows.uid(0), Date{static_cast<std::int32_t>(rows.integer(1))});
    }
    const Date today = office.today(), aged = today.plusMonths(-12 * 80);
    must("enrol",
         journal.transact(access::Access::full({}), {"import", {}}, [&](journal::Writer& writer) -> Result<void> {
             const std::vector<std::string> fields{"person", "entered_on", "visit_every", "keeper"};
             MULIN_TRY_LET(alone, writer.bulk("living_alone", fields));
             MULIN_TRY_LET(old, writer.bulk("advanced_age", fields));
             MULIN_TRY_LET(disabled, writer.bulk("disability", {"person", "entered_on", "visit_every", "level"}));
             MULIN_TRY_LET(jobless, writer.bulk("job_seeker", {"person", "entered_on", "visit_every", "state"}));
             const Date entered = today.plusMonths(-14);
             for (std::size_t i = 0; i < people.size(); ++i) {
                 const auto& [person, birth] = people[i];
                 const std::array<Value, 4> member{RecordId(person), entered, "monthly", "王海燕"};
                 if (i % 25 == 0) MULIN_TRY(alone.add(member));
                 if (birth <= aged && i % 2 == 0) MULIN_TRY(old.add(member));
                 if (i % 100 == 1) {
                     const std::array<Value, 4> row{RecordId(person), entered, "quarterly",
                                                    i % 300 == 1 ? "first" : "fourth"};
                     MULIN_TRY(disabled.add(row));
                 }
                 if (i % 200 == 3) {
                     const std::array<Value, 4> row{RecordId(person), entered, "none", "seeking"};
                     MULIN_TRY(jobless.add(row));
                 }
                 if (i % 100 == 0)
                     MULIN_TRY(
                         writer.create("visit", Values()
                                                    .set("visited_on", today.plusDays(-20 - static_cast<int>(i % 15)))
                                                    .link("people", "visited", RecordId(person))));
             }
             return {};
         }));
}

} // namespace

void ledgersBench(const std::string& path, std::int64_t residents, Results& results) {
    filledOffice(path, residents).reset();
    const auto office = openOffice(path, Office::Mode::Write);
    if (office->reader().integer("SELECT count(*) FROM t_living_alone") == 0) enrol(*office);
    const access::Access access = access::Access::full({});
    NoProgress progress;
    const auto timed = [&](const char* name, auto work) {
        work(); // pages are read from the disk once
        const double from = wallSeconds();
        work();
        results.set(name, (wallSeconds() - from) * 1000);
    };
    std::size_t due = 0;
    timed("due_ms", [&] {
        due = must("due list", ledgers::agenda(office->reader(), office->tables(), office->catalogue(), access,
                                               office->today(), office->today(), progress))
                  .visits.size();
    });
    results.set("due", static_cast<double>(due));
    const auto suggested = [&](bool eligible) {
        ledgers::SuggestionQuery query;
        query.eligible = eligible;
        return must("suggestions", ledgers::suggestions(office->reader(), office->tables(), office->catalogue(), access,
                                                        office->today(), query, progress))
            .total;
    };
    std::int64_t eligible = 0, all = 0;
    timed("eligible_ms", [&] { eligible = suggested(true); });
    results.set("eligible", static_cast<double>(eligible));
    timed("suggestions_ms", [&] { all = suggested(false); });
    results.set("suggestions", static_cast<double>(all));
    timed("ledger_month_ms", [&] {
        must("month",
             reports::ledgerMonth(office->reader(), office->tables(), access, "living_alone",
                                  reports::monthPeriod(office->today().year(), office->today().month(), 0), progress));
    });
}

} // namespace mulin::bench
