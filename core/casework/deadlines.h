// What has to follow within a time, by the rules of the record types ([[deadline]], resources/types/README.md): the
// steps of an application, and whatever else names them. Reminders; a person decides.
#pragma once

#include "core/access/access.h"
#include "core/base/calendar.h"
#include "core/base/progress.h"
#include "core/journal/tables.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::casework {

struct DueStep {
    const schema::TypeDef* type = nullptr;
    const schema::DeadlineDef* step = nullptr;
    RecordId record;
    std::string title; ///< of the record
    std::optional<RecordId> person{};
    std::string name; ///< of the person
    Date from, due;
};

/// The last day on which it is in time. Counts from the next day; a day off moves it on (民法典 §201–203), unless the
/// day is fixed.
Date dueOf(const schema::DeadlineDef& step, Date from, const WorkingCalendar& calendar);

struct DueQuery {
    Date today, until; ///< what falls due up to `until`, included
    std::optional<RecordId> person{};
    std::string vault{}; ///< of what lies in it, while it is open; empty = of what is not sealed
    schema::Language language = schema::Language::Zh;
};
/// Those that are open, by day; none of what other offices keep. Cancelled.
Result<std::vector<DueStep>> dueSteps(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access,
                                      const WorkingCalendar& calendar, const DueQuery& query, Progress& progress);

} // namespace mulin::casework
