// Every list of the window as a spreadsheet: the rows, their order and the columns that are shown or all there are;
// numbers masked as they are shown, or in full for a purpose. Each stands in the log.
#pragma once

#include "ui/pages/list_snapshot.h"

namespace mulin::ui {

/// Asks for a name, which columns and how numbers are written, .xlsx or .csv, beside `widget`'s window, and writes on a
/// worker. What became of it stands in the status line; a list without rows is refused there.
void exportRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, const QString& title = {});
/// The same without asking where to.
void exportRecordsTo(OfficeSession& session, const ListSnapshot& list, const QString& path);
/// What has been allowed already. Returns the id of the task.
int exportAllowed(OfficeSession& session, const security::Disclosure& allowed, const ListSnapshot& list,
                  const QString& path);

/// Of a sealed ledger: the agreement of a second person first, then the ledger's own log.
void exportWitnessed(OfficeSession& session, QWidget* widget, const ListSnapshot& list, const QString& path);

/// The path with the suffix of the chosen kind, unless it has .xlsx or .csv already.
QString sheetPath(const QString& path, bool csv);

} // namespace mulin::ui
