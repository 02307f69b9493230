#include "core/organisation/word_matcher.h"

#include "core/base/text.h"

#include <algorithm>

namespace mulin::organisation {

namespace {

bool isLetter(char32_t c) { return c >= U'a' && c <= U'z'; }

bool sameLetter(char32_t typed, char syllable) {
    return typed == static_cast<char32_t>(syllable) || (typed == U'u' && syllable == 'v');
}

} // namespace

WordMatcher::WordMatcher(const RegisterFile& file, std::u32string word)
    : m_file(&file), m_word(std::move(word)), m_stride(file.tokenCount()) {
    if (m_word.size() > maxLength) m_word.resize(maxLength);
    for (const auto& suffix : file.suffixes()) {
        auto& symbols = m_endSymbols.emplace_back();
        for (const auto c : suffix.comparable) {
            if (const auto symbol = file.symbolOf(c); symbol != 0xFFFF) symbols.push_back(symbol);
        }
    }
    forget();
}

void WordMatcher::forget() {
    m_states.clear();
    m_next.clear();
    m_finish.clear();
    idOf(State{1, 0, Match::None});
}

/// Positions after `position` when this character of the name is read there.
WordMatcher::Mask WordMatcher::reached(std::size_t position, Symbol symbol) const {
    if (position >= m_word.size()) return 0;
    const char32_t key = m_file->key(symbol), typed = m_word[position];
    if (typed == key) return Mask{1} << (position + 1);
    if (!isLetter(typed)) return 0;
    Mask result = 0;
    for (const auto syllable : m_file->readings(symbol)) {
        for (std::size_t n = 1; n <= syllable.size() && position + n <= m_word.size(); ++n) {
            if (!sameLetter(m_word[position + n - 1], syllable[n - 1])) break;
            const bool initial = n == 1 || (n == 2 && syllable[1] == 'h');
            const bool cutShort = position + n == m_word.size();
            if (initial || cutShort || n == syllable.size()) result |= Mask{1} << (position + n);
        }
    }
    return result;
}

WordMatcher::Mask WordMatcher::step(Mask from, Symbol symbol) const {
    const char32_t key = m_file->key(symbol);
    Mask result = key == U'·' || key == U'、' ? from : 0; // nobody types them
    for (std::size_t position = 0; from; ++position, from >>= 1) {
        if (from & 1) result |= reached(position, symbol);
    }
    return result;
}

WordMatcher::State WordMatcher::advance(State state, Symbol symbol, bool mayStart) const {
    const Mask whole = Mask{1} << m_word.size();
    const bool searching = state.best < Match::Inner;
    State next;
    next.best = state.best;
    next.anchored = step(state.anchored & ~whole, symbol);
    if (searching) next.floating = step((state.floating & ~whole) | (mayStart ? 1u : 0u), symbol) & ~Mask{1};
    if (next.floating & whole) next.best = std::max(next.best, Match::Inner);
    if (next.anchored & whole) next.best = std::max(next.best, Match::Prefix);
    if (next.best >= Match::Inner) next.floating = 0;
    return next;
}

std::uint16_t WordMatcher::idOf(const State& state) {
    const auto at = std::find(m_states.begin(), m_states.end(), state);
    if (at != m_states.end()) return static_cast<std::uint16_t>(at - m_states.begin());
    m_states.push_back(state);
    m_next.resize(m_states.size() * m_stride, 0);
    m_finish.resize(m_states.size() * suffixes, 0);
    return static_cast<std::uint16_t>(m_states.size() - 1);
}

std::uint16_t WordMatcher::follow(std::uint16_t state, RegisterFile::Token token) {
    std::uint16_t id = 0;
    if (m_file->isSymbol(token)) {
        id = idOf(advance(m_states[state], token, true));
    } else {
        const auto [first, second] = m_file->parts(token);
        id = after(after(state, first), second);
    }
    m_next[state * m_stride + token] = static_cast<std::uint16_t>(id + 1);
    return id;
}

Match WordMatcher::finish(std::uint16_t state, std::uint8_t suffix) {
    const Mask whole = Mask{1} << m_word.size();
    State now = m_states[state];
    Match result = now.best;
    if (now.anchored & whole) {
        result = Match::Exact;
    } else {
        for (const auto symbol : m_endSymbols[suffix]) now = advance(now, symbol, false);
        result = now.anchored & whole ? Match::Exact : now.best;
        if (result == Match::None) {
            State end; // not anchored: the word begins within the suffix
            for (const auto symbol : m_endSymbols[suffix]) end = advance(end, symbol, true);
            if (end.best != Match::None) result = Match::Suffix;
        }
    }
    m_finish[state * suffixes + suffix] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(result) + 1);
    return result;
}

Match WordMatcher::match(std::span<const RegisterFile::Token> stem, std::uint8_t suffix) {
    std::uint16_t state = begin();
    for (const auto token : stem) state = after(state, token);
    return finished(state, suffix);
}

std::pair<std::size_t, std::size_t> WordMatcher::marked(std::span<const RegisterFile::Token> stem,
                                                        std::uint8_t suffix) const {
    std::vector<Symbol> symbols;
    for (const auto token : stem) {
        const auto more = m_file->symbols(token);
        symbols.insert(symbols.end(), more.begin(), more.end());
    }
    const std::size_t own = symbols.size();
    symbols.insert(symbols.end(), m_endSymbols[suffix].begin(), m_endSymbols[suffix].end());
    const Mask whole = Mask{1} << m_word.size();
    for (std::size_t first = 0; first < own; ++first) {
        Mask at = 1;
        for (std::size_t i = first; i < symbols.size() && at; ++i) {
            at = step(at, symbols[i]);
            if (at & whole) return {first, i + 1 - first};
        }
    }
    return {0, 0};
}

std::u32string comparableWord(const RegisterFile& file, std::u32string word) {
    std::size_t cut = 0;
    const std::u32string* end = nullptr;
    for (const auto& suffix : file.suffixes()) {
        const auto full = codepoints(suffix.full);
        if (full == suffix.comparable) continue;
        // Half typed counts if the two spellings begin alike: 社区居, 居民.
        const bool alike = !suffix.comparable.empty() && full.front() == suffix.comparable.front();
        const bool grows = full.starts_with(suffix.comparable);
        const std::size_t least = !alike ? full.size() : grows ? suffix.comparable.size() + 1 : 2;
        for (std::size_t n = std::min(full.size(), word.size() - 1); n >= least && n > cut; --n) {
            if (word.ends_with(full.substr(0, n))) {
                cut = n;
                end = &suffix.comparable;
                break;
            }
        }
    }
    if (!end) return word;
    return word.substr(0, word.size() - cut) + *end;
}

} // namespace mulin::organisation
