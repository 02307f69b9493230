// 居民查重: two entries side by side, merged with the values that are right, taken apart by one undo.
#include "tests/ui/pages/desk.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/pages/residents/duplicates_page.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QRadioButton>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

RecordId second(Desk& desk) {
    desk.gui.office.nextDay(); // the older entry stays
    return desk.gui.office.add("person", schema::Values()
                                             .set("name", "单秀兰")
                                             .set("birth_date", *Date::fromIso("1952-03-18"))
                                             .set("phone", "13900001111")
                                             .set("address", "友谊南里3-2-501"));
}

DuplicatesPage& pageOf(Desk& desk, std::size_t pairs) {
    desk.open("duplicates");
    auto* page = qobject_cast<DuplicatesPage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    REQUIRE(GuiOffice::until([&] { return page->pairs() == pairs; }));
    desk.gui.settle();
    return *page;
}

} // namespace

TEST_CASE("duplicates: merged by the values chosen, one undo takes them apart") {
    Desk desk;
    const RecordId other = second(desk), one = desk.gui.people[0];
    DuplicatesPage& page = pageOf(desk, 1);
    desk.shot("pages-duplicates");
    auto* phone = page.findChild<QRadioButton*>(text("duplicates.take.phone"));
    REQUIRE(phone != nullptr);
    phone->click();
    desk.press("duplicates.merge");
    REQUIRE(GuiOffice::until([&] { return page.pairs() == 0; }));
    desk.gui.settle();
    CHECK(desk.said.undo == QStringLiteral("合并 单秀兰 的两份档案"));
    CHECK(desk.gui.office.record("person", one).text("phone") == "13900001111");
    CHECK_FALSE(desk.gui.office.record("person", other).alive);
    desk.shot("pages-duplicates-none");
    desk.commands.action(text("undo"))->trigger();
    REQUIRE(GuiOffice::until([&] { return page.pairs() == 1; }));
    desk.gui.settle();
    CHECK(desk.gui.office.record("person", other).alive);
    CHECK(desk.gui.office.record("person", one).text("phone") != "13900001111");
}

TEST_CASE("duplicates: who was told apart is not offered again") {
    Desk desk;
    second(desk);
    DuplicatesPage& page = pageOf(desk, 1);
    desk.press("duplicates.apart");
    REQUIRE(GuiOffice::until([&] { return page.pairs() == 0; }));
}

TEST_CASE("duplicates: while somebody is entered, who may be there already is said, and nothing is refused") {
    Desk desk;
    desk.open("residents", text("new"));
    auto* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    form->editor("name")->setText(QStringLiteral("单秀兰"));
    emit form->editor("name")->edited();
    const auto note = [&]() -> QLabel* {
        for (QLabel* label : desk.window->findChildren<QLabel*>(text("resident.namesake")))
            if (label->isVisible()) return label;
        return nullptr;
    };
    REQUIRE(GuiOffice::until([&] { return note() != nullptr; }));
    desk.shot("pages-resident-namesake");
    form->editor("name")->setText(QStringLiteral("单秀"));
    emit form->editor("name")->edited();
    REQUIRE(GuiOffice::until([&] { return note() == nullptr; }));
}
