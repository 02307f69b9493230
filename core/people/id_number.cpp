#include "core/people/id_number.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mulin::people {

namespace {

constexpr int earliestYear = 1850;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool allDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), isDigit); }

int numberAt(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) value = value * 10 + (c - '0');
    return value;
}

/// Characters put between the digits of a number; NFKC has made them half-width before.
bool isFiller(char32_t c) {
    return c <= U' ' || c == U'-' || c == U'\'' || c == U'`' || c == U'"' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2212 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD;
}

/// Signs taken for the letter X: the sign of multiplication, Greek chi, Cyrillic ha, the Roman ten.
bool looksLikeX(char32_t c) {
    return c == 0x00D7 || c == 0x03A7 || c == 0x03C7 || c == 0x0425 || c == 0x0445 || c == 0x2715 || c == 0x2573;
}

/// 1.30202E+17 and its kin. Read before fillers go: the sign of the exponent matters.
bool isScientific(std::string_view text) {
    const auto e = text.find_first_of("Ee");
    if (e == std::string_view::npos || e == 0 || e + 1 >= text.size()) return false;
    std::string_view exponent = text.substr(e + 1);
    if (exponent.front() == '+' || exponent.front() == '-') exponent.remove_prefix(1);
    if (exponent.empty() || exponent.size() > 2 || !allDigits(exponent)) return false;
    const std::string_view mantissa = text.substr(0, e);
    return isDigit(mantissa.front()) &&
           std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return isDigit(c) || c == '.'; });
}

/// 130202198001011232.0: a number that went through a double.
std::string_view withoutZeroFraction(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || dot + 1 == text.size()) return text;
    const bool zeros = text.find_first_not_of('0', dot + 1) == std::string_view::npos;
    return zeros && allDigits(text.substr(0, dot)) ? text.substr(0, dot) : text;
}

IdVerdict birthAt(std::string_view digits, std::size_t at, Date today, Date& birth) {
    const int year = numberAt(digits, at, 4);
    const auto date = Date::fromYmd(year, numberAt(digits, at + 4, 2), numberAt(digits, at + 6, 2));
    if (!date || year < earliestYear) return IdVerdict::BadDate;
    birth = *date;
    return birth > today ? IdVerdict::FutureBirth : IdVerdict::Valid;
}

/// 18 characters in the form of GB 11643; `withCheck` if the last one is to be proved.
void judge18(IdCheck& check, Date today, bool withCheck) {
    const std::string& number = check.normalised;
    IdNumber id;
    id.number = number;
    check.verdict = birthAt(number, 6, today, id.birth);
    if (check.verdict != IdVerdict::Valid) return;
    if (withCheck) {
        const char right = idCheckDigit(number);
        if (right != number[17]) {
            check.verdict = IdVerdict::BadCheckDigit;
            check.rightDigit = right;
            return;
        }
    }
    id.sex = (number[16] - '0') % 2 == 1 ? Sex::Male : Sex::Female;
    check.id = std::move(id);
}

IdCheck checkCitizen(std::string_view text, Date today) {
    IdCheck check;
    const std::string plain = trimmed(nfkc(text));
    check.normalised = normalisedIdNumber(plain);
    if (check.normalised.empty()) return check;
    if (isScientific(plain)) {
        check.verdict = IdVerdict::Damaged;
        check.normalised = plain;
        return check;
    }
    const std::string_view whole = withoutZeroFraction(check.normalised);
    if (whole.size() != check.normalised.size()) {
        // A double holds 15 digits and no more.
        const bool kept = whole.size() <= 15;
        check.normalised = std::string(whole);
        if (!kept) {
            check.verdict = IdVerdict::Damaged;
            return check;
        }
    }
    const std::string& number = check.normalised;
    for (std::size_t i = 0; i < number.size(); ++i)
        if (!isDigit(number[i]) && !(number[i] == 'X' && (i == 17 || i + 1 == number.size()) && number.size() > 15)) {
            check.verdict = IdVerdict::BadCharacter;
            return check;
        }
    if (number.size() == 15) {
        check.normalised.insert(6, "19");
        check.normalised += idCheckDigit(check.normalised);
        check.converted = true;
    } else if (number.size() != 18) {
        check.verdict = IdVerdict::BadLength;
        return check;
    }
    judge18(check, today, true);
    if (!check.converted && check.normalised.ends_with("000")) {
        check.doubtful = check.valid();
        if (check.verdict == IdVerdict::BadCheckDigit) {
            check.verdict = IdVerdict::Damaged;
            check.rightDigit = 0;
        }
    }
    return check;
}

