// Ledgers at work: who is to be visited, of forty thousand enrolled among all residents.
#include "core/ledgers/agenda.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <random>

namespace mulin::bench {

using schema::Value;
using schema::Values;

namespace {

constexpr int enrolled = 40'000, visitsEach = 3;

/// Spread over the residents; each visited some times within three months. Kept if it is there already.
void enrolAndVisit(Office& office, std::int64_t residents) {
    if (office.reader().integer("SELECT count(*) FROM t_living_alone") > 0) return;
    std::vector<Uid> people;
    const std::int64_t every = std::max<std::int64_t>(1, residents / enrolled);
    auto rows = office.reader().prepare("SELECT uid FROM t_person WHERE id % ? = 0 ORDER BY id LIMIT ?");
    rows.bind(1, every).bind(2, enrolled);
    while (rows.step()) people.push_back(rows.uid(0));
    journal::Journal& journal = *must("open for writing", office.journal());
    std::mt19937 chance(20261128);
    const char* const intervals[] = {"weekly", "monthly", "monthly", "quarterly"};
    must("enrol and visit",
         journal.transact(access::Access::full({}), {"bench.visits", {}}, [&](journal::Writer& writer) -> Result<void> {
             MULIN_TRY_LET(ledger, writer.bulk("living_alone", {"person", "entered_on", "visit_every", "keeper"}));
             for (const Uid& person : people) {
                 const std::array<Value, 4> row{person, writer.today().plusDays(-200), intervals[chance() % 4],
                                                "包联" + std::to_string(chance() % 40)};
                 MULIN_TRY(ledger.add(row));
             }
             for (const Uid& person : people)
                 for (int i = 0; i < visitsEach; ++i)
                     MULIN_TRY(writer.create(
                         "visit", Values()
                                      .set("visited_on", writer.today().plusDays(-static_cast<int>(chance() % 90)))
                                      .set("findings", "精神好，药还够吃。")
                                      .link("people", "visited", RecordId(person))));
             return {};
         }));
}

} // namespace

void ledgersBench(const std::string& path, std::int64_t residents, Results& results) {
    filledOffice(path, residents).reset();
    const auto office = openOffice(path, Office::Mode::Write);
    enrolAndVisit(*office, residents);
    const access::Access access = access::Access::full({});
    NoProgress progress;
    constexpr int times = 5;
    std::vector<double> ms;
    std::size_t found = 0;
    for (int i = 0; i < times; ++i) {
        const double from = wallSeconds(), cpu = cpuSeconds();
        const auto agenda =
            must("read the agenda", ledgers::agenda(office->reader(), office->tables(), office->catalogue(), access,
                                                    office->today(), office->today().plusDays(30), progress));
        found = agenda.visits.size();
        ms.push_back((wallSeconds() - from) * 1000);
        results.set("due_cpu_ms", (cpuSeconds() - cpu) * 1000);
    }
    std::sort(ms.begin(), ms.end());
    results.set("due_ms", ms[times / 2]);
    results.set("due_people", static_cast<double>(found));
}

} // namespace mulin::bench
