#include "core/db/key_slots.h"

#include "core/db/exception.h"
#include "core/db/key_slot_box.h"
#include "core/db/open_file.h"
#include "core/db/raw_file.h"

#include <algorithm>
#include <sodium.h>

namespace mulin::db {
namespace {

Error badLogin(const std::string& login) {
    return makeError(ErrorCode::BadArgument, {{"argument", "login"}, {"value", login}});
}

Error noSlot(const std::string& path, const std::string& login) {
    return makeError(ErrorCode::NoKeySlot, {{"path", path}, {"user", login}});
}

std::size_t slotFor(const FileHeader& header, const std::string& login) {
    std::size_t i = 0;
    while (i < FileHeader::slotCount && !slotIsFor(header.slot(i), header.salt(), login)) ++i;
    return i;
}

std::size_t usedSlots(const FileHeader& header) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < FileHeader::slotCount; ++i) used += slotIsUsed(header.slot(i)) ? 1 : 0;
    return used;
}

Result<void> put(FileHeader& header, const Key& key, const NewKeySlot& user) {
    if (!loginFits(user.login)) return badLogin(user.login);
    auto at = slotFor(header, user.login);
    if (at == FileHeader::slotCount)
        for (at = 0; at < FileHeader::slotCount && slotIsUsed(header.slot(at));) ++at;
    if (at == FileHeader::slotCount)
        return makeError(ErrorCode::KeySlotsFull, {{"limit", std::to_string(FileHeader::slotCount)}});
    fillSlot(header.slot(at), header.salt(), key, user);
    return {};
}

FileHeader freshHeader(const FileSalt& salt, const Key& key, const RecoveryKey& recovery) {
    auto header = FileHeader::fresh(salt);
    wrapRecovery(header.recovery(), salt, key, recovery);
    return header;
}

struct Place {
    std::string vfs, file;
};

Place placeOf(const std::string& path, const std::string& vfs) { return {ownVfs(vfs), openablePath(path)}; }

Error withPath(Error error, const std::string& path) {
    std::erase_if(error.args, [](const auto& arg) { return arg.first == "path"; });
    error.args.emplace_back("path", path);
    return error;
}

/// The header of a file that must be encrypted.
Result<FileHeader> existingHeader(const std::string& path, const std::string& vfs) {
    const auto place = placeOf(path, vfs);
    if (vfs.empty()) MULIN_TRY(checkPlace(path));
    if (!fileExists(place.vfs, place.file)) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    auto header = headerOf(place.vfs, place.file);
    if (!header) return withPath(header.error(), path);
    if (!*header) return makeError(ErrorCode::FileNotMulin, {{"path", path}}, "not encrypted");
    return **header;
}

Result<FileHeader> headerWith(const std::string& path, const Key& key, const std::string& vfs) {
    MULIN_TRY_LET(header, existingHeader(path, vfs));
    if (!key || !header.isOf(key)) return makeError(ErrorCode::FileEncrypted, {{"path", path}}, "another key");
    return header;
}

/// Reads, changes and writes the header.
template<class F> Result<void> change(const std::string& path, const Key& key, const std::string& vfs, F&& how) {
    return guard([&]() -> Result<void> {
        MULIN_TRY_LET(header, headerWith(path, key, vfs));
        if (auto done = how(header); !done) return withPath(done.error(), path);
        header.finish(key);
        const auto place = placeOf(path, vfs);
        MULIN_TRY_LET(file, RawFile::open(place.vfs, place.file, RawFile::For::Writing));
        return file.writeHeader(header);
    });
}

/// Whether page 1 passes with the key that follows from the sheet and the file's salt, which page 1 begins with.
Result<Key> keyByFirstPage(const std::string& path, const RecoveryKey& recovery, const std::string& vfs) {
    const auto place = placeOf(path, vfs);
    MULIN_TRY_LET(file, RawFile::open(place.vfs, place.file, RawFile::For::Reading));
    std::array<unsigned char, pageSize> page{};
    MULIN_TRY(file.read(page.data(), pageSize, FileHeader::bothCopies));
    FileSalt salt;
    std::copy_n(page.begin(), salt.size(), salt.begin());
    Key key = keyOf(recovery, salt);
    if (!PageCipher(key, salt).unseal(FileKind::Main, 1, page.data()))
        return makeError(ErrorCode::WrongRecovery, {{"path", path}, {"what", "other"}});
    sodium_memzero(page.data(), page.size());
    return key;
}

} // namespace

Result<NewEncryption> newEncryption(const std::vector<NewKeySlot>& users) {
    return guard([&]() -> Result<NewEncryption> {
        NewEncryption made;
        FileSalt salt;
        fillRandomly(salt);
        made.recovery = RecoveryKey::random();
        made.key = keyOf(made.recovery, salt);
        auto header = freshHeader(salt, made.key, made.recovery);
        for (const auto& user : users) {
            if (slotFor(header, user.login) != FileHeader::slotCount) return badLogin(user.login);
            MULIN_TRY(put(header, made.key, user));
        }
        header.finish(made.key);
        made.header = std::make_shared<const FileHeader>(std::move(header));
        return made;
    });
}

