// 名单比对 in the window: a list is chosen, rows are decided at the right, all of it is carried out as one step.
#include "tests/ui/pages/desk.h"
#include "ui/pages/compare/compare_page.h"
#include "ui/pages/compare/rows_model.h"
#include "ui/pages/import/import_page.h"
#include "ui/printing/preview.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using sheets::ListOutcome;

namespace {

struct Comparing : Desk {
    Comparing() {
        open("compare", text("living_alone"));
        page = dynamic_cast<ComparePage*>(window->currentPage());
        REQUIRE(page != nullptr);
    }
    QString sheet(const char* name, const QString& words) {
        const QString path = QString::fromStdString(gui.office.folder.path(name));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(words.toUtf8());
        return path;
    }
    void choose(const QString& words) {
        page->choose(sheet("民政局名单.csv", words));
        REQUIRE(GuiOffice::until([&] { return page->comparison().has_value() && !page->isBusy(); }));
        gui.settle();
    }
    /// Two 郑国栋 whom the list cannot tell apart.
    void addNamesakes() {
        for (const char* door : {"友谊里3号楼", "友谊里5号楼"})
            gui.office.add("person", schema::Values().set("name", "郑国栋").set("registered_address", door));
        gui.settle();
    }
    /// Chooses the row of somebody.
    void goTo(const QString& name) {
        auto& table = visible<QTableView>("compare.table");
        for (int row = 0; row < table.model()->rowCount(); ++row)
            if (table.model()->index(row, 1).data().toString() == name) {
                table.setCurrentIndex(table.model()->index(row, 0));
                gui.settle();
                return;
            }
        FAIL(name.toStdString());
    }
    void decide(int option) {
        visible<Segmented>("compare.decision").setCurrent(option);
        gui.settle();
    }
    std::size_t inIt() {
        records::Query query;
        query.type = "living_alone";
        query.where = "left_on is empty";
        return must(records::list(gui.office.reader(), gui.office.tables(), gui.office.access(), query,
                                  gui.office.today()))
            .size();
    }

    ComparePage* page = nullptr;
};

// 12 of the office are in the ledger: two of them here, somebody known, somebody nobody knows
const QString theirList = QStringLiteral("姓名,电话,包联人\n单秀兰,13812347177,王海燕\n曲桂芝,13900000001,翟小梅\n"
                                         "牟凤英,,\n郑国栋,13511112222,\n");

} // namespace

TEST_CASE("one comes to it from the import too, and what came of it is printed") {
    Desk desk;
    desk.open("import", text("living_alone"));
    desk.press("import.compare");
    auto* page = dynamic_cast<ComparePage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    desk.open("import", text("duty_report"));
    CHECK_FALSE(desk.window->findChild<QAbstractButton*>(text("import.compare"))->isVisible());

    Comparing it;
    it.choose(theirList);
    it.press("compare.print");
    CHECK(it.page->commandsNow().contains(text("print")));
    CHECK(it.visible<printing::Preview>("").isVisible());
    it.shot("compare-sheet");
    it.press("sheet.back");
    CHECK(it.visible<QTableView>("compare.table").isVisible());
    // The page of the columns is the import's: what only an import can do is not offered.
    it.press("compare.columns");
    CHECK(it.visible<QTableView>("import.columns").isVisible());
    CHECK_FALSE(it.page->findChild<QAbstractButton*>(text("import.keepMap"))->isVisible());
}

TEST_CASE("a list is compared, decided and carried out, and taken back by one undo") {
    Comparing it;
    it.choose(theirList);
    CHECK(it.page->comparison()->count(ListOutcome::Same) == 1);
    CHECK(it.page->comparison()->count(ListOutcome::Differing) == 1);
    CHECK(it.page->comparison()->count(ListOutcome::Extra) == 10);
    CHECK(it.inIt() == 12);
    it.shot("compare");
    it.goTo(QStringLiteral("曲桂芝"));
    it.visible<QCheckBox>("compare.field.person.phone").setChecked(true);
    it.goTo(QStringLiteral("牟凤英"));
    it.decide(1);
    it.goTo(QStringLiteral("仇永福"));
    it.decide(1);
    it.shot("compare-decided");
    CHECK(it.page->decided() == 3);
    it.press("compare.carry");
    REQUIRE(GuiOffice::until([&] { return it.page->decided() == 0 && !it.page->isBusy(); }));
    it.gui.settle();
    CHECK(it.inIt() == 12); // one in, one out
    CHECK(it.page->comparison()->count(ListOutcome::Same) == 3);
    const QString out = QString::fromStdString(it.gui.office.folder.path("结果.xlsx"));
    it.page->exportTo(out);
    CHECK(GuiOffice::until([&] { return QFileInfo(out).size() > 0; }));
    it.gui.settle();
    it.gui.session->undo();
    it.gui.settle();
    CHECK(it.inIt() == 12);
    CHECK(it.gui.office.sound());
}

