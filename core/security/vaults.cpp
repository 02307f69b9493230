#include "core/security/vaults.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/vault.h"
#include "core/journal/vault_entry.h"
#include "core/schema/catalogue.h"

#include <algorithm>

namespace mulin::security {

using access::Access;
using access::KeyPair;
using access::PublicKey;
using access::Right;
using access::VaultKey;
using db::Secret;
using journal::Journal;

namespace {

constexpr std::string_view parts[] = {"read", "write", "manage"};

Error vaultError(ErrorCode code, const std::string& vault, const std::string& user = {}) {
    return makeError(code, {{"vault", vault}, {"user", user}});
}

struct Person {
    UserId id;
    std::string login;
};

Result<Person> personOf(const db::Reader& reader, const std::string& login) {
    auto row = reader.prepare("SELECT uid FROM t_user WHERE login = ? AND alive = 1");
    row.bind(1, login);
    if (row.step()) return Person{UserId(row.uid(0)), login};
    return makeError(ErrorCode::UnknownRecord, {{"type", "user"}, {"id", login}});
}

std::string loginOf(const db::Reader& reader, const Uid& user) {
    auto row = reader.prepare("SELECT login FROM t_user WHERE uid = ?");
    row.bind(1, user);
    return row.step() ? std::string(row.text(0)) : std::string();
}

Result<UserId> actor(const Access& access) {
    if (access.user()) return *access.user();
    return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", ""}});
}

std::optional<PublicKey> publicKeyOf(const db::Reader& reader, const Uid& user) {
    auto row = reader.prepare("SELECT public FROM local_personal_key WHERE user = ?");
    row.bind(1, user);
    return row.step() ? access::publicKeyOf(row.blob(0)) : std::nullopt;
}

Result<KeyPair> ownKeys(const db::Reader& reader, const Uid& user, const Secret& password) {
    std::string wrapped;
    {
        auto row = reader.prepare("SELECT wrapped FROM local_personal_key WHERE user = ?");
        row.bind(1, user);
        if (!row.step()) return makeError(ErrorCode::NoPersonalKey, {{"user", loginOf(reader, user)}});
        wrapped = row.blob(0);
    }
    return access::unwrap(wrapped, password);
}

struct Part {
    VaultPart part = VaultPart::Read;
    std::string box;
};
std::optional<Part> partOf(const db::Reader& reader, const std::string& vault, const Uid& user) {
    auto row = reader.prepare("SELECT may, box FROM local_vault_grant WHERE vault = ? AND user = ?");
    row.bind(1, vault).bind(2, user);
    if (!row.step()) return std::nullopt;
    const auto part = vaultPartOf(row.text(0));
    return part ? std::optional(Part{*part, std::string(row.blob(1))}) : std::nullopt;
}

bool made(const db::Reader& reader, const std::string& vault) {
    auto row = reader.prepare("SELECT 1 FROM local_vault WHERE vault = ?");
    row.bind(1, vault);
    return row.step();
}

bool isStale(const db::Reader& reader, const std::string& vault) {
    auto row = reader.prepare("SELECT stale FROM local_vault WHERE vault = ?");
    row.bind(1, vault);
    return row.step() && row.integer(0) != 0;
}

void putGrant(db::Connection& connection, const std::string& vault, const Uid& user, VaultPart part,
              const PublicKey& to, const VaultKey& key) {
    connection.write("INSERT OR REPLACE INTO local_vault_grant(vault, user, may, box) VALUES(?,?,?,?)")
        ->bind(1, vault)
        .bind(2, user)
        .bind(3, codeOf(part))
        .bindBlob(4, access::sealTo(to, key))
        .run();
}

void putVault(db::Connection& connection, const std::string& vault, const PublicKey& recovery, const VaultKey& key) {
    connection.write("INSERT OR REPLACE INTO local_vault(vault, epoch, recovery, recovery_box) VALUES(?,?,?,?)")
        ->bind(1, vault)
        .bind(2, key.epoch)
        .bindBlob(3, access::view(recovery))
        .bindBlob(4, access::sealTo(recovery, key))
        .run();
}

/// An act of the log, in the open: that it was done, never what is in the vault.
Result<void> log(Journal& journal, const Access& access, const char* operation, const std::string& vault,
                 const std::string& user, const journal::Journal::Body& body) {
    journal::Operation act{operation, {{"vault", vault}}, journal::TxnKind::Log};
    if (!user.empty()) act.args["user"] = user;
    auto done = journal.transact(access, act, body);
    return done ? Result<void>() : done.error();
}

struct Managed {
    const VaultKey* key;
};
Result<Managed> managed(const Journal& journal, const Access& access, const std::string& vault) {
    MULIN_TRY_LET(user, actor(access));
    const auto part = partOf(journal.reader(), vault, user.uid());
    if (!part || part->part != VaultPart::Manage)
        return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", vault}});
    const VaultKey* key = journal.keys().find(vault);
    if (key == nullptr) return vaultError(ErrorCode::VaultLocked, vault);
    return Managed{key};
}

std::vector<std::pair<Uid, VaultPart>> membersOf(const db::Reader& reader, const std::string& vault) {
    std::vector<std::pair<Uid, VaultPart>> members;
    auto rows = reader.prepare("SELECT user, may FROM local_vault_grant WHERE vault = ? ORDER BY user");
    rows.bind(1, vault);
    while (rows.step())
        if (const auto part = vaultPartOf(rows.text(1))) members.emplace_back(rows.uid(0), *part);
    return members;
}

/// Another key for all that stay. The journal holds the vault open under it afterwards.
Result<void> giveAnotherKey(Journal& journal, const Access& access, const char* operation, const std::string& vault,
                            const std::string& who, const std::optional<Uid>& without,
                            const std::optional<PublicKey>& recovery) {
    const VaultKey before = *journal.keys().find(vault);
    const VaultKey now{db::Key::random(), before.epoch + 1};
    MULIN_TRY(log(journal, access, operation, vault, who, [&](journal::Writer& writer) -> Result<void> {
        Result<void> done;
        writer.local([&](db::Connection& connection) {
            done = journal::resealVault(connection, vault, before, now);
            if (!done) return;
            auto sheet = connection.prepare("SELECT recovery FROM local_vault WHERE vault = ?");
            sheet.bind(1, vault);
            const auto kept = sheet.step() ? access::publicKeyOf(sheet.blob(0)) : std::nullopt;
            sheet.reset();
            for (const auto& [user, part] : membersOf(connection, vault)) {
                const auto open = publicKeyOf(connection, user);
                if (open && user != without)
                    putGrant(connection, vault, user, part, *open, now);
                else
                    connection.write("DELETE FROM local_vault_grant WHERE vault = ? AND user = ?")
                        ->bind(1, vault)
                        .bind(2, user)
                        .run();
            }
            putVault(connection, vault, recovery ? *recovery : kept.value_or(PublicKey{}), now);
        });
        return done;
    }));
    return journal.openVault(vault, now);
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
        const auto open = journal::openVaults(reader);
        for (const schema::TypeDef* type : catalogue.types()) {
            if (!type->sealed()) continue;
            const auto known = std::find_if(found.begin(), found.end(),
                                            [&](const Vault& vault) { return vault.id == type->compartment; });
            if (known != found.end()) {
                if (!known->ledger->ledger && type->ledger) known->ledger = type;
                continue;
            }
            Vault vault{type->compartment, type, made(reader, type->compartment), false, {}, false, {}};
            vault.open = std::find(open.begin(), open.end(), vault.id) != open.end();
            found.push_back(std::move(vault));
        }
        for (Vault& vault : found) {
            if (access.user())
                if (const auto part = partOf(reader, vault.id, access.user()->uid())) vault.mine = part->part;
            if (!vault.mine) continue;
            vault.stale = isStale(reader, vault.id);
            for (const auto& [user, part] : membersOf(reader, vault.id)) {
                auto name = reader.prepare("SELECT login, name FROM t_user WHERE uid = ?");
                name.bind(1, user);
                if (name.step())
                    vault.members.push_back({UserId(user), std::string(name.text(0)), std::string(name.text(1)), part});
            }
        }
        return found;
    });
}

