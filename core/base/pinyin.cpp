#include "core/base/pinyin.h"

#include "core/base/han_readings.h"
#include "core/base/name_units.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace mulin {

namespace {

constexpr std::size_t mostReadings = 8;

struct Part {
    char32_t han = 0;  ///< 0 for a run of Latin letters and digits
    std::string latin; ///< its lower-case ASCII
    std::string raw;   ///< as written
};

/// The parts of a text that are syllables. `dotted`: it has a middle dot after a Han character, so it is a transcribed
/// name without a Chinese surname.
std::vector<Part> partsOf(std::string_view text, bool& dotted) {
    std::vector<Part> parts;
    parts.reserve(4);
    bool inRun = false;
    dotted = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = nextChar(text, at);
        const CharKind kind = charKind(c);
        const std::string_view raw = text.substr(begin, at - begin);
        if (kind == CharKind::Han) {
            parts.push_back({radicalFolded(c), {}, std::string(raw)});
        } else if (kind == CharKind::Latin) {
            if (!inRun) parts.push_back({0, {}, {}});
            const char32_t folded = foldedChar(c);
            parts.back().latin += folded < 0x80 ? std::string(1, static_cast<char>(folded)) : latinAscii(c);
            parts.back().raw += raw;
        } else if (isMiddleDot(c) && !parts.empty() && parts.back().han) {
            dotted = true;
        }
        // An accent or an apostrophe does not end a run, a space does.
        inRun = kind == CharKind::Latin || (inRun && kind == CharKind::Nothing && c != U' ' && !isMiddleDot(c));
    }
    return parts;
}

struct Head {
    std::size_t length = 0;                     ///< characters of the surname: 0, 1 or 2
    std::span<const SyllablePointer> syllables; ///< `length` for each reading
    SyllablePointer room = nullptr;
};

void findHead(const std::vector<Part>& parts, bool dotted, Head& head) {
    if (dotted || parts.empty() || !parts[0].han) return;
    if (parts.size() > 1 && parts[1].han) {
        head.syllables = compoundSyllables(parts[0].han, parts[1].han);
        if (!head.syllables.empty()) {
            head.length = 2;
            return;
        }
    }
    head.syllables = surnameSyllables(parts[0].han, head.room);
    head.length = 1;
}

bool isReadable(const std::vector<Reading>& readings) {
    return !readings.empty() && std::any_of(readings[0].syllables.begin(), readings[0].syllables.end(),
                                            [](const std::string& one) { return !one.empty(); });
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (words[i].empty()) continue;
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return out;
}

std::vector<Reading> readingsOf(const std::vector<Part>& parts, const Head& head) {
    std::vector<Reading> readings;
    const std::size_t heads = head.syllables.empty() ? 1 : head.syllables.size() / head.length;
    readings.reserve(heads);
    for (std::size_t i = 0; i < heads; ++i) {
        Reading& reading = readings.emplace_back();
        reading.syllables.reserve(parts.size());
        for (std::size_t k = 0; k < head.length; ++k)
            reading.syllables.push_back(head.syllables.empty() ? std::string{}
                                                               : head.syllables[i * head.length + k]->plain);
    }
    for (std::size_t i = head.length; i < parts.size(); ++i) {
        const Part& part = parts[i];
        SyllablePointer room = nullptr;
        const auto options = part.han ? givenSyllables(part.han, room) : std::span<const SyllablePointer>{};
        const std::size_t before = readings.size();
        for (std::size_t k = 1; k < options.size(); ++k)
            for (std::size_t r = 0; r < before && readings.size() < mostReadings; ++r) {
                Reading other = readings[r];
                other.syllables.push_back(options[k]->plain);
                readings.push_back(std::move(other));
            }
        for (std::size_t r = 0; r < before; ++r)
            readings[r].syllables.push_back(!options.empty() ? options[0]->plain : part.latin);
    }
    return readings;
}

} // namespace

std::string Reading::full() const {
    std::string out;
    for (const std::string& one : syllables) out += one;
    return out;
}

std::string Reading::initials() const {
    std::string out;
    for (const std::string& one : syllables)
        if (!one.empty()) out += one.front();
    return out;
}

std::string Reading::spaced() const { return joined(syllables, 0, syllables.size()); }

std::vector<Reading> nameReadings(std::string_view name) {
    bool dotted = false;
    const std::vector<Part> parts = partsOf(name, dotted);
    Head head;
    findHead(parts, dotted, head);
    std::vector<Reading> readings = readingsOf(parts, head);
    if (!isReadable(readings)) readings.clear();
    return readings;
}

Reading textReading(std::string_view text) {
    bool dotted = false;
    Reading reading;
    for (Part& part : partsOf(text, dotted)) {
        const SyllablePointer syllable = part.han ? textSyllable(part.han) : nullptr;
        reading.syllables.push_back(syllable ? syllable->plain : std::move(part.latin));
    }
    return reading;
}

std::string nameSortKey(std::string_view name) {
    // Separators sort before letters and before the space between syllables, so that 李 comes before 李明 and 李明
    // before 连. Persons of one surname stay together: 张 before 章, though both are zhang.
    bool dotted = false;
    const std::vector<Part> parts = partsOf(name, dotted);
    Head head;
    findHead(parts, dotted, head);
    const std::vector<Reading> readings = readingsOf(parts, head);
    std::string key;
    if (isReadable(readings)) {
        const auto& syllables = readings[0].syllables;
        key = joined(syllables, 0, head.length);
        if (head.length > 0) {
            key += '\x01';
            for (std::size_t i = 0; i < head.length; ++i) key += parts[i].raw;
            key += '\x01';
        }
        key += joined(syllables, head.length, syllables.size());
        if (syllables[0].empty()) key.insert(0, parts[0].raw); // an unread surname sorts after all that are read
        key += '\x01';
    }
    key += name;
    return key;
}

std::string nameWithTones(std::string_view name) {
    bool dotted = false;
    const std::vector<Part> parts = partsOf(name, dotted);
    Head head;
    findHead(parts, dotted, head);
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        SyllablePointer room = nullptr, syllable = nullptr;
        if (i < head.length) {
            syllable = head.syllables.empty() ? nullptr : head.syllables[i];
        } else if (parts[i].han) {
            const auto options = givenSyllables(parts[i].han, room);
            syllable = options.empty() ? nullptr : options[0];
        }
        if (!out.empty()) out += ' ';
        out += syllable ? syllable->toned : parts[i].raw;
    }
    return out;
}

} // namespace mulin
