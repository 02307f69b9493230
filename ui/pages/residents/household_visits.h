// The last visits to a household: to any who live in it.
#pragma once

#include "core/people/household_view.h"
#include "ui/pages/person/timeline_rows.h"

namespace mulin::ui {

/// Newest first; whom it was to where more than one live there. Of sealed ledgers none: those who share a flat share no
/// secrets.
Result<std::vector<TimelineRow>> householdVisits(const ReadContext& context, const std::vector<people::Member>& members,
                                                 std::size_t most);

} // namespace mulin::ui
