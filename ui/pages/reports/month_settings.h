// 月报设置: on which day the reporting month ends.
#pragma once

#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;

namespace mulin::ui {

class MonthSettings final : public QWidget {
    Q_OBJECT
public:
    explicit MonthSettings(OfficeSession& session, QWidget* parent = nullptr);

    /// The day in force (0 = the calendar month), and the month by which it is explained.
    void show(int endDay, int year, int month);

signals:
    void closeRequested();

private:
    void explain();
    void save();

    OfficeSession& m_session;
    QComboBox* m_day;
    QLabel* m_example;
    int m_inForce = 0;
    int m_year = 0, m_month = 0;
};

} // namespace mulin::ui
