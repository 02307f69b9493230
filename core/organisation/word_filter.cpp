#include "core/organisation/word_filter.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace mulin::organisation {

namespace {

using Counties = RegisterFile::Counties;

bool isLetter(char32_t c) { return c >= U'a' && c <= U'z'; }

/// One character of a name, as far as the word tells it.
struct Element {
    std::vector<std::uint32_t> syllables; ///< one of these; empty = unknown
    unsigned initial = 0;
    std::size_t length = 1; ///< of the word
};

class Filter {
public:
    Filter(const RegisterFile& file, const std::u32string& word) : m_file(file), m_word(word) {}

    Counties run() {
        extend(0, ~Counties());
        return m_steps > maxSteps ? ~Counties() : m_result;
    }

    std::vector<unsigned> openings() const {
        std::vector<unsigned> pairs;
        for (const Element& first : elementsAt(0)) {
            if (first.length >= m_word.size()) return {};
            for (const Element& second : elementsAt(first.length)) {
                const unsigned pair = RegisterFile::pairOf(first.initial, second.initial);
                if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
            }
        }
        return pairs;
    }

private:
    static constexpr int maxSteps = 400;
    static constexpr std::size_t maxPairs = 40;

    /// What may begin at a position of the word.
    std::vector<Element> elementsAt(std::size_t at) const {
        std::vector<Element> result;
        const char32_t typed = m_word[at];
        if (!isLetter(typed)) {
            const auto symbol = m_file.symbolOf(typed);
            const auto reading = symbol == 0xFFFF ? std::uint16_t{0} : m_file.readingNumbers(symbol)[0];
            const auto sound = reading ? reading : 0x10000u + static_cast<std::uint32_t>(typed);
            const unsigned initial = reading ? static_cast<unsigned>(m_file.syllables()[reading][0] - 'a' + 1) : 0;
            return {{{sound}, initial, 1}};
        }
        const unsigned initial = typed - U'a' + 1;
        if (typed != U'i' && typed != U'u' && typed != U'v') result.push_back({beginning(at, 1), initial, 1});
        const bool retroflex = typed == U'z' || typed == U'c' || typed == U's';
        if (retroflex && at + 1 < m_word.size() && m_word[at + 1] == U'h') {
            result.push_back({beginning(at, 2), initial, 2});
        }
        Element last{{}, initial, m_word.size() - at}; // may be cut short
        const auto& syllables = m_file.syllables();
        for (std::uint32_t number = 1; number < syllables.size(); ++number) {
            const auto syllable = syllables[number];
            const auto shared = std::min(syllable.size(), m_word.size() - at);
            if (shared < 2 || !std::equal(syllable.begin(), syllable.begin() + static_cast<std::ptrdiff_t>(shared),
                                          m_word.begin() + static_cast<std::ptrdiff_t>(at), [](char s, char32_t t) {
                                              return static_cast<char32_t>(s) == t || (s == 'v' && t == U'u');
                                          })) {
                continue;
            }
            if (at + shared == m_word.size()) {
                last.syllables.push_back(number);
            } else {
                result.push_back({{number}, initial, shared});
            }
        }
        if (!last.syllables.empty()) result.push_back(last);
        return result;
    }

    /// Syllables that begin with these letters.
    std::vector<std::uint32_t> beginning(std::size_t at, std::size_t letters) const {
        std::vector<std::uint32_t> result;
        const auto& syllables = m_file.syllables();
        for (std::uint32_t number = 1; number < syllables.size(); ++number) {
            const auto start = syllables[number].substr(0, letters);
            if (start.size() == letters &&
                std::equal(start.begin(), start.end(), m_word.begin() + static_cast<std::ptrdiff_t>(at),
                           [](char s, char32_t t) { return static_cast<char32_t>(s) == t; })) {
                result.push_back(number);
            }
        }
        return result;
    }

    /// Tries all ways to read the rest; `left`: counties that the way so far leaves.
    void extend(std::size_t at, const Counties& left) {
        if (++m_steps > maxSteps) return;
        if (at == m_word.size()) {
            m_result |= left;
            return;
        }
        for (auto& element : elementsAt(at)) {
            const auto length = element.length;
            m_way.push_back(std::move(element));
            if (const auto next = left & withLast(); next.any()) extend(at + length, next);
            m_way.pop_back();
        }
    }

    /// Counties that have the last elements of the way in a row.
    Counties withLast() {
        Counties result = ~Counties();
        const std::size_t n = m_way.size();
        if (n >= 3) result = triple(m_way[n - 3].initial, m_way[n - 2].initial, m_way[n - 1].initial);
        if (n < 2 || result.none()) return result;
        const auto &a = m_way[n - 2].syllables, &b = m_way[n - 1].syllables;
        if (a.empty() || b.empty() || a.size() * b.size() > maxPairs) return result;
        Counties some;
        for (const auto first : a) {
            for (const auto second : b) some |= couple(first, second);
        }
        return result & some;
    }

    const Counties& couple(std::uint32_t first, std::uint32_t second) {
        const auto [at, fresh] = m_couples.try_emplace({first, second});
        if (fresh) at->second = m_file.withSyllables(first, second);
        return at->second;
    }
    const Counties& triple(unsigned first, unsigned second, unsigned third) {
        const auto [at, fresh] = m_triples.try_emplace((first * 27 + second) * 27 + third);
        if (fresh) at->second = m_file.withInitials(first, second, third);
        return at->second;
    }

    const RegisterFile& m_file;
    const std::u32string& m_word;
    std::vector<Element> m_way;
    int m_steps = 0;
    Counties m_result;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Counties> m_couples;
    std::map<unsigned, Counties> m_triples;
};

} // namespace

RegisterFile::Counties countiesFor(const RegisterFile& file, const std::u32string& word) {
    return Filter(file, word).run();
}

std::vector<unsigned> openingsOf(const RegisterFile& file, const std::u32string& word) {
    if (word.empty() || word.find_first_of(U"·、") != std::u32string::npos)
        return {}; // signs that names are read without
    return Filter(file, word).openings();
}

} // namespace mulin::organisation
