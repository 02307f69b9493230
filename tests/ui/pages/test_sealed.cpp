// Sealed ledgers at the desk: set up, entered, closed, opened; and for who has no part in one there is none.
#include "tests/support/gui_recovery_sheet.h"
#include "tests/ui/pages/desk.h"

#include "core/journal/act_pages.h"
#include "core/journal/vault.h"
#include "core/people/duplicates.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/security/users.h"
#include "core/security/vaults.h"
#include "ui/forms/form_draft.h"
#include "ui/forms/record_picker.h"
#include "ui/grids/list_place.h"
#include "ui/pages/ledgers/sealing.h"
#include "ui/pages/person/timeline_view.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/printing/preview.h"
#include "ui/printing/recovery_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

const std::string vault = "vault:correction";
constexpr const char* limins = "Limin-2026-office";
constexpr const char* zhous = "Zhou-2026-office";

struct SealedDesk : Desk {
    SealedDesk() {
        auto& journal = gui.office.journal();
        must(security::addUser(journal, gui.office.access(), {"zhou", "周建军", {"secretary"}},
                               {db::Secret(zhous), db::KeyCost::floor()}));
        for (const auto& [login, password] : {std::pair{"limin", limins}, std::pair{"zhou", zhous}})
            must(security::makePersonalKey(journal, *must(gui.office.office->accessFor(login)).user(),
                                           db::Secret(password), db::KeyCost::floor()));
    }
    SideList& list() { return *window->findChild<SideList*>(text("ledgers.list")); }
    void openLedger(const char* type = "correction") { open("ledgers", text(type)); }
    QLineEdit& field(const char* name) { return visible<QLineEdit>(name); }
    void enter(const char* password) {
        field("sealed.password").setText(text(password));
        QTest::keyClick(&field("sealed.password"), Qt::Key_Return);
        gui.settle();
    }
    bool isOpen() {
        const auto open = journal::openVaults(gui.office.reader());
        return std::find(open.begin(), open.end(), vault) != open.end();
    }
    QDialog* dialog(const char* name) {
        QDialog* found = nullptr;
        GuiOffice::until([&] {
            found = window->findChild<QDialog*>(text(name));
            return found != nullptr && found->isVisible();
        });
        return found;
    }
    void make() {
        openLedger();
        field("sealed.password").setText(text(limins));
        press("sealed.make");
        QDialog* sheet = dialog("vaultSheet");
        REQUIRE(sheet != nullptr);
        gui.settle();
        const QStringList groups = shownSheet(*sheet);
        press("vaultSheet.next");
        copyFromSheet(*sheet, groups);
        press("vaultSheet.next");
        gui.settle();
    }
    void enrol(RecordId person) {
        schema::Values values;
        values.set("person", person).set("entered_on", *Date::fromIso("2026-11-01")).set("kind", "probation");
        gui.office.add("correction", values);
    }
};

} // namespace

