// What was asked for is answered later: meanwhile somebody went elsewhere, closed the dialog, chose something else.
#include "tests/ui/pages/desk.h"

#include "ui/pages/bulk_dialog.h"
#include "ui/pages/person/person_print.h"
#include "ui/pages/print_view.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/printing/list_document.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QThread>
#include <QtGui/QAction>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>

#include <atomic>
#include <future>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

/// The form in front, or none.
RecordForm* formOf(Desk& desk) {
    for (auto* one : desk.window->currentPage()->findChildren<RecordForm*>())
        if (one->isVisible()) return one;
    return nullptr;
}

RecordId enrolmentOf(Desk& desk, RecordId person) {
    records::Query query;
    query.type = "living_alone";
    for (const auto& record : must(records::list(desk.gui.office.reader(), desk.gui.office.tables(),
                                                 desk.gui.office.access(), query, desk.gui.office.today())))
        if (record.get("person").uid() == person.uid()) return record.id();
    FAIL("nobody of that name");
    return RecordId(Uid{});
}

/// Nothing is written until it is let go.
class Held {
public:
    explicit Held(OfficeSession& session) {
        session.write(
            WriteRequest{},
            [going = m_go.get_future().share()](journal::Journal&, Progress&) -> Result<void> {
                going.wait();
                return {};
            },
            [](const Result<void>&) {});
    }
    ~Held() { m_go.set_value(); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    std::promise<void> m_go;
};

printing::Document sheetOfRows(int rows) {
    printing::PrintedList list;
    list.title = QStringLiteral("名单");
    list.printedOn = text("2026-11-22");
    list.pageLine = text("{page} {pages}");
    list.columns = {{QStringLiteral("姓名"), false}};
    for (int row = 0; row < rows; ++row) list.rows.push_back({QString::number(row)});
    return must(printing::listDocument(list));
}

struct TestSheet final : SheetDialog {
    TestSheet(OfficeSession& session, printing::Pages pages, QWidget* parent)
        : SheetDialog(session, text("test.sheet"), text("sheet"), std::move(pages), parent) {}
    SheetOut out() override {
        return {.pages = {},
                .name = text("sheet"),
                .dialog = text("test.pdf"),
                .ask = [asked = asked](const QString&, const SheetOut::GoOn& goOn) { *asked = goOn; }};
    }
    std::shared_ptr<SheetOut::GoOn> asked = std::make_shared<SheetOut::GoOn>();
};

} // namespace

TEST_CASE("one record after the other is opened: the form of the former is not in front of it") {
    Desk desk;
    const RecordId first = desk.gui.people[0], second = desk.gui.people[2];
    SECTION("ledgers") {
        desk.open("ledgers", text("living_alone"));
        auto& table = desk.visible<RecordTable>("ledgers.table");
        emit table.opened(enrolmentOf(desk, first));
        desk.gui.settle();
        REQUIRE(formOf(desk) != nullptr);
        desk.open("ledgers", text("living_alone:") + desk.hex(enrolmentOf(desk, second)));
        CHECK(formOf(desk) == nullptr);
        CHECK(table.currentId() == enrolmentOf(desk, second));
    }
    SECTION("residents") {
        desk.open("residents", text("new"));
        REQUIRE(formOf(desk) != nullptr);
        desk.open("residents", desk.hex(second));
        CHECK(formOf(desk) == nullptr);
        CHECK(desk.table("residents.table")->currentId() == second);
    }
    SECTION("registers") {
        desk.open("records", text("aid_application:new"));
        REQUIRE(formOf(desk) != nullptr);
        desk.open("records", text("organisation"));
        CHECK(formOf(desk) == nullptr);
    }
    SECTION("coming back without asking for anything finds the form") {
        desk.open("records", text("aid_application:new"));
        desk.open("today");
        desk.open("records");
        CHECK(formOf(desk) != nullptr);
    }
}

