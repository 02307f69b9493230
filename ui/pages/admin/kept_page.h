// What the last undo left as it is, record by record, and why.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStandardItemModel;
class QTableView;

namespace mulin::ui {

class ListFoot;
class PageHead;

class KeptPage final : public Page {
    Q_OBJECT
public:
    KeptPage(Shell& shell, OfficeSession& session);
    void open(const QString& argument) override;
    QString helpTopic() const override { return QStringLiteral("undo"); }

private:
    OfficeSession& m_session;
    PageHead* m_head;
    QTableView* m_table;
    QStandardItemModel* m_rows;
    ListFoot* m_foot;
};

} // namespace mulin::ui
