// Internal to core/db: what SQLite reads and writes in a rollback journal is recognised by its pattern: a number of 4
// bytes, then the page of that number, then a checksum of 4 bytes.
#pragma once

#include <array>
#include <cstdint>

namespace mulin::db {

class PageCodec;

/// The bytes of a journal behind the codec's own; SQLite's result codes.
class JournalBytes {
public:
    virtual ~JournalBytes() = default;
    virtual int readAt(void* buffer, int amount, std::int64_t offset) = 0;
    virtual int writeAt(const void* bytes, int amount, std::int64_t offset) = 0;
    virtual int sizeNow(std::int64_t& size) = 0;
};

/// Stands between SQLite and its journal. SQLITE_IOERR_DATA = not what was written: SQLite would stop rolling back here
/// and call it done, leaving half a transaction.
class JournalCodec {
public:
    virtual ~JournalCodec() = default;
    virtual int read(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) = 0;
    virtual int write(JournalBytes& file, const unsigned char* bytes, int amount, std::int64_t offset) = 0;
    virtual void truncated() { m_numberAt = -1; }

protected:
    static std::uint32_t bigEndian(const unsigned char* bytes) {
        return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
    }
    void noteNumber(const unsigned char* bytes, int amount, std::int64_t offset);
    bool isPage(int amount, std::int64_t offset) const;
    std::uint32_t number() const { return m_number; } ///< of the page that isPage has recognised

private:
    std::int64_t m_numberAt = -1;
    std::uint32_t m_number = 0;
};

/// Pages are sealed, the rest is as SQLite writes it.
class PlainJournal final : public JournalCodec {
public:
    explicit PlainJournal(PageCodec& pages) : m_pages(pages) {}
    int read(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) override;
    int write(JournalBytes& file, const unsigned char* bytes, int amount, std::int64_t offset) override;

private:
    PageCodec& m_pages;
    std::array<unsigned char, 4096> m_page;
};

} // namespace mulin::db
