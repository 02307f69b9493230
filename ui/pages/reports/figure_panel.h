// What stands behind a figure: its meaning, the month before, the records.
#pragma once

#include "core/reports/monthly.h"
#include "ui/printing/monthly_document.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mulin::ui {

class Button;
class ElidedLabel;
class ListActs;
class ListFoot;
class RecordModel;
class RecordTable;
class Segmented;

class FigurePanel final : public QWidget {
    Q_OBJECT
public:
    explicit FigurePanel(OfficeSession& session, QWidget* parent = nullptr);

    /// False if the report has no such figure.
    bool show(const reports::MonthlyReport& report, const printing::FigureRef& figure);
    RecordTable& table() const { return *m_table; }
    std::string type() const { return m_type; }
    bool mayLeave();

signals:
    void closeRequested();
    void opened(const QString& type, const mulin::RecordId& id);
    /// The same figure of the other month was asked for.
    void turned(const QString& anchor);

private:
    OfficeSession& m_session;
    ElidedLabel* m_title;
    QLabel* m_value;
    QLabel* m_meaning;
    Segmented* m_months;
    RecordTable* m_table;
    RecordModel* m_model;
    ListFoot* m_foot;
    ListActs* m_acts;
    std::string m_type;
    printing::FigureRef m_figure;
};

} // namespace mulin::ui
