#include "core/db/key_slot_box.h"

#include "core/base/text.h"
#include "core/db/password_key.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <sodium.h>

namespace mulin::db {
namespace {

// Places in a slot. What stands before the first box is bound to it.
constexpr std::size_t kindAt = 0, passesAt = 4, memoryAt = 8, changedAt = 16, saltAt = 24, labelAt = 40, boundSize = 56;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                      boxTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t keyNonceAt = boundSize, keyBoxAt = keyNonceAt + nonceSize, keyBoxSize = Key::size + boxTag;
constexpr std::size_t longestLogin = 64;
constexpr std::size_t nameNonceAt = keyBoxAt + keyBoxSize, nameBoxAt = nameNonceAt + nonceSize,
                      nameBoxSize = 1 + longestLogin + boxTag;
static_assert(nameBoxAt + nameBoxSize <= FileHeader::slotSize);
static_assert(nonceSize + RecoveryKey::size + boxTag <= FileHeader::recoverySize);
static_assert(crypto_pwhash_SALTBYTES == labelAt - saltAt);

constexpr unsigned char argon2id = 1; // kind of a slot; 0 = free
constexpr std::size_t labelSize = boundSize - labelAt;

using Bytes = std::span<const unsigned char>;

template<class T> T numberAt(Bytes bytes, std::size_t at) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;) value = static_cast<T>(value << 8 | bytes[at + i]);
    return value;
}

template<class T> void putNumber(SlotBytes bytes, std::size_t at, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes[at + i] = static_cast<unsigned char>(value >> (8 * i));
}

std::array<unsigned char, labelSize> labelOf(const FileSalt& salt, const std::string& login) {
    const auto name = nfc(login);
    std::array<unsigned char, labelSize> label{};
    crypto_generichash(label.data(), label.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(),
                       salt.data(), salt.size());
    return label;
}

/// Bound to the file and to everything in `facts`.
std::vector<unsigned char> boundTo(const FileSalt& salt, Bytes facts) {
    std::vector<unsigned char> bound(salt.begin(), salt.end());
    bound.insert(bound.end(), facts.begin(), facts.end());
    return bound;
}

void wrap(std::span<unsigned char> nonceAndBox, Bytes secret, const Key& key, Bytes bound) {
    const auto nonce = nonceAndBox.first(nonceSize);
    fillRandomly(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonceAndBox.data() + nonceSize, nullptr, secret.data(), secret.size(),
                                               bound.data(), bound.size(), nullptr, nonce.data(), key.bytes().data());
}

bool unwrap(Bytes nonceAndBox, unsigned char* secret, const Key& key, Bytes bound) {
    const auto box = nonceAndBox.subspan(nonceSize);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(secret, nullptr, nullptr, box.data(), box.size(), bound.data(),
                                                      bound.size(), nonceAndBox.data(), key.bytes().data()) == 0;
}

KeyCost costOf(ConstSlotBytes slot) {
    return {numberAt<std::uint64_t>(slot, memoryAt), numberAt<std::uint32_t>(slot, passesAt)};
}

} // namespace

bool slotIsUsed(ConstSlotBytes slot) { return slot[kindAt] != 0; }

bool slotIsFor(ConstSlotBytes slot, const FileSalt& salt, const std::string& login) {
    return slotIsUsed(slot) && sameBytes(slot.subspan(labelAt, labelSize), labelOf(salt, login));
}

bool loginFits(const std::string& login) { return !login.empty() && nfc(login).size() <= longestLogin; }

void fillSlot(SlotBytes slot, const FileSalt& salt, const Key& key, const NewKeySlot& user) {
    const KeyCost cost = fitting(user.cost);
    std::fill(slot.begin(), slot.end(), static_cast<unsigned char>(0));
    slot[kindAt] = argon2id;
    putNumber(slot, passesAt, cost.passes);
    putNumber(slot, memoryAt, cost.bytes);
    putNumber(slot, changedAt, user.nowMs);
    fillRandomly(slot.subspan(saltAt, crypto_pwhash_SALTBYTES));
    const auto label = labelOf(salt, user.login);
    std::copy(label.begin(), label.end(), &slot[labelAt]);

    const Key own = passwordKey(user.password, slot.subspan(saltAt, crypto_pwhash_SALTBYTES), cost);
    if (!own) throw std::bad_alloc();
    const auto bound = boundTo(salt, slot.first(boundSize));
    wrap(slot.subspan(keyNonceAt, nonceSize + keyBoxSize), key.bytes(), own, bound);
    std::array<unsigned char, 1 + longestLogin> name{};
    const auto login = nfc(user.login);
    name[0] = static_cast<unsigned char>(login.size());
    std::copy(login.begin(), login.end(), &name[1]);
    wrap(slot.subspan(nameNonceAt, nonceSize + nameBoxSize), name, derivedKey(key, "mulin login"), bound);
}

Result<Key> openSlot(ConstSlotBytes slot, const FileSalt& salt, const Secret& password) {
    const auto cost = costOf(slot);
    if (slot[kindAt] != argon2id || !acceptable(cost))
        return makeError(ErrorCode::FileDamaged, {{"what", "header"}}, "key slot");
    const Key own = passwordKey(password, slot.subspan(saltAt, crypto_pwhash_SALTBYTES), cost);
    if (!own) return makeError(ErrorCode::Internal, {}, "not enough memory for the password");
    auto memory = secretMemory(Key::size);
    if (!unwrap(slot.subspan(keyNonceAt, nonceSize + keyBoxSize), memory.get(), own,
                boundTo(salt, slot.first(boundSize))))
        return Key();
    return Key(std::move(memory));
}

std::int64_t slotChangedMs(ConstSlotBytes slot) { return numberAt<std::int64_t>(slot, changedAt); }

KeySlot readSlot(ConstSlotBytes slot, const FileSalt& salt, const Key& key) {
    KeySlot facts;
    facts.cost = costOf(slot);
    facts.changedMs = slotChangedMs(slot);
    std::array<unsigned char, 1 + longestLogin> name{};
    if (unwrap(slot.subspan(nameNonceAt, nonceSize + nameBoxSize), name.data(), derivedKey(key, "mulin login"),
               boundTo(salt, slot.first(boundSize))))
        facts.login.assign(&name[1], &name[1] + std::min<std::size_t>(name[0], longestLogin));
    return facts;
}

Key keyOf(const RecoveryKey& recovery, const FileSalt& salt) {
    std::vector<unsigned char> purpose;
    for (const char c : std::string_view("mulin file key ")) purpose.push_back(static_cast<unsigned char>(c));
    purpose.insert(purpose.end(), salt.begin(), salt.end());
    auto memory = secretMemory(Key::size);
    crypto_generichash(memory.get(), Key::size, purpose.data(), purpose.size(), recovery.bytes().data(),
                       RecoveryKey::size);
    return Key(std::move(memory));
}

void wrapRecovery(std::span<unsigned char> box, const FileSalt& salt, const Key& key, const RecoveryKey& recovery) {
    wrap(box.first(nonceSize + RecoveryKey::size + boxTag), recovery.bytes(), derivedKey(key, "mulin recovery"),
         boundTo(salt, {}));
}

RecoveryKey unwrapRecovery(std::span<const unsigned char> box, const FileSalt& salt, const Key& key) {
    auto memory = secretMemory(RecoveryKey::size);
    if (!unwrap(box.first(nonceSize + RecoveryKey::size + boxTag), memory.get(), derivedKey(key, "mulin recovery"),
                boundTo(salt, {})))
        return {};
    return RecoveryKey(std::move(memory));
}

} // namespace mulin::db
