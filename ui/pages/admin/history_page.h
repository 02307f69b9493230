// 操作记录: every act of the office in words, each with its undo; and the recycle bin.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QComboBox;
class QStackedWidget;
class QTableView;

namespace mulin::ui {

class ListFoot;
class Segmented;

struct ActRow {
    TxnId txn{Uid{}};
    QString when, who, what, state;
    bool undoable = false;
};
struct BinRow {
    std::string type;
    std::optional<RecordId> record;
    QString kind, title, when, who;
};

class HistoryPage final : public Page {
    Q_OBJECT
public:
    HistoryPage(Shell& shell, OfficeSession& session);
    /// Empty, or "bin", "bin:visit".
    void open(const QString& argument) override;
    void reload() override;
    int shownRows() const;

private:
    class Acts;
    class Bin;
    void loadActs(bool more);
    void loadBin();
    void act(int row);
    void restore(int row);

    OfficeSession& m_session;
    Segmented* m_mode;
    QStackedWidget* m_stack;
    QTableView* m_actTable;
    QTableView* m_binTable;
    QComboBox* m_types;
    Acts* m_acts;
    Bin* m_bin;
    ListFoot* m_foot;
    Latest m_actsLatest, m_binLatest;
};

} // namespace mulin::ui
