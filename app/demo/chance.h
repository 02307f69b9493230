// Draws from a seeded generator, so that an office can be made again exactly.
#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <span>

namespace mulin::demo {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_random(seed) {}
    int between(int low, int high) { ///< both included
        return low + static_cast<int>(m_random.below(static_cast<std::uint64_t>(high - low + 1)));
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random.below(bound)); }
    bool percent(double share) { return m_random.unit() * 100 < share; }
    double unit() { return m_random.unit(); }
    template<class Range> auto& pick(Range& range) { return range[below(std::size(range))]; }
    template<class Range> const auto& pick(const Range& range) { return range[below(std::size(range))]; }
    /// Position by weights.
    std::size_t weighted(std::span<const double> weights) {
        double sum = 0;
        for (const double weight : weights) sum += weight;
        double at = m_random.unit() * sum;
        for (std::size_t i = 0; i < weights.size(); ++i)
            if ((at -= weights[i]) < 0) return i;
        return weights.size() - 1;
    }
    Date birthday(int year) {
        const int month = between(1, 12);
        return *Date::fromYmd(year, month, between(1, daysInMonth(year, month)));
    }

private:
    SeededRandom m_random;
};

} // namespace mulin::demo
