// Numbers of identity documents: GB 11643-1999 for residents, light checks for the rest. A number never blocks a person
// from being entered, and the region is never a reason: codes are abolished, hukou moves.
#pragma once

#include "core/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace mulin::people {

enum class Sex { Male, Female };

enum class IdKind {
    ResidentId,       ///< resident_id: 居民身份证
    HkMacaoTwPermit,  ///< hk_macao_tw_permit: 港澳台居民居住证 (81 82 83), 来往内地（大陆）通行证
    ForeignPermanent, ///< foreign_permanent: 外国人永久居留身份证, 9… or three letters and twelve digits
    Passport,         ///< passport
    Other,            ///< other
    None,             ///< none
};

enum class IdVerdict {
    Valid,
    Empty,
    BadLength,
    BadCharacter,
    BadDate,
    FutureBirth,
    BadCheckDigit, ///< IdCheck::rightDigit is what belongs there
    Damaged,       ///< 1.30202E+17, or the last three digits made 0: a spreadsheet lost them
};

const char* kindCode(IdKind kind); ///< resident_id …: values of the field id_kind
std::optional<IdKind> kindOf(std::string_view code);
const char* sexCode(Sex sex);                    ///< male, female: values of the field sex
std::optional<Sex> sexOf(std::string_view text); ///< also 男, 女, 1, 2, M, F
const char*
verdictName(IdVerdict verdict); ///< empty, length, character …: stable, the reason in ErrorCode::BadIdNumber

/// What a number says about its holder.
struct IdNumber {
    std::string number; ///< 18 characters
    Date birth;
    Sex sex = Sex::Male;
};

struct IdCheck {
    IdVerdict verdict = IdVerdict::Empty;
    std::string normalised;     ///< as to be stored: half-width, without blanks, X upper case, 15 digits made 18
    std::optional<IdNumber> id; ///< if Valid and the kind of document has a birth date and a sex
    char rightDigit = 0;        ///< with BadCheckDigit
    bool converted = false;     ///< there were 15 digits
    /// The number ends in 000 and is right nevertheless: one damaged number in eleven is, so that a human should look.
    bool doubtful = false;

    bool valid() const { return verdict == IdVerdict::Valid; }
};

/// Half-width, without blanks, dashes and the apostrophe of spreadsheets; letters in upper case. Nothing is judged.
std::string normalisedIdNumber(std::string_view text);
/// The check digit of the first 17 digits (ISO 7064 MOD 11-2); 0 if they are not digits.
char idCheckDigit(std::string_view first17);

IdCheck checkResidentId(std::string_view text, Date today);
IdCheck checkDocument(IdKind kind, std::string_view text, Date today);
/// The kind that a number looks like. None if empty.
IdKind guessedKind(std::string_view text);

/// What the number could have been: 17 digits completed, a wrong check digit set right. For a human to confirm; empty
/// if the birth date would not be real.
std::optional<std::string> repairedIdNumber(std::string_view text, Date today);

/// Where a number contradicts what was written beside it. Shown, never forced.
struct IdClash {
    std::optional<Date> birth; ///< what the number says, if it differs
    std::optional<Sex> sex;

    explicit operator bool() const { return birth || sex; }
};
IdClash clashOf(const IdNumber& id, std::optional<Date> birth, std::optional<Sex> sex);

} // namespace mulin::people
