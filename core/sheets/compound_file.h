// A compound file (OLE2, magic D0CF11E0): a small file system with streams by name. Nobody vouches for it: every sector
// and every chain is checked against the size of the file.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::sheets {

class CompoundFile {
public:
    /// SheetDamaged, SheetTooBig, FileUnreadable.
    static Result<CompoundFile> open(const std::string& path);

    bool has(const std::string& stream) const { return m_entries.contains(stream); }
    Result<std::string> stream(const std::string& name) const;
    const std::string& path() const { return m_path; }

private:
    struct Entry {
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };
    Result<void> readTables();
    Result<void> readDirectory();
    Result<std::vector<std::uint32_t>> chain(const std::vector<std::uint32_t>& table, std::uint32_t start) const;
    Result<std::string> wholeChain(std::uint32_t start) const;
    std::string_view sector(std::uint32_t number) const;
    Error damaged(const char* what) const;

    std::string m_path, m_bytes;
    std::size_t m_sectorSize = 512, m_smallSize = 64;
    std::vector<std::uint32_t> m_table, m_smallTable;
    std::string m_smallStream;
    std::map<std::string, Entry> m_entries;
};

} // namespace mulin::sheets
