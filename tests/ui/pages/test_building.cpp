// 楼栋: the board, by keys, by mouse, read out; the household beside it.
#include "core/journal/history.h"
#include "tests/ui/pages/desk.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/record_form.h"
#include "ui/pages/residents/board_view.h"
#include "ui/pages/residents/household_view.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtPdf/QPdfDocument>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

BoardView& boardOf(Desk& desk) {
    auto* board = desk.window->findChild<BoardView*>(text("building.board"));
    REQUIRE(board != nullptr);
    REQUIRE(GuiOffice::until([&] { return board->rooms() > 0; }));
    return *board;
}

std::string roomOf(const BoardView& board) { return board.currentRoom() ? board.currentRoom()->room : std::string(); }

RecordId dwellingOf(Desk& desk, RecordId person) {
    return RecordId(desk.gui.office.record("person", person).get("dwelling").uid());
}

} // namespace

TEST_CASE("building: from a person to the room, arrow keys, a number, Enter to the household") {
    Desk desk;
    const RecordId home = dwellingOf(desk, desk.gui.people[0]);
    desk.open("building", text("room:") + desk.hex(home));
    BoardView& board = boardOf(desk);
    REQUIRE(GuiOffice::until([&] { return board.current() == home; }));
    CHECK(roomOf(board) == "501");
    auto* beside = desk.window->currentPage()->findChild<HouseholdView*>();
    REQUIRE(GuiOffice::until([&] { return beside->isVisible() && beside->household().has_value(); }));
    desk.shot("pages-building");

    board.setFocus();
    QTest::keyClick(&board, Qt::Key_Home);
    QTest::keyClick(&board, Qt::Key_Right);
    QTest::keyClick(&board, Qt::Key_Down);
    QTest::keyClicks(&board, text("501"));
    CHECK(roomOf(board) == "501");
    QTest::keyClick(&board, Qt::Key_Return);
    desk.gui.settle();
    CHECK(desk.window->currentPage()->findChild<HouseholdView*>() != nullptr);
    CHECK(qobject_cast<HouseholdPage*>(desk.window->currentPage()) != nullptr);
}

TEST_CASE("building: what one looks for changes what the rooms say") {
    Desk desk;
    desk.open("building", text("room:") + desk.hex(dwellingOf(desk, desk.gui.people[0])));
    BoardView& board = boardOf(desk);
    auto* focus = desk.window->currentPage()->findChild<Segmented*>(text("building.focus"));
    const auto says = [&] { return roomText(*board.currentRoom(), board.reading()); };
    CHECK(says().strong);
    CHECK(says().below.contains(QStringLiteral("独居老人")));
    focus->setCurrent(BoardReading::Visits);
    CHECK_FALSE(says().below.isEmpty());
    CHECK_FALSE(desk.button("building.days").isHidden());
    focus->setCurrent(BoardReading::Members);
    CHECK(says().count == QStringLiteral("2 人"));
    desk.shot("pages-building-members");
}

TEST_CASE("building: every room is read out, the current one has the focus") {
    Desk desk;
    desk.open("building");
    BoardView& board = boardOf(desk);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&board);
    REQUIRE(list != nullptr);
    CHECK(list->role() == QAccessible::List);
    CHECK_FALSE(list->text(QAccessible::Name).isEmpty());
    REQUIRE(list->childCount() == board.rooms());
    for (int i = 0; i < list->childCount(); ++i) {
        QAccessibleInterface* room = list->child(i);
        REQUIRE(room != nullptr);
        CHECK_FALSE(room->text(QAccessible::Name).isEmpty());
        CHECK(list->indexOfChild(room) == i);
        CHECK(room->parent() == list);
    }
    board.setCurrentIndex(2);
    CHECK(list->child(2)->state().selected);
    CHECK_FALSE(list->child(1)->state().selected);
}

