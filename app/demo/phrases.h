// What grid workers write after a visit.
#pragma once

#include "app/demo/chance.h"

#include <string>

namespace mulin::demo {

enum class Occasion {
    Routine,
    Shop,
    Safety,
    Newcomer,
    Revisit,
    Festival,
    Policy,
    Survey,
    // for a ledger
    Alone,
    Elder,
    Care,
    Infant,
    Child,
    Allowance,
    Disability,
    Veteran,
    Bereaved,
    Work,
};
inline bool isForLedger(Occasion occasion) { return occasion >= Occasion::Alone; }

struct Note {
    std::string findings, needs, handling; ///< the latter two are empty on most visits
};

Note noteFor(Chance& chance, Occasion occasion, const std::string& name, int month);

} // namespace mulin::demo
