#include "core/security/vaults.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/vault.h"
#include "core/journal/vault_keys.h"
#include "core/schema/catalogue.h"
#include "core/security/personal_keys.h"
#include "core/security/vault_proof.h"

#include <algorithm>

namespace mulin::security {

using access::Access;
using access::KeyPair;
using access::PublicKey;
using access::Right;
using access::VaultKey;
using db::Secret;
using journal::Journal;
using journal::Operation;

namespace {

constexpr std::string_view parts[] = {"read", "write", "manage"};

Error vaultError(ErrorCode code, const std::string& vault, const std::string& user = {}) {
    return makeError(code, {{"vault", vault}, {"user", user}});
}

Result<UserId> userOf(const db::Reader& reader, const std::string& login) {
    auto row = reader.prepare("SELECT uid FROM t_user WHERE login = ? AND alive = 1");
    row.bind(1, login);
    if (row.step()) return UserId(row.uid(0));
    return makeError(ErrorCode::UnknownRecord, {{"type", "user"}, {"id", login}});
}

Result<UserId> actor(const Access& access) {
    if (access.user()) return *access.user();
    return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", ""}});
}

struct Part {
    VaultPart part = VaultPart::Read;
    journal::VaultGrant grant;
};
std::optional<Part> partOf(const db::Reader& reader, const std::string& vault, const UserId& user) {
    for (const journal::VaultGrant& grant : journal::vaultGrants(reader, vault))
        if (const auto part = vaultPartOf(grant.part); part && grant.user == user.uid()) return Part{*part, grant};
    return std::nullopt;
}

/// Something in the file that nobody with a part wrote there.
Error planted(const db::Reader& reader, const char* what) {
    return makeError(ErrorCode::FileDamaged, {{"path", reader.path()}, {"what", "vault_part"}}, what);
}

/// The key that the part gives.
Result<VaultKey> keyOf(const db::Reader& reader, const Part& part, const KeyPair& keys, const std::string& login) {
    auto key = keyIn(part.grant.box, keys);
    if (!key) return vaultError(ErrorCode::VaultKeyLost, part.grant.vault, login);
    if (!isProven(part.grant, keys.open, *key)) return planted(reader, "own part");
    return std::move(*key);
}

bool isOnlyManager(const db::Reader& reader, const std::string& vault, const UserId& user, const VaultKey& key) {
    const auto grants = journal::vaultGrants(reader, vault);
    return std::none_of(grants.begin(), grants.end(), [&](const auto& grant) {
        if (grant.part != codeOf(VaultPart::Manage) || grant.user == user.uid()) return false;
        const auto theirs = journal::personalKey(reader, grant.user);
        return theirs && isProven(grant, theirs->open, key);
    });
}

journal::VaultGrant grantTo(const std::string& vault, const UserId& user, VaultPart part, const PublicKey& to,
                            const VaultKey& key) {
    const std::string code(codeOf(part));
    return {vault, user.uid(), code, provenGrant(vault, user.uid(), code, to, key)};
}

journal::VaultHead headOf(const std::string& vault, const PublicKey& recovery, const VaultKey& key) {
    return {key.epoch, recovery, provenHead(vault, recovery, key), false};
}

/// An act of the log, in the open: that it was done, never what is in the vault.
Result<void> log(Journal& journal, const Access& access, Operation operation, const std::string& vault,
                 const std::string& user, const Journal::Body& body) {
    operation.kind = journal::TxnKind::Log;
    operation.args["vault"] = vault;
    if (!user.empty()) operation.args["user"] = user;
    auto done = journal.transact(access, operation, body);
    return done ? Result<void>() : done.error();
}

/// The key of a vault that is open, for one of its managers.
Result<VaultKey> managed(const Journal& journal, const Access& access, const std::string& vault) {
    MULIN_TRY_LET(user, actor(access));
    const auto part = partOf(journal.reader(), vault, user);
    if (!part || part->part != VaultPart::Manage)
        return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", vault}});
    const VaultKey* key = journal.keys().find(vault);
    if (!key) return vaultError(ErrorCode::VaultLocked, vault);
    const auto own = journal::personalKey(journal.reader(), user.uid());
    if (!own || !isProven(part->grant, own->open, *key)) return planted(journal.reader(), "manager");
    return *key;
}

/// Another key for all that stay; the vault is open under it afterwards.
Result<void> giveAnotherKey(Journal& journal, const Access& access, const Operation& operation,
                            const std::string& vault, const VaultKey& before, const std::string& who = {},
                            const std::optional<UserId>& without = {}, const std::optional<PublicKey>& recovery = {}) {
    const VaultKey now{db::Key::random(), before.epoch + 1};
    const auto give = [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(journal::resealVault(writer, vault, before, now));
        for (const journal::VaultGrant& grant : journal::vaultGrants(writer.reader(), vault)) {
            const auto member = journal::personalKey(writer.reader(), grant.user);
            const bool stays = member && isProven(grant, member->open, before);
            if (stays && !(without && grant.user == without->uid()))
                journal::putGrant(writer, {vault, grant.user, grant.part,
                                           provenGrant(vault, grant.user, grant.part, member->open, now)});
            else
                journal::dropGrant(writer, vault, grant.user);
        }
        const auto head = journal::vaultHead(writer.reader(), vault);
        if (!head) return vaultError(ErrorCode::VaultMissing, vault);
        if (!recovery && !isProven(vault, *head, before)) return planted(writer.reader(), "recovery sheet");
        journal::putVault(writer, vault, headOf(vault, recovery.value_or(head->recovery), now));
        return {};
    };
    MULIN_TRY(log(journal, access, operation, vault, who, give));
    // It is done, and the caller has a code to hand out: if it cannot be read on, it is opened anew.
    const bool leaves = without && access.user() == without;
    if (leaves || !journal.openVault(vault, now)) return journal.closeVault(vault);
    return {};
}

bool isVaultOf(const schema::Catalogue& catalogue, const std::string& vault) {
    const auto types = catalogue.types();
    return std::any_of(types.begin(), types.end(),
                       [&](const auto* type) { return type->sealed() && type->compartment == vault; });
}

} // namespace

std::string_view codeOf(VaultPart part) { return parts[static_cast<int>(part)]; }

std::optional<VaultPart> vaultPartOf(std::string_view code) {
    const auto* at = std::find(std::begin(parts), std::end(parts), code);
    return at == std::end(parts) ? std::nullopt : std::optional(static_cast<VaultPart>(at - std::begin(parts)));
}

Result<std::vector<Vault>> vaults(const db::Reader& reader, const schema::Catalogue& catalogue, const Access& access) {
    return db::guard([&]() -> Result<std::vector<Vault>> {
        std::vector<Vault> found;
        for (const schema::TypeDef* type : catalogue.types()) {
            if (!type->sealed()) continue;
            const auto known = std::find_if(found.begin(), found.end(),
                                            [&](const Vault& vault) { return vault.id == type->compartment; });
            if (known == found.end())
                found.push_back({type->compartment, type, false, false, {}, false, {}});
            else if (type->ledger && !known->ledger->ledger)
                known->ledger = type;
        }
        const auto open = journal::openVaults(reader);
        for (Vault& vault : found) {
            const auto head = journal::vaultHead(reader, vault.id);
            vault.made = head.has_value();
            vault.open = std::find(open.begin(), open.end(), vault.id) != open.end();
            const auto part = access.user() ? partOf(reader, vault.id, *access.user()) : std::nullopt;
            if (!part) continue;
            vault.mine = part->part;
            vault.stale = head && head->stale;
            for (const journal::VaultGrant& grant : journal::vaultGrants(reader, vault.id)) {
                auto name = reader.prepare("SELECT login, name FROM t_user WHERE uid = ?");
                name.bind(1, grant.user);
                if (const auto theirs = vaultPartOf(grant.part); theirs && name.step())
                    vault.members.push_back(
                        {UserId(grant.user), std::string(name.text(0)), std::string(name.text(1)), *theirs});
            }
        }
        return found;
    });
}

std::vector<access::Grant> vaultGrants(const db::Reader& reader, const Uid& user) {
    std::vector<access::Grant> grants;
    for (const journal::VaultGrant& part : journal::vaultGrantsOf(reader, user)) {
        access::Grant grant{part.vault, {Right::Read}, access::Reach::Office, {}};
        if (part.part != codeOf(VaultPart::Read)) grant.may.add({Right::Write, Right::Delete});
        grants.push_back(std::move(grant));
    }
    return grants;
}

Result<db::RecoveryKey> makeVault(Journal& journal, const Access& access, const std::string& vault,
                                  const Secret& password) {
    return db::guard([&]() -> Result<db::RecoveryKey> {
        if (!access.allows(Right::Configure, "")) return journal::denied("configure", vault);
        MULIN_TRY_LET(user, actor(access));
        if (!isVaultOf(journal.catalogue(), vault)) return vaultError(ErrorCode::VaultMissing, vault);
        if (journal::vaultHead(journal.reader(), vault))
            return makeError(ErrorCode::AlreadyThere, {{"vault", vault}, {"what", "vault"}});
        MULIN_TRY_LET(keys, madeKeys(journal, user, password));
        const VaultKey key{db::Key::random(), 1};
        const auto recovery = db::RecoveryKey::random();
        MULIN_TRY(log(journal, access, Operation{"vault.make", {}}, vault, {}, [&](journal::Writer& writer) {
            journal::putVault(writer, vault, headOf(vault, KeyPair::of(recovery, vault).open, key));
            journal::putGrant(writer, grantTo(vault, user, VaultPart::Manage, keys.open, key));
            return Result<void>();
        }));
        MULIN_TRY(journal.openVault(vault, key));
        return recovery;
    });
}

Result<void> openVault(Journal& journal, const Access& access, const std::string& vault, const Secret& password) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(user, actor(access));
        const std::string login = loginOf(journal.reader(), user);
        const auto head = journal::vaultHead(journal.reader(), vault);
        if (!head) return vaultError(ErrorCode::VaultMissing, vault, login);
        const auto part = partOf(journal.reader(), vault, user);
        if (!part) return vaultError(ErrorCode::VaultNotGranted, vault, login);
        MULIN_TRY_LET(keys, madeKeys(journal, user, password));
        MULIN_TRY_LET(key, keyOf(journal.reader(), *part, keys, login));
        MULIN_TRY(log(journal, access, Operation{"vault.open", {}}, vault, {},
                      [](journal::Writer&) { return Result<void>(); }));
        MULIN_TRY(journal.openVault(vault, key));
        if (part->part == VaultPart::Manage && head->stale)
            return giveAnotherKey(journal, access, Operation{"vault.rekey", {}}, vault, key);
        return {};
    });
}

