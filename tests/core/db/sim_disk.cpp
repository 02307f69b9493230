#include "sim_disk.h"

#include <algorithm>
#include <cstring>

namespace dbtest {

constexpr std::size_t sector = 512;

struct SimCalls {
    using Slot = SimDisk::Slot;
    static Slot& slot(sqlite3_file* file) { return *reinterpret_cast<Slot*>(file); }
    static SimDisk& disk(sqlite3_vfs* vfs) { return *static_cast<SimDisk*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        auto& self = disk(vfs);
        file->pMethods = nullptr;
        if (self.dead()) return SQLITE_CANTOPEN;
        auto& found = self.m_files[name];
        if (!found.exists && !(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
        found.exists = true;
        slot(file).disk = &self;
        slot(file).file = &found;
        slot(file).base.pMethods = methods();
        if (outFlags) *outFlags = flags;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder) {
        auto& self = disk(vfs);
        if (!self.spend()) return SQLITE_IOERR_DELETE;
        const auto found = self.m_files.find(name);
        if (found == self.m_files.end() || !found->second.exists) return SQLITE_IOERR_DELETE_NOENT;
        auto ghost = found->second.named ? std::optional(found->second.durable) : found->second.ghost;
        found->second = {};
        found->second.exists = false;
        if (!syncFolder) found->second.ghost = std::move(ghost);
        return SQLITE_OK;
    }
    static int access(sqlite3_vfs* vfs, const char* name, int, int* result) {
        const auto& files = disk(vfs).m_files;
        const auto found = files.find(name);
        *result = found != files.end() && found->second.exists ? 1 : 0;
        return SQLITE_OK;
    }
    static int read(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
        if (slot(file).disk->dead()) return SQLITE_IOERR_READ;
        const auto& now = slot(file).file->now;
        const auto wanted = static_cast<std::size_t>(amount);
        const auto at = std::min(static_cast<std::size_t>(offset), now.size());
        const auto got = std::min(wanted, now.size() - at);
        std::memcpy(buffer, now.data() + at, got);
        std::memset(static_cast<char*>(buffer) + got, 0, wanted - got);
        return got == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    static int change(sqlite3_file* file, SimDisk::Change what) {
        auto& target = *slot(file).file;
        if (slot(file).disk->dead()) return SQLITE_IOERR_WRITE;
        SimDisk::apply(target.now, what);
        target.pending.push_back(std::move(what)); // the change at which the power fails may have got through
        return slot(file).disk->spend() ? SQLITE_OK : SQLITE_IOERR_WRITE;
    }
    static int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
        return change(file, {false, offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(amount)}});
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) { return change(file, {true, size, {}}); }
    static int sync(sqlite3_file* file, int) {
        if (!slot(file).disk->spend()) return SQLITE_IOERR_FSYNC;
        auto& target = *slot(file).file;
        target.durable = target.now;
        target.pending.clear();
        target.ghost.reset();
        target.named = true; // as SQLite's unix VFS, which syncs the folder with a new journal
        return SQLITE_OK;
    }
    static int size(sqlite3_file* file, sqlite3_int64* size) {
        *size = static_cast<sqlite3_int64>(slot(file).file->now.size());
        return SQLITE_OK;
    }
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods table = {
            1,
            [](sqlite3_file*) { return SQLITE_OK; },
            read,
            write,
            truncate,
            sync,
            size,
            [](sqlite3_file*, int) { return SQLITE_OK; },
            [](sqlite3_file*, int) { return SQLITE_OK; },
            [](sqlite3_file*, int* result) {
                *result = 0;
                return SQLITE_OK;
            },
            [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
            [](sqlite3_file*) { return 512; },
            [](sqlite3_file*) { return 0; },
            nullptr,
            nullptr,
            nullptr,
            nullptr,
            nullptr,
            nullptr,
        };
        return &table;
    }
};

SimDisk::SimDisk(const std::string& name, std::uint64_t seed) : m_name(name), m_random(seed) {
    m_vfs.iVersion = 1;
    m_vfs.szOsFile = sizeof(Slot);
    m_vfs.mxPathname = 512;
    m_vfs.zName = m_name.c_str();
    m_vfs.pAppData = this;
    m_vfs.xOpen = SimCalls::open;
    m_vfs.xDelete = SimCalls::remove;
    m_vfs.xAccess = SimCalls::access;
    m_vfs.xFullPathname = [](sqlite3_vfs*, const char* path, int size, char* full) {
        sqlite3_snprintf(size, full, "%s", path);
        return SQLITE_OK;
    };
    m_vfs.xRandomness = [](sqlite3_vfs* vfs, int size, char* bytes) {
        SimCalls::disk(vfs).m_random.fill(bytes, static_cast<std::size_t>(size));
        return size;
    };
    m_vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    m_vfs.xCurrentTime = [](sqlite3_vfs*, double* day) {
        *day = 2461000.5;
        return SQLITE_OK;
    };
    m_vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    sqlite3_vfs_register(&m_vfs, 0);
}

SimDisk::~SimDisk() { sqlite3_vfs_unregister(&m_vfs); }

bool SimDisk::spend() {
    if (m_left == 0) return false;
    if (m_left > 0) --m_left;
    return m_left != 0;
}

void SimDisk::apply(std::string& content, const Change& change) {
    const auto at = static_cast<std::size_t>(change.at);
    if (change.isSize) {
        content.resize(at);
        return;
    }
    if (content.size() < at + change.bytes.size()) content.resize(at + change.bytes.size());
    content.replace(at, change.bytes.size(), change.bytes);
}

void SimDisk::survive(std::string& content, const Change& change) {
    if (change.isSize) {
        if (m_random.below(2)) apply(content, change);
        return;
    }
    // The new size may survive without the bytes.
    const auto end = static_cast<std::size_t>(change.at) + change.bytes.size();
    if (content.size() < end && m_random.below(4) == 0) content.resize(end);
    for (std::size_t at = 0; at < change.bytes.size();) {
        const auto place = static_cast<std::size_t>(change.at) + at;
        auto length = std::min(sector - place % sector, change.bytes.size() - at);
        const auto next = at + length;
        const auto fate = m_random.below(8); // 0-3 lost, 4-6 written, 7 torn
        if (fate == 7) length = m_random.below(length);
        if (fate >= 4 && length > 0)
            apply(content, {false, static_cast<std::int64_t>(place), change.bytes.substr(at, length)});
        at = next;
    }
}

void SimDisk::powerCut() {
    for (auto& [name, file] : m_files) {
        for (const auto& change : file.pending) survive(file.durable, change);
        if (!file.named && m_random.below(2)) { // the entry is as it was before
            file.exists = file.ghost.has_value();
            file.durable = file.ghost.value_or("");
        }
        file.now = file.durable;
        file.pending.clear();
        file.ghost.reset();
        file.named = file.exists;
    }
    m_left = -1;
}

void SimDisk::settle() {
    for (auto& [name, file] : m_files) {
        file.durable = file.now;
        file.pending.clear();
        file.ghost.reset();
        file.named = file.exists;
    }
}

} // namespace dbtest
