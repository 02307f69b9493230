// What a list shows at the moment something is to be done with all of it: exported, copied, printed.
#pragma once

#include "ui/shell/office_session.h"

namespace mulin::ui {

class RecordModel;

/// What a list shows at the moment it is asked.
struct ListSnapshot {
    std::string type;
    QString title;       ///< of the sheet and the file, e.g. "走访"; empty = the type's label
    QString office = {}; ///< where it is printed
    std::vector<std::int64_t> rows;
    struct Column {
        QString title;
        bool right = false;
        const schema::FieldDef* field = nullptr; ///< null: the cell's words
        std::function<QString(const ReadContext&, const journal::Record&)> words;
    };
    std::vector<Column> columns;
    bool full = false;                             ///< masked numbers in full
    QString purpose;                               ///< what for, with `full`, or out of a sealed ledger
    std::optional<security::Witness> witness = {}; ///< of a sealed ledger: the second person
};
struct ExportChoice {
    bool allColumns = false;
    bool full = false;
    QString purpose = {};
    bool onPaper = false; ///< the columns of the type on paper, if nobody has chosen others
};
/// All rows of the list.
ListSnapshot snapshotOf(const OfficeSession& session, const RecordModel& model, const QString& title = {},
                        const ExportChoice& choice = {});

/// Its records one after the other, on a worker; those that are gone meanwhile are passed over. Returns how many.
Result<std::int64_t> eachRecord(const ListSnapshot& list, const ReadContext& context,
                                const std::function<Result<void>(const journal::Record&)>& body);

} // namespace mulin::ui
