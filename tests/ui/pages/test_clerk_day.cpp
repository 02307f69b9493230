// A clerk's day over the pages: who visits, who was visited, who moved, who died, who is new in a household.
#include "core/journal/drafts.h"
#include "tests/ui/pages/desk.h"

#include "core/organisation/setup.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/record_form.h"
#include "ui/pages/person/person_view.h"
#include "ui/pages/person/timeline_view.h"
#include "ui/pages/visits/visitor_proposals.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/side_list.h"

#include <catch2/catch.hpp>

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QRadioButton>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

RecordForm& formOf(Desk& desk) {
    RecordForm* form = nullptr;
    for (RecordForm* one : desk.window->currentPage()->findChildren<RecordForm*>())
        if (one->isVisible()) form = one;
    REQUIRE(form != nullptr);
    return *form;
}

QString labels(const QWidget& inside) {
    QStringList all;
    for (const QLabel* label : inside.findChildren<QLabel*>())
        if (label->isVisible()) all << label->text();
    return all.join(QLatin1Char('\n'));
}

void choose(Desk& desk, const char* menuOf, const QString& words) {
    for (QMenu* menu : desk.button(menuOf).findChildren<QMenu*>())
        for (QAction* action : menu->actions())
            if (action->text() == words) {
                action->trigger();
                return;
            }
    FAIL(words.toStdString());
}

} // namespace

TEST_CASE("a visit from the first key to the last by keyboard alone; holders of posts are offered") {
    Desk desk;
    must(desk.gui.office.transact("post.add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(
            unit,
            writer.create("unit",
                          schema::Values().set("level", schema::Value("grid")).set("name", schema::Value("第三网格"))));
        MULIN_TRY(writer.create("post", schema::Values()
                                            .set("title", schema::Value("grid_worker"))
                                            .set("unit", schema::Value(unit))
                                            .set("holder_a_name", schema::Value("赵明远"))));
        return {};
    }));
    desk.open("visit", text("new"));
    RecordForm& form = formOf(desk);
    auto* visitors = dynamic_cast<LinksEditor*>(form.editor("people:visitor"));
    visitors->focusWidget()->setFocus();
    REQUIRE(GuiOffice::until([&] { return visitors->picker().isOpen(); }));
    desk.shot("pages-visitor-proposals");
    // Known by name alone: registered on the side, only if that is chosen.
    QTest::keyClicks(visitors->focusWidget(), text("zmy"));
    REQUIRE(GuiOffice::until([&] { return visitors->picker().isOpen(); }));
    desk.gui.settle();
    QTest::keyClick(visitors->focusWidget(), Qt::Key_Return);
    REQUIRE(form.inner() != nullptr);
    CHECK(form.inner()->editor("name")->text() == QStringLiteral("赵明远"));
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return form.inner() == nullptr; }));
    REQUIRE(form.linked("people:visitor").size() == 1);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(qApp->focusWidget(), text("sxl"));
    auto* visited = dynamic_cast<LinksEditor*>(form.editor("people:visited"));
    REQUIRE(GuiOffice::until([&] { return visited->picker().isOpen(); }));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    for (int i = 0; i < 5; ++i) QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    CHECK(form.editor("findings")->focusWidget()->hasFocus());
    QTest::keyClicks(qApp->focusWidget(), text("fine"));
    SavedSpy saved(form);
    desk.commands.action(text("commit"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(form.isNew());
    // The same visitor goes on.
    REQUIRE(form.linked("people:visitor").size() == 1);
    CHECK(form.linked("people:visited").empty());
}

TEST_CASE(
    "those are proposed first who may have come: namesakes of who is signed in, posts of the grid of who was visited") {
    Desk desk;
    const RecordId visited = desk.gui.people[0];
    desk.gui.person("李敏", "9", "1", "101", "1980-05-05", true, "13812340000");
    std::optional<RecordId> near;
    must(desk.gui.office.transact("post.add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(far, writer.create("unit", schema::Values().set("level", "grid").set("name", "第一网格")));
        MULIN_TRY_LET(made, writer.create("unit", schema::Values().set("level", "grid").set("name", "第三网格")));
        near = made;
        MULIN_TRY(writer.create("post", schema::Values()
                                            .set("title", "branch_secretary")
                                            .set("unit", schema::Value(far))
                                            .set("holder_a_name", "孙大海")));
        for (const auto& [unit, name] : {std::pair(far, "赵明远"), std::pair(made, "钱小芳")})
            MULIN_TRY(writer.create("post", schema::Values()
                                                .set("title", "grid_worker")
                                                .set("unit", schema::Value(unit))
                                                .set("holder_a_name", name)));
        MULIN_TRY_LET(person, writer.load("person", visited));
        MULIN_TRY_LET(dwelling, writer.load("dwelling", RecordId(person.get("dwelling").uid())));
        return organisation::assignBuilding(writer, RecordId(dwelling.get("building").uid()), near);
    }));
    const auto proposed = [&](std::optional<RecordId> whom) {
        Latest latest;
        QStringList names;
        desk.gui.session->read(
            desk.window.get(), latest, [whom](const ReadContext& context) { return visitorProposals(context, whom); },
            [&](const Result<std::vector<PickerRow>>& rows) {
                for (const PickerRow& row : must(rows)) names << row.record.title + QLatin1Char('/') + row.end;
            });
        desk.gui.settle();
        return names;
    };
    const QStringList anybody = proposed({}), here = proposed(visited);
    INFO(anybody.join(text(" ")).toStdString() << " | " << here.join(text(" ")).toStdString());
    REQUIRE(anybody.size() == here.size());
    CHECK(anybody.front() == QStringLiteral("李敏/与您同名"));
    CHECK(here.indexOf(QStringLiteral("钱小芳/网格员")) < here.indexOf(QStringLiteral("赵明远/网格员")));
    CHECK(anybody.indexOf(QStringLiteral("赵明远/网格员")) < anybody.indexOf(QStringLiteral("钱小芳/网格员")));
    // Grid workers go from door to door before secretaries do.
    CHECK(anybody.back() == QStringLiteral("孙大海/网格党支部书记"));
    CHECK(here.back() == QStringLiteral("孙大海/网格党支部书记"));
}

