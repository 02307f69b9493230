// 设计台账: a ledger is designed, kept as a draft, put to use; what is shipped keeps what the program works with.
#include "tests/ui/pages/desk.h"
#include "ui/pages/designer/designer_page.h"
#include "ui/pages/designer/field_list.h"
#include "ui/pages/designer/ledger_draft.h"
#include "ui/widgets/button.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QTabBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

DesignerPage& page(Desk& desk) {
    auto* found = qobject_cast<DesignerPage*>(desk.window->currentPage());
    REQUIRE(found != nullptr);
    return *found;
}
void typeInto(Desk& desk, const char* name, const QString& words) {
    auto& box = desk.visible<QLineEdit>(name);
    box.setFocus();
    box.selectAll();
    box.insert(words); // Chinese comes from an input method
    box.editingFinished();
    desk.gui.settle();
}
void tab(Desk& desk, int index) { desk.visible<QTabBar>("designer.tabs").setCurrentIndex(index); }

/// 入冬取暖 with a choice and a number.
void design(Desk& desk) {
    desk.open("designer", text("new"));
    typeInto(desk, "designer.name", QStringLiteral("入冬取暖"));
    tab(desk, 1);
    CHECK(desk.visible<QLineEdit>("designer.who.name").text() == QStringLiteral("入冬取暖"));
    typeInto(desk, "designer.who.purpose", QStringLiteral("入冬安全检查"));
    tab(desk, 0);
    desk.press("designer.addField");
    typeInto(desk, "designer.field.name", QStringLiteral("供暖方式"));
    auto& kind = desk.visible<QComboBox>("designer.field.kind");
    kind.setCurrentIndex(kind.findData(text("choice")));
    desk.gui.settle();
    desk.press("designer.choices.add");
    typeInto(desk, "designer.choice.0", QStringLiteral("集中供暖"));
    desk.press("designer.choices.add");
    typeInto(desk, "designer.choice.1", QStringLiteral("电暖"));
}

} // namespace

TEST_CASE("designer: a new ledger is designed and put to use as one act") {
    Desk desk;
    design(desk);
    CHECK(desk.visible<Button>("designer.use").isEnabled());
    // What the ledger is for is proposed, and follows it.
    CHECK(desk.visible<QLineEdit>("designer.field.purpose").text() == QStringLiteral("入冬安全检查"));
    tab(desk, 1);
    typeInto(desk, "designer.who.purpose", QStringLiteral("冬季安全"));
    tab(desk, 0);
    CHECK(desk.visible<QLineEdit>("designer.field.purpose").text() == QStringLiteral("冬季安全"));
    typeInto(desk, "designer.field.purpose", QString());
    desk.press("designer.use"); // without a purpose
    CHECK(page(desk).draft().differs());
    CHECK(desk.said.kind == StatusMessage::Kind::Warning);
    typeInto(desk, "designer.field.purpose", QStringLiteral("报修派单"));
    desk.shot("designer-new");
    desk.press("designer.use");
    REQUIRE(GuiOffice::until([&] { return !page(desk).draft().differs(); }));
    desk.gui.settle();
    const std::string type = page(desk).draft().design().ledger.typeId();
    CHECK(desk.window->current().argument.toStdString() == type);
    desk.window.reset();
    desk.gui.session.reset();
    desk.gui.office.reopen();
    const schema::TypeDef* ledger = desk.gui.office.office->catalogue().find(type);
    REQUIRE(ledger);
    CHECK(ledger->label.zh == "入冬取暖");
    const auto& fields = ledger->fields;
    const auto own = std::find_if(fields.begin(), fields.end(), [](const auto& one) { return one.own; });
    REQUIRE(own != fields.end());
    CHECK(own->choices.size() == 2);
    CHECK(std::find(ledger->list.begin(), ledger->list.end(), own->id) != ledger->list.end());
    CHECK(desk.gui.office.sound());
}

TEST_CASE("designer: steps are taken back one by one, and the draft is there again") {
    Desk desk;
    design(desk);
    const ledgers::Design made = page(desk).draft().design();
    desk.press("designer.undo");
    CHECK(page(desk).draft().design().fields.front().choices.size() < made.fields.front().choices.size() + 1);
    CHECK_FALSE(page(desk).draft().design() == made);
    QTest::keyClick(&page(desk), Qt::Key_Z, Qt::ControlModifier);
    const ledgers::Design kept = page(desk).draft().design();
    desk.press("designer.later");
    desk.open("residents");
    // Another window, another day.
    desk.window = std::make_unique<MainWindow>(desk.commands, desk.gui.background);
    desk.window->setPages(workPages(*desk.gui.session));
    desk.window->setAttribute(Qt::WA_DontShowOnScreen);
    desk.window->show();
    desk.open("designer", text("new"));
    REQUIRE(GuiOffice::until([&] { return page(desk).draft().differs(); }));
    CHECK(page(desk).draft().design().ledger.label.zh == "入冬取暖");
    CHECK(page(desk).draft().design().ledger.uid == kept.ledger.uid);
}

