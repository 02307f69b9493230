// 走访: what is due, the calendar, plans, routes; the entry with what comes of it.
#include "core/ledgers/next_steps.h"
#include "core/records/file_code.h"
#include "core/records/query.h"
#include "tests/ui/pages/desk.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/papers_editor.h"
#include "ui/forms/plain_editors.h"
#include "ui/pages/today/today_data.h"
#include "ui/pages/today/today_list.h"
#include "ui/pages/visits/due_view.h"
#include "ui/pages/visits/route_print.h"
#include "ui/pages/visits/step_row.h"
#include "ui/pages/visits/visit_calendar.h"
#include "ui/pages/visits/visit_entry_page.h"
#include "ui/printing/layout.h"
#include "ui/printing/pdf.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtPdf/QPdfDocument>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::ui;
using mulin::test::Desk;
using mulin::test::GuiOffice;
using mulin::test::must;
using mulin::test::text;
using schema::Values;

namespace {

struct Visits : Desk {
    RecordForm& form() { return *window->currentPage()->findChild<RecordForm*>(); }
    QTableView& due() { return visible<QTableView>("visits.due"); }
    QStringList column(int column) {
        QStringList words;
        for (int row = 0; row < due().model()->rowCount(); ++row)
            words << due().model()->index(row, column).data().toString();
        return words;
    }
    std::vector<journal::Record> all(const char* type) {
        records::Query query;
        query.type = type;
        return must(
            records::list(gui.office.reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    }
    RecordId plan(RecordId whom, const char* every, Date from) {
        return gui.office.add(
            "visit_plan",
            Values().set("person", whom).set("every", every).set("starts_on", from).set("keeper", "李文静"));
    }
    void visitTo(RecordId whom) {
        open("visit", text("new:") + hex(whom));
        dynamic_cast<LinksEditor*>(form().editor("people:visitor"))->add({gui.people[18], QStringLiteral("王海燕")});
        dynamic_cast<LinksEditor*>(form().editor("people:visitor"))->add({gui.people[19], QStringLiteral("李文静")});
        gui.settle();
    }
    void fill(const char* field, const QString& words) {
        form().editor(field)->setText(words);
        emit form().editor(field)->edited();
        gui.settle();
    }
    std::string printed(const Result<printing::Document>& document) {
        const auto pages = must(printing::layOut(must(Result<printing::Document>(document))));
        const auto allowed =
            must(security::disclose(gui.office.journal(), gui.office.access(), {access::Right::Print, "person"}));
        const std::string path = gui.office.folder.path("sheet.pdf");
        must(printing::writePdf(allowed, pages, QString::fromStdString(path)));
        QPdfDocument pdf;
        pdf.load(QString::fromStdString(path));
        QString words;
        for (int page = 0; page < pdf.pageCount(); ++page) words += pdf.getAllText(page).text();
        words.remove(QLatin1Char('\n')).remove(QLatin1Char('\r'));
        return words.toStdString();
    }
};

} // namespace

TEST_CASE("what is due stands in groups and walking order, and by whom it is kept") {
    Visits desk;
    const RecordId nobody = desk.gui.people[12];
    desk.gui.enrol("living_alone", nobody, "");
    desk.open("visits");
    const QStringList names = desk.column(0);
    REQUIRE_FALSE(names.isEmpty());
    CHECK(names.first().startsWith(QStringLiteral("没有包联人")));
    CHECK(names.contains(QStringLiteral("牟凤英")));
    CHECK(names.contains(QStringLiteral("单秀兰")));
    desk.shot("visits-due");
    auto& keeper = desk.visible<QComboBox>("visits.keeper");
    keeper.setCurrentIndex(keeper.findText(QStringLiteral("翟小梅")));
    emit keeper.activated(keeper.currentIndex());
    for (const QString& one : desk.column(5))
        if (!one.isEmpty()) CHECK(one == QStringLiteral("翟小梅"));
    // The week: every day one on which people work.
    emit desk.visible<Segmented>("visits.order").chosen(1);
    desk.visible<Segmented>("visits.order").setCurrent(1);
    keeper.setCurrentIndex(0);
    emit keeper.activated(0);
    desk.shot("visits-week");
    CHECK(desk.due().model()->rowCount() > 0);
    CHECK(desk.window->currentPage()->findChild<DueView*>()->planned().size() > 0);
    // Enter opens the file, Ctrl+Enter the entry.
    desk.window->currentPage()->runCommand(text("commit"));
    desk.gui.settle();
    CHECK(desk.window->current().page == text("visit"));
}

TEST_CASE("mine are those that name me, not those of who is called like the beginning of me") {
    ledgers::DueVisit visit{{RecordId(Uid{}), {}, {}}, Date{}};
    const auto takes = [&](const char* keeper, const char* me) {
        visit.keeper = keeper;
        return DueFilter{DueFilter::Kind::Mine}.takes(visit, QString::fromUtf8(me));
    };
    CHECK(takes("王伟", "王伟"));
    CHECK_FALSE(takes("王伟民", "王伟"));
    for (const char* both : {"李明、王伟", "王伟/李明", "李明， 王伟"}) CHECK(takes(both, "王伟"));
    CHECK(takes("Li Wei, Li Ming", "Li Wei"));
    CHECK_FALSE(takes("", ""));
    DueBoard board;
    visit.keeper = "李明、王伟";
    board.people = {visit};
    CHECK(keepersIn(board).size() == 2);
}

TEST_CASE("who has nothing due any more is chosen no more: the list shows everybody, as the box says") {
    Visits desk;
    const RecordId whom = desk.gui.people[12];
    desk.gui.enrol("living_alone", whom, "孤独一人");
    desk.open("visits");
    auto& keeper = desk.visible<QComboBox>("visits.keeper");
    keeper.setCurrentIndex(keeper.findText(QStringLiteral("孤独一人")));
    REQUIRE(keeper.currentIndex() > 0);
    emit keeper.activated(keeper.currentIndex());
    CHECK(desk.column(0).size() == 2); // a heading, and the one
    for (const auto& one : desk.all("living_alone"))
        if (one.get("person").uid() == whom.uid())
            (void)must(
                desk.gui.office.set("living_alone", one.id(),
                                    Values().set("left_on", desk.gui.office.today()).set("exit_reason", "moved")));
    desk.gui.session->announce({});
    desk.gui.settle();
    CHECK(keeper.currentIndex() == 0);
    CHECK(desk.column(0).size() > 2);
}

TEST_CASE("the calendar shows what was done, is planned and due; a day lists it") {
    Visits desk;
    const Date today = desk.gui.office.today();
    desk.plan(desk.gui.people[20], "once", today.plusDays(3));
    desk.open("visits", text("calendar"));
    auto& table = desk.visible<QTableView>("visits.calendar");
    const auto* model = dynamic_cast<CalendarModel*>(table.model());
    REQUIRE(model != nullptr);
    const CalendarDay* day = model->at(model->indexOf(today.plusDays(3)));
    REQUIRE(day != nullptr);
    CHECK(day->planned == 1);
    CHECK(model->at(model->indexOf(today.plusDays(-7)))->done > 0);
    CHECK(
        model->data(model->indexOf(today.plusDays(3)), Qt::DisplayRole).toString().contains(QStringLiteral("计划 1")));
    table.setCurrentIndex(model->indexOf(today.plusDays(3)));
    desk.gui.settle();
    auto& list = desk.visible<TodayList>("visits.day");
    CHECK(list.model()->index(0, 0).data().toString().contains(QStringLiteral("孙香莲")));
    desk.shot("visits-calendar");
    desk.press("visits.month.next");
    CHECK(model->at(model->index(2, 0))->on > today);
}

TEST_CASE("a visit is planned beside the list, for whom is current there") {
    Visits desk;
    desk.open("visits");
    desk.press("visits.plan");
    auto* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(form->linked("person").size() == 1);
    form->editor("keeper")->setText(QStringLiteral("李文静"));
    desk.shot("visits-plan");
    CHECK(form->save(false));
    desk.gui.settle();
    CHECK(desk.all("visit_plan").size() == 1);
    CHECK_FALSE(form->isVisible());
}

TEST_CASE("a visit shows what it will mean, and its needs become next steps of the file") {
    Visits desk;
    const RecordId one = desk.gui.people[0];
    desk.visitTo(one);
    RecordForm& form = desk.form();
    // Worked out from the shortest interval.
    CHECK(form.editor("next_on")->text().toStdString() == desk.gui.office.today().plusDays(7).iso());
    // Taken out again, nobody is to be visited next; and put back.
    const auto hint = [&] { return desk.visible<QLabel>("visit.next_on.note").text(); };
    CHECK(hint().contains(QStringLiteral("每周")));
    auto& whom = dynamic_cast<LinksEditor&>(*form.editor("people:visited"));
    QTest::keyClick(whom.focusWidget(), Qt::Key_Backspace);
    desk.gui.settle();
    CHECK(form.editor("next_on")->text().isEmpty());
    CHECK_FALSE(hint().contains(QStringLiteral("每周")));
    whom.add({one, QStringLiteral("单秀兰")});
    desk.gui.settle();
    CHECK(hint().contains(QStringLiteral("每周")));
    desk.fill("findings", QStringLiteral("精神好"));
    desk.fill("needs", QStringLiteral("楼梯扶手松动\n想要送餐"));
    const auto ticks = form.editor("checked")->widget()->findChildren<QCheckBox*>();
    int offered = 0;
    for (const QCheckBox* tick : ticks) offered += tick->isVisible() ? 1 : 0;
    const auto& checklist = desk.gui.office.office->catalogue().find("living_alone")->rules.checklist;
    CHECK(offered >= static_cast<int>(checklist.size()));
    CHECK(offered < static_cast<int>(ticks.size()));
    desk.shot("visits-entry");
    QStringList said;
    for (const QLabel* label : desk.window->currentPage()->findChildren<QLabel*>()) said << label->text();
    CHECK(said.join(QLatin1Char('\n')).contains(QStringLiteral("独居老人台账")));
    CHECK(said.join(QLatin1Char('\n')).contains(QStringLiteral("单秀兰的时间线")));
    REQUIRE(form.save(false));
    desk.gui.settle();
    CHECK(must(ledgers::stepsOf(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(), one))
              .size() == 2);
    // In the person's file, and done in place.
    desk.open("person", desk.hex(one));
    auto rows = desk.window->currentPage()->findChildren<StepRow*>();
    REQUIRE(rows.size() == 2);
    desk.shot("visits-steps");
    rows.front()->ask(ledgers::StepEnd::Dropped);
    rows.front()->finish();
    desk.gui.settle();
    CHECK(desk.said.text.contains(QStringLiteral("为什么")));
    rows.front()->ask(ledgers::StepEnd::Done);
    rows.front()->findChild<QLineEdit*>()->setText(QStringLiteral("已修好"));
    rows.front()->finish();
    desk.gui.settle();
    CHECK(desk.window->currentPage()->findChildren<StepRow*>().size() == 1);
    // At the side of the next visit; what is done is not asked for again.
    desk.open("visit", text("new:") + desk.hex(one));
    CHECK(desk.window->currentPage()->findChildren<StepRow*>().size() == 1);
    for (const QLabel* label : desk.window->currentPage()->findChildren<QLabel*>())
        CHECK_FALSE(label->text() == QStringLiteral("› 楼梯扶手松动"));
}

TEST_CASE("where a ledger asks for two, one alone says why once") {
    Visits desk;
    const RecordId one = desk.gui.people[2];
    const auto least = desk.gui.office.office->catalogue().find("minimum_living")->rules.leastVisitors;
    if (least < 2) return;
    desk.open("visit", text("new:") + desk.hex(one));
    auto* visitors = dynamic_cast<LinksEditor*>(desk.form().editor("people:visitor"));
    visitors->add({desk.gui.people[18], QStringLiteral("王海燕")});
    desk.fill("findings", QStringLiteral("在家"));
    CHECK_FALSE(desk.form().save(false));
    CHECK(desk.form().row("fewer_why")->hasError());
    desk.fill("fewer_why", QStringLiteral("同事临时出警"));
    CHECK(desk.form().save(false));
    desk.gui.settle();
    CHECK(desk.all("visit").front().text("fewer_why") == "同事临时出警");
}

TEST_CASE("a visit that is still to come is planned with what was written; it can be taken back") {
    Visits desk;
    const RecordId one = desk.gui.people[20];
    const Date day = desk.gui.office.today().plusDays(3);
    desk.visitTo(one);
    desk.fill("findings", QStringLiteral("带血压计"));
    desk.fill("visited_on", QString::fromStdString(day.iso()));
    emit desk.form().editor("visited_on")->left();
    CHECK(desk.form().row("visited_on")->hasError());
    desk.shot("visits-future");
    CHECK_FALSE(desk.form().save(false));
    emit desk.form().row("visited_on")->fixRequested();
    desk.gui.settle();
    const auto plans = desk.all("visit_plan");
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].text("note") == "带血压计");
    CHECK(plans[0].get("starts_on").date() == day);
    CHECK(desk.form().canTakeBack());
    CHECK_FALSE(desk.form().isDirty());
}

