// Roles as records: what they grant, who holds them, and the Access of a user.
#pragma once

#include "core/access/summary.h"
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

/// The same by identity: of a removed user nothing is left.
Result<access::Access> accessOf(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, UserId user, Date today);
/// What a user may do, for whoever may read users and roles. Denied.
Result<access::Summary> summaryOf(const db::Reader& reader, const journal::Tables& tables,
                                  const schema::Catalogue& catalogue, const access::Access& access, UserId user,
                                  Date today);

struct OfficeRole {
    access::Role role;
    std::optional<RecordId> record; ///< none in a file whose roles are the shipped ones
    bool shipped = false;
    int holders = 0; ///< users who have it
};
/// The shipped ones in their order, then the office's own. Denied without the right to read roles.
Result<std::vector<OfficeRole>> officeRoles(const db::Reader& reader, const journal::Tables& tables,
                                            const access::Access& access);
/// Makes the record of a role and its grants what `role` says; what is so already is left alone. Without `record` it is
/// a new role, or a shipped one of a file that has no records of roles yet: all of them become records then.
Result<RecordId> putRole(journal::Writer& writer, std::optional<RecordId> record, const access::Role& role);

/// Writes the shipped roles, for a new office.
Result<void> makeRoles(journal::Writer& writer);

void addRules(journal::Rules& rules);

} // namespace mulin::security
