// A table of words as a printed list.
#pragma once

#include "core/reports/ledger_table.h"
#include "core/security/disclosures.h"
#include "ui/printing/document.h"

namespace mulin::ui::printing {

Result<Document> tableDocument(const reports::WordTable& table, const QString& office, Date printedOn);
/// Needs a QGuiApplication, no display.
Result<void> writeTablePdf(const security::Disclosure& allowed, const reports::WordTable& table, const QString& office,
                           Date printedOn, const QString& path);

} // namespace mulin::ui::printing
