// What every list offers besides opening its rows: what is chosen is counted, copied, printed, changed and deleted; the
// list goes into a sheet; a table from Excel becomes new records; views are kept.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/permits.h"

class QAction;
class QMenu;

namespace mulin::ui {

class FilterBar;
class FilterConditions;
class ListCell;
class ListFoot;
class ListViews;
class RecordTable;
class SearchField;
class Shell;

struct ListParts {
    RecordTable& table; ///< with its model
    ListFoot& foot;
    // Where the list has them:
    FilterBar* bar = nullptr;
    FilterConditions* filters = nullptr;
    SearchField* search = nullptr;
    Shell* shell = nullptr; ///< to go where a table that is pasted is read
};

class ListActs final : public QObject {
    Q_OBJECT
public:
    ListActs(OfficeSession& session, const ListParts& parts, QWidget* page);

    /// Into the menu of the page.
    void addTo(QMenu& menu);
    /// Ctrl+P, if it is for the list.
    bool run(const QString& command);
    static QStringList commands() { return {QStringLiteral("print")}; }
    /// Of the sheet and the page; without one, the label of the type.
    void setTitle(std::function<QString()> title) { m_title = std::move(title); }
    ListViews* views() const { return m_views; }

    void exportSheet();
    void print();
    void copy();
    void paste();
    void change();
    /// Of people: into a ledger.
    void enrol();
    void editCell();
    void remove();
    /// What stands in an open cell is saved; false: it cannot be, and says why.
    bool mayLeave();

private:
    QAction* add(const char* name, const QString& words, const QString& icon, void (ListActs::*act)());
    QString title() const { return m_title ? m_title() : QString(); }
    void describe();

    OfficeSession& m_session;
    ListParts m_parts;
    QWidget* m_page;
    Permits m_permits;
    std::vector<QAction*> m_out, m_changes;
    ListViews* m_views = nullptr;
    ListCell* m_cell;
    std::function<QString()> m_title;
};

} // namespace mulin::ui