std::vector<access::Grant> vaultGrants(const db::Reader& reader, const Uid& user) {
    std::vector<access::Grant> grants;
    auto known = reader.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'local_vault_grant'");
    if (!known.step()) return grants; // a file of before, open for reading
    auto rows = reader.prepare("SELECT vault, may FROM local_vault_grant WHERE user = ?");
    rows.bind(1, user);
    while (rows.step()) {
        access::Grant grant{std::string(rows.text(0)), {Right::Read}, access::Reach::Office, {}};
        if (vaultPartOf(rows.text(1)).value_or(VaultPart::Read) != VaultPart::Read)
            grant.may.add({Right::Write, Right::Delete});
        grants.push_back(std::move(grant));
    }
    return grants;
}

bool hasPersonalKey(const db::Reader& reader, const UserId& user) {
    auto row = reader.prepare("SELECT 1 FROM local_personal_key WHERE user = ?");
    row.bind(1, user.uid());
    return row.step();
}

static Result<void> keepPersonalKey(Journal& journal, const UserId& user, const KeyPair& keys, const Secret& password,
                                    const std::optional<db::KeyCost>& cost) {
    const std::string wrapped = access::wrap(keys, password, cost ? *cost : db::KeyCost::tuned());
    if (wrapped.empty()) return makeError(ErrorCode::Internal, {}, "not enough memory for the password");
    return journal.local([&](db::Connection& connection) {
        connection.write("INSERT OR REPLACE INTO local_personal_key(user, public, wrapped) VALUES(?,?,?)")
            ->bind(1, user.uid())
            .bindBlob(2, access::view(keys.open))
            .bindBlob(3, wrapped)
            .run();
    });
}

