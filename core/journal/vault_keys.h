// The keys of vaults as they lie in the file, wrapped and sealed: unjournalled, for what a password once opened must
// not open for ever. What is done with them: core/security/vaults.h.
#pragma once

#include "core/access/sealing.h"
#include "core/journal/journal.h"

namespace mulin::journal {

/// A user's own key.
struct PersonalKey {
    access::PublicKey open{};
    std::string wrapped; ///< access::wrap
};
std::optional<PersonalKey> personalKey(const db::Reader& reader, const Uid& user);
Result<void> putPersonalKey(Journal& journal, const Uid& user, const PersonalKey& key);

struct VaultHead {
    std::int64_t epoch = 0;
    access::PublicKey recovery{}; ///< of the recovery sheet
    std::string recoveryBox;      ///< the vault's key, sealed to it
    bool stale = false;           ///< somebody with a part was removed: it needs another key
};
std::optional<VaultHead> vaultHead(const db::Reader& reader, const std::string& vault);

struct VaultGrant {
    std::string vault;
    Uid user;
    std::string part; ///< security::VaultPart
    std::string box;  ///< the vault's key, sealed to the user's
};
std::vector<VaultGrant> vaultGrants(const db::Reader& reader, const std::string& vault);
std::vector<VaultGrant> vaultGrantsOf(const db::Reader& reader, const Uid& user);

// Within an act.
void putVault(Writer& writer, const std::string& vault, const VaultHead& head);
void putGrant(Writer& writer, const VaultGrant& grant);
void dropGrant(Writer& writer, const std::string& vault, const Uid& user);
/// Own key and grants of somebody who is removed; the vaults are stale then.
void dropMember(Writer& writer, const Uid& user);
/// Of users who are no longer there: an undo takes one away without the rule.
Result<void> dropStrayMembers(Journal& journal);
Result<void> resealVault(Writer& writer, const std::string& vault, const access::VaultKey& from,
                         const access::VaultKey& to);

} // namespace mulin::journal
