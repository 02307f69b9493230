// Roles as records: what they grant, who holds them, and the Access of a user.
#pragma once

#include "core/access/access.h"
#include "core/journal/journal.h"

#include <vector>

namespace mulin::security {

/// The roles of the office; the shipped ones if the file has no records of roles.
Result<std::vector<access::Role>> rolesOf(const db::Reader& reader, const journal::Tables& tables);

/// The grids of a user, and the units that these lie in if the user has the whole of such a unit: those that the user's
/// record names and those of the posts held on that day, with all that lies below.
std::vector<Uid> unitsOf(const db::Reader& reader, const journal::Tables& tables, const journal::Record& user,
                         Date today);

/// What the user with this login may do; empty: the first user of the file. UnknownRecord{user}. A file without any
/// user, which is not set up yet, is open to the program.
Result<access::Access> accessFor(const db::Reader& reader, const journal::Tables& tables,
                                 const schema::Catalogue& catalogue, const std::string& login, Date today);

/// Writes the shipped roles, for a new office.
Result<void> makeRoles(journal::Writer& writer);

void addRules(journal::Rules& rules);

} // namespace mulin::security
