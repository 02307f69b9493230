#include "core/people/address_parts.h"

#include "core/base/text.h"
#include "core/organisation/codes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace mulin::people {

namespace {

using Text = std::u32string;
using View = std::u32string_view;

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool isAlnum(char32_t c) { return isDigit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool isNumeral(char32_t c) { return View(U"零〇一二三四五六七八九十百").find(c) != View::npos; }
bool isStem(char32_t c) { return View(U"甲乙丙丁戊己庚辛").find(c) != View::npos; }
bool isDirection(char32_t c) { return View(U"东西南北中").find(c) != View::npos; }
bool isDash(char32_t c) { return View(U"-‐‑‒–—―−－/\\").find(c) != View::npos; }

/// Half-width, one kind of dash; blanks go, those between two numbers become dashes; a remark in brackets at the end
/// goes.
Text compact(std::string_view text) {
    const Text all = codepoints(trimmed(nfkc(text)));
    Text out;
    bool blank = false;
    for (char32_t c : all) {
        if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u3000') {
            blank = true;
            continue;
        }
        if (isDash(c)) c = U'-';
        if (blank && !out.empty() && isAlnum(out.back()) && isAlnum(c)) out += U'-';
        blank = false;
        if (c == U'-' && !out.empty() && out.back() == U'-') continue;
        out += c;
    }
    if (!out.empty() && out.back() == U')')
        if (const auto open = out.rfind(U'('); open != Text::npos && open > 0) out.erase(open);
    return out;
}

bool endsWith(View text, View end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }
bool startsWith(View text, View start) { return text.substr(0, start.size()) == start; }

/// Where the number that ends at `end` begins; `end` if there is none.
std::size_t numberBefore(View text, std::size_t end) {
    std::size_t start = end;
    if (start > 0 && isAlnum(text[start - 1]))
        while (start > 0 && isAlnum(text[start - 1])) --start;
    else
        while (start > 0 && isNumeral(text[start - 1])) --start;
    if (start > 0 && isStem(text[start - 1])) --start;
    return start;
}

/// Length of the number at the front: 3, 3A, 三, 甲3, 东.
std::size_t numberAt(View text) {
    std::size_t count = 0;
    if (!text.empty() && (isStem(text[0]) || isDirection(text[0]))) count = 1;
    if (count < text.size() && isAlnum(text[count]))
        while (count < text.size() && isAlnum(text[count])) ++count;
    else
        while (count < text.size() && isNumeral(text[count])) ++count;
    return count;
}

bool isNumber(View text) { return !text.empty() && numberAt(text) == text.size(); }

Text arabic(View text) {
    static constexpr View digits = U"零一二三四五六七八九";
    if (text.empty() || !std::all_of(text.begin(), text.end(), isNumeral)) return Text(text);
    const auto valueOf = [](char32_t c) { return c == U'〇' ? 0 : static_cast<int>(digits.find(c)); };
    const bool counted = text.find_first_of(U"十百") != View::npos;
    std::string out;
    if (!counted) {
        for (const char32_t c : text) out += std::to_string(valueOf(c));
    } else {
        int total = 0, pending = 0;
        bool any = false;
        for (const char32_t c : text) {
            if (c == U'十' || c == U'百') {
                total += (any ? pending : 1) * (c == U'十' ? 10 : 100);
                pending = 0;
                any = false;
            } else {
                pending = valueOf(c);
                any = pending != 0;
            }
        }
        out = std::to_string(total + pending);
    }
    return Text(out.begin(), out.end());
}

/// As compared: Arabic, upper case, without zeros in front.
Text normalised(View number, bool keepZeros = false) {
    std::size_t stem = !number.empty() && (isStem(number[0]) || isDirection(number[0])) ? 1 : 0;
    Text out(number.substr(0, stem));
    Text rest = arabic(number.substr(stem));
    for (char32_t& c : rest)
        if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
    if (!keepZeros)
        while (rest.size() > 1 && rest[0] == U'0' && isDigit(rest[1])) rest.erase(0, 1);
    return out + rest;
}

constexpr std::array<View, 7> buildingWords{U"号楼", U"#楼", U"栋", U"幢", U"座", U"楼", U"#"};
constexpr std::array<View, 5> entranceWords{U"单元", U"门洞", U"门栋", U"门", U"梯"};
constexpr std::array<View, 6> roomWords{U"号室", U"房间", U"室", U"号", U"房", U"屋"};
constexpr std::array<View, 6> streetWords{U"路", U"街", U"巷", U"弄", U"道", U"胡同"};

template<std::size_t N> std::size_t wordAt(View text, const std::array<View, N>& words) {
    for (const View word : words)
        if (startsWith(text, word)) return word.size();
    return 0;
}
template<std::size_t N> bool endsWithAny(View text, const std::array<View, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return endsWith(text, word); });
}

