// Canonical binary encoding: LEB128 numbers, length-prefixed strings. The reader never reads past its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulin {

class ByteWriter {
public:
    void u8(std::uint8_t value) { m_bytes += static_cast<char>(value); }
    void varint(std::uint64_t value) {
        while (value >= 0x80) {
            m_bytes += static_cast<char>(value | 0x80);
            value >>= 7;
        }
        m_bytes += static_cast<char>(value);
    }
    void zigzag(std::int64_t value) {
        varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void raw(std::string_view bytes) { m_bytes += bytes; }
    void string(std::string_view bytes) {
        varint(bytes.size());
        m_bytes += bytes;
    }
    const std::string& bytes() const { return m_bytes; }
    std::string take() { return std::move(m_bytes); }
    void clear() { m_bytes.clear(); }
    bool empty() const { return m_bytes.empty(); }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}
    bool atEnd() const { return m_rest.empty(); }
    std::optional<std::uint8_t> u8() {
        if (m_rest.empty()) return std::nullopt;
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::optional<std::uint64_t> varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = u8();
            if (!byte) return std::nullopt;
            value |= static_cast<std::uint64_t>(*byte & 0x7F) << shift;
            if (!(*byte & 0x80)) return value;
        }
        return std::nullopt;
    }
    std::optional<std::int64_t> zigzag() {
        const auto value = varint();
        if (!value) return std::nullopt;
        return static_cast<std::int64_t>(*value >> 1) ^ -static_cast<std::int64_t>(*value & 1);
    }
    std::optional<std::string_view> raw(std::size_t size) {
        if (m_rest.size() < size) return std::nullopt;
        const auto bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }
    std::optional<std::string_view> string() {
        const auto size = varint();
        if (!size || *size > m_rest.size()) return std::nullopt;
        return raw(static_cast<std::size_t>(*size));
    }

private:
    std::string_view m_rest;
};

} // namespace mulin
