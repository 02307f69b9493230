// Internal to core/db: the rollback journal of an encrypted file. Its format is SQLite's behind 512 zero bytes, so that
// no other program takes it for a journal of its own, with these differences:
// * Pages are encrypted and tagged with keys of the journal's own; the tag also covers the record's place and the nonce
//   of its segment, so that no record of another place, transaction or file passes.
// * SQLite's checksum, a sum of bytes of the plain page, is masked with bytes of the tag that are not stored, and held
//   against the page when it is read.
// * A segment's header carries tags in the rest of its sector, once SQLite has counted the records and synchronised
//   them. A header without tags is one whose segment has not touched the database yet: it counts for nothing.
#pragma once

#include "core/db/cipher_engine.h"
#include "core/db/journal_codec.h"
#include "core/db/page_cipher.h"

#include <map>

namespace mulin::db {

class JournalCipher final : public JournalCodec {
public:
    static constexpr std::int64_t prefix = 512; ///< zero bytes before SQLite's first
    static constexpr int sector = 512;          ///< as our VFS tells SQLite

    JournalCipher(const Key& key, const FileSalt& salt);
    int read(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) override;
    int write(JournalBytes& file, const unsigned char* bytes, int amount, std::int64_t offset) override;
    void truncated() override;

private:
    static constexpr std::size_t headSize = 28;
    static constexpr std::size_t storedTag = 60; ///< of a record; the other four bytes mask the checksum
    using Head = std::array<unsigned char, headSize>;
    using Sector = std::array<unsigned char, sector>;
    enum class Found { Sound, Nothing, Damaged };

    int readHead(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset);
    Found examine(const Sector& bytes, std::int64_t offset, std::int64_t fileSize);
    int readPage(JournalBytes& file, unsigned char* buffer, std::int64_t offset);
    int readChecksum(JournalBytes& file, unsigned char* buffer);
    int writeHead(JournalBytes& file, std::int64_t offset);
    int writePage(JournalBytes& file, const unsigned char* bytes, std::int64_t offset);
    int writeChecksum(JournalBytes& file, const unsigned char* bytes);
    bool headTag(const Head& head, std::int64_t offset, CipherEngine::Tag& tag);
    bool recordTag(const unsigned char* stored, std::int64_t offset, CipherEngine::Tag& tag);
    const Head* segmentOf(std::int64_t offset) const;

    CipherEngine m_engine;
    std::map<std::int64_t, Head> m_heads; ///< of the segments seen, by their place
    // The checksum follows the page that came last.
    std::int64_t m_checksumAt = -1;
    std::uint32_t m_mask = 0;
    std::uint32_t m_sum = 0;
    std::array<unsigned char, 4096> m_page;
};

} // namespace mulin::db