Result<void> recoverVault(Journal& journal, const Access& access, const std::string& vault,
                          const db::RecoveryKey& recovery) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(user, actor(access));
        const auto head = journal::vaultHead(journal.reader(), vault);
        if (!head) return vaultError(ErrorCode::VaultMissing, vault);
        const auto key = keyIn(head->recoveryBox, KeyPair::of(recovery, vault));
        if (!key) return makeError(ErrorCode::WrongRecovery, {{"path", journal.path()}, {"what", "other"}});
        const auto own = journal::personalKey(journal.reader(), user.uid());
        if (!own) return noPersonalKey(journal.reader(), user);
        MULIN_TRY(log(journal, access, Operation{"vault.recover", {}}, vault, {}, [&](journal::Writer& writer) {
            journal::putGrant(writer, grantTo(vault, user, VaultPart::Manage, own->open, *key));
            return Result<void>();
        }));
        return journal.openVault(vault, *key);
    });
}

Result<void> grantVault(Journal& journal, const Access& access, const std::string& vault, const std::string& login,
                        VaultPart part) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(key, managed(journal, access, vault));
        MULIN_TRY_LET(user, userOf(journal.reader(), login));
        const auto theirs = journal::personalKey(journal.reader(), user.uid());
        if (!theirs) return noPersonalKey(journal.reader(), user);
        const auto before = partOf(journal.reader(), vault, user);
        if (before && !isProven(before->grant, theirs->open, key)) return planted(journal.reader(), "part");
        if (before && before->part == VaultPart::Manage && part != VaultPart::Manage &&
            isOnlyManager(journal.reader(), vault, user, key))
            return vaultError(ErrorCode::LastVaultManager, vault, login);
        return log(journal, access, Operation{"vault.grant", {}}, vault, login, [&](journal::Writer& writer) {
            journal::putGrant(writer, grantTo(vault, user, part, theirs->open, key));
            return Result<void>();
        });
    });
}

