#include "core/security/vault_proof.h"

#include "core/base/bytes.h"

namespace mulin::security {

using access::PublicKey;
using access::VaultKey;

namespace {

std::string grantPlace(const std::string& vault, const Uid& user, const std::string& part, const PublicKey& to) {
    ByteWriter out;
    out.string("mulin grant 1");
    out.string(vault);
    out.raw(user.view());
    out.string(part);
    out.raw(access::view(to));
    return out.take();
}

std::string headPlace(const std::string& vault, const PublicKey& recovery) {
    ByteWriter out;
    out.string("mulin vault head 1");
    out.string(vault);
    out.raw(access::view(recovery));
    return out.take();
}

std::string proven(const PublicKey& to, const VaultKey& key, const std::string& place) {
    ByteWriter out;
    out.string(access::sealTo(to, key));
    out.string(access::encrypted(key, {}, place)); // nothing in it but that it was made, and for what
    return out.take();
}

bool isProven(std::string_view box, const VaultKey& key, const std::string& place) {
    ByteReader in(box);
    const auto sealed = in.string(), proof = in.string();
    return sealed && proof && in.atEnd() && access::decrypted(key, *proof, place).has_value();
}

} // namespace

std::string provenGrant(const std::string& vault, const Uid& user, const std::string& part, const PublicKey& to,
                        const VaultKey& key) {
    return proven(to, key, grantPlace(vault, user, part, to));
}

std::string provenHead(const std::string& vault, const PublicKey& recovery, const VaultKey& key) {
    return proven(recovery, key, headPlace(vault, recovery));
}

std::optional<VaultKey> keyIn(std::string_view box, const access::KeyPair& keys) {
    ByteReader in(box);
    const auto sealed = in.string();
    return sealed ? access::unseal(*sealed, keys) : std::nullopt;
}

bool isProven(const journal::VaultGrant& grant, const PublicKey& to, const VaultKey& key) {
    return isProven(grant.box, key, grantPlace(grant.vault, grant.user, grant.part, to));
}

bool isProven(const std::string& vault, const journal::VaultHead& head, const VaultKey& key) {
    return isProven(head.recoveryBox, key, headPlace(vault, head.recovery));
}

} // namespace mulin::security
