// A list on paper: its pages are shown first, then printed or kept as PDF, through the log.
#pragma once

#include "ui/pages/list_snapshot.h"
#include "ui/printing/layout.h"

#include <QtWidgets/QDialog>

namespace mulin::ui {

class Button;

/// On a worker: the rows, laid out.
Result<printing::Pages> listPages(const ListSnapshot& list, const QString& conditions, const ReadContext& context);

class ListPreview final : public QDialog {
    Q_OBJECT
public:
    ListPreview(OfficeSession& session, ListSnapshot list, printing::Pages pages, QWidget* parent);

private:
    void print();
    void savePdf();

    OfficeSession& m_session;
    ListSnapshot m_list;
    printing::Pages m_pages;
};

/// `conditions`: what narrows the list, in words.
void printRecords(OfficeSession& session, QWidget* widget, ListSnapshot list, const QString& conditions);

} // namespace mulin::ui
