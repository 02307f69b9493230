// Kin and support network (亲属与支持网络): one record between two people, told from either side.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"
#include "core/journal/rules.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::people {

/// What I am to whom that is to me: a parent's is a child. Of codes of kinship.relation.
std::string inverseRelation(std::string_view relation);

/// Somebody's kin or helper.
struct Kin {
    RecordId record;                  ///< the kinship
    std::optional<RecordId> person{}; ///< in the register
    std::string name{};
    std::string sex{};      ///< male, female or empty
    std::string relation{}; ///< what this one is to whose kin it is
    std::optional<Date> birth{};
    std::string lives{}; ///< as it is written, else the door of somebody in the register
    std::string phone{}; ///< not masked
    bool phoneWithheld = false;
    std::string phoneOf{}; ///< whose: "kinship" or "person"; empty: there is none
    bool emergency = false;
    std::string call{}; ///< how to reach this one in an emergency
    std::optional<Date> since{}, until{};
    bool inverse = false; ///< written in the file of the other
};
/// From both sides: emergency contacts first, then by closeness. Those that are over come last.
Result<std::vector<Kin>> kinOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                               RecordId person);

/// Nobody is his own kin (BadValue); it is somebody of the register, or has a name (Required).
void addKinshipRules(journal::Rules& rules);

} // namespace mulin::people
