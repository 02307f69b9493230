// Duties to report: walked without the sealed ledger, by keys; printed as a form; kept in the open ledger alone.
#include "tests/support/gui_recovery_sheet.h"
#include "tests/ui/pages/desk.h"

#include "core/security/users.h"
#include "core/security/vaults.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/pages/duties/duties_page.h"
#include "ui/printing/layout.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QRadioButton>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

constexpr const char* password = "Limin-2026-office";

struct Duties {
    explicit Duties(Desk& given, const char* which = "domestic_violence") : desk(given) {
        desk.open("duties", text(which));
        page = dynamic_cast<DutiesPage*>(desk.window->currentPage());
        REQUIRE(page != nullptr);
        desk.gui.settle();
    }
    void answer(const char* name) {
        desk.visible<QRadioButton>(name).click();
        desk.gui.settle();
    }
    bool asks(std::string_view id) const {
        for (const casework::DutyStep* step : page->path().steps)
            if (step->id == id) return true;
        return false;
    }
    Desk& desk;
    DutiesPage* page = nullptr;
};

} // namespace

TEST_CASE("duties: question by question to the steps, and back") {
    Desk desk;
    Duties duties(desk);
    CHECK(duties.page->path().steps.empty());
    duties.answer("duties.danger.no");
    duties.answer("duties.who.limited");
    CHECK(duties.asks("report_police"));
    duties.answer("duties.care.yes");
    duties.answer("duties.paper.both");
    REQUIRE(duties.page->path().ended());
    CHECK(duties.asks("call_on_both"));
    CHECK(duties.asks("register"));
    desk.visible<QCheckBox>("duties.step.report_police").click();
    desk.gui.settle();
    CHECK(duties.page->done().size() == 1);
    CHECK(desk.visible<QCheckBox>("duties.step.report_police").isChecked());
    desk.shot("duties-violence");
    // What was done an hour ago and ticked only now.
    auto& when = desk.visible<QDateTimeEdit>("duties.time.report_police");
    const std::int64_t ticked = duties.page->done().at("report_police").atMs;
    when.setDateTime(when.dateTime().addSecs(-3600));
    CHECK(duties.page->done().at("report_police").atMs / 60'000 == ticked / 60'000 - 60);
    when.setDateTime(when.dateTime().addDays(2));
    CHECK(duties.page->done().at("report_police").atMs <= ticked);
    // Another answer further up begins again from there.
    duties.answer("duties.who.adult");
    CHECK_FALSE(duties.asks("report_police"));
    CHECK(duties.page->path().asked.size() == 2);
    desk.press("duties.anew");
    CHECK(duties.page->path().asked.empty());
    CHECK(duties.page->done().empty());
}

TEST_CASE("duties: walked by keys alone") {
    Desk desk;
    Duties duties(desk, "harm_to_minor");
    auto& first = desk.visible<QRadioButton>("duties.danger.yes");
    first.setFocus();
    QTest::keyClick(&first, Qt::Key_Space);
    desk.gui.settle();
    CHECK(duties.asks("call_110"));
    auto* next = qobject_cast<QRadioButton*>(QApplication::focusWidget());
    REQUIRE(next != nullptr); // the next question has the focus
    CHECK(next->objectName() == text("duties.kind.harm"));
    QTest::keyClick(next, Qt::Key_Space);
    desk.gui.settle();
    CHECK(duties.asks("report_police"));
}

TEST_CASE("duties: the form names nobody, and blank it has room to write") {
    Desk desk;
    Duties duties(desk);
    const auto words = [&](const std::vector<std::string>& answers) {
        const auto all = must(casework::shippedDuties());
        return printing::plainText(must(dutySheet(all[0], casework::walk(all[0], answers), {},
                                                  QStringLiteral("友谊南里社区"), desk.gui.office.today(), 0)));
    };
    CHECK(words({}).contains(QStringLiteral("报告登记表")));
    const QString filled = words({"no", "limited", "yes", "none"});
    CHECK(filled.contains(QStringLiteral("第十四条")));
    CHECK(filled.contains(QStringLiteral("回执编号")));
    CHECK_FALSE(filled.contains(QStringLiteral("保密"))); // that one is no line of the form
    duties.answer("duties.danger.yes");
    desk.press("duties.print");
    REQUIRE(GuiOffice::until([&] { return duties.page->findChild<QWidget*>(text("sheet")) != nullptr; }));
    desk.gui.settle();
    desk.shot("duties-form");
    CHECK(duties.page->closeInner());
}

TEST_CASE("duties: the menu names the duty and nobody") {
    Desk desk;
    QStringList entries;
    for (QAction* act : desk.window->registerMenu().actions()) entries << act->text();
    CHECK(entries.contains(QStringLiteral("报告义务…")));
}
TEST_CASE("duties: saving asks for the sealed ledger, and keeps what was reported there alone") {
    Desk desk;
    must(security::makePersonalKey(desk.gui.office.journal(), *must(desk.gui.office.office->accessFor("limin")).user(),
                                   db::Secret(password), db::KeyCost::floor()));
    { // not set up: that is done where sealed ledgers are
        Duties duties(desk);
        desk.press("duties.save");
        CHECK(desk.window->current().page == text("ledgers"));
    }
    desk.visible<QLineEdit>("sealed.password").setText(text(password));
    desk.press("sealed.make");
    QDialog* sheet = nullptr;
    REQUIRE(GuiOffice::until([&] {
        sheet = desk.window->findChild<QDialog*>(text("vaultSheet"));
        return sheet != nullptr && sheet->isVisible();
    }));
    desk.gui.settle();
    const QStringList groups = shownSheet(*sheet);
    desk.press("vaultSheet.next");
    copyFromSheet(*sheet, groups);
    desk.press("vaultSheet.next");
    desk.gui.settle();
    desk.press("sealed.close");
    Duties duties(desk);
    duties.answer("duties.danger.yes");
    desk.visible<QCheckBox>("duties.step.call_110").click();
    desk.press("duties.save");
    auto& asked = desk.visible<QLineEdit>("sealed.password");
    asked.setText(text(password));
    QTest::keyClick(&asked, Qt::Key_Return);
    REQUIRE(GuiOffice::until([&] { return duties.page->findChild<RecordForm*>() != nullptr; }));
    desk.gui.settle();
    CHECK(duties.asks("call_110")); // still there
    RecordForm& form = desk.visible<RecordForm>("");
    CHECK(form.editor("steps")->text().contains(text("110")));
    form.editor("reported_to")->setText(text("110"));
    REQUIRE(form.save(false));
    desk.gui.settle();
    CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM sealed.t_duty_report WHERE alive = 1") == 1);
    CHECK(duties.asks("call_110")); // and is gone through with
    desk.press("duties.save");      // once more: the same report
    CHECK_FALSE(desk.visible<RecordForm>("").isNew());
    CHECK(desk.gui.office.reader().integer("SELECT count(*) FROM sealed.t_duty_report WHERE alive = 1") == 1);
    duties.page->closeInner();
    desk.press("duties.anew");
    CHECK(duties.page->path().asked.empty());
}
