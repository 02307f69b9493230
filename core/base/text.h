// Text as people in China write it. All strings are UTF-8; functions never fail on broken input (U+FFFD instead).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mulin {

std::string validUtf8(std::string_view text); ///< broken sequences become U+FFFD
std::string nfc(std::string_view text);       ///< stored form of every text field
std::string nfkc(std::string_view text);      ///< full-width to half-width and so on: numbers, phones, dates
std::string
trimmed(std::string_view text); ///< without white space of any script, U+3000, zero-width and BOM at both ends
/// Nothing that can be seen: spaces, zero-width and direction characters, fillers alone; an empty text too.
bool invisible(std::string_view text);
/// A name as stored: NFC, trimmed, inner runs of space made one; the middle dot of minority names (· • ． ・ ‧) as
/// U+00B7 between Han characters. The spelling is otherwise the user's.
std::string tidyName(std::string_view text);
/// Key for comparing and searching: NFKC, lower case, without spaces and middle dots.
std::string searchKey(std::string_view text);
std::u32string codepoints(std::string_view text);
std::string utf8(std::u32string_view text);
bool isHan(char32_t c);
std::size_t length(std::string_view text);                                          ///< in code points
std::vector<std::string> split(std::string_view text, std::string_view separators); ///< no empty parts
/// Characters before which a spreadsheet would compute: = + - @ TAB CR and their full-width forms.
bool looksLikeFormula(std::string_view text);
/// Reads a date in any form that clerks write: 2026-11-22, 2026.1.2, 2026/1/2, 2026年1月2日, 20261122, 1952.3, 52-03-18
/// … Returns ISO, or empty, also if it can be read in two ways (3/4/1952). Year and month alone: the first of the
/// month. Two-digit years: the latest year not after `latestYear`.
std::string isoDateOf(std::string_view text, int latestYear);

} // namespace mulin
