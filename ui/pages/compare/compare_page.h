// 名单比对: a list of another department against a ledger or the residents: what is the same, what differs, who is in
// one of them alone; each row is decided, and all that was decided becomes one act.
#pragma once

#include "core/reports/ledger_table.h"
#include "core/sheets/comparison.h"
#include "ui/pages/compare/decided_rows.h"
#include "ui/pages/import/import_work.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

#include <map>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace mulin::ui {

class Button;
class ElidedLabel;
class FormDraft;
class MappingView;
class PageHead;
class PrintView;
class RowsModel;
class Segmented;
class VerdictPanel;

class ComparePage final : public Page {
    Q_OBJECT
public:
    ComparePage(Shell& shell, OfficeSession& session);

    /// Empty, a type, or "type:/path/of/the/list.xlsx".
    void open(const QString& argument) override;
    void reload() override;
    bool closeInner() override;
    bool mayLeave() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    QString helpTopic() const override { return QStringLiteral("ledgers"); }

    void choose(const QString& path);
    bool isBusy() const { return m_running != nullptr; }
    const std::optional<sheets::ListComparison>& comparison() const { return m_list; }
    /// As said in the panel to row `row` of the comparison.
    void decide(const sheets::ListVerdict& verdict);
    /// Row `row` of the comparison is about `person`: looked at again, what was decided so far stays.
    void mean(std::size_t row, RecordId person);
    std::size_t decided() const { return m_verdicts.size(); }
    void carryOut();
    void exportTo(const QString& path);

private:
    enum Place { ChooseFile, Columns, Rows, Sheet };
    QWidget* makeChooser();
    QWidget* makeRows();
    QWidget* makeFoot();
    void setType(const std::string& type);
    void chooseFile();
    void compare();
    void takeOver(sheets::ListComparison list);
    bool meanAgain();
    void leaveList();
    /// All that was decided and not carried out.
    DecidedRows decidedRows() const;
    /// Decisions of the last time, when the page or the window was closed.
    void goOnWith(const std::string& draft);
    void showColumns();
    void fill();
    bool isToldApart(const sheets::ListRow& row) const;
    /// Those of one name with what tells them apart.
    QString nameOf(const sheets::ListRow& row) const;
    QString wordsOf(std::size_t row, int column) const;
    QString decisionOf(std::size_t row) const;
    void showRow();
    void refresh();
    void showError(const Error& error);
    void askExport();
    reports::WordTable result() const;
    security::Leaving leaving(access::Right by) const;
    void print();
    bool isShown(sheets::ListOutcome outcome) const;
    const schema::TypeDef& typeDef() const;

    OfficeSession& m_session;
    PageHead* m_head;
    QLabel* m_error;
    QStackedWidget* m_stack;
    QComboBox* m_types = nullptr;
    MappingView* m_columns = nullptr;
    Segmented* m_filter = nullptr;
    QTableView* m_table = nullptr;
    RowsModel* m_rows = nullptr;
    VerdictPanel* m_panel = nullptr;
    PrintView* m_sheetView = nullptr;
    QWidget* m_foot = nullptr;
    QLabel* m_sourceCaption = nullptr;
    QLineEdit* m_source = nullptr;
    ElidedLabel* m_words = nullptr;
    Button *m_mapping = nullptr, *m_other = nullptr, *m_export = nullptr, *m_print = nullptr, *m_carry = nullptr,
           *m_choose = nullptr;
    std::string m_type = "person", m_path, m_sheet;
    std::optional<sheets::ColumnMap> m_map;
    std::map<std::uint32_t, RecordId> m_meant; ///< of rows that several are called like
    std::uint32_t m_goTo = 0;                  ///< row of the sheet to stand on after the next look
    std::optional<sheets::ListComparison> m_list;
    std::map<std::string, int> m_names;                    ///< rows by name
    std::map<std::size_t, sheets::ListVerdict> m_verdicts; ///< those that say something
    DecidedRows m_waiting;                                 ///< about statements that are not in the list as it is now
    FormDraft* m_draft = nullptr;
    bool m_cameBack = false; ///< what waits is of the last time
    StoppableProgress::Flag m_running;
    Latest m_reading;
};

} // namespace mulin::ui
