// In a file of its own: a test that tries a hundred passwords brings another one.
#include "core/db/key_slots.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sodium.h>

namespace mulin::db {

namespace {

constexpr std::uint64_t mostTunedBytes = std::uint64_t{512} << 20; // office computers have 4 GB, and other programs
constexpr std::uint64_t mebibyte = 1 << 20;

double secondsFor(const KeyCost& cost) {
    auto memory = secretMemory(Key::size);
    const unsigned char salt[crypto_pwhash_SALTBYTES] = {};
    const auto start = std::chrono::steady_clock::now();
    if (crypto_pwhash(memory.get(), Key::size, "password", 8, salt, cost.passes, static_cast<std::size_t>(cost.bytes),
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return -1;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

KeyCost KeyCost::tuned(double seconds) {
    KeyCost cost = floor();
    secondsFor(cost); // the first time also fetches the memory
    double took = std::min(secondsFor(cost), secondsFor(cost));
    if (took <= 0) return cost;
    // Memory first: it is what an attacker's hardware has least of.
    const auto wanted = static_cast<double>(cost.bytes) * seconds / took;
    cost.bytes = std::clamp(static_cast<std::uint64_t>(wanted) / mebibyte * mebibyte, cost.bytes, mostTunedBytes);
    took = secondsFor(cost);
    if (took < 0) return floor();
    if (took < seconds)
        cost.passes = std::max(cost.passes, static_cast<std::uint32_t>(std::lround(cost.passes * seconds / took)));
    return cost;
}

} // namespace mulin::db
