// The month so far: four figures and the visits of each day. Each opens what stands behind it.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QGridLayout;
class QLabel;

namespace mulin::ui {

class DayBars;

struct MonthFigure {
    QString title, value, unit, note, second = {};
    Location to;
};
struct MonthSoFar {
    QString name; ///< of the month
    Date from, to;
    std::vector<MonthFigure> figures;
    std::vector<std::int64_t> perDay;
};
Result<MonthSoFar> readMonth(const ReadContext& context);

class MonthStrip final : public QWidget {
    Q_OBJECT
public:
    explicit MonthStrip(QWidget* parent = nullptr);
    void show(const MonthSoFar& month);

signals:
    void chosen(const mulin::ui::Location& to);

private:
    QLabel* m_title;
    QLabel* m_range;
    QGridLayout* m_figures;
    std::vector<QWidget*> m_cells;
    DayBars* m_bars;
    QLabel* m_total;
};

} // namespace mulin::ui
