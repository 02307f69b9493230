// Vaults of sealed ledgers (受限台账): who may open them, with what, and what is logged of it. A vault is the
// compartment of its types, "vault:correction". Its data key is sealed to the own key of every user with a part in it;
// that key lies in the file wrapped under the user's password. None of this is journalled: what a password opened once
// must not open for ever. That it was done is.
#pragma once

#include "core/access/sealing.h"
#include "core/journal/journal.h"

#include <string_view>
#include <vector>

namespace mulin::security {

/// Each includes those before it.
enum class VaultPart { Read, Write, Manage };
std::string_view codeOf(VaultPart part); ///< read, write, manage
std::optional<VaultPart> vaultPartOf(std::string_view code);

struct VaultMember {
    UserId user;
    std::string login, name;
    VaultPart part = VaultPart::Read;
};

struct Vault {
    std::string id;                          ///< the compartment
    const schema::TypeDef* ledger = nullptr; ///< gives it its name
    bool made = false, open = false;
    std::optional<VaultPart> mine;
    bool stale = false;               ///< somebody who had a part was removed: it needs another key
    std::vector<VaultMember> members; ///< for those with a part in it alone
};
/// Of the catalogue, made or not. Members and counts only of those that one has a part in.
Result<std::vector<Vault>> vaults(const db::Reader& reader, const schema::Catalogue& catalogue,
                                  const access::Access& access);
/// What the user may do in which vaults, for security::accessFor.
std::vector<access::Grant> vaultGrants(const db::Reader& reader, const Uid& user);

/// Has the user a password that vaults can be granted to? In an encrypted file it is that of signing in, as it was when
/// the user last set it; in a plain one it is of the vaults alone.
bool hasPersonalKey(const db::Reader& reader, const UserId& user);
/// The first one, of whoever acts or of a user just made by an administrator.
Result<void> makePersonalKey(journal::Journal& journal, const UserId& user, const db::Secret& password,
                             std::optional<db::KeyCost> cost = {});
/// Another password for the own key. WrongPassword, NoPersonalKey.
Result<void> changePersonalPassword(journal::Journal& journal, const access::Access& access, const db::Secret& before,
                                    const db::Secret& now, std::optional<db::KeyCost> cost = {});

/// Makes a vault, with whoever acts as its manager, and opens it. The key is for its recovery sheet. Denied (without
/// Right::Configure), NoPersonalKey, WrongPassword.
Result<db::RecoveryKey> makeVault(journal::Journal& journal, const access::Access& access, const std::string& vault,
                                  const db::Secret& password);
/// Logged. VaultMissing, VaultNotGranted, NoPersonalKey, WrongPassword, VaultKeyLost.
Result<void> openVault(journal::Journal& journal, const access::Access& access, const std::string& vault,
                       const db::Secret& password);
/// By the code on its recovery sheet: whoever acts becomes a manager. WrongRecovery; NoPersonalKey.
Result<void> recoverVault(journal::Journal& journal, const access::Access& access, const std::string& vault,
                          const db::RecoveryKey& recovery);

// For managers, with the vault open: VaultLocked, Denied.
/// NoPersonalKey{user}, UnknownRecord{user}.
Result<void> grantVault(journal::Journal& journal, const access::Access& access, const std::string& vault,
                        const std::string& login, VaultPart part);
/// The vault gets another key and all of it is encrypted anew. LastVaultManager.
Result<void> revokeVault(journal::Journal& journal, const access::Access& access, const std::string& vault,
                         const std::string& login);
/// Another key, another recovery sheet.
Result<db::RecoveryKey> rekeyVault(journal::Journal& journal, const access::Access& access, const std::string& vault);

/// View log: that this record was looked at, once per record and session of the caller; none: the list. Does nothing if
/// the type is not sealed.
Result<void> noteViewed(journal::Journal& journal, const access::Access& access, const schema::TypeDef& type,
                        std::optional<RecordId> record = {});

/// Proof that somebody else with a part in the vault agrees, by password. SecondPerson if it is oneself or somebody
/// without a part; WrongPassword.
class Witness {
public:
    const std::string& vault() const { return m_vault; }
    const UserId& user() const { return m_user; }

private:
    friend Result<Witness> witness(const db::Reader&, const access::Access&, const std::string&, const std::string&,
                                   const db::Secret&);
    Witness(std::string vault, UserId user) : m_vault(std::move(vault)), m_user(user) {}
    std::string m_vault;
    UserId m_user;
};
Result<Witness> witness(const db::Reader& reader, const access::Access& access, const std::string& vault,
                        const std::string& login, const db::Secret& password);

} // namespace mulin::security
