#include "core/base/hash.h"

#include <sodium.h>

namespace mulin {

namespace {
crypto_generichash_state* stateOf(std::array<unsigned char, 384>& bytes) {
    return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}
} // namespace

Hasher::Hasher() {
    static_assert(sizeof(crypto_generichash_state) <= 384);
    [[maybe_unused]] static const int ready = sodium_init(); // chooses the implementation for this processor
    crypto_generichash_init(stateOf(m_state), nullptr, 0, 32);
}

Hasher& Hasher::add(std::string_view bytes) {
    crypto_generichash_update(stateOf(m_state), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return *this;
}

Hash Hasher::finish() {
    Hash out;
    crypto_generichash_final(stateOf(m_state), out.data(), out.size());
    return out;
}

Hash hashOf(std::string_view bytes) { return Hasher().add(bytes).finish(); }

std::string hexOf(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string hexOf(const Hash& hash) { return hexOf(Hasher::view(hash)); }

} // namespace mulin
