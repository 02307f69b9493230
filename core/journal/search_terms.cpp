#include "core/journal/search_terms.h"

#include "core/base/pinyin.h"
#include "core/base/text.h"

#include <algorithm>

namespace mulin::journal {

namespace {

constexpr std::size_t longestTerm = 64; ///< bytes; longer ones are found by their beginning

std::string term(TermClass kind, std::string_view key) {
    std::string out(1, static_cast<char>(kind));
    if (key.size() > longestTerm) {
        std::size_t end = longestTerm;
        while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
        key = key.substr(0, end);
    }
    out += key;
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
    addSuffixes(terms, TermName, TermNamePart, key, 1, 60);
    for (const Reading& reading : nameReadings(name)) {
        std::string pinyin, initials;
        const std::size_t count = std::min<std::size_t>(reading.syllables.size(), 24);
        for (std::size_t i = count; i-- > 0;) {
            const std::string syllable = pinyinKey(reading.syllables[i]);
            if (syllable.empty()) continue;
            pinyin.insert(0, syllable);
            initials.insert(0, 1, syllable.front());
            terms.push_back(term(i == 0 ? TermPinyin : TermPinyinPart, pinyin));
            terms.push_back(term(i == 0 ? TermInitials : TermInitialsPart, initials));
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

std::vector<std::string> termsOf(const Table& table, std::span<const schema::Value> values) {
    using schema::SearchKind;
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < values.size() && i < table.columns.size(); ++i) {
        const schema::FieldDef* def = table.columns[i].def;
        if (!def || def->search == SearchKind::None || values[i].isEmpty()) continue;
        const std::string& text = values[i].text();
        switch (def->search) {
        case SearchKind::Name: addName(terms, text); break;
        case SearchKind::IdNumber: {
            const std::string key = nfkc(text);
            terms.push_back(term(TermId, key));
            terms.push_back(term(TermIdTail, reversed(key)));
            break;
        }
        case SearchKind::Phone:
            for (const std::string& number : phoneKeys(text)) {
                terms.push_back(term(TermPhone, number));
                terms.push_back(term(TermPhoneTail, reversed(number)));
            }
            break;
        case SearchKind::Room: addRoom(terms, text); break;
        case SearchKind::Date: {
            std::string key = values[i].date().iso();
            std::erase(key, '-');
            terms.push_back(term(TermDate, key));
            break;
        }
        case SearchKind::Number: addNumber(terms, text); break;
        case SearchKind::Text: {
            const std::string key = searchKey(text);
            if (key.empty()) break;
            if (!def->derived()) {
                addSuffixes(terms, TermText, TermTextPart, key, 2, 20);
                break;
            }
            // An address stands at every resident: whole from its beginning, parts only of the words before its
            // numbers.
            terms.push_back(term(TermText, key));
            if (const std::string words = key.substr(0, key.find_first_of("0123456789")); !words.empty())
                addSuffixes(terms, TermText, TermTextPart, words, 2, 6);
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
