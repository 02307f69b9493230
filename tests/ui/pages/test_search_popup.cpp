// The search box of the frame over a small office.
#include "tests/support/gui_office.h"
#include "ui/forms/record_picker.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/pages/search_popup.h"
#include "ui/pages/work_pages.h"
#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/search_field.h"

#include <catch2/catch.hpp>

#include <QtGui/QInputMethodEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Frame {
    Frame() : window(commands, gui.background) {
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        apply(*qApp, Theme::Light);
        gui.populate();
        window.setPages(workPages(*gui.session));
        attachSearch(*gui.session, window);
        window.setAttribute(Qt::WA_DontShowOnScreen);
        window.resize(1440, 900);
        window.show();
        QApplication::setActiveWindow(&window);
        window.open({QStringLiteral("residents"), {}});
        gui.settle();
        picker = window.search().findChild<RecordPicker*>();
        REQUIRE(picker != nullptr);
        window.search().setFocus();
    }
    QAbstractItemModel* rows() {
        auto* list = window.findChild<QListView*>(QStringLiteral("shell.search.popup.list"));
        return list == nullptr ? nullptr : list->model();
    }
    QString nameOf(std::size_t person) {
        return QString::fromStdString(gui.office.record("person", gui.people[person]).text("name"));
    }
    QString id(std::size_t person) { return QString::fromStdString(gui.people[person].hex()); }
    void type(const QString& text) {
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QApplication::sendEvent(&window.search(), &commit);
    }

    GuiOffice gui;
    Commands commands;
    MainWindow window;
    RecordPicker* picker = nullptr;
};

} // namespace

TEST_CASE("search box: a name opens its person") {
    Frame frame;
    frame.type(frame.nameOf(0));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    CHECK(frame.rows()->index(0, 0).data().toString() == frame.nameOf(0));
    QTest::keyClick(&frame.window.search(), Qt::Key_Return);
    CHECK(frame.window.current().page == QStringLiteral("person"));
    CHECK(frame.window.current().argument == frame.id(0));
    CHECK(frame.window.search().text().isEmpty());
}

TEST_CASE("search box: Enter before the answer waits for it") {
    Frame frame;
    frame.type(frame.nameOf(0));
    QTest::keyClick(&frame.window.search(), Qt::Key_Return);
    CHECK(frame.window.current().page == QStringLiteral("residents"));
    REQUIRE(GuiOffice::until([&] { return frame.window.current().page == QStringLiteral("person"); }));
    CHECK(frame.window.current().argument == frame.id(0));
}

TEST_CASE("search box: says that nobody was found, and opens nothing") {
    Frame frame;
    frame.type(QStringLiteral("查无此人"));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    REQUIRE(frame.rows()->rowCount() == 1);
    CHECK_FALSE(frame.rows()->index(0, 0).flags() & Qt::ItemIsEnabled);
    QTest::keyClick(&frame.window.search(), Qt::Key_Return);
    CHECK(frame.window.current().page == QStringLiteral("residents"));
}

TEST_CASE("search box: what stands on a page is found by its own name: a ledger, a register, a list") {
    Frame frame;
    const auto open = [&](const char* words, const char* title) {
        frame.window.search().setFocus();
        frame.window.search().clear();
        frame.type(QString::fromUtf8(words));
        REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen() && frame.rows()->rowCount() > 0; }));
        const auto* rows = frame.rows();
        int at = 0;
        while (at < rows->rowCount() && rows->index(at, 0).data().toString() != QString::fromUtf8(title)) ++at;
        INFO(words);
        REQUIRE(at < rows->rowCount());
        for (int down = 0; down < at; ++down) QTest::keyClick(&frame.window.search(), Qt::Key_Down);
        QTest::keyClick(&frame.window.search(), Qt::Key_Return);
        frame.gui.settle();
        return frame.window.current();
    };
    CHECK(open("叫应", "叫应清单") == Location{QStringLiteral("organisation"), QStringLiteral("calls")});
    CHECK(open("高龄老人", "高龄老人") == Location{QStringLiteral("ledgers"), QStringLiteral("advanced_age")});
    CHECK(open("走访日历", "走访日历") == Location{QStringLiteral("visits"), QStringLiteral("calendar")});
}

TEST_CASE("search box: letters of an input method are not searched for, Esc closes the list") {
    Frame frame;
    QInputMethodEvent preedit(QStringLiteral("wang"), {});
    QApplication::sendEvent(&frame.window.search(), &preedit);
    QTest::qWait(200);
    frame.gui.settle();
    CHECK_FALSE(frame.picker->isOpen());
    frame.type(frame.nameOf(0));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    QTest::keyClick(&frame.window.search(), Qt::Key_Escape);
    CHECK_FALSE(frame.picker->isOpen());
}

TEST_CASE("search box: pages and acts are found by their words and initials, behind the records") {
    Frame frame;
    frame.type(QStringLiteral("操作记录"));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    REQUIRE(frame.rows()->rowCount() == 1);
    CHECK(frame.rows()->index(0, 0).data(EndRole).toString() == QStringLiteral("页面"));
    QTest::keyClick(&frame.window.search(), Qt::Key_Return);
    CHECK(frame.window.current().page == QStringLiteral("history"));
    CHECK(frame.window.search().text().isEmpty());

    frame.window.search().setFocus();
    frame.type(QStringLiteral("czjl"));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    CHECK(frame.rows()->index(0, 0).data().toString() == QStringLiteral("操作记录"));
}

TEST_CASE("search box: a sign in front asks for acts alone, with their keys; what may not be done is not offered") {
    Frame frame;
    frame.commands.action(QStringLiteral("act"))->trigger();
    CHECK(frame.window.search().text() == QStringLiteral(">"));
    REQUIRE(GuiOffice::until([&] { return frame.picker->isOpen(); }));
    const auto titles = [&] {
        QStringList found;
        for (int row = 0; row < frame.rows()->rowCount(); ++row) found << frame.rows()->index(row, 0).data().toString();
        return found;
    };
    const QString undo = frame.commands.action(QStringLiteral("undo"))->text();
    CHECK(titles().contains(undo));
    CHECK(titles().contains(QStringLiteral("工作台")));
    CHECK_FALSE(titles().contains(QStringLiteral("家庭户"))); // shows one household, not to be opened without
    frame.commands.setEnabled(QStringLiteral("undo"), false);
    frame.type(undo);
    CHECK(GuiOffice::until([&] { return !titles().contains(undo); }));
    frame.window.search().setText({});
    frame.type(QStringLiteral("》dc")); // the sign as an input method writes it, nothing behind it is a record
    CHECK(GuiOffice::until([&] { return !titles().contains(QStringLiteral("工作台")); }));
}
