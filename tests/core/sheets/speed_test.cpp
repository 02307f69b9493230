// Prints, judges nothing: rows per second of a register of 100,000 × 20. Run by name: test_core_sheets "[.speed]"
#include "sheet_files.h"

#include "core/sheets/sheet_writer.h"

#include <chrono>
#include <iostream>
#include <sys/resource.h>

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

TEST_CASE("speed of reading and writing", "[.speed]") {
    Folder folder;
    const auto seconds = [] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    };
    const auto cpu = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return double(usage.ru_utime.tv_sec) + double(usage.ru_utime.tv_usec) * 1e-6;
    };
    for (const std::string name : {"a.xlsx", "a.csv"}) {
        double start = seconds(), work = cpu();
        auto writer = createSheet(security::Disclosure::nothingStored(), folder.file(name));
        REQUIRE(writer);
        for (int r = 0; r < 100'000; ++r) {
            std::vector<std::string> texts;
            for (int c = 0; c < 20; ++c)
                texts.push_back(c == 0 ? "130202" + std::to_string(198501010000 + r)
                                       : (c % 3 ? "友谊南里" : "") + std::to_string(r % (c * 97) + c));
            std::vector<Cell> cells;
            for (const auto& text : texts) cells.push_back(textCell(text));
            REQUIRE((*writer)->row(cells));
        }
        REQUIRE((*writer)->close());
        std::cout << name << " written in " << seconds() - start << " s, CPU " << cpu() - work << " s\n";
        start = seconds();
        work = cpu();
        auto reader = openSheet(folder.file(name));
        REQUIRE(reader);
        Row row;
        int rows = 0;
        for (auto more = (*reader)->next(row); more && *more; more = (*reader)->next(row)) ++rows;
        CHECK(rows == 100'000);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::cout << name << " read in " << seconds() - start << " s, CPU " << cpu() - work << " s, "
                  << int(rows / (cpu() - work)) << " rows/s of CPU, peak " << usage.ru_maxrss / 1024 << " MB\n";
    }
}
