// Readings of single characters, kept once computed: ICU's transliterator costs 10–45 µs a call. Inside base only.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace mulin {

struct HanSyllable {
    std::string toned; ///< shàn
    std::string plain; ///< shan; ü is v
};

using SyllablePointer = const HanSyllable*; ///< lives as long as the program; equal syllables are the same pointer

/// The ordinary reading, or nullptr if the character has none.
SyllablePointer textSyllable(char32_t c);
/// Readings of the first character of a person's name, and of every later one. Empty if unknown.
std::span<const SyllablePointer> surnameSyllables(char32_t c, SyllablePointer& room);
std::span<const SyllablePointer> givenSyllables(char32_t c, SyllablePointer& room);
/// Readings of a surname of two characters, two syllables after each other. Empty if it is none.
std::span<const SyllablePointer> compoundSyllables(char32_t first, char32_t second);
/// Lower-case ASCII of one Latin letter or digit with whatever accents (Ｊ → j, é → e, ß → ss).
std::string latinAscii(char32_t c);

} // namespace mulin
