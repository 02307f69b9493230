// The kind of office is chosen in the window; a judicial office enters talks, leave and assessments, and is told who
// has not come back.
#include "core/records/setting.h"
#include "core/security/users.h"
#include "core/security/vaults.h"
#include "tests/ui/pages/desk.h"
#include "ui/forms/record_form.h"
#include "ui/widgets/side_list.h"

#include <QtGui/QAction>
#include <QtWidgets/QRadioButton>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

const std::string vault = "vault:correction";
constexpr const char* password = "Limin-2026-office";

struct KindDesk : Desk {
    KindDesk() {
        auto& journal = gui.office.journal();
        must(security::makePersonalKey(journal, *gui.office.access().user(), db::Secret(password),
                                       db::KeyCost::floor()));
        must(security::makeVault(journal, gui.office.access(), vault, db::Secret(password)));
        anew();
    }
    /// As the program does when record types change.
    void anew() {
        window.reset();
        gui.session.reset();
        gui.office.reopen();
        must(security::openVault(gui.office.journal(), gui.office.access(), vault, db::Secret(password)));
        gui.session = std::make_unique<OfficeSession>(*gui.office.office, gui.office.access(), gui.background,
                                                      schema::Language::Zh);
        window = std::make_unique<MainWindow>(commands, gui.background);
        window->setPages(workPages(*gui.session));
        attach(*gui.session, *window);
        QObject::connect(gui.session.get(), &OfficeSession::said, window.get(),
                         [this](const StatusMessage& message) { said = message; });
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->resize(1440, 900);
        window->show();
    }
    void choose(const char* kind) {
        open("organisation");
        window->findChild<QAction*>(text("organisation.officeKind"))->trigger();
        gui.settle();
        visible<QRadioButton>((std::string("organisation.kind.") + kind).c_str()).click();
        press("organisation.kind.act");
    }
    std::string kind() { return records::setting(gui.office.reader(), records::setting_key::officeKind); }
    QStringList listed() {
        open("ledgers", text("correction"));
        return window->findChild<SideList*>(text("ledgers.list"))->ids();
    }
    bool isShown(const char* name) {
        for (auto* one : window->findChildren<QWidget*>(text(name)))
            if (one->isVisible()) return true;
        return false;
    }
    RecordForm& form(const char* type) {
        open("ledgers", text(type) + text(":enrol:") + hex(gui.people[2]));
        return visible<RecordForm>("");
    }
};

} // namespace

TEST_CASE("a judicial office chooses to be one, and keeps what is its own") {
    KindDesk desk;
    CHECK(desk.listed().contains(text("correction_reference")));
    CHECK_FALSE(desk.listed().contains(text("correction_leave")));

    desk.choose("judicial");
    CHECK(desk.kind() == "judicial");
    CHECK(desk.gui.session->undoHint().contains(QStringLiteral("司法所")));
    desk.anew();
    const QStringList ids = desk.listed();
    for (const char* id : {"correction_talk", "correction_leave", "correction_assessment"})
        CHECK(ids.contains(text(id)));
    CHECK_FALSE(ids.contains(text("correction_reference"))); // there is none
    desk.open("organisation");
    desk.window->findChild<QAction*>(text("organisation.officeKind"))->trigger();
    desk.gui.settle();
    CHECK(desk.visible<QRadioButton>("organisation.kind.judicial").isChecked());
    desk.shot("office-kind");

    RecordForm& talk = desk.form("correction_talk");
    talk.editor("gist")->setText(QStringLiteral("金丝雀谈话"));
    if (talk.editor("officer")->text().isEmpty()) talk.editor("officer")->setText(QStringLiteral("周志远"));
    desk.shot("office-kind-talk");
    REQUIRE(talk.save(false));
    desk.gui.settle();
    CHECK(desk.table("ledgers.table")->records()->total() == 1);

    RecordForm& leave = desk.form("correction_leave");
    const Date today = desk.gui.office.today();
    leave.editor("starts_on")->setValue(schema::Value(today.plusDays(-5)));
    leave.editor("ends_on")->setValue(schema::Value(today.plusDays(-2)));
    leave.editor("destination")->setText(QStringLiteral("天津"));
    leave.editor("reason")->setText(QStringLiteral("就医"));
    leave.editor("decision")->setText(QStringLiteral("批准"));
    REQUIRE(leave.save(false));
    desk.gui.settle();
    // Not back: said above the list, and opened from there.
    CHECK(desk.isShown("suggestions.open"));
    desk.shot("office-kind-leave");
    desk.open("ledgers", text("correction"));
    desk.press("suggestions.open");
    RecordForm& again = desk.visible<RecordForm>("");
    REQUIRE(again.editor("reported_on") != nullptr);
    again.editor("returned_on")->setValue(schema::Value(today));
    again.editor("reported_on")->setValue(schema::Value(today));
    REQUIRE(again.save(false));
    desk.gui.settle();
    CHECK_FALSE(desk.isShown("suggestions.open"));

    RecordForm& assessment = desk.form("correction_assessment");
    assessment.editor("result")->setText(QStringLiteral("合格"));
    assessment.editor("grounds")->setText(QStringLiteral("按时报告，参加学习。"));
    assessment.editor("measure")->setText(QStringLiteral("表扬"));
    REQUIRE(assessment.save(false));
    desk.gui.settle();
    CHECK(desk.table("ledgers.table")->records()->total() == 1);
    desk.shot("office-kind-assessment");

    // A neighbourhood again: what was entered is read, and nothing is entered.
    desk.choose("neighbourhood");
    desk.anew();
    CHECK(desk.listed().contains(text("correction_talk")));
    desk.open("ledgers", text("correction_talk"));
    CHECK(desk.table("ledgers.table")->records()->total() == 1);
    CHECK_FALSE(desk.isShown("ledgers.enrol"));
    CHECK_FALSE(desk.window->currentPage()->commandsNow().contains(text("register")));
    desk.shot("office-kind-kept");
    desk.open("ledgers", text("correction_talk:enrol:") + desk.hex(desk.gui.people[2]));
    CHECK(desk.window->currentPage()->commandsNow().contains(text("filter"))); // the list, no form
    desk.open("ledgers", text("correction_reference"));
    CHECK(desk.isShown("ledgers.enrol"));
}

TEST_CASE("who may not configure the office is not asked of what kind it is") {
    Desk desk(true, TextSize::Normal, [](GuiOffice& gui) {
        must(security::addUser(gui.office.journal(), gui.office.access(), {"zhou", "周建军", {"community_worker"}},
                               {db::Secret("Zhou-2026-office"), db::KeyCost::floor()}));
        return std::string("zhou");
    });
    desk.open("organisation");
    CHECK_FALSE(desk.window->findChild<QAction*>(text("organisation.officeKind"))->isVisible());
}
