// BLAKE2b-256 (RFC 7693, libsodium).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mulin {

using Hash = std::array<std::uint8_t, 32>;

class Hasher {
public:
    Hasher();
    Hasher& add(std::string_view bytes);
    Hasher& add(const Hash& hash) { return add(view(hash)); }
    Hash finish();
    static std::string_view view(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

private:
    alignas(64) std::array<unsigned char, 384> m_state; // crypto_generichash_state
};

Hash hashOf(std::string_view bytes);
std::string hexOf(std::string_view bytes);
std::string hexOf(const Hash& hash);

} // namespace mulin
