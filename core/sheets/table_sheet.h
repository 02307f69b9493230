// A table of words as a spreadsheet.
#pragma once

#include "core/reports/ledger_table.h"
#include "core/security/disclosures.h"

namespace mulin::sheets {

/// .xlsx, or .csv by the extension. Whole numbers in columns at the right are numbers.
Result<void> writeTable(const security::Disclosure& allowed, const reports::WordTable& table, const std::string& path);

} // namespace mulin::sheets