TEST_CASE("a sealed ledger is set up, entered, closed, and opened again") {
    SealedDesk desk;
    desk.openLedger("living_alone");
    // Listed for who configures the office: nobody else would set it up.
    CHECK(desk.list().ids().contains(text("correction")));
    desk.make();
    REQUIRE(desk.isOpen());
    CHECK(desk.list().current() == text("correction"));
    CHECK(desk.list().ids().contains(text("correction_visit")));
    desk.shot("sealed-open-empty");
    // The right came with the part; the entry was hidden until then.
    for (QAction* act : desk.window->findChildren<QAction*>())
        if (act->text() == QStringLiteral("导入…")) CHECK(act->isEnabled() == act->isVisible());

    desk.open("ledgers", text("correction:enrol:") + desk.hex(desk.gui.people[2]));
    RecordForm* form = &desk.visible<RecordForm>("");
    REQUIRE(form->editor("kind") != nullptr);
    form->editor("kind")->setText(QStringLiteral("缓刑"));
    REQUIRE(form->save(false));
    desk.gui.settle();
    RecordTable* table = desk.table("ledgers.table");
    CHECK(table->records()->total() == 1);

    SECTION("closed: a lock, no number, no row; a wrong password, then the right one") {
        desk.press("sealed.close");
        CHECK_FALSE(desk.isOpen());
        // No word on the screen names who is in it, the foot with its Ctrl+Z included.
        for (QLabel* label : desk.window->findChildren<QLabel*>())
            if (label->isVisible()) CHECK_FALSE(label->text().contains(QStringLiteral("仇永福")));
        CHECK(desk.gui.session->undoHint().indexOf(QStringLiteral("仇永福")) < 0);
        CHECK_FALSE(desk.list().ids().contains(text("correction_visit")));
        CHECK(table->records()->type() != "correction");
        desk.shot("sealed-closed");
        desk.enter("wrong");
        CHECK_FALSE(desk.isOpen());
        CHECK(desk.field("sealed.password").text().isEmpty());
        desk.enter(limins);
        CHECK(desk.isOpen());
        CHECK(table->records()->type() == "correction");
        CHECK(table->records()->total() == 1);
        desk.shot("sealed-open");
    }
    SECTION("five wrong passwords cost a wait") {
        desk.press("sealed.close");
        for (int i = 0; i < 5; ++i) desk.enter("wrong");
        CHECK_FALSE(desk.field("sealed.password").isEnabled());
        CHECK_FALSE(desk.isOpen());
    }
    SECTION("papers of the judicial office, by their number alone") {
        desk.openLedger("correction_reference");
        CHECK(desk.button("ledgers.enrol").text() == QStringLiteral("登记"));
        desk.open("ledgers", text("correction_reference:enrol:") + desk.hex(desk.gui.people[2]));
        form = &desk.visible<RecordForm>("");
        REQUIRE(form->editor("reference") != nullptr);
        form->propose("kind", schema::Value("talk"));
        form->editor("reference")->setText(QStringLiteral("友司〔2026〕11号"));
        REQUIRE(form->save(false));
        desk.gui.settle();
        CHECK(table->records()->total() == 1);
        desk.shot("sealed-references");
    }
    SECTION("the sheet of the month, gone with the ledger") {
        desk.openLedger("correction");
        QAction* month = desk.window->findChild<QAction*>(text("ledgers.month"));
        REQUIRE(month->isVisible());
        month->trigger();
        desk.gui.settle();
        auto* preview = desk.window->currentPage()->findChild<printing::Preview*>();
        REQUIRE(preview != nullptr);
        CHECK(desk.window->currentPage()->commandsNow().contains(text("print")));
        desk.shot("sealed-month");
        must(desk.gui.office.journal().closeVault(vault));
        desk.gui.session->refreshAccess();
        desk.gui.settle();
        CHECK_FALSE(desk.window->currentPage()->commandsNow().contains(text("print")));
    }
    SECTION("visits of its own, seen in the person's page while it is open") {
        table->choose(must(records::list(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.session->access(),
                                         {"correction", {}, {}, {}}, desk.gui.office.today()))[0]
                          .id());
        desk.gui.settle();
        desk.press("ledgers.visit");
        form = &desk.visible<RecordForm>("");
        REQUIRE(form->linked("people:visited").size() == 1);
        form->editor("findings")->setText(QStringLiteral("金丝雀谈话"));
        CHECK(desk.window->findChildren<FormDraft*>().size() > 0);
        for (FormDraft* draft : desk.window->findChildren<FormDraft*>()) draft->flush();
        desk.gui.settle();
        CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM local_draft") == 0);
        // Two go together: why not, is asked.
        CHECK(form->editor("checked")->widget()->isVisible());
        CHECK_FALSE(form->save(false));
        CHECK(form->editor("fewer_why")->widget()->isVisible());
        form->editor("fewer_why")->setText(QStringLiteral("同事请假"));
        REQUIRE(form->save(false));
        desk.gui.settle();
        CHECK(desk.visible<ElidedLabel>("ledgers.figures").text().contains(QStringLiteral("在册")));
        desk.openLedger("correction_visit");
        CHECK(table->records()->total() == 1);
        desk.shot("sealed-visits");
        desk.open("person", desk.hex(desk.gui.people[2]));
        auto* timeline = desk.window->findChild<TimelineView*>(text("person.recent"));
        REQUIRE(timeline != nullptr);
        const int open = timeline->rows();
        desk.shot("sealed-person");
        must(desk.gui.office.journal().closeVault(vault));
        desk.gui.session->refreshAccess();
        desk.gui.settle();
        timeline = nullptr;
        for (TimelineView* one : desk.window->findChildren<TimelineView*>(text("person.recent")))
            if (one->isVisible()) timeline = one;
        REQUIRE(timeline != nullptr);
        CHECK(timeline->rows() < open);
        must(security::openVault(desk.gui.office.journal(), desk.gui.session->access(), vault, db::Secret(limins)));
        int viewed = 0;
        for (const auto& act :
             must(security::vaultLog(desk.gui.office.reader(), desk.gui.session->access(), vault, 100)))
            viewed += act.operation == "record.view" ? 1 : 0;
        CHECK(viewed == 2); // the enrolment and the visit, each once
    }
    SECTION("a sheet needs a second person; the open log does not know of it") {
        auto& journal = desk.gui.office.journal();
        must(security::grantVault(journal, desk.gui.session->access(), vault, "zhou", security::VaultPart::Read));
        const auto openLog = [&] {
            int exports = 0;
            for (const auto& act :
                 must(journal::acts(desk.gui.office.reader(), must(desk.gui.office.office->accessFor("zhou")),
                                    {{}, {}, {}, 1000, true})))
                exports += act.operation.find("export") == std::string::npos ? 0 : 1;
            return exports;
        };
        const QTemporaryDir folder;
        const QString path = folder.filePath(text("out.csv"));
        desk.press("ledgers.more");
        for (QAction* action : desk.window->findChildren<QAction*>())
            if (action->text() == QStringLiteral("导出表格…") && action->associatedObjects().size() > 0) {
                action->trigger();
                break;
            }
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        desk.saveAs("export.dialog", path);
        QDialog* ask = desk.dialog("witness");
        REQUIRE(ask != nullptr);
        CHECK_FALSE(QFile::exists(path));
        desk.field("witness.login").setText(text("limin"));
        desk.field("witness.password").setText(text(limins));
        desk.press("witness.accept");
        CHECK_FALSE(QFile::exists(path)); // oneself is no second person
        desk.field("witness.login").setText(text("zhou"));
        desk.field("witness.password").setText(text(zhous));
        desk.press("witness.accept");
        REQUIRE(GuiOffice::until([&] { return QFile::exists(path); }));
        desk.gui.settle();
        int logged = 0;
        for (const auto& act :
             must(security::vaultLog(desk.gui.office.reader(), desk.gui.session->access(), vault, 100)))
            if (act.operation == "correction.export") {
                ++logged;
                CHECK(act.args.contains("second"));
                CHECK_FALSE(act.args.contains("purpose")); // numbers were masked
                CHECK(act.args.contains("for"));
            }
        CHECK(logged == 1);
        must(journal.closeVault(vault));
        CHECK(openLog() == 0);
    }
    SECTION("what is copied needs a second person, too") {
        must(security::grantVault(desk.gui.office.journal(), desk.gui.session->access(), vault, "zhou",
                                  security::VaultPart::Read));
        QApplication::clipboard()->clear();
        table->selectAll();
        desk.window->findChild<QAction*>(text("ledgers.copy"))->trigger();
        QDialog* ask = desk.dialog("witness");
        REQUIRE(ask != nullptr);
        CHECK_FALSE(QApplication::clipboard()->text().contains(QStringLiteral("仇永福")));
        desk.field("witness.login").setText(text("zhou"));
        desk.field("witness.password").setText(text(zhous));
        desk.press("witness.accept");
        CHECK(GuiOffice::until([] { return QApplication::clipboard()->text().contains(QStringLiteral("仇永福")); }));
    }
    SECTION("its figures stand in a report for who asks, while it is open") {
        desk.open("reports");
        auto* reports = dynamic_cast<ReportsPage*>(desk.window->currentPage());
        REQUIRE(GuiOffice::until([&] { return reports->report().has_value(); }));
        CHECK_FALSE(reports->report()->sealed);
        desk.gui.settle();
        desk.button("reports.sealed"); // offered
        reports->findChild<QAction*>(text("reports.sealed.with"))->trigger();
        desk.gui.settle();
        REQUIRE(reports->report()->sealed);
        CHECK(reports->report()->at("ledger.correction.members").value() == 1);
        reports->showFigure(text("ledger.correction.members"));
        desk.shot("sealed-report");
        CHECK(desk.table("figure.rows")->records()->total() == 1);
        closeVault(*desk.gui.session, vault);
        desk.gui.settle();
        CHECK_FALSE(reports->report()->sealed);
        CHECK_FALSE(reports->findChild<QAbstractButton*>(text("reports.sealed"))->isVisible());
        CHECK(reports->report()->figure("ledger.correction.members") == nullptr);
    }
    SECTION("who manages it gives a part, sees the log, changes the key") {
        desk.press("sealed.manage");
        desk.shot("sealed-members");
        CHECK(desk.visible<QComboBox>("vaultMembers.who").count() == 1);
        desk.press("vaultMembers.grant");
        CHECK(desk.window->findChild<QComboBox*>(text("vaultMembers.part.zhou")) != nullptr);
        CHECK(security::vaultGrants(desk.gui.office.reader(),
                                    must(desk.gui.office.office->accessFor("zhou")).user()->uid())
                  .size() == 1);
        CHECK(desk.window->findChild<TimelineView*>(text("vaultMembers.log"))->rows() >= 3);
        desk.press("vaultMembers.revoke.zhou");
        CHECK(security::vaultGrants(desk.gui.office.reader(),
                                    must(desk.gui.office.office->accessFor("zhou")).user()->uid())
                  .empty());
        CHECK(desk.isOpen());
        desk.press("vaultMembers.rekey");
        CHECK(desk.dialog("vaultSheet") != nullptr);
    }
}

