// A list on paper: its pages are shown first, then printed or kept as PDF, through the log.
#pragma once

#include "ui/pages/list_snapshot.h"
#include "ui/pages/sheet_out.h"

namespace mulin::ui {

/// On a worker: the rows, laid out.
Result<printing::Pages> listPages(const ListSnapshot& list, const QString& conditions, const ReadContext& context);

class ListPreview final : public SheetDialog {
    Q_OBJECT
public:
    ListPreview(OfficeSession& session, ListSnapshot list, printing::Pages pages, QWidget* parent);

protected:
    SheetOut out() override;

private:
    ListSnapshot m_list;
};

/// `conditions`: what narrows the list, in words.
void printRecords(OfficeSession& session, QWidget* widget, ListSnapshot list, const QString& conditions);

} // namespace mulin::ui
