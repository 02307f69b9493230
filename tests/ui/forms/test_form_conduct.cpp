// What a form must never do to a clerk, and what it does for one.
#include "core/organisation/setup.h"
#include "tests/support/gui_screenshot.h"
#include "tests/ui/forms/form_case.h"
#include "ui/forms/home_question.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/plain_editors.h"
#include "ui/widgets/popup_list.h"

#include <catch2/catch.hpp>

#include <QtGui/QWheelEvent>
#include <QtTest/qtestspontaneevent.h>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

void turnWheel(QWidget& over) {
    const QPoint at = over.rect().center();
    QWheelEvent wheel(at, over.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel);
    qApp->notify(&over, &wheel);
}

} // namespace

TEST_CASE("the wheel scrolls the form and changes no value") {
    FormCase it("person");
    it.form->startNew();
    it.form->resize(1000, 400);
    QCoreApplication::processEvents();
    auto* sex = qobject_cast<QComboBox*>(it.form->editor("sex")->widget());
    REQUIRE(sex != nullptr);
    sex->setCurrentIndex(1);
    auto* bar = it.form->findChild<QScrollArea*>(QStringLiteral("person.scroll"))->verticalScrollBar();
    REQUIRE(bar->maximum() > 0);
    for (const bool focused : {false, true}) {
        bar->setValue(0);
        if (focused) sex->setFocus(Qt::MouseFocusReason);
        bar->setValue(0);
        turnWheel(*sex);
        CHECK(sex->currentIndex() == 1);
        CHECK(bar->value() > 0);
    }
}

TEST_CASE("a masked number is never half erased") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->load(id);
    REQUIRE(GuiOffice::until([&] { return it.form->record() == id; }));
    it.gui.settle();
    auto* phone = qobject_cast<QLineEdit*>(it.focus("phone"));
    REQUIRE(phone->text() == QStringLiteral("138****7177"));
    phone->end(false);
    for (int i = 0; i < 4; ++i) QTest::keyClick(phone, Qt::Key_Backspace);
    CHECK(phone->text() == QStringLiteral("138****7177"));
    CHECK_FALSE(it.form->isDirty());
    CHECK(it.note("person.phone").contains(QStringLiteral("整个")));
    QTest::keyClicks(phone, QStringLiteral("8888"));
    CHECK(phone->text() == QStringLiteral("8888"));
    CHECK(it.note("person.phone").contains(QStringLiteral("138****7177")));
    it.leave("phone");
    CHECK(it.note("person.phone").contains(QStringLiteral("请核对")));
    CHECK_FALSE(it.form->row("phone")->hasError());
    phone->setFocus();
    QTest::keyClick(phone, Qt::Key_Escape);
    CHECK(phone->text() == QStringLiteral("138****7177"));
    CHECK_FALSE(it.form->isDirty());
    CHECK_FALSE(it.note("person.phone").contains(QStringLiteral("请核对")));
    // Whole numbers are not doubted.
    it.type("phone", "13900001111");
    it.leave("phone");
    CHECK_FALSE(it.note("person.phone").contains(QStringLiteral("请核对")));
    it.type("other_phone", "29811111111");
    it.leave("other_phone");
    CHECK(it.note("person.other_phone").contains(QStringLiteral("请核对")));
    it.type("other_phone", "022-27312345");
    it.leave("other_phone");
    CHECK_FALSE(it.note("person.other_phone").contains(QStringLiteral("请核对")));
    // The ID number too.
    auto* number = qobject_cast<QLineEdit*>(it.focus("id_number"));
    const QString masked = number->text();
    QTest::keyClick(number, Qt::Key_Delete);
    CHECK(number->text() == masked);
    QTest::keyClicks(number, QStringLiteral("1201"));
    CHECK(it.note("person.id_number").contains(masked));
    QTest::keyClick(number, Qt::Key_Escape);
    CHECK(number->text() == masked);
}

