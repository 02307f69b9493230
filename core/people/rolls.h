// Who is on the rolls (在册): the people that the monthly report, the organisation and the list of residents count.
#pragma once

#include "core/base/date.h"

#include <string>

namespace mulin::people {

/// Lives here today, or is entered here without a place known yet; not deleted, not dead, not moved out. A condition
/// for records::Query over `person`.
inline std::string onTheRolls(Date today) {
    const std::string later = "left_on > " + today.iso();
    return "died_on is empty and (left_on is empty or " + later +
           ") and (dwelling is not empty or household is not empty or " + later +
           " or own_grid is not empty or check ~ address)";
}

} // namespace mulin::people
