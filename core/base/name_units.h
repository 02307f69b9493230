// How a name falls into the parts that are read: one Han character, a run of Latin letters and digits, or what is
// passed over. Readings and matching must count alike. For base and for the
// search box, which fold letters alike.
#pragma once

#include <cstddef>
#include <string_view>

namespace mulin {

enum class CharKind : unsigned char {
    Han,     ///< a syllable, perhaps without reading
    Latin,   ///< letter or digit; a run of them is one syllable
    Letter,  ///< of another script: no syllable, but not to be passed over
    Mark,    ///< punctuation, symbols, private use: may be passed over
    Nothing, ///< spaces, middle dots, apostrophes, accents on their own: not there at all
};

CharKind charKind(char32_t c);
/// For comparing: lower case, half width, without accents (é → e), radicals as characters.
char32_t foldedChar(char32_t c);
bool isMiddleDot(char32_t c); ///< the dots typed into minority names
/// Radicals that no normalisation form folds though fonts and PDF readers put them in the place of characters.
char32_t radicalFolded(char32_t c);
/// Takes one code point of UTF-8; U+FFFD for a broken sequence.
char32_t nextChar(std::string_view text, std::size_t& at);

} // namespace mulin
