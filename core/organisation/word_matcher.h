// Matches one typed word (Han, pinyin, initials, or a mixture) against the tokens of a register name. The positions of
// the word that may have been reached form the state of an automaton, whose transitions over whole tokens are
// remembered: a name costs one table look-up for each of its tokens.
#pragma once

#include "core/organisation/register_file.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mulin::organisation {

enum class Match : std::uint8_t { None, Suffix, Inner, Prefix, Exact }; ///< Suffix: only the end (社区, 镇) is meant

class WordMatcher {
public:
    static constexpr std::size_t maxLength = 28;

    /// `word`: NFKC, lower case, not empty.
    WordMatcher(const RegisterFile& file, std::u32string word);

    /// The automaton by hand: begin, then `after` for each token of a stem, then `finished`.
    std::uint16_t begin() {
        if (m_states.size() > maxStates) forget();
        return 0;
    }
    std::uint16_t after(std::uint16_t state, RegisterFile::Token token) {
        const auto next = m_next[state * m_stride + token];
        return next ? static_cast<std::uint16_t>(next - 1) : follow(state, token);
    }
    Match finished(std::uint16_t state, std::uint8_t suffix) {
        const auto known = m_finish[state * suffixes + suffix];
        return known ? static_cast<Match>(known - 1) : finish(state, suffix);
    }

    Match match(std::span<const RegisterFile::Token> stem, std::uint8_t suffix);
    /// Characters of the stem that the word names: first, count; count 0 if none.
    std::pair<std::size_t, std::size_t> marked(std::span<const RegisterFile::Token> stem, std::uint8_t suffix) const;
    const std::u32string& word() const { return m_word; }

private:
    static constexpr std::size_t maxStates = 200; ///< bounds memory; never seen with real words
    static constexpr std::size_t suffixes = 64;

    using Mask = std::uint32_t;
    struct State {
        Mask anchored = 0, floating = 0; ///< positions reached from the first character, and from a later one
        Match best = Match::None;
        bool operator==(const State&) const = default;
    };
    using Symbol = std::uint16_t;

    Mask step(Mask from, Symbol symbol) const;
    Mask reached(std::size_t position, Symbol symbol) const;
    State advance(State state, Symbol symbol, bool mayStart) const;
    std::uint16_t idOf(const State& state);
    std::uint16_t follow(std::uint16_t state, RegisterFile::Token token);
    Match finish(std::uint16_t state, std::uint8_t suffix);
    void forget();

    const RegisterFile* m_file;
    std::u32string m_word;
    std::size_t m_stride = 0; ///< tokens
    std::vector<std::vector<Symbol>> m_endSymbols;
    std::vector<State> m_states;
    std::vector<std::uint16_t> m_next;  ///< by state and token: state + 1, 0 = not yet known
    std::vector<std::uint8_t> m_finish; ///< by state and suffix: match + 1
};

/// 友谊南里社区居民委员会 → 友谊南里社区: cuts what clerks write in more ways than one, also half typed.
std::u32string comparableWord(const RegisterFile& file, std::u32string word);

} // namespace mulin::organisation
