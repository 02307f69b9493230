// 报表: the monthly report as it will print; a click on a figure opens the records behind it.
#pragma once

#include "core/reports/monthly.h"
#include "ui/printing/monthly_document.h"
#include "ui/printing/preview.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QMenu;

namespace mulin::ui {

class Button;
class ElidedLabel;
class Beside;
class FigurePanel;
class MonthSettings;
class PageHead;

class ReportsPage final : public Page {
    Q_OBJECT
public:
    ReportsPage(Shell& shell, OfficeSession& session);

    /// Empty (the month that runs), "2026-11", "2026-11:ANCHOR".
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    bool mayLeave() override;

    const std::optional<reports::MonthlyReport>& report() const { return m_report; }
    void choose(reports::Month month);
    void showFigure(const QString& anchor);

signals:
    void shown();

private:
    struct Made {
        reports::MonthlyReport report;
        printing::Pages pages;
        bool sealedOpen; ///< a sealed ledger that may be asked for
    };
    static QString scopeText(bool sealed);
    void compute();
    void fillMenus();
    void showSettings();
    using Write = std::function<Result<void>(const security::Disclosure&, const QString&)>;
    security::Leaving leaving(access::Right by, const QString& path) const;
    void save(access::Right by, const QString& suffix, const QString& filter, Write write);
    void exportSheet();
    void exportPdf();
    void print();

    OfficeSession& m_session;
    PageHead* m_head;
    Button* m_monthButton;
    Button* m_knownButton;
    Button* m_scopeButton;
    QMenu* m_months;
    printing::Preview* m_preview;
    FigurePanel* m_panel;
    MonthSettings* m_settings;
    Beside* m_beside;
    reports::Month m_month;
    reports::Month m_newest;
    int m_endDay = 0; ///< 0 = calendar months
    bool m_then = false;
    bool m_sealed = false;
    QString m_wanted; ///< figure to be opened when the report is there
    std::optional<reports::MonthlyReport> m_report;
    printing::Pages m_pages;
    Latest m_latest, m_monthLatest;
};

} // namespace mulin::ui
