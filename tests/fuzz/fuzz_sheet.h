// Reads a spreadsheet from memory to its end, in whatever shape it is.
#pragma once

#include "core/sheets/sheet_reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <unistd.h>

inline void readSheet(const char* extension, const std::uint8_t* data, std::size_t size) {
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("mulin-fuzz-" + std::to_string(::getpid()) + extension)).string();
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return;
    std::fwrite(data, 1, size, file);
    std::fclose(file);
    auto reader = mulin::sheets::openSheet(path);
    if (!reader) return;
    mulin::sheets::Row row;
    std::size_t bytes = 0;
    for (auto more = (*reader)->next(row); more && *more; more = (*reader)->next(row))
        for (const auto& cell : row.cells) bytes += cell.text.size();
    volatile std::size_t seen = bytes; // every text is touched
    (void)seen;
}
