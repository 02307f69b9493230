#include "core/base/han_readings.h"

#include "core/base/text.h"

#include <QtCore/QFile>

#include <toml++/toml.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <deque>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace mulin {

namespace {

std::string toUtf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// shàn → shan, lǚ → lv. Empty if anything but Latin letters remains.
std::string withoutTones(const icu::UnicodeString& toned) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString parts;
    icu::Normalizer2::getNFDInstance(status)->normalize(toned, parts, status);
    std::string plain;
    for (std::int32_t i = 0; i < parts.length(); ++i) {
        const char16_t c = parts[i];
        if (c >= u'a' && c <= u'z')
            plain += static_cast<char>(c);
        else if (c == 0x0308 && !plain.empty() && plain.back() == 'u')
            plain.back() = 'v';
        else if (u_charType(c) != U_NON_SPACING_MARK)
            return {};
    }
    return plain;
}

/// Every syllable once: some 1,500 with tones.
class Syllables {
public:
    SyllablePointer intern(const icu::UnicodeString& toned) {
        std::string plain = withoutTones(toned);
        if (plain.empty()) return nullptr;
        std::string key = toUtf8(toned);
        const std::lock_guard lock(m_mutex);
        for (const HanSyllable& known : m_all)
            if (known.toned == key) return &known;
        return &m_all.emplace_back(HanSyllable{std::move(key), std::move(plain)});
    }

private:
    std::mutex m_mutex;
    std::deque<HanSyllable> m_all;
};

Syllables& syllables() {
    static Syllables all;
    return all;
}

std::unique_ptr<icu::Transliterator> transliterator(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
}

/// One position of a character. Reading takes no lock: pages and entries are published by atomic pointers.
class Position {
public:
    explicit Position(const char* id) : m_id(id) {}
    Position(const Position&) = delete;
    Position& operator=(const Position&) = delete;

    SyllablePointer find(char32_t c) {
        if (c >= limit) return nullptr;
        if (const Page* page = m_pages[c >> 8].load(std::memory_order_acquire)) {
            const SyllablePointer known = (*page)[c & 0xFF].load(std::memory_order_acquire);
            if (known) return known == &m_none ? nullptr : known;
        }
        return compute(c);
    }

private:
    static constexpr char32_t limit = 0x34000;
    using Page = std::array<std::atomic<SyllablePointer>, 256>;

    SyllablePointer compute(char32_t c) {
        const std::lock_guard lock(m_mutex);
        auto& slot = m_pages[c >> 8];
        Page* page = slot.load(std::memory_order_relaxed);
        if (!page) {
            page = m_owned.emplace_back(std::make_unique<Page>()).get();
            slot.store(page, std::memory_order_release);
        }
        if (!m_transliterator) m_transliterator = transliterator(m_id);
        SyllablePointer found = nullptr;
        if (m_transliterator) {
            icu::UnicodeString text(static_cast<UChar32>(c));
            m_transliterator->transliterate(text);
            found = syllables().intern(text);
        }
        (*page)[c & 0xFF].store(found ? found : &m_none, std::memory_order_release);
        return found;
    }

    const char* m_id;
    HanSyllable m_none;
    std::array<std::atomic<Page*>, (limit >> 8)> m_pages{};
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Page>> m_owned;
    std::unique_ptr<icu::Transliterator> m_transliterator;
};

using Alternatives = std::unordered_map<char32_t, std::vector<SyllablePointer>>;

std::uint64_t pairKey(char32_t first, char32_t second) { return (static_cast<std::uint64_t>(first) << 32) | second; }

struct Exceptions {
    Alternatives surname, given, rare;
    std::unordered_map<std::uint64_t, std::vector<SyllablePointer>> compound;

    Exceptions() {
        QFile file(QStringLiteral(":/people/surnames.toml"));
        if (!file.open(QIODevice::ReadOnly)) return;
        const QByteArray bytes = file.readAll();
        try {
            const toml::table table =
                toml::parse(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
            readSingle(table, "surname", surname);
            readSingle(table, "given", given);
            readSingle(table, "rare", rare);
            readEach(table, "compound", [this](const std::u32string& text, const std::vector<SyllablePointer>& list) {
                if (text.size() == 2) compound[pairKey(text[0], text[1])] = list;
            });
        } catch (const toml::parse_error&) {
            assert(!"people/surnames.toml is not TOML");
        }
    }

private:
    static void readSingle(const toml::table& table, std::string_view section, Alternatives& into) {
        readEach(table, section, [&](const std::u32string& text, const std::vector<SyllablePointer>& list) {
            std::vector<SyllablePointer> different; // readings that differ by the tone alone are found as one
            for (const SyllablePointer one : list)
                if (std::none_of(different.begin(), different.end(),
                                 [&](SyllablePointer other) { return other->plain == one->plain; }))
                    different.push_back(one);
            if (text.size() == 1) into[text[0]] = std::move(different);
        });
    }

    template<class F> static void readEach(const toml::table& table, std::string_view section, F&& use) {
        const toml::table* entries = table[section].as_table();
        if (!entries) return;
        for (const auto& [key, value] : *entries) {
            const toml::array* readings = value.as_array();
            if (!readings) continue;
            std::vector<SyllablePointer> list;
            for (const toml::node& reading : *readings)
                for (const std::string& part : split(reading.value_or(std::string_view{}), " "))
                    if (const auto one = syllables().intern(icu::UnicodeString::fromUTF8(part))) list.push_back(one);
            for (const std::string& spelling : split(key.str(), " ")) use(codepoints(spelling), list);
        }
    }
};

const Exceptions& exceptions() {
    static const Exceptions loaded;
    return loaded;
}

/// Shared by texts and given names. What Han-Latin/Names does beyond the first character is in the table, for it costs
/// five times as much.
Position& ordinary() {
    static Position position("Han-Latin");
    return position;
}

std::span<const SyllablePointer> alternatives(const Alternatives& table, char32_t c, Position& position,
                                              SyllablePointer& room) {
    if (const auto found = table.find(c); found != table.end()) return found->second;
    room = position.find(c);
    if (room) return {&room, 1};
    if (const auto found = exceptions().rare.find(c); found != exceptions().rare.end()) return found->second;
    return {};
}

} // namespace

SyllablePointer textSyllable(char32_t c) {
    if (const auto found = ordinary().find(c)) return found;
    const auto rare = exceptions().rare.find(c);
    return rare == exceptions().rare.end() ? nullptr : rare->second.front();
}

std::span<const SyllablePointer> surnameSyllables(char32_t c, SyllablePointer& room) {
    static Position leading("Han-Latin/Names");
    return alternatives(exceptions().surname, c, leading, room);
}

std::span<const SyllablePointer> givenSyllables(char32_t c, SyllablePointer& room) {
    return alternatives(exceptions().given, c, ordinary(), room);
}

std::span<const SyllablePointer> compoundSyllables(char32_t first, char32_t second) {
    const auto& table = exceptions().compound;
    const auto found = table.find(pairKey(first, second));
    return found == table.end() ? std::span<const SyllablePointer>{} : std::span<const SyllablePointer>(found->second);
}

std::string latinAscii(char32_t c) {
    static std::mutex mutex;
    static const auto fold = transliterator("NFKD; Latin-ASCII; Lower");
    if (!fold) return {};
    icu::UnicodeString text(static_cast<UChar32>(c));
    {
        const std::lock_guard lock(mutex);
        fold->transliterate(text);
    }
    std::string ascii;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char16_t letter = text[i];
        if ((letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9'))
            ascii += static_cast<char>(letter);
    }
    return ascii;
}

} // namespace mulin
