#include "core/organisation/register_file.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>

namespace mulin::organisation {

namespace {

// The same numbers as in build.py.
constexpr unsigned bucketBits = 15, bucketGroup = 16;
constexpr std::size_t triples = 27 * 27 * 27;
constexpr std::uint32_t version = 3;
constexpr std::size_t sectionCount = 18;

template<class T> T number(std::string_view bytes, std::size_t at) { // little-endian
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return static_cast<T>(value);
}

template<class Stored, class T> void readAll(std::string_view bytes, std::vector<T>& into) {
    into.resize(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = static_cast<T>(number<Stored>(bytes, i * sizeof(Stored)));
}

std::vector<std::string_view> cutAt(std::string_view text, char separator) {
    std::vector<std::string_view> result;
    for (;;) {
        const auto end = text.find(separator);
        result.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return result;
        text.remove_prefix(end + 1);
    }
}

bool ascending(const std::vector<std::uint32_t>& offsets, std::size_t size) {
    return !offsets.empty() && std::is_sorted(offsets.begin(), offsets.end()) && offsets.back() <= size;
}

} // namespace

void BitSource::refillAtEnd() {
    while (m_count < 56) {
        if (m_next < m_end) {
            m_word |= static_cast<std::uint64_t>(static_cast<unsigned char>(*m_next++)) << (56 - m_count);
        } else {
            ++m_beyond;
        }
        m_count += 8;
    }
}

std::uint32_t BitSource::bits(unsigned count) {
    refill();
    if (count == 0) return 0;
    const auto value = static_cast<std::uint32_t>(m_word >> (64 - count));
    skip(count);
    return value;
}

void BitSource::pass(std::size_t bits) {
    if (bits > m_count) {
        bits -= m_count;
        m_word = 0;
        m_count = 0;
        if (bits / 8 > static_cast<std::size_t>(m_end - m_next)) {
            m_next = m_end;
            m_beyond = 9;
            return;
        }
        m_next += bits / 8;
        bits %= 8;
        refill();
    }
    skip(static_cast<unsigned>(bits));
}

std::uint32_t BitSource::gamma() {
    refill();
    const auto zeros = static_cast<unsigned>(std::countl_zero(m_word));
    if (zeros > 24) { // never written: damaged
        m_beyond = 9;
        return 1;
    }
    skip(zeros);
    return bits(zeros + 1);
}

bool PrefixCode::build(const std::vector<std::uint8_t>& lengths) {
    const unsigned longest = lengths.empty() ? 0 : *std::max_element(lengths.begin(), lengths.end());
    if (longest == 0 || longest > maxBits) return false;
    std::array<std::size_t, maxBits + 1> begin{}; // slots of the codes of each length
    for (const auto length : lengths) begin[length] += (std::size_t{1} << longest) >> length;
    std::size_t at = 0;
    begin[0] = 0;
    for (unsigned length = 1; length <= longest; ++length) at += std::exchange(begin[length], at);
    if (at != std::size_t{1} << longest) return false;
    m_slots.resize(at);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const unsigned length = lengths[i];
        if (length == 0) continue;
        const auto first = m_slots.begin() + static_cast<std::ptrdiff_t>(begin[length]);
        begin[length] += (std::size_t{1} << longest) >> length;
        std::fill(first, m_slots.begin() + static_cast<std::ptrdiff_t>(begin[length]),
                  static_cast<std::uint32_t>(i << 4 | length));
    }
    m_shift = 64 - longest;
    return true;
}

Result<RegisterFile> RegisterFile::open(std::string_view bytes) {
    const auto damaged = [](const char* what) {
        return makeError(ErrorCode::FileDamaged, {{"path", ":/divisions/divisions.bin"}, {"what", what}});
    };
    const std::size_t headerSize = 12 + 8 * sectionCount;
    if (bytes.size() < headerSize || bytes.substr(0, 4) != "MLDV") return damaged("header");
    if (number<std::uint32_t>(bytes, 4) != version || number<std::uint32_t>(bytes, 8) != sectionCount) {
        return damaged("version");
    }
    std::vector<std::string_view> sections;
    for (std::size_t i = 0; i < sectionCount; ++i) {
        const std::size_t at = number<std::uint32_t>(bytes, 12 + 8 * i);
        const std::size_t size = number<std::uint32_t>(bytes, 16 + 8 * i);
        if (at > bytes.size() || size > bytes.size() - at) return damaged("length");
        sections.push_back(bytes.substr(at, size));
    }
    RegisterFile file;
    if (!file.readTables(sections)) return damaged("tables");
    return file;
}

bool RegisterFile::readTables(const std::vector<std::string_view>& sections) {
    std::vector<std::uint32_t> counts;
    readAll<std::uint32_t>(sections[0], counts);
    if (counts.size() != m_counts.size()) return false;
    std::copy(counts.begin(), counts.end(), m_counts.begin());

    readAll<std::uint32_t>(sections[1], m_characters);
    readAll<std::uint32_t>(sections[2], m_keys);
    readAll<std::uint16_t>(sections[3], m_readings);
    m_syllables = cutAt(sections[4], '\n');
    if (m_characters.empty() || m_keys.size() != m_characters.size() || m_readings.size() != 2 * m_keys.size()) {
        return false;
    }
    if (std::any_of(m_readings.begin(), m_readings.end(), [&](auto at) { return at >= m_syllables.size(); }))
        return false;
    if (!readSuffixes(sections[5]) || !readTokens(sections[6], sections[7])) return false;
    if (!readHeads(sections[8], m_streetHeads) || !readHeads(sections[9], m_communityHeads)) return false;

    readAll<std::uint16_t>(sections[11], m_pool);
    if (std::any_of(m_pool.begin(), m_pool.end(), [&](auto token) { return token >= tokenCount(); })) return false;
    constexpr std::size_t recordSize = 12;
    for (std::size_t at = 0; at + recordSize <= sections[10].size(); at += recordSize) {
        Upper unit;
        unit.code = number<std::uint32_t>(sections[10], at);
        unit.firstToken = number<std::uint32_t>(sections[10], at + 4);
        unit.tokens = number<std::uint8_t>(sections[10], at + 8);
        unit.suffix = number<std::uint8_t>(sections[10], at + 9);
        unit.level = number<std::uint8_t>(sections[10], at + 10);
        if (std::size_t{unit.firstToken} + unit.tokens > m_pool.size() || unit.suffix >= m_suffixes.size())
            return false;
        if (unit.level == 2) m_counties.push_back(static_cast<std::uint32_t>(m_upper.size()));
        m_upper.push_back(unit);
    }
    readAll<std::uint32_t>(sections[12], m_starts);
    m_blocks = sections[13];
    return m_counties.size() <= maxCounties && m_starts.size() == m_counties.size() + 1 &&
           ascending(m_starts, m_blocks.size()) &&
           m_couples.read(sections[14], sections[15], std::size_t{1} << bucketBits) &&
           m_triples.read(sections[16], sections[17], triples);
}

bool RegisterFile::readSuffixes(std::string_view text) {
    for (const auto line : cutAt(text, '\n')) {
        const auto columns = cutAt(line, '\t');
        if (columns.size() != 3) return false;
        m_suffixes.push_back({std::string(columns[0]), codepoints(columns[1]), std::string(columns[2])});
    }
    return m_suffixes.size() < 64; // an escaped head has six bits for it
}

bool RegisterFile::readTokens(std::string_view pairs, std::string_view lengths) {
    const std::size_t symbolCount = m_characters.size(), total = symbolCount + pairs.size() / 4;
    if (total > 0xFFFF || lengths.size() != total) return false;
    m_expansion.reserve(total + 1);
    m_symbols.reserve(total * 3);
    m_expansion.push_back(0);
    for (std::size_t token = 0; token < total; ++token) {
        if (token < symbolCount) {
            m_symbols.push_back(static_cast<std::uint16_t>(token));
        } else {
            const std::size_t at = (token - symbolCount) * 4;
            m_pairs.emplace_back(number<std::uint16_t>(pairs, at), number<std::uint16_t>(pairs, at + 2));
            for (const std::size_t part : {m_pairs.back().first, m_pairs.back().second}) {
                if (part >= token) return false;
                for (auto i = m_expansion[part]; i < m_expansion[part + 1]; ++i) m_symbols.push_back(m_symbols[i]);
            }
            if (m_symbols.size() - m_expansion.back() > maxTokens) return false;
        }
        m_expansion.push_back(static_cast<std::uint32_t>(m_symbols.size()));
    }
    std::vector<std::uint8_t> sizes;
    readAll<std::uint8_t>(lengths, sizes);
    return m_tokenCode.build(sizes);
}

bool RegisterFile::readHeads(std::string_view table, Heads& heads) {
    std::vector<std::uint8_t> sizes;
    for (std::size_t at = 0; at + 5 <= table.size(); at += 5) {
        const Head head{number<std::uint16_t>(table, at), number<std::uint8_t>(table, at + 2),
                        number<std::uint8_t>(table, at + 3)};
        if (head.step != escapeStep && head.tokens > maxTokens) return false;
        heads.heads.push_back(head);
        sizes.push_back(number<std::uint8_t>(table, at + 4));
    }
    return heads.code.build(sizes);
}

std::array<std::string_view, 2> RegisterFile::readings(std::size_t symbol) const {
    return {m_syllables[m_readings[2 * symbol]], m_syllables[m_readings[2 * symbol + 1]]};
}

std::uint16_t RegisterFile::symbolOf(char32_t character) const {
    const auto at = std::lower_bound(m_characters.begin(), m_characters.end(), character);
    return at != m_characters.end() && *at == character ? static_cast<std::uint16_t>(at - m_characters.begin())
                                                        : 0xFFFF;
}

std::u32string RegisterFile::stemText(std::span<const Token> tokens) const {
    std::u32string text;
    for (const auto token : tokens) {
        for (const auto symbol : symbols(token)) text += m_characters[symbol];
    }
    return text;
}

RegisterFile::Block RegisterFile::block(std::size_t county) const {
    Block block(*this, BitSource(m_blocks, m_starts[county]));
    block.m_streets = block.m_bits.gamma() - 1;
    return block;
}

bool RegisterFile::Block::read(Entry& entry, const Heads& heads, unsigned& lastNumber, unsigned& lastSuffix,
                               std::uint32_t* below) {
    BitSource bits = m_bits; // a copy stays in registers
    bits.refill();
    const auto& head = heads.heads[heads.code.next(bits)];
    unsigned step = head.step, tokens = head.tokens;
    if (step == escapeStep) {
        step = bits.bits(10);
        lastSuffix = bits.bits(6);
        tokens = bits.bits(6);
    } else if (head.suffix) {
        lastSuffix = head.suffix - 1u;
    }
    if (below) {
        *below = bits.gamma() - 1;
        bits.refill();
    }
    lastNumber += step;
    for (unsigned i = 0; i < tokens; ++i) {
        if (i != 0 && i != 1) bits.refill(); // a head and two tokens fit into 56 bits
        entry.tokens[i] = m_file->m_tokenCode.next(bits);
    }
    m_bits = bits;
    entry.number = static_cast<std::uint16_t>(lastNumber);
    entry.suffix = static_cast<std::uint8_t>(lastSuffix);
    entry.count = static_cast<std::uint8_t>(tokens);
    return !bits.overrun() && tokens > 0 && lastNumber < 1000 && lastSuffix < m_file->m_suffixes.size();
}

bool RegisterFile::Block::nextStreet(Entry& street) {
    if (m_body > 0) {
        m_bits.pass(m_body);
        m_communities = 0;
    }
    while (m_communities > 0) {
        if (Entry passed; !nextCommunity(passed)) return false;
    }
    if (m_streets == 0) return false;
    --m_streets;
    m_community = m_communitySuffix = 0;
    m_body = 0;
    if (read(street, m_file->m_streetHeads, m_street, m_streetSuffix, &m_communities)) {
        if (m_communities == 0) return true;
        m_markWords = std::min(mostMarks, (m_communities + namesPerMark - 1) / namesPerMark);
        m_marks = m_bits;
        m_bits.pass(std::size_t{32} * m_markWords);
        m_body = m_bits.gamma() - 1;
        if (!m_bits.overrun()) return true;
    }
    m_streets = m_communities = 0;
    return false;
}

bool RegisterFile::Block::nextCommunity(Entry& community) {
    if (m_communities == 0) return false;
    m_body = 0;
    --m_communities;
    if (read(community, m_file->m_communityHeads, m_community, m_communitySuffix, nullptr)) return true;
    m_streets = m_communities = 0;
    return false;
}

bool RegisterFile::Filter::read(std::string_view offsets, std::string_view postings, std::size_t buckets) {
    readAll<std::uint32_t>(offsets, groups);
    bits = postings;
    return groups.size() == (buckets + bucketGroup - 1) / bucketGroup + 1 && ascending(groups, bits.size());
}

RegisterFile::Counties RegisterFile::Filter::bucket(std::size_t wanted) const {
    Counties result;
    BitSource source(bits, groups[wanted / bucketGroup]);
    for (std::size_t at = wanted / bucketGroup * bucketGroup; at <= wanted && !source.overrun(); ++at) {
        const std::uint32_t count = source.gamma() - 1;
        const unsigned low = count ? source.bits(4) : 0;
        std::size_t place = 0;
        for (std::uint32_t i = 0; i < count && !source.overrun(); ++i) {
            unsigned run = 0;
            do {
                source.refill();
                run = std::min(static_cast<unsigned>(std::countl_one(source.ready())), 32u);
                source.skip(run);
                place += std::size_t{run} << low;
            } while (run == 32 && !source.overrun());
            place += source.bits(low + 1); // the zero that ends the run, and the low bits
            if (at == wanted && place < maxCounties) result.set(place);
            ++place;
        }
    }
    return result;
}

RegisterFile::Counties RegisterFile::withSyllables(std::uint32_t first, std::uint32_t second) const {
    return m_couples.bucket((first * 0x9E3779B1u + second * 0x85EBCA77u) >> (32 - bucketBits));
}

RegisterFile::Counties RegisterFile::withInitials(unsigned first, unsigned second, unsigned third) const {
    return m_triples.bucket((first * 27 + second) * 27 + third);
}

} // namespace mulin::organisation
