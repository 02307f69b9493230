// The call list beside the call tree: looked at in normal times, ticked off by keys in an emergency, and on paper.
#include "tests/ui/pages/desk.h"

#include "ui/pages/organisation/call_list_model.h"
#include "ui/pages/organisation/call_list_print.h"
#include "ui/pages/organisation/call_list_view.h"
#include "ui/pages/organisation/emergency_view.h"
#include "ui/pages/organisation/organisation_page.h"
#include "ui/printing/layout.h"
#include "ui/widgets/label.h"

#include <QtTest/QTest>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using organisation::CallState;

namespace {

struct Calls {
    explicit Calls(Desk& given, bool emergency) : desk(given) {
        if (emergency)
            must(desk.gui.office.transact("test", [](journal::Writer& writer) -> Result<void> {
                MULIN_TRY(organisation::startEmergency(writer, "暴雪红色预警", 1'000));
                return {};
            }));
        desk.open("organisation");
        page = dynamic_cast<OrganisationPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        needs = page->findChild<CallListView*>();
        if (!emergency) desk.press("organisation.calls");
        REQUIRE(GuiOffice::until([&] { return needs->isVisible() && needs->chosen() != nullptr; }));
        list = &desk.visible<QTreeView>("organisation.needs.list");
        desk.gui.settle();
    }
    void key(Qt::Key pressed) {
        list->setFocus();
        QTest::keyClick(list, pressed);
        desk.gui.settle();
    }
    const organisation::NeedLine& line(std::size_t at) const { return needs->board().lines[at]; }
    std::int64_t logged() {
        return desk.gui.office.reader().integer("SELECT count(*) FROM t_need_call WHERE alive = 1");
    }
    QString label(const char* name) { return desk.visible<QLabel>(name).text(); }

    Desk& desk;
    OrganisationPage* page = nullptr;
    CallListView* needs = nullptr;
    QTreeView* list = nullptr;
};

} // namespace

TEST_CASE("call list: in normal times it is looked at, and nothing is logged") {
    Desk desk;
    Calls calls(desk, false);
    CHECK(calls.needs->board().lines.size() == 12); // all who live alone
    CHECK(calls.list->isColumnHidden(CallListModel::State));
    calls.key(Qt::Key_Space);
    calls.key(Qt::Key_W);
    CHECK(calls.logged() == 0);
    // By building, the slow first; a key never stops at a heading.
    const auto& first = calls.line(0);
    CHECK(first.name == "曲桂芝"); // 90 years and over
    CHECK(first.slow);
    const auto* model = dynamic_cast<const CallListModel*>(calls.list->model());
    CHECK(model->headings().size() == 2);
    CHECK(model->line(0) == nullptr);
    for (int i = 0; i < 13; ++i) {
        calls.key(Qt::Key_Down);
        CHECK(calls.needs->chosen() != nullptr);
    }
    CHECK(calls.needs->chosen()->person == calls.line(11).person);
    CHECK(calls.label("organisation.needs.phones").contains(text("****")));
    desk.shot("call-list-preview");
}

TEST_CASE("call list: ticked off by keys, and each tick is a record that can be taken back") {
    Desk desk;
    Calls calls(desk, true);
    calls.needs->takeFocus();
    const RecordId first = calls.line(0).person;
    calls.key(Qt::Key_Space);
    REQUIRE(GuiOffice::until([&] { return calls.line(0).state == CallState::Answered; }));
    CHECK(calls.needs->chosen()->person == calls.line(1).person); // on to the next
    calls.key(Qt::Key_C);
    REQUIRE(GuiOffice::until([&] { return calls.line(1).state == CallState::Calling; }));
    calls.key(Qt::Key_W);
    REQUIRE(GuiOffice::until([&] { return calls.line(2).state == CallState::NoAnswer; }));
    calls.key(Qt::Key_P);
    REQUIRE(GuiOffice::until([&] { return calls.line(3).state == CallState::Sent; }));
    CHECK(calls.logged() == 4);
    desk.gui.settle();
    CHECK(desk.said.undo.contains(QStringLiteral("叫应")));
    desk.shot("call-list-emergency");
    // Not reached: all but the one who answered.
    desk.press("organisation.needs.open");
    const auto* model = dynamic_cast<const CallListModel*>(calls.list->model());
    CHECK(model->rowOf(first.uid()) == -1);
    CHECK(desk.button("organisation.needs.open").text().contains(text("11")));
    desk.press("organisation.needs.all");
    CHECK(model->rowOf(first.uid()) >= 0);
    // The buttons below act on the list that one is in.
    calls.list->setFocus();
    desk.press("organisation.calls.answered");
    desk.gui.settle();
    CHECK(calls.logged() == 5);
    CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM t_emergency_call") == 0);
    desk.gui.session->undo();
    REQUIRE(GuiOffice::until([&] { return calls.logged() == 4; }));
}

TEST_CASE("call list: numbers are shown for the reason of the emergency, and logged") {
    Desk desk;
    Calls calls(desk, true);
    CHECK_FALSE(calls.label("organisation.needs.phones").isEmpty());
    const std::string full = desk.gui.office.record("person", calls.needs->chosen()->person).text("phone");
    CHECK_FALSE(calls.label("organisation.needs.phones").contains(QString::fromStdString(full)));
    calls.key(Qt::Key_H);
    REQUIRE(GuiOffice::until(
        [&] { return calls.label("organisation.needs.phones").contains(QString::fromStdString(full)); }));
}

TEST_CASE("call list: narrowed down to a place, and printed with boxes to tick") {
    Desk desk;
    Calls calls(desk, false);
    const auto sheet = must(callListSheet({QStringLiteral("友谊南里社区"), {}, {}, {}, 0}, calls.needs->shown(),
                                          desk.gui.session->catalogue()));
    const QString words = printing::plainText(sheet);
    CHECK(words.contains(QStringLiteral("曲桂芝")));
    CHECK(words.contains(QStringLiteral("□已应")));
    CHECK(words.contains(QStringLiteral("独居")));
    CHECK(words.contains(text("****")));
    CHECK(words.indexOf(QStringLiteral("曲桂芝")) < words.indexOf(QStringLiteral("单秀兰")));
    desk.press("organisation.calls.printNeeds");
    CallListPrint* preview = nullptr;
    REQUIRE(GuiOffice::until([&] {
        preview = calls.page->findChild<CallListPrint*>();
        return preview != nullptr && preview->isVisible();
    }));
    const auto pages = preview->pages().pages.size();
    CHECK(pages > 0);
    preview->showNumbers(QStringLiteral("应急演练"));
    REQUIRE(GuiOffice::until([&] {
        for (QLabel* label : preview->findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("应急演练"))) return true;
        return false;
    }));
    preview->reject();
    desk.gui.settle();
    CHECK(calls.needs->isVisible());
}

TEST_CASE("call list: where there is no room for both, one of them") {
    Desk desk;
    desk.window->resize(1000, 700);
    desk.open("organisation");
    desk.press("organisation.calls");
    auto* needs = desk.window->findChild<CallListView*>();
    CHECK_FALSE(needs->isVisible());
    CHECK(desk.visible<QTreeView>("organisation.calls.list").isVisible());
    QWidget& which = desk.visible<QWidget>("organisation.calls.which");
    const auto segments = which.findChildren<QAbstractButton*>();
    REQUIRE(segments.size() == 2);
    segments[1]->click();
    desk.gui.settle();
    CHECK(needs->isVisible());
}
