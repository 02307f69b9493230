// Pinyin of Chinese personal names: ICU's Han-Latin/Names, a table of exceptions (resources/people/surnames.toml), both
// readings where two are accepted, and a cache per character, since ICU costs 45 µs a name. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mulin {

/// One way to read a name. A syllable per Han character; a run of Latin letters or digits counts as one syllable.
struct Reading {
    std::vector<std::string> syllables; ///< lower-case ASCII without tones; ü is v (吕 = lv, found as lu too)

    std::string full() const;     ///< shanxiulan
    std::string initials() const; ///< sxl
    std::string spaced() const;   ///< "shan xiu lan": key for sorting
};

/// Readings of a person's name, the usual one first. Empty if the name has no readable character.
std::vector<Reading> nameReadings(std::string_view name);
/// Reading of any other text (a place, an organisation), without surname rules.
Reading textReading(std::string_view text);
/// Sort key of a name: surname reading, then the rest, then the text itself.
std::string nameSortKey(std::string_view name);
/// With tone marks, for display: "shàn xiù lán".
std::string nameWithTones(std::string_view name);
bool isPinyinSyllable(std::string_view letters);

/// Does `query` (a word of the search box: Han, pinyin, initials, or a mixture such as "shanxl", "单xl") name a part of
/// `name` read as `reading`? Returns the number of code points matched from `start`, 0 if it does not.
/// Parts match from any character on; the last syllable may be cut short.
struct NameMatch {
    bool matches = false;
    bool fromStart = false; ///< begins at the first character
    bool whole = false;     ///< covers the whole name
    std::size_t first = 0, count = 0; ///< code points of the name that matched
};
NameMatch matchName(std::string_view name, const std::vector<Reading>& readings, std::string_view query);

/// Initials a mixed query may stand for: "shanxl" → {"sxl", …}. At most 32.
std::vector<std::string> initialsOf(std::string_view letters);

} // namespace mulin
