#include "tests/support/gui_screenshot.h"
#include "ui/look/theme.h"
#include "ui/shell/background.h"
#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/search_field.h"

#include <catch2/catch.hpp>

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>

using namespace mulin;
using namespace mulin::ui;

namespace {

QString latin(const char* text) { return QString::fromLatin1(text); }

class Probe final : public Page {
public:
    using Page::Page;
    void open(const QString& argument) override { opened << argument; }
    void reload() override { ++reloads; }
    bool runCommand(const QString& id) override {
        ran << id;
        return true;
    }
    QStringList commandsNow() const override { return offered; }
    bool closeInner() override { return inner-- > 0; }
    bool mayLeave() override { return leave; }
    void offer(const QStringList& ids) {
        offered = ids;
        emit commandsChanged();
    }
    void goTo(const Location& location) { shell().open(location); }

    QStringList opened, ran, offered;
    int reloads = 0, inner = 0;
    bool leave = true;
};

struct Frame {
    Frame() : window(commands, background) {
        const auto page = [this](Shell& shell) -> Page* {
            ++made;
            return new Probe(shell);
        };
        window.setPages({{latin("today"), latin("Today"), latin("home"), page},
                         {latin("people"), latin("People"), latin("residents"), page},
                         {latin("ledgers"), latin("Ledgers"), latin("ledger"), page, true},
                         {latin("person"), latin("Person"), latin("user"), page, false, latin("people")}});
        window.setAttribute(Qt::WA_DontShowOnScreen);
        window.show();
    }
    Probe& at() { return *dynamic_cast<Probe*>(window.currentPage()); }
    QString highlighted() {
        return window.findChild<QListView*>(latin("shell.navigation"))->currentIndex().data().toString();
    }

    Commands commands;
    Background background;
    MainWindow window;
    int made = 0;
};

} // namespace

TEST_CASE("pages are made when first opened and remembered in the history") {
    Frame frame;
    CHECK(frame.made == 0);
    frame.window.open({latin("today")});
    frame.window.open({latin("people")});
    frame.at().goTo({latin("person"), latin("p1")});
    frame.at().goTo({latin("person"), latin("p2")});
    CHECK(frame.made == 3);
    CHECK(frame.at().opened == QStringList{latin("p1"), latin("p2")});
    CHECK(frame.highlighted() == latin("People"));
    frame.window.open({latin("person"), latin("p2")}); // where we are: nothing happens
    CHECK(frame.at().opened.size() == 2);

    frame.window.back();
    CHECK(frame.window.current() == Location{latin("person"), latin("p1")});
    frame.window.back();
    CHECK(frame.window.current().page == latin("people"));
    frame.window.forward();
    CHECK(frame.window.current().argument == latin("p1"));
    frame.window.back();
    frame.window.back();
    frame.window.back(); // beyond the beginning
    CHECK(frame.window.current().page == latin("today"));
    CHECK_FALSE(frame.commands.action(latin("back"))->isEnabled());
    CHECK(frame.commands.action(latin("forward"))->isEnabled());
    frame.window.open({latin("ledgers")}); // a new way forgets the old one
    CHECK_FALSE(frame.commands.action(latin("forward"))->isEnabled());
    frame.window.open({latin("nowhere")});
    CHECK(frame.window.current().page == latin("ledgers"));
}

TEST_CASE("a page that must not be left keeps the window where it is") {
    Frame frame;
    frame.window.open({latin("today")});
    frame.window.open({latin("people")});
    frame.at().leave = false;
    frame.window.open({latin("ledgers")});
    CHECK(frame.window.current().page == latin("people"));
    CHECK(frame.highlighted() == latin("People"));
    frame.window.back();
    CHECK(frame.window.current().page == latin("people"));
    CHECK_FALSE(frame.window.close());
    frame.at().leave = true;
    frame.window.back();
    CHECK(frame.window.current().page == latin("today"));
    CHECK(frame.window.close());
}

TEST_CASE("Esc closes what is open inside, then goes back from a record") {
    Frame frame;
    frame.window.open({latin("people")});
    QTest::keyClick(&frame.window, Qt::Key_Escape);
    CHECK(frame.window.current().page == latin("people"));
    frame.window.open({latin("person"), latin("p1")});
    frame.at().inner = 1;
    QTest::keyClick(&frame.window, Qt::Key_Escape);
    CHECK(frame.window.current().page == latin("person"));
    QTest::keyClick(&frame.window, Qt::Key_Escape);
    CHECK(frame.window.current().page == latin("people"));

    Frame direct;
    direct.window.open({latin("person"), latin("p1")});
    QTest::keyClick(&direct.window, Qt::Key_Escape);
    CHECK(direct.window.current().page == latin("people"));
}

