#include "core/journal/vault_keys.h"

#include "core/db/exception.h"
#include "core/journal/vault.h"

namespace mulin::journal {

namespace {

/// A file of before, open for reading, has none of these tables.
bool hasTables(const db::Reader& reader) {
    return reader.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'local_vault_grant'") != 0;
}

std::vector<VaultGrant> grantsWhere(const db::Reader& reader, const char* column, const auto& value) {
    std::vector<VaultGrant> grants;
    if (!hasTables(reader)) return grants;
    auto rows = reader.prepare("SELECT vault, user, may, box FROM local_vault_grant WHERE " + std::string(column) +
                               " = ? ORDER BY vault, user");
    rows.bind(1, value);
    while (rows.step())
        grants.push_back(
            {std::string(rows.text(0)), rows.uid(1), std::string(rows.text(2)), std::string(rows.blob(3))});
    return grants;
}

} // namespace

std::optional<PersonalKey> personalKey(const db::Reader& reader, const Uid& user) {
    if (!hasTables(reader)) return std::nullopt;
    auto row = reader.prepare("SELECT public, wrapped FROM local_personal_key WHERE user = ?");
    row.bind(1, user);
    if (!row.step()) return std::nullopt;
    const auto open = access::publicKeyOf(row.blob(0));
    return open ? std::optional(PersonalKey{*open, std::string(row.blob(1))}) : std::nullopt;
}

Result<void> putPersonalKey(Journal& journal, const Uid& user, const PersonalKey& key) {
    return journal.local([&](db::Connection& connection) {
        connection.write("INSERT OR REPLACE INTO local_personal_key(user, public, wrapped) VALUES(?,?,?)")
            ->bind(1, user)
            .bindBlob(2, access::view(key.open))
            .bindBlob(3, key.wrapped)
            .run();
    });
}

std::optional<VaultHead> vaultHead(const db::Reader& reader, const std::string& vault) {
    if (!hasTables(reader)) return std::nullopt;
    auto row = reader.prepare("SELECT epoch, recovery, recovery_box, stale FROM local_vault WHERE vault = ?");
    row.bind(1, vault);
    if (!row.step()) return std::nullopt;
    return VaultHead{row.integer(0), access::publicKeyOf(row.blob(1)).value_or(access::PublicKey{}),
                     std::string(row.blob(2)), row.integer(3) != 0};
}

std::vector<VaultGrant> vaultGrants(const db::Reader& reader, const std::string& vault) {
    return grantsWhere(reader, "vault", vault);
}

std::vector<VaultGrant> vaultGrantsOf(const db::Reader& reader, const Uid& user) {
    return grantsWhere(reader, "user", user);
}

void putVault(Writer& writer, const std::string& vault, const VaultHead& head) {
    writer.local([&](db::Connection& connection) {
        connection
            .write("INSERT OR REPLACE INTO local_vault(vault, epoch, recovery, recovery_box, stale) VALUES(?,?,?,?,?)")
            ->bind(1, vault)
            .bind(2, head.epoch)
            .bindBlob(3, access::view(head.recovery))
            .bindBlob(4, head.recoveryBox)
            .bind(5, head.stale ? 1 : 0)
            .run();
    });
}

void putGrant(Writer& writer, const VaultGrant& grant) {
    writer.local([&](db::Connection& connection) {
        connection.write("INSERT OR REPLACE INTO local_vault_grant(vault, user, may, box) VALUES(?,?,?,?)")
            ->bind(1, grant.vault)
            .bind(2, grant.user)
            .bind(3, grant.part)
            .bindBlob(4, grant.box)
            .run();
    });
}

void dropGrant(Writer& writer, const std::string& vault, const Uid& user) {
    writer.local([&](db::Connection& connection) {
        connection.write("DELETE FROM local_vault_grant WHERE vault = ? AND user = ?")
            ->bind(1, vault)
            .bind(2, user)
            .run();
    });
}

namespace {

void dropMemberFrom(db::Connection& connection, const Uid& user) {
    for (const char* sql :
         {"UPDATE local_vault SET stale = 1 WHERE vault IN"
          " (SELECT vault FROM local_vault_grant WHERE user = ?)",
          "DELETE FROM local_vault_grant WHERE user = ?", "DELETE FROM local_personal_key WHERE user = ?"})
        connection.write(sql)->bind(1, user).run();
}

} // namespace

void dropMember(Writer& writer, const Uid& user) {
    writer.local([&](db::Connection& connection) { dropMemberFrom(connection, user); });
}

Result<void> dropStrayMembers(Journal& journal) {
    return db::guard([&]() -> Result<void> {
        std::vector<Uid> strays;
        auto rows = journal.reader().prepare(
            "SELECT user FROM (SELECT user FROM local_vault_grant UNION SELECT user FROM local_personal_key) k"
            " WHERE NOT EXISTS(SELECT 1 FROM t_user u WHERE u.uid = k.user AND u.alive = 1)");
        while (rows.step()) strays.push_back(rows.uid(0));
        if (strays.empty()) return {};
        return journal.local([&](db::Connection& connection) {
            for (const Uid& user : strays) dropMemberFrom(connection, user);
        });
    });
}

Result<void> resealVault(Writer& writer, const std::string& vault, const access::VaultKey& from,
                         const access::VaultKey& to) {
    Result<void> done;
    writer.local([&](db::Connection& connection) { done = resealVault(connection, vault, from, to); });
    return done;
}

} // namespace mulin::journal
