// What the organisation page does beyond appointing: gaps walked through, a hand-over, an emergency, a move, sheets.
#include "tests/ui/pages/desk.h"

#include "core/organisation/setup.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/pages/organisation/call_list_view.h"
#include "ui/pages/organisation/coverage_panel.h"
#include "ui/pages/organisation/emergency_view.h"
#include "ui/pages/organisation/organisation_page.h"
#include "ui/pages/organisation/organisation_sheets.h"
#include "ui/printing/layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTreeView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using organisation::TreeNode;

namespace {

struct Place {
    explicit Place(Desk& given) : desk(given) {
        auto& office = desk.gui.office;
        must(office.transact("test", [&](journal::Writer& writer) -> Result<void> {
            for (int i = 0; i < 2; ++i) {
                MULIN_TRY_LET(grid, organisation::addGrid(writer, RecordId(office.office->unit())));
                grids.push_back(grid);
                organisation::Appointment worker{grid, "grid_worker"};
                worker.holderAName = i == 0 ? "王海燕" : "柴小兵";
                worker.time = "full_time";
                worker.phone = "13800000001";
                worker.phonePublic = i == 0;
                worker.since = office.today().plusDays(-100);
                MULIN_TRY_LET(post, organisation::appoint(writer, worker));
                posts.push_back(post);
            }
            MULIN_TRY_LET(made, writer.create("building", schema::Values().set("name", "9号楼").set("grid", grids[0])));
            building = made;
            return {};
        }));
        desk.open("organisation");
        page = dynamic_cast<OrganisationPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        REQUIRE(GuiOffice::until([&] { return page->model().node(grids[0].uid()) != nullptr; }));
        desk.gui.settle();
    }
    void choose(RecordId id) {
        page->choose(id.uid());
        desk.gui.settle();
    }
    void link(const char* name) {
        for (LinkLabel* one : page->findChildren<LinkLabel*>(text(name)))
            if (one->isVisible()) {
                emit one->clicked();
                desk.gui.settle();
                return;
            }
        FAIL(name);
    }
    void type(const char* name, const QString& words) {
        auto& found = desk.visible<QWidget>(name);
        auto* edit = qobject_cast<QLineEdit*>(&found);
        if (edit == nullptr) edit = found.findChild<QLineEdit*>();
        INFO(name);
        REQUIRE(edit != nullptr);
        edit->setFocus();
        edit->selectAll();
        edit->insert(words);
        desk.gui.settle();
    }
    Desk& desk;
    OrganisationPage* page = nullptr;
    std::vector<RecordId> grids, posts;
    std::optional<RecordId> building;
};

} // namespace

TEST_CASE("organisation: one walks through the gaps by keys, and back to them after filling one") {
    Desk desk;
    Place place(desk);
    desk.press("organisation.walkGaps");
    auto& list = desk.visible<QListView>("organisation.coverage.list");
    REQUIRE(list.model()->rowCount() > 4);
    CHECK(list.hasFocus());
    desk.shot("organisation-coverage");
    const int before = list.model()->rowCount();
    QTest::keyClick(&list, Qt::Key_Return, Qt::ControlModifier);
    desk.gui.settle();
    auto& form = desk.visible<RecordForm>("");
    CHECK_FALSE(form.editor("title")->text().isEmpty());
    form.editor("holder_a_name")->setValue(schema::Value("新书记"));
    emit form.edited(text("holder_a_name"));
    desk.commands.action(text("save"))->trigger();
    desk.gui.settle();
    auto& again = desk.visible<QListView>("organisation.coverage.list");
    REQUIRE(GuiOffice::until([&] { return again.model()->rowCount() != before || again.isVisible(); }));
}

TEST_CASE("organisation: a grid worker hands over, and the list for both signatures follows") {
    Desk desk;
    Place place(desk);
    place.choose(place.grids[0]);
    place.link("organisation.handOverPost");
    REQUIRE(GuiOffice::until([&] {
        auto* list = place.page->findChild<QListWidget*>(text("organisation.handOver.list"));
        return list != nullptr && list->count() > 1;
    }));
    desk.shot("organisation-handover");
    place.type("organisation.handOver.name", QStringLiteral("接手人"));
    desk.press("organisation.handOver.act");
    REQUIRE(GuiOffice::until([&] { return place.page->findChild<QWidget*>(text("sheet")) != nullptr; }));
    desk.gui.settle();
    CHECK(desk.gui.office.record("post", place.posts[0]).get("until").date() == desk.gui.office.today().plusDays(-1));
    CHECK(desk.said.undo.contains(QStringLiteral("工作交接")));
    desk.shot("organisation-handover-list");
    CHECK(place.page->closeInner());
    CHECK(place.page->findChild<QTreeView*>(text("organisation.tree"))->isVisible());
}

