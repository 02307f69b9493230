#include "core/journal/search_terms.h"

#include "core/base/pinyin.h"
#include "core/base/text.h"

#include <algorithm>
#include <cctype>
#include <unicode/uchar.h>

namespace mulin::journal {

namespace {

constexpr const char* digits = "0123456789";
constexpr std::size_t longestName = 100;   ///< characters
constexpr std::size_t longestReading = 16; ///< syllables of one term
constexpr std::size_t addressStarts = 12, textStarts = 20;
constexpr std::size_t idHead = 6, idLongHead = 10, phoneHead = 3;

std::string term(TermClass kind, std::string_view key) {
    std::string out(1, static_cast<char>(kind));
    out += termKey(key);
    return out;
}

void addSuffixes(std::vector<std::string>& terms, TermClass whole, TermClass part, std::string_view key,
                 std::size_t shortest, std::size_t most) {
    terms.push_back(term(whole, key));
    std::size_t made = 0;
    for (std::size_t i = 1; i < key.size() && made < most; ++i) {
        if ((static_cast<unsigned char>(key[i]) & 0xC0) == 0x80) continue;
        if (length(key.substr(i)) < shortest) break;
        terms.push_back(term(part, key.substr(i)));
        ++made;
    }
}

void addName(std::vector<std::string>& terms, const std::string& name) {
    const std::string key = searchKey(name);
    if (key.empty()) return;
    addSuffixes(terms, TermName, TermNamePart, key, 1, longestName);
    // Signs may be left out: 王（大）伟 is found as 王大伟 too.
    std::u32string plain;
    for (const char32_t c : codepoints(key))
        if (c >= 0x80 ? u_isalnum(static_cast<UChar32>(c)) || isHan(c) : std::isalnum(static_cast<int>(c))) plain += c;
    if (const std::string without = utf8(plain); !without.empty() && without != key)
        addSuffixes(terms, TermName, TermNamePart, without, 1, longestName);
    for (const Reading& reading : nameReadings(name)) {
        std::vector<std::string> syllables;
        for (const std::string& syllable : reading.syllables)
            if (!syllable.empty()) syllables.push_back(pinyinKey(syllable));
        const bool headless = !reading.syllables.empty() && reading.syllables.front().empty();
        for (std::size_t i = 0; i < std::min(syllables.size(), longestName); ++i) {
            std::string pinyin, initials, spaced;
            for (std::size_t k = i; k < std::min(syllables.size(), i + longestReading); ++k) {
                pinyin += syllables[k];
                initials += syllables[k].front();
                spaced += (spaced.empty() ? "" : " ") + syllables[k];
            }
            const bool whole = i == 0 && !headless;
            terms.push_back(term(whole ? TermPinyin : TermPinyinPart, pinyin));
            terms.push_back(term(whole ? TermInitials : TermInitialsPart, initials + initialsEnd + spaced));
        }
    }
}

void addRoom(std::vector<std::string>& terms, const std::string& text) {
    const std::string key = roomKey(text);
    if (key.empty()) return;
    terms.push_back(term(TermRoom, key));
    for (std::size_t at = key.find('-'); at != std::string::npos; at = key.find('-', at + 1))
        terms.push_back(term(TermRoomPart, std::string_view(key).substr(at + 1)));
}

void addNumber(std::vector<std::string>& terms, const std::string& text) {
    const std::string key = searchKey(text);
    if (key.empty()) return;
    terms.push_back(term(TermNumber, key));
    std::size_t at = key.find_last_not_of("0123456789");
    at = at == std::string::npos ? 0 : at + 1;
    const std::string tail = key.substr(at);
    if (tail.empty() || at == 0) return;
    terms.push_back(term(TermNumberTail, tail));
    const std::size_t first = tail.find_first_not_of('0');
    if (first != std::string::npos && first > 0) terms.push_back(term(TermNumberTail, tail.substr(first)));
}

} // namespace

std::string pinyinKey(std::string_view letters) {
    std::string out(letters);
    std::replace(out.begin(), out.end(), 'v', 'u');
    return out;
}

std::string_view termKey(std::string_view key) {
    constexpr std::size_t longest = 160; // bytes
    if (key.size() <= longest) return key;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    return key.substr(0, end);
}

std::string_view addressHead(std::string_view key) {
    const std::size_t number = key.find_first_of(digits);
    if (number == std::string_view::npos) return key;
    const std::size_t after = key.find_first_not_of(digits, number);
    if (after == std::string_view::npos) return key;
    return key.substr(0, key.find_first_of(digits, after));
}

TermRange idRange(std::string_view beginning) {
    const TermClass kind = beginning.size() <= idHead       ? TermIdHead
                           : beginning.size() <= idLongHead ? TermIdLongHead
                                                            : TermId;
    return termRange(kind, beginning);
}

TermRange phoneRange(std::string_view beginning) {
    return termRange(beginning.size() <= phoneHead ? TermPhoneHead : TermPhone, beginning);
}

TermRange termRange(TermClass kind, std::string_view beginning) {
    std::string from(1, static_cast<char>(kind));
    from += termKey(beginning);
    return {from, from + "\xff"}; // no byte of UTF-8 is 0xFF: the bound lies behind every continuation
}

std::string roomKey(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char32_t c : codepoints(nfkc(text))) {
        const bool digit = c >= U'0' && c <= U'9';
        const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        if (digit || letter) {
            if (gap && !out.empty()) out += '-';
            gap = false;
            out += static_cast<char>(letter && c <= U'Z' ? c + 32 : c);
        } else {
            gap = true;
        }
    }
    return out;
}

