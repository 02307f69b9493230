// Internal to core/db: pages in the documented format of SQLCipher 4 (4096 bytes, AES-256-CBC, HMAC-SHA512, 80 bytes
// reserved, raw key): ciphertext, IV of 16 bytes, tag of 64 over ciphertext, IV and the page's number (little-endian).
// Page 1 begins with 16 bytes of salt in the place of "SQLite format 3". Without our header, the file is one of
// SQLCipher.
#pragma once

#include "core/db/cipher_engine.h"
#include "core/db/page_codec.h"

namespace mulin::db {

inline constexpr int cipherReserve = 80;
inline constexpr std::size_t fileSaltSize = 16;
using FileSalt = std::array<unsigned char, fileSaltSize>;

class PageCipher final : public PageCodec {
public:
    PageCipher(const Key& key, const FileSalt& salt);

    std::int64_t headerSize(FileKind) const override;
    int reserve() const override { return cipherReserve; }
    bool accepts(int reserve) const override { return reserve == cipherReserve; }
    bool plainHead() const override { return false; }
    /// Refuses content in the reserved bytes: it would be lost.
    bool seal(FileKind where, std::uint32_t page, const unsigned char* plain, unsigned char* stored) override;
    bool unseal(FileKind where, std::uint32_t page, unsigned char* bytes) override;
    std::unique_ptr<JournalCodec> journal() override;

private:
    Key m_key;
    FileSalt m_salt;
    CipherEngine m_engine;
};

/// IV and tag begin here.
inline constexpr std::size_t cipherContent = 4096 - cipherReserve;
/// Is there nothing in the reserved bytes of the page?
bool reserveIsFree(const unsigned char* plain);

} // namespace mulin::db
