// The reports page: months, the day on which they end, figures and what stands behind them.
#include "tests/ui/pages/desk.h"

#include "core/sheets/sheet_reader.h"
#include "ui/pages/reports/figure_panel.h"
#include "ui/pages/reports/month_settings.h"
#include "ui/pages/reports/reports_page.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionComboBox>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Reports {
    explicit Reports(Desk& desk) {
        desk.open("reports");
        page = dynamic_cast<ReportsPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        REQUIRE(GuiOffice::until([&] { return page->report().has_value(); }));
    }
    void settle(Desk& desk) {
        desk.gui.settle();
        REQUIRE(page->report().has_value());
    }
    ReportsPage* page = nullptr;
};

} // namespace

TEST_CASE("reports: the month that runs, the day it ends is a setting that can be undone") {
    Desk desk;
    Reports reports(desk);
    CHECK(reports.page->report()->period.from.iso() == "2026-11-01");
    CHECK(reports.page->report()->period.to.iso() == "2026-11-30");
    desk.press("reports.settings");
    auto* day = desk.window->findChild<QComboBox*>(text("settings.monthEnd"));
    REQUIRE(day != nullptr);
    CHECK(day->currentData().toInt() == 0);
    day->setCurrentIndex(day->findData(25));
    desk.shot("reports-settings");
    desk.press("settings.save");
    REQUIRE(GuiOffice::until([&] { return reports.page->report()->period.to.iso() == "2026-11-25"; }));
    CHECK(reports.page->report()->period.from.iso() == "2026-10-26");
    CHECK(desk.said.undo == QStringLiteral("月报改为每月 25 日截止"));
    CHECK_FALSE(desk.window->findChild<MonthSettings*>()->isVisible());
    // On the 26th the next month runs.
    desk.gui.office.clock->set(msOfDate(*Date::fromIso("2026-11-26")) + 9 * 3600 * 1000);
    desk.open("visits", text("list"));
    desk.open("reports", text("2026-12"));
    REQUIRE(GuiOffice::until([&] { return reports.page->report()->month.month == 12; }));
    desk.commands.action(text("undo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return reports.page->report()->period.to.iso() == "2026-12-31"; }));
}

TEST_CASE("reports: a figure shows its records, Enter opens one, the rows go into a sheet") {
    Desk desk;
    QTemporaryDir folder;
    Reports reports(desk);
    reports.page->showFigure(printing::FigureRef{"visits_persons", {}, false}.anchor());
    auto* panel = desk.window->findChild<FigurePanel*>();
    REQUIRE(GuiOffice::until([&] { return panel->isVisible() && panel->table().records()->rowCount() == 12; }));
    desk.shot("reports-figure");
    desk.button("figure.export").click();
    const QString path = folder.filePath(text("rows.xlsx"));
    desk.saveAs("export.dialog", path);
    INFO(desk.said.text.toStdString());
    CHECK(desk.said.text == QStringLiteral("已导出 12 行：rows.xlsx"));
    auto reader = must(sheets::openSheet(path.toStdString()));
    CHECK(reader->sheetName() == "走访人数");
    panel->table().setFocus();
    panel->table().setCurrentIndex(panel->table().records()->index(0, 0));
    REQUIRE(GuiOffice::until([&] { return panel->table().currentId().has_value(); }));
    QTest::keyClick(&panel->table(), Qt::Key_Return);
    CHECK(desk.window->current().page == text("person"));
    desk.window->back();
    desk.gui.settle();
    // Where one was: the figure is still open.
    CHECK(panel->isVisible());
    CHECK(panel->table().records()->rowCount() == 12);
    CHECK(reports.page->closeInner());
    CHECK_FALSE(panel->isVisible());
}

TEST_CASE("reports: a residence behind a figure leads to its person") {
    Desk desk;
    Reports reports(desk);
    reports.page->showFigure(printing::FigureRef{"moved_in", {}, false}.anchor());
    auto* panel = desk.window->findChild<FigurePanel*>();
    if (panel->table().records()->rowCount() == 0) return; // nobody moved in here
    emit panel->opened(text("residence"), *panel->table().records()->idAt(0));
    REQUIRE(GuiOffice::until([&] { return desk.window->current().page == text("person"); }));
}

TEST_CASE("choosers are as wide as their words") {
    for (const TextSize size : {TextSize::Normal, TextSize::Largest}) {
        Desk desk(true, size);
        Reports reports(desk);
        for (const QComboBox* combo : desk.window->findChildren<QComboBox*>()) {
            if (!combo->isVisible()) continue;
            QStyleOptionComboBox option;
            option.initFrom(combo);
            const QRect field =
                combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
            INFO(combo->currentText().toStdString() << " " << field.width());
            CHECK(field.width() >= combo->fontMetrics().horizontalAdvance(combo->currentText()));
        }
    }
}
