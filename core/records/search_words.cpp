#include "core/records/search_words.h"

#include "core/base/name_units.h"
#include "core/base/pinyin.h"
#include "core/base/text.h"

#include <algorithm>
#include <optional>
#include <set>

namespace mulin::records {

using namespace journal;
using Sift = Range::Sift;

namespace {

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr std::string_view separators = " \t\r\n\u3000\u2009，,";

bool isLetter(char32_t c) { return c >= U'a' && c <= U'z'; }

/// What a word is made of.
struct Shape {
    std::u32string text;
    std::string digits; ///< and a closing X
    std::size_t numerals = 0, letters = 0, dashes = 0, others = 0;

    explicit Shape(const std::string& key) : text(codepoints(key)) {
        for (const char32_t c : text) {
            if (isDigit(c))
                ++numerals;
            else if (isLetter(c))
                ++letters;
            else if (c == U'-' || c == U'.' || c == U'/')
                ++dashes;
            else
                ++others;
            if (isDigit(c) || c == U'x') digits += c == U'x' ? 'X' : static_cast<char>(c);
        }
    }
    bool number() const {
        return numerals > 0 && others == 0 && (letters == 0 || (letters == 1 && text.back() == U'x' && numerals >= 3));
    }
    bool lettersOnly() const { return letters > 0 && letters == text.size(); }
};

/// As terms are written: one kind of dash between numbers, a mobile number without the code of the country.
std::string tidyWord(const std::string& typed) {
    const std::u32string key = codepoints(searchKey(typed));
    if (std::none_of(key.begin(), key.end(), isDigit)) return utf8(key);
    std::u32string text;
    for (const char32_t c : key) {
        const bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == U'-';
        if (!dash) {
            text += c;
        } else if (text.empty() || text.back() != U'-') {
            text += U'-';
        }
    }
    std::string digits;
    for (const char32_t c : text) {
        if (isDigit(c))
            digits += static_cast<char>(c);
        else if (c != U'-' && c != U'+')
            return utf8(text);
    }
    constexpr std::size_t mobile = 11;
    for (const std::string_view country : {"0086", "86"})
        if (digits.size() == country.size() + mobile && digits.starts_with(country) && digits[country.size()] == '1')
            return digits.substr(country.size());
    return utf8(text);
}

class Maker {
public:
    explicit Maker(const std::string& typed) : m_shape(tidyWord(typed)) {
        m_word.key = utf8(m_shape.text);
        if (m_word.key.empty()) return;
        m_rooms = roomRanges(m_word.key);
        if (m_shape.number())
            numbers();
        else if (m_shape.lettersOnly())
            letters();
        else
            texts();
        if (termKey(m_word.key).size() != m_word.key.size())
            for (Alternative& one : m_word.alternatives) one.verify = true; // longer than terms are
        std::stable_partition(m_word.alternatives.begin(), m_word.alternatives.end(),
                              [](const Alternative& one) { return !one.verify; });
    }
    Word take() { return std::move(m_word); }

private:
    static Range range(TermClass kind, std::string_view beginning, Sift sift = Sift::None, std::string word = {}) {
        return {termRange(kind, beginning), sift, std::move(word)};
    }
    void add(Range one) { m_word.alternatives.push_back({{{std::move(one)}}, false}); }
    void add(TermClass kind, std::string_view beginning) { add(range(kind, beginning)); }

    void numbers() {
        const std::string& d = m_shape.digits;
        for (Range& room : m_rooms) add(std::move(room));
        if (d.size() >= 4) {
            add(TermIdTail, reversed(d));
            add(TermPhoneTail, reversed(d));
        }
        dates();
        add({idRange(d), Sift::None, {}});
        add({phoneRange(d), Sift::None, {}});
        if (d.size() >= 4 && d.back() != 'X') add(TermDate, d);
        literal();
        add(TermNumberTail, m_word.key);
    }

    void letters() {
        const std::string& key = m_word.key;
        const std::string pinyin = pinyinKey(key);
        add(TermInitials, pinyin);
        if (key.size() > 1) add(TermPinyin, pinyin);
        add(TermName, key);
        for (Range& mixed : mixedRanges(TermInitials, pinyin)) add(std::move(mixed));
        if (key.size() > 1) add(TermPinyinPart, pinyin);
        add(TermInitialsPart, pinyin);
        add(TermNamePart, key);
        for (Range& mixed : mixedRanges(TermInitialsPart, pinyin)) add(std::move(mixed));
        add(TermText, key);
        add(TermTextPart, key);
        add(TermNumber, key);
        add({idRange(upper(key)), Sift::None, {}}); // passports begin with letters
    }

    void texts() {
        add(TermName, m_word.key);
        for (Range& room : m_rooms) add(std::move(room));
        dates();
        add(TermNamePart, m_word.key);
        if (m_shape.others == 0) { // letters and digits: a passport, the number of a record
            const std::string number = upper(m_word.key);
            add({idRange(number), Sift::None, {}});
            if (number.size() >= 4) add(TermIdTail, reversed(number));
        }
        literal(false);
        splits();
        mixedName();
        accented();
    }

