#include "core/db/password_key.h"

#include "core/base/text.h"

#include <algorithm>
#include <sodium.h>

namespace mulin::db {

constexpr KeyCost most{std::uint64_t{2} << 30, 64};

bool acceptable(const KeyCost& cost) { return cost.bytes <= most.bytes && cost.passes <= most.passes; }

KeyCost fitting(const KeyCost& cost) {
    const auto least = KeyCost::floor();
    return {std::clamp(cost.bytes, least.bytes, most.bytes), std::clamp(cost.passes, least.passes, most.passes)};
}

Key passwordKey(const Secret& password, std::span<const unsigned char> salt, const KeyCost& cost) {
    // What is typed differs in its code points with keyboard and system. ASCII needs no copy in ordinary memory.
    const auto typed = password.text();
    const bool ascii = std::all_of(typed.begin(), typed.end(), [](char c) { return c > 0; });
    std::string composed = ascii ? std::string() : nfc(typed);
    const std::string_view text = ascii ? typed : std::string_view(composed);
    auto memory = secretMemory(Key::size);
    const int failed = crypto_pwhash(memory.get(), Key::size, text.data(), text.size(), salt.data(), cost.passes,
                                     static_cast<std::size_t>(cost.bytes), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(composed.data(), composed.size());
    return failed ? Key() : Key(std::move(memory));
}

} // namespace mulin::db
