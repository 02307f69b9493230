// What every list offers for what is chosen in it: counted, copied, printed, changed, deleted; views that are kept;
// tables that are pasted.
#include "tests/ui/pages/desk.h"

#include "core/journal/history.h"
#include "core/records/query.h"
#include "core/records/saved_views.h"
#include "ui/pages/bulk_dialog.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/list_print.h"
#include "ui/pages/view_dialog.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtPdf/QPdfDocument>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

struct ListDesk : Desk {
    using Desk::Desk;

    RecordTable& residents() {
        open("residents");
        RecordTable* found = table("residents.table");
        REQUIRE(GuiOffice::until([&] { return found->records()->complete() && found->records()->rowCount() == 24; }));
        found->setFocus();
        return *found;
    }
    QAction& action(const char* name) {
        QAction* found = window->currentPage()->findChild<QAction*>(text(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    void run(const char* name) {
        REQUIRE(action(name).isEnabled());
        action(name).trigger();
        gui.settle();
    }
    void choose(RecordTable& list, int first, int last) {
        list.selectionModel()->select(
            QItemSelection(list.model()->index(first, 0), list.model()->index(last, list.model()->columnCount() - 1)),
            QItemSelectionModel::ClearAndSelect);
        gui.settle();
    }
    QString foot() {
        QString all;
        for (const auto* one : window->currentPage()->findChildren<ListFoot*>())
            for (const auto* label : one->findChildren<QLabel*>()) all += label->text() + QLatin1Char('|');
        return all;
    }
    template<class Dialog> Dialog& dialog() {
        Dialog* found = nullptr;
        REQUIRE(GuiOffice::until([&] {
            found = window->findChild<Dialog*>();
            return found != nullptr && found->isVisible();
        }));
        return *found;
    }
    std::vector<journal::Act> acts() {
        journal::ActFilter filter;
        filter.logs = true;
        return must(journal::acts(gui.office.reader(), gui.office.access(), filter));
    }
    QStringList namesShown(RecordTable& list) {
        QStringList names;
        for (int row = 0; row < list.records()->rowCount(); ++row) {
            REQUIRE(GuiOffice::until([&] { return list.records()->idAt(row).has_value(); }));
            names << list.model()->index(row, 0).data().toString();
        }
        return names;
    }
};

} // namespace

TEST_CASE("chosen rows are counted in the foot and stay chosen in another order") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    QTest::keyClick(&list, Qt::Key_A, Qt::ControlModifier);
    desk.gui.settle();
    CHECK(list.chosenCount() == 24);
    CHECK(list.chosenRows() == list.records()->spine());
    CHECK(desk.foot().contains(QStringLiteral("已选 24")));
    desk.choose(list, 2, 4);
    auto chosen = list.chosenRows();
    REQUIRE(chosen.size() == 3);
    CHECK(desk.foot().contains(QStringLiteral("已选 3")));
    list.records()->setSort(2, Qt::AscendingOrder);
    desk.gui.settle();
    auto after = list.chosenRows();
    std::sort(chosen.begin(), chosen.end());
    std::sort(after.begin(), after.end());
    CHECK(after == chosen);
    // What a condition hides is not chosen any more.
    list.records()->setWhere("name = \"没有这个人\"");
    desk.gui.settle();
    CHECK(list.chosenRows().empty());
    list.records()->setWhere({});
    desk.gui.settle();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(1, 0)).center());
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      list.visualRect(list.model()->index(5, 0)).center());
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::ControlModifier,
                      list.visualRect(list.model()->index(3, 0)).center());
    CHECK(list.chosenCount() == 4);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
    for (int i = 0; i < 3; ++i) QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
    CHECK(list.chosenCount() == 4);
}