    /// lü, nǚ, zhāng: letters with dots and tones are those of pinyin.
    void accented() {
        std::string letters;
        for (const char32_t c : m_shape.text) {
            const char32_t plain = isHan(c) ? c : foldedChar(c);
            if (!isLetter(plain)) return;
            letters += static_cast<char>(plain);
        }
        const std::string pinyin = pinyinKey(letters);
        for (const TermClass kind : {TermPinyin, TermPinyinPart})
            if (pinyin.size() > 1) add(kind, pinyin);
        for (const TermClass kind : {TermInitials, TermInitialsPart})
            for (Range& mixed : mixedRanges(kind, pinyin)) add(std::move(mixed));
    }

    void literal(bool name = true) {
        if (name) {
            add(TermName, m_word.key);
            add(TermNamePart, m_word.key);
        }
        add(TermNumber, m_word.key);
        add(TermText, m_word.key);
        add(TermTextPart, m_word.key);
    }

    static std::string upper(std::string text) {
        std::erase(text, '-');
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        return text;
    }

    /// Letters that are half pinyin, half initials: by the first two initials they may stand for, then sifted.
    static Ranges mixedRanges(TermClass kind, const std::string& pinyin) {
        std::set<std::string> beginnings;
        constexpr std::size_t longestSyllable = 6;
        for (std::size_t cut = 1; cut < pinyin.size() && cut <= longestSyllable; ++cut) {
            const std::string first = pinyin.substr(0, cut);
            const bool initial = cut == 1 || (cut == 2 && first[1] == 'h' &&
                                              std::string_view("zcs").find(first[0]) != std::string_view::npos);
            if (initial || isPinyinSyllable(first)) beginnings.insert({first[0], pinyin[cut]});
        }
        Ranges ranges;
        if (pinyin.size() < 3) return ranges; // two letters are initials or pinyin
        for (const std::string& beginning : beginnings)
            ranges.push_back(range(kind, beginning, Sift::Syllables, pinyin));
        return ranges;
    }

    /// 1952-3-18, 1952.03, 1952年3月18日
    void dates() {
        std::vector<std::string> parts;
        bool inNumber = false;
        for (const char32_t c : m_shape.text) {
            if (isDigit(c)) {
                if (!inNumber) parts.emplace_back();
                parts.back() += static_cast<char>(c);
            } else if (c != U'-' && c != U'.' && c != U'/' && c != U'年' && c != U'月' && c != U'日') {
                return;
            }
            inNumber = isDigit(c);
        }
        if (parts.size() < 1 || parts.size() > 3 || parts[0].size() != 4 || m_shape.text.size() == 4) return;
        std::string date = parts[0];
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i].size() > 2) return;
            date += (parts[i].size() == 1 ? "0" : "") + parts[i];
        }
        add(TermDate, date);
    }

    /// 3-2-501, 501, B1-2-501, 3号楼2单元501室: none if it cannot be a room.
    static Ranges roomRanges(const std::string& key) {
        static constexpr std::u32string_view words = U"号楼栋幢座单元门室户层";
        std::u32string text = codepoints(key), last;
        std::size_t numerals = 0, letters = 0, dashes = 0, han = 0;
        for (const char32_t c : text) {
            if (isDigit(c)) {
                ++numerals;
            } else if (isLetter(c)) {
                ++letters;
            } else if (c == U'-' || c == U'#' || c == U'/' || c == U'.') {
                ++dashes;
            } else if (words.find(c) != std::u32string_view::npos) {
                ++han;
            } else {
                return {};
            }
        }
        const std::string room = roomKey(key);
        if (numerals == 0 || room.empty() || letters > 3) return {};
        if (han == 0) {
            if (dashes == 0 && letters == 0 && numerals > 5) return {};
            return {range(TermRoom, room), range(TermRoomPart, room)};
        }
        const char32_t end = text.back();
        const bool single = room.find('-') == std::string::npos;
        const bool isBuilding = end == U'楼' || end == U'栋' || end == U'幢' || end == U'座';
        const bool isEntrance = end == U'元' || end == U'门', isRoom = end == U'室' || end == U'户';
        const Sift sift = isRoom ? Sift::Whole : isLetter(end) || isDigit(end) ? Sift::None : Sift::Part;
        Ranges ranges;
        if (!(single && isEntrance)) ranges.push_back(range(TermRoom, room, sift));
        if (!(single && isBuilding)) ranges.push_back(range(TermRoomPart, room, sift));
        return ranges;
    }

    /// 友谊南里3-2-501, 王3-2-501: a place or a name, then a room.
    void splits() {
        constexpr int most = 3;
        int made = 0;
        const std::u32string& text = m_shape.text;
        for (std::size_t i = 1; i < text.size() && made < most; ++i) {
            if (!isHan(text[i - 1]) || !(isDigit(text[i]) || isLetter(text[i]))) continue;
            const std::string left = utf8(text.substr(0, i)), right = utf8(text.substr(i));
            Ranges rooms = roomRanges(right);
            if (rooms.empty() || left != addressHead(left)) continue;
            Ranges places{range(TermText, left), range(TermTextPart, left), range(TermName, left),
                          range(TermNamePart, left)};
            m_word.alternatives.push_back({{std::move(places), std::move(rooms)}, false});
            ++made;
        }
    }

    /// 单xl, s秀兰, 单xiulan: the characters and the letters each lead to names, the names then decide.
    void mixedName() {
        if (m_shape.numerals > 0 || m_shape.letters == 0) return;
        std::u32string han, run;
        std::string letters, typed;
        for (const char32_t c : m_shape.text + U'\0') {
            if (isHan(c)) {
                run += c;
            } else {
                if (run.size() > han.size()) han = run;
                run.clear();
            }
            if (isLetter(c)) {
                typed += static_cast<char>(c);
            } else {
                if (typed.size() > letters.size()) letters = typed;
                typed.clear();
            }
        }
        if (han.empty()) return;
        const std::string pinyin = pinyinKey(letters);
        Ranges names{range(TermName, utf8(han)), range(TermNamePart, utf8(han))}, readings;
        for (const TermClass kind : {TermInitials, TermInitialsPart}) {
            readings.push_back(range(kind, pinyin));
            for (Range& mixed : mixedRanges(kind, pinyin)) readings.push_back(std::move(mixed));
        }
        if (pinyin.size() > 1)
            for (const TermClass kind : {TermPinyin, TermPinyinPart}) readings.push_back(range(kind, pinyin));
        m_word.alternatives.push_back({{std::move(names), std::move(readings)}, true});
    }

    Shape m_shape;
    Word m_word;
    Ranges m_rooms;
};

} // namespace