TEST_CASE(
    "a new entry about somebody whose name is still being read: closed, it is gone; another record stays itself") {
    Desk desk;
    const QString person = desk.hex(desk.gui.people[4]);
    SECTION("Esc in a ledger") {
        desk.open("ledgers", text("living_alone"));
        desk.window->open({text("ledgers"), text("living_alone:enrol:") + person});
        REQUIRE(desk.window->currentPage()->closeInner());
        desk.gui.settle();
        CHECK(formOf(desk) == nullptr);
    }
    SECTION("another record of the register") {
        const RecordId made = desk.gui.office.add("aid_application", Values()
                                                                         .set("person", desk.gui.people[0])
                                                                         .set("kind", "temporary")
                                                                         .set("held_on", *Date::fromIso("2026-01-20")));
        desk.gui.settle();
        desk.open("records", text("aid_application"));
        desk.window->open({text("records"), text("aid_application:new:") + person});
        desk.window->open({text("records"), text("aid_application:") + desk.hex(made)});
        desk.gui.settle();
        REQUIRE(formOf(desk) != nullptr);
        CHECK(formOf(desk)->record() == made);
        CHECK(formOf(desk)->linked("person").front().id == desk.gui.people[0]);
    }
}

TEST_CASE("a preview that is closed while the log is asked still prints, and nothing else") {
    Desk desk;
    auto* sheet = new TestSheet(*desk.gui.session, must(printing::layOut(sheetOfRows(3))), desk.window.get());
    const auto asked = sheet->asked;
    sheet->show();
    desk.press("test.sheet.print");
    auto* dialog = sheet->findChild<QPrintDialog*>();
    REQUIRE(dialog != nullptr);
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(QString::fromStdString(desk.gui.office.folder.path("out.pdf")));
    emit dialog->accepted(dialog->printer());
    REQUIRE(*asked);
    delete sheet;
    (*asked)(must(
        security::disclose(desk.gui.office.journal(), desk.gui.office.access(), {access::Right::Print, "person"})));
    CHECK(desk.said.text == QStringLiteral("已送打印机"));
}

TEST_CASE("two who look alike are decided about when they are seen, with what was chosen for them") {
    Desk desk;
    desk.gui.office.nextDay();
    for (const std::size_t i : {0U, 1U}) {
        const auto one = desk.gui.office.record("person", desk.gui.people[i]);
        desk.gui.office.add("person", Values()
                                          .set("name", one.text("name"))
                                          .set("birth_date", one.get("birth_date"))
                                          .set("phone", i == 0 ? "13900001111" : "13900002222"));
    }
    desk.open("duplicates");
    auto& list = *desk.window->findChild<SideList*>(text("duplicates.list"));
    REQUIRE(GuiOffice::until([&] { return list.ids().size() == 2; }));
    desk.gui.settle();
    const auto shown = [&](const char* name) {
        for (auto* one : desk.window->findChildren<QAbstractButton*>(text(name)))
            if (one->isVisible()) return true;
        return false;
    };
    desk.visible<QAbstractButton>("duplicates.take.phone").click();
    list.setCurrent(text("1"));
    CHECK_FALSE(shown("duplicates.merge"));
    desk.gui.settle();
    REQUIRE(shown("duplicates.merge"));
    CHECK_FALSE(desk.visible<QAbstractButton>("duplicates.take.phone").isChecked()); // it is of this pair
    // What was chosen stays when something else is written meanwhile.
    desk.visible<QAbstractButton>("duplicates.take.phone").click();
    desk.gui.session->transact(desk.window.get(), {"person.edit", {}},
                               [id = desk.gui.people[5]](journal::Writer& writer) {
                                   return writer.update("person", id, Values().set("remark", "x"));
                               });
    desk.gui.settle();
    CHECK(desk.visible<QAbstractButton>("duplicates.take.phone").isChecked());
    // Once, however often it is pressed.
    auto& merge = desk.button("duplicates.merge");
    merge.click();
    CHECK_FALSE(merge.isEnabled());
    desk.gui.settle();
    CHECK(list.ids().size() == 1);
}

TEST_CASE("a report that is still counted is not printed as the former one") {
    Desk desk;
    desk.open("reports");
    auto* page = dynamic_cast<ReportsPage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    REQUIRE(page->report().has_value());
    auto& print = desk.button("reports.print");
    page->choose(page->report()->month.plus(-1));
    CHECK_FALSE(print.isEnabled());
    CHECK_FALSE(desk.visible<QAbstractButton>("reports.sheet").isEnabled());
    CHECK_FALSE(page->commandsNow().contains(text("print")));
    desk.gui.settle();
    CHECK(print.isEnabled());
    CHECK(page->report()->month.month == 10);
    page->reload(); // the same one: it stays
    CHECK(print.isEnabled());
    desk.gui.settle();
}

