#include "core/db/page_cipher.h"

#include "core/db/file_header.h"
#include "core/db/journal_cipher.h"

#include <algorithm>
#include <cstring>

namespace mulin::db {
namespace {

constexpr char sqliteMagic[] = "SQLite format 3"; // with its final zero: 16 bytes
static_assert(sizeof sqliteMagic == fileSaltSize);

constexpr unsigned char saltMask = 0x3a; // SQLCipher's
constexpr int tagKeyRounds = 2;          // SQLCipher's
constexpr std::size_t taggedBytes = cipherContent + CipherEngine::ivSize;

Key tagKey(const Key& key, FileSalt salt) {
    for (auto& byte : salt) byte ^= saltMask;
    return pbkdf2(key, salt, tagKeyRounds);
}

std::array<unsigned char, 4> littleEndian(std::uint32_t number) {
    return {static_cast<unsigned char>(number), static_cast<unsigned char>(number >> 8),
            static_cast<unsigned char>(number >> 16), static_cast<unsigned char>(number >> 24)};
}

} // namespace

bool reserveIsFree(const unsigned char* plain) {
    return std::all_of(plain + cipherContent, plain + cipherContent + cipherReserve,
                       [](unsigned char byte) { return byte == 0; });
}

PageCipher::PageCipher(const Key& key, const FileSalt& salt)
    : m_key(key), m_salt(salt), m_engine(key, tagKey(key, salt)) {}

std::int64_t PageCipher::headerSize(FileKind kind) const {
    switch (kind) {
    case FileKind::Main: return FileHeader::bothCopies;
    case FileKind::Journal: return JournalCipher::prefix;
    case FileKind::Other: break;
    }
    return 0;
}

bool PageCipher::seal(FileKind, std::uint32_t page, const unsigned char* plain, unsigned char* stored) {
    if (!reserveIsFree(plain)) return false;
    const std::size_t start = page == 1 ? fileSaltSize : 0;
    unsigned char* iv = stored + cipherContent;
    if (!CipherEngine::randomIv(iv)) return false;
    if (!m_engine.encrypt(iv, plain + start, stored + start, cipherContent - start)) return false;
    const auto number = littleEndian(page);
    CipherEngine::Tag tag;
    if (!m_engine.tag({{stored + start, taggedBytes - start}, number}, tag)) return false;
    std::memcpy(stored + taggedBytes, tag.data(), tag.size());
    if (start > 0) std::memcpy(stored, m_salt.data(), start);
    return true;
}

bool PageCipher::unseal(FileKind, std::uint32_t page, unsigned char* bytes) {
    const std::size_t start = page == 1 ? fileSaltSize : 0;
    const auto number = littleEndian(page);
    CipherEngine::Tag tag;
    if (!m_engine.tag({{bytes + start, taggedBytes - start}, number}, tag)) return false;
    if (!sameBytes(tag, {bytes + taggedBytes, tag.size()})) return false;
    if (start > 0) {
        if (!sameBytes(m_salt, {bytes, start})) return false;
        std::memcpy(bytes, sqliteMagic, start);
    }
    if (!m_engine.decrypt(bytes + cipherContent, bytes + start, bytes + start, cipherContent - start)) return false;
    std::memset(bytes + cipherContent, 0, cipherReserve);
    return true;
}

std::unique_ptr<JournalCodec> PageCipher::journal() { return std::make_unique<JournalCipher>(m_key, m_salt); }

} // namespace mulin::db
