#include "core/db/vfs_file.h"

#include "core/db/open_file.h"
#include "core/db/sqlite_error.h"

#include <algorithm>
#include <cstring>

namespace mulin::db {
namespace {

constexpr std::int64_t headPeek = 100;                        // bytes of SQLite's file header
constexpr std::int64_t longestGap = std::int64_t{1} << 30;    // bytes that a spill may lie beyond the end
constexpr std::uint32_t lockPage = 0x40000000 / pageSize + 1; // SQLite never writes it: it carries the file's locks

constexpr std::array<unsigned char, pageSize> zeroPage{};

std::uint32_t bigEndian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

/// Page 1 of a file whose pages we can seal: 4096 bytes, rollback journal (no WAL), room for the codec.
bool fitsCodec(const unsigned char* page1, const PageCodec& codec) {
    return page1[16] == 0x10 && page1[17] == 0 && page1[18] == 1 && page1[19] == 1 && codec.accepts(page1[20]);
}

} // namespace

int VfsFile::ask(IoOp op, std::int64_t offset, int amount) {
    return m_hook ? m_hook->before(op, m_path, offset, amount) : SQLITE_OK;
}

int VfsFile::close() { return m_inner->pMethods ? m_inner->pMethods->xClose(m_inner) : SQLITE_OK; }

int VfsFile::readInner(void* buffer, int amount, std::int64_t offset) {
    return m_inner->pMethods->xRead(m_inner, buffer, amount, header() + offset);
}

int VfsFile::writeInner(const void* bytes, int amount, std::int64_t offset) {
    return m_inner->pMethods->xWrite(m_inner, bytes, amount, header() + offset);
}

int VfsFile::read(unsigned char* buffer, int amount, std::int64_t offset) {
    if (const int code = ask(IoOp::Read, offset, amount); code != SQLITE_OK) return code;
    switch (m_kind) {
    case FileKind::Main:
        if (amount == pageSize && offset % pageSize == 0)
            return readPage(buffer, static_cast<std::uint32_t>(offset / pageSize + 1));
        if (m_family->codec->plainHead() && offset + amount <= headPeek) return readInner(buffer, amount, offset);
        return readParts(buffer, amount, offset);
    case FileKind::Journal: return readJournal(buffer, amount, offset);
    case FileKind::Other: break;
    }
    return readInner(buffer, amount, offset);
}

int VfsFile::readPage(unsigned char* buffer, std::uint32_t page) {
    const auto offset = std::int64_t{page - 1} * pageSize;
    const int code = readInner(buffer, pageSize, offset);
    if (code == SQLITE_IOERR_SHORT_READ) {
        sqlite3_int64 end = 0;
        if (const int asked = size(&end); asked != SQLITE_OK) return asked;
        if (end <= offset) return code; // wholly beyond the end: SQLite takes it as empty
    } else if (code != SQLITE_OK) {
        return code;
    } else if (page == lockPage || m_family->codec->unseal(m_kind, page, buffer)) {
        return SQLITE_OK;
    }
    m_family->damagedPage = page;
    std::memset(buffer, 0, pageSize);
    return SQLITE_IOERR_DATA;
}

// Reads of other sizes: of a file whose header names another page size, or of the head of an encrypted one.
int VfsFile::readParts(unsigned char* buffer, int amount, std::int64_t offset) {
    const bool peek = offset + amount <= headPeek;
    while (amount > 0) {
        const auto page = static_cast<std::uint32_t>(offset / pageSize + 1);
        const auto within = static_cast<int>(offset % pageSize);
        const int part = std::min(amount, pageSize - within);
        int code = readPage(m_page.data(), page);
        if (peek && code == SQLITE_IOERR_DATA) code = SQLITE_IOERR_SHORT_READ;
        if (code != SQLITE_OK) {
            std::memset(buffer, 0, static_cast<std::size_t>(amount));
            return code;
        }
        std::memcpy(buffer, m_page.data() + within, static_cast<std::size_t>(part));
        buffer += part;
        offset += part;
        amount -= part;
    }
    return SQLITE_OK;
}

int VfsFile::readJournal(unsigned char* buffer, int amount, std::int64_t offset) {
    if (amount == pageSize) m_family->rolledBack = true;
    const int code = m_journal->read(*this, buffer, amount, offset);
    if (code == SQLITE_IOERR_DATA) m_family->damagedPage = -1;
    return code;
}

int VfsFile::write(const unsigned char* bytes, int amount, std::int64_t offset) {
    if (const int code = ask(IoOp::Write, offset, amount); code != SQLITE_OK) return code;
    switch (m_kind) {
    case FileKind::Main: return writePage(bytes, amount, offset);
    case FileKind::Journal: return m_journal->write(*this, bytes, amount, offset);
    case FileKind::Other: break;
    }
    return writeInner(bytes, amount, offset);
}

int VfsFile::writePage(const unsigned char* bytes, int amount, std::int64_t offset) {
    if (amount != pageSize || offset % pageSize != 0) return SQLITE_IOERR_WRITE;
    if (offset == 0 && !fitsCodec(bytes, *m_family->codec)) return SQLITE_IOERR_WRITE;
    if (m_end < 0) {
        sqlite3_int64 end = 0;
        if (const int code = size(&end); code != SQLITE_OK) return code;
        m_end = end;
    }
    if (offset > m_end)
        if (const int code = fillUpTo(offset); code != SQLITE_OK) return code;
    const auto page = static_cast<std::uint32_t>(offset / pageSize + 1);
    if (!m_family->codec->seal(m_kind, page, bytes, m_page.data())) return SQLITE_IOERR_WRITE;
    const int code = writeInner(m_page.data(), pageSize, offset);
    m_end = code == SQLITE_OK ? std::max(m_end, offset + pageSize) : -1;
    return code;
}

// A spilled page may lie beyond the end; pages between that SQLite never writes would be holes that do not pass.
int VfsFile::fillUpTo(std::int64_t offset) {
    if (offset - m_end > longestGap) return SQLITE_IOERR_WRITE;
    for (auto at = m_end / pageSize * pageSize; at < offset; at += pageSize) {
        const auto page = static_cast<std::uint32_t>(at / pageSize + 1);
        if (page == lockPage) continue;
        if (!m_family->codec->seal(m_kind, page, zeroPage.data(), m_page.data())) return SQLITE_IOERR_WRITE;
        if (const int code = writeInner(m_page.data(), pageSize, at); code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

int VfsFile::truncate(std::int64_t end) {
    if (const int code = ask(IoOp::Truncate, end, 0); code != SQLITE_OK) return code;
    m_end = -1;
    if (m_journal) m_journal->truncated();
    // A journal of no length has no header of ours either.
    const auto whole = m_kind == FileKind::Journal && end == 0 ? 0 : header() + end;
    return m_inner->pMethods->xTruncate(m_inner, whole);
}

int VfsFile::sync(int flags) {
    const int asked = ask(IoOp::Sync, 0, 0);
    if (asked != SQLITE_OK && asked != IoHook::leaveOut) return asked;
    if (m_kind == FileKind::Main && std::exchange(m_family->rolledBack, false))
        if (const int code = mendFreePages(); code != SQLITE_OK) {
            m_family->rolledBack = true;
            return code;
        }
    return asked == IoHook::leaveOut ? SQLITE_OK : m_inner->pMethods->xSync(m_inner, flags);
}

// SQLite does not journal the old content of a free page that it takes into use. After a power cut or a failed write
// such a page may be torn; rolling back makes it free again and leaves it so. It holds nothing, but would not pass a
// check. The journal is still there, so that an interrupted mending is repeated.
int VfsFile::mendFreePages() {
    sqlite3_int64 end = 0;
    if (const int code = size(&end); code != SQLITE_OK) return code;
    const auto pages = static_cast<std::uint32_t>(end / pageSize);
    std::array<unsigned char, pageSize> trunk{};
    constexpr std::size_t firstTrunkAt = 32, mostLeaves = pageSize / 4 - 2;
    if (pages == 0 || readInner(trunk.data(), pageSize, 0) != SQLITE_OK) return SQLITE_OK;
    if (!m_family->codec->unseal(m_kind, 1, trunk.data())) return SQLITE_OK;
    auto next = bigEndian(trunk.data() + firstTrunkAt);
    for (std::uint32_t seen = 0; next > 1 && next <= pages && seen < pages; ++seen) {
        const auto offset = std::int64_t{next - 1} * pageSize;
        if (readInner(trunk.data(), pageSize, offset) != SQLITE_OK) break;
        if (!m_family->codec->unseal(m_kind, next, trunk.data())) break; // true damage: found by whoever reads it
        const auto leaves = std::min<std::size_t>(bigEndian(trunk.data() + 4), mostLeaves);
        for (std::size_t i = 0; i < leaves; ++i) {
            const auto leaf = bigEndian(trunk.data() + 8 + 4 * i);
            if (leaf <= 1 || leaf > pages) continue;
            if (const int code = mendFreePage(leaf); code != SQLITE_OK) return code;
        }
        next = bigEndian(trunk.data());
    }
    return SQLITE_OK;
}

int VfsFile::mendFreePage(std::uint32_t page) {
    const auto offset = std::int64_t{page - 1} * pageSize;
    if (readInner(m_page.data(), pageSize, offset) != SQLITE_OK) return SQLITE_OK;
    if (m_family->codec->unseal(m_kind, page, m_page.data())) return SQLITE_OK;
    if (!m_family->codec->seal(m_kind, page, zeroPage.data(), m_page.data())) return SQLITE_IOERR_WRITE;
    return writeInner(m_page.data(), pageSize, offset);
}

int VfsFile::size(sqlite3_int64* end) {
    const int code = m_inner->pMethods->xFileSize(m_inner, end);
    if (code == SQLITE_OK) *end = std::max<sqlite3_int64>(0, *end - header());
    return code;
}

int VfsFile::sizeNow(std::int64_t& now) {
    sqlite3_int64 end = 0;
    const int code = size(&end);
    now = end;
    return code;
}

/// Bit 0 and 1: the first, the second copy of the header.
int VfsFile::damagedCopies(int& bits) {
    bits = 0;
    if (header() == 0) return SQLITE_OK;
    sqlite3_int64 whole = 0;
    HeaderCopies copies;
    int code = m_inner->pMethods->xFileSize(m_inner, &whole);
    const auto read = [this](unsigned char* buffer, int amount, std::int64_t offset) {
        return m_inner->pMethods->xRead(m_inner, buffer, amount, offset);
    };
    if (code == SQLITE_OK) code = readHeader(read, whole, copies);
    bits = (copies.whole[0] ? 0 : 1) | (copies.whole[1] ? 0 : 2);
    return code;
}

int VfsFile::lock(int level) {
    if (const int code = ask(IoOp::Lock, 0, level); code != SQLITE_OK) return code;
    m_end = -1;
    return m_inner->pMethods->xLock(m_inner, level);
}

int VfsFile::unlock(int level) {
    m_end = -1;
    return m_inner->pMethods->xUnlock(m_inner, level);
}

int VfsFile::checkReserved(int* result) { return m_inner->pMethods->xCheckReservedLock(m_inner, result); }

int VfsFile::control(int opcode, void* argument) {
    switch (opcode) {
    case damagedPageOpcode:
        if (!m_family) return SQLITE_NOTFOUND;
        *static_cast<std::int64_t*>(argument) = std::exchange(m_family->damagedPage, 0);
        return SQLITE_OK;
    case reserveOpcode:
        if (!m_family) return SQLITE_NOTFOUND;
        *static_cast<int*>(argument) = m_family->codec->reserve();
        return SQLITE_OK;
    case damagedCopiesOpcode:
        if (m_kind != FileKind::Main) return SQLITE_NOTFOUND;
        return damagedCopies(*static_cast<int*>(argument));
    case SQLITE_FCNTL_SIZE_HINT: // growing the file would leave pages without checksum
    case SQLITE_FCNTL_CHUNK_SIZE: return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE: *static_cast<sqlite3_int64*>(argument) = 0; return SQLITE_OK;
    case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE:
    case SQLITE_FCNTL_COMMIT_ATOMIC_WRITE:
    case SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE: return SQLITE_NOTFOUND;
    default: return m_inner->pMethods->xFileControl(m_inner, opcode, argument);
    }
}

int VfsFile::characteristics() {
    return m_inner->pMethods->xDeviceCharacteristics(m_inner) & SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

} // namespace mulin::db