TEST_CASE("Ctrl+C copies what is chosen with its headings, masked, harmless, and logged") {
    ListDesk desk;
    must(desk.gui.office.set("person", desk.gui.people[0], Values().set("name", schema::Value("=cmd<b>"))));
    RecordTable& list = desk.residents();
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    desk.gui.settle();
    CHECK(desk.said.text == QStringLiteral("已复制 24 行（带表头）"));
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QStringList lines = data->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 25);
    CHECK(lines.first().startsWith(QStringLiteral("姓名\t性别\t年龄")));
    CHECK(data->text().contains(QStringLiteral("138****7177")));
    CHECK_FALSE(data->text().contains(QStringLiteral("13812347177")));
    CHECK(data->text().contains(QStringLiteral("'=cmd<b>")));
    CHECK(data->html().contains(QStringLiteral("'=cmd&lt;b&gt;")));
    CHECK(data->html().count(QStringLiteral("<tr>")) == 25);
    const auto acts = desk.acts();
    const auto copied = std::find_if(acts.begin(), acts.end(), [](const auto& act) {
        return act.operation == "person.export" && act.args.count("to") > 0;
    });
    REQUIRE(copied != acts.end());
    CHECK(copied->args.at("count") == "24");
}

TEST_CASE("without the right to export nothing is copied, not even one cell") {
    ListDesk desk(true, TextSize::Normal, [](GuiOffice& made) {
        made.office.add("user", Values().set("login", "look").set("name", "看").set("roles", "|grid_worker|"));
        return std::string("look");
    });
    desk.open("residents");
    RecordTable* list = desk.table("residents.table");
    QGuiApplication::clipboard()->setText(text("before"));
    list->setFocus();
    if (list->model()->rowCount() > 0) list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    desk.gui.settle();
    CHECK(QGuiApplication::clipboard()->text() == text("before"));
    CHECK_FALSE(desk.action("residents.copy").isEnabled());
}

TEST_CASE("Ctrl+P shows the pages of the list and prints them into a file, logged") {
    ListDesk desk;
    QTemporaryDir folder;
    RecordTable& list = desk.residents();
    list.setFocus();
    desk.commands.action(text("print"))->trigger();
    auto& preview = desk.dialog<ListPreview>();
    CHECK(unnamed(preview).join(text("; ")).toStdString().empty());
    desk.shot("pages-list-print");
    desk.press("list.preview.pdf");
    const QString path = folder.filePath(text("list.pdf"));
    desk.saveAs("list.pdf", path);
    REQUIRE(GuiOffice::until([&] { return QFileInfo::exists(path); }));
    desk.gui.settle();
    QPdfDocument pdf;
    pdf.load(path);
    REQUIRE(pdf.pageCount() >= 1);
    const QString words = pdf.getAllText(0).text();
    CHECK(words.contains(QStringLiteral("单秀兰")));
    CHECK(words.contains(QStringLiteral("138****7177")));
    CHECK(words.contains(QStringLiteral("共 24 条")));
    const auto acts = desk.acts();
    CHECK(std::any_of(acts.begin(), acts.end(), [](const auto& act) {
        return act.operation == "person.print" && act.args.at("count") == "24" && act.args.at("file") == "list.pdf";
    }));
    preview.reject();
    desk.gui.settle();
}

TEST_CASE("a field of the chosen ones: checked first, changed as one act, taken back by one Ctrl+Z") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    desk.choose(list, 0, 13);
    desk.run("residents.change");
    auto& dialog = desk.dialog<BulkDialog>();
    auto* field = dialog.findChild<QComboBox*>(text("bulk.field"));
    REQUIRE(field != nullptr);
    field->setCurrentIndex(field->findData(text("remark")));
    desk.gui.settle();
    auto* value = dialog.findChild<QWidget*>(text("bulk.value"));
    REQUIRE(value != nullptr);
    value->setFocus();
    QTest::keyClicks(value, text("winter"));
    desk.press("bulk.accept");
    REQUIRE(dialog.plan());
    CHECK(dialog.plan()->can.size() == 14);
    CHECK(dialog.findChild<QLabel*>(text("bulk.result"))->text().contains(QStringLiteral("14 条都可以修改")));
    desk.shot("pages-list-bulk");
    desk.press("bulk.accept");
    CHECK(desk.said.text == QStringLiteral("已修改 14 条"));
    const auto changed = [&] {
        records::Query query;
        query.type = "person";
        query.where = "remark = winter";
        return must(records::count(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(), query,
                                   desk.gui.office.today()));
    };
    CHECK(changed() == 14);
    CHECK(list.chosenCount() == 14);
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(changed() == 0);
}

