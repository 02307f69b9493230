#include "core/sheets/compound_file.h"

#include "core/base/text.h"
#include "core/sheets/little_endian.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace mulin::sheets {

namespace {

constexpr std::size_t headerSize = 512;
constexpr std::size_t entrySize = 128;
constexpr std::size_t fileLimit = std::size_t{256} << 20;
constexpr std::uint32_t lastSector = 0xFFFFFFFA; // greater ones are marks: end of chain, free …
constexpr std::uint64_t smallLimit = 4096;

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string nameOf(std::string_view entry) {
    std::u32string name;
    const std::size_t bytes = std::min<std::size_t>(littleEndian<std::uint16_t>(entry, 64), 64);
    for (std::size_t i = 0; i + 2 < bytes; i += 2) name += littleEndian<std::uint16_t>(entry, i);
    return utf8(name);
}

} // namespace

Error CompoundFile::damaged(const char* what) const {
    return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", what}}, "compound file");
}

Result<CompoundFile> CompoundFile::open(const std::string& path) {
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (!file) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
    CompoundFile compound;
    compound.m_path = path;
    std::string piece(std::size_t{1} << 20, '\0');
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file.get())) > 0;) {
        compound.m_bytes.append(piece, 0, got);
        if (compound.m_bytes.size() > fileLimit)
            return makeError(ErrorCode::SheetTooBig, {{"path", path}, {"what", "file"}});
    }
    MULIN_TRY(compound.readTables());
    MULIN_TRY(compound.readDirectory());
    return compound;
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
    const std::uint64_t at = (std::uint64_t{number} + 1) * m_sectorSize;
    if (number > lastSector || at >= m_bytes.size()) return {};
    return std::string_view(m_bytes).substr(static_cast<std::size_t>(at), m_sectorSize);
}

Result<std::vector<std::uint32_t>> CompoundFile::chain(const std::vector<std::uint32_t>& table,
                                                       std::uint32_t start) const {
    std::vector<std::uint32_t> sectors;
    for (std::uint32_t at = start; at <= lastSector; at = table[at]) {
        if (at >= table.size() || sectors.size() > table.size()) return damaged("zip"); // beyond the end, or a circle
        sectors.push_back(at);
    }
    return sectors;
}

Result<void> CompoundFile::readTables() {
    const unsigned shift = littleEndian<std::uint16_t>(m_bytes, 30);
    if (m_bytes.size() < headerSize || (shift != 9 && shift != 12) || littleEndian<std::uint16_t>(m_bytes, 32) != 6)
        return damaged("zip");
    m_sectorSize = std::size_t{1} << shift;
    std::vector<std::uint32_t> parts;
    for (std::size_t i = 0; i < 109; ++i) parts.push_back(littleEndian<std::uint32_t>(m_bytes, 76 + 4 * i));
    const std::size_t most = m_bytes.size() / m_sectorSize + 1, perSector = m_sectorSize / 4;
    std::uint32_t next = littleEndian<std::uint32_t>(m_bytes, 68);
    for (std::size_t seen = 0; next <= lastSector; ++seen) {
        const std::string_view more = sector(next);
        if (more.size() < m_sectorSize || seen > most) return damaged("zip");
        for (std::size_t i = 0; i + 1 < perSector; ++i) parts.push_back(littleEndian<std::uint32_t>(more, 4 * i));
        next = littleEndian<std::uint32_t>(more, m_sectorSize - 4);
    }
    for (const std::uint32_t part : parts) {
        if (part > lastSector) continue;
        const std::string_view entries = sector(part);
        if (entries.size() < m_sectorSize || m_table.size() > most + perSector) return damaged("zip");
        for (std::size_t i = 0; i < perSector; ++i) m_table.push_back(littleEndian<std::uint32_t>(entries, 4 * i));
    }
    return {};
}

Result<std::string> CompoundFile::wholeChain(std::uint32_t start) const {
    MULIN_TRY_LET(sectors, chain(m_table, start));
    std::string bytes;
    for (const std::uint32_t number : sectors) bytes += sector(number);
    return bytes;
}

Result<void> CompoundFile::readDirectory() {
    MULIN_TRY_LET(directory, wholeChain(littleEndian<std::uint32_t>(m_bytes, 48)));
    for (std::size_t at = 0; at + entrySize <= directory.size(); at += entrySize) {
        const std::string_view entry = std::string_view(directory).substr(at, entrySize);
        const auto kind = static_cast<unsigned char>(entry[66]);
        const Entry found{littleEndian<std::uint32_t>(entry, 116), littleEndian<std::uint32_t>(entry, 120)};
        if (kind == 5) { // the root: holds the small streams
            MULIN_TRY_LET(small, wholeChain(found.start));
            m_smallStream = std::move(small);
        } else if (kind == 2) {
            m_entries.emplace(nameOf(entry), found);
        }
    }
    if (const std::uint32_t start = littleEndian<std::uint32_t>(m_bytes, 60); start <= lastSector) {
        MULIN_TRY_LET(table, wholeChain(start));
        for (std::size_t i = 0; i + 4 <= table.size(); i += 4)
            m_smallTable.push_back(littleEndian<std::uint32_t>(table, i));
    }
    return {};
}

Result<std::string> CompoundFile::stream(const std::string& name) const {
    const auto at = m_entries.find(name);
    if (at == m_entries.end()) return damaged("zip");
    std::string bytes;
    if (at->second.size >= smallLimit) {
        MULIN_TRY_LET(whole, wholeChain(at->second.start));
        bytes = std::move(whole);
    } else {
        MULIN_TRY_LET(pieces, chain(m_smallTable, at->second.start));
        for (const std::uint32_t piece : pieces) {
            const std::size_t from = std::size_t{piece} * m_smallSize;
            if (from >= m_smallStream.size()) return damaged("zip");
            bytes.append(m_smallStream, from, m_smallSize);
        }
    }
    if (bytes.size() < at->second.size) return damaged("zip"); // the file was cut off
    bytes.resize(static_cast<std::size_t>(at->second.size));
    return bytes;
}

} // namespace mulin::sheets
