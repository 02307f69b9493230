#include "core/db/vfs.h"

#include "core/db/vfs_file.h"

#include <atomic>
#include <new>

namespace mulin::db {
namespace {

/// What SQLite keeps for an open file, aligned to 8 bytes; the file of the inner VFS lies behind it.
struct Slot {
    sqlite3_file base;
    VfsFile* file;
};
static_assert(sizeof(Slot) % 8 == 0 && alignof(Slot) <= 8);

struct Instance {
    sqlite3_vfs base{};
    sqlite3_vfs* inner = nullptr;
    std::shared_ptr<IoHook> hook;
    Key key; ///< of the encrypted files that it opens
    std::string name;
};

VfsFile& fileOf(sqlite3_file* file) { return *reinterpret_cast<Slot*>(file)->file; }
Instance& instanceOf(sqlite3_vfs* vfs) { return *static_cast<Instance*>(vfs->pAppData); }
unsigned char* bytesOf(void* buffer) { return static_cast<unsigned char*>(buffer); }

int onClose(sqlite3_file* file) {
    auto* slot = reinterpret_cast<Slot*>(file);
    const int code = slot->file->close();
    delete slot->file;
    slot->file = nullptr;
    slot->base.pMethods = nullptr;
    return code;
}

const sqlite3_io_methods methods = {
    1, // no shared memory (WAL), no mmap
    onClose,
    [](sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
        return fileOf(file).read(bytesOf(buffer), amount, offset);
    },
    [](sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
        return fileOf(file).write(static_cast<const unsigned char*>(bytes), amount, offset);
    },
    [](sqlite3_file* file, sqlite3_int64 size) { return fileOf(file).truncate(size); },
    [](sqlite3_file* file, int flags) { return fileOf(file).sync(flags); },
    [](sqlite3_file* file, sqlite3_int64* size) { return fileOf(file).size(size); },
    [](sqlite3_file* file, int level) { return fileOf(file).lock(level); },
    [](sqlite3_file* file, int level) { return fileOf(file).unlock(level); },
    [](sqlite3_file* file, int* result) { return fileOf(file).checkReserved(result); },
    [](sqlite3_file* file, int opcode, void* argument) { return fileOf(file).control(opcode, argument); },
    [](sqlite3_file*) { return 512; },
    [](sqlite3_file* file) { return fileOf(file).characteristics(); },
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

/// False for temporary files: temp_store = MEMORY always, personal data goes to no other place than its file.
bool kindOf(int flags, FileKind& kind) {
    if (flags & SQLITE_OPEN_MAIN_DB)
        kind = FileKind::Main;
    else if (flags & SQLITE_OPEN_MAIN_JOURNAL)
        kind = FileKind::Journal;
    else if (flags & SQLITE_OPEN_SUPER_JOURNAL)
        kind = FileKind::Other;
    else
        return false;
    return true;
}

/// The codec of a database by what lies at its beginning. What is made with a key begins with a header before SQLite
/// sees it: an empty file would become a plain one.
int makeCodec(const Instance& instance, sqlite3_file* inner, std::shared_ptr<PageCodec>& codec) {
    sqlite3_int64 size = 0;
    if (const int code = inner->pMethods->xFileSize(inner, &size); code != SQLITE_OK) return code;
    HeaderCopies copies;
    const auto read = [inner](unsigned char* buffer, int amount, std::int64_t offset) {
        return inner->pMethods->xRead(inner, buffer, amount, offset);
    };
    if (size > 0)
        if (const int code = readHeader(read, size, copies); code != SQLITE_OK) return code;
    if (copies.state == HeaderCopies::State::Plain) {
        if (size == 0 && instance.key) return SQLITE_CANTOPEN;
        codec = std::make_shared<PageChecksum>();
        return SQLITE_OK;
    }
    if (!copies.header || !instance.key || !copies.header->isOf(instance.key)) return SQLITE_CANTOPEN;
    codec = std::make_shared<PageCipher>(instance.key, copies.header->salt());
    return SQLITE_OK;
}

int makeFamily(const Instance& instance, FileKind kind, const char* name, sqlite3_file* inner,
               std::shared_ptr<FileFamily>& family) {
    switch (kind) {
    case FileKind::Main: family = std::make_shared<FileFamily>(); return makeCodec(instance, inner, family->codec);
    case FileKind::Journal: family = fileOf(sqlite3_database_file_object(name)).family(); break;
    case FileKind::Other: break;
    }
    return SQLITE_OK;
}

int openBoth(Instance& instance, const char* name, Slot* slot, FileKind kind, int flags, int* outFlags) {
    if (instance.hook)
        if (const int code = instance.hook->before(IoOp::Open, name, 0, flags); code != SQLITE_OK) return code;
    auto* inner = reinterpret_cast<sqlite3_file*>(slot + 1);
    inner->pMethods = nullptr;
    const auto close = [](sqlite3_file* file) {
        if (file->pMethods) file->pMethods->xClose(file);
    };
    std::unique_ptr<sqlite3_file, decltype(close)> guarded(inner, close);
    int code = instance.inner->xOpen(instance.inner, name, inner, flags, outFlags);
    std::shared_ptr<FileFamily> family;
    if (code == SQLITE_OK) code = makeFamily(instance, kind, name, inner, family);
    if (code != SQLITE_OK) return code;
    slot->file = new VfsFile(inner, kind, name, std::move(family), instance.hook.get());
    slot->base.pMethods = &methods;
    (void)guarded.release();
    return SQLITE_OK;
}

int onOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    file->pMethods = nullptr;
    FileKind kind{};
    if (!name || !kindOf(flags, kind)) return SQLITE_CANTOPEN;
    try {
        return openBoth(instanceOf(vfs), name, reinterpret_cast<Slot*>(file), kind, flags, outFlags);
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
}

int onDelete(sqlite3_vfs* vfs, const char* name, int syncFolder) {
    auto& instance = instanceOf(vfs);
    if (instance.hook)
        if (const int code = instance.hook->before(IoOp::Delete, name, 0, syncFolder); code != SQLITE_OK) return code;
    return instance.inner->xDelete(instance.inner, name, syncFolder);
}

sqlite3_vfs* innerOf(sqlite3_vfs* vfs) { return instanceOf(vfs).inner; }

void fill(Instance& instance) {
    auto& vfs = instance.base;
    auto* inner = instance.inner;
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(Slot)) + inner->szOsFile;
    vfs.mxPathname = inner->mxPathname;
    vfs.zName = instance.name.c_str();
    vfs.pAppData = &instance;
    vfs.xOpen = onOpen;
    vfs.xDelete = onDelete;
    vfs.xAccess = [](sqlite3_vfs* own, const char* name, int flags, int* result) {
        return innerOf(own)->xAccess(innerOf(own), name, flags, result);
    };
    vfs.xFullPathname = [](sqlite3_vfs* own, const char* name, int size, char* full) {
        return innerOf(own)->xFullPathname(innerOf(own), name, size, full);
    };
    // Without xDlOpen no extension can be loaded.
    vfs.xRandomness = [](sqlite3_vfs* own, int size, char* bytes) {
        return innerOf(own)->xRandomness(innerOf(own), size, bytes);
    };
    vfs.xSleep = [](sqlite3_vfs* own, int microseconds) { return innerOf(own)->xSleep(innerOf(own), microseconds); };
    vfs.xCurrentTime = [](sqlite3_vfs* own, double* day) { return innerOf(own)->xCurrentTime(innerOf(own), day); };
    vfs.xGetLastError = [](sqlite3_vfs* own, int size, char* text) {
        return innerOf(own)->xGetLastError(innerOf(own), size, text);
    };
}

std::string enlist(std::string name, std::shared_ptr<IoHook> hook, sqlite3_vfs* inner, const Key& key = {}) {
    if (!inner) return {};
    auto instance = std::make_unique<Instance>();
    instance->inner = inner;
    instance->hook = std::move(hook);
    instance->key = key;
    instance->name = std::move(name);
    fill(*instance);
    if (sqlite3_vfs_register(&instance->base, 0) != SQLITE_OK) return {};
    return instance.release()->name; // SQLite's list holds it until unregisterVfs
}

std::string freshName() {
    static std::atomic<int> count = 0;
    return "mulin-" + std::to_string(++count);
}

} // namespace

const char* vfsName() {
    static const std::string name = enlist("mulin", nullptr, sqlite3_vfs_find(nullptr));
    return name.c_str();
}

std::string registerVfs(std::shared_ptr<IoHook> hook, const std::string& base) {
    return enlist(freshName(), std::move(hook), sqlite3_vfs_find(base.empty() ? nullptr : base.c_str()));
}

InnerVfs innerVfsOf(const std::string& name) {
    if (!isOwnVfs(name.c_str())) return {};
    const auto& instance = instanceOf(sqlite3_vfs_find(name.c_str()));
    return {instance.inner, instance.hook};
}

KeyedVfs::KeyedVfs(const std::string& like, const Key& key) {
    auto wrapped = innerVfsOf(like);
    m_name = enlist(freshName(), std::move(wrapped.hook), wrapped.vfs, key);
}

KeyedVfs::~KeyedVfs() { unregisterVfs(m_name); }

bool isOwnVfs(const char* name) {
    auto* vfs = sqlite3_vfs_find(name);
    return name && vfs && vfs->xOpen == onOpen;
}

void unregisterVfs(const std::string& name) {
    if (!isOwnVfs(name.c_str()) || name == vfsName()) return;
    auto* vfs = sqlite3_vfs_find(name.c_str());
    sqlite3_vfs_unregister(vfs);
    delete &instanceOf(vfs);
}

} // namespace mulin::db