TEST_CASE("whom a sealed ledger suggests to go and see is visited in it") {
    SealedDesk desk;
    must(security::makeVault(desk.gui.office.journal(), desk.gui.session->access(), vault, db::Secret(limins)));
    schema::Values values;
    values.set("person", desk.gui.people[2]).set("entered_on", *Date::fromIso("2026-01-01")).set("kind", "probation");
    values.set("ends_on", desk.gui.office.today().plusDays(10));
    desk.gui.office.add("correction", values);
    desk.gui.session->refreshAccess();
    desk.gui.settle();
    desk.openLedger();
    desk.press("suggestions.visit");
    CHECK(desk.window->current().page == text("ledgers"));
    RecordForm& form = desk.visible<RecordForm>("");
    REQUIRE(form.linked("people:visited").size() == 1);
    CHECK(form.linked("people:visited").front().id == desk.gui.people[2]);
    form.editor("findings")->setText(QStringLiteral("金丝雀谈话"));
    form.save(false);
    form.editor("fewer_why")->setText(QStringLiteral("同事请假"));
    REQUIRE(form.save(false));
    desk.gui.settle();
    const auto& catalogue = desk.gui.session->catalogue();
    records::Query query;
    query.type = "correction_visit";
    CHECK(must(records::list(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.session->access(), query,
                             desk.gui.office.today()))
              .size() == 1);
    CHECK(catalogue.find("correction_visit")->compartment == vault);
}