TEST_CASE("of several who are called so one is chosen, and what was decided before stays") {
    Comparing it;
    it.addNamesakes();
    it.choose(theirList);
    REQUIRE(it.page->comparison()->count(ListOutcome::Unread) == 1);
    it.goTo(QStringLiteral("牟凤英"));
    it.decide(1);
    CHECK(it.page->decided() == 1);
    it.visible<Segmented>("compare.filter").setCurrent(5);
    it.gui.settle();
    auto& which = it.visible<QComboBox>("compare.namesake");
    CHECK(which.currentIndex() == -1);
    REQUIRE(which.count() == 2);
    it.shot("compare-namesakes");
    const RecordId second = it.page->comparison()->rows[3].namesakes[1].person;
    which.setCurrentIndex(1);
    emit which.activated(1);
    REQUIRE(GuiOffice::until([&] { return !it.page->isBusy(); }));
    it.gui.settle();
    CHECK(it.page->comparison()->count(ListOutcome::Unread) == 0);
    CHECK(it.page->comparison()->rows[3].person == second);
    CHECK(it.page->decided() == 1);
    CHECK(it.visible<QComboBox>("compare.namesake").currentIndex() == 1); // one stands on the row still
    it.decide(1);
    CHECK(it.page->decided() == 2);
    // What the list knows better is taken along.
    it.visible<QCheckBox>("compare.field.person.phone").setChecked(true);
    it.gui.settle();
    CHECK(it.visible<Segmented>("compare.decision").current() == 1);
    it.shot("compare-namesake-chosen");
    const std::size_t before = it.inIt();
    it.press("compare.carry");
    REQUIRE(GuiOffice::until([&] { return it.page->decided() == 0 && !it.page->isBusy(); }));
    it.gui.settle();
    CHECK(it.inIt() == before + 2);
    // Who was meant is still known, and the phone that the list has was taken along.
    CHECK(it.page->comparison()->rows[3].person == second);
    CHECK(it.page->comparison()->rows[3].outcome == ListOutcome::Same);
}

TEST_CASE("what was decided and not carried out waits for the list, whatever was done meanwhile") {
    Comparing it;
    it.addNamesakes();
    it.choose(theirList);
    const auto isThere = [&] { return it.page->comparison().has_value() && !it.page->isBusy(); };
    const RecordId second = it.page->comparison()->rows[3].namesakes[1].person;
    it.page->mean(3, second);
    REQUIRE(GuiOffice::until(isThere));
    it.gui.settle();
    it.goTo(QStringLiteral("仇永福"));
    it.decide(1);
    it.visible<QLineEdit>("compare.words").setText(QStringLiteral("搬走了"));
    emit it.visible<QLineEdit>("compare.words").textEdited(QStringLiteral("搬走了"));
    it.goTo(QStringLiteral("牟凤英"));
    it.decide(1);
    REQUIRE(it.page->decided() == 2);
    it.visible<QLineEdit>("compare.source").setText(QStringLiteral("民政局"));
    const auto isBack = [&](ComparePage& page) {
        CHECK(page.decided() == 2);
        CHECK(page.comparison()->rows[3].person == second);
        CHECK(page.findChild<QLineEdit*>(text("compare.source"))->text() == QStringLiteral("民政局"));
    };
    SECTION("another list in between") {
        it.page->choose(it.sheet("别的.csv", QStringLiteral("姓名\n单秀兰\n")));
        REQUIRE(GuiOffice::until(isThere));
        it.gui.settle();
        CHECK(it.page->decided() == 0);
        it.choose(theirList);
        isBack(*it.page);
        it.goTo(QStringLiteral("仇永福"));
        CHECK(it.visible<QLineEdit>("compare.words").text() == QStringLiteral("搬走了"));
    }
    SECTION("the columns looked at") {
        it.press("compare.columns");
        it.press("compare.carry");
        REQUIRE(GuiOffice::until(isThere));
        isBack(*it.page);
    }
    SECTION("other rights, in another page") {
        it.open("today");
        emit it.gui.session->accessChanged();
        it.gui.settle();
        it.open("compare", text("living_alone"));
        it.page = dynamic_cast<ComparePage*>(it.window->currentPage());
        it.choose(theirList);
        isBack(*it.page);
    }
    SECTION("carried out, nothing waits any more") {
        it.press("compare.carry");
        REQUIRE(GuiOffice::until([&] { return it.page->decided() == 0 && isThere(); }));
        it.gui.settle();
        CHECK(it.gui.office.reader().integer("SELECT count(*) FROM local_draft") == 0);
    }
}

