// mulin_bench sheet OUT.xlsx ROWS | insert FOLDER ROWS | cipher FOLDER ROWS | import NEW SHEET.xlsx |
// save FILE TIMES | search FILE RESIDENTS | people FILE RESIDENTS | ledgers FILE RESIDENTS | open FILE RESIDENTS:
// figures as JSON on stdout. New offices are encrypted with MULIN_BENCH_ENCRYPTED set; a password costs the least
// there.
#include "tests/bench/bench.h"

#include "core/db/key_slots.h"
#include "core/people/id_number.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <unistd.h>

namespace mulin::bench {

std::string Results::json() const {
    std::string text = "{";
    for (const auto& [name, value] : m_values) {
        char number[64];
        std::snprintf(number, sizeof number, "%.6g", value);
        text += (text.size() > 1 ? ", \"" : "\"") + name + "\": " + number;
    }
    return text + "}";
}

double cpuSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t residentBytes() {
    long pages = 0, resident = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return static_cast<std::int64_t>(resident) * sysconf(_SC_PAGESIZE);
}

void giveUp(const std::string& what, const Error& error) {
    std::fprintf(stderr, "%s: %s %s\n", what.c_str(), errorName(error.code), error.detail.c_str());
    std::exit(1);
}

Row rowAt(std::int64_t index) {
    static constexpr std::array surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",  "徐",
                                         "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",  "宋",
                                         "郑", "谢", "韩", "单", "仇", "曾", "解", "区", "查", "尉迟"};
    static constexpr std::array first{"秀", "建", "志", "玉", "桂", "淑", "国", "海", "文", "春",
                                      "晓", "子", "雨", "梓", "俊", "立", "艳", "雪", "永", "明"};
    static constexpr std::array second{"兰", "国", "强", "英", "珍", "华", "军", "燕", "博", "轩",
                                       "涵", "梅", "芳", "伟", "平", "琴", "龙", "杰", "宁", "红"};
    static constexpr std::array estates{"友谊南里", "祥和里", "锦绣家园", "龙泽花园",
                                        "煤机宿舍", "凤凰园", "金色阳光", "富康小区"};
    static constexpr std::array relations{"户主", "配偶", "子"};
    static constexpr std::array levels{"小学", "初中", "高中", "大专", "本科"};
    SeededRandom random(static_cast<std::uint64_t>(index) * 2654435761ULL + 1);
    const auto pick = [&](const auto& list) { return std::string(list[random.below(list.size())]); };
    const std::int64_t home = index / 3;
    Row row;
    const bool male = index % 3 != 1;
    row.name = pick(surnames) + pick(first) + (random.below(5) ? pick(second) : std::string());
    row.sex = male ? "男" : "女";
    row.birth = Date{static_cast<std::int32_t>(random.below(27000)) - 8000};
    char text[32];
    const auto serial = static_cast<int>((index / 31 * 2 + (male ? 1 : 0)) % 1000);
    std::snprintf(text, sizeof text, "1302%02d%04d%02d%02d%03d", static_cast<int>(60 + index % 40),
                  row.birth.year() % 10000, row.birth.month() % 100, row.birth.day() % 100, serial);
    row.idNumber = text;
    row.idNumber += people::idCheckDigit(row.idNumber);
    row.nation = "汉族";
    row.education = pick(levels);
    std::snprintf(text, sizeof text, "154%08lld", static_cast<long long>(index * 61803399 % 100000000));
    row.phone = text;
    row.book = std::to_string(1000001 + home);
    row.relation = relations[static_cast<std::size_t>(index % 3)];
    row.estate = estates[static_cast<std::size_t>(home / 3000 % 8)];
    if (home >= 24000) row.estate += std::to_string(home / 24000 + 1) + "区";
    row.building = std::to_string(home % 3000 / 60 + 1);
    row.entrance = std::to_string(home % 60 / 12 + 1);
    row.room = std::to_string((home % 12 / 2 + 1) * 100 + home % 2 + 1);
    row.registered =
        "河北省唐山市路南区" + row.estate + row.building + "号楼" + row.entrance + "单元" + row.room + "室";
    row.status = index % 5 ? "人户一致" : "人在户不在";
    row.grid = "第" + std::to_string(home / 1200 % 40 + 1) + "网格";
    row.contact = pick(surnames) + pick(second);
    std::snprintf(text, sizeof text, "154%08lld", static_cast<long long>((index * 61803399 + 12345) % 100000000));
    row.contactPhone = text;
    if (index % 9 == 0) row.remark = "需上门核对";
    return row;
}

namespace {
const db::Secret password("bench-password");
bool encrypted() { return std::getenv("MULIN_BENCH_ENCRYPTED") != nullptr; }
} // namespace

