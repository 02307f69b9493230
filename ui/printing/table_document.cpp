#include "ui/printing/table_document.h"

#include "ui/printing/layout.h"
#include "ui/printing/list_document.h"
#include "ui/printing/pdf.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui::printing {

Result<Document> tableDocument(const reports::WordTable& table, const QString& office, Date printedOn) {
    PrintedList list;
    list.title = QString::fromStdString(table.title);
    list.office = office;
    list.printedOn =
        QCoreApplication::translate("mulin::ui::ListPrint", "Made %1").arg(QString::fromStdString(printedOn.iso()));
    list.counted = QString::fromStdString(table.note);
    list.pageLine = QCoreApplication::translate("mulin::ui::ListPrint",
                                                QT_TRANSLATE_NOOP("mulin::ui::ListPrint", "Page {page} of {pages}"));
    for (const auto& column : table.columns)
        list.columns.push_back({QString::fromStdString(column.title), column.right});
    for (const auto& row : table.rows) {
        std::vector<QString> cells;
        for (const std::string& cell : row) cells.push_back(QString::fromStdString(cell));
        list.rows.push_back(std::move(cells));
    }
    return listDocument(list);
}

Result<void> writeTablePdf(const security::Disclosure& allowed, const reports::WordTable& table, const QString& office,
                           Date printedOn, const QString& path) {
    MULIN_TRY_LET(document, tableDocument(table, office, printedOn));
    MULIN_TRY_LET(pages, layOut(document));
    return writePdf(allowed, pages, path);
}

} // namespace mulin::ui::printing
