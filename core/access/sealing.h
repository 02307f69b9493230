// What seals vaults: a data key per vault, given to each user sealed to the user's own X25519 key, which in turn lies
// in the file wrapped under the user's password. libsodium: crypto_box_seal, XChaCha20-Poly1305, Argon2id.
#pragma once

#include "core/base/result.h"
#include "core/db/key_slots.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mulin::access {

using PublicKey = std::array<unsigned char, 32>;
std::string_view view(const PublicKey& key);
std::optional<PublicKey> publicKeyOf(std::string_view bytes);

/// Of a user, or of a recovery sheet: what is sealed to the public one, the secret one opens.
struct KeyPair {
    PublicKey open{};
    db::SecretBytes<32> secret;
    static KeyPair random();
    static KeyPair of(const db::SecretBytes<32>& secret);
    /// The code on the recovery sheet of this vault.
    static KeyPair of(const db::RecoveryKey& recovery, std::string_view vault);
};

/// The secret key under a password, to be kept in the file.
std::string wrap(const KeyPair& keys, const db::Secret& password, const db::KeyCost& cost);
/// WrongPassword{what = "vault"}; FileDamaged{what = "vault"}.
Result<KeyPair> unwrap(std::string_view wrapped, const db::Secret& password);

/// Everything in a vault is encrypted with it. The epoch tells apart the keys that a vault has had.
struct VaultKey {
    db::Key key;
    std::int64_t epoch = 0;
};
std::string sealTo(const PublicKey& to, const VaultKey& key);
std::optional<VaultKey> unseal(std::string_view sealed, const KeyPair& keys);

/// Hides lengths up to 64 bytes. `place`: only there it can be opened again.
std::string encrypted(const VaultKey& key, std::string_view plain, std::string_view place);
/// None if it is damaged, from another place, or of another key.
std::optional<std::string> decrypted(const VaultKey& key, std::string_view bytes, std::string_view place);

/// The keys of the vaults that are open, by compartment.
class KeyRing {
public:
    const VaultKey* find(std::string_view vault) const {
        const auto at = m_keys.find(vault);
        return at == m_keys.end() ? nullptr : &at->second;
    }
    void put(const std::string& vault, VaultKey key) { m_keys.insert_or_assign(vault, std::move(key)); }
    void drop(std::string_view vault) {
        if (const auto at = m_keys.find(vault); at != m_keys.end()) m_keys.erase(at);
    }
    const std::map<std::string, VaultKey, std::less<>>& all() const { return m_keys; }

private:
    std::map<std::string, VaultKey, std::less<>> m_keys;
};

} // namespace mulin::access