bool isPermitNumber(std::string_view number) {
    return number.size() == 18 && number[0] == '8' && number[1] >= '1' && number[1] <= '3' &&
           number.substr(2, 4) == "0000";
}

/// Passes to the mainland: H or M and 8 (with the count of renewals 10) digits, or 8 or 10 digits for Taiwan. They say
/// nothing of their holder.
bool isTravelPermit(std::string_view number) {
    if (!number.empty() && (number[0] == 'H' || number[0] == 'M')) number.remove_prefix(1);
    return (number.size() == 8 || number.size() == 10) && allDigits(number);
}

bool isOldForeignNumber(std::string_view number) {
    return number.size() == 15 && std::all_of(number.begin(), number.begin() + 3, isUpper) &&
           allDigits(number.substr(3));
}

IdCheck checkForeign(std::string_view text, Date today) {
    IdCheck check;
    check.normalised = normalisedIdNumber(text);
    const std::string& number = check.normalised;
    if (number.empty()) return check;
    if (isOldForeignNumber(number)) {
        check.verdict = IdVerdict::Valid;
        return check;
    }
    if (isScientific(trimmed(nfkc(text)))) {
        check.verdict = IdVerdict::Damaged;
    } else if (number.size() != 18) {
        check.verdict = number.size() == 15 ? IdVerdict::BadCharacter : IdVerdict::BadLength;
    } else if (number[0] != '9' || !allDigits(std::string_view(number).substr(0, 17)) ||
               !(isDigit(number[17]) || number[17] == 'X')) {
        check.verdict = IdVerdict::BadCharacter;
    } else {
        judge18(check, today, false);
    }
    return check;
}

IdCheck checkLight(std::string_view text, std::size_t shortest, std::size_t longest, bool asciiAlone) {
    IdCheck check;
    check.normalised = normalisedIdNumber(text);
    const std::size_t size = length(check.normalised);
    if (size == 0) return check;
    const bool plain =
        std::all_of(check.normalised.begin(), check.normalised.end(), [](char c) { return isDigit(c) || isUpper(c); });
    if (isScientific(trimmed(nfkc(text))) && check.normalised.find('.') != std::string::npos)
        check.verdict = IdVerdict::Damaged;
    else if (asciiAlone && !plain)
        check.verdict = IdVerdict::BadCharacter;
    else
        check.verdict = size < shortest || size > longest ? IdVerdict::BadLength : IdVerdict::Valid;
    return check;
}

constexpr std::array<std::pair<IdKind, const char*>, 6> kinds{{
    {IdKind::ResidentId, "resident_id"},
    {IdKind::HkMacaoTwPermit, "hk_macao_tw_permit"},
    {IdKind::ForeignPermanent, "foreign_permanent"},
    {IdKind::Passport, "passport"},
    {IdKind::Other, "other"},
    {IdKind::None, "none"},
}};

} // namespace

