#include "core/db/journal_cipher.h"

#include "core/db/open_file.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>
#include <string>
#include <utility>

namespace mulin::db {
namespace {

// https://sqlite.org/fileformat2.html#rollbackjournal
constexpr std::size_t magicSize = 8, countAt = 8, nonceAt = 12;
constexpr int countedBytes = 12; // magic and number of records: written last
constexpr std::array<unsigned char, magicSize> magic{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
constexpr std::int64_t recordSize = 4 + pageSize + 4;
constexpr std::uint32_t countedBySize = 0xffffffff; // without syncing, SQLite leaves the count to the file's size

constexpr std::size_t tagsAt = 32, tagSize = 32, tagCopies = (512 - tagsAt) / tagSize;
constexpr std::size_t taggedBytes = cipherContent + CipherEngine::ivSize;

bool isZero(std::span<const unsigned char> bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
}

void putBigEndian(unsigned char* bytes, std::uint32_t number) {
    for (int i = 0; i < 4; ++i) bytes[i] = static_cast<unsigned char>(number >> (24 - 8 * i));
}

std::array<unsigned char, 12> placeOf(std::uint32_t number, std::int64_t offset) {
    std::array<unsigned char, 12> place{};
    putBigEndian(place.data(), number);
    putBigEndian(place.data() + 4, static_cast<std::uint32_t>(static_cast<std::uint64_t>(offset) >> 32));
    putBigEndian(place.data() + 8, static_cast<std::uint32_t>(offset));
    return place;
}

/// SQLite's checksum of a record, without its nonce.
std::uint32_t sumOf(const unsigned char* plain) {
    std::uint32_t sum = 0;
    for (int i = pageSize - 200; i > 0; i -= 200) sum += plain[i];
    return sum;
}

Key journalKey(const Key& key, const FileSalt& salt, const char* purpose) {
    std::string text(purpose);
    text.append(salt.begin(), salt.end());
    return derivedKey(key, text);
}

} // namespace

JournalCipher::JournalCipher(const Key& key, const FileSalt& salt)
    : m_engine(journalKey(key, salt, "mulin journal pages"), journalKey(key, salt, "mulin journal tags")) {}

void JournalCipher::truncated() {
    JournalCodec::truncated();
    m_heads.clear();
    m_checksumAt = -1;
}

const JournalCipher::Head* JournalCipher::segmentOf(std::int64_t offset) const {
    auto next = m_heads.upper_bound(offset);
    return next == m_heads.begin() ? nullptr : &std::prev(next)->second;
}

bool JournalCipher::headTag(const Head& head, std::int64_t offset, CipherEngine::Tag& tag) {
    return m_engine.tag({head, placeOf(0, offset)}, tag);
}

bool JournalCipher::recordTag(const unsigned char* stored, std::int64_t offset, CipherEngine::Tag& tag) {
    const Head* segment = segmentOf(offset);
    if (!segment) return false;
    return m_engine.tag({{stored, taggedBytes}, placeOf(number(), offset), {segment->data() + nonceAt, 4}}, tag);
}

int JournalCipher::read(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) {
    if (amount == pageSize) return readPage(file, buffer, offset);
    if ((amount == 1 && offset == 0) || (amount == magicSize && offset % sector == 0))
        return readHead(file, buffer, amount, offset);
    if (amount == 4 && offset == m_checksumAt) return readChecksum(file, buffer);
    if (amount == 4)
        if (const auto next = m_heads.upper_bound(offset); next != m_heads.begin()) {
            const auto& [at, head] = *std::prev(next);
            if (offset - at + amount <= static_cast<std::int64_t>(headSize)) {
                std::memcpy(buffer, head.data() + (offset - at), 4);
                return SQLITE_OK;
            }
        }
    const int code = file.readAt(buffer, amount, offset);
    if (code == SQLITE_OK) noteNumber(buffer, amount, offset);
    return code;
}

int JournalCipher::readHead(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) {
    if (amount == 1) m_heads.clear(); // asked of a journal left behind: what this connection once wrote is gone
    int code = file.readAt(buffer, amount, offset);
    if (code != SQLITE_OK) return code;
    Sector bytes;
    code = file.readAt(bytes.data(), sector, offset);
    if (code == SQLITE_IOERR_SHORT_READ) { // too short for a header
        if (offset == 0) buffer[0] = 0;
        return SQLITE_OK;
    }
    std::int64_t size = 0;
    if (code == SQLITE_OK) code = file.sizeNow(size);
    if (code != SQLITE_OK) return code;
    switch (examine(bytes, offset, size)) {
    case Found::Sound:
        std::copy_n(bytes.begin(), headSize, m_heads[offset].begin());
        std::copy_n(magic.begin(), amount, buffer);
        return SQLITE_OK;
    case Found::Nothing:
        m_heads.erase(offset);
        std::memset(buffer, 0, static_cast<std::size_t>(amount));
        return SQLITE_OK;
    case Found::Damaged: break;
    }
    return SQLITE_IOERR_DATA;
}

JournalCipher::Found JournalCipher::examine(const Sector& bytes, std::int64_t offset, std::int64_t fileSize) {
    Head head;
    std::copy_n(bytes.begin(), headSize, head.begin());
    CipherEngine::Tag expected;
    if (!headTag(head, offset, expected)) return Found::Damaged;
    const auto copy = [&](std::size_t i) { return std::span(bytes).subspan(tagsAt + i * tagSize, tagSize); };
    bool sound = false, tagged = false;
    for (std::size_t i = 0; i < tagCopies; ++i) {
        sound = sound || sameBytes(copy(i), {expected.data(), tagSize});
        tagged = tagged || (i > 0 && !isZero(copy(i)) && sameBytes(copy(i), copy(i - 1)));
    }
    // A write of the header that the power cut short leaves no two tags: nothing of its segment was in use yet.
    if (!sound) return tagged ? Found::Damaged : Found::Nothing;
    if (!std::equal(magic.begin(), magic.end(), head.begin())) return Found::Damaged;
    const auto count = bigEndian(head.data() + countAt);
    if (count != countedBySize && fileSize < offset + sector + count * recordSize) return Found::Damaged;
    return Found::Sound;
}

int JournalCipher::readPage(JournalBytes& file, unsigned char* buffer, std::int64_t offset) {
    m_checksumAt = -1;
    const int code = file.readAt(buffer, pageSize, offset);
    if (code != SQLITE_OK) return code;
    CipherEngine::Tag tag;
    if (!isPage(pageSize, offset) || !recordTag(buffer, offset, tag)) return SQLITE_IOERR_DATA;
    if (!sameBytes({tag.data(), storedTag}, {buffer + taggedBytes, storedTag})) return SQLITE_IOERR_DATA;
    if (!m_engine.decrypt(buffer + cipherContent, buffer, buffer, cipherContent)) return SQLITE_IOERR_DATA;
    std::memset(buffer + cipherContent, 0, cipherReserve);
    m_checksumAt = offset + pageSize;
    m_mask = bigEndian(tag.data() + storedTag);
    m_sum = sumOf(buffer);
    return SQLITE_OK;
}

int JournalCipher::readChecksum(JournalBytes& file, unsigned char* buffer) {
    const int code = file.readAt(buffer, 4, m_checksumAt);
    if (code != SQLITE_OK) return code;
    const auto* segment = segmentOf(m_checksumAt);
    const auto checksum = bigEndian(buffer) ^ m_mask;
    m_checksumAt = -1;
    if (!segment || checksum != bigEndian(segment->data() + nonceAt) + m_sum) return SQLITE_IOERR_DATA;
    putBigEndian(buffer, checksum);
    return SQLITE_OK;
}

int JournalCipher::write(JournalBytes& file, const unsigned char* bytes, int amount, std::int64_t offset) {
    const std::span given(bytes, static_cast<std::size_t>(amount));
    if (amount == pageSize) return writePage(file, bytes, offset);
    if (amount > pageSize) return SQLITE_IOERR_WRITE;
    if (amount == sector && offset % sector == 0) {
        m_heads.erase(m_heads.lower_bound(offset), m_heads.end());
        std::copy_n(bytes, headSize, m_heads[offset].begin());
        return writeHead(file, offset);
    }
    if (const auto head = m_heads.find(offset); head != m_heads.end() && amount == countedBytes) {
        std::copy_n(bytes, countedBytes, head->second.begin());
        return writeHead(file, offset);
    }
    if ((amount == 1 || amount == static_cast<int>(headSize)) && offset % sector == 0 && isZero(given)) {
        m_heads.erase(offset); // a header is taken back, and with it its tags
        const Sector nothing{};
        return file.writeAt(nothing.data(), sector, offset);
    }
    if (amount == 4 && offset == m_checksumAt) return writeChecksum(file, bytes);
    noteNumber(bytes, amount, offset);
    return file.writeAt(bytes, amount, offset);
}

int JournalCipher::writeHead(JournalBytes& file, std::int64_t offset) {
    const Head& head = m_heads[offset];
    Sector bytes{};
    std::copy(head.begin(), head.end(), bytes.begin());
    if (head[0] != 0) { // its records are counted
        CipherEngine::Tag tag;
        if (!headTag(head, offset, tag)) return SQLITE_IOERR_WRITE;
        for (std::size_t i = 0; i < tagCopies; ++i) std::copy_n(tag.begin(), tagSize, &bytes[tagsAt + i * tagSize]);
    }
    return file.writeAt(bytes.data(), sector, offset);
}

int JournalCipher::writePage(JournalBytes& file, const unsigned char* bytes, std::int64_t offset) {
    if (!isPage(pageSize, offset) || !reserveIsFree(bytes)) return SQLITE_IOERR_WRITE;
    unsigned char* iv = m_page.data() + cipherContent;
    CipherEngine::Tag tag;
    if (!CipherEngine::randomIv(iv) || !m_engine.encrypt(iv, bytes, m_page.data(), cipherContent) ||
        !recordTag(m_page.data(), offset, tag))
        return SQLITE_IOERR_WRITE;
    std::memcpy(m_page.data() + taggedBytes, tag.data(), storedTag);
    std::memset(m_page.data() + taggedBytes + storedTag, 0, CipherEngine::tagSize - storedTag);
    m_checksumAt = offset + pageSize;
    m_mask = bigEndian(tag.data() + storedTag);
    return file.writeAt(m_page.data(), pageSize, offset);
}

int JournalCipher::writeChecksum(JournalBytes& file, const unsigned char* bytes) {
    std::array<unsigned char, 4> masked{};
    putBigEndian(masked.data(), bigEndian(bytes) ^ m_mask);
    const auto offset = std::exchange(m_checksumAt, -1);
    return file.writeAt(masked.data(), 4, offset);
}

} // namespace mulin::db
