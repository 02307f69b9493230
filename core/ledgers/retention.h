// Enrolments whose time is over: somebody left so long ago that the file need not be kept (PIPL §19, §47). The office
// is told; it deletes them itself, or keeps them for a reason that the law knows.
#pragma once

#include "core/access/access.h"
#include "core/journal/tables.h"

#include <vector>

namespace mulin::ledgers {

struct Expired {
    const schema::TypeDef* ledger = nullptr;
    std::int64_t count = 0; ///< left on or before `leftBy`
    Date leftBy;            ///< the last day of leaving whose time is over today
};

/// Of the open ledgers that may be read, those with any.
Result<std::vector<Expired>> expired(const db::Reader& reader, const journal::Tables& tables,
                                     const schema::Catalogue& catalogue, const access::Access& access, Date today);

} // namespace mulin::ledgers
