// What holds for every ledger: nobody is enrolled before birth, after death or twice at a time, and the day of the next
// review follows from the ledger's rules unless somebody names it.
#pragma once

#include "core/journal/rules.h"
#include "core/schema/catalogue.h"

namespace mulin::ledgers {

/// For the ledgers of a catalogue. Errors of a write: BeforeBirth, AfterDeath, PeriodsOverlap.
void addRules(journal::Rules& rules, const schema::Catalogue& catalogue);

/// The first day after `today` that lies whole steps of `months` after `since`.
Date nextReview(Date since, int months, Date today);

} // namespace mulin::ledgers
