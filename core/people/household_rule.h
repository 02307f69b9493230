// Rules of residence, household, building and dwelling; see addRules in person_rule.h.
#pragma once

#include "core/journal/rules.h"

namespace mulin::people {

void addHouseholdRules(journal::Rules& rules);

} // namespace mulin::people
