// The columns of a ledger's list: those of its type, and what visits say of who is in it.
#pragma once

#include "ui/grids/record_model.h"

namespace mulin::ui {

std::vector<RecordColumn> ledgerColumns(const OfficeSession& session, const schema::TypeDef& type);

} // namespace mulin::ui
