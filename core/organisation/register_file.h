// The national register of divisions as resources/divisions/build.py writes it (its README.md describes the layout).
// Read in place: opening builds decoding tables only, a look-up touches the blocks it needs.
#pragma once

#include "core/base/result.h"

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulin::organisation {

/// Reads bits from the most significant on; beyond the end come zeros.
class BitSource {
public:
    explicit BitSource(std::string_view bytes, std::size_t at = 0)
        : m_next(bytes.data() + at), m_end(bytes.data() + bytes.size()) {}
    /// Makes at least 56 bits ready.
    void refill() {
        if (m_end - m_next < 8) return refillAtEnd();
        std::uint64_t word = 0;
        std::memcpy(&word, m_next, 8);
        if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
        m_word |= word >> m_count;
        m_next += (63 - m_count) / 8;
        m_count |= 56;
    }
    std::uint64_t ready() const { return m_word; } ///< left-aligned
    void skip(unsigned bits) {                     ///< at most 56 since the last refill
        m_word <<= bits;
        m_count -= bits;
    }
    void pass(std::size_t bits); ///< any number
    /// A bit further on, without going there.
    bool peek(std::size_t ahead) const {
        const auto from = static_cast<std::ptrdiff_t>(ahead) - static_cast<std::ptrdiff_t>(m_count);
        const char* byte = m_next + (from >> 3);
        return byte < m_end && (static_cast<unsigned char>(*byte) >> (7 - (from & 7)) & 1) != 0;
    }
    std::uint32_t bits(unsigned count); ///< at most 32; refills
    std::uint32_t gamma();              ///< refills
    bool overrun() const { return m_beyond > 8; }

private:
    void refillAtEnd();

    const char* m_next;
    const char* m_end;
    std::uint64_t m_word = 0;
    unsigned m_count = 0, m_beyond = 0; ///< bytes made up beyond the end
};

/// A canonical prefix code, decoded with one table.
class PrefixCode {
public:
    static constexpr unsigned maxBits = 15;
    bool build(const std::vector<std::uint8_t>& lengths); ///< false if they do not make a code
    /// The next symbol, and skips it. Needs 15 ready bits.
    std::uint16_t next(BitSource& bits) const {
        const std::uint32_t slot = m_slots[bits.ready() >> m_shift];
        bits.skip(slot & 0xF);
        return static_cast<std::uint16_t>(slot >> 4);
    }

private:
    unsigned m_shift = 63;
    std::vector<std::uint32_t> m_slots{0, 0}; ///< symbol and length of the code that begins with these bits
};

class RegisterFile {
public:
    using Token = std::uint16_t;
    static constexpr std::size_t maxTokens = 64;
    static constexpr std::uint16_t escapeStep = 0xFFFF; ///< of a head that is spelt out

    /// An end of a name such as 社区居民委员会.
    struct Suffix {
        std::string full;          ///< as registered
        std::u32string comparable; ///< as compared with what was typed: 社区
        std::string brief;         ///< as shown in a short name: 社区
    };
    /// A province, city or county.
    struct Upper {
        std::uint32_t code = 0; ///< 6 digits
        std::uint32_t firstToken = 0;
        std::uint8_t tokens = 0, suffix = 0, level = 0;
    };
    /// A street or a community, while its block is read.
    struct Entry {
        std::uint16_t number = 0; ///< last three digits of its code
        std::uint8_t suffix = 0, count = 0;
        std::array<Token, maxTokens> tokens{};
        std::span<const Token> stem() const { return {tokens.data(), count}; }
    };
    /// What comes before the tokens of a name: how its code follows, its suffix (0 = as before), how many tokens.
    struct Head {
        std::uint16_t step = 0;
        std::uint8_t suffix = 0, tokens = 0;
    };
    struct Heads {
        PrefixCode code;
        std::vector<Head> heads;
    };
    /// Two initials (a = 1; 0 = none) that follow each other in a name, as one number.
    static constexpr unsigned pairOf(unsigned first, unsigned second) { return first * 27 + second; }
    /// Streets of a county, each followed by its communities.
    class Block {
    public:
        bool nextStreet(Entry& street); ///< false at the end, or if the block is damaged
        bool nextCommunity(Entry& community);
        /// May a community of the street have these initials side by side, the first one before its suffix? Never
        /// misses one. Before its communities are read.
        bool marked(unsigned pair) const {
            const std::uint32_t at = (pair * 0x9E3779B1u >> 12) % (32 * m_markWords);
            return m_communities > 0 && m_marks.peek(at ^ 31); // words are written from their last bit on
        }
        /// All communities of the street at once: `state = step(state, token)` over each stem, then `end(state)`, while
        /// `community` holds what was read. Scans of the whole register live on this loop.
        template<class State, class Step, class End>
        void communities(Entry& community, State start, Step step, End end);

    private:
        friend class RegisterFile;
        Block(const RegisterFile& file, BitSource bits) : m_file(&file), m_bits(bits), m_marks(bits) {}
        bool read(Entry& entry, const Heads& heads, unsigned& lastNumber, unsigned& lastSuffix, std::uint32_t* below);

        static constexpr std::uint32_t mostMarks = 12, namesPerMark = 4;
        const RegisterFile* m_file;
        BitSource m_bits;
        BitSource m_marks;
        std::uint32_t m_markWords = 1;
        std::size_t m_body = 0; ///< bits of the communities, if none of them has been read
        std::uint32_t m_streets = 0, m_communities = 0;
        unsigned m_street = 0, m_streetSuffix = 0, m_community = 0, m_communitySuffix = 0;
    };

    /// `bytes` must outlive the file.
    static Result<RegisterFile> open(std::string_view bytes);

    const std::vector<Upper>& upper() const { return m_upper; }               ///< by code, then level
    const std::vector<std::uint32_t>& counties() const { return m_counties; } ///< places in upper(); one block each
    std::span<const Token> stem(const Upper& unit) const { return {m_pool.data() + unit.firstToken, unit.tokens}; }
    Block block(std::size_t county) const;
    std::size_t count(std::size_t level) const { return m_counts[level]; }

    std::size_t tokenCount() const { return m_expansion.size() - 1; }
    std::span<const std::uint16_t> symbols(Token token) const {
        return {m_symbols.data() + m_expansion[token], m_expansion[token + 1u] - m_expansion[token]};
    }
    bool isSymbol(Token token) const { return token < m_characters.size(); }
    std::pair<Token, Token> parts(Token token) const { return m_pairs[token - m_characters.size()]; } ///< of no symbol
    char32_t character(std::size_t symbol) const { return m_characters[symbol]; }
    char32_t key(std::size_t symbol) const { return m_keys[symbol]; } ///< NFKC, lower case
    std::array<std::string_view, 2> readings(std::size_t symbol) const;
    std::uint16_t symbolOf(char32_t character) const; ///< 0xFFFF if the register never uses it
    const std::vector<Suffix>& suffixes() const { return m_suffixes; }

    std::u32string stemText(std::span<const Token> tokens) const;

    static constexpr std::size_t maxCounties = 4096;
    using Counties = std::bitset<maxCounties>; ///< by place in counties()
    /// Counties in which two syllables may follow each other in a name. A syllable: its number in the register, or
    /// 0x10000 + key of a character that has no reading.
    Counties withSyllables(std::uint32_t first, std::uint32_t second) const;
    /// Counties in which three initials (a = 1; 0 = none) follow each other.
    Counties withInitials(unsigned first, unsigned second, unsigned third) const;
    const std::vector<std::string_view>& syllables() const { return m_syllables; } ///< number 0 is empty
    std::array<std::uint16_t, 2> readingNumbers(std::size_t symbol) const {
        return {m_readings[2 * symbol], m_readings[2 * symbol + 1]};
    }

private:
    RegisterFile() = default;
    bool readTables(const std::vector<std::string_view>& sections);
    bool readTokens(std::string_view pairs, std::string_view lengths);
    bool readSuffixes(std::string_view text);
    static bool readHeads(std::string_view table, Heads& heads);

    struct Filter {
        std::vector<std::uint32_t> groups; ///< where each group of buckets begins
        std::string_view bits;
        bool read(std::string_view offsets, std::string_view postings, std::size_t buckets);
        Counties bucket(std::size_t wanted) const;
    };
    std::array<std::uint32_t, 5> m_counts{};
    std::vector<char32_t> m_characters, m_keys;
    std::vector<std::uint16_t> m_readings;
    std::vector<std::string_view> m_syllables;
    std::vector<Suffix> m_suffixes;
    std::vector<std::uint16_t> m_symbols;   ///< expansions of all tokens, one after the other
    std::vector<std::uint32_t> m_expansion; ///< where each begins
    std::vector<std::pair<Token, Token>> m_pairs;
    PrefixCode m_tokenCode;
    Heads m_streetHeads, m_communityHeads;
    std::vector<Upper> m_upper;
    std::vector<std::uint32_t> m_counties;
    std::vector<Token> m_pool;
    std::vector<std::uint32_t> m_starts;
    std::string_view m_blocks;
    Filter m_couples, m_triples;
};

template<class State, class Step, class End>
void RegisterFile::Block::communities(Entry& community, State start, Step step, End end) {
    m_body = 0;
    BitSource bits = m_bits; // a copy stays in registers
    const auto& heads = m_file->m_communityHeads;
    const auto& tokenCode = m_file->m_tokenCode;
    unsigned number = m_community, suffix = m_communitySuffix;
    for (; m_communities > 0; --m_communities) {
        bits.refill();
        const Head head = heads.heads[heads.code.next(bits)];
        unsigned advance = head.step, tokens = head.tokens;
        if (advance == escapeStep) {
            advance = bits.bits(10);
            suffix = bits.bits(6);
            tokens = bits.bits(6);
        } else if (head.suffix != 0) {
            suffix = head.suffix - 1u;
        }
        number += advance;
        State state = start;
        for (unsigned i = 0; i < tokens; ++i) {
            if (i > 1) bits.refill(); // a head and two tokens fit into 56 bits
            const Token token = tokenCode.next(bits);
            community.tokens[i] = token;
            state = step(state, token);
        }
        if (number > 999 || suffix >= m_file->m_suffixes.size() || bits.overrun()) { // damaged
            m_streets = m_communities = 0;
            return;
        }
        community.number = static_cast<std::uint16_t>(number);
        community.suffix = static_cast<std::uint8_t>(suffix);
        community.count = static_cast<std::uint8_t>(tokens);
        end(state);
    }
    m_bits = bits;
    m_community = number;
    m_communitySuffix = suffix;
}

} // namespace mulin::organisation