TEST_CASE("the own name is changed where it stands; the history says it, and a visit begins with who one is") {
    Desk desk;
    REQUIRE(GuiOffice::until([&] { return !desk.window->userMenu().actions().isEmpty(); }));
    desk.window->userMenu().actions().front()->trigger();
    desk.gui.settle();
    REQUIRE(desk.window->current().page == text("account"));
    RecordForm& form = formOf(desk);
    REQUIRE(GuiOffice::until([&] { return form.record().has_value(); }));
    auto* name = qobject_cast<QLineEdit*>(form.editor("name")->focusWidget());
    CHECK(name->text() == QStringLiteral("李敏"));
    desk.shot("pages-account");
    // Without a name nothing is signed.
    name->clear();
    QTest::keyClick(name, Qt::Key_Space);
    CHECK_FALSE(form.save(false));
    CHECK(form.row("name")->hasError());
    name->clear();
    QTest::keyClicks(name, text("Li Min"));
    dynamic_cast<LinkEditor*>(form.editor("person"))->take({desk.gui.people[19], QStringLiteral("李文静")});
    SavedSpy saved(form);
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    desk.gui.settle();
    const auto acts = must(journal::acts(desk.gui.office.reader(), desk.gui.office.access(), {}));
    CHECK(acts.front().operation == "user.edit");
    CHECK(acts.front().undoable);
    CHECK(desk.said.undo.contains(QStringLiteral("Li Min")));
    const auto shown = desk.window->findChildren<QAbstractButton*>();
    CHECK(std::any_of(shown.begin(), shown.end(), [](const QAbstractButton* one) {
        return one->isVisible() && one->text().contains(QStringLiteral("Li Min"));
    }));
    desk.open("visit", text("new"));
    RecordForm& visit = formOf(desk);
    REQUIRE(GuiOffice::until([&] { return visit.linked("people:visitor").size() == 1; }));
    CHECK(visit.linked("people:visitor").front().id == desk.gui.people[19]);
}

TEST_CASE("beside a visit stands what was found at her, not what she found at others") {
    Desk desk;
    const RecordId wang = desk.gui.people[18], shan = desk.gui.people[0];
    desk.gui.visit(wang, shan, *Date::fromIso("2026-10-01"), "at-wangs");
    desk.gui.visit(desk.gui.people[3], wang, *Date::fromIso("2026-11-21"), "found-by-wang");
    desk.open("visit", text("new:") + desk.hex(wang));
    REQUIRE(GuiOffice::until([&] { return labels(*desk.window->currentPage()).contains(text("at-wangs")); }));
    CHECK_FALSE(labels(*desk.window->currentPage()).contains(text("found-by-wang")));
}

TEST_CASE("the register menu begins the form anew, as often as it is asked") {
    Desk desk;
    attach(*desk.gui.session, *desk.window);
    QAction* resident = nullptr;
    for (QAction* action : desk.window->registerMenu().actions())
        if (action->text() == QStringLiteral("居民")) resident = action;
    REQUIRE(resident != nullptr);
    for (int i = 0; i < 3; ++i) {
        resident->trigger();
        desk.gui.settle();
        RecordForm& form = formOf(desk);
        CHECK(form.editor("name")->focusWidget()->hasFocus());
        QTest::keyClick(form.editor("name")->focusWidget(), Qt::Key_Escape);
        desk.gui.settle();
        CHECK_FALSE(form.isVisible());
    }
}

