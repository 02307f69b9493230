// Pinyin of Chinese personal names: ICU's Han-Latin/Names, a table of exceptions (resources/people/surnames.toml), both
// readings where two are accepted, and a cache per character, since ICU costs 45 µs a name. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mulin {

/// One way to read a name. A syllable per Han character, empty if no table reads it; a run of Latin letters or digits
/// counts as one syllable. Spaces, dots and signs have none.
struct Reading {
    std::vector<std::string> syllables; ///< lower-case ASCII without tones; ü is v (吕 = lv, found as lu too)

    std::string full() const;     ///< shanxiulan
    std::string initials() const; ///< sxl
    std::string spaced() const;   ///< "shan xiu lan": key for sorting
};

/// Readings of a person's name, the usual one first, at most 8. Empty if the name has no readable character.
std::vector<Reading> nameReadings(std::string_view name);
/// Reading of any other text (a place, an organisation), without surname rules.
Reading textReading(std::string_view text);
/// Sort key of a name, to be compared byte by byte: surname reading, surname, reading of the rest, the text itself.
std::string nameSortKey(std::string_view name);
/// With tone marks, for display: "shàn xiù lán".
std::string nameWithTones(std::string_view name);
bool isPinyinSyllable(std::string_view letters);

/// Does `query` (a word of the search box: Han, pinyin, initials, or a mixture such as "shanxl", "单xl") name a part of
/// `name` in one of its readings? A part may begin at any character (within a Latin word at any letter); the last
/// syllable may be cut short; zh, ch, sh count as initials; lv and lu are one; case, width, accents, spaces, middle
/// dots and apostrophes do not matter. Han queries need no readings. No allocation up to 24 characters.
struct NameMatch {
    bool matches = false;
    bool fromStart = false;           ///< begins at the first character
    bool whole = false;               ///< covers the whole name
    std::size_t first = 0, count = 0; ///< code points of the name that matched
};
NameMatch matchName(std::string_view name, const std::vector<Reading>& readings, std::string_view query);

/// Initials a mixed query may stand for: "shanxl" → {"sxl", …}, fewest first. At most 32. Cuts into pinyin alone: Latin
/// names are found by their letters, and what cannot be pinyin ("ivan") gives none.
std::vector<std::string> initialsOf(std::string_view letters);

} // namespace mulin
