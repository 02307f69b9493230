// The history as one long list that is read where one looks, its filters, its
// undo; the recycle bin.
#include "core/records/timeline.h"
#include "tests/ui/pages/desk.h"

#include "core/journal/rows.h"
#include "ui/pages/admin/act_model.h"
#include "ui/pages/admin/history_page.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct History {
    explicit History(Desk& given) : desk(given) {
        desk.open("history");
        page = dynamic_cast<HistoryPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        table = page->findChild<QTableView*>(text("history.acts"));
        model = page->findChild<ActModel*>();
        bin = page->findChild<QTableView*>(text("history.bin"));
        filter = page->findChild<QLineEdit*>(text("history.filter"));
        REQUIRE(GuiOffice::until([&] { return model->loaded(); }));
    }
    QString what(int row) {
        const ActRow* found = nullptr;
        REQUIRE(GuiOffice::until([&] { return (found = model->at(row)) != nullptr; }));
        return found->what;
    }
    void type(const QString& words, int expected) {
        filter->setText(words);
        const auto timers = page->findChildren<QTimer*>();
        REQUIRE(GuiOffice::until([&] {
            return std::none_of(timers.begin(), timers.end(), [](const QTimer* timer) { return timer->isActive(); });
        }));
        desk.gui.settle();
        INFO(words.toStdString() << " gives " << model->rowCount());
        REQUIRE(GuiOffice::until([&] { return model->rowCount() == expected; }));
        desk.gui.settle();
    }
    Desk& desk;
    HistoryPage* page = nullptr;
    QTableView* table = nullptr;
    QTableView* bin = nullptr;
    ActModel* model = nullptr;
    QLineEdit* filter = nullptr;
};

} // namespace

TEST_CASE("history: every act of the office can be reached, in windows") {
    Desk desk;
    for (int i = 0; i < 450; ++i)
        desk.gui.visit(desk.gui.people[20], desk.gui.people[18], desk.gui.office.today(),
                       "第 " + std::to_string(i) + " 次");
    History history(desk);
    const int all = history.model->rowCount();
    CHECK(all > 480);
    CHECK(history.what(0) == QStringLiteral("登记走访 孙香莲"));
    history.table->verticalScrollBar()->setValue(history.table->verticalScrollBar()->maximum());
    desk.window->grab();
    CHECK(history.what(all - 1).startsWith(QStringLiteral("建立 ")));
    CHECK(history.model->windowsHeld() <= 5);
    desk.shot("history-end");
}

TEST_CASE("history: filtered by person, by act and by several words") {
    Desk desk;
    must(desk.gui.office.transact(
        "person.delete", [&](journal::Writer& writer) { return writer.remove("person", desk.gui.people[20]); }));
    History history(desk);
    history.type(QStringLiteral("单秀兰"),
                 6); // registered, two ledgers, three visits
    history.type(QStringLiteral("单秀兰 走访"), 3);
    history.type(QStringLiteral("低保"), 2);
    history.type(QStringLiteral("孙香莲"), 2); // registered and deleted
    CHECK(history.what(0) == QStringLiteral("删除居民 孙香莲"));
    history.type(QStringLiteral("没有的词"), 0);
    history.page->closeInner();
    CHECK(history.filter->text().isEmpty());
    REQUIRE(GuiOffice::until([&] { return history.model->rowCount() > 30; }));
}

TEST_CASE("history: moving out names the person; the button undoes, Enter opens") {
    Desk desk;
    const RecordId person = desk.gui.people[20];
    must(desk.gui.office.transact("person.move_out", [&](journal::Writer& writer) -> Result<void> {
        const auto mentions = records::timeline(writer.reader(), writer.tables(), writer.access(), person, "person");
        for (const records::Mention& mention : *mentions)
            if (mention.record.type().id == "residence")
                return writer.update("residence", mention.record.id(),
                                     schema::Values().set("until", writer.today()).set("reason_out", "move_out"));
        return makeError(ErrorCode::Internal);
    }));
    History history(desk);
    CHECK(history.what(0) == QStringLiteral("孙香莲 迁出"));
    CHECK_FALSE(desk.window->findChild<QAbstractButton*>(text("history.act"))->isEnabled());
    history.table->setCurrentIndex(history.model->index(0, 0));
    QTest::keyClick(history.table, Qt::Key_Return);
    REQUIRE(GuiOffice::until([&] { return desk.window->current().page == text("person"); }));
    CHECK(desk.window->current().argument == desk.hex(person));
    desk.window->back();
    desk.gui.settle();
    const int before = history.model->rowCount();
    history.table->setCurrentIndex(history.model->index(0, 0));
    desk.press("history.act");
    REQUIRE(GuiOffice::until([&] { return history.model->rowCount() == before + 1; }));
    CHECK(history.what(0) == QStringLiteral("撤销：孙香莲 迁出"));
    REQUIRE(GuiOffice::until([&] {
        const ActRow* row = history.model->at(1);
        return row != nullptr && !row->undoable;
    }));
    CHECK(history.model->index(1, ActModel::State).data().toString() == QStringLiteral("已撤销"));
    // The undo can be undone.
    REQUIRE(history.model->at(0)->undoable);
    history.table->setCurrentIndex(history.model->index(0, 0));
    desk.press("history.act");
    REQUIRE(GuiOffice::until([&] { return history.model->rowCount() == before + 2; }));
}

