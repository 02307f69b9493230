// Ranked search over the whole register; see Divisions::search.
#pragma once

#include "core/organisation/codes.h"
#include "core/organisation/word_filter.h"
#include "core/organisation/word_matcher.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mulin::organisation {

class RegisterSearch {
public:
    /// A search stops at the end of the county in which it has found so many: nobody reads on, another word is needed.
    static constexpr std::size_t many = 2000;

    struct Found {
        std::uint64_t key = 0;  ///< the greater the better
        std::uint64_t code = 0; ///< 12 digits
        std::vector<std::pair<std::size_t, std::size_t>> marks;
    };

    RegisterSearch(const RegisterFile& file, std::size_t limit) : m_file(file), m_limit(limit) {}
    /// Words as typed, NFKC and lower case.
    void run(const std::vector<std::u32string>& words);
    /// A single word that names several units at once: 唐山路南友谊南里.
    void runSplit(const std::u32string& word);

    std::size_t total() const { return m_total; }
    std::vector<Found> best() const; ///< best first

private:
    struct Word {
        explicit Word(const RegisterFile& file, const std::u32string& typed);
        Match onCode(std::uint64_t code) const;
        Match onName(std::span<const RegisterFile::Token> stem, std::uint8_t suffix);
        WordMatcher matcher;
        std::uint64_t digits = 0, unit = 0; ///< code / unit == digits; unit 0 if the word is no code
        bool nameToo = true;                ///< names hold short numbers only
        bool ending = false;                ///< an end of names such as 社区 is enough for it
        std::vector<unsigned> openings;     ///< empty: any name may hold it
        RegisterFile::Counties counties;
    };
    using Matches = std::vector<Match>; ///< one for each word

    void scanUpper();
    void scanCounty(std::size_t county);
    bool worthReading(const RegisterFile::Block& block, const Matches& above) const;
    void scanStreet(RegisterFile::Block& block, const Matches& above, std::uint64_t street);
    void own(std::span<const RegisterFile::Token> stem, std::uint8_t suffix, std::uint64_t code, Matches& result);
    void offer(const Matches& ownMatches, const Matches& above, Level level, std::uint64_t code,
               std::span<const RegisterFile::Token> stem, std::uint8_t suffix);
    std::u32string upperPrefix(std::u32string_view text) const;

    const RegisterFile& m_file;
    std::size_t m_limit, m_total = 0;
    std::vector<Word> m_words;
    std::vector<Matches> m_paths; ///< by county: best match of each word above its streets
    std::vector<Found> m_heap;    ///< the worst on top
};

} // namespace mulin::organisation
