// The desk of today: what is due, what waits, what to look at, the month so far, and the numbers in the navigation.
#include "tests/ui/pages/desk.h"

#include "core/journal/drafts.h"
#include "ui/charts/day_bars.h"
#include "ui/look/roles.h"
#include "ui/pages/today/today_list.h"

#include <QtTest/QTest>
#include <QtWidgets/QListView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct TodayDesk : Desk {
    explicit TodayDesk(bool populated = true) : Desk(populated) { open("today"); }
    TodayList& list(const char* name) { return *window->findChild<TodayList*>(text(name)); }
    QStringList rows(const char* name) {
        QStringList all;
        const QAbstractItemModel& model = *list(name).model();
        for (int row = 0; row < model.rowCount(); ++row) all << model.index(row, 0).data().toString();
        return all;
    }
    int rowOf(const char* name, const QString& words) {
        const QStringList all = rows(name);
        for (int row = 0; row < all.size(); ++row)
            if (all[row].contains(words)) return row;
        INFO(words.toStdString() << " in " << all.join(text(" | ")).toStdString());
        REQUIRE(false);
        return -1;
    }
    void key(const char* name, int row, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        TodayList& at = list(name);
        at.setFocus();
        at.setCurrentIndex(at.model()->index(row, 0));
        QTest::keyClick(&at, key, with);
        gui.settle();
    }
    QString counter(const char* page) {
        auto* model = window->findChild<QListView*>(text("shell.navigation"))->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data(Qt::UserRole).toString() == text(page))
                return model->index(row, 0).data(CounterRole).toString();
        return {};
    }
};

} // namespace

TEST_CASE("today: who is to be visited, and a visit that is registered takes them off") {
    TodayDesk desk;
    CHECK(desk.window->home().page == text("today"));
    desk.shot("today");
    const int row = desk.rowOf("today.due", QStringLiteral("单秀兰"));
    CHECK(desk.rows("today.due")[row].contains(QStringLiteral("3-2-501")));
    CHECK(desk.rows("today.due")[row].contains(QStringLiteral("独居老人")));
    desk.key("today.due", row, Qt::Key_Return, Qt::ControlModifier);
    CHECK(desk.window->current().page == text("visit"));
    CHECK(desk.window->current().argument == text("new:") + desk.hex(desk.gui.people[0]));
    desk.gui.visit(desk.gui.people[0], desk.gui.people[18], desk.gui.office.today(), "扶手修好了");
    desk.open("today");
    for (const QString& words : desk.rows("today.due"))
        CHECK_FALSE((words.contains(QStringLiteral("单秀兰")) && words.contains(QStringLiteral("今天"))));
    desk.key("today.due", desk.rowOf("today.due", QStringLiteral("曲桂芝")), Qt::Key_Return);
    CHECK(desk.window->current().page == text("person"));
}

TEST_CASE("today: a group opens in place, and stays open") {
    TodayDesk desk;
    const int group = desk.rowOf("today.attention", QStringLiteral("30 天内要复核"));
    const int count = static_cast<int>(desk.rows("today.attention").size());
    desk.key("today.attention", group, Qt::Key_Return);
    CHECK(desk.rows("today.attention").size() == count + 14);
    desk.open("today");
    CHECK(desk.rows("today.attention").size() == count + 14);
    desk.shot("today-group");
    const int review = desk.rowOf("today.attention", QStringLiteral("仇永福"));
    desk.key("today.attention", review, Qt::Key_Return);
    CHECK(desk.window->current().page == text("ledgers"));
    desk.open("today");
    desk.key("today.attention", group, Qt::Key_Return);
    CHECK(desk.rows("today.attention").size() == count);
}

TEST_CASE("today: what is overdue is told, and counted in the navigation") {
    TodayDesk desk;
    desk.gui.office.nextDay(2);
    desk.open("residents");
    desk.open("today");
    CHECK(desk.rows("today.attention")[desk.rowOf("today.attention", QStringLiteral("约好的走访"))].contains(
        QStringLiteral("逾期")));
    desk.gui.office.add(
        "visit",
        schema::Values().set("visited_on", desk.gui.office.today()).link("people", "visited", desk.gui.people[20]));
    desk.gui.session->announce({});
    CHECK(GuiOffice::until([&] { return desk.counter("visits").toInt() == 6; }));
}

TEST_CASE("today: what I worked on last is a way back to it, each record once") {
    TodayDesk desk;
    const QString name = QString::fromStdString(desk.gui.office.record("person", desk.gui.people[3]).text("name"));
    for (const char* phone : {"13900001111", "13900002222"})
        must(desk.gui.office.transact("person.edit", [&](journal::Writer& writer) {
            return writer.update("person", desk.gui.people[3], schema::Values().set("phone", phone));
        }));
    desk.open("residents");
    desk.open("today");
    const int row = desk.rowOf("today.waiting", name);
    CHECK(desk.rows("today.waiting").filter(name).size() == 1);
    CHECK(desk.rows("today.waiting")[row].contains(QStringLiteral("电话")));
    desk.key("today.waiting", row, Qt::Key_Return);
    CHECK(desk.window->current().page == text("person"));
    CHECK(desk.window->current().argument == desk.hex(desk.gui.people[3]));
}

TEST_CASE("today: a half-filled form waits and is gone on with") {
    TodayDesk desk;
    must(journal::keepDraft(desk.gui.office.journal(), desk.gui.session->access(),
                            {0, "resident/person", {}, "{\"fields\":{\"name\":\"半截名\"}}", 0}));
    // Somebody else's is not mine.
    must(journal::keepDraft(desk.gui.office.journal(),
                            access::Access::full(UserId(Uid::fromHex("00112233445566778899aabbccddeeff").value())),
                            {0, "resident/person", {}, "{}", 0}));
    desk.open("residents");
    desk.open("today");
    // The other's would stand between it and what was worked on lately.
    CHECK(desk.rows("today.waiting").indexOf(QStringLiteral("最近办的")) == 2);
    desk.key("today.waiting", 1, Qt::Key_Return);
    CHECK(desk.window->current().page == text("residents"));
}

TEST_CASE("today: a bar opens the visits of its day") {
    TodayDesk desk;
    auto* bars = desk.window->findChild<DayBars*>(text("today.days"));
    REQUIRE(GuiOffice::until([&] { return bars->isVisible() && !bars->accessibleDescription().isEmpty(); }));
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_End);
    for (int back = 0; back < 7; ++back) QTest::keyClick(bars, Qt::Key_Left);
    QTest::keyClick(bars, Qt::Key_Return);
    desk.gui.settle();
    CHECK(desk.window->current().page == text("visits"));
    CHECK(desk.table("visits.table")->records()->total() == 1); // 2026-11-15
    desk.open("today");
    auto* figure = desk.window->findChild<QLabel*>(text("today.figure.0"));
    REQUIRE(figure != nullptr);
    QTest::keyClick(figure, Qt::Key_Return);
    desk.gui.settle();
    CHECK(desk.window->current().page == text("reports"));
}

TEST_CASE("today: an office without people says what to do") {
    TodayDesk desk(false);
    desk.shot("today-empty");
    desk.press("today.first");
    CHECK(desk.window->current().page == text("residents"));
}
