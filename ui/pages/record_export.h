// Every list of the window as a spreadsheet: the rows, their order and the columns that are shown or all there are;
// numbers masked as they are shown, or in full for a purpose. Each stands in the log.
#pragma once

#include "ui/shell/office_session.h"

namespace mulin::ui {

class RecordModel;

/// What a list shows at the moment it is asked.
struct ListSnapshot {
    std::string type;
    QString title; ///< of the sheet and the file, e.g. "走访"; empty = the type's label
    std::vector<std::int64_t> rows;
    struct Column {
        QString title;
        bool right = false;
        const schema::FieldDef* field = nullptr; ///< null: the cell's words
        std::function<QString(const ReadContext&, const journal::Record&)> words;
    };
    std::vector<Column> columns;
    bool full = false; ///< masked numbers in full
    QString purpose;   ///< what for, with `full`
};
struct ExportChoice {
    bool allColumns = false;
    bool full = false;
    QString purpose = {};
};
ListSnapshot snapshotOf(const OfficeSession& session, const RecordModel& model, const QString& title = {},
                        const ExportChoice& choice = {});

/// Asks for a name, which columns and how numbers are written, .xlsx or .csv, beside `widget`'s window, and writes on a
/// worker. What became of it stands in the status line; a list without rows is refused there.
void exportRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, const QString& title = {});
/// The same without asking where to.
void exportRecordsTo(OfficeSession& session, const ListSnapshot& list, const QString& path);
/// What has been allowed already. Returns the id of the task.
int exportAllowed(OfficeSession& session, const security::Disclosure& allowed, const ListSnapshot& list,
                  const QString& path);

/// The path with the suffix of the chosen kind, unless it has .xlsx or .csv already.
QString sheetPath(const QString& path, bool csv);

} // namespace mulin::ui
