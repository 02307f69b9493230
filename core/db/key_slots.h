// Who opens an encrypted file: its header holds a slot per user, in which a password wraps the key of the file, and
// what the recovery sheet needs. Slots come, change and go without a page being encrypted anew. Whoever changes them
// holds the file's lock (FileLock); the file may be open. `vfs` = one of ours, empty for the program's own.
#pragma once

#include "core/base/result.h"
#include "core/db/secret.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mulin::db {

class FileHeader;

/// What it costs to try a password (Argon2id).
struct KeyCost {
    std::uint64_t bytes = 64 << 20;
    std::uint32_t passes = 3;
    /// The least; nothing below it is ever used.
    static KeyCost floor() { return {}; }
    /// About so many seconds on this computer.
    static KeyCost tuned(double seconds = 0.7);
    friend bool operator==(const KeyCost&, const KeyCost&) = default;
};

/// A user who is given a password, or another one.
struct NewKeySlot {
    std::string login;
    Secret password;
    KeyCost cost;
    std::int64_t nowMs = 0;
};

struct KeySlot {
    std::string login;
    KeyCost cost;
    std::int64_t changedMs = 0; ///< when the password was set
};

/// A file about to be made: OpenOptions takes key and header. The recovery key is for the sheet.
struct NewEncryption {
    Key key;
    std::shared_ptr<const FileHeader> header;
    RecoveryKey recovery;
};

/// A fresh key, and these users. BadArgument{argument = "login"} if a login is empty, too long or given twice.
Result<NewEncryption> newEncryption(const std::vector<NewKeySlot>& users);

/// By its header. A plain file is not, nor is one that does not exist or cannot be read.
bool isEncrypted(const std::string& path, const std::string& vfs = {});

struct Unlocked {
    Key key;
    KeySlot slot; ///< whose password it was
};
/// Takes as long as the slot's cost. An empty login tries every slot, the first user's first. FileNotFound, FileNewer,
/// FileNotMulin (not encrypted), HeaderDamaged, FileDamaged{truncated}, NoKeySlot, WrongPassword{user, changed_ms =
/// when the only one in question was set}.
Result<Unlocked> unlock(const std::string& path, const std::string& login, const Secret& password,
                        const std::string& vfs = {});
/// Works with both copies of the header lost. WrongRecovery{what = "other"} if it is another file's.
Result<Key> unlock(const std::string& path, const RecoveryKey& recovery, const std::string& vfs = {});

/// Everybody who has a password, in the order of the slots.
Result<std::vector<KeySlot>> keySlots(const std::string& path, const Key& key, const std::string& vfs = {});
/// Adds the user, or gives another password. KeySlotsFull{limit}.
Result<void> putKeySlot(const std::string& path, const Key& key, const NewKeySlot& user, const std::string& vfs = {});
/// NoKeySlot; LastAdministrator for the last one. Who has known the key may have kept it: see convertInPlace in
/// convert.h.
Result<void> removeKeySlot(const std::string& path, const Key& key, const std::string& login,
                           const std::string& vfs = {});
/// For a further copy of the sheet.
Result<RecoveryKey> recoveryKey(const std::string& path, const Key& key, const std::string& vfs = {});
/// Where both copies are damaged: a new header, with this user alone.
Result<void> rebuildHeader(const std::string& path, const RecoveryKey& recovery, const NewKeySlot& user,
                           const std::string& vfs = {});

/// Of the sheet: nine groups of four capitals and digits, the last for slips of the pen.
Secret recoveryCode(const RecoveryKey& recovery);
/// Takes small letters, missing and odd separators, O for 0, I and L for 1, full-width forms. WrongRecovery{what =
/// "typed"}.
Result<RecoveryKey> parseRecoveryCode(const Secret& code);

} // namespace mulin::db
