#include "core/base/id.h"

#include "core/base/hash.h"

namespace mulin {

std::string Uid::hex() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out(32, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    return out;
}

std::optional<Uid> Uid::fromHex(std::string_view text) {
    if (text.size() != 32) return std::nullopt;
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    Uid uid;
    for (std::size_t i = 0; i < 16; ++i) {
        const int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        uid.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return uid;
}

std::optional<Uid> Uid::fromBytes(std::string_view bytes) {
    if (bytes.size() != 16) return std::nullopt;
    Uid uid;
    std::memcpy(uid.bytes.data(), bytes.data(), 16);
    return uid;
}

Uid Uid::named(std::string_view space, std::string_view name) {
    Hasher hasher;
    hasher.add(space).add(std::string_view("\0", 1)).add(name);
    const Hash hash = hasher.finish();
    Uid uid;
    std::memcpy(uid.bytes.data(), hash.data(), 16);
    return uid;
}

} // namespace mulin
