// 审计: who saw, changed, exported and printed what; whether the log is whole. For those with the right to read it.
#pragma once

#include "ui/pages/admin/act_model.h"
#include "ui/shell/page.h"

class QTableView;

namespace mulin::ui {

class ActPanel;
class Beside;
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
    AuditFilter& filter() { return *m_filter; }
    ActModel& acts() { return *m_acts; }

private:
    void ask();
    void describe();
    void showAct();
    void exportAsking();

    OfficeSession& m_session;
    PageHead* m_head;
    AuditFilter* m_filter;
    ActModel* m_acts;
    QTableView* m_table;
    EmptyState* m_empty;
    ListFoot* m_foot;
    ActPanel* m_act;
    ChainPanel* m_chain;
    Button* m_export;
    Beside* m_beside;
    Latest m_title;
};

} // namespace mulin::ui
