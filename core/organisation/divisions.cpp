#include "core/organisation/divisions.h"

#include "core/base/text.h"
#include "core/organisation/register_search.h"

#include <QtCore/QResource>

#include <algorithm>

namespace mulin::organisation {

namespace {

constexpr std::size_t maxTyped = 400; // bytes

std::string padded(std::uint64_t code) {
    auto text = std::to_string(code);
    return std::string(text.size() < 12 ? 12 - text.size() : 0, '0') + text;
}

UnitName named(const RegisterFile& file, std::uint64_t code, Level level, std::span<const RegisterFile::Token> tokens,
               std::uint8_t suffix) {
    const auto stem = utf8(file.stemText(tokens));
    const auto& end = file.suffixes()[suffix];
    return {padded(code), stem + end.full, stem + end.brief, level};
}

UnitName named(const RegisterFile& file, const RegisterFile::Upper& unit) {
    return named(file, std::uint64_t{unit.code} * 1000000, static_cast<Level>(unit.level), file.stem(unit),
                 unit.suffix);
}

const RegisterFile::Upper* findUpper(const RegisterFile& file, std::uint32_t code, unsigned level) {
    const auto& units = file.upper();
    const auto at =
        std::lower_bound(units.begin(), units.end(), std::pair(code, level), [](const auto& unit, auto wanted) {
            return std::pair<std::uint32_t, unsigned>(unit.code, unit.level) < wanted;
        });
    return at != units.end() && at->code == code && at->level == level ? &*at : nullptr;
}

std::optional<std::size_t> blockOf(const RegisterFile& file, std::uint32_t county) {
    const auto& counties = file.counties();
    const auto at = std::lower_bound(counties.begin(), counties.end(), county,
                                     [&](auto place, auto wanted) { return file.upper()[place].code < wanted; });
    if (at == counties.end() || file.upper()[*at].code != county) return std::nullopt;
    return static_cast<std::size_t>(at - counties.begin());
}

std::uint64_t valueOf(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
}

/// The street, and with it the community unless its number is 0.
std::vector<UnitName> findLower(const RegisterFile& file, std::size_t county, unsigned street, unsigned community) {
    auto block = file.block(county);
    const std::uint64_t base = std::uint64_t{file.upper()[file.counties()[county]].code} * 1000000 + street * 1000u;
    RegisterFile::Entry entry;
    while (block.nextStreet(entry)) {
        if (entry.number != street) continue;
        std::vector<UnitName> found{named(file, base, Level::Street, entry.stem(), entry.suffix)};
        if (community == 0) return found;
        while (block.nextCommunity(entry)) {
            if (entry.number != community) continue;
            found.push_back(named(file, base + community, Level::Community, entry.stem(), entry.suffix));
            return found;
        }
        break;
    }
    return {};
}

std::vector<std::u32string> wordsOf(std::string_view text) {
    std::vector<std::u32string> words(1);
    for (char32_t c : codepoints(nfkc(text.substr(0, maxTyped)))) {
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        if (c == U'·' || c == U'\'') continue; // between parts of a name; between syllables
        const bool separates = c <= U' ' || c == U'\u3000' ||
                               std::u32string_view(U",，、。;；/>-—_|").find(c) != std::u32string_view::npos;
        if (!separates) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

} // namespace

bool UnitName::isFiller() const {
    return level == Level::City && (name == "市辖区" || name == "县" || name.ends_with("直辖县级行政区划"));
}

std::string Unit::path() const {
    std::string text;
    for (const auto& parent : parents) {
        if (parent.isFiller()) continue;
        if (!text.empty()) text += ' ';
        text += parent.name;
    }
    return text;
}

std::string Unit::fullName() const {
    const auto above = path();
    return above.empty() ? brief : above + ' ' + brief;
}

Result<Divisions> Divisions::shipped() {
    const QResource resource(QStringLiteral(":/divisions/divisions.bin"));
    if (!resource.isValid() || resource.compressionAlgorithm() != QResource::NoCompression) {
        return makeError(ErrorCode::FileNotFound, {{"path", ":/divisions/divisions.bin"}});
    }
    return open({reinterpret_cast<const char*>(resource.data()), static_cast<std::size_t>(resource.size())});
}

Result<Divisions> Divisions::open(std::string_view bytes) {
    MULIN_TRY_LET(file, RegisterFile::open(bytes));
    return Divisions(std::make_shared<const RegisterFile>(std::move(file)));
}

std::optional<Unit> Divisions::find(std::string_view code) const {
    const auto full = fullCode(code);
    if (!full) return std::nullopt;
    const auto level = *levelOf(*full);
    const auto county = static_cast<std::uint32_t>(valueOf(full->substr(0, 6)));
    std::vector<UnitName> chain;
    const auto add = [&](std::uint32_t upper, unsigned at) {
        const auto* unit = findUpper(*m_file, upper, at);
        if (unit) chain.push_back(named(*m_file, *unit));
        return unit != nullptr;
    };
    if (!add(county / 10000 * 10000, 0)) return std::nullopt;
    if (level >= Level::City && !add(county / 100 * 100, 1)) return std::nullopt;
    // A city without counties repeats itself as its only county.
    if (level >= Level::County && county % 100 != 0 && !add(county, 2)) return std::nullopt;
    if (level >= Level::Street) {
        const auto block = blockOf(*m_file, county);
        if (!block) return std::nullopt;
        const auto lower = findLower(*m_file, *block, static_cast<unsigned>(valueOf(full->substr(6, 3))),
                                     static_cast<unsigned>(valueOf(full->substr(9, 3))));
        if (lower.empty()) return std::nullopt;
        chain.insert(chain.end(), lower.begin(), lower.end());
    }
    Unit unit;
    static_cast<UnitName&>(unit) = chain.back();
    chain.pop_back();
    unit.parents = std::move(chain);
    return unit;
}

Result<Unit> Divisions::office(std::string_view code) const {
    if (auto unit = find(code)) return std::move(*unit);
    return makeError(ErrorCode::UnknownOffice, {{"code", validUtf8(code)}});
}

std::vector<UnitName> Divisions::children(std::string_view code) const {
    std::vector<UnitName> result;
    const auto full = fullCode(code);
    if (!full) return result;
    const auto level = *levelOf(*full);
    const auto upper = static_cast<std::uint32_t>(valueOf(full->substr(0, 6)));
    if (level < Level::County) {
        const bool province = level == Level::Province;
        for (const auto& unit : m_file->upper()) {
            const bool below = province ? unit.level == 1 && unit.code / 10000 * 10000 == upper
                                        : unit.level == 2 && unit.code / 100 * 100 == upper && unit.code != upper;
            if (below) result.push_back(named(*m_file, unit));
        }
        if (province || !result.empty()) return result;
    }
    const auto county = blockOf(*m_file, upper);
    if (!county || level == Level::Community) return result;
    const auto street = valueOf(full->substr(6, 3));
    const std::uint64_t base = std::uint64_t{upper} * 1000000;
    auto block = m_file->block(*county);
    RegisterFile::Entry entry;
    while (block.nextStreet(entry)) {
        const std::uint64_t here = base + entry.number * 1000u;
        if (level != Level::Street) {
            result.push_back(named(*m_file, here, Level::Street, entry.stem(), entry.suffix));
        } else if (entry.number == street) {
            while (block.nextCommunity(entry)) {
                result.push_back(named(*m_file, here + entry.number, Level::Community, entry.stem(), entry.suffix));
            }
            break;
        }
    }
    return result;
}

static_assert(Divisions::many == RegisterSearch::many);

std::vector<Hit> Divisions::search(std::string_view text, std::size_t limit, std::size_t* total) const {
    const auto words = wordsOf(text);
    RegisterSearch search(*m_file, limit);
    search.run(words);
    if (search.total() == 0 && words.size() == 1) search.runSplit(words.front());
    if (total) *total = search.total();
    std::vector<Hit> hits;
    for (auto& found : search.best()) {
        auto unit = find(padded(found.code));
        if (!unit) continue;
        auto path = unit->path();
        hits.push_back({std::move(*unit), std::move(path), std::move(found.marks)});
    }
    return hits;
}

std::size_t Divisions::count(Level level) const { return m_file->count(static_cast<std::size_t>(level)); }

} // namespace mulin::organisation
