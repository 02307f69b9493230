// Quicker entry: as in the record saved last, and choices by the initials of their pinyin.
#include "tests/ui/forms/form_case.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QComboBox>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

std::unique_ptr<RecordForm> anotherForm(FormCase& it, const char* type) {
    auto form = std::make_unique<RecordForm>(*it.gui.session, *it.gui.session->catalogue().find(type),
                                             QStringLiteral("other"), FormPlan{});
    form->resize(1200, 900);
    form->setAttribute(Qt::WA_DontShowOnScreen);
    form->show();
    form->startNew();
    it.gui.settle();
    return form;
}

} // namespace

TEST_CASE("the record saved last is remembered from form to form, but for personal numbers") {
    FormCase it("person");
    it.form->startNew();
    it.type("name", "单秀兰");
    it.type("phone", "13812347177");
    it.type("estate_name", "友谊南里");
    it.type("building", "3");
    it.type("entrance", "2");
    it.type("room", "501");
    it.type("remark", "怕狗");
    SavedSpy saved(*it.form);
    CHECK(it.form->save(true));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    it.gui.settle();
    auto next = anotherForm(it, "person");
    SECTION("one field") {
        QTest::keyClick(next->editor("building")->focusWidget(), Qt::Key_D, Qt::ControlModifier);
        CHECK(next->editor("building")->text() == QStringLiteral("3"));
        QTest::keyClick(next->editor("phone")->focusWidget(), Qt::Key_D, Qt::ControlModifier);
        CHECK(next->editor("phone")->text().isEmpty());
    }
    SECTION("all that may be, what was typed stays, and it can be emptied again") {
        next->editor("room")->setText(QStringLiteral("502"));
        QTest::keyClick(next->editor("name")->focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        CHECK(next->editor("building")->text() == QStringLiteral("3"));
        CHECK(next->editor("entrance")->text() == QStringLiteral("2"));
        CHECK(next->editor("room")->text() == QStringLiteral("502"));
        for (const char* own : {"name", "phone", "remark"}) CHECK(next->editor(own)->text().isEmpty());
        REQUIRE(next->canTakeBack());
        next->takeBack();
        CHECK(next->editor("building")->text().isEmpty());
        CHECK(next->editor("room")->text() == QStringLiteral("502"));
    }
    SECTION("what is typed afterwards is never emptied with it") {
        next->fillAsLast();
        QTest::keyClicks(next->editor("room")->focusWidget(), QStringLiteral("9"));
        CHECK_FALSE(next->canTakeBack());
    }
}

TEST_CASE("nothing saved yet: the latest of the file, without the telephone numbers of others") {
    FormCase it("visit");
    const RecordId shan = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.gui.visit(shan, shan, *Date::fromYmd(2026, 11, 20), "一切都好");
    it.form->startNew();
    it.gui.settle();
    const QString day = it.form->editor("visited_on")->text();
    it.form->fillAsLast();
    it.gui.settle();
    // Who went is the same; whom they saw, and what they found, is not.
    CHECK(it.form->linked("people:visitor").size() == 1);
    CHECK(it.form->linked("people:visited").empty());
    CHECK(it.form->editor("findings")->text().isEmpty());
    CHECK(it.form->editor("visited_on")->text() == day);
}

TEST_CASE("choices are found by pinyin initials while typing") {
    FormCase it("visit");
    it.form->startNew();
    auto* way = qobject_cast<QComboBox*>(it.form->editor("way")->widget());
    REQUIRE(way != nullptr);
    REQUIRE(way->currentText() == QStringLiteral("入户"));
    way->setFocus();
    QTest::keyClicks(way, QStringLiteral("dh"));
    CHECK(way->currentText() == QStringLiteral("电话"));
    CHECK(it.form->editor("way")->text() == QStringLiteral("phone"));
    QTest::keyClicks(way, QStringLiteral("zz")); // nothing is called so
    CHECK(way->currentText() == QStringLiteral("电话"));
    way->showPopup();
    QTest::keyClicks(way->view(), QStringLiteral("laishe"));
    QTest::keyClick(way->view(), Qt::Key_Return);
    CHECK(way->currentText() == QStringLiteral("来社区"));
}
