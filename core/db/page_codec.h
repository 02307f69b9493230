// Internal to core/db: what stands between SQLite's pages and the bytes on the disk. The VFS recognises what it is
// given (page of the database, page inside a rollback journal, other bytes of the journal) and asks the codec of the
// file. Page size is always 4096.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace mulin::db {

class JournalCodec;

enum class FileKind {
    Main,    ///< a database
    Journal, ///< its rollback journal
    Other,   ///< super-journal: names of files only, stored as it is
};

class PageCodec {
public:
    virtual ~PageCodec() = default;

    /// Bytes of the codec's own before SQLite's first byte.
    virtual std::int64_t headerSize(FileKind) const { return 0; }
    /// Bytes at the end of each page that are the codec's; page 1 is refused if it does not leave them free.
    virtual int reserve() const = 0;
    /// Can the codec work with a file that leaves so many free?
    virtual bool accepts(int reserve) const = 0;
    /// Whether SQLite's peeks into the file's header (100 bytes at 0, 16 at 24) can be served without the whole page.
    /// If not, the page is opened for them, and a page that does not pass counts as too short: a torn page 1 must not
    /// keep SQLite from rolling back.
    virtual bool plainHead() const = 0;

    /// `stored` (one page) becomes what is written for `page` with content `plain`.
    virtual bool seal(FileKind where, std::uint32_t page, const unsigned char* plain, unsigned char* stored) = 0;
    /// In place; false = the page is not what was written.
    virtual bool unseal(FileKind where, std::uint32_t page, unsigned char* bytes) = 0;

    /// Of one open journal of the file; the codec outlives it.
    virtual std::unique_ptr<JournalCodec> journal() = 0;
};

/// Checksum of page number and content in the last 8 bytes of each page, little-endian.
class PageChecksum final : public PageCodec {
public:
    int reserve() const override { return 8; }
    /// A file that was encrypted once leaves the room of a cipher.
    bool accepts(int reserve) const override { return reserve == 8 || reserve == 80; }
    bool plainHead() const override { return true; }
    bool seal(FileKind where, std::uint32_t page, const unsigned char* plain, unsigned char* stored) override;
    bool unseal(FileKind where, std::uint32_t page, unsigned char* bytes) override;
    std::unique_ptr<JournalCodec> journal() override;
};

/// 64 bits over the page number and `content` (4088 bytes). Every step is a bijection of the lane for fixed input and
/// of the input for fixed lane: damage within one 8-byte word is found always, any other with 1 - 2^-64. Not against
/// forgery. Measured: 0.5 us a page (BLAKE2b: 6.7), 3 to 5 % of a scan, nothing to be seen in bulk inserts.
std::uint64_t pageChecksum(std::uint32_t page, const unsigned char* content);

} // namespace mulin::db