Result<void> makePersonalKey(Journal& journal, const UserId& user, const Secret& password,
                             std::optional<db::KeyCost> cost) {
    if (password.empty()) return makeError(ErrorCode::Required, {{"type", "user"}, {"field", "password"}});
    if (hasPersonalKey(journal.reader(), user)) return {};
    return keepPersonalKey(journal, user, KeyPair::random(), password, cost);
}

Result<void> changePersonalPassword(Journal& journal, const Access& access, const Secret& before, const Secret& now,
                                    std::optional<db::KeyCost> cost) {
    MULIN_TRY_LET(user, actor(access));
    MULIN_TRY_LET(keys, ownKeys(journal.reader(), user.uid(), before));
    return keepPersonalKey(journal, user, keys, now, cost);
}

/// In an encrypted file whoever signs in has a password already: vaults are granted to that.
static Result<KeyPair> keysOf(Journal& journal, const UserId& user, const Secret& password) {
    if (!hasPersonalKey(journal.reader(), user) && journal.reader().encrypted()) {
        MULIN_TRY_LET(unlocked, db::unlock(journal.path(), loginOf(journal.reader(), user.uid()), password));
        MULIN_TRY(makePersonalKey(journal, user, password, unlocked.slot.cost));
    }
    return ownKeys(journal.reader(), user.uid(), password);
}

Result<db::RecoveryKey> makeVault(Journal& journal, const Access& access, const std::string& vault,
                                  const Secret& password) {
    return db::guard([&]() -> Result<db::RecoveryKey> {
        if (!access.allows(Right::Configure, "")) return journal::denied("configure", vault);
        MULIN_TRY_LET(user, actor(access));
        const auto& types = journal.catalogue().types();
        if (std::none_of(types.begin(), types.end(),
                         [&](const auto* type) { return type->sealed() && type->compartment == vault; }))
            return vaultError(ErrorCode::VaultMissing, vault);
        if (made(journal.reader(), vault))
            return makeError(ErrorCode::AlreadyThere,
                             {{"type", ""}, {"field", "vault"}, {"holder", vault}, {"id", ""}});
        MULIN_TRY_LET(keys, keysOf(journal, user, password));
        const VaultKey key{db::Key::random(), 1};
        const auto recovery = db::RecoveryKey::random();
        MULIN_TRY(log(journal, access, "vault.make", vault, {}, [&](journal::Writer& writer) -> Result<void> {
            writer.local([&](db::Connection& connection) {
                putVault(connection, vault, KeyPair::of(recovery, vault).open, key);
                putGrant(connection, vault, user.uid(), VaultPart::Manage, keys.open, key);
            });
            return {};
        }));
        MULIN_TRY(journal.openVault(vault, key));
        return recovery;
    });
}

Result<void> openVault(Journal& journal, const Access& access, const std::string& vault, const Secret& password) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(user, actor(access));
        const std::string login = loginOf(journal.reader(), user.uid());
        if (!made(journal.reader(), vault)) return vaultError(ErrorCode::VaultMissing, vault, login);
        const auto part = partOf(journal.reader(), vault, user.uid());
        if (!part) return vaultError(ErrorCode::VaultNotGranted, vault, login);
        MULIN_TRY_LET(keys, keysOf(journal, user, password));
        const auto key = access::unseal(part->box, keys);
        if (!key) return vaultError(ErrorCode::VaultKeyLost, vault, login);
        MULIN_TRY(log(journal, access, "vault.open", vault, {}, [](journal::Writer&) { return Result<void>(); }));
        MULIN_TRY(journal.openVault(vault, *key));
        if (part->part == VaultPart::Manage && isStale(journal.reader(), vault))
            return giveAnotherKey(journal, access, "vault.rekey", vault, {}, {}, {});
        return {};
    });
}

