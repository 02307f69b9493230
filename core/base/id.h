// 128-bit identities. A Uid of a record is time-ordered (like UUIDv7); that of a shipped type or field is hashed from
// its name; that of a unit of the national register is hashed from its code, so that two offices name it alike.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mulin {

struct Uid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uid&) const = default;
    bool isNull() const { return *this == Uid{}; }
    std::string hex() const; ///< 32 lower-case hex digits
    std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    static std::optional<Uid> fromHex(std::string_view text);    ///< exactly 32 hex digits
    static std::optional<Uid> fromBytes(std::string_view bytes); ///< exactly 16 bytes
    /// First 16 bytes of BLAKE2b(space, 0, name).
    static Uid named(std::string_view space, std::string_view name);
};

/// An identity of one kind; kinds do not compare or convert. No default: absence is std::optional.
template<class Tag> class Id {
public:
    explicit Id(Uid uid) : m_uid(uid) {}
    const Uid& uid() const { return m_uid; }
    std::string hex() const { return m_uid.hex(); }
    auto operator<=>(const Id&) const = default;

private:
    Uid m_uid;
};

using RecordId = Id<struct RecordTag>;
using TxnId = Id<struct TxnTag>; ///< first 8 bytes of the stream's uid, then its sequence number, big-endian
using DeviceId = Id<struct DeviceTag>;
using UserId = Id<struct UserTag>; ///< the record id of a user

} // namespace mulin

template<> struct std::hash<mulin::Uid> {
    std::size_t operator()(const mulin::Uid& uid) const noexcept {
        std::uint64_t a = 0, b = 0;
        std::memcpy(&a, uid.bytes.data(), 8);
        std::memcpy(&b, uid.bytes.data() + 8, 8);
        return static_cast<std::size_t>(a ^ (b * 0x9E3779B97F4A7C15ULL));
    }
};
template<class Tag> struct std::hash<mulin::Id<Tag>> {
    std::size_t operator()(const mulin::Id<Tag>& id) const noexcept { return std::hash<mulin::Uid>{}(id.uid()); }
};
