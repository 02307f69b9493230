// What is half typed survives the program, and is offered when the form is opened again.
#include "core/journal/drafts.h"
#include "tests/ui/forms/form_case.h"
#include "ui/forms/link_editors.h"

#include <catch2/catch.hpp>

#include <QtCore/QProcess>

#include <cstdio>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

const char* const fileOfVictim = "MULIN_TEST_DRAFT_FILE";

std::vector<journal::Draft> kept(GuiOffice& gui, const std::string& form, std::optional<RecordId> record = {}) {
    return must(journal::drafts(gui.office.reader(), gui.office.access(), form, record));
}

std::unique_ptr<RecordForm> formOver(OfficeSession& session, const char* type) {
    auto form =
        std::make_unique<RecordForm>(session, *session.catalogue().find(type), QString::fromLatin1(type), FormPlan{});
    form->setAttribute(Qt::WA_DontShowOnScreen);
    form->show();
    return form;
}

/// The program goes, and the form is opened in the next one.
void openAgain(FormCase& it, const char* type) {
    it.form.reset();
    it.gui.settle();
    it.form = formOver(*it.gui.session, type);
    QApplication::setActiveWindow(it.form.get());
}

bool offered(const FormCase& it, const char* type) {
    const auto* card = it.form->findChild<QWidget*>(QString::fromLatin1(type) + QStringLiteral(".draft"));
    return card != nullptr && card->isVisible();
}

} // namespace

TEST_CASE("what is half typed is offered when the form is opened again, and goes when it is saved") {
    FormCase it("person");
    it.form->startNew();
    it.gui.settle();
    CHECK_FALSE(offered(it, "person"));
    it.type("name", "单秀兰");
    it.type("birth_date", "1952-");
    it.type("phone", "1381234");
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person").size() == 1; }));
    openAgain(it, "person");
    it.form->startNew();
    REQUIRE(GuiOffice::until([&] { return offered(it, "person"); }));
    CHECK(it.form->editor("name")->text().isEmpty());
    CHECK_FALSE(it.form->isDirty());
    it.press("person.draft.goOn");
    CHECK_FALSE(offered(it, "person"));
    CHECK(it.form->editor("name")->text() == QStringLiteral("单秀兰"));
    CHECK(it.form->editor("birth_date")->text() == QStringLiteral("1952-"));
    CHECK(it.form->editor("phone")->text() == QStringLiteral("1381234"));
    CHECK(it.form->isDirty());
    it.type("birth_date", "1952-03-18");
    it.type("phone", "13812347177");
    // More was typed: the same draft.
    REQUIRE(GuiOffice::until([&] {
        const auto drafts = kept(it.gui, "person/person");
        return drafts.size() == 1 && drafts.front().body.find("13812347177") != std::string::npos;
    }));
    SavedSpy saved(*it.form);
    CHECK(it.form->save(true));
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    it.gui.settle();
    CHECK(kept(it.gui, "person/person").empty());
    CHECK_FALSE(offered(it, "person"));
    CHECK(it.stored(saved.ids.front(), "person").text("name") == "单秀兰");
}

TEST_CASE("a draft that is not wanted is thrown away; one that is not answered waits") {
    FormCase it("person");
    it.form->startNew();
    it.type("name", "单秀兰");
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person").size() == 1; }));
    openAgain(it, "person");
    it.form->startNew();
    REQUIRE(GuiOffice::until([&] { return offered(it, "person"); }));
    it.type("name", "李敏");
    CHECK_FALSE(offered(it, "person"));
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person").size() == 2; }));
    it.form->discard();
    it.gui.settle();
    REQUIRE(kept(it.gui, "person/person").size() == 1);
    REQUIRE(offered(it, "person"));
    it.press("person.draft.drop");
    CHECK_FALSE(offered(it, "person"));
    CHECK(kept(it.gui, "person/person").empty());
    // What was taken away letter by letter is no draft either.
    it.type("name", "王");
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person").size() == 1; }));
    QTest::keyClick(it.focus("name"), Qt::Key_Backspace);
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person").empty(); }));
}

TEST_CASE("a draft of a visit has its people, and the words that name nobody yet") {
    FormCase it("visit");
    const RecordId person = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->startNew();
    auto* visited = qobject_cast<LinksEditor*>(it.form->editor("people:visited"));
    visited->add({person, QStringLiteral("单秀兰")});
    it.type("people:present", "zmy");
    it.type("findings", "一切都好");
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "visit/visit").size() == 1; }));
    openAgain(it, "visit");
    it.form->startNew();
    it.focus("people:visitor");
    REQUIRE(GuiOffice::until([&] { return offered(it, "visit"); }));
    // Asked first: no list stays open over the fields, and Enter goes on.
    auto* goOn = it.form->findChild<QAbstractButton*>(QStringLiteral("visit.draft.goOn"));
    CHECK(goOn->hasFocus());
    QTest::keyClick(goOn, Qt::Key_Return);
    CHECK_FALSE(offered(it, "visit"));
    REQUIRE(it.form->linked("people:visited").size() == 1);
    CHECK(it.form->linked("people:visited").front().id == person);
    CHECK(it.form->linked("people:visited").front().title == QStringLiteral("单秀兰"));
    CHECK(it.form->editor("people:present")->text() == QStringLiteral("zmy"));
    CHECK(it.form->editor("findings")->text() == QStringLiteral("一切都好"));
}

