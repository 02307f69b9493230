// Records that others point at are not deleted from under them.
#pragma once

#include "core/journal/writer.h"

#include <set>
#include <string>

namespace mulin::organisation {

/// StillReferenced{type, id, count, holders}: links of other records that are there, required or not. `except`:
/// "type.field" of those that do not count. What `links` fields say is counted by the journal.
Result<void> refuseWhileUsed(const journal::Writer& writer, const journal::Record& record,
                             const std::set<std::string>& except = {});

} // namespace mulin::organisation