TEST_CASE("deleting several says before who cannot, and why") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&list, Qt::Key_Delete);
    auto& dialog = desk.dialog<BulkDialog>();
    desk.gui.settle();
    REQUIRE(dialog.plan());
    CHECK(dialog.plan()->can.size() == 10);
    CHECK(dialog.plan()->refused.size() == 14); // named by visits
    CHECK(dialog.findChild<QListWidget*>(text("bulk.refused"))->count() == 14);
    desk.shot("pages-list-bulk-delete");
    desk.press("bulk.accept");
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 14; }));
    desk.gui.session->undo();
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 24; }));
}

TEST_CASE("a view keeps conditions, columns, order and search; it is renamed, taken back, and tells what it lacks") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    const auto entry = [&](const QString& name) {
        desk.press("residents.view");
        QAction* found = nullptr;
        for (QAction* one : desk.window->findChildren<QAction*>(name)) found = one;
        INFO(name.toStdString());
        REQUIRE(found != nullptr);
        found->trigger();
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        desk.gui.settle();
    };
    const auto kept = [&] {
        return must(records::savedViews(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(),
                                        "person", desk.gui.office.today()));
    };
    // A condition, other columns and another order.
    desk.press("residents.addCondition");
    for (QAction* one : desk.window->findChildren<QAction*>(text("filter.ledger.living_alone"))) {
        one->trigger();
        break;
    }
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    desk.gui.settle();
    REQUIRE(list.records()->rowCount() == 12);
    list.records()->setSort(2, Qt::DescendingOrder);
    desk.gui.settle();
    const QStringList order = desk.namesShown(list);
    entry(text("view.save"));
    auto& dialog = desk.dialog<ViewDialog>();
    desk.shot("pages-list-view");
    QTest::keyClicks(dialog.findChild<QLineEdit*>(text("viewDialog.name")), text("winter"));
    dialog.findChild<QCheckBox*>(text("viewDialog.shared"))->setChecked(true);
    desk.press("viewDialog.accept");
    REQUIRE(kept().size() == 1);
    CHECK(kept().front().shared);
    CHECK(desk.button("residents.view").text() == text("winter"));
    entry(text("view.all"));
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 24; }));
    CHECK(list.records()->inOwnOrder());
    CHECK(desk.button("residents.view").text() == QStringLiteral("全部"));
    entry(text("view.open.") + desk.hex(*kept().front().id));
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 12; }));
    CHECK(desk.namesShown(list) == order);
    // Another name.
    entry(text("view.rename"));
    auto& again = desk.dialog<ViewDialog>();
    again.findChild<QLineEdit*>(text("viewDialog.name"))->setText(QStringLiteral("入冬必访"));
    desk.press("viewDialog.accept");
    CHECK(desk.button("residents.view").text() == QStringLiteral("入冬必访"));
    // Deleted, and taken back.
    entry(text("view.delete"));
    CHECK(kept().empty());
    CHECK(desk.button("residents.view").text() == QStringLiteral("全部"));
    desk.gui.session->undo();
    desk.gui.settle();
    REQUIRE(kept().size() == 1);
    // A field that is gone, a value that is gone: left out, and said.
    records::SavedView old = kept().front();
    old.conditions.push_back("no_such_field 1");
    old.columns.push_back("gone_column");
    old.order = "gone_order";
    must(desk.gui.office.set("view", *old.id, records::valuesOf(old)));
    desk.gui.session->announce({});
    entry(text("view.all"));
    journal::ChangeSet changes;
    changes.changes.push_back({"view", *old.id, journal::ChangeKind::Updated});
    desk.gui.session->announce(changes);
    desk.gui.settle();
    entry(text("view.open.") + desk.hex(*old.id));
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 12; }));
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    for (const char* lost : {"no_such_field", "gone_column", "gone_order"}) CHECK(desk.said.text.contains(text(lost)));
}

