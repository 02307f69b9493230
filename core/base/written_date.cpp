#include "core/base/date.h"
#include "core/base/text.h"

#include <array>

namespace mulin {

namespace {

struct Number {
    int value = 0;
    int digits = 0;     ///< 0 if it was written in characters (十一)
    char32_t after = 0; ///< the separator that follows
};

int chineseDigit(char32_t c) {
    static constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (c == U'零' || c == U'○') return 0;
    if (c == U'元') return 1; // 元月
    const auto at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// 二〇二六 digit by digit; 十一, 二十, 二十三 by tens.
Number chineseNumber(std::u32string_view run) {
    int value = 0, count = 0;
    if (run.find(U'十') == std::u32string_view::npos) {
        for (const char32_t c : run) value = value * 10 + chineseDigit(c), ++count;
        return {value, count >= 2 ? count : 0, 0};
    }
    int pending = -1;
    for (const char32_t c : run) {
        if (c == U'十') {
            value += 10 * (pending < 0 ? 1 : pending);
            pending = 0;
        } else {
            pending = chineseDigit(c);
        }
    }
    return {value + (pending < 0 ? 0 : pending), 0, 0};
}

bool isSeparator(char32_t c) {
    return std::u32string_view(U"-./\\,、年月日号_~–—−‐").find(c) != std::u32string_view::npos;
}

bool isLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

std::string iso(int year, int month, int day) {
    if (year < 1800 || year > 2200) return {};
    const auto date = Date::fromYmd(year, month, day);
    return date ? date->iso() : std::string{};
}

int fullYear(const Number& year, int latestYear) {
    if (year.digits == 4) return year.value;
    if (year.digits != 2) return 0;
    const int guess = latestYear - latestYear % 100 + year.value;
    return guess > latestYear ? guess - 100 : guess;
}

/// 20261122, 520318, 195203; six digits that can be read in both ways are no date.
std::string fromDigits(std::u32string_view run, int latestYear) {
    const auto part = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = value * 10 + static_cast<int>(run[i] - U'0');
        return value;
    };
    if (run.size() == 8 || run.size() == 12 || run.size() == 14) return iso(part(0, 4), part(4, 2), part(6, 2));
    if (run.size() != 6) return {};
    const std::string withDay = iso(fullYear({part(0, 2), 2, 0}, latestYear), part(2, 2), part(4, 2));
    const std::string withMonth = part(0, 4) <= latestYear ? iso(part(0, 4), part(4, 2), 1) : std::string{};
    if (withDay.empty() == withMonth.empty()) return {};
    return withDay.empty() ? withMonth : withDay;
}

} // namespace

std::string isoDateOf(std::string_view text, int latestYear) {
    const std::u32string letters = codepoints(trimmed(nfkc(text)));
    if (letters.size() > 64) return {};
    std::array<Number, 3> numbers;
    std::size_t count = 0, i = 0;
    for (; i < letters.size() && count < 3;) {
        const std::size_t begin = i;
        const bool ascii = letters[i] >= U'0' && letters[i] <= U'9';
        if (ascii)
            while (i < letters.size() && letters[i] >= U'0' && letters[i] <= U'9') ++i;
        else
            while (i < letters.size() && (letters[i] == U'十' || chineseDigit(letters[i]) >= 0)) ++i;
        if (i == begin) return {};
        const std::u32string_view run = std::u32string_view(letters).substr(begin, i - begin);
        if (ascii && run.size() > 4) {
            const bool alone = i == letters.size() || letters[i] == U' ' || letters[i] == U'T' || letters[i] == U'(';
            return count == 0 && alone ? fromDigits(run, latestYear) : std::string{};
        }
        Number& number = numbers[count++];
        if (ascii) {
            number = {0, static_cast<int>(run.size()), 0};
            for (const char32_t c : run) number.value = number.value * 10 + static_cast<int>(c - U'0');
        } else {
            if (run.size() > 4) return {};
            number = chineseNumber(run);
        }
        const std::size_t end = i;
        while (i < letters.size() && letters[i] == U' ') ++i;
        if (i < letters.size() && isSeparator(letters[i])) {
            number.after = letters[i++];
            while (i < letters.size() && letters[i] == U' ') ++i;
        } else if (i == end) {
            break;
        }
    }
    const auto monthOrDay = [](const Number& number) { return number.digits <= 2; };
    // What may follow a date: a time, the weekday in brackets, 生. A further number glued on with a separator may not.
    if (i < letters.size() && count == 3 && letters[i] >= U'0' && letters[i] <= U'9' && numbers[2].after != 0 &&
        numbers[2].after != U'日' && numbers[2].after != U'号')
        return {};
    if (i < letters.size() && count == 3 && letters[i] != U'T' && isLetter(letters[i])) return {};
    if (i < letters.size() && count < 3 && letters[i] != U'(' && letters[i] != U'生' && letters[i] != U'出') return {};
    if (count == 3 && monthOrDay(numbers[0]) && monthOrDay(numbers[1]) && numbers[2].digits == 4) {
        // 3/18/1952 and 18/3/1952 are clear, 3/4/1952 is not.
        const int first = numbers[0].value, second = numbers[1].value, year = numbers[2].value;
        if (first > 12) return iso(year, second, first);
        return second > 12 || first == second ? iso(year, first, second) : std::string{};
    }
    const int year = fullYear(numbers[0], latestYear);
    if (count < 2 || year == 0 || !monthOrDay(numbers[1])) return {};
    if (count == 2) {
        // Year and month; two short numbers (3.18) would rather be month and day.
        const bool named = numbers[0].after == U'年';
        return numbers[0].digits == 4 || named ? iso(year, numbers[1].value, 1) : std::string{};
    }
    return monthOrDay(numbers[2]) ? iso(year, numbers[1].value, numbers[2].value) : std::string{};
}

} // namespace mulin
