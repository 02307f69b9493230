#include "core/security/failed_attempts.h"

#include <algorithm>

namespace mulin::security {

FailedAttempts afterFailure(const FailedAttempts& before, std::int64_t nowMs) { return {before.count + 1, nowMs}; }

std::int64_t waitMs(const FailedAttempts& failed, std::int64_t nowMs) {
    if (failed.count < attemptsFree) return 0;
    const int doubled = std::min(failed.count - attemptsFree, 16);
    const std::int64_t whole = std::min(firstWaitMs << doubled, longestWaitMs);
    return std::clamp(failed.lastMs + whole - nowMs, std::int64_t{0}, whole);
}

FailedAttempts settled(const FailedAttempts& failed, std::int64_t nowMs) {
    return {failed.count, std::min(failed.lastMs, nowMs)};
}

int attemptsLeft(const FailedAttempts& failed) { return std::max(1, attemptsFree - failed.count); }

} // namespace mulin::security
