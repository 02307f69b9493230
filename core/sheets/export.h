// A list as a spreadsheet: numbers of people masked unless revealed, IDs as text, formulas neutralised.
#pragma once

#include "core/records/query.h"
#include "core/schema/type_def.h"
#include "core/security/disclosures.h"

namespace mulin::sheets {

struct ListExport {
    records::Query query;
    std::vector<std::string> columns;
    std::string path; ///< .xlsx or .csv
    bool reveal = false;
    schema::Language language = schema::Language::Zh;
    Progress* progress = nullptr; ///< Cancelled: nothing is left behind
};

/// Number of rows written. `allowed`: of the type that is listed.
Result<std::int64_t> exportList(const security::Disclosure& allowed, const db::Reader& reader,
                                const journal::Tables& tables, const access::Access& access, const ListExport& request,
                                Date today);

} // namespace mulin::sheets
