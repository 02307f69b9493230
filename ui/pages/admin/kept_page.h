// What an undo left as it is, record by record, and why.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStandardItemModel;
class QTableView;

namespace mulin::ui {

class EmptyState;
class ListFoot;
class PageHead;

class KeptPage final : public Page {
    Q_OBJECT
public:
    KeptPage(Shell& shell, OfficeSession& session);
    /// The id of the undoing act.
    void open(const QString& argument) override;
    void reload() override;
    QString helpTopic() const override { return QStringLiteral("undo"); }

private:
    struct Kept {
        QString of, when;
        std::vector<KeptRecord> records;
        std::int64_t count = 0;
    };
    void show(const Kept& kept);

    OfficeSession& m_session;
    std::optional<TxnId> m_undoing;
    std::vector<KeptRecord> m_kept;
    PageHead* m_head;
    QTableView* m_table;
    QStandardItemModel* m_rows;
    EmptyState* m_nothing;
    ListFoot* m_foot;
    Latest m_latest;
};

} // namespace mulin::ui
