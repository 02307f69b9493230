#include "core/ledgers/interval.h"

#include <algorithm>
#include <array>

namespace mulin::ledgers {

namespace {
constexpr std::array<std::string_view, 8> codes{"none",      "once",    "yearly",      "half_yearly",
                                                "quarterly", "monthly", "fortnightly", "weekly"};
} // namespace

Interval intervalOf(std::string_view code) {
    const auto at = std::find(codes.begin(), codes.end(), code);
    return at == codes.end() ? Interval::None : static_cast<Interval>(at - codes.begin());
}

std::string_view codeOf(Interval interval) { return codes[static_cast<std::size_t>(interval)]; }

Date dueAfter(Date since, Interval interval, int times) {
    switch (interval) {
    case Interval::Weekly: return since.plusDays(7 * times);
    case Interval::Fortnightly: return since.plusDays(14 * times);
    case Interval::Monthly: return since.plusMonths(times);
    case Interval::Quarterly: return since.plusMonths(3 * times);
    case Interval::HalfYearly: return since.plusMonths(6 * times);
    case Interval::Yearly: return since.plusMonths(12 * times);
    case Interval::Once:
    case Interval::None: break;
    }
    return since;
}

} // namespace mulin::ledgers
