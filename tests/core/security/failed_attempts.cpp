#include "core/security/failed_attempts.h"

#include <catch2/catch.hpp>

using namespace mulin::security;

TEST_CASE("five tries are free, then each costs twice the wait of the one before, up to half an hour") {
    FailedAttempts failed;
    for (int i = 1; i <= 4; ++i) {
        failed = afterFailure(failed, 1000);
        CHECK(waitMs(failed, 1000) == 0);
        CHECK(attemptsLeft(failed) == 5 - i);
    }
    failed = afterFailure(failed, 1000);
    CHECK(waitMs(failed, 1000) == 30'000);
    CHECK(waitMs(failed, 30'999) == 1);
    CHECK(waitMs(failed, 31'000) == 0);
    CHECK(attemptsLeft(failed) == 1);
    failed = afterFailure(failed, 31'000);
    CHECK(waitMs(failed, 31'000) == 60'000);
    for (int i = 0; i < 100; ++i) failed = afterFailure(failed, 0);
    CHECK(waitMs(failed, 0) == longestWaitMs);
}

TEST_CASE("a clock set back by a year costs the wait once, not a year") {
    FailedAttempts failed;
    for (int i = 0; i < 5; ++i) failed = afterFailure(failed, 1'000'000'000'000);
    CHECK(waitMs(failed, 0) == 30'000);
    failed = settled(failed, 0);
    CHECK(failed.count == 5);
    CHECK(waitMs(failed, 30'000) == 0);
}
