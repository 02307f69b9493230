// The acts of a list as a spreadsheet.
#pragma once

#include "core/security/disclosures.h"
#include "ui/pages/admin/act_model.h"

namespace mulin::ui {

/// Asks for the right and writes the log, then the sheet on a worker; says what became of it.
void exportActs(OfficeSession& session, const std::vector<std::int64_t>& rows, const QString& path);

} // namespace mulin::ui