TEST_CASE("the menu of the recovery sheets goes with its page") {
    SealedDesk desk;
    must(security::addUser(desk.gui.office.journal(), desk.gui.office.access(),
                           {"wang", "王海燕", {"administrator", "secretary"}},
                           {db::Secret(zhous), db::KeyCost::floor()}));
    must(security::makeVault(desk.gui.office.journal(), desk.gui.session->access(), vault, db::Secret(limins)));
    must(desk.gui.office.journal().closeVault(vault));
    desk.window.reset();
    desk.gui.session =
        std::make_unique<OfficeSession>(*desk.gui.office.office, must(desk.gui.office.office->accessFor("wang")),
                                        desk.gui.background, schema::Language::Zh);
    auto window = std::make_unique<MainWindow>(desk.commands, desk.gui.background);
    window->setPages(workPages(*desk.gui.session));
    attach(*desk.gui.session, *window);
    window->setAttribute(Qt::WA_DontShowOnScreen);
    window->show();
    window->open({text("ledgers")});
    desk.gui.settle();
    QAction* open = nullptr;
    for (QWidget* one : QApplication::allWidgets()) // menus of buttons stand beside the window
        for (QAction* act : one->actions())
            if (act->text() == QStringLiteral("用恢复单打开…")) open = act;
    REQUIRE(open != nullptr);
    REQUIRE(open->isVisible());
    open->trigger(); // comes back at once
    auto* menu = window->findChild<QMenu*>(text("sealed.sheets"));
    REQUIRE(menu != nullptr);
    CHECK(menu->actions().size() >= 1);
    window.reset(); // as when it is locked
}

