#include "core/records/file_code.h"

#include <algorithm>

namespace mulin::records {

namespace {

constexpr std::size_t digits = 40, all = 42; ///< 2^128 has 39
constexpr unsigned modulus = 97;             ///< as of an account number (ISO 7064)

unsigned remainderOf(std::string_view number) {
    unsigned rest = 0;
    for (const char c : number) rest = (rest * 10 + static_cast<unsigned>(c - '0')) % modulus;
    return rest;
}

} // namespace

std::string fileCode(const Uid& uid) {
    std::array<unsigned, 16> bytes{};
    std::copy(uid.bytes.begin(), uid.bytes.end(), bytes.begin());
    std::string number(digits, '0');
    for (std::size_t at = digits; at-- > 0;) {
        unsigned rest = 0;
        for (unsigned& byte : bytes) {
            const unsigned now = rest * 256 + byte;
            byte = now / 10;
            rest = now % 10;
        }
        number[at] = static_cast<char>('0' + rest);
    }
    const unsigned check = modulus + 1 - remainderOf(number + "00");
    return number + static_cast<char>('0' + check / 10) + static_cast<char>('0' + check % 10);
}

std::optional<Uid> fileOfCode(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != all || !std::all_of(text.begin(), text.end(), isDigit) || remainderOf(text) != 1) return {};
    std::array<unsigned, 16> bytes{};
    for (const char c : text.substr(0, digits)) {
        unsigned carry = static_cast<unsigned>(c - '0');
        for (std::size_t at = bytes.size(); at-- > 0;) {
            const unsigned now = bytes[at] * 10 + carry;
            bytes[at] = now & 0xFF;
            carry = now >> 8;
        }
        if (carry != 0) return {};
    }
    Uid uid;
    std::transform(bytes.begin(), bytes.end(), uid.bytes.begin(),
                   [](unsigned byte) { return static_cast<std::uint8_t>(byte); });
    return uid;
}

} // namespace mulin::records