std::unique_ptr<Office> newOffice(const std::string& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    organisation::SetupRequest setup;
    setup.code = "130202002018";
    setup.login = "bench";
    OfficeOptions options;
    if (encrypted()) {
        const auto made = must("key", db::newEncryption({{"bench", password, db::KeyCost::floor(), 1}}));
        options.key = made.key;
        options.header = made.header;
    }
    return must("new office", Office::createFor(path, setup, std::move(options)));
}

std::unique_ptr<Office> openOffice(const std::string& path, Office::Mode mode) {
    OfficeOptions options;
    if (db::isEncrypted(path)) options.key = must("password", db::unlock(path, "bench", password)).key;
    return must("open", Office::open(path, mode, std::move(options)));
}

std::unique_ptr<Office> filledOffice(const std::string& path, std::int64_t residents) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        auto kept = openOffice(path, Office::Mode::ReadOnly);
        if (kept->reader().text("SELECT value FROM local_setting WHERE key = 'shape'") ==
            journal::schemaShape(kept->catalogue()))
            return kept;
        std::filesystem::remove(path, ignored); // of an earlier build
    }
    const std::string part = path + ".part";
    auto office = newOffice(part);
    journal::Journal& journal = *must("journal", office->journal());
    const access::Access access = access::Access::full(std::nullopt);
    using schema::Value;
    must("fill", journal.transact(access, {"import", {}}, [&](journal::Writer& writer) -> Result<void> {
        std::map<std::string, RecordId> estates, buildings;
        MULIN_TRY_LET(dwellings, writer.bulk("dwelling", {"building", "entrance", "room"}));
        MULIN_TRY_LET(people, writer.bulk("person", {"name", "id_kind", "id_number", "sex", "birth_date", "phone"}));
        MULIN_TRY_LET(households, writer.bulk("household", {"head", "dwelling", "kind", "book_number"}));
        MULIN_TRY_LET(residences,
                      writer.bulk("residence", {"person", "dwelling", "household", "relation", "reason_in"}));
        RecordId dwelling{Uid{}}, household{Uid{}};
        for (std::int64_t i = 0; i < residents; ++i) {
            const Row row = rowAt(i);
            const std::array<Value, 6> person{
                row.name, "resident_id", row.idNumber, row.sex == "男" ? "male" : "female", row.birth, row.phone};
            MULIN_TRY_LET(id, people.add(person));
            if (i % 3 == 0) {
                if (!estates.contains(row.estate)) {
                    MULIN_TRY_LET(made, writer.create("estate", schema::Values().set("name", row.estate)));
                    estates.emplace(row.estate, made);
                }
                const std::string house = row.estate + row.building;
                if (!buildings.contains(house)) {
                    MULIN_TRY_LET(made, writer.create("building", schema::Values()
                                                                      .set("name", row.building + "号楼")
                                                                      .set("short", row.building)
                                                                      .set("estate", estates.at(row.estate))));
                    buildings.emplace(house, made);
                }
                const std::array<Value, 3> home{buildings.at(house), row.entrance, row.room};
                MULIN_TRY_LET(at, dwellings.add(home));
                dwelling = at;
                const std::array<Value, 4> family{id, dwelling, "family", row.book};
                MULIN_TRY_LET(made, households.add(family));
                household = made;
            }
            const std::array<Value, 5> residence{id, dwelling, household,
                                                 i % 3 == 0   ? "head"
                                                 : i % 3 == 1 ? "spouse"
                                                              : "son",
                                                 "initial"};
            MULIN_TRY(residences.add(residence));
        }
        return {};
    }));
    office.reset();
    std::filesystem::remove(part + "-journal", ignored);
    std::filesystem::rename(part, path);
    return openOffice(path, Office::Mode::ReadOnly);
}

} // namespace mulin::bench

int main(int argc, char** argv) {
    using namespace mulin::bench;
    if (argc != 4) return 2;
    const std::string what = argv[1], path = argv[2];
    const long long count = std::atoll(argv[3]);
    Results results;
    if (what == "sheet") return makeSheet(path, count);
    if (what == "insert")
        insertBench(path, count, results);
    else if (what == "import")
        importBench(path, argv[3], results);
    else if (what == "cipher")
        cipherBench(path, count, results);
    else if (what == "save")
        saveBench(path, count, results);
    else if (what == "people")
        peopleBench(path, count, results);
    else if (what == "ledgers")
        ledgersBench(path, count, results);
    else if (what == "search")
        searchBench(path, count, results);
    else if (what == "open")
        openBench(path, count, results);
    else
        return 2;
    std::printf("%s\n", results.json().c_str());
    return 0;
}
