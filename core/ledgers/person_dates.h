// Birth and death of a person against the ledgers that the person is or was in: what EnrolmentRule holds when an
// enrolment is written, held when the person is.
#pragma once

#include "core/journal/rules.h"

namespace mulin::ledgers {

/// Joins the rule of `person` that is there. Errors of a write: BeforeBirth, AfterDeath of the enrolment that is in the
/// way. Ledgers that whoever writes may not read, and sealed ones, are passed over: a refusal would tell who is in
/// them.
void addPersonDatesRule(journal::Rules& rules);

} // namespace mulin::ledgers
