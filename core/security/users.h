// Who may sign in: a record for everybody, and in an encrypted file a password in its header.
#pragma once

#include "core/db/key_slots.h"
#include "core/journal/journal.h"

namespace mulin::security {

struct NewUser {
    std::string login, name;        ///< the login stands for an empty name
    std::vector<std::string> roles; ///< codes of the choices of user.roles
    std::vector<RecordId> ownRoles = {}, units = {};
};

struct User {
    RecordId id;
    std::string login, name;
    std::vector<std::string> roles;
    std::optional<std::int64_t> passwordChangedMs; ///< none: cannot sign in by one
    std::vector<RecordId> ownRoles, units;         ///< roles of the office's own; the grids of the user
};

/// A password about to be set; its cost is that of this computer unless said otherwise.
struct NewPassword {
    db::Secret text;
    std::optional<db::KeyCost> cost = {};
};

/// Everybody who is not removed, the first user first. Denied without the right to read users.
Result<std::vector<User>> users(const db::Reader& reader, const journal::Tables& tables, const access::Access& access);
/// `password` is needed in an encrypted file, and not kept in a plain one: its slot is that of the login.
/// Required{user, password}, AlreadyThere, KeySlotsFull; errors of a write.
Result<RecordId> addUser(journal::Journal& journal, const access::Access& access, const NewUser& user,
                         const NewPassword& password);
/// Of an encrypted file: another password, for oneself or, with the right to administer, for others. Logged. `current`:
/// one's own so far, so that vaults go along; those of others stay with the password that they set themselves. Denied,
/// UnknownRecord{user}; Required{user, password}.
Result<void> setPassword(journal::Journal& journal, const access::Access& access, const std::string& login,
                         const NewPassword& password, const db::Secret& current = {});
/// The record goes to the recycle bin, the password for good. LastAdministrator, UnknownRecord{user}.
Result<void> removeUser(journal::Journal& journal, const access::Access& access, const std::string& login);

/// Passwords and parts of users who are not there: a crash, an undo or another program left them. What cannot be
/// dropped now is dropped the next time.
void dropStrays(journal::Journal& journal);

} // namespace mulin::security
