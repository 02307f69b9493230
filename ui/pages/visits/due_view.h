// 待走访: who is to be visited, overdue first, in the order in which one walks; or the week by days.
#pragma once

#include "ui/pages/visits/due_data.h"
#include "ui/shell/page.h"

#include <QtCore/QAbstractTableModel>

class QComboBox;
class QTableView;

namespace mulin::ui {

class EmptyState;
class ListFoot;
class Segmented;

class DueModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QString heading, note;                    ///< of a group
        const ledgers::DueVisit* visit = nullptr; ///< else
        std::optional<Date> day = {};             ///< of the week plan
    };
    explicit DueModel(OfficeSession& session, QObject* parent);
    /// Keeps the board alive that the rows point into.
    void show(std::shared_ptr<const DueBoard> board, bool organisations, const DueFilter& filter, DueOrder order);
    const ledgers::DueVisit* at(int row) const { return m_rows[static_cast<std::size_t>(row)].visit; }
    int visits() const { return m_visits; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    const std::vector<Row>& rows() const { return m_rows; }

private:
    QString cell(const ledgers::DueVisit& visit, int column) const;

    OfficeSession& m_session;
    WorkingCalendar m_calendar;
    std::shared_ptr<const DueBoard> m_board;
    std::vector<Row> m_rows;
    int m_visits = 0;
};

class DueView final : public QWidget {
    Q_OBJECT
public:
    DueView(OfficeSession& session, Shell& shell, QWidget* parent);
    void reload();
    void takeFocus();
    /// The chosen ones, else all that are shown; in walking order.
    std::vector<RecordId> people() const;
    /// On which day the week plan, if that is what is shown, has each of them.
    std::unordered_map<Uid, Date> planned() const;
    /// Who is responsible for all that are shown; empty: several are.
    QString worker() const;
    bool organisations() const { return m_organisations; }
    std::optional<RecordId> current() const;
    void openCurrent();
    void registerCurrent();
    void setFilter(const DueFilter& filter);

signals:
    void loaded();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void fill();
    void fillKeepers();

    OfficeSession& m_session;
    Shell& m_shell;
    QComboBox* m_keeper;
    Segmented *m_order, *m_whom;
    QTableView* m_table;
    DueModel* m_model;
    EmptyState* m_empty;
    ListFoot* m_foot;
    std::shared_ptr<const DueBoard> m_board;
    DueFilter m_filter;
    bool m_organisations = false;
    Latest m_latest;
};

} // namespace mulin::ui
