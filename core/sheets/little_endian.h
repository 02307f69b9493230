// Numbers of binary sheets, whatever the machine: from bytes that are there.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace mulin::sheets {

/// 0 where the bytes end before.
template<class T> T littleEndian(std::string_view bytes, std::size_t at) {
    std::uint64_t value = 0;
    if (at > bytes.size() || bytes.size() - at < sizeof(T)) return T{};
    for (std::size_t i = sizeof(T); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    if constexpr (sizeof(T) == 8 && !std::is_integral_v<T>)
        return std::bit_cast<T>(value);
    else
        return static_cast<T>(value);
}

} // namespace mulin::sheets