TEST_CASE("what cannot be read, or is still being read in, keeps a visit from being planned") {
    Visits desk;
    desk.visitTo(desk.gui.people[20]);
    desk.fill("findings", QStringLiteral("带血压计"));
    desk.fill("visited_on", QString::fromStdString(desk.gui.office.today().plusDays(3).iso()));
    emit desk.form().editor("visited_on")->left();
    desk.fill("next_on", QStringLiteral("1952-"));
    emit desk.form().row("visited_on")->fixRequested();
    desk.gui.settle();
    CHECK(desk.all("visit_plan").empty());
    CHECK(desk.form().row("next_on")->hasError());
    CHECK(desk.form().editor("next_on")->focusWidget()->hasFocus());
    CHECK(desk.form().isDirty());
    desk.fill("next_on", {});
    auto* papers = dynamic_cast<PapersEditor*>(desk.form().editor("+papers"));
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    papers->take({{.picture = picture}});
    REQUIRE(papers->isReading());
    emit desk.form().row("visited_on")->fixRequested();
    CHECK(desk.form().row("+papers")->hasError());
    desk.gui.settle();
    CHECK(desk.all("visit_plan").empty());
    emit desk.form().row("visited_on")->fixRequested();
    desk.gui.settle();
    CHECK(desk.all("visit_plan").size() == 1);
    CHECK(desk.all("document").size() == 1);
}