bool spells(std::string_view word, std::string_view syllables) {
    if (word.empty()) return true;
    if (syllables.empty() || syllables.front() != word.front()) return false;
    const std::size_t end = std::min(syllables.find(' '), syllables.size());
    const std::string_view first = syllables.substr(0, end);
    const std::string_view rest = end < syllables.size() ? syllables.substr(end + 1) : std::string_view();
    std::size_t same = 1;
    while (same < first.size() && same < word.size() && first[same] == word[same]) ++same;
    if (same == word.size()) return true;
    if (same == first.size() && spells(word.substr(same), rest)) return true;
    if (same >= 2 && first.size() > 2 && first[1] == 'h' && isPinyinSyllable(first) && spells(word.substr(2), rest))
        return true;
    return first.size() > 1 && spells(word.substr(1), rest);
}

bool Range::takes(std::string_view key) const {
    switch (sift) {
    case Sift::None: return true;
    case Sift::Syllables: {
        const std::size_t end = key.find(initialsEnd);
        return end != std::string_view::npos && spells(word, key.substr(end + 1));
    }
    case Sift::Part: return key.size() == keys.from.size() || key[keys.from.size()] == '-';
    case Sift::Whole: return key.size() == keys.from.size();
    }
    return false;
}

Word makeWord(const std::string& typed) { return Maker(typed).take(); }

std::optional<std::string> joinedNumbers(std::string_view text) {
    const auto numeric = [](const std::string& part) {
        const std::string key = searchKey(part);
        return key.find_first_of("0123456789") != std::string::npos &&
               key.find_first_not_of("0123456789+-x") == std::string::npos;
    };
    const std::vector<std::string> parts = split(text, separators);
    std::string out;
    bool joined = false;
    for (std::size_t i = 0; i < parts.size();) {
        std::size_t end = i;
        std::string all;
        for (; end < parts.size() && numeric(parts[end]); ++end) all += parts[end];
        const Shape whole(tidyWord(all));
        const bool mobile = whole.digits.size() == 11 && whole.digits.front() == '1';
        const bool one = end > i + 1 && whole.number() && (mobile || whole.digits.size() == 18);
        out += (out.empty() ? "" : " ") + (one ? all : parts[i]);
        joined = joined || one;
        i = one ? end : i + 1;
    }
    return joined ? std::optional(out) : std::nullopt;
}

std::vector<Word> makeWords(std::string_view text) {
    constexpr std::size_t most = 15; // the rest is passed over
    std::vector<Word> words;
    for (const std::string& part : split(text, separators)) {
        Word word = makeWord(part);
        const bool known =
            std::any_of(words.begin(), words.end(), [&](const Word& other) { return other.key == word.key; });
        if (!word.key.empty() && !known && words.size() < most) words.push_back(std::move(word));
    }
    return words;
}

} // namespace mulin::records
