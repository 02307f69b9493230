// What the process that reads an old sheet says to the one that asked: frames of a letter, a length and a content. Both
// sides are the same program on the same machine, so numbers go as they lie.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace mulin::sheets::pipe {

enum Frame : char {
    Name = 'N',    ///< of a worksheet; all of them, in order
    Merges = 'M',  ///< MergedRange after MergedRange
    Begin = 'B',   ///< size of the sheet (u64), then the name of the one that is read
    RowOf = 'R',   ///< number (u32), hidden (u8), position (u64), then cells
    Refusal = 'E', ///< code (u16), then name\0value\0 of its arguments
    End = 'Z',
};

inline constexpr std::size_t headSize = 5;
inline constexpr std::uint32_t contentLimit = std::uint32_t{66} << 20;

template<class T> void put(std::string& out, T value) { out.append(reinterpret_cast<const char*>(&value), sizeof(T)); }

inline void putText(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

/// Takes values off the front of a content; false in `good` if it ends before.
class Content {
public:
    explicit Content(std::string_view bytes) : m_bytes(bytes) {}
    template<class T> T take() {
        T value{};
        if (m_bytes.size() < sizeof(T)) {
            good = false;
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof(T));
        m_bytes.remove_prefix(sizeof(T));
        return value;
    }
    std::string_view text() {
        const auto size = take<std::uint32_t>();
        if (size > m_bytes.size()) {
            good = false;
            return {};
        }
        const auto taken = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return taken;
    }
    std::string_view rest() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }

    bool good = true;

private:
    std::string_view m_bytes;
};

} // namespace mulin::sheets::pipe
