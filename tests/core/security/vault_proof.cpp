// What other programs write beside the keys of vaults gets nobody a key.
#include "core/security/vault_proof.h"
#include "tests/core/security/vault_office.h"

using namespace mulin;
using namespace mulin::security;

TEST_CASE("a part, a key or a sheet that another program planted is never given the key of a vault") {
    const bool encrypted = GENERATE(false, true);
    VaultOffice it(encrypted);
    const db::RecoveryKey recovery = must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    const Uid zhou = it.zhou().user()->uid();
    const auto mallory = access::KeyPair::random();
    const auto plant = [&](const std::string& sql, std::initializer_list<std::string_view> blobs) {
        must(it.journal().local([&](db::Connection& connection) {
            auto write = connection.write(sql);
            int at = 0;
            for (const std::string_view blob : blobs) write->bindBlob(++at, blob);
            write->run();
        }));
    };
    const auto boxOf = [&](const char* sql) {
        auto row = it.reader().prepare(sql);
        REQUIRE(row.step());
        return std::string(row.blob(0));
    };
    /// Of any of the boxes in the file.
    const auto malloryReads = [&] {
        for (const char* sql : {"SELECT box FROM local_vault_grant", "SELECT recovery_box FROM local_vault"}) {
            auto rows = it.reader().prepare(sql);
            while (rows.step())
                if (keyIn(rows.blob(0), mallory).has_value()) return true;
        }
        return false;
    };
    const std::string own = boxOf("SELECT box FROM local_vault_grant");

    SECTION("a part for somebody who was given none") {
        plant("INSERT INTO local_vault_grant(vault, user, may, box) VALUES('vault:correction', ?, 'manage', ?)",
              {zhou.view(), own});
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::VaultKeyLost);
        // Nor does a manager who is none count as another one.
        CHECK(codeOf(grantVault(it.journal(), it.limin(), vault, "limin", VaultPart::Read)) ==
              ErrorCode::LastVaultManager);
        must(rekeyVault(it.journal(), it.limin(), vault));
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::VaultNotGranted);
    }
    SECTION("another key in the place of that of somebody who has a part") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
        plant("UPDATE local_personal_key SET public = ? WHERE user = ?", {access::view(mallory.open), zhou.view()});
        CHECK(codeOf(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Write)) == ErrorCode::FileDamaged);
        must(rekeyVault(it.journal(), it.limin(), vault));
        CHECK_FALSE(malloryReads());
    }
    SECTION("another recovery sheet") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
        plant("UPDATE local_vault SET recovery = ?", {access::view(mallory.open)});
        CHECK(codeOf(revokeVault(it.journal(), it.limin(), vault, "zhou")) == ErrorCode::FileDamaged);
        CHECK_FALSE(malloryReads());
        must(rekeyVault(it.journal(), it.limin(), vault)); // makes a sheet of its own
        must(revokeVault(it.journal(), it.limin(), vault, "zhou"));
        CHECK_FALSE(malloryReads());
        CHECK(it.list(it.limin(), "correction").size() == 1);
    }
    SECTION("a part that is more than was given") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
        plant("UPDATE local_vault_grant SET may = 'manage' WHERE user = ?", {zhou.view()});
        CHECK(codeOf(revokeVault(it.journal(), it.zhou(), vault, "limin")) == ErrorCode::FileDamaged);
        must(it.journal().closeVault(vault));
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::FileDamaged);
    }
    SECTION("a part of before it was taken") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
        std::string box;
        {
            auto row = it.reader().prepare("SELECT box FROM local_vault_grant WHERE user = ?");
            row.bind(1, zhou);
            REQUIRE(row.step());
            box = row.blob(0);
        }
        must(revokeVault(it.journal(), it.limin(), vault, "zhou"));
        plant("INSERT INTO local_vault_grant(vault, user, may, box) VALUES('vault:correction', ?, 'read', ?)",
              {zhou.view(), box});
        must(it.journal().closeVault(vault));
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::FileDamaged);
        must(openVault(it.journal(), it.limin(), vault, limins));
        must(rekeyVault(it.journal(), it.limin(), vault));
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::VaultNotGranted);
    }
    SECTION("boxes of two users changed about") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
        plant("UPDATE local_vault_grant SET box = ? WHERE user = ?", {own, zhou.view()});
        must(it.journal().closeVault(vault));
        CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::VaultKeyLost);
        must(openVault(it.journal(), it.limin(), vault, limins));
    }
}
