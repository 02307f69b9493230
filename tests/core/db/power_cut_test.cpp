#include "db_test.h"
#include "sim_disk.h"

#include "core/db/vfs.h"

#include <cstdlib>

using namespace dbtest;

namespace {

using Rows = std::map<std::int64_t, std::string>;

struct Losses {
    int cuts = 0;
    int lost = 0;    ///< acknowledged commits that are not there, or parts of unacknowledged ones that are
    int corrupt = 0; ///< cannot be opened, or the check finds damage
    int recovered = 0;
    std::string what;
};

/// One transaction: some rows new, some changed, some gone; the counter says which transaction was last.
void work(Connection& connection, Rows& rows, std::int64_t number, SeededRandom& random) {
    Connection::Transaction transaction(connection);
    const auto changes = 1 + random.below(12);
    for (std::uint64_t i = 0; i < changes; ++i) {
        const auto id = static_cast<std::int64_t>(1 + random.below(60));
        if (random.below(4) == 0) {
            connection.write("DELETE FROM t WHERE id = ?")->bind(1, id).run();
            rows.erase(id);
            continue;
        }
        const std::string what(random.below(12) == 0 ? 9000 : random.below(300), static_cast<char>('a' + number % 26));
        connection.write("INSERT OR REPLACE INTO t VALUES(?, ?)")->bind(1, id).bind(2, what).run();
        rows[id] = what;
    }
    connection.write("UPDATE n SET last = ?")->bind(1, number).run();
    transaction.commit();
}

Rows read(const Reader& reader) {
    Rows rows;
    auto all = reader.prepare("SELECT id, what FROM t");
    while (all.step()) rows[all.integer(0)] = std::string(all.text(1));
    return rows;
}

/// Lives until the power fails; true = the state found afterwards is one that was promised.
void live(SimDisk& disk, const OpenOptions& options, bool synced, bool spills, Losses& losses) {
    constexpr auto path = "/sim/office.mulin";
    Rows acknowledged;
    std::int64_t number = 0;
    {
        auto connection = must(Connection::create(path, options));
        connection->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, what TEXT); CREATE TABLE n(last INTEGER);"
                            "CREATE INDEX w ON t(what); INSERT INTO n VALUES(0)");
    }
    disk.settle();
    for (int cut = 0; cut < 40; ++cut) {
        auto attempted = acknowledged;
        {
            auto opened = Connection::open(path, options);
            if (!opened) {
                losses.what = "open: " + opened.error().detail;
                ++losses.corrupt;
                return;
            }
            if (!synced) (*opened)->execute("PRAGMA synchronous = OFF");
            // A transaction that does not fit the cache writes into the file before it is committed.
            if (spills) (*opened)->execute("PRAGMA cache_size = 10; PRAGMA cache_spill = 5");
            disk.cutAfter(static_cast<std::int64_t>(1 + disk.random().below(120)));
            try {
                while (!disk.dead()) {
                    attempted = acknowledged;
                    work(**opened, attempted, number + 1, disk.random());
                    acknowledged = attempted;
                    ++number;
                }
            } catch (...) {
            }
        }
        disk.powerCut();
        ++losses.cuts;
        auto reopened = Connection::open(path, options);
        const auto damage =
            reopened ? must(checkPages(**reopened)) : reopened.error().detail + reopened.error().arg("what");
        if (!damage.empty()) {
            losses.what = damage;
            ++losses.corrupt;
            return;
        }
        const auto found = guard([&] { return read(**reopened); });
        const auto last = (*reopened)->integer("SELECT last FROM n");
        if (last == number + 1 && found && *found == attempted) { // the commit got through, the answer did not
            acknowledged = attempted;
            ++number;
            ++losses.recovered;
        } else if (last != number || !found || *found != acknowledged) {
            ++losses.lost;
            return;
        }
    }
}

Losses cutPower(int cuts, bool synced, bool spills, bool encrypted) {
    Losses losses;
    for (std::uint64_t seed = 1; losses.cuts < cuts; ++seed) {
        SimDisk disk("sim-disk", seed * 77 + (synced ? 0 : 1));
        const auto vfs = registerVfs(nullptr, disk.vfs());
        auto options = optionsFor(encrypted);
        options.vfs = vfs;
        live(disk, options, synced, spills, losses);
        unregisterVfs(vfs);
        if (!synced && losses.lost + losses.corrupt > 20) break;
        if (synced && losses.lost + losses.corrupt > 0) {
            losses.what += " (seed " + std::to_string(seed) + ")";
            break;
        }
    }
    return losses;
}

} // namespace

TEST_CASE("no acknowledged commit is lost when the power fails") {
    const char* wanted = std::getenv("MULIN_POWER_CUTS");
    const int cuts = wanted ? std::atoi(wanted) : 2000;
    const bool encrypted = GENERATE(false, true);
    for (const bool spills : {false, true}) {
        const auto losses = cutPower(cuts / 2, true, spills, encrypted);
        CAPTURE(encrypted, spills, losses.cuts, losses.recovered, losses.what);
        CHECK(losses.cuts >= cuts / 2);
        CHECK(losses.lost == 0);
        CHECK(losses.corrupt == 0);
        CHECK(losses.recovered > 0);
        CHECK(losses.recovered < losses.cuts / 2);
    }
}

TEST_CASE("without syncing the simulated disk does lose commits") {
    const auto losses = cutPower(400, false, false, GENERATE(false, true));
    CHECK(losses.lost + losses.corrupt > 20);
}
