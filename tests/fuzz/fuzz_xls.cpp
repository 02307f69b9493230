// The bytes of a binary workbook, read in this very process.
#include "core/sheets/xls_reader.h"

#include <cstdio>
#include <filesystem>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("mulin-fuzz-" + std::to_string(::getpid()) + ".xls")).string();
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return 0;
    std::fwrite(data, 1, size, file);
    std::fclose(file);
    auto reader = mulin::sheets::XlsReader::open(path, {});
    if (!reader) return 0;
    mulin::sheets::Row row;
    for (auto more = (*reader)->next(row); more && *more; more = (*reader)->next(row)) {
    }
    return 0;
}