struct Door {
    Text entrance, room;
    bool named = false; ///< the word 单元 stood there
};

bool allDigits(View text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

/// What follows the building: 2单元501室, 2-501, 501, 2单元5层501, 东单元501-1. nullopt if anything else stands there.
std::optional<Door> doorOf(View text) {
    Door door;
    std::vector<Text> loose;
    while (!text.empty()) {
        if (text[0] == U'-' || text[0] == U',') {
            text.remove_prefix(1);
            continue;
        }
        const std::size_t count = numberAt(text);
        if (count == 0) return std::nullopt;
        const View number = text.substr(0, count);
        text.remove_prefix(count);
        if (const std::size_t word = wordAt(text, entranceWords)) {
            if (!door.entrance.empty() || !loose.empty()) return std::nullopt;
            door.entrance = normalised(number);
            door.named = true;
            text.remove_prefix(word);
        } else if (startsWith(text, U"层") || startsWith(text, U"楼")) {
            text.remove_prefix(1);
        } else if (startsWith(text, U"户")) {
            loose.push_back(isDirection(number[0]) ? Text(number) + U"户" : normalised(number, true));
            text.remove_prefix(1);
        } else if (const std::size_t room = wordAt(text, roomWords)) {
            loose.push_back(normalised(number, true));
            text.remove_prefix(room);
            if (!text.empty() && text[0] != U'-') return std::nullopt;
        } else if (text.empty() || text[0] == U'-') {
            loose.push_back(normalised(number, true));
        } else {
            return std::nullopt;
        }
    }
    if (loose.empty()) return door;
    if (loose.size() == 1) {
        door.room = loose[0];
    } else if (loose.size() == 2 && door.entrance.empty() && !(loose[0].size() >= 3 && loose[1].size() <= 2)) {
        door.entrance = normalised(loose[0]);
        door.room = loose[1];
    } else if (loose.size() == 2) {
        // 5-501 names the floor first; 501-1 is a part of a room.
        door.room = startsWith(loose[1], loose[0]) ? loose[1] : loose[0] + U"-" + loose[1];
    } else {
        return std::nullopt;
    }
    return door;
}

/// Without province … community and, before the name of an estate, without street and number.
Text estateOf(View text) {
    Text estate(text);
    const auto cutAfter = [&](View word) {
        const auto at = estate.rfind(word);
        if (at != Text::npos && at + word.size() < estate.size()) estate.erase(0, at + word.size());
        return at != Text::npos;
    };
    if (!cutAfter(U"街道办事处") && !cutAfter(U"街道") &&
        (estate.find(U'省') != Text::npos || estate.find(U'市') != Text::npos)) {
        cutAfter(U"省");
        cutAfter(U"市");
        const auto district = estate.find_first_of(U"区县");
        if (district != Text::npos && district >= 2 && district <= 4 && estate[district - 1] != U'小' &&
            district + 1 < estate.size())
            estate.erase(0, district + 1);
    }
    if (endsWith(estate, U"社区") && estate.size() > 2)
        estate.erase(estate.size() - 2);
    else
        cutAfter(U"社区");
    cutAfter(U"居委会");
    for (std::size_t i = 1; i + 1 < estate.size(); ++i)
        if (estate[i] == U'号' && isDigit(estate[i - 1]) && estate[i + 1] != U'院' && isHan(estate[i + 1])) {
            std::size_t number = i;
            while (number > 0 && isDigit(estate[number - 1])) --number;
            if (endsWithAny(View(estate).substr(0, number), streetWords) && estate.size() - i > 2)
                estate.erase(0, i + 1);
            break;
        }
    while (!estate.empty() && View(U"-,、，.").find(estate.back()) != View::npos) estate.pop_back();
    while (!estate.empty() && View(U"-,、，.").find(estate.front()) != View::npos) estate.erase(0, 1);
    return estate;
}

std::optional<AddressParts> withBuildingWord(View text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        std::size_t word = wordAt(text.substr(at), buildingWords);
        const bool onlyNumber = word == 0 && text[at] == U'号';
        if (onlyNumber) word = 1;
        if (word == 0) continue;
        const std::size_t start = numberBefore(text, at);
        if (start == at) continue;
        const auto door = doorOf(text.substr(at + word));
        if (!door) continue;
        const View before = text.substr(0, start);
        // 12号 alone is a house number; 3号2单元501 in an estate is a building.
        if (onlyNumber && (!door->named || before.empty() || endsWithAny(before, streetWords))) continue;
        // 2单元3楼 is a floor.
        if (endsWithAny(before, entranceWords)) continue;
        const BuildingName name = buildingName(utf8(text.substr(start, at + word - start)));
        AddressParts parts;
        parts.estate = utf8(estateOf(before));
        parts.building = name.number;
        parts.buildingName = name.name;
        parts.entrance = utf8(door->entrance);
        parts.room = utf8(door->room);
        return parts;
    }
    return std::nullopt;
}