TEST_CASE("a plan that is half typed beside the list is asked about before the window goes") {
    Visits desk;
    desk.open("visits");
    desk.press("visits.plan");
    auto* form = desk.window->currentPage()->findChild<RecordForm*>();
    CHECK(desk.window->currentPage()->mayLeave());
    form->editor("keeper")->setText(QStringLiteral("李文静"));
    CHECK_FALSE(desk.window->currentPage()->mayLeave());
    CHECK(desk.visible<QAbstractButton>("visit_plan.leave.save").isVisible());
    CHECK(desk.window->currentPage()->closeInner());
    CHECK(desk.window->currentPage()->mayLeave());
}

TEST_CASE("photos are put to a visit while it is entered, in the same act") {
    Visits desk;
    desk.visitTo(desk.gui.people[20]);
    auto* papers = dynamic_cast<PapersEditor*>(desk.form().editor("+papers"));
    REQUIRE(papers != nullptr);
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    papers->take({{.picture = picture}});
    desk.gui.settle();
    REQUIRE(papers->documents().size() == 1);
    desk.fill("findings", QStringLiteral("见照片"));
    // Discarded and taken back, it is still there.
    desk.form().discard();
    CHECK(papers->documents().empty());
    desk.form().takeBack();
    CHECK(papers->documents().size() == 1);
    REQUIRE(desk.form().save(false));
    desk.gui.settle();
    REQUIRE(desk.all("document").size() == 1);
    CHECK(desk.all("document")[0].text("kind") == "photo");
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(desk.all("document").empty());
}