bool isEncrypted(const std::string& path, const std::string& vfs) {
    const auto place = placeOf(path, vfs);
    if ((vfs.empty() && !checkPlace(path)) || !fileExists(place.vfs, place.file)) return false;
    const auto encrypted = guard([&]() -> Result<bool> {
        MULIN_TRY_LET(file, RawFile::open(place.vfs, place.file, RawFile::For::Reading));
        MULIN_TRY_LET(copies, file.header());
        return copies.state != HeaderCopies::State::Plain;
    });
    return encrypted.value_or(false);
}

Result<Unlocked> unlock(const std::string& path, const std::string& login, const Secret& password,
                        const std::string& vfs) {
    return guard([&]() -> Result<Unlocked> {
        MULIN_TRY_LET(header, existingHeader(path, vfs));
        int known = 0;
        std::int64_t changed = 0;
        for (std::size_t i = 0; i < FileHeader::slotCount; ++i) {
            const auto slot = std::as_const(header).slot(i);
            if (!slotIsUsed(slot) || (!login.empty() && !slotIsFor(slot, header.salt(), login))) continue;
            ++known;
            changed = slotChangedMs(slot);
            auto key = openSlot(slot, header.salt(), password);
            if (!key) return withPath(key.error(), path);
            if (!*key) continue;
            if (!header.isOf(*key)) return makeError(ErrorCode::FileDamaged, {{"path", path}, {"what", "header"}});
            return Unlocked{*key, readSlot(slot, header.salt(), *key)};
        }
        if (known == 0) return noSlot(path, login);
        auto wrong = makeError(ErrorCode::WrongPassword, {{"path", path}, {"user", login}});
        if (known == 1 && changed > 0) wrong.args.emplace_back("changed_ms", std::to_string(changed));
        return wrong;
    });
}

Result<Key> unlock(const std::string& path, const RecoveryKey& recovery, const std::string& vfs) {
    return guard([&]() -> Result<Key> {
        auto header = existingHeader(path, vfs);
        if (!header && header.error().code == ErrorCode::HeaderDamaged) return keyByFirstPage(path, recovery, vfs);
        if (!header) return header.error();
        const Key key = keyOf(recovery, header->salt());
        if (!header->isOf(key)) return makeError(ErrorCode::WrongRecovery, {{"path", path}, {"what", "other"}});
        return key;
    });
}

Result<std::vector<KeySlot>> keySlots(const std::string& path, const Key& key, const std::string& vfs) {
    return guard([&]() -> Result<std::vector<KeySlot>> {
        MULIN_TRY_LET(header, headerWith(path, key, vfs));
        std::vector<KeySlot> all;
        for (std::size_t i = 0; i < FileHeader::slotCount; ++i)
            if (const auto slot = std::as_const(header).slot(i); slotIsUsed(slot))
                all.push_back(readSlot(slot, header.salt(), key));
        return all;
    });
}

Result<void> putKeySlot(const std::string& path, const Key& key, const NewKeySlot& user, const std::string& vfs) {
    return change(path, key, vfs, [&](FileHeader& header) { return put(header, key, user); });
}

Result<void> removeKeySlot(const std::string& path, const Key& key, const std::string& login, const std::string& vfs) {
    return change(path, key, vfs, [&](FileHeader& header) -> Result<void> {
        const auto at = slotFor(header, login);
        if (at == FileHeader::slotCount) return noSlot(path, login);
        if (usedSlots(header) == 1) return makeError(ErrorCode::LastAdministrator, {{"login", login}});
        const auto slot = header.slot(at);
        std::fill(slot.begin(), slot.end(), static_cast<unsigned char>(0));
        return {};
    });
}

Result<RecoveryKey> recoveryKey(const std::string& path, const Key& key, const std::string& vfs) {
    return guard([&]() -> Result<RecoveryKey> {
        MULIN_TRY_LET(header, headerWith(path, key, vfs));
        auto recovery = unwrapRecovery(std::as_const(header).recovery(), header.salt(), key);
        if (!recovery) return makeError(ErrorCode::FileDamaged, {{"path", path}, {"what", "header"}}, "recovery");
        return recovery;
    });
}

Result<void> rebuildHeader(const std::string& path, const RecoveryKey& recovery, const NewKeySlot& user,
                           const std::string& vfs) {
    return guard([&]() -> Result<void> {
        MULIN_TRY_LET(key, keyByFirstPage(path, recovery, vfs));
        const auto place = placeOf(path, vfs);
        MULIN_TRY_LET(file, RawFile::open(place.vfs, place.file, RawFile::For::Writing));
        FileSalt salt;
        MULIN_TRY(file.read(salt.data(), static_cast<int>(salt.size()), FileHeader::bothCopies));
        auto header = freshHeader(salt, key, recovery);
        header.setInitialised();
        if (auto done = put(header, key, user); !done) return withPath(done.error(), path);
        header.finish(key);
        return file.writeHeader(header);
    });
}

} // namespace mulin::db
