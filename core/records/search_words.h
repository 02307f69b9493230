// What a word of the search box may mean, as ranges of terms. Inside records only.
#pragma once

#include "core/journal/search_terms.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::records {

/// Keys of one class from a beginning on, perhaps sifted.
struct Range {
    enum class Sift : unsigned char {
        None,
        Syllables, ///< of initials: `word` must spell the syllables from the first on
        Part,      ///< of rooms: the beginning ends where a number of the key ends
        Whole,     ///< the key is the beginning itself
    };
    journal::TermRange keys;
    Sift sift = Sift::None;
    std::string word;

    bool takes(std::string_view key) const;
};

/// Records in one of the ranges.
using Ranges = std::vector<Range>;

/// One way to match: in all of `legs`. The first leads: hits come in its order.
struct Alternative {
    std::vector<Ranges> legs;
    bool verify = false; ///< terms give too many: the record itself decides
};

struct Word {
    std::string key; ///< searchKey
    /// Best first; those to be verified are the last.
    std::vector<Alternative> alternatives;
};

/// Does a name read as `syllables` (separated by spaces) begin with what was typed? zh, ch, sh count as initials, the
/// last syllable may be cut short.
bool spells(std::string_view word, std::string_view syllables);

/// The text with the groups of a mobile or ID number written as one word (138 1234 7177); nullopt: there are none.
std::optional<std::string> joinedNumbers(std::string_view text);
Word makeWord(const std::string& typed);
/// Words of a text, at most 15, each once, without empty ones.
std::vector<Word> makeWords(std::string_view text);

} // namespace mulin::records