TEST_CASE("building: an empty room is told what it is used for, in one act") {
    Desk desk;
    const RecordId building(
        desk.gui.office.record("dwelling", dwellingOf(desk, desk.gui.people[0])).get("building").uid());
    const RecordId dwelling = desk.gui.office.add(
        "dwelling", schema::Values().set("building", building).set("entrance", "2").set("room", "地下室"));
    desk.open("building", text("room:") + desk.hex(dwelling));
    BoardView& board = boardOf(desk);
    REQUIRE(GuiOffice::until([&] { return board.current() == dwelling; }));
    CHECK(board.currentRoom()->state == people::BoardRoom::State::Unknown);
    CHECK(board.currentRoom()->floor == -1);
    desk.shot("pages-building-empty");
    QAbstractButton& use = desk.button("room.use");
    QAction* empty = nullptr;
    for (QAction* action : use.findChild<QMenu*>()->actions())
        if (action->text() == QStringLiteral("空置")) empty = action;
    REQUIRE(empty != nullptr);
    empty->trigger();
    REQUIRE(GuiOffice::until([&] {
        return board.currentRoom() != nullptr && board.currentRoom()->state == people::BoardRoom::State::Empty;
    }));
    CHECK(board.current() == dwelling);
    desk.press("room.register");
    auto* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    CHECK(form->isVisible());
}

TEST_CASE("household: one member founds a household, foretold and undone at once") {
    Desk desk;
    const RecordId mother = desk.gui.people[0], son = desk.gui.people[23];
    const auto household = [&](RecordId person) {
        return desk.gui.office.record("person", person).get("household").uid();
    };
    const Uid before = household(son);
    REQUIRE(before == household(mother));
    desk.open("household", QString::fromStdString(before.hex()) + text(":split:") + desk.hex(son));
    const auto said = [&] {
        QStringList lines;
        for (const QLabel* label : desk.window->findChildren<QLabel*>(text("household.act.preview")))
            lines << label->text();
        return lines.join(QLatin1Char('\n'));
    };
    REQUIRE(GuiOffice::until([&] { return said().contains(QStringLiteral("新立一户：户主 周建军，1 人")); }));
    CHECK(said().contains(QStringLiteral("关系 儿子 → 户主")));
    CHECK(said().contains(QStringLiteral("不变：单秀兰")));
    desk.shot("pages-household-split");
    desk.press("household.act.save");
    REQUIRE(GuiOffice::until([&] { return desk.said.undo.contains(QStringLiteral("分户")); }));
    desk.gui.settle();
    CHECK(household(son) != before);
    CHECK(desk.gui.office.record("person", son).text("door") == "3-2-501");
    desk.commands.action(text("undo"))->trigger();
    desk.gui.settle();
    CHECK(household(son) == before);
}

TEST_CASE("household: what was filled in and not saved is there again, whatever closed the window; Esc discards it") {
    Desk desk;
    const Uid household = desk.gui.office.record("person", desk.gui.people[0]).get("household").uid();
    const QString argument = QString::fromStdString(household.hex()) + text(":move");
    const auto to = [&] { return desk.window->findChild<QLineEdit*>(text("household.act.to")); };
    const auto begin = [&] {
        desk.window->currentPage()->open(argument);
        desk.gui.settle();
        REQUIRE(to() != nullptr);
    };
    desk.open("household", argument);
    desk.gui.settle();
    REQUIRE(to() != nullptr);
    desk.visible<QCheckBox>("household.act.who2").setChecked(true);
    to()->setText(text("3-1-602"));
    for (FormDraft* draft : desk.window->findChildren<FormDraft*>()) draft->flush(); // as the lock does
    desk.gui.settle();
    begin();
    REQUIRE(GuiOffice::until([&] { return to()->text() == text("3-1-602"); }));
    CHECK(desk.visible<QCheckBox>("household.act.who2").isChecked());
    CHECK(desk.window->currentPage()->closeInner());
    desk.gui.settle();
    begin();
    CHECK(to()->text().isEmpty());
    CHECK_FALSE(desk.visible<QCheckBox>("household.act.who2").isChecked());
}

