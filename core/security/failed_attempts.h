// Wrong passwords one after the other: from the fifth on each costs a longer wait. Against somebody at the keyboard;
// whoever has copied the file is held up by the cost of a try alone.
#pragma once

#include <cstdint>

namespace mulin::security {

struct FailedAttempts {
    int count = 0;
    std::int64_t lastMs = 0;
    friend bool operator==(const FailedAttempts&, const FailedAttempts&) = default;
};

inline constexpr int attemptsFree = 5;
inline constexpr std::int64_t firstWaitMs = 30'000;
inline constexpr std::int64_t longestWaitMs = 30 * 60'000;

/// One more.
FailedAttempts afterFailure(const FailedAttempts& before, std::int64_t nowMs);
/// Until the next try; 0 = now.
std::int64_t waitMs(const FailedAttempts& failed, std::int64_t nowMs);
/// As it is to be read after a restart: a clock that was set back does not hold the last failure in the future.
FailedAttempts settled(const FailedAttempts& failed, std::int64_t nowMs);
/// How many tries there are before the next wait.
int attemptsLeft(const FailedAttempts& failed);

} // namespace mulin::security
