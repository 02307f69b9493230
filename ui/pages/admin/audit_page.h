// 审计: who saw, changed, exported and printed what; whether the log is whole. For those with the right to read it.
#pragma once

#include "ui/pages/admin/act_model.h"
#include "ui/shell/page.h"

class QTableView;

namespace mulin::ui {

class ActPanel;
class AuditFilter;
class Button;
class ChainPanel;
class EmptyState;
class ListFoot;
class PageHead;

class AuditPage final : public Page {
    Q_OBJECT
public:
    AuditPage(Shell& shell, OfficeSession& session);
    /// "type:id": the acts about one record.
    void open(const QString& argument) override;
    void reload() override;
    bool closeInner() override;
    void takeFocus() override;
    QString helpTopic() const override { return QStringLiteral("audit"); }
    QSize minimumSizeHint() const override;
    AuditFilter& filter() { return *m_filter; }
    ActModel& acts() { return *m_acts; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void ask();
    void describe();
    void showAct();
    void showBeside(QWidget* beside);
    void exportAsking();

    OfficeSession& m_session;
    PageHead* m_head;
    AuditFilter* m_filter;
    ActModel* m_acts;
    QWidget* m_list;
    QTableView* m_table;
    EmptyState* m_empty;
    ListFoot* m_foot;
    ActPanel* m_act;
    ChainPanel* m_chain;
    QWidget* m_line; ///< between the list and what is beside it
    Button* m_export;
    QWidget* m_beside = nullptr; ///< one of the two
    Latest m_title;
};

} // namespace mulin::ui