TEST_CASE("a changed address: corrected or moved is asked, and core does what is said") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.gui.person("王海燕", "4", "1", "101", "1984-05-05", true, "13812347178");
    it.form->load(id);
    REQUIRE(GuiOffice::until([&] { return it.form->record() == id; }));
    it.gui.settle();
    auto* question = it.form->findChild<HomeQuestion*>();
    REQUIRE(question != nullptr);
    CHECK_FALSE(question->isVisible());
    SavedSpy saved(*it.form);

    it.type("building", "4");
    it.type("entrance", "1");
    it.type("room", "101");
    CHECK(question->isVisible());
    CHECK_FALSE(it.form->save(false));
    CHECK(it.note("person.home").contains(QStringLiteral("搬")));
    it.form->findChild<QRadioButton*>(QStringLiteral("home.moved"))->click();
    auto* on = it.form->findChild<QLineEdit*>(QStringLiteral("home.on"));
    CHECK(on->text() == QStringLiteral("2026-11-22"));
    const auto before = it.stored(id, "person").get("household").uid();
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    it.gui.settle();
    CHECK(it.stored(id, "person").text("door") == "4-1-101");
    CHECK(it.stored(id, "person").get("household").uid() != before);
    CHECK(it.stored(id, "person").text("relation").empty()); // head of her own, not of Wang's
    CHECK_FALSE(question->isVisible());

    it.type("room", "102");
    it.form->findChild<QRadioButton*>(QStringLiteral("home.corrected"))->click();
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 2; }));
    CHECK(it.stored(id, "person").text("door") == "4-1-102");
}

TEST_CASE("Tab leads through the form, past the chips; what is typed beside them is seen") {
    FormPlan plan;
    plan.fields = {"visited_on", "people:visitor", "people:visited", "organisations", "findings"};
    FormCase it("visit", plan);
    it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->startNew();
    auto* people = dynamic_cast<LinksEditor*>(it.form->editor("people:visited"));
    it.type("people:visited", "sxl");
    REQUIRE(GuiOffice::until([&] { return people->picker().isOpen(); }));
    QTest::keyClick(people->focusWidget(), Qt::Key_Return);
    REQUIRE(people->linked().size() == 1);
    CHECK(people->focusWidget()->hasFocus());
    QTest::keyClicks(people->focusWidget(), QStringLiteral("qqq"));
    QCoreApplication::processEvents();
    it.gui.settle();
    CHECK(people->widget()->rect().contains(people->focusWidget()->geometry()));
    CHECK(people->focusWidget()->width() > 100);
    for (const auto* chip : people->widget()->findChildren<QAbstractButton*>())
        CHECK_FALSE((chip->isVisible() && chip->geometry().intersects(people->focusWidget()->geometry())));
    savePicture(*it.form, QStringLiteral("forms-typed-beside-chip"));
    QTest::keyClick(people->focusWidget(), Qt::Key_Tab);
    CHECK(it.form->editor("organisations")->focusWidget()->hasFocus());
    CHECK(it.note("visit.people.visited").contains(QStringLiteral("qqq")));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    CHECK(it.form->editor("findings")->focusWidget()->hasFocus());
    // The chip is reached by the arrow keys.
    auto* edit = qobject_cast<QLineEdit*>(people->focusWidget());
    edit->setFocus();
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Left);
    REQUIRE(qApp->focusWidget() != edit);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Delete);
    CHECK(people->linked().empty());
    CHECK(edit->hasFocus());
}

