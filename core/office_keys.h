// What protects an office file, where more than its header is asked: who may change it, and that it is written down.
#pragma once

#include "core/db/key_slots.h"
#include "core/office.h"

namespace mulin {

struct OwnPassword {
    std::string login;
    db::Secret password;
};

/// By the code on the recovery sheet: gives the user (UnknownRecord{user} if there is none) this password, and makes a
/// new header where both copies are damaged. Logged. WrongRecovery; FileInUse, FileReadOnly.
Result<db::Key> recover(const std::string& path, const db::Secret& code, const OwnPassword& user,
                        const db::KeyCost& cost, const Environment& environment = {});

/// Encrypts the file in its place, makes it plain (`to` without a key), or gives everything in it a new key. The new
/// file tells of it before it takes the place of the old one; a kill leaves one of both. No office of it may be open in
/// this program. Returns who had a password and is not among the users of `to`: they need one from an administrator.
/// Denied without the right to administer users (`login`, empty = the first one).
Result<std::vector<std::string>> protect(const std::string& path, const db::Key& key, const db::NewEncryption& to,
                                         const std::string& login, Progress& progress,
                                         const Environment& environment = {});

} // namespace mulin