TEST_CASE("a file on paper goes out as it was asked for, not as it was before") {
    Desk desk;
    printPeople(*desk.gui.session, desk.window.get(), {desk.gui.people[0]});
    desk.gui.settle();
    auto* print = desk.window->findChild<PersonPrint*>();
    REQUIRE(print != nullptr);
    auto& button = desk.button("person.preview.print");
    print->setMonths(3);
    CHECK_FALSE(button.isEnabled());
    desk.gui.settle();
    CHECK(button.isEnabled());
    // What is stopped leaves the pages, and what they were asked for.
    // It waits behind others, so that it is stopped before it is done.
    std::atomic<bool> go = false;
    int last = 0;
    for (int worker = 0; worker < desk.gui.background.workers(); ++worker)
        last = desk.gui.background.run(
            {.title = text("others")},
            [&go](Progress&) -> Result<int> {
                while (!go) QThread::msleep(1);
                return 0;
            },
            [](const Result<int>&) {});
    print->setMonths(12);
    for (int task = last + 1; task < last + 20; ++task) desk.gui.background.cancel(task);
    go = true;
    desk.gui.settle();
    CHECK(button.isEnabled());
    CHECK(print->findChild<QComboBox*>(text("person.preview.period"))->currentData().toInt() == 3);
    print->reject();
    desk.gui.settle();
}

TEST_CASE("a sheet is laid out away from the window, and one that is too long is not") {
    Desk desk;
    const auto onWorker = std::make_shared<std::atomic<bool>>(false);
    SheetRequest request;
    request.title = text("sheet");
    request.make = [onWorker]() -> Result<printing::Document> {
        onWorker->store(QThread::currentThread() != qApp->thread());
        return sheetOfRows(3);
    };
    request.leaving = {access::Right::Print, "person"};
    auto view = std::make_unique<PrintView>(*desk.gui.session, request, desk.window.get());
    view->show();
    CHECK_FALSE(desk.visible<QAbstractButton>("sheet.print").isEnabled());
    CHECK(desk.button("sheet.back").isEnabled());
    desk.gui.settle();
    CHECK(onWorker->load());
    CHECK(desk.button("sheet.print").isEnabled());
    request.rows = mostPrinted + 1;
    view->setSheet(request);
    desk.gui.settle();
    CHECK_FALSE(desk.visible<QAbstractButton>("sheet.print").isEnabled());
    CHECK(desk.said.text.contains(text("10,000")));
}

TEST_CASE("what is done to many is stopped, and what was typed for it stays") {
    Desk desk;
    desk.open("residents");
    desk.table("residents.table")->selectAll();
    desk.window->findChild<QAction*>(text("residents.change"))->trigger();
    auto* dialog = desk.window->findChild<BulkDialog*>(text("bulk"));
    REQUIRE(dialog != nullptr);
    auto* field = dialog->findChild<QComboBox*>(text("bulk.field"));
    field->setCurrentIndex(field->findData(text("remark")));
    desk.gui.settle();
    const auto changed = [&] {
        records::Query query;
        query.type = "person";
        query.where = "remark = winter";
        return must(records::count(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(), query,
                                   desk.gui.office.today()));
    };
    const auto typed = [&] {
        auto* value = dialog->findChild<QWidget*>(text("bulk.value"));
        return value->property("plainText").toString() + value->property("text").toString() == text("winter");
    };
    auto* value = dialog->findChild<QWidget*>(text("bulk.value"));
    value->setFocus();
    QTest::keyClicks(value, text("winter"));
    const auto stopAfter = [&](const char* name) {
        const Held held(*desk.gui.session);
        desk.button(name).click();
        desk.button("bulk.cancel").click();
    };
    stopAfter("bulk.accept"); // the checking
    desk.gui.settle();
    REQUIRE(dialog->isVisible());
    CHECK(typed());
    CHECK_FALSE(dialog->plan());
    desk.press("bulk.accept");
    REQUIRE(dialog->plan());
    stopAfter("bulk.accept"); // the changing
    desk.gui.settle();
    REQUIRE(dialog->isVisible());
    CHECK(typed());
    CHECK(changed() == 0);
    desk.press("bulk.accept");
    CHECK(changed() == 24);
}

TEST_CASE("households are taken into no ledger: they are not people") {
    Desk desk;
    desk.open("residents");
    auto* enrol = desk.window->findChild<QAction*>(text("residents.enrol"));
    REQUIRE(enrol != nullptr);
    CHECK(enrol->isVisible());
    desk.open("residents", text("households"));
    CHECK_FALSE(enrol->isVisible());
    desk.open("residents", text("register"));
    CHECK(enrol->isVisible());
}
