// Rows of a table that hold no record: totals (合计, 小计), notes under it (备注：…, 填表人：…).
#pragma once

#include "core/sheets/sheet_reader.h"

namespace mulin::sheets {

/// Looked at with care: a row of a record has a value of its own somewhere, and then it is one.
bool isSideRow(const Row& row);

} // namespace mulin::sheets