TEST_CASE("the whole household is visited at once") {
    Visits desk;
    desk.open("visit", text("new:") + desk.hex(desk.gui.people[0]));
    desk.press("visit.household");
    CHECK(desk.form().linked("people:visited").size() == 2);
}

TEST_CASE("a route has doors and ledgers, and neither numbers in full nor sealed ledgers; a form opens its file") {
    Visits desk;
    NoProgress progress;
    const access::Access access = desk.gui.office.access();
    const ReadContext context{desk.gui.office.reader(),
                              desk.gui.office.tables(),
                              desk.gui.office.office->catalogue(),
                              access,
                              desk.gui.office.today(),
                              schema::Language::Zh,
                              progress};
    RouteAsk ask;
    ask.people = {desk.gui.people[3], desk.gui.people[0]};
    const std::string route = desk.printed(routeSheet(context, ask));
    CHECK(route.find("单秀兰") != std::string::npos);
    CHECK(route.find("单秀兰") < route.find("解淑珍")); // 3-2-501 before 3-3-402
    CHECK(route.find("13812347177") == std::string::npos);
    CHECK(route.find("独居老人") != std::string::npos);
    CHECK(desk.printed(visitForms(context, ask)).find("走访记录单") != std::string::npos);
    RouteAsk inFull = ask;
    inFull.purpose = QStringLiteral("上门核对");
    for (const std::string& paper :
         {desk.printed(routeSheet(context, inFull)), desk.printed(visitForms(context, inFull))}) {
        CHECK(paper.find("13812347177") != std::string::npos);
        CHECK(paper.find("上门核对") != std::string::npos);
    }
    // Of a week plan: by its days, then by the doors.
    RouteAsk week = ask;
    week.planned = {{desk.gui.people[0].uid(), *Date::fromIso("2026-11-25")},
                    {desk.gui.people[3].uid(), *Date::fromIso("2026-11-23")}};
    const std::string planned = desk.printed(routeSheet(context, week));
    CHECK(planned.find("单秀兰") > planned.find("解淑珍"));
    CHECK(planned.find("11月25日 周三去") != std::string::npos);
    // What a scanner types into the search box.
    desk.open("today");
    SearchField& search = desk.window->search();
    search.setFocus();
    QTest::keyClicks(&search, QString::fromStdString(records::fileCode(desk.gui.people[0].uid())));
    QTest::keyClick(&search, Qt::Key_Return);
    desk.gui.settle();
    GuiOffice::until([&] { return desk.window->current().page == text("person"); });
    CHECK(desk.window->current().argument == desk.hex(desk.gui.people[0]));
    desk.open("visits");
    desk.press("visits.route");
    REQUIRE(GuiOffice::until([&] { return desk.window->findChild<RoutePrint*>() != nullptr; }));
    auto* print = desk.window->findChild<RoutePrint*>();
    const auto pages = print->pages().pages.size();
    print->setForms(true);
    REQUIRE(GuiOffice::until([&] { return print->pages().pages.size() > pages; }));
    print->reject();
}

