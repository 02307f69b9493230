// Key strokes in the search box over a fixed mix, the first rows of the list of residents, memory without SQLite's
// cache.
#include "core/records/search.h"
#include "core/base/pinyin.h"
#include "core/base/text.h"
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
    // As typed, one key stroke after the other.
    const auto type = [&](const char* kind, const std::string& text) {
        const std::u32string all = codepoints(text);
        for (std::size_t i = 1; i <= all.size(); ++i) mix.emplace_back(kind, utf8(all.substr(0, i)));
    };
    for (int turn = 0; turn < 6; ++turn) {
        const Row row = rowAt((residents / 6) * turn + 11 * turn);
        const std::string door = row.building + "-" + row.entrance + "-" + row.room;
        const auto reading = nameReadings(row.name).front();
        type("typing_name", row.name);
        type("typing_pinyin", reading.full());
        type("typing_mixed", reading.syllables.front() + reading.initials().substr(1));
        type("typing_id", row.idNumber);
        type("typing_phone", row.phone);
        type("typing_estate_room", row.estate + " " + door);
        type("typing_place", row.estate + row.building + "号楼" + row.entrance + "单元" + row.room);
        type("typing_two_words", row.name.substr(0, 3) + " " + row.phone.substr(7));
        type("typing_initials_room", reading.initials() + " " + door);
        type("typing_name_id", row.name.substr(0, 3) + " " + row.idNumber.substr(0, 12));
    }
    for (const char* initial : {"w", "l", "z", "y", "s"}) mix.emplace_back("initials_1", initial);
    for (const char* initials : {"wx", "lj", "zg", "yw", "sx"}) mix.emplace_back("initials_2", initials);
    for (const char* initials : {"wxl", "ljg", "zgq", "ywj", "sxl"}) mix.emplace_back("initials_3", initials);
    for (const char* pinyin : {"wang", "zhang", "shanxiu", "liujian", "yuchi"}) mix.emplace_back("pinyin", pinyin);
    for (const char* mixed : {"王xl", "李jian", "张国q", "单xiu", "曾w"}) mix.emplace_back("mixed", mixed);
    return mix;
}

constexpr double slowMs = 5;

double quantile(const std::vector<double>& sorted, double q) {
    return sorted.empty()
               ? 0
               : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(q * static_cast<double>(sorted.size())))];
}

} // namespace

void searchBench(const std::string& path, std::int64_t residents, Results& results) {
    const std::int64_t before = residentBytes();
    const auto office = filledOffice(path, residents);
    const auto& reader = office->reader();
    const auto& tables = office->tables();
    const access::Access access = access::Access::full(std::nullopt);
    results.set("residents", static_cast<double>(residents));
    const auto mix = queries(residents);
    // Everything of one key stroke is done in this thread, so its CPU time tells what a quiet machine would need.
    std::vector<double> all, cpu, cold;
    std::map<std::string, std::vector<double>> byKind;
    for (int turn = 0; turn < 4; ++turn) // the first turn warms the caches
        for (const auto& [kind, text] : mix) {
            records::SearchQuery query;
            query.text = text;
            const double from = wallSeconds(), cpuFrom = cpuSeconds();
            must(text, records::search(reader, tables, access, query));
            const double cpuMs = (cpuSeconds() - cpuFrom) * 1000, ms = (wallSeconds() - from) * 1000;
            if (turn == 0) {
                cold.push_back(cpuMs);
                continue;
            }
            all.push_back(ms);
            cpu.push_back(cpuMs);
            byKind[kind].push_back(cpuMs);
            if (cpuMs > slowMs) std::fprintf(stderr, "%d: %.1f ms  %s\n", turn, cpuMs, text.c_str());
        }
    const auto set = [&](const std::string& name, std::vector<double>& values) {
        std::sort(values.begin(), values.end());
        results.set("search_" + name + "p50_ms", quantile(values, .5));
        results.set("search_" + name + "p99_ms", quantile(values, .99));
    };
    set("", cpu);
    set("wall_", all);
    set("cold_", cold);
    for (auto& [kind, values] : byKind) set(kind + "_", values);
    results.set("sqlite_cache_bytes", static_cast<double>(reader.cacheUsed()));
    results.set("memory_bytes", static_cast<double>(residentBytes() - reader.cacheUsed()));
    results.set("memory_grown_bytes", static_cast<double>(residentBytes() - before - reader.cacheUsed()));
}

void openBench(const std::string& path, std::int64_t residents, Results& results) {
    { filledOffice(path, residents); }
    const std::int64_t before = residentBytes();
    const double opening = wallSeconds(), cpuOpening = cpuSeconds();
    const auto office = openOffice(path, Office::Mode::ReadOnly);
    results.set("open_ms", (wallSeconds() - opening) * 1000);
    const auto& reader = office->reader();
    const auto& tables = office->tables();
    const access::Access access = access::Access::full(std::nullopt);
    const double start = wallSeconds();
    records::Query query;
    query.type = "person";
    const auto first = must("opening", records::opening(reader, tables, access, query, office->today()));
    constexpr std::size_t windowRows = 100; // of a list in the window
    const auto shown = std::span(first.rows).first(std::min(first.rows.size(), windowRows));
    must("window", records::window(reader, tables, access, "person", shown));
    results.set("residents", static_cast<double>(first.total.value_or(-1)));
    results.set("first_rows_ms", (wallSeconds() - start) * 1000);
    results.set("shown_ms", (wallSeconds() - opening) * 1000);
    results.set("shown_cpu_ms", (cpuSeconds() - cpuOpening) * 1000);
    const double spineStart = wallSeconds(), spineCpu = cpuSeconds();
    const auto whole = must("spine", records::spine(reader, tables, access, query, office->today()));
    results.set("whole_spine_ms", (wallSeconds() - spineStart) * 1000);
    results.set("whole_spine_cpu_ms", (cpuSeconds() - spineCpu) * 1000);
    results.set("spine_rows", static_cast<double>(whole.size()));
    query.where = "sex = female";
    const double filtered = wallSeconds();
    must("opening", records::opening(reader, tables, access, query, office->today()));
    results.set("filtered_rows_ms", (wallSeconds() - filtered) * 1000);
    results.set("sqlite_cache_bytes", static_cast<double>(reader.cacheUsed()));
    // The spine itself is 8 bytes for each resident, held by the list that shows it.
    const auto spineBytes = static_cast<std::int64_t>(whole.capacity() * sizeof(whole[0]));
    results.set("memory_bytes", static_cast<double>(residentBytes() - reader.cacheUsed() - spineBytes));
    results.set("memory_grown_bytes", static_cast<double>(residentBytes() - before - reader.cacheUsed()));
}

} // namespace mulin::bench
