#include "tests/support/gui_office.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/system_lock.h"

#include <catch2/catch.hpp>

#include <QtTest/QTest>

using namespace mulin::ui;
using mulin::test::GuiOffice;

TEST_CASE("nobody there for a while is told once, and a key begins the wait anew") {
    IdleWatch watch;
    int told = 0;
    QObject::connect(&watch, &IdleWatch::idle, [&told] { ++told; });
    QWidget window;
    watch.setLimit(400);
    QTest::qWait(250);
    QTest::keyClick(&window, Qt::Key_A);
    QTest::qWait(250);
    CHECK(told == 0);
    REQUIRE(GuiOffice::until([&] { return told == 1; }));
    QTest::qWait(500);
    CHECK(told == 1);
    QTest::mouseClick(&window, Qt::LeftButton);
    REQUIRE(GuiOffice::until([&] { return told == 2; }));
    watch.setLimit(0);
    QTest::mouseClick(&window, Qt::LeftButton);
    QTest::qWait(500);
    CHECK(told == 2);
}

TEST_CASE("a locked screen and a computer going to sleep lock, waking up does not") {
    SystemLock system;
    int locked = 0;
    QObject::connect(&system, &SystemLock::locked, [&locked] { ++locked; });
    system.activeChanged(true);
    CHECK(locked == 1);
    system.activeChanged(false);
    CHECK(locked == 1);
    system.lockAsked();
    CHECK(locked == 2);
    system.propertiesChanged({}, {{QStringLiteral("Locked"), false}}, {});
    system.propertiesChanged({}, {{QStringLiteral("CurrentUid"), 5}}, {});
    CHECK(locked == 2);
    system.propertiesChanged({}, {{QStringLiteral("Locked"), true}}, {});
    CHECK(locked == 3);
}