Result<void> revokeVault(Journal& journal, const Access& access, const std::string& vault, const std::string& login) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(key, managed(journal, access, vault));
        MULIN_TRY_LET(user, userOf(journal.reader(), login));
        if (!partOf(journal.reader(), vault, user)) return vaultError(ErrorCode::VaultNotGranted, vault, login);
        if (isOnlyManager(journal.reader(), vault, user, key))
            return vaultError(ErrorCode::LastVaultManager, vault, login);
        return giveAnotherKey(journal, access, Operation{"vault.revoke", {}}, vault, key, login, user);
    });
}

Result<std::vector<journal::Act>> vaultLog(const db::Reader& reader, const Access& access, const std::string& vault,
                                           int limit) {
    return db::guard([&]() -> Result<std::vector<journal::Act>> {
        MULIN_TRY_LET(user, actor(access));
        const auto part = partOf(reader, vault, user);
        if (!part || part->part != VaultPart::Manage)
            return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", vault}});
        MULIN_TRY(journal::mustBeOpen(reader, vault));
        return journal::actsOfVault(reader, vault, limit);
    });
}

Result<db::RecoveryKey> rekeyVault(Journal& journal, const Access& access, const std::string& vault) {
    return db::guard([&]() -> Result<db::RecoveryKey> {
        MULIN_TRY_LET(key, managed(journal, access, vault));
        const auto recovery = db::RecoveryKey::random();
        MULIN_TRY(giveAnotherKey(journal, access, Operation{"vault.rekey", {}}, vault, key, {}, {},
                                 KeyPair::of(recovery, vault).open));
        return recovery;
    });
}

Result<void> noteViewed(Journal& journal, const Access& access, const schema::TypeDef& type,
                        std::optional<RecordId> record) {
    if (!type.sealed()) return {};
    if (!access.allows(Right::Read, type.id)) return journal::denied(access::codeOf(Right::Read), type.id);
    MULIN_TRY(journal::mustBeOpen(journal.reader(), type.compartment));
    Operation operation{"record.view", {{"type", type.id}}, journal::TxnKind::Log};
    if (record) operation.args["id"] = record->hex();
    auto done = journal.transact(access, operation, [](journal::Writer&) { return Result<void>(); });
    return done ? Result<void>() : done.error();
}

Result<Witness> witness(const db::Reader& reader, const Access& access, const std::string& vault,
                        const std::string& login, const Secret& password) {
    return db::guard([&]() -> Result<Witness> {
        MULIN_TRY_LET(user, userOf(reader, login));
        const auto part = partOf(reader, vault, user);
        if (!part || (access.user() && *access.user() == user))
            return vaultError(ErrorCode::SecondPerson, vault, login);
        MULIN_TRY_LET(keys, ownKeys(reader, user, password));
        MULIN_TRY(keyOf(reader, *part, keys, login));
        return Witness(vault, user);
    });
}

} // namespace mulin::security
