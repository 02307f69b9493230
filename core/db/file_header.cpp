#include "core/db/file_header.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <sodium.h>
#include <sqlite3.h>

namespace mulin::db {
namespace {

constexpr std::array<unsigned char, 16> magic{0x89, 'M', 'u', 'l', 'i',  'n',  'S',  'e',
                                              'a',  'l', 'e', 'd', '\r', '\n', 0x1a, 0};
constexpr int magicLike = 12;                                  // of 16 bytes right: damaged, but ours
constexpr std::array<char, 16> sqliteMagic{"SQLite format 3"}; // with its final zero

// Places within a copy, little-endian numbers. The first three and the checksum at the end are for all versions.
constexpr std::size_t versionAt = 16, sizeAt = 20, generationAt = 24, flagsAt = 32, saltAt = 40, recoveryAt = 64,
                      slotsAt = 512;
constexpr std::size_t tagSize = 32, checksumSize = 32;
constexpr std::size_t checksumAt = FileHeader::copySize - checksumSize, tagAt = checksumAt - tagSize;
static_assert(slotsAt + FileHeader::slotCount * FileHeader::slotSize <= tagAt);
static_assert(recoveryAt + FileHeader::recoverySize <= slotsAt);
constexpr std::uint32_t initialisedFlag = 1;
constexpr std::uint32_t largestCopy = 1 << 20; // that a newer version may have

using Digest = std::array<unsigned char, 32>;

template<class T> T numberAt(std::span<const unsigned char> bytes, std::size_t at) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;) value = static_cast<T>(value << 8 | bytes[at + i]);
    return value;
}

template<class T> void putNumber(std::span<unsigned char> bytes, std::size_t at, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes[at + i] = static_cast<unsigned char>(value >> (8 * i));
}

Digest checksum(std::span<const unsigned char> bytes) {
    Digest out;
    crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
    return out;
}

Digest headerTag(const Key& key, std::span<const unsigned char> bytes) {
    Digest out;
    const Key own = derivedKey(key, "mulin header tag");
    crypto_generichash(out.data(), out.size(), bytes.data(), tagAt, own.bytes().data(), Key::size);
    return out;
}

/// 0 = not whole
std::uint32_t versionOf(std::span<const unsigned char> copy) {
    if (copy.size() < checksumSize + flagsAt || !std::equal(magic.begin(), magic.end(), copy.begin())) return 0;
    const auto content = copy.first(copy.size() - checksumSize);
    return sameBytes(checksum(content), copy.last(checksumSize)) ? numberAt<std::uint32_t>(copy, versionAt) : 0;
}

bool looksOurs(std::span<const unsigned char> bytes) {
    int right = 0;
    for (std::size_t i = 0; i < magic.size() && i < bytes.size(); ++i) right += bytes[i] == magic[i] ? 1 : 0;
    return right >= magicLike;
}

/// The copy of a version with another size, if there is a whole one.
int readNewer(const ReadBytes& read, std::span<const unsigned char> start, std::int64_t fileSize,
              HeaderCopies& copies) {
    const auto size = numberAt<std::uint32_t>(start, sizeAt);
    if (size <= flagsAt + checksumSize || size > largestCopy || size > fileSize) return SQLITE_OK;
    std::vector<unsigned char> copy(size);
    constexpr std::uint32_t atOnce = 65536; // SQLite's VFS for Unix takes less than 128 KiB
    for (std::uint32_t at = 0; at < size; at += atOnce)
        if (const int code = read(&copy[at], static_cast<int>(std::min(atOnce, size - at)), at); code != SQLITE_OK)
            return code;
    copies.version = std::max(copies.version, versionOf(copy));
    return SQLITE_OK;
}

} // namespace

FileHeader FileHeader::fresh(const FileSalt& salt) {
    FileHeader header;
    std::copy(magic.begin(), magic.end(), header.m_bytes.begin());
    putNumber(std::span(header.m_bytes), versionAt, ownVersion);
    putNumber(std::span(header.m_bytes), sizeAt, static_cast<std::uint32_t>(copySize));
    std::copy(salt.begin(), salt.end(), header.m_bytes.begin() + saltAt);
    return header;
}

