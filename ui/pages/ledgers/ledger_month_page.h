// 动态台账: what a month brought to a ledger, how two months differ, or who was in it on a day, as the sheet that goes
// out.
#pragma once

#include "core/reports/ledger_table.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QMenu;

namespace mulin::ui {

class Button;
class PrintView;
class Segmented;

class LedgerMonthPage final : public Page {
    Q_OBJECT
public:
    LedgerMonthPage(Shell& shell, OfficeSession& session);

    /// "type" or "type:2026-11".
    void open(const QString& argument) override;
    void reload() override { read(); }
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;

private:
    enum Mode { Changes, Compared, Members };
    void choose(reports::Month& which, reports::Month month);
    void fillMonths();
    reports::Month against() const;
    void read();
    void show(reports::WordTable table, const QString& office);
    void exportSheet();
    security::Leaving leaving(access::Right by) const;

    OfficeSession& m_session;
    PrintView* m_view = nullptr;
    Segmented* m_mode = nullptr;
    Button *m_monthButton = nullptr, *m_againstButton = nullptr, *m_knownButton = nullptr, *m_export = nullptr;
    QMenu *m_months = nullptr, *m_others = nullptr;
    std::string m_type;
    reports::Month m_month, m_against; ///< against: none chosen is the month before
    int m_endDay = 0;
    bool m_then = false;
    reports::WordTable m_table;
    Latest m_read;
};

} // namespace mulin::ui