TEST_CASE("what a picker does not find is registered in place and chosen") {
    FormPlan plan;
    plan.fields = {"visited_on", "organisations", "findings"};
    FormCase it("visit", plan);
    it.form->startNew();
    it.type("findings", "half typed");
    auto* shops = dynamic_cast<LinksEditor*>(it.form->editor("organisations"));
    it.type("organisations", "友谊超市");
    REQUIRE(GuiOffice::until([&] { return shops->picker().isOpen(); }));
    auto* popup = it.form->findChild<PopupList*>();
    savePicture(*it.form, QStringLiteral("forms-picker-offer"));
    QTest::keyClick(shops->focusWidget(), Qt::Key_Down);
    QTest::keyClick(shops->focusWidget(), Qt::Key_Return);
    REQUIRE(it.form->inner() != nullptr);
    CHECK_FALSE(popup->isVisible());
    CHECK(it.form->inner()->editor("name")->text() == QStringLiteral("友谊超市"));
    savePicture(*it.form, QStringLiteral("forms-register-in-place"));
    // Esc goes back, nothing is lost.
    QTest::keyClick(it.form->inner()->editor("name")->focusWidget(), Qt::Key_Escape);
    CHECK(it.form->inner() == nullptr);
    CHECK(it.form->editor("findings")->text() == QStringLiteral("half typed"));
    emit it.form->row("organisations")->fixRequested();
    REQUIRE(it.form->inner() != nullptr);
    QTest::keyClick(it.form->inner()->editor("name")->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return it.form->inner() == nullptr; }));
    REQUIRE(shops->linked().size() == 1);
    CHECK(shops->linked().front().title == QStringLiteral("友谊超市"));
    CHECK(it.form->editor("findings")->text() == QStringLiteral("half typed"));
    // From now on its initials find it.
    it.gui.settle();
    it.form->startNew();
    it.type("organisations", "yycs");
    REQUIRE(GuiOffice::until([&] { return shops->picker().isOpen(); }));
    QTest::keyClick(shops->focusWidget(), Qt::Key_Return);
    REQUIRE(shops->linked().size() == 1);
    CHECK(shops->linked().front().title == QStringLiteral("友谊超市"));
}

TEST_CASE("Ctrl+D copies from the record before, in every kind of field but its date") {
    FormPlan plan;
    plan.fields = {"visited_on", "people:visitor", "way", "findings", "needs"};
    FormCase it("visit", plan);
    const RecordId shan = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    const RecordId wang = it.gui.person("王海燕", "4", "1", "101", "1984-05-05", true, "13812347178");
    it.gui.visit(shan, wang, *Date::fromIso("2026-11-20"), "扶手松动");
    it.form->startNew();
    const auto copy = [&](const char* key) {
        QTest::keyClick(it.focus(key), Qt::Key_D, Qt::ControlModifier);
        it.gui.settle();
        return it.form->editor(key)->text();
    };
    CHECK(copy("findings") == QStringLiteral("扶手松动"));
    CHECK(copy("visited_on") == QStringLiteral("2026-11-22"));
    copy("people:visitor");
    REQUIRE(it.form->linked("people:visitor").size() == 1);
    CHECK(it.form->linked("people:visitor").front().title == QStringLiteral("王海燕"));
    CHECK(it.form->isDirty());
}

TEST_CASE("a half filled form asks in itself before it is left") {
    FormCase it("person");
    it.form->startNew();
    it.type("name", "Li");
    it.form->askToLeave();
    auto* keep = it.form->findChild<QAbstractButton*>(QStringLiteral("person.leave.save"));
    REQUIRE(keep->isVisible());
    CHECK(keep->hasFocus());
    savePicture(*it.form, QStringLiteral("forms-leave"));
    QTest::keyClick(keep, Qt::Key_Escape);
    CHECK_FALSE(keep->isVisible());
    CHECK(it.form->editor("name")->focusWidget()->hasFocus());
    CHECK(it.form->editor("name")->text() == QStringLiteral("Li"));
    it.form->askToLeave();
    it.press("person.leave.stay");
    CHECK(it.form->editor("name")->text() == QStringLiteral("Li"));
    it.form->askToLeave();
    SavedSpy saved(*it.form);
    it.press("person.leave.save");
    CHECK(saved.count() == 1);
    it.form->startNew();
    it.type("name", "Wang");
    it.form->askToLeave();
    it.press("person.leave.discard");
    CHECK_FALSE(it.form->isDirty());
    CHECK(it.form->canTakeBack());
}

TEST_CASE("fields of words propose names; labels stand in sentences, not codes") {
    FormCase it("person");
    it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->startNew();
    // Not before it is complete.
    it.type("id_number", idNumber("1952-03-18", 301).substr(0, 16).c_str());
    CHECK_FALSE(it.form->row("id_number")->hasError());
    it.leave("id_number");
    CHECK(it.form->row("id_number")->hasError());
    auto* sex = qobject_cast<QComboBox*>(it.form->editor("sex")->widget());
    sex->setCurrentIndex(sex->findData(QStringLiteral("female")));
    it.type("id_number", idNumber("1952-03-18", 301).c_str());
    it.leave("id_number");
    REQUIRE(it.form->row("sex")->hasError());
    CHECK(it.note("person.sex").contains(QStringLiteral("男")));
    CHECK_FALSE(it.note("person.sex").contains(QStringLiteral("male")));
}

