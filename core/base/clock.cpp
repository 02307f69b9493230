#include "core/base/clock.h"

#include <chrono>
#include <cstring>

namespace mulin {

std::int64_t SystemClock::nowMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::uint64_t Random::next() {
    std::uint64_t value = 0;
    fill(&value, sizeof value);
    return value;
}

SeededRandom::SeededRandom(std::uint64_t seed) {
    for (auto& word : m_state) { // splitmix64
        seed += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        word = z ^ (z >> 31);
    }
}

std::uint64_t SeededRandom::draw() {
    const auto rotate = [](std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); };
    const std::uint64_t result = rotate(m_state[1] * 5, 7) * 9;
    const std::uint64_t t = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= t;
    m_state[3] = rotate(m_state[3], 45);
    return result;
}

void SeededRandom::fill(void* bytes, std::size_t size) {
    auto* out = static_cast<unsigned char*>(bytes);
    while (size > 0) {
        const std::uint64_t word = draw();
        const std::size_t part = size < 8 ? size : 8;
        std::memcpy(out, &word, part);
        out += part;
        size -= part;
    }
}

std::uint64_t SeededRandom::below(std::uint64_t bound) { return bound == 0 ? 0 : draw() % bound; }
double SeededRandom::unit() { return static_cast<double>(draw() >> 11) * 0x1.0p-53; }

Uid UidMaker::make() {
    const std::int64_t now = m_environment.clock->nowMs();
    if (now > m_lastMs) {
        m_lastMs = now;
        m_count = 0;
    } else if (++m_count > 0xFFFF) {
        ++m_lastMs;
        m_count = 0;
    }
    Uid uid;
    for (int i = 0; i < 6; ++i)
        uid.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(m_lastMs >> (40 - 8 * i));
    uid.bytes[6] = static_cast<std::uint8_t>(m_count >> 8);
    uid.bytes[7] = static_cast<std::uint8_t>(m_count);
    m_environment.random->fill(uid.bytes.data() + 8, 8);
    return uid;
}

std::uint64_t HybridClock::tick(std::int64_t nowMs) {
    const std::uint64_t wall = static_cast<std::uint64_t>(nowMs) << 16;
    m_last = wall > m_last ? wall : m_last + 1;
    return m_last;
}

void HybridClock::observe(std::uint64_t remote, std::int64_t nowMs) {
    constexpr std::int64_t day = 24LL * 3600 * 1000;
    if (remote > m_last && msOf(remote) < nowMs + day) m_last = remote;
}

} // namespace mulin