TEST_CASE("a day that cannot be read decides nothing") {
    Comparing it;
    it.choose(theirList);
    it.goTo(QStringLiteral("仇永福"));
    it.decide(1);
    REQUIRE(it.page->decided() == 1);
    const auto type = [&](const char* words) {
        auto& day = it.visible<QLineEdit>("compare.on");
        day.setFocus();
        day.selectAll();
        QTest::keyClicks(&day, text(words));
        it.gui.settle();
    };
    type("2026-6-31");
    CHECK(it.page->decided() == 0);
    it.shot("compare-bad-day");
    type("2026-06-30");
    CHECK(it.page->decided() == 1);
}

TEST_CASE("words are made for the rows that are seen, however many there are") {
    std::size_t asked = 0;
    RowsModel model(
        {text("a"), text("b")},
        [&](std::size_t row, int column) -> QString {
            ++asked;
            return QString::number(row) + QLatin1Char('/') + QString::number(column);
        },
        nullptr);
    QTableView view;
    view.setModel(&model);
    view.resize(600, 400);
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.show();
    std::vector<std::size_t> rows(60'000);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = rows.size() - i;
    model.show(rows);
    view.setCurrentIndex(model.index(50'000, 0));
    GuiOffice::until([&] { return asked > 0; });
    CHECK(asked < 2'000);
    CHECK(model.lineOf(10'000) == 50'000);
    CHECK(model.index(50'000, 1).data().toString() == text("10000/1"));
    model.show({});
    CHECK(model.lineOf(10'000) == -1);
}

TEST_CASE("what cannot be told has a tab of its own, and those of one name are told apart") {
    Comparing it;
    it.choose(theirList);
    auto& filter = it.visible<Segmented>("compare.filter");
    const auto buttons = filter.findChildren<QAbstractButton*>();
    REQUIRE(buttons.size() == 6);
    CHECK_FALSE(buttons.back()->isVisible()); // nothing of that kind
    it.choose(QStringLiteral("姓名,住址,入册日期\n郑国栋,某地1号,\n郑国栋,某地2号,\n单秀兰,,某天\n"));
    REQUIRE(it.page->comparison()->count(ListOutcome::Unread) == 1);
    CHECK(buttons.back()->isVisible());
    const auto& rows = *it.visible<QTableView>("compare.table").model();
    QStringList names;
    for (int row = 0; row < rows.rowCount(); ++row) names << rows.index(row, 1).data().toString();
    CHECK(names.contains(QStringLiteral("郑国栋　某地1号")));
    CHECK(names.contains(QStringLiteral("郑国栋　某地2号")));
    filter.setCurrent(5);
    it.gui.settle();
    CHECK(rows.rowCount() == 1);
    it.shot("compare-unread");
    it.choose(theirList);
    CHECK(filter.current() == 0);
    CHECK_FALSE(buttons.back()->isVisible());
}

TEST_CASE("a file that is no list says why, and the page stays") {
    Comparing it;
    it.page->choose(it.sheet("名单.xls", text("%PDF-1.7")));
    REQUIRE(GuiOffice::until([&] { return !it.page->isBusy(); }));
    it.gui.settle();
    CHECK(it.visible<QLabel>("compare.error").text().contains(text("pdf")));
    CHECK_FALSE(it.page->comparison());
}

TEST_CASE("an old sheet goes into the import of the window") {
    Desk desk(false);
    desk.open("import");
    auto* page = dynamic_cast<ImportPage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    page->choose(QStringLiteral(MULIN_SOURCE_DIR "/tests/data/sheets/elders.xls"));
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Columns && !page->isBusy(); }));
    desk.press("import.next");
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Checked && !page->isBusy(); }));
    REQUIRE(page->report());
    CHECK(page->report()->added == 3);
}