std::optional<FileHeader> FileHeader::parse(std::span<const unsigned char> copy) {
    if (copy.size() != copySize || versionOf(copy) != ownVersion) return std::nullopt;
    FileHeader header;
    std::copy(copy.begin(), copy.end(), header.m_bytes.begin());
    return header;
}

FileSalt FileHeader::salt() const {
    FileSalt salt;
    std::copy_n(m_bytes.begin() + saltAt, salt.size(), salt.begin());
    return salt;
}

std::uint64_t FileHeader::generation() const { return numberAt<std::uint64_t>(m_bytes, generationAt); }

bool FileHeader::initialised() const { return (numberAt<std::uint32_t>(m_bytes, flagsAt) & initialisedFlag) != 0; }

void FileHeader::setInitialised() {
    putNumber(std::span(m_bytes), flagsAt, numberAt<std::uint32_t>(m_bytes, flagsAt) | initialisedFlag);
}

std::span<const unsigned char> FileHeader::slot(std::size_t index) const {
    return std::span(m_bytes).subspan(slotsAt + index * slotSize, slotSize);
}

std::span<unsigned char> FileHeader::slot(std::size_t index) {
    return std::span(m_bytes).subspan(slotsAt + index * slotSize, slotSize);
}

std::span<const unsigned char> FileHeader::recovery() const {
    return std::span(m_bytes).subspan(recoveryAt, recoverySize);
}

std::span<unsigned char> FileHeader::recovery() { return std::span(m_bytes).subspan(recoveryAt, recoverySize); }

void FileHeader::finish(const Key& key) {
    putNumber(std::span(m_bytes), generationAt, generation() + 1);
    const auto tag = headerTag(key, m_bytes);
    std::copy(tag.begin(), tag.end(), m_bytes.begin() + tagAt);
    const auto sum = checksum(std::span(m_bytes).first(checksumAt));
    std::copy(sum.begin(), sum.end(), m_bytes.begin() + checksumAt);
}

bool FileHeader::isOf(const Key& key) const {
    return sameBytes(headerTag(key, m_bytes), std::span(m_bytes).subspan(tagAt, tagSize));
}

int readHeader(const ReadBytes& read, std::int64_t fileSize, HeaderCopies& copies) {
    using State = HeaderCopies::State;
    std::vector<unsigned char> bytes(static_cast<std::size_t>(FileHeader::bothCopies));
    const auto there = std::min(fileSize, FileHeader::bothCopies);
    // Most files are told apart by their first bytes.
    const auto first = std::min<std::int64_t>(there, magic.size());
    int code = read(bytes.data(), static_cast<int>(first), 0);
    if (code != SQLITE_OK) return code;
    copies.state = State::Plain;
    if (std::memcmp(bytes.data(), sqliteMagic.data(), sqliteMagic.size()) == 0) return SQLITE_OK;
    code = read(bytes.data(), static_cast<int>(there), 0);
    if (code != SQLITE_OK) return code;
    const std::span all(bytes);
    const std::span<const unsigned char> copy[2] = {all.first(FileHeader::copySize), all.last(FileHeader::copySize)};
    if (!looksOurs(copy[0]) && !looksOurs(copy[1])) return SQLITE_OK;

    std::optional<FileHeader> parsed[2];
    for (int i = 0; i < 2; ++i) {
        copies.version = std::max(copies.version, versionOf(copy[i]));
        parsed[i] = FileHeader::parse(copy[i]);
        if (parsed[i] && (!copies.header || parsed[i]->generation() > copies.header->generation()))
            copies.header = parsed[i];
    }
    if (!copies.header && copies.version == 0) code = readNewer(read, copy[0], fileSize, copies);
    if (code != SQLITE_OK) return code;
    for (int i = 0; i < 2; ++i)
        copies.whole[i] = parsed[i] && copies.header && parsed[i]->generation() == copies.header->generation();
    constexpr std::int64_t page = 4096; // less than one: nothing can be read
    const bool bare = fileSize < FileHeader::bothCopies + page;
    if (copies.version > FileHeader::ownVersion)
        copies.state = State::Newer;
    else if (bare && copies.header && !copies.header->initialised())
        copies.state = State::Unfinished;
    else if (bare)
        copies.state = State::Truncated;
    else
        copies.state = copies.header ? State::Sound : State::Damaged;
    return SQLITE_OK;
}

} // namespace mulin::db
