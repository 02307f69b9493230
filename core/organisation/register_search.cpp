#include "core/organisation/register_search.h"

#include "core/base/text.h"

#include <algorithm>

namespace mulin::organisation {

namespace {

constexpr std::size_t maxWords = 6;
constexpr std::uint64_t streetUnit = 1000, countyUnit = 1000000;

bool worse(const RegisterSearch::Found& a, const RegisterSearch::Found& b) { return a.key > b.key; }

} // namespace

RegisterSearch::Word::Word(const RegisterFile& file, const std::u32string& typed)
    : matcher(file, comparableWord(file, typed)) {
    const bool number = std::all_of(typed.begin(), typed.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (number && typed.size() >= 2 && typed.size() <= 12) {
        unit = 1;
        for (std::size_t i = typed.size(); i < 12; ++i) unit *= 10;
        for (const auto c : typed) digits = digits * 10 + (c - U'0');
    }
    nameToo = !number || typed.size() < 4;
    if (unit == 0) openings = openingsOf(file, matcher.word());
    for (std::size_t suffix = 0; suffix < file.suffixes().size(); ++suffix)
        ending = ending || matcher.match({}, static_cast<std::uint8_t>(suffix)) != Match::None;
}

Match RegisterSearch::Word::onCode(std::uint64_t code) const {
    if (unit == 0 || code / unit != digits) return Match::None;
    return code % unit == 0 ? Match::Exact : Match::Prefix;
}

Match RegisterSearch::Word::onName(std::span<const RegisterFile::Token> stem, std::uint8_t suffix) {
    return nameToo ? matcher.match(stem, suffix) : Match::None;
}

void RegisterSearch::own(std::span<const RegisterFile::Token> stem, std::uint8_t suffix, std::uint64_t code,
                         Matches& result) {
    result.resize(m_words.size());
    for (std::size_t w = 0; w < m_words.size(); ++w) {
        result[w] = std::max(m_words[w].onName(stem, suffix), m_words[w].onCode(code));
    }
}

void RegisterSearch::offer(const Matches& ownMatches, const Matches& above, Level level, std::uint64_t code,
                           std::span<const RegisterFile::Token> stem, std::uint8_t suffix) {
    Match best = Match::None;
    std::uint64_t sum = 0;
    for (std::size_t w = 0; w < m_words.size(); ++w) {
        const Match match = std::max(ownMatches[w], above[w]);
        if (match == Match::None) return;
        best = std::max(best, ownMatches[w]);
        sum += static_cast<std::uint64_t>(match);
    }
    if (best < Match::Inner) return;
    ++m_total;
    std::uint64_t length = 0;
    for (const auto token : stem) length += m_file.symbols(token).size();
    const std::uint64_t key = static_cast<std::uint64_t>(best) << 56 | sum << 51 |
                              (7 - static_cast<std::uint64_t>(level)) << 48 |
                              (127 - std::min<std::uint64_t>(length, 127)) << 41 | (999999999999 - code);
    if (m_heap.size() >= m_limit && (m_heap.empty() || key <= m_heap.front().key)) return;
    Found found{key, code, {}};
    for (const auto& word : m_words) {
        const auto mark = word.matcher.marked(stem, suffix);
        if (mark.second > 0) found.marks.push_back(mark);
    }
    m_heap.push_back(std::move(found));
    std::push_heap(m_heap.begin(), m_heap.end(), worse);
    if (m_heap.size() > m_limit) {
        std::pop_heap(m_heap.begin(), m_heap.end(), worse);
        m_heap.pop_back();
    }
}

void RegisterSearch::scanUpper() {
    const Matches nothing(m_words.size(), Match::None);
    Matches province, city, matches;
    m_paths.clear();
    const auto join = [](Matches a, const Matches& b) {
        for (std::size_t w = 0; w < a.size(); ++w) a[w] = std::max(a[w], b[w]);
        return a;
    };
    for (const auto& unit : m_file.upper()) {
        const std::uint64_t code = std::uint64_t{unit.code} * countyUnit;
        own(m_file.stem(unit), unit.suffix, code, matches);
        const auto& above = unit.level == 0 ? nothing : unit.level == 1 ? province : city;
        // A county whose code is its city's is the city again.
        if (unit.level != 2 || unit.code % 100 != 0) {
            offer(matches, above, static_cast<Level>(unit.level), code, m_file.stem(unit), unit.suffix);
        }
        const auto joined = join(matches, above);
        if (unit.level == 0) province = joined;
        if (unit.level == 1) city = joined;
        if (unit.level == 2) m_paths.push_back(joined);
    }
}

void RegisterSearch::scanCounty(std::size_t county) {
    const std::uint64_t code = std::uint64_t{m_file.upper()[m_file.counties()[county]].code} * countyUnit;
    const auto& path = m_paths[county];
    auto block = m_file.block(county);
    RegisterFile::Entry entry;
    Matches above;
    while (block.nextStreet(entry)) {
        const std::uint64_t street = code + entry.number * streetUnit;
        own(entry.stem(), entry.suffix, street, above);
        offer(above, path, Level::Street, street, entry.stem(), entry.suffix);
        for (std::size_t w = 0; w < above.size(); ++w) above[w] = std::max(above[w], path[w]);
        if (worthReading(block, above)) scanStreet(block, above, street);
    }
}

/// Can a community of the street match, as far as the marks of the street tell?
bool RegisterSearch::worthReading(const RegisterFile::Block& block, const Matches& above) const {
    bool some = false;
    for (std::size_t w = 0; w < m_words.size(); ++w) {
        const Word& word = m_words[w];
        const bool inside = word.openings.empty() || std::any_of(word.openings.begin(), word.openings.end(),
                                                                 [&](unsigned pair) { return block.marked(pair); });
        if (!inside && !word.ending && above[w] == Match::None) return false;
        some = some || inside;
    }
    return some;
}

void RegisterSearch::scanStreet(RegisterFile::Block& block, const Matches& above, std::uint64_t street) {
    // A word that nothing above explains must match each community itself: it decides nearly all of them.
    const auto open = std::find(above.begin(), above.end(), Match::None);
    const auto decisive = static_cast<std::size_t>(open == above.end() ? 0 : open - above.begin());
    auto& matcher = m_words[decisive].matcher;
    RegisterFile::Entry community;
    Matches matches(m_words.size(), Match::None);
    const auto end = [&](std::uint16_t state) {
        const std::uint64_t code = street + community.number;
        bool some = false;
        for (std::size_t w = 0; w < m_words.size(); ++w) {
            auto& word = m_words[w];
            matches[w] = w != decisive  ? word.onName(community.stem(), community.suffix)
                         : word.nameToo ? matcher.finished(state, community.suffix)
                                        : Match::None;
            if (word.unit) matches[w] = std::max(matches[w], word.onCode(code));
            if (matches[w] == Match::None && above[w] == Match::None) return;
            some = some || matches[w] >= Match::Inner;
        }
        if (some) offer(matches, above, Level::Community, code, community.stem(), community.suffix);
    };
    const auto quickEnd = [&](std::uint16_t state) {
        if (matcher.finished(state, community.suffix) != Match::None) end(state);
    };
    const auto step = [&](std::uint16_t state, RegisterFile::Token token) { return matcher.after(state, token); };
    const bool quick = open != above.end() && m_words[decisive].unit == 0;
    if (quick) {
        block.communities(community, matcher.begin(), step, quickEnd);
    } else {
        block.communities(community, matcher.begin(), step, end);
    }
}

void RegisterSearch::run(const std::vector<std::u32string>& words) {
    m_words.clear();
    m_heap.clear();
    m_total = 0;
    for (const auto& word : words) {
        if (!word.empty() && m_words.size() < maxWords) m_words.emplace_back(m_file, word);
    }
    if (m_words.empty()) return;
    scanUpper();
    const auto& counties = m_file.counties();
    for (auto& word : m_words) {
        if (word.nameToo) word.counties = countiesFor(m_file, word.matcher.word());
        for (std::size_t c = 0; c < counties.size() && word.unit; ++c) {
            const std::uint64_t first = std::uint64_t{m_file.upper()[counties[c]].code} * countyUnit;
            const std::uint64_t typed = word.digits * word.unit;
            if (first < typed + word.unit && typed < first + countyUnit) word.counties[c] = true;
        }
    }
    // 镇, 社区 村: every name ends so. What holds such a word before its end is looked for as long as a key stroke may
    // last.
    const bool endingsOnly = std::all_of(m_words.begin(), m_words.end(), [](const Word& word) { return word.ending; });
    const bool anyName =
        std::any_of(m_words.begin(), m_words.end(), [](const Word& word) { return word.openings.empty(); });
    std::size_t left = endingsOnly && anyName ? counties.size() / 2 : counties.size();
    for (std::size_t c = 0; c < counties.size() && m_total < many && left > 0; ++c) {
        bool some = false, all = true;
        for (std::size_t w = 0; w < m_words.size(); ++w) {
            some = some || m_words[w].counties[c];
            all = all && (m_words[w].counties[c] || m_paths[c][w] != Match::None);
        }
        if (!some || !all) continue;
        scanCounty(c);
        --left;
    }
}

/// The longest name of a province, city or county with which the text begins.
std::u32string RegisterSearch::upperPrefix(std::u32string_view text) const {
    std::size_t longest = 0;
    for (const auto& unit : m_file.upper()) {
        const auto stem = m_file.stemText(m_file.stem(unit));
        if (stem.size() < 2 || !text.starts_with(stem)) continue;
        std::size_t length = stem.size();
        const auto& suffix = m_file.suffixes()[unit.suffix];
        for (const auto& end : {codepoints(suffix.full), suffix.comparable}) {
            if (text.substr(stem.size()).starts_with(end)) length = std::max(length, stem.size() + end.size());
        }
        longest = std::max(longest, length);
    }
    return std::u32string(text.substr(0, longest));
}

void RegisterSearch::runSplit(const std::u32string& word) {
    constexpr std::size_t shortest = 2;
    std::vector<std::u32string> words;
    std::u32string rest = word;
    while (rest.size() > shortest && words.size() + 2 < maxWords) {
        const auto prefix = upperPrefix(rest);
        if (prefix.empty() || rest.size() < prefix.size() + 1) break;
        words.push_back(prefix);
        rest.erase(0, prefix.size());
    }
    words.push_back(rest);
    if (words.size() > 1) run(words);
    for (std::size_t cut = shortest; m_total == 0 && cut + shortest <= rest.size(); ++cut) {
        words.back() = rest.substr(0, cut);
        words.push_back(rest.substr(cut));
        run(words);
        words.pop_back();
    }
}

std::vector<RegisterSearch::Found> RegisterSearch::best() const {
    auto result = m_heap;
    std::sort(result.begin(), result.end(), worse);
    return result;
}

} // namespace mulin::organisation
