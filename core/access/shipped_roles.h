// The roles that the program brings along, one file each in resources/roles. New offices get them as records; a file
// without records of roles falls back on them.
#pragma once

#include "core/access/rights.h"

namespace mulin::access {

/// BadDefinition{file, line, what}.
Result<Role> parseRole(std::string_view toml, const std::string& file);
Result<std::vector<Role>> shippedRoles(); ///< by `order`

} // namespace mulin::access