TEST_CASE("the draft of a stored record has what was changed; a change by somebody else is shown beside it") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.form->load(id);
    it.gui.settle();
    it.type("remark", "怕狗");
    REQUIRE(GuiOffice::until([&] { return kept(it.gui, "person/person", id).size() == 1; }));
    const std::string body = kept(it.gui, "person/person", id).front().body;
    CHECK(body.find("怕狗") != std::string::npos);
    CHECK(body.find("13812347177") == std::string::npos);
    must(it.gui.office.set("person", id, schema::Values().set("remark", "耳背")));
    openAgain(it, "person");
    it.form->load(id);
    REQUIRE(GuiOffice::until([&] { return offered(it, "person"); }));
    it.press("person.draft.goOn");
    it.gui.settle();
    CHECK(it.note("person.remark").contains(QStringLiteral("耳背")));
    CHECK_FALSE(it.form->save(false));
    CHECK(it.form->row("remark")->hasError());
    CHECK(it.stored(id, "person").text("remark") == "耳背");
    it.follow("person.remark.other"); // mine
    CHECK(it.form->save(false));
    REQUIRE(GuiOffice::until([&] { return it.stored(id, "person").text("remark") == "怕狗"; }));
    it.gui.settle();
    CHECK(kept(it.gui, "person/person", id).empty());
}

TEST_CASE("where somebody else writes the office there are no drafts") {
    FormCase it("person");
    auto reading = must(Office::open(it.gui.office.office->path(), Office::Mode::WriteIfFree));
    REQUIRE(reading->readOnlyBecause());
    Background background;
    OfficeSession session(*reading, it.gui.office.access(), background, schema::Language::Zh);
    const auto form = formOver(session, "person");
    form->startNew();
    QTest::keyClicks(form->editor("name")->focusWidget(), QStringLiteral("shan"));
    REQUIRE(form->isDirty());
    QTest::qWait(2500);
    CHECK(kept(it.gui, "person/person").empty());
}

// Run by the case below in a process of its own.
TEST_CASE("a clerk who is interrupted", "[.victim]") {
    auto office = must(Office::open(qEnvironmentVariable(fileOfVictim).toStdString(), Office::Mode::Write));
    const auto access = must(office->accessFor("limin"));
    Background background;
    OfficeSession session(*office, access, background, schema::Language::Zh);
    const auto form = formOver(session, "person");
    form->startNew();
    QTest::keyClicks(form->editor("name")->focusWidget(), QStringLiteral("shan xiulan"));
    REQUIRE(form->isDirty());
    const auto drafts = [&] { return must(journal::drafts(office->reader(), access, "person/person", {})); };
    REQUIRE(GuiOffice::until([&] { return !drafts().empty(); }));
    REQUIRE(drafts().size() == 1);
    CHECK(drafts().front().body.find("shan xiulan") != std::string::npos);
    CHECK(form->isDirty()); // not saved, only kept
    std::puts("kept");
    std::fflush(stdout);
    QTest::qWait(60'000); // till it is killed
    FAIL("it was not interrupted");
}

TEST_CASE("the program is killed with half a form, started again, and offers it") {
    TempFolder folder;
    const std::string path = folder.path("office.mulin");
    must(Office::createFor(path, {"130202002018", "five", "limin", "李敏", "台式机"}));
    QProcess victim;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(fileOfVictim), QString::fromStdString(path));
    victim.setProcessEnvironment(environment);
    victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.victim]")});
    QByteArray said;
    while (!said.contains("kept") && victim.waitForReadyRead(30'000)) said += victim.readAllStandardOutput();
    INFO(said.toStdString());
    REQUIRE(said.contains("kept"));
    victim.kill();
    REQUIRE(victim.waitForFinished(10'000));
    REQUIRE(victim.exitStatus() == QProcess::CrashExit);

    auto office = must(Office::open(path, Office::Mode::Write));
    Background background;
    OfficeSession session(*office, must(office->accessFor("limin")), background, schema::Language::Zh);
    const auto form = formOver(session, "person");
    form->startNew();
    auto* offer = form->findChild<QWidget*>(QStringLiteral("person.draft"));
    REQUIRE(GuiOffice::until([&] { return offer->isVisible(); }));
    form->findChild<QAbstractButton*>(QStringLiteral("person.draft.goOn"))->click();
    CHECK(form->editor("name")->text() == QStringLiteral("shan xiulan"));
    session.finishWriting();
}
