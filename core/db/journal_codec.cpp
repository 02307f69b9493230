#include "core/db/journal_codec.h"

#include "core/db/open_file.h"
#include "core/db/page_codec.h"

#include <sqlite3.h>

namespace mulin::db {

void JournalCodec::noteNumber(const unsigned char* bytes, int amount, std::int64_t offset) {
    m_numberAt = amount == 4 ? offset : -1;
    if (amount == 4) m_number = bigEndian(bytes);
}

bool JournalCodec::isPage(int amount, std::int64_t offset) const {
    return amount == pageSize && m_numberAt >= 0 && offset == m_numberAt + 4 && m_number != 0;
}

int PlainJournal::read(JournalBytes& file, unsigned char* buffer, int amount, std::int64_t offset) {
    const int code = file.readAt(buffer, amount, offset);
    if (code != SQLITE_OK) return code;
    if (isPage(amount, offset))
        return m_pages.unseal(FileKind::Journal, number(), buffer) ? SQLITE_OK : SQLITE_IOERR_DATA;
    noteNumber(buffer, amount, offset);
    return SQLITE_OK;
}

int PlainJournal::write(JournalBytes& file, const unsigned char* bytes, int amount, std::int64_t offset) {
    if (isPage(amount, offset)) {
        if (!m_pages.seal(FileKind::Journal, number(), bytes, m_page.data())) return SQLITE_IOERR_WRITE;
        return file.writeAt(m_page.data(), pageSize, offset);
    }
    if (amount >= pageSize) return SQLITE_IOERR_WRITE; // nothing else in a journal is as long as a page
    noteNumber(bytes, amount, offset);
    return file.writeAt(bytes, amount, offset);
}

} // namespace mulin::db
