// How households read: members with relation and since.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::people {

struct Member {
    RecordId person, residence;
    std::string name;
    std::string sex; ///< male, female or empty
    std::optional<Date> birth;
    std::string phone;    ///< not masked: show it through records::shownText or schema::masked
    std::string relation; ///< a choice of residence.relation, or empty
    bool head = false;
    std::optional<Date> since, until;
    std::vector<std::string> ledgers{}; ///< ids of those that have the person now; sealed ones are left out
};

struct HouseholdView {
    journal::Record record;
    std::string address, door;   ///< of the dwelling
    std::vector<Member> members; ///< the head first, then spouse, children …, the elder first
    std::vector<Member> former;  ///< the latest first
};

/// UnknownRecord.
Result<HouseholdView> householdView(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId household);
/// The household in which a person lives; nullopt if in none.
Result<std::optional<HouseholdView>> householdOf(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, RecordId person);

} // namespace mulin::people
