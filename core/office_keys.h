// The recovery sheet of an office file, where more than its header is asked: whether there is such a user.
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

} // namespace mulin
