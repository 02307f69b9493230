// A list as a printed document: its rows as they are shown, heads on every page, page n of m.
#pragma once

#include "core/base/result.h"
#include "ui/printing/document.h"

namespace mulin::ui::printing {

struct PrintedList {
    QString title, office, printedOn;
    QString counted;    ///< how many rows, in words
    QString conditions; ///< what narrows the list; empty: nothing
    QString pageLine;   ///< with {page} and {pages}
    struct Column {
        QString title;
        bool right = false;
    };
    std::vector<Column> columns;
    std::vector<std::vector<QString>> rows;
};

/// Upright where the columns have room, else across.
Result<Document> listDocument(const PrintedList& list);

} // namespace mulin::ui::printing