TEST_CASE("history: what an undo kept is listed with the undo and with what it undid, whoever undid it and when") {
    Desk desk;
    const RecordId person = desk.gui.people[20];
    const auto phone = [&](const char* number) {
        return must(desk.gui.office.transact("person.edit",
                                             [&](journal::Writer& writer) {
                                                 return writer.update("person", person,
                                                                      schema::Values().set("phone", number));
                                             }))
            .txn;
    };
    const auto first = phone("13812347177");
    phone("13812347178");
    must(desk.gui.office.journal().undo(desk.gui.office.access(), first)); // not by this window
    History history(desk);
    const auto kept = [&](int row) { return history.model->index(row, ActModel::Kept).data().toString(); };
    REQUIRE(GuiOffice::until([&] { return !kept(0).isEmpty(); }));
    CHECK(kept(0) == QStringLiteral("保留 1 项"));
    CHECK(kept(1).isEmpty());
    CHECK(kept(2) == QStringLiteral("保留 1 项"));
    desk.shot("history-kept");
    emit history.table->clicked(history.model->index(2, ActModel::Kept));
    REQUIRE(desk.window->current().page == text("kept"));
    auto* table = desk.window->findChild<QTableView*>(text("kept.table"));
    REQUIRE(GuiOffice::until([&] { return table->model()->rowCount() == 1; }));
    CHECK(table->model()->index(0, 0).data().toString() == QStringLiteral("孙香莲"));
    CHECK(table->model()->index(0, 2).data().toString() == QStringLiteral("联系电话"));
    CHECK(table->model()->index(0, 3).data().toString() == QStringLiteral("后来改过"));
    desk.shot("history-kept-list");
}

TEST_CASE("recycle bin: empty, then a visit with its person; restored with its "
          "links") {
    Desk desk;
    History history(desk);
    desk.open("history", text("bin"));
    desk.gui.settle();
    CHECK(history.page->shownRows() == 0);
    desk.shot("history-bin-empty");
    const RecordId visit = desk.gui.visit(desk.gui.people[3], desk.gui.people[18], desk.gui.office.today(), "看望");
    must(desk.gui.office.transact("visit.delete",
                                  [&](journal::Writer& writer) { return writer.remove("visit", visit); }));
    desk.open("history", text("bin:visit"));
    REQUIRE(GuiOffice::until([&] { return history.page->shownRows() == 1; }));
    const QString title = history.bin->model()->index(0, 0).data().toString();
    INFO(title.toStdString());
    CHECK(title.contains(QStringLiteral("解淑珍")));
    CHECK(title.contains(QStringLiteral("2026-11-22")));
    desk.shot("history-bin");
    history.filter->setText(QStringLiteral("卢志强"));
    REQUIRE(GuiOffice::until([&] { return history.page->shownRows() == 0; }));
    history.filter->setText(QStringLiteral("解淑珍"));
    REQUIRE(GuiOffice::until([&] { return history.page->shownRows() == 1; }));
    history.bin->setCurrentIndex(history.bin->model()->index(0, 0));
    desk.press("history.act");
    REQUIRE(GuiOffice::until([&] { return history.page->shownRows() == 0; }));
    const auto record = desk.gui.office.record("visit", visit);
    CHECK(record.alive);
    const auto links = journal::linksFrom(desk.gui.office.reader(), desk.gui.office.office->tables(), visit.uid());
    CHECK(links.size() == 2);
}
