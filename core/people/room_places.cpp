#include "core/people/room_places.h"

#include "core/people/address_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mulin::people {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsAt(std::string_view text, std::size_t from) {
    std::size_t to = from;
    while (to < text.size() && digit(text[to])) ++to;
    return to - from;
}

/// Bytes of the first of `words` that `text` has at `from`; 0 if none.
template<std::size_t N>
std::size_t oneOf(std::string_view text, std::size_t from, const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words)
        if (text.substr(from).starts_with(word)) return word.size();
    return 0;
}

constexpr std::array<std::string_view, 11> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两"};
constexpr std::array<std::string_view, 3> storeys{"层", "楼", "F"};
constexpr std::array<std::string_view, 6> sides{"东", "西", "南", "北", "中", "户"};
constexpr std::array<std::string_view, 6> below{"地下", "负", "B", "b", "-", "－"};

std::string withoutDash(std::string_view text) {
    while (!text.empty() && (text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
    return std::string(text);
}

/// A number in digits or Chinese numerals at `from`, and its length; 0 = none.
std::pair<int, std::size_t> numberAt(std::string_view text, std::size_t from) {
    std::size_t length = digitsAt(text, from);
    std::string words(text.substr(from, length));
    if (length == 0) {
        while (const std::size_t next = oneOf(text, from + length, numerals)) length += next;
        words = arabicNumerals(text.substr(from, length));
    }
    if (words.empty() || words.size() > 3 || !std::all_of(words.begin(), words.end(), digit)) return {0, 0};
    return {std::stoi(words), length};
}

RoomPlace underground(std::string_view room, std::size_t from) {
    if (const std::size_t digits = digitsAt(room, from); digits == 3 || digits == 4) { // -101
        RoomPlace place{-std::stoi(std::string(room.substr(from, digits - 2))),
                        std::string(room.substr(from + digits - 2)), from + digits == room.size()};
        return place;
    }
    auto [floor, length] = numberAt(room, from);
    if (floor == 0) floor = 1;
    from += length;
    from += oneOf(room, from, storeys);
    RoomPlace place{-floor, withoutDash(room.substr(from)), false};
    place.numbered = place.door.size() == 2 && digitsAt(place.door, 0) == 2;
    if (place.door.empty()) place.door = std::string(room);
    return place;
}

} // namespace

RoomPlace placeOfRoom(const std::string& room) {
    if (const std::size_t sign = oneOf(room, 0, below)) {
        // B座 and a lone sign are names, not floors.
        const std::string_view rest = std::string_view(room).substr(sign);
        if (sign > 1 || digitsAt(rest, 0) > 0) return underground(room, sign);
        return {{}, room, false};
    }
    const std::size_t digits = digitsAt(room, 0);
    if ((digits == 3 || digits == 4) && oneOf(room, digits, storeys) == 0) {
        RoomPlace place{std::stoi(room.substr(0, digits - 2)), room.substr(digits - 2), digits == room.size()};
        if (*place.floor > 0) return place;
        return {{}, room, false};
    }
    const auto [floor, length] = numberAt(room, 0);
    if (floor > 0 && floor < 200) {
        const std::size_t storey = oneOf(room, length, storeys);
        const bool dash = room.compare(length, 1, "-") == 0 && length + 1 < room.size();
        if (storey > 0 || dash || oneOf(room, length, sides) > 0) {
            RoomPlace place{floor, withoutDash(std::string_view(room).substr(length + storey)), false};
            place.numbered = place.door.size() == 2 && digitsAt(place.door, 0) == 2;
            if (place.door.empty()) place.door = room;
            return place;
        }
    }
    return {{}, room, false};
}

bool naturalLess(const std::string& a, const std::string& b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            const auto skip = [&](const std::string& text, std::size_t& at) {
                while (at + 1 < text.size() && text[at] == '0' && digit(text[at + 1])) ++at;
                const std::size_t start = at;
                while (at < text.size() && digit(text[at])) ++at;
                return std::string_view(text).substr(start, at - start);
            };
            const std::string_view x = skip(a, i), y = skip(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            continue;
        }
        if (a[i] != b[j]) {
            // Numbers before names.
            if (digit(a[i]) != digit(b[j])) return digit(a[i]);
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        }
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size()) return j < b.size();
    return a < b;
}

} // namespace mulin::people