TEST_CASE("rows from Excel are pasted into a list through the mapping and the checks of an import") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    const auto pasteInto = [&](const QString& table) {
        QGuiApplication::clipboard()->setText(table);
        desk.residents();
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_V, Qt::ControlModifier);
        desk.gui.settle();
        auto* page = dynamic_cast<ImportPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        return page;
    };
    // Without headings: those of the list.
    ImportPage* page = pasteInto(QStringLiteral("赵一\t女\t\t\t\t1390001111\n钱二\t男\t\t\t\t1390002222\n"));
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Columns && !page->isBusy(); }));
    CHECK(page->type() == "person");
    desk.shot("pages-list-paste");
    desk.press("import.next");
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Checked && !page->isBusy(); }));
    REQUIRE(page->report());
    CHECK(page->report()->added == 2);
    desk.press("import.next");
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Outcome && !page->isBusy(); }));
    // With headings of its own, as HTML alone.
    auto* html = new QMimeData;
    html->setHtml(
        QStringLiteral("<table><tr><td>姓名</td><td>电话</td></tr><tr><td>孙三</td><td>1390003333</td></tr></table>"));
    QGuiApplication::clipboard()->setMimeData(html);
    page->paste({"name"});
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Columns && !page->isBusy(); }));
    desk.press("import.next");
    REQUIRE(GuiOffice::until([&] { return page->step() == ImportPage::Checked && !page->isBusy(); }));
    CHECK(page->report()->added == 1);
    // Nothing there.
    QGuiApplication::clipboard()->clear();
    page->paste({"name"});
    desk.gui.settle();
    CHECK(desk.window->findChild<QLabel*>(text("import.error"))->isVisible());
}

TEST_CASE("where a condition hides everybody, the list says so and shows all again") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    desk.window->findChild<QLineEdit*>(text("residents.filter"))->setText(text("zzzzzz"));
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 0; }));
    desk.gui.settle();
    auto* clear = desk.window->findChild<LinkLabel*>(text("residents.table.clear"));
    REQUIRE(clear != nullptr);
    CHECK(clear->isVisible());
    emit clear->clicked();
    REQUIRE(GuiOffice::until([&] { return list.records()->rowCount() == 24; }));
}

