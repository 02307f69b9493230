// The organisation page as a newcomer uses it: grids, codes, holders full and part time, temporary ones, buildings.
#include "tests/ui/pages/desk.h"

#include "core/organisation/setup.h"
#include "core/organisation/unit_tree.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/pages/organisation/organisation_page.h"
#include "ui/pages/organisation/unit_view.h"
#include "ui/widgets/label.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTreeView>

#include <functional>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using organisation::TreeNode;

namespace {

struct OrganisationTree {
    explicit OrganisationTree(Desk& given) : desk(given) {
        desk.open("organisation");
        page = dynamic_cast<OrganisationPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        REQUIRE(GuiOffice::until([&] { return page->model().office() != nullptr; }));
    }
    const TreeNode* find(const std::function<bool(const TreeNode&)>& wanted) {
        const std::function<const TreeNode*(const TreeNode&)> look = [&](const TreeNode& node) -> const TreeNode* {
            if (wanted(node)) return &node;
            for (const TreeNode& child : node.children)
                if (const TreeNode* found = look(child)) return found;
            return nullptr;
        };
        return look(*page->model().office());
    }
    const TreeNode* grid(const std::string& name) {
        return find([&](const TreeNode& node) { return node.gridName == name; });
    }
    const TreeNode& chosenOffice() {
        page->choose(page->model().office()->id.uid());
        desk.gui.settle();
        return *page->model().office();
    }
    RecordForm& form() {
        RecordForm* found = nullptr;
        REQUIRE(GuiOffice::until([&] {
            found = page->findChild<RecordForm*>();
            return found != nullptr && found->isVisible();
        }));
        desk.gui.settle();
        return *found;
    }
    void save() {
        desk.commands.action(text("save"))->trigger();
        desk.gui.settle();
    }
    Desk& desk;
    OrganisationPage* page = nullptr;
};

void setValue(RecordForm& form, const char* field, const schema::Value& value, const QString& shown = {}) {
    FieldEditor* editor = form.editor(field);
    INFO(field);
    REQUIRE(editor != nullptr);
    editor->setValue(value, shown);
    emit form.edited(text(field));
}

} // namespace

TEST_CASE("organisation: a grid is added, named, given a code, and both faces show it") {
    Desk desk;
    OrganisationTree place(desk);
    place.chosenOffice();
    desk.press("organisation.addGrid");
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格") != nullptr; }));
    CHECK(desk.said.undo == QStringLiteral("增设网格 第1网格"));
    CHECK(place.grid("第1网格")->partyName == "第1网格党支部");
    CHECK(place.grid("第1网格")->code == "130202002018001");
    desk.press("organisation.rename");
    RecordForm& form = place.form();
    setValue(form, "name", schema::Value("南院网格"));
    setValue(form, "code", schema::Value("130202002018007"));
    place.save();
    REQUIRE(GuiOffice::until([&] { return place.grid("南院网格") != nullptr; }));
    CHECK(place.grid("南院网格")->code == "130202002018007");
    CHECK(place.grid("第1网格") == nullptr);
    place.page->model().setFace(Face::Party);
    CHECK(place.page->model().name(*place.grid("南院网格")) == QStringLiteral("第1网格党支部"));
    place.page->model().setFace(Face::Grid);
    desk.commands.action(text("undo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格") != nullptr; }));
    desk.shot("organisation-grid");
}

TEST_CASE("organisation: A and B holders, full time and temporary; an appointment ends") {
    Desk desk;
    OrganisationTree place(desk);
    place.chosenOffice();
    desk.press("organisation.addGrid");
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格") != nullptr; }));
    const RecordId grid = place.grid("第1网格")->id;
    const auto gaps = place.grid("第1网格")->gaps.size();
    CHECK(gaps > 0);
    place.page->choose(grid.uid());
    desk.gui.settle();
    desk.press("organisation.appoint");
    RecordForm& form = place.form();
    setValue(form, "title", schema::Value("grid_worker"));
    setValue(form, "holder_a", schema::Value(desk.gui.people[18].uid()), QStringLiteral("王海燕"));
    setValue(form, "holder_b_name", schema::Value("临时工老赵"));
    setValue(form, "time", schema::Value("full_time"));
    desk.shot("organisation-appoint");
    place.save();
    REQUIRE(GuiOffice::until([&] {
        const TreeNode* node = place.grid("第1网格");
        return node != nullptr && node->posts.size() == 1;
    }));
    const organisation::PostView post = place.grid("第1网格")->posts.front();
    CHECK(post.holderAName == "王海燕");
    CHECK(post.holderBName == "临时工老赵");
    CHECK(post.time == "full_time");
    desk.shot("organisation-posts");

    // A temporary one needs its end.
    desk.press("organisation.appoint");
    RecordForm& second = place.form();
    setValue(second, "title", schema::Value("building_leader"));
    setValue(second, "holder_a_name", schema::Value("代班"));
    setValue(second, "temporary", schema::Value(true));
    place.save();
    CHECK(place.page->findChild<RecordForm*>() != nullptr);
    setValue(second, "until", schema::Value(desk.gui.office.today().plusDays(10)));
    place.save();
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格")->posts.size() == 2; }));

    // The link below the first post ends it today.
    LinkLabel* end = nullptr;
    for (LinkLabel* link : place.page->findChildren<LinkLabel*>(text("organisation.end")))
        if (link->isVisible()) end = link;
    REQUIRE(end != nullptr);
    emit end->clicked();
    desk.gui.settle();
    const auto record = desk.gui.office.record("post", post.post);
    CHECK(record.get("until").date() == desk.gui.office.today());
    CHECK(desk.said.undo.contains(QStringLiteral("离岗")));
    CHECK(place.grid("第1网格")->posts.size() == 2); // still held today
    desk.gui.office.clock->set(msOfDate(desk.gui.office.today().plusDays(1)) + 9 * 3600 * 1000);
    place.page->reload();
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格")->posts.size() == 1; }));
}

