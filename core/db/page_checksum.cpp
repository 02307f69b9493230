#include "core/db/journal_codec.h"
#include "core/db/open_file.h"
#include "core/db/page_codec.h"

#include <bit>
#include <cstring>

namespace mulin::db {
namespace {

static_assert(std::endian::native == std::endian::little, "the checksum is read as stored");

constexpr std::size_t contentSize = pageSize - pageReserve;
constexpr std::size_t words = contentSize / 8;
constexpr std::size_t lanes = 4;

// Odd constants: fractional parts of the golden ratio and of the square roots of 2, 3, 5, 7.
constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
constexpr std::uint64_t starts[lanes] = {0x6A09E667F3BCC909, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B,
                                         0xA54FF53A5F1D36F1};

std::uint64_t word(const unsigned char* bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t stirred(std::uint64_t lane, std::uint64_t input) { return std::rotl((lane ^ input) * multiplier, 29); }

} // namespace

std::uint64_t pageChecksum(std::uint32_t page, const unsigned char* content) {
    std::uint64_t lane[lanes];
    for (std::size_t i = 0; i < lanes; ++i) lane[i] = stirred(starts[i], page);
    std::size_t at = 0;
    for (; at + lanes <= words; at += lanes)
        for (std::size_t i = 0; i < lanes; ++i) lane[i] = stirred(lane[i], word(content + 8 * (at + i)));
    for (std::size_t i = 0; at < words; ++at, ++i) lane[i] = stirred(lane[i], word(content + 8 * at));
    std::uint64_t sum = page;
    for (const auto one : lane) {
        sum = stirred(sum, one ^ (one >> 32));
        sum ^= sum >> 31;
    }
    return sum * multiplier;
}

bool PageChecksum::seal(FileKind, std::uint32_t page, const unsigned char* plain, unsigned char* stored) {
    std::memcpy(stored, plain, contentSize);
    const auto sum = pageChecksum(page, plain);
    std::memcpy(stored + contentSize, &sum, sizeof sum);
    return true;
}

bool PageChecksum::unseal(FileKind, std::uint32_t page, unsigned char* bytes) {
    return pageChecksum(page, bytes) == word(bytes + contentSize);
}

std::unique_ptr<JournalCodec> PageChecksum::journal() { return std::make_unique<PlainJournal>(*this); }

} // namespace mulin::db
