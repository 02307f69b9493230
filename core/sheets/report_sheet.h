// A report as a spreadsheet: one line per figure, the whole, the month before, the change, then every grid.
#pragma once

#include "core/reports/monthly.h"
#include "core/security/disclosures.h"

#include <string>

namespace mulin::sheets {

/// .xlsx, or .csv by the extension.
Result<void> writeReport(const security::Disclosure& allowed, const reports::MonthlyReport& report,
                         const std::string& path, schema::Language language);

} // namespace mulin::sheets
