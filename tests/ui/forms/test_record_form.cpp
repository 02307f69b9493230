#include "core/journal/history.h"
#include "core/journal/rows.h"
#include "tests/support/gui_office.h"
#include "tests/support/gui_screenshot.h"
#include "tests/ui/forms/form_case.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/plain_editors.h"
#include "ui/forms/record_form.h"
#include "ui/forms/reveal_menu.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/shell/language.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"

#include <catch2/catch.hpp>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

using Case = FormCase;

TEST_CASE("a resident is registered with the keyboard alone") {
    FormPlan plan;
    plan.saveNext = QStringLiteral("next");
    Case it("person", plan);
    it.form->startNew();
    it.type("name", "单秀兰");
    it.type("id_number", idNumber("1952-03-18", 302).c_str());
    it.leave("id_number");
    CHECK(it.form->editor("birth_date")->text() == QStringLiteral("1952-03-18"));
    CHECK(it.form->editor("sex")->text() == QStringLiteral("female"));
    it.type("phone", "13812347177");
    it.type("building", "3");
    it.type("entrance", "2");
    it.type("room", "501");
    SavedSpy saved(*it.form);
    int changed = 0;
    QObject::connect(it.gui.session.get(), &OfficeSession::changed, [&] { ++changed; });
    QTest::keyClick(it.focus("phone"), Qt::Key_S, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(changed == 1);
    const RecordId id = saved.ids[0];
    const auto record = it.stored(id, "person");
    CHECK(record.text("name") == "单秀兰");
    CHECK(record.text("door") == "3-2-501");
    CHECK(record.text("phone") == "13812347177");
    CHECK(it.gui.session->undoHint() == QStringLiteral("登记居民 单秀兰"));
    // Ctrl+Enter: the next one begins.
    it.gui.settle();
    it.form->startNew();
    it.type("name", "曲桂芝");
    QTest::keyClick(it.focus("name"), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return saved.count() == 2; }));
    CHECK(saved.wentOn);
    CHECK(it.form->isNew());
    CHECK(it.form->editor("name")->text().isEmpty());
    // One button is filled: of a record that is there, "Save".
    const auto filled = [&](const char* button) {
        return it.form->findChild<Button*>(QString::fromLatin1(button))->kind() == ButtonKind::Primary;
    };
    CHECK(filled("person.saveNext"));
    CHECK_FALSE(filled("person.save"));
    it.form->load(id);
    it.gui.settle();
    CHECK(filled("person.save"));
}

TEST_CASE("what is wrong is said beside the field, nothing is written, nothing is lost") {
    Case it("visit");
    it.form->startNew();
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-22"));
    it.type("visited_on", "1125");
    it.leave("visited_on");
    CHECK(it.form->row("visited_on")->hasError());
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-25"));
    it.type("visited_on", "1120");
    it.leave("visited_on");
    CHECK_FALSE(it.form->row("visited_on")->hasError());
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-20"));
    it.type("visited_on", "20261125");
    CHECK(it.form->row("visited_on")->hasError());
    CHECK(it.note("visit.visited_on") == QStringLiteral("晚于今天"));
    it.type("findings", "ok");
    const auto before = it.gui.office.digest();
    CHECK_FALSE(it.form->save(false));
    it.gui.settle();
    CHECK(it.gui.office.digest() == before);
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-25"));
    it.type("visited_on", "昨天");
    it.leave("visited_on");
    CHECK_FALSE(it.form->row("visited_on")->hasError());
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-21"));
    QTest::keyClick(it.focus("visited_on"), Qt::Key_Semicolon, Qt::ControlModifier);
    CHECK(it.form->editor("visited_on")->text() == QStringLiteral("2026-11-22"));
}

TEST_CASE("a missing name and a wrong ID number") {
    Case it("person");
    it.form->startNew();
    it.type("phone", "13812347177");
    CHECK_FALSE(it.form->save(false));
    CHECK(it.form->row("name")->hasError());
    it.type("name", "甲");
    CHECK_FALSE(it.form->row("name")->hasError());
    std::string wrong = idNumber("1952-03-18", 302);
    wrong.back() = wrong.back() == '1' ? '2' : '1';
    it.type("id_number", wrong.c_str());
    it.leave("id_number");
    CHECK(it.form->row("id_number")->hasError());
    // The way out: saved as "to be checked".
    emit it.form->row("id_number")->fixRequested();
    SavedSpy saved(*it.form);
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(it.stored(saved.ids[0], "person").text("check") == "|id_invalid|");
}

