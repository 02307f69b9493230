// Rules of visit plans and next steps.
#pragma once

#include "core/journal/rules.h"

namespace mulin::ledgers {

/// visit_plan: one person or one organisation; somebody goes (the contact worker of the ledger if none is named:
/// NobodyResponsible). next_step: likewise about somebody; done or dropped it has a day, and dropped a word why.
void addVisitRules(journal::Rules& rules);

} // namespace mulin::ledgers