TEST_CASE("household: what is missing is said beside its field; Esc leaves all as it was") {
    Desk desk;
    const Uid household = desk.gui.office.record("person", desk.gui.people[0]).get("household").uid();
    desk.open("household", QString::fromStdString(household.hex()) + text(":address"));
    desk.press("household.act.save");
    auto* to = desk.window->findChild<QLineEdit*>(text("household.act.to"));
    REQUIRE(to != nullptr);
    to->setText(text("3-1-602"));
    bool warned = false;
    REQUIRE(GuiOffice::until([&] {
        for (const QLabel* label : desk.window->findChildren<QLabel*>(text("household.act.preview")))
            warned = warned || label->text().contains(QStringLiteral("那里已住着 仇永福 户"));
        return warned;
    }));
    CHECK(desk.window->currentPage()->closeInner());
    CHECK(desk.gui.office.record("person", desk.gui.people[0]).text("door") == "3-2-501");

    desk.open("household", QString::fromStdString(household.hex()) + text(":join"));
    auto* door = desk.window->findChild<QLineEdit*>(text("household.act.door"));
    REQUIRE(door != nullptr);
    door->setText(text("3-1-602"));
    auto* other = desk.window->findChild<QComboBox*>(text("household.act.other"));
    REQUIRE(GuiOffice::until([&] { return other->count() == 1; }));
    desk.gui.settle();
    desk.press("household.act.save");
    REQUIRE(GuiOffice::until([&] { return desk.said.undo.contains(QStringLiteral("并户")); }));
    desk.gui.settle();
    CHECK(desk.gui.office.record("person", desk.gui.people[2]).get("household").uid() == household);
}

TEST_CASE("household: what is filled in is not left by the way; another household begins with nothing of it") {
    Desk desk;
    const auto household = [&](int person) {
        return QString::fromStdString(
            desk.gui.office.record("person", desk.gui.people[static_cast<std::size_t>(person)])
                .get("household")
                .uid()
                .hex());
    };
    desk.open("household", household(0) + text(":address"));
    CHECK(desk.window->currentPage()->mayLeave());
    desk.visible<QLineEdit>("household.act.to").setText(text("3-1-602"));
    desk.open("residents");
    CHECK(desk.window->current().page == text("household"));
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    CHECK(desk.visible<QLineEdit>("household.act.to").text() == text("3-1-602"));
    CHECK(desk.window->currentPage()->closeInner());
    desk.window->open({text("household"), household(1) + text(":address")});
    CHECK(desk.window->findChildren<QLineEdit*>(text("household.act.to")).isEmpty());
    desk.window->currentPage()->runCommand(text("save"));
    desk.gui.settle();
    CHECK(desk.visible<QLineEdit>("household.act.to").text().isEmpty());
    desk.open("residents");
    CHECK(desk.window->current().page == text("residents"));
}

TEST_CASE("building: the board is printed as it is seen, logged before it goes out, Esc leads back") {
    Desk desk;
    desk.open("building", text("room:") + desk.hex(dwellingOf(desk, desk.gui.people[0])));
    BoardView& board = boardOf(desk);
    desk.press("building.print");
    REQUIRE(
        GuiOffice::until([&] { return desk.window->currentPage()->findChild<QWidget*>(text("sheet")) != nullptr; }));
    desk.shot("building-sheet");
    QTemporaryDir folder;
    const QString path = folder.filePath(text("board.pdf"));
    desk.press("sheet.pdf");
    desk.saveAs("sheet.dialog", path);
    REQUIRE(GuiOffice::until([&] { return QFileInfo::exists(path); }));
    QPdfDocument pdf;
    REQUIRE(pdf.load(path) == QPdfDocument::Error::None);
    const QString printed = pdf.getAllText(0).text();
    CHECK(printed.contains(text("501")));
    CHECK(printed.contains(QStringLiteral("单秀兰")));
    CHECK(printed.contains(QStringLiteral("独居老人")));
    journal::ActFilter filter;
    filter.logs = true;
    const auto acts = must(journal::acts(desk.gui.office.reader(), desk.gui.office.access(), filter));
    CHECK(acts.front().operation == "building.print");
    QTest::keyClick(desk.window->currentPage(), Qt::Key_Escape);
    desk.gui.settle();
    CHECK(desk.window->current().page == text("building"));
    CHECK(board.isVisible());
    CHECK(desk.button("building.print").isVisible());
}