std::vector<std::string> phoneKeys(std::string_view text) {
    std::vector<std::string> numbers(1);
    for (const char c : nfkc(text)) {
        if (c >= '0' && c <= '9')
            numbers.back() += c;
        else if (c != '-' && c != ' ' && c != '+' && !numbers.back().empty())
            numbers.emplace_back();
    }
    std::erase_if(numbers, [](const std::string& number) { return number.empty(); });
    return numbers;
}

std::string reversed(std::string_view text) { return {text.rbegin(), text.rend()}; }

std::vector<std::string> termsOf(const Table& table, std::span<const schema::Value> searched) {
    using schema::SearchKind;
    std::vector<std::string> terms;
    const auto defOf = [&](std::size_t i) -> const schema::FieldDef& {
        return *table.columns[table.derivation->searched[i]].def;
    };
    bool hasRoom = false;
    for (std::size_t i = 0; i < searched.size(); ++i)
        if (defOf(i).search == SearchKind::Room)
            hasRoom = hasRoom || (searched[i].isText() && !roomKey(searched[i].text()).empty());
    for (std::size_t i = 0; i < searched.size(); ++i) {
        if (searched[i].isEmpty()) continue;
        const schema::FieldDef& def = defOf(i);
        const std::string& text = searched[i].text();
        switch (def.search) {
        case SearchKind::Name: addName(terms, text); break;
        case SearchKind::IdNumber: {
            const std::string key = nfkc(text);
            terms.push_back(term(TermIdHead, std::string_view(key).substr(0, idHead)));
            if (key.size() > idHead) terms.push_back(term(TermIdLongHead, std::string_view(key).substr(0, idLongHead)));
            if (key.size() > idLongHead) terms.push_back(term(TermId, key));
            terms.push_back(term(TermIdTail, reversed(key)));
            break;
        }
        case SearchKind::Phone:
            for (const std::string& number : phoneKeys(text)) {
                terms.push_back(term(TermPhoneHead, std::string_view(number).substr(0, phoneHead)));
                if (number.size() > phoneHead) terms.push_back(term(TermPhone, number));
                terms.push_back(term(TermPhoneTail, reversed(number)));
            }
            break;
        case SearchKind::Room: addRoom(terms, text); break;
        case SearchKind::Date: {
            std::string key = searched[i].date().iso();
            std::erase(key, '-');
            terms.push_back(term(TermDate, key));
            break;
        }
        case SearchKind::Number: addNumber(terms, text); break;
        case SearchKind::Text: {
            const std::string key = searchKey(text);
            if (key.empty()) break;
            if (!def.derived()) {
                addSuffixes(terms, TermText, TermTextPart, key, 2, textStarts);
                break;
            }
            // An address stands at every resident: by its beginning and by any of its words, as far as the building if
            // the room is a term of its own.
            const std::size_t words = std::min(length(key.substr(0, key.find_first_of(digits))), addressStarts);
            std::size_t at = 0;
            for (std::size_t n = 0; n <= words && at < key.size(); ++n) {
                if (n == 0 || (n < words && length(std::string_view(key).substr(at)) >= 2)) {
                    const std::string_view rest = std::string_view(key).substr(at);
                    terms.push_back(term(n == 0 ? TermText : TermTextPart, hasRoom ? addressHead(rest) : rest));
                }
                do ++at;
                while (at < key.size() && (static_cast<unsigned char>(key[at]) & 0xC0) == 0x80);
            }
            break;
        }
        case SearchKind::None: break;
        }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

} // namespace mulin::journal