TEST_CASE("organisation: buildings go to a grid by ticking them, and back by undo") {
    Desk desk;
    OrganisationTree place(desk);
    place.chosenOffice();
    desk.press("organisation.addGrid");
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格") != nullptr; }));
    place.page->choose(place.grid("第1网格")->id.uid());
    desk.gui.settle();
    desk.press("organisation.buildings");
    auto* list = place.page->findChild<QListWidget*>(text("organisation.buildingList"));
    REQUIRE(list != nullptr);
    REQUIRE(list->count() == 2);
    for (int i = 0; i < list->count(); ++i) list->item(i)->setCheckState(Qt::Checked);
    desk.shot("organisation-buildings");
    place.save();
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格")->counts.buildings == 2; }));
    CHECK(place.grid("第1网格")->counts.residents == 24);
    desk.commands.action(text("undo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格")->counts.buildings == 0; }));
}

TEST_CASE("organisation: only the gaps, and one of them filled from the panel") {
    Desk desk;
    OrganisationTree place(desk);
    const TreeNode& office = place.chosenOffice();
    const auto gaps = office.gaps.size();
    REQUIRE(gaps > 0);
    auto& only = desk.button("organisation.gapsOnly");
    only.setChecked(true);
    desk.gui.settle();
    CHECK(place.page->tree().model()->rowCount() == 1);
    only.setChecked(false);
    LinkLabel* fill = nullptr;
    for (LinkLabel* link : place.page->findChildren<LinkLabel*>(text("organisation.fill")))
        if (link->isVisible() && fill == nullptr) fill = link;
    REQUIRE(fill != nullptr);
    emit fill->clicked();
    RecordForm& form = place.form();
    CHECK_FALSE(form.editor("title")->text().isEmpty());
    setValue(form, "holder_a", schema::Value(desk.gui.people[19].uid()), QStringLiteral("李文静"));
    place.save();
    REQUIRE(GuiOffice::until([&] { return !place.page->model().office()->posts.empty(); }));
    CHECK(place.page->model().office()->posts.front().holderAName == "李文静");
}

TEST_CASE("organisation: a post stands in the face its kind belongs to") {
    Desk desk;
    OrganisationTree place(desk);
    place.chosenOffice();
    desk.press("organisation.addGrid");
    REQUIRE(GuiOffice::until([&] { return place.grid("第1网格") != nullptr; }));
    const RecordId grid = place.grid("第1网格")->id;
    organisation::Appointment worker{grid, "grid_worker"};
    worker.holderAName = "网格员甲";
    desk.gui.session->transact(nullptr, {"post.appoint", {}}, [worker](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(organisation::appoint(writer, worker));
        return {};
    });
    desk.gui.settle();
    UnitModel& model = place.page->model();
    const auto holder = [&] { return model.indexOf(grid.uid()).siblingAtColumn(UnitModel::HolderA).data().toString(); };
    CHECK(holder() == QStringLiteral("网格员甲"));
    model.setFace(Face::Party);
    CHECK(holder() != QStringLiteral("网格员甲"));
    organisation::Appointment secretary{grid, "branch_secretary"};
    secretary.holderAName = "书记乙";
    desk.gui.session->transact(nullptr, {"post.appoint", {}}, [secretary](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(organisation::appoint(writer, secretary));
        return {};
    });
    desk.gui.settle();
    CHECK(holder() == QStringLiteral("书记乙"));
    model.setFace(Face::Grid);
    CHECK(holder() == QStringLiteral("网格员甲"));
    // The panel tells them apart, those of the face first.
    const auto heads = [&] {
        place.page->choose(grid.uid());
        desk.gui.settle();
        QStringList words;
        for (const QLabel* label : place.page->findChildren<QLabel*>(text("organisation.posts")))
            if (label->isVisible()) words << label->text();
        return words.join(QLatin1Char(' '));
    };
    CHECK(heads() == QStringLiteral("网格岗位 党组织岗位"));
    desk.shot("organisation-faces");
    model.setFace(Face::Party);
    CHECK(heads() == QStringLiteral("党组织岗位 网格岗位"));
}

TEST_CASE("organisation: from a building to its floors and rooms") {
    Desk desk;
    OrganisationTree place(desk);
    const TreeNode* building = place.find([](const TreeNode& node) { return node.type == "building"; });
    REQUIRE(building != nullptr);
    const RecordId id(building->id.uid());
    place.page->choose(id.uid());
    desk.gui.settle();
    desk.press("organisation.rooms");
    CHECK(desk.window->current().page == text("building"));
    CHECK(desk.window->current().argument == desk.hex(id));
}