TEST_CASE("scrolled sideways, the first column and its head stay") {
    ListDesk desk;
    desk.window->resize(900, 600);
    RecordTable& list = desk.residents();
    for (int column = 0; column < list.records()->columnCount(); ++column) list.setColumnWidth(column, 220);
    desk.gui.settle();
    const int first = list.columnWidth(0);
    const QImage before = list.viewport()->grab(QRect(0, 0, first - 2, 200)).toImage();
    list.horizontalScrollBar()->setValue(300);
    desk.gui.settle();
    const QImage after = list.viewport()->grab(QRect(0, 0, first - 2, 200)).toImage();
    CHECK(before == after);
    // Its head sorts by itself, not by what lies below.
    QTest::mouseClick(list.horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(40, 10));
    desk.gui.settle();
    CHECK(list.horizontalHeader()->sortIndicatorSection() == 0);
    CHECK(list.horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
    desk.shot("pages-list-frozen");
}

TEST_CASE("a cell is changed in the list: Enter goes down, Tab to the right, Esc leaves it, each is one act") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    const auto columnOf = [&](const char* id) {
        const auto& columns = list.records()->columns();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].id == id) return static_cast<int>(i);
        REQUIRE(false);
        return -1;
    };
    const auto cell = [&]() -> QLineEdit& {
        QLineEdit* found = nullptr;
        REQUIRE(GuiOffice::until([&] {
            found = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            return found != nullptr && list.viewport()->isAncestorOf(found);
        }));
        return *found;
    };
    const auto nameAt = [&](int row) {
        return QString::fromStdString(desk.gui.office.record("person", *list.records()->idAt(row)).text("name"));
    };
    const int name = columnOf("name");
    list.setCurrentIndex(list.model()->index(0, name));
    const RecordId first = *list.records()->idAt(0), second = *list.records()->idAt(1);
    const QString was = nameAt(0), below = nameAt(1);
    const std::size_t before = desk.acts().size();

    desk.run("residents.editCell");
    CHECK(cell().text() == was);
    cell().selectAll();
    cell().insert(QStringLiteral("改名甲"));
    QTest::keyClick(&cell(), Qt::Key_Return);
    REQUIRE(GuiOffice::until([&] {
        return desk.gui.office.record("person", first).text("name") == "改名甲" &&
               qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr && cell().text() == below;
    }));
    CHECK(desk.acts().size() == before + 1);

    // What is left by Esc is as it was, and nothing is written.
    cell().insert(QStringLiteral("不要"));
    QTest::keyClick(&cell(), Qt::Key_Escape);
    desk.gui.settle();
    CHECK(QApplication::focusWidget() == &list);
    CHECK(desk.gui.office.record("person", second).text("name") == below.toStdString());
    CHECK(desk.acts().size() == before + 1);

    // A name cannot be empty: the cell stays open and says so.
    list.setCurrentIndex(list.model()->index(1, name));
    desk.run("residents.editCell");
    QTest::keyClick(&cell(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&cell(), Qt::Key_Delete);
    QTest::keyClick(&cell(), Qt::Key_Return);
    desk.gui.settle();
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    CHECK(cell().property("bad").toBool());
    QTest::keyClick(&cell(), Qt::Key_Escape);
    desk.gui.settle();
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(desk.gui.office.record("person", first).text("name") == was.toStdString());

    // What looks wrong is said before it is saved; Enter again means it.
    list.setCurrentIndex(list.model()->index(0, columnOf("phone")));
    desk.run("residents.editCell");
    QTest::keyClicks(&cell(), text("139000"));
    QTest::keyClick(&cell(), Qt::Key_Return, Qt::ControlModifier);
    desk.gui.settle();
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    CHECK(desk.gui.office.record("person", first).text("phone") != "139000");
    QTest::keyClick(&cell(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(GuiOffice::until([&] { return desk.gui.office.record("person", first).text("phone") == "139000"; }));
}

TEST_CASE("what is typed in a cell is saved when one goes elsewhere; what cannot be saved holds one back") {
    ListDesk desk;
    RecordTable& list = desk.residents();
    const RecordId first = *list.records()->idAt(0);
    const auto cell = [&]() -> QLineEdit& {
        QLineEdit* found = nullptr;
        REQUIRE(GuiOffice::until([&] {
            found = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            return found != nullptr && list.viewport()->isAncestorOf(found);
        }));
        return *found;
    };
    const auto stored = [&] { return desk.gui.office.record("person", first).text("name"); };
    const auto edit = [&](const QString& words) {
        list.setCurrentIndex(
            list.model()->index(list.records()->rowOf(desk.gui.office.record("person", first).row), 0));
        desk.run("residents.editCell");
        cell().setText(words);
    };
    edit(QStringLiteral("改名甲"));
    desk.open("visits");
    CHECK(desk.window->current().page == text("visits"));
    CHECK(stored() == "改名甲");
    desk.residents();
    CHECK(list.viewport()->findChildren<QLineEdit*>().isEmpty());

    edit({});
    desk.open("visits");
    CHECK(desk.window->current().page == text("residents"));
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    CHECK(cell().property("bad").toBool());
    CHECK(stored() == "改名甲");
    QTest::keyClick(&cell(), Qt::Key_Escape);
    desk.gui.settle();

    // The window closes: what was typed is on its way into the file.
    edit(QStringLiteral("改名乙"));
    CHECK(desk.window->close());
    desk.gui.session->finishWriting();
    CHECK(stored() == "改名乙");
}

TEST_CASE("ready-made views: each of every type opens whole, and is named in the bar") {
    ListDesk desk;
    int opened = 0;
    for (const schema::TypeDef* type : desk.gui.session->catalogue().types()) {
        if (type->views.empty()) continue;
        if (type->id == "person")
            desk.open("residents");
        else
            desk.open("records", QString::fromStdString(type->id));
        auto* menu =
            desk.visible<QAbstractButton>(type->id == "person" ? "residents.view" : "records.view").findChild<QMenu*>();
        REQUIRE(menu != nullptr);
        for (const schema::ViewDef& view : type->views) {
            INFO(type->id << " " << view.id);
            emit menu->aboutToShow();
            desk.said = {};
            auto* action = menu->findChild<QAction*>(text("view.shipped.") + QString::fromStdString(view.id));
            REQUIRE(action != nullptr);
            action->trigger();
            desk.gui.settle();
            CHECK(desk.said.text.toStdString().empty()); // nothing was left out
            auto& button = desk.visible<QAbstractButton>(type->id == "person" ? "residents.view" : "records.view");
            CHECK(button.text() == QString::fromStdString(view.label.zh));
            ++opened;
        }
    }
    CHECK(opened >= 7);
}
