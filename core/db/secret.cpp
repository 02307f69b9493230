#include "core/db/secret.h"

#include <cstring>
#include <new>
#include <sodium.h>

namespace mulin::db {

std::shared_ptr<unsigned char> secretMemory(std::size_t size) {
    [[maybe_unused]] static const int ready = sodium_init();
    auto* bytes = static_cast<unsigned char*>(sodium_malloc(size));
    if (!bytes) throw std::bad_alloc();
    return {bytes, [](unsigned char* memory) { sodium_free(memory); }};
}

void fillRandomly(std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

bool sameBytes(std::span<const unsigned char> a, std::span<const unsigned char> b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Key derivedKey(const Key& key, std::string_view purpose) {
    auto memory = secretMemory(Key::size);
    crypto_generichash(memory.get(), Key::size, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                       key.bytes().data(), Key::size);
    return Key(std::move(memory));
}

Secret::Secret(std::string_view text) : m_size(text.size()) {
    if (text.empty()) return;
    auto memory = secretMemory(text.size());
    std::memcpy(memory.get(), text.data(), text.size());
    m_bytes = std::move(memory);
}

} // namespace mulin::db
