// What lines of 诉求 can become, of all areas of work: the counterpart of allRules for ledgers::FollowUps.
#pragma once

#include "core/ledgers/follow_up.h"

namespace mulin {

ledgers::FollowUps allFollowUps();

} // namespace mulin