/// 友谊南里3-2-501, 3-501室.
std::optional<AddressParts> withDashes(View text) {
    for (const View word : roomWords)
        if (endsWith(text, word) && text.size() > word.size() && isAlnum(text[text.size() - word.size() - 1])) {
            text.remove_suffix(word.size());
            break;
        }
    std::vector<View> numbers;
    std::size_t end = text.size();
    for (;;) {
        const std::size_t start = numberBefore(text, end);
        if (start == end) return std::nullopt;
        numbers.push_back(text.substr(start, end - start));
        end = start;
        if (end == 0 || text[end - 1] != U'-') break;
        --end;
    }
    std::reverse(numbers.begin(), numbers.end());
    const View before = text.substr(0, end);
    if (numbers.size() != 2 && numbers.size() != 3) return std::nullopt;
    if (numbers.size() == 2 && (endsWithAny(before, streetWords) || endsWith(before, U"号") ||
                                (allDigits(numbers[0]) && numbers[0].size() > 2 && numbers[1].size() <= 2)))
        return std::nullopt;
    const BuildingName name = buildingName(utf8(numbers[0]));
    AddressParts parts;
    parts.estate = utf8(estateOf(before));
    parts.building = name.number;
    parts.buildingName = name.name;
    if (numbers.size() == 3) parts.entrance = utf8(normalised(numbers[1]));
    parts.room = utf8(normalised(numbers.back(), true));
    return parts;
}

} // namespace

std::string arabicNumerals(std::string_view text) { return utf8(arabic(codepoints(text))); }

BuildingName buildingName(std::string_view text) {
    Text all = compact(text);
    if (all.size() > 1 && all[0] == U'第') all.erase(0, 1);
    if (all.empty()) return {};
    View number = all;
    bool seat = false;
    for (const View word : {View(U"号楼"), View(U"栋楼"), View(U"#楼"), View(U"栋"), View(U"幢"), View(U"座"),
                            View(U"楼"), View(U"#"), View(U"号")})
        if (endsWith(number, word) && number.size() > word.size()) {
            seat = word == U"座";
            number.remove_suffix(word.size());
            break;
        }
    if (!isNumber(number)) return {utf8(all), utf8(all)};
    const Text tidy = normalised(number);
    seat = seat || (tidy.size() == 1 && !isDigit(tidy[0]));
    return {utf8(tidy), utf8(tidy + (seat ? U"座" : U"号楼"))};
}

std::string entranceNumber(std::string_view text) {
    Text all = compact(text);
    if (all.size() > 1 && all[0] == U'第') all.erase(0, 1);
    View number = all;
    for (const View word :
         {View(U"单元门"), View(U"单元"), View(U"门洞"), View(U"门栋"), View(U"门"), View(U"梯"), View(U"号")})
        if (endsWith(number, word) && number.size() > word.size()) {
            number.remove_suffix(word.size());
            break;
        }
    return utf8(isNumber(number) ? normalised(number) : all);
}

std::string roomNumber(std::string_view text) {
    const Text all = compact(text);
    View number = all;
    for (const View word :
         {View(U"号室"), View(U"房间"), View(U"室"), View(U"号"), View(U"房"), View(U"屋"), View(U"户")})
        if (endsWith(number, word) && number.size() > word.size()) {
            if (word == U"户" && isDirection(number[0])) break;
            number.remove_suffix(word.size());
            break;
        }
    return utf8(isNumber(number) ? normalised(number, true) : all);
}

int gridNumber(std::string_view text) {
    const Text all = compact(text);
    if (organisation::isGridCode(utf8(all))) return organisation::gridSerial(utf8(all));
    Text number = all;
    if (const auto at = all.find(U"网格"); at != Text::npos) {
        number = all.substr(at + 2);
        if (number.empty() || number == U"区") number = all.substr(numberBefore(all, at), at - numberBefore(all, at));
    }
    if (!number.empty() && number[0] == U'第') number.erase(0, 1);
    number = arabic(number);
    if (!allDigits(number) || number.size() > 3) return 0;
    int value = 0;
    for (const char32_t c : number) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

AddressParts parseAddress(std::string_view text) {
    const Text all = compact(text);
    AddressParts parts;
    if (all.empty()) return parts;
    if (auto found = withBuildingWord(all)) return *found;
    if (auto found = withDashes(all)) return *found;
    parts.place = nfc(trimmed(text));
    return parts;
}

std::string addressText(const AddressParts& parts) {
    std::string text = parts.place + parts.estate + parts.buildingName;
    if (!parts.entrance.empty()) text += parts.entrance + "单元";
    if (!parts.room.empty()) text += parts.room + "室";
    return text;
}

} // namespace mulin::people
