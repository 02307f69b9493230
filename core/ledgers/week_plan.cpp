#include "core/ledgers/week_plan.h"

#include <algorithm>
#include <set>

namespace mulin::ledgers {

std::vector<Date> workingWeek(const WorkingCalendar& calendar, Date today) {
    std::vector<Date> days;
    for (Date day = calendar.nextWorkingDay(today); days.size() < planDays;
         day = calendar.nextWorkingDay(day.plusDays(1)))
        days.push_back(day);
    return days;
}

std::map<Date, std::vector<const DueVisit*>> weekPlan(const std::vector<const DueVisit*>& visits,
                                                      const std::vector<Date>& days,
                                                      const std::vector<const DueVisit*>& made) {
    std::map<Date, std::vector<const DueVisit*>> plan;
    if (days.empty()) return plan;
    const auto walking = [](const DueVisit* a, const DueVisit* b) { return walksBefore(a->person, b->person); };
    std::map<std::string, std::vector<const DueVisit*>> byWorker;
    for (const auto* all : {&visits, &made})
        for (const DueVisit* visit : *all)
            if (visit->due <= days.back()) byWorker[visit->goers()].push_back(visit);
    for (auto& [worker, theirs] : byWorker) {
        std::stable_sort(theirs.begin(), theirs.end(), walking);
        const std::size_t each = (theirs.size() + days.size() - 1) / days.size();
        std::vector<std::vector<const DueVisit*>> parts;
        for (std::size_t at = 0; at < theirs.size(); at += each)
            parts.emplace_back(theirs.begin() + static_cast<std::ptrdiff_t>(at),
                               theirs.begin() + static_cast<std::ptrdiff_t>(std::min(at + each, theirs.size())));
        const auto earliest = [](const std::vector<const DueVisit*>& part) {
            return (*std::min_element(part.begin(), part.end(),
                                      [](const DueVisit* a, const DueVisit* b) { return a->due < b->due; }))
                ->due;
        };
        std::stable_sort(parts.begin(), parts.end(),
                         [&](const auto& a, const auto& b) { return earliest(a) < earliest(b); });
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (const DueVisit* visit : parts[i]) {
                // The last day that is not too late; what is late already goes with its part.
                std::size_t day = i;
                if (visit->due >= days.front())
                    while (day > 0 && days[day] > visit->due) --day;
                plan[days[day]].push_back(visit);
            }
    }
    const std::set<const DueVisit*> done(made.begin(), made.end());
    for (auto& [day, rows] : plan) {
        std::erase_if(rows, [&](const DueVisit* one) { return done.contains(one); });
        std::stable_sort(rows.begin(), rows.end(), walking);
    }
    return plan;
}

} // namespace mulin::ledgers