TEST_CASE("next steps that are due stand on the desk, and the agenda is read once for all") {
    Visits desk;
    const Date today = desk.gui.office.today();
    desk.gui.office.add("next_step", Values()
                                         .set("what", "楼梯扶手")
                                         .set("person", desk.gui.people[0])
                                         .set("noted_on", today.plusDays(-9))
                                         .set("due_on", today)
                                         .set("state", "open"));
    NoProgress progress;
    const access::Access access = desk.gui.office.access();
    const ReadContext context{desk.gui.office.reader(),
                              desk.gui.office.tables(),
                              desk.gui.office.office->catalogue(),
                              access,
                              today,
                              schema::Language::Zh,
                              progress};
    const auto source = SharedAgenda::of(*desk.gui.session);
    const auto first = must(source(context));
    CHECK(must(source(context)) == first);
    CHECK(must(SharedAgenda::of(*desk.gui.session)(context)) == first);
    const TodayBoard board = must(readToday(context, false, source));
    const bool there = std::any_of(board.today.begin(), board.today.end(),
                                   [](const TodayRow& row) { return row.title == QStringLiteral("楼梯扶手"); });
    CHECK(there);
    CHECK(board.todayCount == must(readWaiting(context, source)).today);
    desk.plan(desk.gui.people[20], "once", today);
    CHECK(must(source(context)) != first);
}
