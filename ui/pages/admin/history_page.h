// 操作记录: every act of the office in words, each with its undo; and the recycle bin.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QComboBox;
class QStackedWidget;
class QTableView;

namespace mulin::ui {

class ActModel;
class Button;
class ListFoot;
class SearchField;
class Segmented;

struct BinRow {
    std::string type;
    std::optional<RecordId> record;
    QString kind, title, where, when, act, who;
    QString txn; ///< of the act that deleted it, in hex
};

class HistoryPage final : public Page {
    Q_OBJECT
public:
    HistoryPage(Shell& shell, OfficeSession& session);
    /// Empty, or "bin", "bin:visit".
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    QString helpTopic() const override { return QStringLiteral("undo"); }
    int shownRows() const;

private:
    class Bin;
    void setMode(int mode);
    void filter();
    void loadUsers();
    void loadBin();
    void fillBinActs(const std::vector<BinRow>& rows);
    void undoAct(int row);
    void openAct(int row);
    bool openKept(int row); ///< what the undo left as it was; false: it left nothing
    void restore(int row);
    void actOnChosen();
    void describe();

    OfficeSession& m_session;
    Segmented* m_mode;
    SearchField* m_search;
    QComboBox* m_users;
    QComboBox* m_types;
    QComboBox* m_binActs;
    Button* m_button;
    QStackedWidget* m_stack;
    QTableView* m_actTable;
    QTableView* m_binTable;
    ActModel* m_acts;
    Bin* m_bin;
    ListFoot* m_foot;
    Latest m_usersLatest, m_binLatest;
};

} // namespace mulin::ui
