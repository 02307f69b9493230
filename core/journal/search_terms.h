// Terms under which a record is found: one scheme, used by the journal when it writes and by records when it searches.
// A term is a class letter and a key; a search is a scan over a prefix. The heads of ID numbers and phones, which many
// share, are terms of their own, so that no beginning is spread over a million keys.
#pragma once

#include "core/journal/tables.h"

#include <span>

namespace mulin::journal {

enum TermClass : char {
    TermName = 'n',         ///< the whole name
    TermNamePart = 'm',     ///< the name from its 2nd, 3rd … character on
    TermPinyin = 'p',       ///< shanxiulan
    TermPinyinPart = 'q',   ///< xiulan, lan
    TermInitials = 'i',     ///< sxl, then initialsEnd and "shan xiu lan", for what is typed half and half
    TermInitialsPart = 'j', ///< xl, l
    TermIdHead = 'h',       ///< 130202
    TermIdLongHead = 'k',   ///< 1302021952
    TermId = 'd',
    TermIdTail = 'e', ///< reversed
    TermDate = 'b',   ///< 19520318
    TermPhoneHead = 'o',
    TermPhone = 'f',
    TermPhoneTail = 'g', ///< reversed
    TermRoom = 'r',      ///< 3-2-501
    TermRoomPart = 's',  ///< 2-501, 501
    TermText = 'a',      ///< see addressHead
    TermTextPart = 'c',
    TermNumber = 'u',     ///< zf2026-0001
    TermNumberTail = 'v', ///< 1, 0001
};

inline constexpr char initialsEnd = '\x01';

struct TermRange {
    std::string from, to; ///< `to` excluded
};
TermRange termRange(TermClass kind, std::string_view beginning);
TermRange idRange(std::string_view beginning);
TermRange phoneRange(std::string_view beginning);
/// As much of a key as a term holds.
std::string_view termKey(std::string_view key);
/// As much of an address as a term holds where the room is a term too: through its first number and the word after it.
std::string_view addressHead(std::string_view key);

/// Pinyin as compared: ü is u (lü and lu are found alike).
std::string pinyinKey(std::string_view letters);
/// "3号楼2单元501", "3-2-501", "3#-2-501室" → "3-2-501"
std::string roomKey(std::string_view text);
/// The numbers in a phone field: "138 0000 7177 / 0315-2345678" → two strings of digits.
std::vector<std::string> phoneKeys(std::string_view text);
std::string reversed(std::string_view text);

/// The terms of a row. `searched` aligned with table.derivation->searched. Sorted, without repeats.
std::vector<std::string> termsOf(const Table& table, std::span<const schema::Value> searched);

} // namespace mulin::journal
