#include "core/security/password_policy.h"

#include "core/base/pinyin.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace mulin::security {

namespace {

constexpr std::size_t mustRemain = 5; ///< characters beside what everybody would guess
constexpr std::size_t shortestRun = 4;

constexpr std::array common{
    "password", "passwd", "admin",    "administrator", "root",   "guest",   "user",   "test",     "welcome", "letmein",
    "login",    "secret", "master",   "iloveyou",      "woaini", "aini",    "mima",   "mulin",    "shequ",   "jiedao",
    "wangge",   "juwei",  "juweihui", "zhongguo",      "china",  "beijing", "office", "computer", "diannao", "qazwsx",
    "1qaz2wsx", "abc",    "aaa",      "520",           "1314",   "666",     "888",    "密码",     "社区",    "街道"};
constexpr std::array rows{"1234567890",
                          "qwertyuiop",
                          "asdfghjkl",
                          "zxcvbnm",
                          "abcdefghijklmnopqrstuvwxyz",
                          "!@#$%^&*()",
                          "1qaz2wsx3edc4rfv5tgb6yhn"};

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

int kindsOf(const std::u32string& text) {
    bool small = false, capital = false, digit = false, other = false;
    for (const char32_t c : text) {
        if (c >= U'a' && c <= U'z')
            small = true;
        else if (c >= U'A' && c <= U'Z')
            capital = true;
        else
            (isDigit(c) ? digit : other) = true;
    }
    return int(small) + int(capital) + int(digit) + int(other);
}

/// Takes every `word` out; what is beside stays parted. True if there was one.
bool takeOut(std::u32string& text, const std::u32string& word) {
    bool found = false;
    for (std::size_t at = 0; !word.empty() && (at = text.find(word, at)) != std::u32string::npos; found = true)
        text.replace(at, word.size(), 1, U'\0');
    return found;
}

/// How far a row of keys, the alphabet or one character goes on from `at`, forwards or backwards.
std::size_t runAt(const std::u32string& text, std::size_t at) {
    std::size_t longest = 1;
    while (at + longest < text.size() && text[at] != U'\0' && text[at + longest] == text[at]) ++longest;
    for (const char* const row : rows) {
        std::u32string keys = codepoints(row);
        for (int turn = 0; turn < 2; ++turn, std::reverse(keys.begin(), keys.end())) {
            const std::size_t first = keys.find(text[at]);
            if (first == std::u32string::npos) continue;
            std::size_t length = 1;
            while (at + length < text.size() && first + length < keys.size() &&
                   text[at + length] == keys[first + length])
                ++length;
            longest = std::max(longest, length);
        }
    }
    return longest;
}

bool isDate(std::u32string_view digits) {
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        for (const char32_t c : digits.substr(from, length)) value = value * 10 + int(c - U'0');
        return value;
    };
    const int year = number(0, 4);
    return year >= 1900 && year < 2100 &&
           (digits.size() == 4 || (number(4, 2) <= 12 && (digits.size() == 6 || number(6, 2) <= 31)));
}

/// Years and days: 1980, 198003, 19800312.
bool takeOutDates(std::u32string& text) {
    bool found = false;
    for (const std::size_t length : {std::size_t{8}, std::size_t{6}, std::size_t{4}}) {
        for (std::size_t at = 0; at + length <= text.size(); ++at) {
            const std::u32string_view part = std::u32string_view(text).substr(at, length);
            if (!std::all_of(part.begin(), part.end(), isDigit) || !isDate(part)) continue;
            text.replace(at, length, 1, U'\0');
            found = true;
        }
    }
    return found;
}

bool takeOutRuns(std::u32string& text) {
    bool found = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t length = runAt(text, at);
        if (length < shortestRun) continue;
        text.replace(at, length, 1, U'\0');
        found = true;
    }
    return found;
}

/// 123123123123123: the same again and again.
std::size_t periodOf(const std::u32string& text) {
    for (std::size_t period = 1; period <= text.size() / 2; ++period)
        if (std::equal(text.begin() + std::ptrdiff_t(period), text.end(), text.begin())) return period;
    return text.size();
}

std::size_t left(const std::u32string& text) {
    // Digits that stand alone behind a name are what everybody adds.
    return std::size_t(std::count_if(text.begin(), text.end(), [](char32_t c) { return c != U'\0' && !isDigit(c); })) +
           std::size_t(std::count_if(text.begin(), text.end(), isDigit)) / 2;
}

std::vector<std::u32string> writings(const std::vector<std::string>& names, bool person) {
    std::vector<std::u32string> words;
    const auto add = [&](const std::string& word) {
        if (length(word) >= 2) words.push_back(codepoints(searchKey(word)));
    };
    for (const std::string& name : names) {
        add(name);
        const std::u32string signs = codepoints(name);
        for (std::size_t first = 0; first < signs.size() && isHan(signs[first]); ++first)
            for (std::size_t n = 2; n <= 4 && first + n <= signs.size(); ++n) add(utf8(signs.substr(first, n)));
        const std::vector<Reading> readings = person ? nameReadings(name) : std::vector<Reading>{textReading(name)};
        for (const Reading& reading : readings) {
            add(reading.full());
            if (reading.syllables.size() > 2) add(reading.initials());
            // Surname or given name alone, the two or four characters by which an office is called.
            const std::size_t count = reading.syllables.size();
            for (std::size_t first = 0; first < count; ++first) {
                std::string part;
                for (std::size_t n = 0; first + n < count && n < 4; ++n) {
                    part += reading.syllables[first + n];
                    if (n > 0) add(part);
                }
            }
        }
    }
    std::sort(words.begin(), words.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return words;
}

} // namespace

std::optional<PasswordFault> passwordFault(std::string_view password, const PasswordContext& context) {
    const std::u32string typed = codepoints(password);
    if (typed.size() < shortestMixed) return PasswordFault::TooShort;
    if (typed.size() < shortestAny && kindsOf(typed) < 3) return PasswordFault::FewKinds;

    std::u32string rest = codepoints(searchKey(password));
    if (periodOf(rest) < mustRemain) return PasswordFault::Common;
    bool own = false, office = false;
    for (const std::u32string& word : writings(context.ownNames, true)) own = takeOut(rest, word) || own;
    for (const std::u32string& word : writings(context.officeNames, false)) office = takeOut(rest, word) || office;
    for (const char* const word : common) takeOut(rest, codepoints(word));
    takeOutDates(rest);
    takeOutRuns(rest);
    if (left(rest) >= mustRemain) return std::nullopt;
    return own ? PasswordFault::OwnName : office ? PasswordFault::OfficeName : PasswordFault::Common;
}

db::Secret temporaryPassword() {
    static constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // without i, l, o, 0, 1
    constexpr std::size_t signs = 16;
    constexpr unsigned fair = 256 / alphabet.size() * alphabet.size(); // above, some signs would come more often
    std::array<char, signs + signs / 4 - 1> text{};
    db::Secret made;
    do {
        for (std::size_t at = 0; at < text.size(); ++at) {
            unsigned char random = 255;
            while (at % 5 != 4 && random >= fair) db::fillRandomly({&random, 1});
            text[at] = at % 5 == 4 ? '-' : alphabet[random % alphabet.size()];
        }
        made = db::Secret({text.data(), text.size()});
    } while (passwordFault(made.text(), {}));
    text.fill(0);
    return made;
}

} // namespace mulin::security
