// The pages of everyday work over a small office: what they show, how they act, what they look like.
#include "tests/ui/pages/desk.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/record_form.h"
#include "ui/grids/list_place.h"
#include "ui/pages/admin/history_page.h"
#include "ui/pages/person/masked_value.h"
#include "ui/pages/person/person_view.h"
#include "ui/pages/search_popup.h"
#include "ui/widgets/label.h"

#include <catch2/catch.hpp>

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

TEST_CASE("residents: list, filter as one types, record beside it, undo of a deletion") {
    Desk desk;
    desk.open("residents");
    RecordTable* table = desk.table("residents.table");
    REQUIRE(table != nullptr);
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 24; }));
    desk.open("residents", desk.hex(desk.gui.people[0]));
    REQUIRE(GuiOffice::until([&] { return table->currentId() == desk.gui.people[0]; }));
    auto* view = desk.window->findChild<PersonView*>();
    REQUIRE(GuiOffice::until([&] { return view->isVisible() && view->personName() == QStringLiteral("单秀兰"); }));
    desk.shot("pages-residents");

    auto* filter = desk.window->findChild<QLineEdit*>(text("residents.filter"));
    filter->setFocus();
    QTest::keyClicks(filter, text("sxl"));
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 4; }));
    filter->clear();
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 24; }));

    emit view->deleteRequested();
    REQUIRE(GuiOffice::until([&] { return desk.said.kind == StatusMessage::Kind::Error; }));
    CHECK(desk.said.text.contains(QStringLiteral("没有删除")));
    desk.gui.settle();
    desk.open("residents", desk.hex(desk.gui.people[20]));
    REQUIRE(GuiOffice::until([&] { return view->personName() == QStringLiteral("孙香莲"); }));
    emit view->deleteRequested();
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 23; }));
    CHECK(desk.said.undo == QStringLiteral("删除居民 孙香莲"));
    desk.commands.action(text("undo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 24; }));
    desk.commands.action(text("redo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 23; }));
}

TEST_CASE("a person's page; a number is shown only after it was logged") {
    Desk desk;
    desk.open("person", desk.hex(desk.gui.people[0]));
    auto* view = desk.window->currentPage()->findChild<PersonView*>();
    INFO(desk.said.text.toStdString());
    REQUIRE(GuiOffice::until([&] { return view->personName() == QStringLiteral("单秀兰"); }));
    desk.shot("pages-person");
    view->setTab(PersonView::Timeline);
    desk.shot("pages-person-timeline");
    view->setTab(PersonView::Changes);
    desk.shot("pages-person-changes");
    view->setTab(PersonView::Overview);
    MaskedValue* phone = nullptr;
    for (MaskedValue* value : view->findChildren<MaskedValue*>()) {
        if (value->shown() == QStringLiteral("138****7177")) phone = value;
    }
    REQUIRE(phone != nullptr);
    phone->reveal(QStringLiteral("走访联系"));
    REQUIRE(GuiOffice::until([&] { return phone->shown() == QStringLiteral("13812347177"); }));
    journal::ActFilter logs;
    logs.logs = true;
    const auto acts = must(journal::acts(desk.gui.office.reader(), desk.gui.office.access(), logs));
    REQUIRE_FALSE(acts.empty());
    CHECK(acts.front().kind == journal::TxnKind::Log);
    CHECK(acts.front().args.at("purpose") == "走访联系");
    CHECK(desk.gui.office.sound());
}

TEST_CASE("a visit is entered with the keyboard; the person's past stands at the side") {
    Desk desk;
    desk.open("visit", text("new"));
    RecordForm* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    auto* people = dynamic_cast<LinksEditor*>(form->editor("people:visited"));
    people->focusWidget()->setFocus();
    QTest::keyClicks(people->focusWidget(), text("sxl"));
    REQUIRE(GuiOffice::until([&] { return people->picker().isOpen(); }));
    desk.shot("pages-visit-picker");
    QTest::keyClick(people->focusWidget(), Qt::Key_Return);
    REQUIRE(people->linked().size() == 1);
    auto* visitors = dynamic_cast<LinksEditor*>(form->editor("people:visitor"));
    visitors->add({desk.gui.people[18], QStringLiteral("王海燕")});
    visitors->add({desk.gui.people[19], QStringLiteral("李文静")});
    form->editor("visited_on")->focusWidget()->setFocus();
    QTest::keyClick(form->editor("visited_on")->focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(form->editor("visited_on")->focusWidget(), text("20261125"));
    desk.shot("pages-visit");
    QTest::keyClick(form->editor("visited_on")->focusWidget(), Qt::Key_Semicolon, Qt::ControlModifier);
    SavedSpy saved(*form);
    desk.commands.action(text("commit"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(desk.said.undo == QStringLiteral("登记走访 单秀兰"));
    CHECK(form->isNew());
    desk.open("visits", text("list"));
    RecordTable* table = desk.table("visits.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 15; }));
    desk.shot("pages-visits");
    auto* filter = desk.window->findChild<QLineEdit*>(text("visits.filter"));
    filter->setFocus();
    QTest::keyClicks(filter, text("sxl"));
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 4; }));
}

TEST_CASE("ledgers: who is in, who left") {
    Desk desk;
    desk.open("ledgers", text("minimum_living"));
    RecordTable* table = desk.table("ledgers.table");
    REQUIRE(GuiOffice::until(
        [&] { return table->records()->type() == "minimum_living" && table->records()->rowCount() == 2; }));
    desk.open("ledgers", text("living_alone"));
    REQUIRE(GuiOffice::until(
        [&] { return table->records()->type() == "living_alone" && table->records()->rowCount() == 12; }));
    desk.shot("pages-ledgers");
    desk.open("ledgers", text("minimum_living:enrol:") + desk.hex(desk.gui.people[4]));
    RecordForm* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(GuiOffice::until([&] { return form->linked("person").size() == 1; }));
    desk.shot("pages-enrol");
    SavedSpy saved(*form);
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(desk.said.undo == QStringLiteral("卢志强 入册 低保"));
}

TEST_CASE("history: every act in words, undone from the list; the recycle bin gives back") {
    Desk desk;
    desk.open("history");
    auto* page = dynamic_cast<HistoryPage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    REQUIRE(GuiOffice::until([&] { return page->shownRows() > 40; }));
    desk.shot("pages-history");
    must(desk.gui.office.transact(
        "person.delete", [&](journal::Writer& writer) { return writer.remove("person", desk.gui.people[20]); }));
    desk.open("history", text("bin"));
    REQUIRE(GuiOffice::until([&] { return page->shownRows() >= 1; }));
    desk.shot("pages-bin");
}

TEST_CASE("a household and its form of a resident") {
    Desk desk;
    const auto person = desk.gui.office.record("person", desk.gui.people[0]);
    desk.open("household", QString::fromStdString(person.get("household").uid().hex()));
    desk.shot("pages-household");
    QStringList members;
    for (const LinkLabel* member : desk.window->findChildren<LinkLabel*>(text("household.member")))
        if (member->isVisible()) members << member->text();
    const std::int64_t living = desk.gui.office.reader().integer(
        "SELECT count(*) FROM t_residence WHERE alive = 1 AND until IS NULL AND household = x'" +
        person.get("household").uid().hex() + "'");
    CHECK(members.size() == living);
    CHECK(members.contains(QString::fromStdString(person.text("name"))));
    desk.open("residents", text("new"));
    desk.shot("pages-resident-form");
    const auto forms = desk.window->findChildren<RecordForm*>();
    CHECK(std::any_of(forms.begin(), forms.end(), [](const RecordForm* form) {
        return form->isVisible() && form->isAncestorOf(QApplication::focusWidget());
    }));
}

TEST_CASE("half typed forms are not left by accident") {
    Desk desk;
    desk.open("residents", text("new"));
    RecordForm* form = desk.window->currentPage()->findChild<RecordForm*>();
    form->editor("name")->focusWidget()->setFocus();
    QTest::keyClicks(form->editor("name")->focusWidget(), text("Li"));
    desk.open("visits", text("list"));
    CHECK(desk.window->current().page == text("residents"));
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    CHECK(form->editor("name")->text() == text("Li"));
}

TEST_CASE("empty lists say what to do next; a filter that hides all can be cleared") {
    Desk desk(false);
    desk.open("visits", text("list"));
    auto* place = desk.window->currentPage()->findChild<ListPlace*>();
    REQUIRE(place != nullptr);
    REQUIRE(GuiOffice::until([&] { return place->shown() == ListPlace::Shown::Empty; }));
    desk.shot("pages-visits-empty");
    desk.press("visits.first");
    CHECK(desk.window->current().page == text("visit"));
    desk.window->back();
    desk.open("ledgers");
    place = desk.window->currentPage()->findChild<ListPlace*>();
    REQUIRE(GuiOffice::until([&] { return place->shown() == ListPlace::Shown::Empty; }));
    desk.shot("pages-ledgers-empty");
    desk.press("ledgers.first");
    CHECK(desk.window->currentPage()->findChild<RecordForm*>() != nullptr);
    desk.window->currentPage()->closeInner();

    desk.gui.populate();
    desk.window->reloadPages();
    desk.open("visits", text("list"));
    place = desk.window->currentPage()->findChild<ListPlace*>();
    REQUIRE(GuiOffice::until([&] { return place->shown() == ListPlace::Shown::List; }));
    desk.window->findChild<QLineEdit*>(text("visits.filter"))->setText(QStringLiteral("没有这个人"));
    REQUIRE(GuiOffice::until([&] { return place->shown() == ListPlace::Shown::NoMatch; }));
    desk.shot("pages-visits-no-match");
    emit desk.window->findChild<LinkLabel*>(text("visits.table.clear"))->clicked();
    REQUIRE(GuiOffice::until([&] { return place->shown() == ListPlace::Shown::List; }));
    CHECK(desk.window->findChild<QLineEdit*>(text("visits.filter"))->text().isEmpty());
}

TEST_CASE("an opened page has the keys; its list chooses nothing that it does not show as chosen") {
    Desk desk;
    desk.open("residents");
    RecordTable* table = desk.table("residents.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 24; }));
    auto* search = desk.window->findChild<QLineEdit*>(text("shell.search"));
    search->setFocus();
    for (const char* page : {"organisation", "history", "reports", "visits", "ledgers", "help", "residents"}) {
        search->setFocus();
        desk.open(page);
        INFO(page);
        const QWidget* focused = desk.window->focusWidget();
        REQUIRE(focused != nullptr);
        CHECK(desk.window->currentPage()->isAncestorOf(focused));
    }
    CHECK(table->hasFocus());
    CHECK_FALSE(table->currentIndex().isValid());
    CHECK_FALSE(desk.window->findChild<PersonView*>()->isVisible());
    QTest::keyClick(table, Qt::Key_Down);
    CHECK(table->currentIndex().row() == 0);
    CHECK(table->selectionModel()->isRowSelected(0, {}));
    table->setCurrentIndex({});
    search->setFocus();
    table->setFocus(Qt::TabFocusReason);
    CHECK(table->selectionModel()->isRowSelected(0, {}));
}

TEST_CASE("what was typed into the search goes when one goes on elsewhere") {
    Desk desk;
    attachSearch(*desk.gui.session, *desk.window);
    desk.open("residents");
    auto* search = desk.window->findChild<QLineEdit*>(text("shell.search"));
    search->setFocus();
    QTest::keyClicks(search, text("zhang"));
    CHECK(search->text() == text("zhang"));
    desk.table("residents.table")->setFocus();
    desk.gui.settle();
    CHECK(search->text().isEmpty());
}

TEST_CASE("a visit to an organisation is listed under its name") {
    Desk desk;
    const RecordId shop = desk.gui.office.add("organisation", schema::Values().set("name", "友谊超市"));
    schema::Values visit;
    visit.set("visited_on", desk.gui.office.today()).set("purpose", "safety").link("organisations", "", shop);
    desk.gui.office.add("visit", visit);
    desk.open("visits", text("list"));
    const auto* records = desk.table("visits.table")->records();
    REQUIRE(GuiOffice::until([&] { return records->rowCount() == 15; }));
    bool named = false;
    for (int row = 0; row < records->rowCount(); ++row)
        named = named || records->index(row, 0).data().toString() == QStringLiteral("友谊超市");
    CHECK(named);
}
