#include "core/follow_ups.h"

namespace mulin {

ledgers::FollowUps allFollowUps() {
    ledgers::FollowUps followUps;
    ledgers::addFollowUps(followUps);
    return followUps;
}

} // namespace mulin