TEST_CASE("a person is found by initials and linked") {
    Case it("visit");
    const RecordId shan = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.gui.person("王海燕", "4", "1", "101", "1984-05-05", true, "13812347178");
    it.form->startNew();
    auto* people = dynamic_cast<LinksEditor*>(it.form->editor("people:visited"));
    REQUIRE(people != nullptr);
    it.type("people:visited", "sxl");
    REQUIRE(GuiOffice::until([&] { return people->picker().isOpen(); }));
    QTest::keyClick(people->focusWidget(), Qt::Key_Return);
    REQUIRE(people->linked().size() == 1);
    CHECK(people->linked().front().id == shan);
    // Words that name nobody are not forgotten silently.
    it.type("people:visited", "zzz");
    CHECK_FALSE(it.form->save(false));
    QTest::keyClick(it.focus("people:visited"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(it.focus("people:visited"), Qt::Key_Delete);
    SavedSpy saved(*it.form);
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    const auto links = journal::linksFrom(it.gui.office.reader(), it.gui.office.tables(), saved.ids[0].uid());
    REQUIRE(links.size() == 1);
    CHECK(links.front().role == "visited");
    CHECK(links.front().to == shan.uid());
    CHECK(it.gui.session->undoHint() == QStringLiteral("登记走访 单秀兰"));
}

TEST_CASE("somebody else's change is not overwritten unseen, and the entry stays") {
    Case it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    QSignalSpy loaded(it.form.get(), &RecordForm::loaded);
    it.form->load(id);
    REQUIRE(GuiOffice::until([&] { return loaded.count() == 1; }));
    must(it.gui.office.set("person", id, schema::Values().set("phone", schema::Value("13900000000"))));
    it.type("phone", "13711112222");
    CHECK(it.form->save(false));
    it.gui.settle();
    CHECK(it.form->row("phone")->hasError());
    CHECK(it.form->editor("phone")->text() == QStringLiteral("13711112222"));
    CHECK(it.stored(id, "person").text("phone") == "13900000000");
    SavedSpy saved(*it.form);
    CHECK_FALSE(it.form->save(false)); // whose value holds is decided first
    it.follow("person.phone.other");
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    CHECK(it.stored(id, "person").text("phone") == "13711112222");
    CHECK(it.gui.session->undoHint() == QStringLiteral("修改 单秀兰 的联系电话"));
}

TEST_CASE("what was discarded can be taken back") {
    Case it("person");
    it.form->startNew();
    it.type("name", "甲");
    REQUIRE(it.form->isDirty());
    it.form->discard();
    CHECK(it.form->editor("name")->text().isEmpty());
    REQUIRE(it.form->canTakeBack());
    it.form->takeBack();
    CHECK(it.form->editor("name")->text() == QStringLiteral("甲"));
}

TEST_CASE("the name of who works here is proposed where it is asked for, and is no change of its own") {
    FormCase it("aid_application");
    it.form->startNew();
    CHECK(it.form->editor("by")->text().isEmpty()); // a file without users
    it.gui.session->setUserName(QStringLiteral("李敏"));
    it.form->startNew();
    CHECK(it.form->editor("by")->text() == QStringLiteral("李敏"));
    CHECK_FALSE(it.form->isDirty());
}

TEST_CASE("every form can be reached and named, in every type") {
    GuiOffice gui;
    installLanguage(*qApp, QStringLiteral("zh_CN"));
    apply(*qApp, Theme::Light);
    for (const schema::TypeDef* type : gui.session->catalogue().types()) {
        RecordForm form(*gui.session, *type, QString::fromStdString(type->id), {});
        form.resize(1200, 900);
        form.startNew();
        picture(form);
        INFO(type->id);
        CHECK(unnamed(form).join(QStringLiteral("; ")).toStdString().empty());
    }
}

TEST_CASE("every error has words") {
    installLanguage(*qApp, QStringLiteral("zh_CN"));
    int codes = 0;
    for (int code = 0;; ++code) {
        const auto error = static_cast<ErrorCode>(code);
        if (code > 0 && std::string(errorName(error)) == "Internal") break;
        ++codes;
        INFO(errorName(error));
        REQUIRE(hasErrorText(error));
        const Error made = makeError(
            error, {{"path", "甲%2.mulin"}, {"holder", "乙"}, {"type", "person"}, {"field", "phone"}, {"value", "x"}});
        const ErrorWords words = errorWords(made);
        CHECK_FALSE(words.what.isEmpty());
        CHECK_FALSE(words.what.contains(QStringLiteral("%1")));
        // Chinese, and whole sentences.
        CHECK(words.all().endsWith(QChar(0x3002)));
        CHECK_FALSE(words.all().contains(QStringLiteral("!")));
    }
    CHECK(codes > 50);
    CHECK(errorText(makeError(ErrorCode::FileInUse, {{"path", "a%2"}, {"holder", "乙"}}))
              .startsWith(QStringLiteral("“a%2”已在别处打开：乙。")));
}

TEST_CASE("stored numbers are masked in the form; showing one is logged, typing replaces it whole") {
    Case it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    const std::string stored = it.stored(id, "person").text("phone");
    it.form->load(id);
    REQUIRE(GuiOffice::until([&] { return it.form->record() == id; }));
    auto* phone = qobject_cast<QLineEdit*>(it.form->editor("phone")->widget());
    auto* number = qobject_cast<QLineEdit*>(it.form->editor("id_number")->widget());
    REQUIRE(phone != nullptr);
    CHECK(phone->text() == QStringLiteral("138****7177"));
    CHECK(number->text().contains(QLatin1Char('*')));
    CHECK_FALSE(it.form->isDirty());

    // Another field is saved: what is masked stays as it is stored.
    it.type("remark", "abc");
    SavedSpy saved(*it.form);
    it.form->save(false);
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    it.gui.settle();
    CHECK(it.stored(id, "person").text("phone") == stored);
    CHECK(phone->text() == QStringLiteral("138****7177"));

    auto* editor = dynamic_cast<LineEditor*>(it.form->editor("phone"));
    REQUIRE(editor != nullptr);
    editor->reveal(revealPurposes().constFirst());
    REQUIRE(GuiOffice::until([&] { return phone->text() == QStringLiteral("13812347177"); }));
    CHECK_FALSE(it.form->isDirty());
    journal::ActFilter filter;
    filter.logs = true;
    const auto acts = must(journal::acts(it.gui.office.reader(), it.gui.office.access(), filter));
    REQUIRE_FALSE(acts.empty());
    CHECK(acts.front().operation == "person.reveal");

    number->setFocus();
    QTest::keyClicks(number, QStringLiteral("1"));
    CHECK(number->text() == QStringLiteral("1"));
    CHECK(it.form->isDirty());
}
