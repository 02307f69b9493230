// 走访日历: a month with what was done, is planned and is due on each day; the day chosen is listed beside it.
#pragma once

#include "core/base/calendar.h"
#include "core/ledgers/agenda.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

#include <QtCore/QAbstractTableModel>

class QLabel;
class QTableView;

namespace mulin::ui {

class TodayList;

struct CalendarDay {
    Date on;
    int done = 0, planned = 0, due = 0;
};
/// Six weeks from a Monday on.
struct CalendarMonth {
    int year = 0, month = 0;
    std::vector<CalendarDay> days;
    std::vector<ledgers::DueVisit> people, organisations; ///< due in that time
};
Result<CalendarMonth> readCalendar(const ReadContext& context, int year, int month);

class CalendarModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CalendarModel(Date today, QObject* parent);
    void show(std::shared_ptr<const CalendarMonth> month);
    const CalendarDay* at(const QModelIndex& index) const;
    QModelIndex indexOf(Date day) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool inMonth(const CalendarDay& day) const { return m_month && day.on.month() == m_month->month; }
    bool isDayOff(Date day) const { return !m_calendar.isWorkingDay(day); }
    Date today() const { return m_today; }

private:
    Date m_today;
    WorkingCalendar m_calendar;
    std::shared_ptr<const CalendarMonth> m_month;
};

class VisitCalendar final : public QWidget {
    Q_OBJECT
public:
    VisitCalendar(OfficeSession& session, Shell& shell, QWidget* parent);
    void reload();
    void takeFocus();
    void step(int months);
    Date chosen() const { return m_chosen; }
    /// People who are due on the day that is chosen.
    std::vector<RecordId> people() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void listDay();
    void fit();

    OfficeSession& m_session;
    Shell& m_shell;
    QLabel *m_title, *m_day;
    QTableView* m_table;
    CalendarModel* m_model;
    TodayList* m_list;
    QWidget* m_ofDay = nullptr; ///< what is on the day that is chosen
    std::shared_ptr<const CalendarMonth> m_month;
    int m_year, m_monthOfYear;
    Date m_chosen;
    Latest m_latest, m_dayLatest;
};

} // namespace mulin::ui
