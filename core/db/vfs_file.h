// Internal to core/db: one open file of our VFS.
#pragma once

#include "core/db/file_header.h"
#include "core/db/journal_codec.h"
#include "core/db/vfs.h"

#include <array>
#include <sqlite3.h>

namespace mulin::db {

bool isOwnVfs(const char* name);

/// What a VFS of ours wraps; nothing if there is none of that name.
struct InnerVfs {
    sqlite3_vfs* vfs = nullptr;
    std::shared_ptr<IoHook> hook;
};
InnerVfs innerVfsOf(const std::string& name);

/// A VFS like the one of the name, for one connection: it also opens files that are encrypted with this key, and makes
/// no others.
class KeyedVfs {
public:
    KeyedVfs(const std::string& like, const Key& key);
    ~KeyedVfs();
    KeyedVfs(const KeyedVfs&) = delete;
    KeyedVfs& operator=(const KeyedVfs&) = delete;
    const std::string& name() const { return m_name; }

private:
    std::string m_name;
};

/// What a database and its journal have in common.
struct FileFamily {
    std::shared_ptr<PageCodec> codec;
    std::int64_t damagedPage = 0; ///< the last that did not pass; -1 = of the journal
    bool rolledBack = false;      ///< pages have been read back from the journal since the last sync
};

class VfsFile final : private JournalBytes {
public:
    VfsFile(sqlite3_file* inner, FileKind kind, std::string path, std::shared_ptr<FileFamily> family, IoHook* hook)
        : m_inner(inner), m_kind(kind), m_path(std::move(path)), m_family(std::move(family)), m_hook(hook) {
        if (m_kind == FileKind::Journal) m_journal = m_family->codec->journal();
    }

    int close();
    int read(unsigned char* buffer, int amount, std::int64_t offset);
    int write(const unsigned char* bytes, int amount, std::int64_t offset);
    int truncate(std::int64_t size);
    int sync(int flags);
    int size(sqlite3_int64* size);
    int lock(int level);
    int unlock(int level);
    int checkReserved(int* result);
    int control(int opcode, void* argument);
    int characteristics();
    const std::shared_ptr<FileFamily>& family() const { return m_family; }

private:
    int ask(IoOp op, std::int64_t offset, int amount);
    std::int64_t header() const { return m_family ? m_family->codec->headerSize(m_kind) : 0; }
    int readInner(void* buffer, int amount, std::int64_t offset);
    int writeInner(const void* bytes, int amount, std::int64_t offset);
    int readPage(unsigned char* buffer, std::uint32_t page);
    int readParts(unsigned char* buffer, int amount, std::int64_t offset);
    int readJournal(unsigned char* buffer, int amount, std::int64_t offset);
    int writePage(const unsigned char* bytes, int amount, std::int64_t offset);
    int fillUpTo(std::int64_t offset);
    int mendFreePages();
    int mendFreePage(std::uint32_t page);
    int damagedCopies(int& bits);
    // JournalBytes
    int readAt(void* buffer, int amount, std::int64_t offset) override { return readInner(buffer, amount, offset); }
    int writeAt(const void* bytes, int amount, std::int64_t offset) override {
        return writeInner(bytes, amount, offset);
    }
    int sizeNow(std::int64_t& size) override;

    sqlite3_file* m_inner;
    FileKind m_kind;
    std::string m_path;
    std::shared_ptr<FileFamily> m_family;
    IoHook* m_hook;
    std::int64_t m_end = -1; ///< size of the database while we write; -1 = to be asked
    std::unique_ptr<JournalCodec> m_journal;
    std::array<unsigned char, 4096> m_page;
};

} // namespace mulin::db