TEST_CASE("a member is added from the household, at its address, with the relation left open") {
    Desk desk;
    const auto person = desk.gui.office.record("person", desk.gui.people[0]);
    const Uid household = person.get("household").uid();
    desk.open("household", QString::fromStdString(household.hex()));
    desk.press("household.addMember");
    RecordForm& form = formOf(desk);
    CHECK(form.editor("room")->text().toStdString() == person.text("room"));
    CHECK(form.editor("relation")->text().isEmpty());
    form.editor("name")->focusWidget()->setFocus();
    QTest::keyClicks(form.editor("name")->focusWidget(), text("Xiaoming"));
    SavedSpy saved(form);
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    desk.gui.settle();
    const auto added = desk.gui.office.record("person", saved.ids[0]);
    CHECK(added.get("household").uid() == household);
    CHECK(added.text("door") == person.text("door"));
    CHECK(desk.window->current().page == text("household"));
    // Ctrl+N there does the same.
    desk.commands.action(text("register"))->trigger();
    desk.gui.settle();
    CHECK(formOf(desk).editor("room")->text().toStdString() == person.text("room"));
}

TEST_CASE("a death is registered from the file and seen at its head") {
    Desk desk;
    desk.open("person", desk.hex(desk.gui.people[0]));
    auto* view = desk.window->currentPage()->findChild<PersonView*>();
    REQUIRE(GuiOffice::until([&] { return view->personName() == QStringLiteral("单秀兰"); }));
    choose(desk, "person.more", QStringLiteral("登记去世…"));
    auto* on = view->findChild<QLineEdit*>(text("person.died.on"));
    REQUIRE(on != nullptr);
    CHECK(on->hasFocus());
    CHECK(on->text() == text("2026-11-22"));
    on->setText(text("2026-12-22"));
    desk.press("person.died.save");
    CHECK(labels(*view).contains(QStringLiteral("晚于今天")));
    on->setText(text("2026-11-20"));
    desk.press("person.died.save");
    REQUIRE(GuiOffice::until([&] { return view->findChild<QLabel*>(text("person.dead")) != nullptr; }));
    desk.shot("pages-person-died");
    CHECK(labels(*view).contains(QStringLiteral("已去世 2026-11-20")));
    CHECK(labels(*view).contains(QStringLiteral("终年 74 岁")));
    CHECK(view->findChild<QAbstractButton*>(text("person.visit")) == nullptr);
}

TEST_CASE("who moves away has a day") {
    Desk desk;
    const RecordId id = desk.gui.people[4];
    desk.open("person", desk.hex(id));
    auto* view = desk.window->currentPage()->findChild<PersonView*>();
    REQUIRE(GuiOffice::until([&] { return view->personName() == QStringLiteral("卢志强"); }));
    choose(desk, "person.more", QStringLiteral("迁出…"));
    desk.press("person.movedOut.save");
    REQUIRE(GuiOffice::until([&] { return desk.gui.office.record("person", id).text("door").empty(); }));
}

TEST_CASE("a move typed into the form stands in the timeline and among the changes, from where to where") {
    Desk desk;
    const RecordId id = desk.gui.people[4];
    const std::string door = desk.gui.office.record("person", id).text("door");
    desk.open("person", text("edit:") + desk.hex(id));
    RecordForm& form = formOf(desk);
    REQUIRE(GuiOffice::until([&] { return form.record() == id; }));
    desk.gui.settle();
    auto* room = qobject_cast<QLineEdit*>(form.editor("room")->widget());
    room->setFocus();
    room->selectAll();
    QTest::keyClicks(room, text("909"));
    form.findChild<QRadioButton*>(text("home.moved"))->click();
    desk.shot("pages-person-home");
    SavedSpy saved(form);
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    desk.gui.settle();
    auto* view = desk.window->currentPage()->findChild<PersonView*>();
    const auto rows = [&](const char* name) {
        QString all;
        const auto* list = view->findChild<QAbstractItemView*>(text(name));
        if (list == nullptr) return all;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            all += index.data(Qt::AccessibleTextRole).toString() + index.data().toString() + QLatin1Char('\n');
        }
        return all;
    };
    REQUIRE(GuiOffice::until([&] { return rows("person.timeline").contains(QStringLiteral("909")); }));
    CHECK(rows("person.timeline").contains(QStringLiteral("搬家")));
    CHECK(rows("person.timeline").contains(QStringLiteral(" → ")));
    CHECK(rows("person.changes").contains(QStringLiteral("909")));
    CHECK(rows("person.changes").contains(QStringLiteral(" → ")));
    view->setTab(PersonView::Timeline);
    desk.shot("pages-person-moved");
    view->setTab(PersonView::Changes);
    desk.shot("pages-person-moved-changes");
}

