// Passwords of an office file, where more than its header is asked: whether there is such a user, who may write.
#pragma once

#include "core/db/key_slots.h"
#include "core/office.h"

namespace mulin {

struct OwnPassword {
    std::string login;
    db::Secret password;
};

/// The user has another password from now on. WrongPassword if the old one is not theirs; FileInUse, FileReadOnly.
Result<void> changePassword(const Office& office, const OwnPassword& old, const db::Secret& wanted,
                            const db::KeyCost& cost);
/// By the code on the recovery sheet: gives the user (UnknownRecord{user} if there is none) this password, and makes a
/// new header where both copies are damaged. WrongRecovery; FileInUse, FileReadOnly.
Result<db::Key> recover(const std::string& path, const db::Secret& code, const OwnPassword& user,
                        const db::KeyCost& cost, const Environment& environment = {});

} // namespace mulin