TEST_CASE("commands without a handler go to the page, and only those it answers are enabled") {
    Frame frame;
    frame.window.open({latin("people")});
    CHECK_FALSE(frame.commands.action(latin("save"))->isEnabled());
    frame.at().offer({latin("save"), latin("register")});
    CHECK(frame.commands.action(latin("save"))->isEnabled());
    frame.commands.action(latin("save"))->trigger();
    frame.commands.action(latin("register"))->trigger();
    CHECK(frame.at().ran == QStringList{latin("save"), latin("register")});
    bool locked = false;
    frame.commands.handle(latin("lock"), [&locked] { locked = true; });
    frame.commands.action(latin("lock"))->trigger();
    CHECK(locked);
    CHECK(frame.at().ran.size() == 2);
    frame.window.open({latin("today")});
    CHECK_FALSE(frame.commands.action(latin("save"))->isEnabled());
}

TEST_CASE("the keys are those of the look, each bound once") {
    Commands commands;
    const std::pair<const char*, const char*> keys[] = {
        {"search", "Ctrl+K"},    {"register", "Ctrl+N"}, {"save", "Ctrl+S"},   {"commit", "Ctrl+Enter"},
        {"undo", "Ctrl+Z"},      {"redo", "Ctrl+Y"},     {"editCell", "F2"},   {"today", "Ctrl+;"},
        {"copyAbove", "Ctrl+D"}, {"filter", "Ctrl+F"},   {"print", "Ctrl+P"},  {"lock", "Ctrl+L"},
        {"help", "F1"},          {"back", "Alt+←"},      {"forward", "Alt+→"},
    };
    for (const auto& [id, key] : keys) CHECK(commands.keysOf(latin(id)) == QString::fromUtf8(key));
    QStringList seen;
    for (const Command& command : commands.all()) {
        CHECK_FALSE(command.text.isEmpty());
        if (command.keys.isEmpty()) continue;
        CHECK_FALSE(seen.contains(command.keys.toString()));
        seen << command.keys.toString();
        CHECK(commands.action(command.id)->shortcut().isEmpty() == command.local);
    }
    CHECK(commands.action(latin("no such command")) == nullptr);
}

TEST_CASE("Alt and a figure opens a page, Ctrl+K the search") {
    Frame frame;
    frame.window.open({latin("today")});
    frame.commands.action(latin("page3"))->trigger();
    CHECK(frame.window.current().page == latin("ledgers"));
    frame.commands.action(latin("page9"))->trigger(); // there is none
    CHECK(frame.window.current().page == latin("ledgers"));
    frame.window.activateWindow();
    frame.commands.action(latin("search"))->trigger();
    CHECK(frame.window.focusWidget() == &frame.window.search());
}

TEST_CASE("a change in the file reaches the visible page now, the others when they are shown") {
    Frame frame;
    frame.window.open({latin("today")});
    Probe& today = frame.at();
    frame.window.open({latin("people")});
    frame.window.reloadPages();
    CHECK(frame.at().reloads == 1);
    CHECK(today.reloads == 0);
    frame.window.open({latin("today")});
    CHECK(today.reloads == 1);
    frame.window.open({latin("people")});
    frame.window.open({latin("today")});
    CHECK(today.reloads == 1);
}

TEST_CASE("the status line says what was done and what can be undone, as plain text") {
    REQUIRE(installLanguage(*qApp, latin("zh_CN")));
    Frame frame;
    auto* words = frame.window.findChild<QLabel*>(latin("status.words"));
    REQUIRE(words != nullptr);
    frame.window.say({StatusMessage::Kind::Done, QStringLiteral("已保存"), QStringLiteral("修改 <b>单</b> 的电话")});
    CHECK(words->text() == QStringLiteral("已保存 · 撤销：修改 <b>单</b> 的电话"));
    CHECK(words->textFormat() == Qt::PlainText);
    frame.window.say({StatusMessage::Kind::Error, QStringLiteral("没有存上：磁盘满了")});
    CHECK(words->text() == QStringLiteral("没有存上：磁盘满了"));
    CHECK(words->property("look").toString() == latin("overdue"));
}

TEST_CASE("theme and text size change while the window is open") {
    apply(*qApp, Theme::Light);
    Frame frame;
    frame.window.open({latin("today")});
    const QImage light = test::picture(frame.window);
    apply(*qApp, Theme::Dark, TextSize::Largest);
    const QImage dark = test::picture(frame.window);
    CHECK(qGray(light.pixel(700, 500)) > 240);
    CHECK(qGray(dark.pixel(700, 500)) < 60);
    CHECK(frame.window.findChild<QListView*>(latin("shell.navigation"))->sizeHintForRow(0) > px().row);
    CHECK(test::clipped(frame.window).join(QLatin1Char('\n')).toStdString() == "");
    apply(*qApp, Theme::Light);
}
