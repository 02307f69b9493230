#include "core/access/sealing.h"

#include "core/db/password_key.h"

#include <cstring>
#include <sodium.h>

namespace mulin::access {

namespace {

using Bytes = std::span<const unsigned char>;

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                      tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES, step = 64;

Bytes bytesOf(std::string_view text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }
unsigned char* at(std::string& bytes, std::size_t position) {
    return reinterpret_cast<unsigned char*>(bytes.data()) + position;
}

void putNumber(std::string& out, std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}
std::uint64_t numberAt(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string box(const db::Key& key, std::string_view plain, std::string_view bound) {
    std::string out(nonceSize + plain.size() + tagSize, '\0');
    randombytes_buf(out.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(at(out, nonceSize), nullptr, bytesOf(plain).data(), plain.size(),
                                               bytesOf(bound).data(), bound.size(), nullptr, at(out, 0),
                                               key.bytes().data());
    return out;
}

bool unbox(const db::Key& key, std::string_view nonceAndBox, std::string_view bound, unsigned char* plain) {
    if (nonceAndBox.size() < nonceSize + tagSize) return false;
    const Bytes all = bytesOf(nonceAndBox), sealed = all.subspan(nonceSize);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(plain, nullptr, nullptr, sealed.data(), sealed.size(),
                                                      bytesOf(bound).data(), bound.size(), all.data(),
                                                      key.bytes().data()) == 0;
}

constexpr std::string_view wrapPurpose = "mulin personal key 1";
constexpr std::size_t wrapHead = 8 + 8 + crypto_pwhash_SALTBYTES; ///< memory, passes, salt

} // namespace

std::string_view view(const PublicKey& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

std::optional<PublicKey> publicKeyOf(std::string_view bytes) {
    PublicKey key{};
    if (bytes.size() != key.size()) return std::nullopt;
    std::memcpy(key.data(), bytes.data(), key.size());
    return key;
}

KeyPair KeyPair::of(const db::SecretBytes<32>& secret) {
    KeyPair keys{{}, secret};
    crypto_scalarmult_base(keys.open.data(), secret.bytes().data());
    return keys;
}

KeyPair KeyPair::random() { return of(db::SecretBytes<32>::random()); }

KeyPair KeyPair::of(const db::RecoveryKey& recovery, std::string_view vault) {
    const std::string purpose = "mulin vault recovery " + std::string(vault);
    auto memory = db::secretMemory(32);
    crypto_generichash(memory.get(), 32, bytesOf(purpose).data(), purpose.size(), recovery.bytes().data(),
                       db::RecoveryKey::size);
    return of(db::SecretBytes<32>(std::move(memory)));
}

std::string wrap(const KeyPair& keys, const db::Secret& password, const db::KeyCost& wanted) {
    const db::KeyCost cost = db::fitting(wanted);
    std::string out;
    putNumber(out, cost.bytes);
    putNumber(out, cost.passes);
    out.resize(wrapHead);
    randombytes_buf(out.data() + 16, crypto_pwhash_SALTBYTES);
    const db::Key own = db::passwordKey(password, bytesOf(out).subspan(16), cost);
    if (!own) return {};
    const std::string bound = std::string(wrapPurpose) + out;
    const auto secret = keys.secret.bytes();
    out += box(own, {reinterpret_cast<const char*>(secret.data()), secret.size()}, bound);
    return out;
}

Result<KeyPair> unwrap(std::string_view wrapped, const db::Secret& password) {
    const auto damaged = [] { return makeError(ErrorCode::FileDamaged, {{"what", "vault"}}, "personal key"); };
    if (wrapped.size() != wrapHead + nonceSize + 32 + tagSize) return damaged();
    const std::uint64_t passes = numberAt(wrapped.substr(8));
    const db::KeyCost cost{numberAt(wrapped), static_cast<std::uint32_t>(passes)};
    if (passes > UINT32_MAX || !db::acceptable(cost)) return damaged();
    const db::Key own = db::passwordKey(password, bytesOf(wrapped).subspan(16, crypto_pwhash_SALTBYTES), cost);
    if (!own) return makeError(ErrorCode::Internal, {}, "not enough memory for the password");
    auto memory = db::secretMemory(32);
    const std::string bound = std::string(wrapPurpose) + std::string(wrapped.substr(0, wrapHead));
    if (!unbox(own, wrapped.substr(wrapHead), bound, memory.get()))
        return makeError(ErrorCode::WrongPassword, {{"what", "vault"}});
    return KeyPair::of(db::SecretBytes<32>(std::move(memory)));
}

std::string sealTo(const PublicKey& to, const VaultKey& key) {
    auto plain = db::secretMemory(8 + db::Key::size);
    for (int i = 0; i < 8; ++i) plain.get()[i] = static_cast<unsigned char>(key.epoch >> (8 * i) & 0xFF);
    std::memcpy(plain.get() + 8, key.key.bytes().data(), db::Key::size);
    std::string out(8 + db::Key::size + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(at(out, 0), plain.get(), 8 + db::Key::size, to.data()) != 0) return {};
    return out;
}

std::optional<VaultKey> unseal(std::string_view sealed, const KeyPair& keys) {
    if (sealed.size() != 8 + db::Key::size + crypto_box_SEALBYTES) return std::nullopt;
    auto plain = db::secretMemory(8 + db::Key::size);
    if (crypto_box_seal_open(plain.get(), bytesOf(sealed).data(), sealed.size(), keys.open.data(),
                             keys.secret.bytes().data()) != 0)
        return std::nullopt;
    VaultKey key;
    key.epoch = static_cast<std::int64_t>(numberAt({reinterpret_cast<const char*>(plain.get()), 8}));
    auto memory = db::secretMemory(db::Key::size);
    std::memcpy(memory.get(), plain.get() + 8, db::Key::size);
    key.key = db::Key(std::move(memory));
    return key;
}

std::string encrypted(const VaultKey& key, std::string_view plain, std::string_view place) {
    std::string padded(plain); // ends in 0x80 and zeros up to the next step
    padded += '\x80';
    padded.resize((padded.size() + step - 1) / step * step, '\0');
    std::string out;
    putNumber(out, static_cast<std::uint64_t>(key.epoch));
    std::string bound = out;
    bound += place;
    out += box(key.key, padded, bound);
    sodium_memzero(padded.data(), padded.size());
    return out;
}

std::optional<std::string> decrypted(const VaultKey& key, std::string_view bytes, std::string_view place) {
    if (bytes.size() < 8 + nonceSize + tagSize || numberAt(bytes) != static_cast<std::uint64_t>(key.epoch))
        return std::nullopt;
    std::string plain(bytes.size() - 8 - nonceSize - tagSize, '\0');
    std::string bound(bytes.substr(0, 8));
    bound += place;
    if (!unbox(key.key, bytes.substr(8), bound, at(plain, 0))) return std::nullopt;
    const auto end = plain.find_last_not_of('\0');
    if (end == std::string::npos || plain[end] != '\x80') return std::nullopt;
    plain.resize(end);
    return plain;
}

} // namespace mulin::access