Result<void> recoverVault(Journal& journal, const Access& access, const std::string& vault,
                          const db::RecoveryKey& recovery) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(user, actor(access));
        std::string box;
        {
            auto row = journal.reader().prepare("SELECT recovery_box FROM local_vault WHERE vault = ?");
            row.bind(1, vault);
            if (!row.step()) return vaultError(ErrorCode::VaultMissing, vault);
            box = row.blob(0);
        }
        const auto key = access::unseal(box, KeyPair::of(recovery, vault));
        if (!key) return makeError(ErrorCode::WrongRecovery, {{"path", journal.path()}, {"what", "other"}});
        const auto open = publicKeyOf(journal.reader(), user.uid());
        if (!open) return makeError(ErrorCode::NoPersonalKey, {{"user", loginOf(journal.reader(), user.uid())}});
        MULIN_TRY(log(journal, access, "vault.recover", vault, {}, [&](journal::Writer& writer) -> Result<void> {
            writer.local([&](db::Connection& connection) {
                putGrant(connection, vault, user.uid(), VaultPart::Manage, *open, *key);
            });
            return {};
        }));
        return journal.openVault(vault, *key);
    });
}

Result<void> grantVault(Journal& journal, const Access& access, const std::string& vault, const std::string& login,
                        VaultPart part) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(by, managed(journal, access, vault));
        MULIN_TRY_LET(user, personOf(journal.reader(), login));
        const auto open = publicKeyOf(journal.reader(), user.id.uid());
        if (!open) return makeError(ErrorCode::NoPersonalKey, {{"user", login}});
        const auto before = partOf(journal.reader(), vault, user.id.uid());
        if (before && before->part == VaultPart::Manage && part != VaultPart::Manage) {
            const auto members = membersOf(journal.reader(), vault);
            if (std::count_if(members.begin(), members.end(),
                              [](const auto& member) { return member.second == VaultPart::Manage; }) == 1)
                return vaultError(ErrorCode::LastVaultManager, vault, login);
        }
        return log(journal, access, "vault.grant", vault, login, [&](journal::Writer& writer) -> Result<void> {
            writer.local(
                [&](db::Connection& connection) { putGrant(connection, vault, user.id.uid(), part, *open, *by.key); });
            return {};
        });
    });
}

Result<void> revokeVault(Journal& journal, const Access& access, const std::string& vault, const std::string& login) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY_LET(by, managed(journal, access, vault));
        static_cast<void>(by);
        MULIN_TRY_LET(user, personOf(journal.reader(), login));
        if (!partOf(journal.reader(), vault, user.id.uid()))
            return vaultError(ErrorCode::VaultNotGranted, vault, login);
        const auto members = membersOf(journal.reader(), vault);
        if (std::none_of(members.begin(), members.end(), [&](const auto& member) {
                return member.second == VaultPart::Manage && member.first != user.id.uid();
            }))
            return vaultError(ErrorCode::LastVaultManager, vault, login);
        return giveAnotherKey(journal, access, "vault.revoke", vault, login, user.id.uid(), {});
    });
}

Result<db::RecoveryKey> rekeyVault(Journal& journal, const Access& access, const std::string& vault) {
    return db::guard([&]() -> Result<db::RecoveryKey> {
        MULIN_TRY_LET(by, managed(journal, access, vault));
        static_cast<void>(by);
        const auto recovery = db::RecoveryKey::random();
        MULIN_TRY(giveAnotherKey(journal, access, "vault.rekey", vault, {}, {}, KeyPair::of(recovery, vault).open));
        return recovery;
    });
}

void forgetMember(db::Connection& connection, const Uid& user) {
    connection
        .write("UPDATE local_vault SET stale = 1 WHERE vault IN (SELECT vault FROM local_vault_grant WHERE user = ?)")
        ->bind(1, user)
        .run();
    for (const char* table : {"local_vault_grant", "local_personal_key"})
        connection.write("DELETE FROM " + std::string(table) + " WHERE user = ?")->bind(1, user).run();
}

Result<void> noteViewed(Journal& journal, const Access& access, const schema::TypeDef& type, RecordId record) {
    if (!type.sealed()) return {};
    MULIN_TRY(journal::mustBeOpen(journal.reader(), type.compartment));
    journal::Operation act{"record.view", {{"type", type.id}, {"id", record.hex()}}, journal::TxnKind::Log};
    act.compartment = type.compartment;
    auto done = journal.transact(access, act, [](journal::Writer&) { return Result<void>(); });
    return done ? Result<void>() : done.error();
}

Result<Witness> witness(const db::Reader& reader, const Access& access, const std::string& vault,
                        const std::string& login, const Secret& password) {
    return db::guard([&]() -> Result<Witness> {
        MULIN_TRY_LET(user, personOf(reader, login));
        const auto part = partOf(reader, vault, user.id.uid());
        if (!part || (access.user() && *access.user() == user.id))
            return vaultError(ErrorCode::SecondPerson, vault, login);
        MULIN_TRY_LET(keys, ownKeys(reader, user.id.uid(), password));
        if (!access::unseal(part->box, keys)) return vaultError(ErrorCode::VaultKeyLost, vault, login);
        return Witness(vault, user.id);
    });
}

} // namespace mulin::security