TEST_CASE("designer: a shipped ledger keeps what the program works with") {
    Desk desk;
    desk.open("designer", text("living_alone"));
    auto& list = desk.visible<FieldList>("designer.fields");
    list.choose("person");
    desk.gui.settle();
    CHECK_FALSE(page(desk).findChild<Button*>(text("designer.field.retire"))->isVisible());
    list.choose("health");
    desk.gui.settle();
    CHECK(desk.visible<Button>("designer.field.retire").isEnabled());
    typeInto(desk, "designer.field.name", QStringLiteral("身体怎么样"));
    CHECK_FALSE(page(desk).findChild<QComboBox*>(text("designer.field.kind"))->isVisible());
    desk.shot("designer-shipped");
    desk.press("designer.use");
    REQUIRE(GuiOffice::until([&] { return !page(desk).draft().differs(); }));
    desk.gui.settle();
    desk.window.reset();
    desk.gui.session.reset();
    desk.gui.office.reopen();
    CHECK(desk.gui.office.office->catalogue().find("living_alone")->field("health")->label.zh == "身体怎么样");
}

TEST_CASE("designer: it leads back to its ledger, and what takes away lies behind More") {
    Desk desk;
    desk.open("designer", text("living_alone"));
    CHECK(desk.visible<QTabBar>("designer.tabs").currentIndex() == 0);
    auto* retire = desk.window->findChild<QAction*>(text("designer.retire"));
    auto* drop = desk.window->findChild<QAction*>(text("designer.drop"));
    CHECK_FALSE(drop->isVisible());
    retire->trigger();
    desk.gui.settle();
    CHECK(page(desk).draft().design().ledger.retired);
    CHECK(drop->isVisible());
    drop->trigger();
    CHECK_FALSE(page(desk).draft().differs());
    desk.press("designer.back");
    CHECK(desk.window->current().page == text("ledgers"));
    CHECK(desk.window->current().argument == text("living_alone"));
}

TEST_CASE("designer: where there is no room the preview has the place of the design") {
    for (const TextSize size : {TextSize::Normal, TextSize::Largest}) {
        Desk desk(true, size);
        desk.window->resize(size == TextSize::Normal ? 900 : 1440, 800);
        desk.open("designer", text("living_alone"));
        auto* fields = desk.window->findChild<QWidget*>(text("designer.fields"));
        auto* preview = desk.window->findChild<QWidget*>(text("designer.preview.ways"));
        CHECK(fields->isVisible());
        CHECK_FALSE(preview->isVisible());
        desk.press("designer.look");
        CHECK_FALSE(fields->isVisible());
        CHECK(preview->isVisible());
        desk.press("designer.look");
        CHECK(fields->isVisible());
        // Every row of the field has its place.
        auto& list = desk.visible<FieldList>("designer.fields");
        list.choose("health");
        desk.gui.settle();
        const QWidget& name = desk.visible<QLineEdit>("designer.field.name");
        const QWidget* area = name.parentWidget();
        while (area != nullptr && !area->inherits("QScrollArea")) area = area->parentWidget();
        REQUIRE(area != nullptr);
        CHECK(name.mapTo(area, QPoint(name.width(), 0)).x() <= area->width());
        CHECK(desk.visible<QLineEdit>("designer.choice.0").width() > 100);
        CHECK(desk.window->width() <= (size == TextSize::Normal ? 900 : 1440));
    }
}

TEST_CASE("designer: fields are moved by keys, and every part has its picture") {
    Desk desk;
    design(desk);
    desk.press("designer.addField");
    typeInto(desk, "designer.field.name", QStringLiteral("室温"));
    const auto name = [&](std::size_t at) { return page(desk).draft().design().fields[at].label.zh; };
    REQUIRE(name(1) == "室温");
    auto& list = desk.visible<FieldList>("designer.fields");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    CHECK(name(0) == "室温");
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    CHECK(name(0) == "室温");
    for (int at = 0; at < 6; ++at) {
        tab(desk, at);
        desk.shot(("designer-" + std::to_string(at)).c_str());
    }
    CHECK(unnamed(*desk.window).isEmpty());
}

TEST_CASE("designer: who may not change settings does not find it") {
    Desk desk(true, TextSize::Normal, [](GuiOffice& gui) {
        must(gui.office.transact("user.add", [](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(
                made,
                writer.create(
                    "user",
                    schema::Values().set("login", "worker").set("name", "周敏").set("roles", "|community_worker|")));
            (void)made;
            return {};
        }));
        return std::string("worker");
    });
    desk.open("designer", text("new"));
    CHECK(qobject_cast<DesignerPage*>(desk.window->currentPage()) == nullptr);
}