TEST_CASE("organisation: what goes along in a hand-over is the number of the post, not the mobile of who leaves it") {
    for (const auto& [phone, proposed] : {std::pair("13312340592", ""), std::pair("0315-2870001", "0315-2870001")}) {
        INFO(phone);
        Desk desk;
        Place place(desk);
        must(desk.gui.office.set("post", place.posts[0],
                                 schema::Values().set("phone", phone).set("phone_consent", true)));
        place.choose(place.grids[0]);
        place.link("organisation.handOverPost");
        REQUIRE(GuiOffice::until([&] {
            auto* list = place.page->findChild<QListWidget*>(text("organisation.handOver.list"));
            return list != nullptr && list->count() > 1;
        }));
        CHECK(desk.visible<QLineEdit>("organisation.handOver.phone").text() == text(proposed));
    }
}

TEST_CASE("organisation: the call list is there for who opens it by its name, in normal times too") {
    Desk desk;
    Place place(desk);
    desk.open("organisation", text("calls"));
    desk.gui.settle();
    CHECK(place.page->findChild<EmergencyView*>()->isVisible());
    CHECK(place.page->findChild<CallListView*>()->isVisible());
}

TEST_CASE("organisation: an emergency begins, calls are ticked off by keys, and it ends") {
    Desk desk;
    Place place(desk);
    auto& mode = desk.visible<Segmented>("organisation.mode");
    emit mode.chosen(1);
    desk.gui.settle();
    CHECK(mode.current() == 0); // not before it is done
    desk.press("organisation.emergency.act");
    CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM t_emergency") == 0); // it needs a reason
    place.type("organisation.emergency.reason", QStringLiteral("暴雪红色预警"));
    desk.press("organisation.emergency.act");
    auto* calls = place.page->findChild<EmergencyView*>();
    REQUIRE(GuiOffice::until([&] { return calls->isVisible() && calls->board().emergency.has_value(); }));
    desk.gui.settle();
    auto& list = desk.visible<QTreeView>("organisation.calls.list");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Space);
    REQUIRE(GuiOffice::until([&] { return calls->board().lines[0].state == organisation::CallState::Answered; }));
    desk.gui.settle();
    QTest::keyClick(&list, Qt::Key_W);
    REQUIRE(GuiOffice::until([&] { return calls->board().lines[1].state == organisation::CallState::NoAnswer; }));
    desk.gui.settle();
    desk.shot("organisation-emergency");
    desk.press("organisation.calls.end");
    desk.press("organisation.emergency.act");
    REQUIRE(GuiOffice::until([&] { return !calls->board().emergency.has_value(); }));
    CHECK(mode.current() == 0);
}

TEST_CASE("organisation: a building moves to another grid from a day on") {
    Desk desk;
    Place place(desk);
    place.page->moveTo(place.building->uid(), place.grids[1].uid());
    desk.gui.settle();
    desk.shot("organisation-move");
    desk.press("organisation.move.act");
    REQUIRE(GuiOffice::until(
        [&] { return desk.gui.office.record("building", *place.building).get("grid").uid() == place.grids[1].uid(); }));
    CHECK(desk.said.undo.contains(QStringLiteral("改变隶属")));
}

TEST_CASE("organisation: boards and cards have names, and phones by consent alone") {
    Desk desk;
    Place place(desk);
    const TreeNode& office = *place.page->model().office();
    const TreeNode& first = *place.page->model().node(place.grids[0].uid());
    const TreeNode& second = *place.page->model().node(place.grids[1].uid());
    const QString code = QStringLiteral("友谊南里社区 0315-2230000");
    for (const bool a3 : {false, true}) {
        const auto board = must(noticeBoard(office, first, code, a3, desk.gui.office.today()));
        const QString words = printing::plainText(board);
        CHECK(words.contains(QStringLiteral("第1网格公示牌")));
        CHECK(words.contains(QStringLiteral("王海燕")));
        CHECK(words.contains(QStringLiteral("13800000001")));
        CHECK(board.paper == (a3 ? printing::Paper::A3 : printing::Paper::A4));
        const auto pages = must(printing::layOut(board));
        CHECK(pages.pages.size() == 1);
        CHECK(pages.pages[0].codes.size() == 1);
    }
    CHECK_FALSE(printing::plainText(must(noticeBoard(office, second, {}, false, desk.gui.office.today())))
                    .contains(QStringLiteral("13800000001")));
    CHECK(phonesWithheld(second) == 1);
    const auto cards = must(contactCards(office, first, code, 23));
    const auto pages = must(printing::layOut(cards));
    REQUIRE(pages.pages.size() == 3); // ten to a page
    CHECK(pages.pages[0].codes.size() == 10);
    CHECK(pages.pages[2].codes.size() == 3);
    place.choose(place.grids[0]);
    desk.press("organisation.cards");
    desk.shot("organisation-cards");
    place.page->closeInner();
    desk.press("organisation.board");
    desk.shot("organisation-board");
}
