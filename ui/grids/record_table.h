// The table over a RecordModel: sorting by header, columns chosen and moved, the chosen records kept when the rows
// change, Enter and double click open one. The first column stays in view.
#pragma once

#include "ui/grids/record_model.h"

#include <QtWidgets/QTableView>

#include <map>

class QMenu;

namespace mulin::ui {

class Button;
class TableHeader;

class RecordTable final : public QTableView {
    Q_OBJECT
public:
    RecordTable(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                QWidget* parent = nullptr);

    /// Not taken over.
    void setRecords(RecordModel& model);
    RecordModel* records() const { return m_records; }
    std::optional<RecordId> currentId() const;
    /// Row numbers of all that are chosen, in the order of the list: read or not, a million or one.
    std::vector<std::int64_t> chosenRows() const;
    std::int64_t chosenCount() const;
    /// Chooses and shows the record, now or when it has been read; without it in the list nothing is chosen.
    void choose(RecordId id);
    void fitColumns();
    /// Which columns are shown: opened by the button in the head of the table or by its context menu.
    void fillColumnMenu(QMenu& menu);
    /// Other columns than this machine remembers, as a kept view has them; empty: back to those.
    void setViewColumns(const std::vector<std::string>& ids);
    std::vector<std::string> shownIds() const;
    /// Of a long list all, also what has not been read yet.
    void selectAll() override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

signals:
    void currentRecordChanged(const std::optional<mulin::RecordId>& id);
    void opened(const mulin::RecordId& id);
    void deleteRequested();
    void chosenChanged();
    /// What choose() was asked for is not in the list: a condition hides it.
    void chosenHidden();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void sortBy(int column);
    void showOrder();
    void restore();
    void showColumns(const std::vector<std::string>& ids);
    void keepMoved();
    void shareRoom();
    TableHeader& head() const;
    void openColumnMenu(const QPoint& at);
    void remember(std::optional<std::int64_t> row);
    void keepChosen();
    void chooseKept();
    void announce();

    OfficeSession& m_session;
    RecordModel* m_records = nullptr;
    std::optional<std::int64_t> m_row; ///< of the chosen record
    std::string m_rowType;
    std::optional<RecordId> m_announced;
    std::vector<bool> m_kept; ///< by row number: chosen when the rows were read anew
    std::string m_keptType;
    bool m_all = false; ///< chosen are those too that have not been read yet
    bool m_restoring = false;
    bool m_asked = false; ///< by choose(), not found yet
    bool m_toTop = false; ///< when the rows are there
    bool m_follow = true; ///< the view goes where the chosen record went
    bool m_fitting = false;
    bool m_byHand = false; ///< a column was drawn wider or narrower
    Button* m_columns;
    std::map<std::string, std::vector<std::string>> m_shown; ///< where nobody remembers
    std::vector<std::string> m_view;                         ///< columns of a view
    std::string m_viewType;
    Latest m_locate;
};

} // namespace mulin::ui
