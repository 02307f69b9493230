// Time and chance are injected, so that every test can be replayed.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mulin {

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t nowMs() = 0; ///< UTC, milliseconds since 1970
    Date today() { return dateOfMs(nowMs()); }
};

class SystemClock final : public Clock {
public:
    std::int64_t nowMs() override;
};

/// Stands still unless told; used by tests and by the demonstration office, which lives through two years.
class FixedClock final : public Clock {
public:
    explicit FixedClock(std::int64_t ms) : m_ms(ms) {}
    std::int64_t nowMs() override { return m_ms; }
    void set(std::int64_t ms) { m_ms = ms; }
    void advance(std::int64_t ms) { m_ms += ms; }

private:
    std::int64_t m_ms;
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(void* bytes, std::size_t size) = 0;
    std::uint64_t next();
};

class SystemRandom final : public Random {
public:
    void fill(void* bytes, std::size_t size) override;
};

/// xoshiro256**; deterministic by seed.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(void* bytes, std::size_t size) override;
    std::uint64_t draw();
    std::uint64_t below(std::uint64_t bound); ///< 0 … bound-1
    double unit();                            ///< [0, 1)

private:
    std::uint64_t m_state[4];
};

/// What the outside world gives to an open file.
struct Environment {
    std::shared_ptr<Clock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<Random> random = std::make_shared<SystemRandom>();
};

/// Time-ordered identity: 48 bits of milliseconds, 16 bits that count within one, 64 random bits.
class UidMaker {
public:
    explicit UidMaker(Environment environment) : m_environment(std::move(environment)) {}
    Uid make();

private:
    Environment m_environment;
    std::int64_t m_lastMs = 0;
    std::uint32_t m_count = 0;
};

/// Hybrid logical clock (Kulkarni et al. 2014): 48 bits of milliseconds, 16 bits of counter, carried into the
/// milliseconds when it overflows.
class HybridClock {
public:
    explicit HybridClock(std::uint64_t last = 0) : m_last(last) {}
    std::uint64_t tick(std::int64_t nowMs);
    /// Adopts a remote stamp only if it lies less than a day ahead of the wall clock.
    void observe(std::uint64_t remote, std::int64_t nowMs);
    std::uint64_t last() const { return m_last; }
    static std::int64_t msOf(std::uint64_t hlc) { return static_cast<std::int64_t>(hlc >> 16); }

private:
    std::uint64_t m_last;
};

} // namespace mulin
