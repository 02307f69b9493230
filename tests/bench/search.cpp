// Key strokes in the search box over a fixed mix, the first rows of the list of residents, memory without SQLite's
// cache.
#include "core/records/search.h"
#include "core/records/query.h"
#include "tests/bench/bench.h"

#include <algorithm>

namespace mulin::bench {

namespace {

std::vector<std::pair<std::string, std::string>> queries(std::int64_t residents) {
    std::vector<std::pair<std::string, std::string>> mix;
    for (int turn = 0; turn < 20; ++turn) {
        const Row row = rowAt((residents / 20) * turn + 7 * turn);
        const std::string iso = row.birth.iso();
        mix.emplace_back("name", row.name);
        mix.emplace_back("surname", row.name.substr(0, 3));
        mix.emplace_back("given", row.name.substr(3));
        mix.emplace_back("id", row.idNumber);
        mix.emplace_back("id_beginning", row.idNumber.substr(0, 10));
        mix.emplace_back("id_tail", row.idNumber.substr(14));
        mix.emplace_back("birth_date", iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2));
        mix.emplace_back("phone", row.phone);
        mix.emplace_back("phone_tail", row.phone.substr(7));
        mix.emplace_back("room", row.building + "-" + row.entrance + "-" + row.room);
        mix.emplace_back("estate_and_room", row.estate + " " + row.building + "-" + row.entrance + "-" + row.room);
        mix.emplace_back("two_words", row.name.substr(0, 3) + " " + row.phone.substr(7));
    }
    for (const char* initial : {"w", "l", "z", "y", "s"}) mix.emplace_back("initials_1", initial);
    for (const char* initials : {"wx", "lj", "zg", "yw", "sx"}) mix.emplace_back("initials_2", initials);
    for (const char* initials : {"wxl", "ljg", "zgq", "ywj", "sxl"}) mix.emplace_back("initials_3", initials);
    for (const char* pinyin : {"wang", "zhang", "shanxiu", "liujian", "yuchi"}) mix.emplace_back("pinyin", pinyin);
    for (const char* mixed : {"王xl", "李jian", "张国q", "单xiu", "曾w"}) mix.emplace_back("mixed", mixed);
    return mix;
}

double quantile(const std::vector<double>& sorted, double q) {
    return sorted.empty()
               ? 0
               : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(q * static_cast<double>(sorted.size())))];
}

} // namespace

void searchBench(const std::string& path, std::int64_t residents, Results& results) {
    { filledOffice(path, residents); } // made in its own life: its memory does not count
    const std::int64_t before = residentBytes();
    const double opening = wallSeconds();
    const auto office = must("open", Office::open(path, Office::Mode::ReadOnly));
    const auto& reader = office->reader();
    const auto& tables = office->tables();
    const access::Access access = access::Access::full(std::nullopt);
    results.set("residents", static_cast<double>(residents));
    results.set("open_ms", (wallSeconds() - opening) * 1000);

    double start = wallSeconds();
    records::Query first;
    first.type = "person";
    first.limit = 100;
    const auto spine = must("spine", records::spine(reader, tables, access, first, office->today()));
    must("window", records::window(reader, tables, access, "person", spine));
    results.set("first_rows_ms", (wallSeconds() - start) * 1000);
    start = wallSeconds();
    first.limit = -1;
    const auto whole = must("spine", records::spine(reader, tables, access, first, office->today()));
    results.set("whole_spine_ms", (wallSeconds() - start) * 1000);
    results.set("spine_rows", static_cast<double>(whole.size()));

    const auto mix = queries(residents);
    std::vector<double> all;
    std::map<std::string, std::vector<double>> byKind;
    for (int turn = 0; turn < 3; ++turn) // the first turn warms the caches
        for (const auto& [kind, text] : mix) {
            records::SearchQuery query;
            query.text = text;
            const double from = wallSeconds();
            must(text, records::search(reader, tables, access, query));
            const double ms = (wallSeconds() - from) * 1000;
            if (turn == 0) continue;
            all.push_back(ms);
            byKind[kind].push_back(ms);
        }
    std::sort(all.begin(), all.end());
    results.set("search_p50_ms", quantile(all, .5));
    results.set("search_p99_ms", quantile(all, .99));
    for (auto& [kind, values] : byKind) {
        std::sort(values.begin(), values.end());
        results.set("search_" + kind + "_p50_ms", quantile(values, .5));
        results.set("search_" + kind + "_max_ms", values.back());
    }
    results.set("sqlite_cache_bytes", static_cast<double>(reader.cacheUsed()));
    results.set("memory_bytes", static_cast<double>(residentBytes() - reader.cacheUsed()));
    results.set("memory_grown_bytes", static_cast<double>(residentBytes() - before - reader.cacheUsed()));
}

} // namespace mulin::bench
