// What is chosen in a list, with the heads of its columns, on the clipboard: as a table that Excel and WPS take, and as
// text. As shown: masked stays masked. It is an export like any other, and in the log.
#pragma once

#include "ui/pages/list_snapshot.h"

class QWidget;

namespace mulin::ui {

struct CopiedList {
    QString text; ///< cells apart by tabs
    QString html;
    std::int64_t rows = 0;
};
/// On a worker.
Result<CopiedList> copiedList(const security::Disclosure& allowed, const ListSnapshot& list,
                              const ReadContext& context);

/// What became of it is said in the status line.
void copyRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, std::vector<std::int64_t> rows,
                 const QString& title = {});

} // namespace mulin::ui