const char* kindCode(IdKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

std::optional<IdKind> kindOf(std::string_view code) {
    for (const auto& [kind, name] : kinds)
        if (code == name) return kind;
    return std::nullopt;
}

const char* sexCode(Sex sex) { return sex == Sex::Male ? "male" : "female"; }

std::optional<Sex> sexOf(std::string_view text) {
    const std::string key = searchKey(text);
    for (const std::string_view male : {"male", "m", "1", "男", "男性"})
        if (key == male) return Sex::Male;
    for (const std::string_view female : {"female", "f", "2", "女", "女性"})
        if (key == female) return Sex::Female;
    return std::nullopt;
}

const char* verdictName(IdVerdict verdict) {
    switch (verdict) {
    case IdVerdict::Valid: return "valid";
    case IdVerdict::Empty: return "empty";
    case IdVerdict::BadLength: return "length";
    case IdVerdict::BadCharacter: return "character";
    case IdVerdict::BadDate: return "date";
    case IdVerdict::FutureBirth: return "future_birth";
    case IdVerdict::BadCheckDigit: return "check_digit";
    case IdVerdict::Damaged: return "damaged";
    }
    return "character";
}

std::string normalisedIdNumber(std::string_view text) {
    if (text.size() == 18 && allDigits(text)) return std::string(text);
    std::u32string kept;
    for (char32_t c : codepoints(nfkc(text))) {
        if (isFiller(c)) continue;
        if (c >= U'a' && c <= U'z') c -= 32;
        kept += c;
    }
    if (kept.size() == 18 && looksLikeX(kept.back())) kept.back() = U'X';
    return utf8(kept);
}

char idCheckDigit(std::string_view first17) {
    static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (first17.size() < weights.size()) return 0;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!isDigit(first17[i])) return 0;
        sum += (first17[i] - '0') * weights[i];
    }
    return "10X98765432"[sum % 11];
}

IdCheck checkResidentId(std::string_view text, Date today) { return checkCitizen(text, today); }

IdCheck checkDocument(IdKind kind, std::string_view text, Date today) {
    switch (kind) {
    case IdKind::ResidentId: return checkCitizen(text, today);
    case IdKind::HkMacaoTwPermit: {
        if (std::string number = normalisedIdNumber(text); isTravelPermit(number))
            return {IdVerdict::Valid, std::move(number), {}, 0, false, false};
        IdCheck check = checkCitizen(text, today);
        if (check.converted) return {IdVerdict::BadLength, normalisedIdNumber(text), {}, 0, false, false};
        if (check.valid() && !isPermitNumber(check.normalised)) {
            check.verdict = IdVerdict::BadCharacter;
            check.id.reset();
        }
        return check;
    }
    case IdKind::ForeignPermanent: return checkForeign(text, today);
    case IdKind::Passport: return checkLight(text, 5, 20, true);
    case IdKind::Other: return checkLight(text, 1, 40, false);
    case IdKind::None: return checkLight(text, 0, 0, false); // whoever has none has no number
    }
    return {};
}

IdKind guessedKind(std::string_view text) {
    const std::string number = normalisedIdNumber(text);
    if (number.empty()) return IdKind::None;
    if (isPermitNumber(number)) return IdKind::HkMacaoTwPermit;
    if (isOldForeignNumber(number)) return IdKind::ForeignPermanent;
    if (number.size() == 18 && number[0] == '9' && allDigits(std::string_view(number).substr(0, 17)))
        return IdKind::ForeignPermanent;
    if (isTravelPermit(number) && number.front() != 'M' && number.size() != 10) return IdKind::HkMacaoTwPermit;
    // A passport is one or two letters and six to nine digits (E12345678, PE1234567, K1234567).
    const auto digits = number.find_first_of("0123456789");
    if ((digits == 1 || digits == 2) && std::all_of(number.begin(), number.begin() + 1, isUpper) &&
        allDigits(std::string_view(number).substr(digits)) && number.size() - digits >= 6 &&
        number.size() - digits <= 9)
        return IdKind::Passport;
    return IdKind::ResidentId;
}

std::optional<std::string> repairedIdNumber(std::string_view text, Date today) {
    std::string number = normalisedIdNumber(text);
    if (isScientific(trimmed(nfkc(text)))) return std::nullopt;
    if (number.size() == 18) {
        const IdCheck check = checkCitizen(number, today);
        if (check.verdict != IdVerdict::BadCheckDigit) return std::nullopt;
        number.pop_back();
    }
    if (number.size() != 17 || !allDigits(number)) return std::nullopt;
    number += idCheckDigit(number);
    return checkCitizen(number, today).valid() ? std::optional(number) : std::nullopt;
}

IdClash clashOf(const IdNumber& id, std::optional<Date> birth, std::optional<Sex> sex) {
    IdClash clash;
    if (birth && *birth != id.birth) clash.birth = id.birth;
    if (sex && *sex != id.sex) clash.sex = id.sex;
    return clash;
}

} // namespace mulin::people
