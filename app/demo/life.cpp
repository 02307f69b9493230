#include "app/demo/life.h"

#include <algorithm>

namespace mulin::demo {

Date Life::happened(Date day) {
    const int lag = m.chance.percent(6) ? m.chance.between(5, 14) : m.chance.percent(60) ? 0 : m.chance.between(1, 3);
    return std::max(day.plusDays(-lag), m.firstDay().plusDays(2));
}

int Life::randomHousehold() {
    for (int tries = 0; tries < 200; ++tries) {
        const int found = static_cast<int>(m.chance.below(m.households.size()));
        if (!m.household(found).members.empty()) return found;
    }
    return -1;
}

Result<void> Life::run() {
    m_calls.resize(m.workers.size());
    m_ofGrid.resize(m.grids.size());
    for (std::size_t i = 0; i < m.households.size(); ++i)
        m_ofGrid[static_cast<std::size_t>(m.dwelling(m.households[i].dwelling).grid)].push_back(static_cast<int>(i));
    MULIN_TRY(firstLedgers());
    MULIN_TRY(kinships());

    const Date start = m.firstDay().plusDays(12), until = m.request.until;
    const int total = until.days - start.days;
    const int from = m.living;
    const Date mistake = start.plusDays(total / 3);
    bool mistaken = false;
    Date lastWork = until.plusDays(-1);
    while (!m_calendar.isWorkingDay(lastWork)) lastWork = lastWork.plusDays(-1);
    for (Date day = start; day < until; day = day.plusDays(1)) {
        m.progress.report(day.days - start.days, total);
        if (m.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        if (!m_calendar.isWorkingDay(day)) continue;
        m_today = day;
        m.setTime(day, 8 * 60 + 35);
        const double size = m.request.residents / 6000.0;
        // What happens in 365 days is entered on about 250.
        const auto times = [&](double perYear) {
            const double wanted = perYear * size / 250;
            return static_cast<int>(wanted) + (m.chance.percent((wanted - static_cast<int>(wanted)) * 100) ? 1 : 0);
        };
        for (int n = times(30); n > 0; --n) MULIN_TRY(birth(day));
        for (int n = times(40); n > 0; --n) MULIN_TRY(death(day));
        for (int n = times(95); n > 0; --n)
            if (const int who = randomHousehold(); who >= 0) MULIN_TRY(moveOut(day, who));
        for (int n = times(70); n > 0; --n) MULIN_TRY(moveIn(day, false));
        const int target =
            from + static_cast<int>((m.request.residents - from) * static_cast<std::int64_t>(day.days - start.days) /
                                    std::max(1, total));
        for (int n = 0; n < 4 && m.living < target; ++n) MULIN_TRY(moveIn(day, false));
        if (day == lastWork) MULIN_TRY(settleAt(day, m.request.residents));
        if (day.weekday() == 2) MULIN_TRY(corrections(day));
        if (day.day() <= 7 && day.weekday() == 3) MULIN_TRY(reviewLedgers(day));
        if (!mistaken && day >= mistake) {
            mistaken = true;
            MULIN_TRY(mistakenImport(day));
        }
        for (std::size_t worker = 0; worker < m.workers.size(); ++worker)
            MULIN_TRY(workDay(day, static_cast<int>(worker)));
    }
    // The morning of the last day has begun, if it has.
    constexpr int begun = 8 * 60 + 10, over = 8 * 60 + 35;
    if (m.request.now && *m.request.now < msOfDate(until) + std::int64_t{over} * 60000) return {};
    m_today = until;
    for (int worker = 0; worker < std::min(2, static_cast<int>(m.workers.size())); ++worker)
        if (const auto& near = m_ofGrid[static_cast<std::size_t>(worker)]; !near.empty()) {
            m.setTime(until, begun + 6 * worker);
            const int who = m.chance.pick(near);
            if (!m.household(who).members.empty()) MULIN_TRY(visitHousehold(until, worker, who, Occasion::Routine));
        }
    return {};
}

} // namespace mulin::demo
