// The blocks in which search terms stand, against a plain set.
#include "core/journal/search_terms_store.h"
#include "tests/support/temp_office.h"

#include <set>

using namespace mulin;
using journal::TermScan;
using journal::TermWriter;

namespace {

using Pair = std::tuple<std::int64_t, std::string, std::int64_t>;

std::unique_ptr<db::Connection> emptyFile() {
    auto connection = db::Connection::memory();
    connection->execute("CREATE TABLE term_block(id INTEGER PRIMARY KEY, at BLOB NOT NULL UNIQUE, data BLOB NOT NULL)");
    return connection;
}

std::vector<Pair> scanned(const db::Reader& reader, std::int64_t type, const std::string& from, const std::string& to) {
    std::vector<Pair> out;
    TermScan scan(reader, type);
    scan.open(from, to);
    std::int64_t row = 0;
    while (scan.nextKey())
        while (scan.nextRow(row)) out.emplace_back(type, std::string(scan.key()), row);
    return out;
}

std::vector<Pair> expected(const std::set<Pair>& all, std::int64_t type, const std::string& from,
                           const std::string& to) {
    std::vector<Pair> out;
    for (const Pair& pair : all)
        if (std::get<0>(pair) == type && std::get<1>(pair) >= from && std::get<1>(pair) < to) out.push_back(pair);
    return out;
}

} // namespace

TEST_CASE("terms: blocks hold what a set holds, whatever is added and dropped") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        SeededRandom random(seed);
        const auto file = emptyFile();
        TermWriter writer(*file);
        std::set<Pair> all;
        const auto key = [&] {
            std::string out(1, "ijn"[random.below(3)]);
            for (std::size_t i = random.below(seed % 2 ? 4 : 12); i > 0; --i) out += "ab王"[random.below(3)];
            return out;
        };
        for (int round = 0; round < 12; ++round) {
            const std::size_t changes = round % 3 == 0 ? 4000 : 1 + random.below(40);
            for (std::size_t i = 0; i < changes; ++i) {
                const Pair pair{16 + static_cast<std::int64_t>(random.below(2)), key(),
                                static_cast<std::int64_t>(random.below(seed % 3 ? 70'000'000'000 : 3000))};
                if (!all.empty() && random.below(3) == 0) {
                    auto victim = all.lower_bound(pair);
                    if (victim == all.end()) victim = all.begin();
                    const Pair gone = *victim;
                    writer.drop(std::get<0>(gone), std::get<1>(gone), std::get<2>(gone));
                    all.erase(victim);
                    if (random.below(8) == 0) { // and put back at once
                        writer.add(std::get<0>(gone), std::get<1>(gone), std::get<2>(gone));
                        all.insert(gone);
                    } else {
                        writer.flush();
                    }
                } else if (all.insert(pair).second) {
                    writer.add(std::get<0>(pair), std::get<1>(pair), std::get<2>(pair));
                }
            }
            writer.flush();
            for (int look = 0; look < 20; ++look) {
                const std::string from = key(), to = from + "\xff";
                for (const std::int64_t type : {16, 17})
                    REQUIRE(scanned(*file, type, from, to) == expected(all, type, from, to));
            }
            REQUIRE(scanned(*file, 16, "", "\xff") == expected(all, 16, "", "\xff"));
        }
        // Filled at once, the same terms are in other blocks, but the same.
        const auto other = emptyFile();
        TermWriter again(*other);
        for (const auto& [type, text, row] : all) again.add(type, text, row);
        again.flush();
        std::int64_t count = 0;
        CHECK(journal::sameTerms(*file, *other, count));
        CHECK(count == static_cast<std::int64_t>(all.size()));
        again.drop(std::get<0>(*all.begin()), std::get<1>(*all.begin()), std::get<2>(*all.begin()));
        again.flush();
        CHECK_FALSE(journal::sameTerms(*file, *other, count));
        CHECK_FALSE(journal::sameTerms(*other, *file, count));
    }
}

TEST_CASE("terms: as many as are sorted in several runs") {
    SeededRandom random(3);
    const auto file = emptyFile();
    TermWriter writer(*file);
    std::set<Pair> all;
    for (int i = 0; i < 350'000; ++i) {
        const Pair pair{16, "n" + std::to_string(random.below(5000)), static_cast<std::int64_t>(random.below(100))};
        if (random.below(4) == 0) {
            writer.drop(16, std::get<1>(pair), std::get<2>(pair));
            all.erase(pair);
        } else {
            writer.add(16, std::get<1>(pair), std::get<2>(pair));
            all.insert(pair);
        }
    }
    writer.flush();
    CHECK(scanned(*file, 16, "", "\xff") == expected(all, 16, "", "\xff"));
}

TEST_CASE("terms: a block that is out of its place is no sound index") {
    const auto file = emptyFile(), other = emptyFile();
    for (const auto* target : {&file, &other}) {
        TermWriter writer(**target);
        for (std::int64_t row = 0; row < 3000; ++row) writer.add(16, "n" + std::to_string(row * 7919 % 3000), row);
        writer.flush();
    }
    std::int64_t count = 0;
    REQUIRE(file->integer("SELECT count(*) FROM term_block") > 3);
    CHECK(journal::sameTerms(*file, *other, count));
    file->execute("UPDATE term_block SET at = x'0000106E31FF' WHERE id = 2");
    CHECK_FALSE(journal::sameTerms(*file, *other, count));
}

TEST_CASE("terms: a damaged block ends early and harms nothing") {
    SeededRandom random(7);
    const auto file = emptyFile();
    TermWriter writer(*file);
    for (std::int64_t row = 0; row < 2000; ++row) writer.add(16, "n" + std::to_string(row % 300), row);
    writer.flush();
    std::string data;
    {
        auto read = file->prepare("SELECT data FROM term_block LIMIT 1");
        REQUIRE(read.step());
        data = read.blob(0);
    }
    for (int turn = 0; turn < 3000; ++turn) {
        std::string broken = data.substr(0, 1 + random.below(data.size()));
        for (std::size_t i = random.below(6); i > 0; --i)
            broken[random.below(broken.size())] = static_cast<char>(random.below(256));
        journal::TermBlock block(broken);
        std::int64_t row = 0, rows = 0;
        while (block.nextKey())
            while (block.nextRow(row)) ++rows;
        REQUIRE(rows <= static_cast<std::int64_t>(broken.size()));
    }
}