TEST_CASE("the estate proposes those there are") {
    FormCase it("person");
    it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->startNew();
    it.type("estate_name", "友");
    REQUIRE(GuiOffice::until([&] {
        const auto* popup = it.form->findChild<PopupList*>();
        return popup != nullptr && popup->isVisible();
    }));
    QTest::keyClick(it.form->editor("estate_name")->focusWidget(), Qt::Key_Return);
    CHECK(it.form->editor("estate_name")->text() == QStringLiteral("友谊南里"));
}

TEST_CASE("who keeps somebody is found among holders of posts and those named before, residents or not") {
    FormCase it("living_alone");
    const RecordId one = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.gui.person("翟小梅", "4", "1", "101", "1984-05-05", true, "13812347178");
    it.gui.enrol("living_alone", one, "翟向明");
    it.gui.office.add("post", Values()
                                  .set("title", "grid_worker")
                                  .set("unit", RecordId(organisation::unitUid("130202002018")))
                                  .set("holder_a_name", "翟晓敏"));
    it.form->startNew();
    for (const char* field : {"keeper", "stand_in"}) {
        QWidget* line = it.focus(field);
        it.gui.settle();
        for (const PopupList* popup : it.form->findChildren<PopupList*>()) CHECK_FALSE(popup->isVisible());
        it.type(field, "zxm");
        PopupList* open = nullptr;
        REQUIRE(GuiOffice::until([&] {
            for (PopupList* popup : it.form->findChildren<PopupList*>())
                if (popup->isVisible()) open = popup;
            return open != nullptr;
        }));
        QStringList names;
        const auto* model = open->findChild<QListView*>()->model();
        for (int row = 0; row < model->rowCount(); ++row) names << model->index(row, 0).data().toString();
        CHECK(names == QStringList{QStringLiteral("翟晓敏"), QStringLiteral("翟向明"), QStringLiteral("翟小梅")});
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Return);
        CHECK(it.form->editor(field)->text() == QStringLiteral("翟向明"));
    }
}

TEST_CASE("the contact of a ledger is found by initials; a list without rows does not open") {
    FormCase it("living_alone");
    it.gui.person("曹美玉", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->startNew();
    it.type("keeper", "cmy");
    REQUIRE(GuiOffice::until([&] {
        const auto* popup = it.form->findChild<PopupList*>();
        return popup != nullptr && popup->isVisible();
    }));
    QTest::keyClick(it.form->editor("keeper")->focusWidget(), Qt::Key_Return);
    CHECK(it.form->editor("keeper")->text() == QStringLiteral("曹美玉"));
    it.type("keeper", "zzqx");
    it.gui.settle();
    for (const PopupList* popup : it.form->findChildren<PopupList*>()) CHECK_FALSE(popup->isVisible());
    CHECK(it.form->editor("keeper")->text() == QStringLiteral("zzqx"));
}

TEST_CASE("a form beside something never scrolls sideways: where it is very narrow its labels stand above") {
    ui::FormPlan plan;
    plan.narrow = true;
    FormCase it("visit_plan", plan);
    const ui::FormRow& row = *it.form->row("every");
    const auto shownAt = [&](int width) {
        it.form->resize(width, 900);
        it.gui.settle();
        QCoreApplication::processEvents();
        return it.form->findChild<ui::FormRows*>();
    };
    const auto* rows = shownAt(600);
    CHECK(row.editor()->x() > row.label()->geometry().right());
    CHECK(rows->minimumSizeHint().width() <= rows->width());
    rows = shownAt(330);
    CHECK(row.editor()->y() > row.label()->geometry().bottom());
    CHECK(row.editor()->geometry().right() < rows->width());
    CHECK(rows->width() <= 330);
    rows = shownAt(600);
    CHECK(row.editor()->x() > row.label()->geometry().right());
}
