#include "core/base/name_units.h"
#include "core/base/pinyin.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace mulin {

namespace {

constexpr std::uint16_t noSyllable = 0xFFFF;

/// One character of the name that can be matched.
struct Unit {
    char32_t c = 0;                      ///< folded
    std::uint32_t at = 0;                ///< code points before it
    std::uint16_t syllable = noSyllable; ///< of Reading::syllables
    CharKind kind = CharKind::Nothing;
    bool opensRun = false; ///< first of a run of Latin letters
};

/// Room for nearly every name on the stack.
template<class T, std::size_t N> class Room {
public:
    void push(const T& item) {
        if (m_size == m_capacity) grow();
        m_items[m_size++] = item;
    }
    std::size_t size() const { return m_size; }
    const T& operator[](std::size_t i) const { return m_items[i]; }
    const T& back() const { return m_items[m_size - 1]; }

private:
    void grow() {
        auto larger = std::make_unique<T[]>(m_capacity * 2);
        std::copy(m_items, m_items + m_size, larger.get());
        m_heap = std::move(larger);
        m_items = m_heap.get();
        m_capacity *= 2;
    }
    std::array<T, N> m_inline;
    std::unique_ptr<T[]> m_heap;
    T* m_items = m_inline.data();
    std::size_t m_size = 0, m_capacity = N;
};

struct Matcher {
    Room<Unit, 24> units;
    Room<char32_t, 24> query;
    std::uint32_t nameLength = 0;
    const Reading* reading = nullptr;
    std::size_t start = 0; ///< unit at which this attempt began
    std::size_t end = 0;   ///< unit after the last one matched
    int steps = 0;

    void readName(std::string_view name) {
        std::uint16_t next = 0;
        bool inRun = false;
        for (std::size_t at = 0; at < name.size(); ++nameLength) {
            const char32_t c = nextChar(name, at);
            const CharKind kind = charKind(c);
            if (kind == CharKind::Nothing) {
                inRun = inRun && c != U' ' && !isMiddleDot(c);
                continue;
            }
            Unit unit;
            unit.c = foldedChar(c);
            unit.at = nameLength;
            unit.kind = kind;
            if (kind == CharKind::Han || (kind == CharKind::Latin && !inRun)) unit.syllable = next++;
            unit.opensRun = kind == CharKind::Latin && !inRun;
            inRun = kind == CharKind::Latin;
            units.push(unit);
        }
    }

    void readQuery(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = nextChar(text, at);
            if (charKind(c) != CharKind::Nothing) query.push(foldedChar(c)); // ü becomes u, which v is matched with
        }
    }

    std::string_view syllableOf(const Unit& unit) const {
        if (!reading || unit.syllable >= reading->syllables.size()) return {};
        return reading->syllables[unit.syllable];
    }

    bool finish(std::size_t unit) {
        end = unit;
        return true;
    }

    bool matchHan(std::size_t i, std::size_t q) {
        const Unit& unit = units[i];
        const char32_t c = query[q];
        if (c == unit.c && match(i + 1, q + 1)) return true;
        const std::string_view syllable = syllableOf(unit);
        if (syllable.empty()) return i > start && c != unit.c && match(i + 1, q); // cannot be typed: passed over
        if (c > U'z') return false;
        std::size_t same = 0;
        while (same < syllable.size() && q + same < query.size()) {
            const char32_t typed = query[q + same];
            const char letter = syllable[same];
            if (typed != static_cast<char32_t>(letter) && !(letter == 'v' && typed == U'u')) break;
            ++same;
        }
        if (same == 0) return false;
        if (q + same == query.size()) return finish(i + 1); // the last syllable may be cut short
        if (same == syllable.size() && match(i + 1, q + same)) return true;
        if (same >= 2 && syllable.size() > 2 && syllable[1] == 'h' && match(i + 1, q + 2)) return true;
        return syllable.size() > 1 && match(i + 1, q + 1);
    }

    bool matchLatin(std::size_t i, std::size_t q) {
        if (query[q] != units[i].c) return false;
        if (match(i + 1, q + 1)) return true;
        if (!units[i].opensRun) return false;
        std::size_t after = i + 1; // the initial stands for the whole run
        while (after < units.size() && units[after].kind == CharKind::Latin && !units[after].opensRun) ++after;
        return after > i + 1 && match(after, q + 1);
    }

    bool match(std::size_t i, std::size_t q) {
        if (q == query.size()) return finish(i);
        if (i == units.size() || --steps < 0) return false;
        switch (units[i].kind) {
        case CharKind::Han: return matchHan(i, q);
        case CharKind::Latin: return matchLatin(i, q);
        case CharKind::Mark:
            if (query[q] == units[i].c && match(i + 1, q + 1)) return true;
            return i > start && match(i + 1, q);
        case CharKind::Letter: return query[q] == units[i].c && match(i + 1, q + 1);
        case CharKind::Nothing: break;
        }
        return false;
    }

    NameMatch attempt(const Reading* with) {
        reading = with;
        for (start = 0; start < units.size(); ++start) {
            steps = 4'000;
            if (!match(start, 0)) continue;
            NameMatch found;
            found.matches = true;
            found.fromStart = start == 0;
            found.whole = start == 0 && end == units.size();
            found.first = units[start].at;
            found.count = units[end - 1].at + 1 - found.first;
            return found;
        }
        return {};
    }
};

} // namespace

NameMatch matchName(std::string_view name, const std::vector<Reading>& readings, std::string_view query) {
    Matcher matcher;
    matcher.readQuery(query);
    if (matcher.query.size() == 0) return {};
    matcher.readName(name);
    if (readings.empty()) return matcher.attempt(nullptr);
    NameMatch best;
    for (const Reading& reading : readings) {
        const NameMatch found = matcher.attempt(&reading);
        if (!found.matches) continue;
        const bool better =
            !best.matches || found.whole > best.whole || (found.whole == best.whole && found.first < best.first);
        if (better) best = found;
        if (best.whole) break;
    }
    return best;
}

} // namespace mulin
