// Crockford's base 32: no I, L, O and U, which are taken for other signs or make words.
#include "core/db/key_slots.h"

#include "core/base/text.h"

#include <array>
#include <cstring>
#include <sodium.h>

namespace mulin::db {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t keySigns = RecoveryKey::size * 8 / 5, checkSigns = 4, allSigns = keySigns + checkSigns;
static_assert(keySigns * 5 == RecoveryKey::size * 8);

using Signs = std::array<unsigned char, allSigns>; // values below 32

void addChecks(std::span<const unsigned char, RecoveryKey::size> key, Signs& signs) {
    unsigned char sum[crypto_generichash_BYTES_MIN];
    crypto_generichash(sum, sizeof sum, key.data(), key.size(), nullptr, 0);
    for (std::size_t i = 0; i < checkSigns; ++i) signs[keySigns + i] = sum[i] & 31;
}

/// Of one letter or digit as typed: its value, -1 = a separator, -2 = none of ours.
int valueOf(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; // full-width forms
    if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
    if (c == U'O') c = U'0';
    if (c == U'I' || c == U'L') c = U'1';
    if (c < 0x80) {
        if (const auto at = alphabet.find(static_cast<char>(c)); at != std::string_view::npos)
            return static_cast<int>(at);
        if (c <= U' ' || c == U'-' || c == U'_' || c == U'.' || c == U',') return -1;
    }
    const bool dash = c == 0xA0 || (c >= 0x2010 && c <= 0x2015) || c == 0x3000 || c == 0x2212 || c == 0xB7;
    return dash ? -1 : -2;
}

/// One code point of well-formed UTF-8; anything else is none of ours anyway.
char32_t nextOf(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t c = more == 3 ? lead & 7 : more == 2 ? lead & 15 : more == 1 ? lead & 31 : lead;
    text.remove_prefix(1);
    for (std::size_t i = 0; i < more && !text.empty(); ++i) {
        c = c << 6 | (static_cast<unsigned char>(text.front()) & 63);
        text.remove_prefix(1);
    }
    return c;
}

} // namespace

Secret recoveryCode(const RecoveryKey& recovery) {
    const auto key = recovery.bytes();
    Signs signs{};
    for (std::size_t i = 0; i < keySigns; ++i)
        for (std::size_t bit = 5 * i; bit < 5 * i + 5; ++bit)
            signs[i] = static_cast<unsigned char>(signs[i] << 1 | (key[bit / 8] >> (7 - bit % 8) & 1));
    addChecks(key, signs);
    std::array<char, allSigns + allSigns / 4 - 1> text{};
    for (std::size_t i = 0, at = 0; i < allSigns; ++i) {
        if (i > 0 && i % 4 == 0) text[at++] = '-';
        text[at++] = alphabet[signs[i]];
    }
    Secret code(std::string_view(text.data(), text.size()));
    sodium_memzero(text.data(), text.size());
    sodium_memzero(signs.data(), signs.size());
    return code;
}

Result<RecoveryKey> parseRecoveryCode(const Secret& code) {
    const auto mistyped = makeError(ErrorCode::WrongRecovery, {{"path", ""}, {"what", "typed"}});
    Signs signs{}, expected{};
    std::size_t count = 0;
    for (auto rest = code.text(); !rest.empty();) {
        const int value = valueOf(nextOf(rest));
        if (value == -1) continue;
        if (value < 0 || count == allSigns) return mistyped;
        signs[count++] = static_cast<unsigned char>(value);
    }
    if (count != allSigns) return mistyped;
    auto memory = secretMemory(RecoveryKey::size);
    std::memset(memory.get(), 0, RecoveryKey::size);
    for (std::size_t bit = 0; bit < RecoveryKey::size * 8; ++bit)
        if (signs[bit / 5] >> (4 - bit % 5) & 1) memory.get()[bit / 8] |= static_cast<unsigned char>(0x80 >> bit % 8);
    RecoveryKey key(std::move(memory));
    addChecks(key.bytes(), expected);
    const bool right = sameBytes(std::span(signs).last(checkSigns), std::span(expected).last(checkSigns));
    sodium_memzero(signs.data(), signs.size());
    if (!right) return mistyped;
    return key;
}

} // namespace mulin::db