TEST_CASE("who has no part in a sealed ledger finds none") {
    SealedDesk desk;
    must(security::makeVault(desk.gui.office.journal(), desk.gui.session->access(), vault, db::Secret(limins)));
    desk.enrol(desk.gui.people[2]);
    must(desk.gui.office.journal().closeVault(vault));
    // The same window for somebody else.
    desk.window.reset();
    desk.gui.session =
        std::make_unique<OfficeSession>(*desk.gui.office.office, must(desk.gui.office.office->accessFor("zhou")),
                                        desk.gui.background, schema::Language::Zh);
    MainWindow window(desk.commands, desk.gui.background);
    window.setPages(workPages(*desk.gui.session));
    attach(*desk.gui.session, window);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(1440, 900);
    window.show();
    for (const char* argument : {"living_alone", "correction", "correction_visit"}) {
        window.open({text("ledgers"), text(argument)});
        desk.gui.settle();
        const QStringList ids = window.findChild<SideList*>(text("ledgers.list"))->ids();
        CHECK_FALSE(ids.contains(text("correction")));
        CHECK_FALSE(ids.contains(text("correction_visit")));
        for (QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible()) CHECK_FALSE(label->text().contains(QStringLiteral("矫正")));
    }
    // The recycle bin and the history work all the same.
    std::optional<StatusMessage> said;
    QObject::connect(desk.gui.session.get(), &OfficeSession::said, &window,
                     [&](const StatusMessage& message) { said = message; });
    window.open({text("history"), text("bin")});
    desk.gui.settle();
    CHECK_FALSE(said.has_value());
}

TEST_CASE("search goes on over what is closed") {
    SealedDesk desk;
    must(security::makeVault(desk.gui.office.journal(), desk.gui.session->access(), vault, db::Secret(limins)));
    desk.enrol(desk.gui.people[2]);
    must(desk.gui.office.journal().closeVault(vault));
    desk.gui.session->refreshAccess();
    desk.gui.settle();
    std::vector<std::string> types;
    for (const schema::TypeDef* type : desk.gui.session->catalogue().types()) types.push_back(type->id);
    Latest latest;
    std::optional<Result<std::vector<PickerRow>>> found;
    desk.gui.session->read(
        desk.window.get(), latest,
        [types](const ReadContext& context) { return pick(context, types, "仇永福", 30, true); },
        [&](Result<std::vector<PickerRow>> rows) { found = std::move(rows); });
    desk.gui.settle();
    REQUIRE(found);
    REQUIRE(*found);
    CHECK_FALSE((*found)->empty());
    for (const PickerRow& row : **found) CHECK(row.type.find("correction") == std::string::npos);
}

TEST_CASE("what was merged while a sealed ledger was closed is offered when it is open, and follows when one says so") {
    SealedDesk desk;
    auto& journal = desk.gui.office.journal();
    must(security::makeVault(journal, desk.gui.office.access(), vault, db::Secret(limins)));
    const auto limin = [&] { return must(desk.gui.office.office->accessFor("limin")); };
    const RecordId kept = desk.gui.people[0], dropped = desk.gui.people[1];
    std::optional<RecordId> enrolled;
    must(journal.transact(limin(), {"correction.add", {}}, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, writer.create("correction", schema::Values()
                                                            .set("person", dropped)
                                                            .set("entered_on", desk.gui.office.today())
                                                            .set("kind", "probation")));
        enrolled = made;
        return {};
    }));
    must(journal.closeVault(vault));
    must(journal.transact(limin(), {"person.merge", {}}, [&](journal::Writer& writer) {
        return people::merge(writer, {kept, dropped});
    }));
    desk.gui.session->refreshAccess();
    desk.openLedger();
    desk.enter(limins);
    auto& offer = desk.visible<QAbstractButton>("sealed.merged");
    const auto acts = offer.findChild<QMenu*>()->actions();
    REQUIRE(acts.size() == 1);
    acts.front()->trigger();
    desk.gui.settle();
    const auto record =
        records::find(journal.reader(), desk.gui.session->tables(), limin(), "correction", enrolled->uid());
    REQUIRE(record);
    CHECK(record->get("person").uid() == kept.uid());
    CHECK(GuiOffice::until([&] { return !offer.isVisible(); }));
}