TEST_CASE("the ledger that is shown is the one chosen at the left, and a design kept for later is offered") {
    Desk desk;
    const access::Access access = desk.gui.office.access();
    must(journal::keepDraft(desk.gui.office.journal(), access, {0, "designer/new", std::nullopt, "{}", 1}));
    desk.open("ledgers");
    desk.gui.settle();
    auto& list = desk.visible<SideList>("ledgers.list");
    REQUIRE(GuiOffice::until([&] { return !list.current().isEmpty(); }));
    CHECK(list.current().toStdString() == desk.table("ledgers.table")->records()->type());
    CHECK(GuiOffice::until(
        [&] { return desk.visible<QAbstractButton>("ledgers.own").text().contains(QStringLiteral("继续设计")); }));
}

TEST_CASE("leaving a ledger names the person and proposes today") {
    Desk desk;
    desk.open("ledgers", text("minimum_living"));
    RecordTable* table = desk.table("ledgers.table");
    REQUIRE(GuiOffice::until(
        [&] { return table->records()->type() == "minimum_living" && table->records()->rowCount() == 2; }));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    desk.press("ledgers.leave");
    RecordForm& form = formOf(desk);
    REQUIRE(GuiOffice::until([&] { return form.editor("left_on")->text() == text("2026-11-22"); }));
    CHECK_FALSE(form.isDirty());
    CHECK(labels(*desk.window->currentPage()).contains(QStringLiteral("退出低保台账")));
    CHECK(form.isAncestorOf(desk.window->focusWidget()));
    desk.shot("pages-ledger-leave");
    SavedSpy saved(form);
    // Not without a reason.
    CHECK_FALSE(form.save(false));
    form.editor("exit_reason")->setText(QStringLiteral("搬离"));
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    desk.gui.settle();
    // Today, which was proposed and not touched, is written: the list has one row less.
    CHECK(desk.gui.office.record("minimum_living", saved.ids[0]).get("left_on").date().iso() == "2026-11-22");
    CHECK(GuiOffice::until([&] { return table->records()->rowCount() == 1; }));
    // What is gone from the screen takes no keys and keeps no draft.
    CHECK(desk.window->currentPage()->findChildren<RecordForm*>().isEmpty());
    CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM local_draft") == 0);
}

TEST_CASE("who has registered a visit sees that one chosen in the list") {
    Desk desk;
    desk.gui.visit(desk.gui.people[0], desk.gui.people[1], *Date::fromIso("2026-11-20"), "earlier");
    desk.open("visits", text("list"));
    RecordTable* table = desk.table("visits.table");
    REQUIRE(GuiOffice::until([&] { return table->model()->rowCount() > 0; }));
    table->setCurrentIndex(table->model()->index(0, 0));
    desk.open("visit", text("new:") + desk.hex(desk.gui.people[2]));
    RecordForm& form = formOf(desk);
    REQUIRE(GuiOffice::until([&] { return form.linked("people:visited").size() == 1; }));
    form.editor("people:visitor")->setLinked({{desk.gui.people[1], text("b")}, {desk.gui.people[3], text("d")}});
    SavedSpy saved(form);
    desk.commands.action(text("save"))->trigger();
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    REQUIRE(GuiOffice::until([&] { return table->currentId() == std::optional(saved.ids[0]); }));
    CHECK(desk.window->current().page == text("visits"));
}

TEST_CASE("the buildings of the estate are proposed where one is typed") {
    Desk desk;
    for (const char* name : {"2号楼", "10号楼"})
        must(desk.gui.office.transact("building.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(writer.create("building", schema::Values().set("name", schema::Value(name))));
            return {};
        }));
    desk.open("residents", text("new"));
    RecordForm& form = formOf(desk);
    auto* number = qobject_cast<QLineEdit*>(form.editor("building")->widget());
    number->setFocus(Qt::TabFocusReason);
    auto* list = [&]() -> QWidget* {
        QWidget* found = nullptr;
        GuiOffice::until([&] {
            for (QWidget* one : desk.window->findChildren<QWidget*>(number->objectName() + text(".popup")))
                if (one->isVisible()) found = one;
            return found != nullptr;
        });
        return found;
    }();
    REQUIRE(list != nullptr);
    desk.shot("pages-buildings");
    QTest::keyClicks(number, text("10"));
    desk.gui.settle();
    QTest::keyClick(number, Qt::Key_Return);
    CHECK(number->text() == text("10"));
    CHECK_FALSE(list->isVisible());
    // A number that nobody has is what was typed, not the next best.
    number->clear();
    QTest::keyClicks(number, text("1"));
    desk.gui.settle();
    QTest::keyClick(number, Qt::Key_Return);
    CHECK(number->text() == text("1"));
}
