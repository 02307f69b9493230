// One visit is entered once, and everything that it concerns knows of it.
#include "core/ledgers/agenda.h"
#include "core/ledgers/member_visits.h"
#include "core/reports/monthly.h"
#include "tests/ui/pages/desk.h"
#include "ui/forms/link_editors.h"
#include "ui/pages/person/timeline_view.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

constexpr const char* fiveLedgers[] = {"living_alone", "minimum_living", "advanced_age", "disability", "veteran"};
const QString keeper = QStringLiteral("贺新民"), findings = QStringLiteral("精神好，暖气已修好");

struct OneVisit : Desk {
    OneVisit() : who(gui.people[4]) {
        for (const char* ledger : fiveLedgers) {
            if (std::string_view(ledger) == "living_alone") continue; // is in it already
            gui.office.add(ledger, Values()
                                       .set("person", who)
                                       .set("entered_on", gui.office.today().plusDays(-40))
                                       .set("visit_every", "monthly")
                                       .set("keeper", keeper.toStdString()));
        }
        plan = gui.office.add("visit_plan", Values()
                                                .set("person", who)
                                                .set("every", "once")
                                                .set("starts_on", gui.office.today())
                                                .set("keeper", keeper.toStdString()));
        reload();
    }
    void reload() {
        open("person", hex(who));
        name = QString::fromStdString(gui.office.record("person", who).text("name"));
    }
    void enter() {
        open("visit", text("new:") + hex(who));
        auto* form = window->currentPage()->findChild<RecordForm*>();
        auto* visitors = dynamic_cast<LinksEditor*>(form->editor("people:visitor"));
        visitors->add({gui.people[18], QStringLiteral("王海燕")});
        visitors->add({gui.people[19], QStringLiteral("李文静")});
        form->editor("findings")->setText(findings);
        gui.settle();
        REQUIRE(form->save(false));
        gui.settle();
    }
    /// Of the row of the person, in the list that is open.
    QString cell(const char* table, const QString& title) {
        auto* view = this->table(table);
        REQUIRE(view != nullptr);
        gui.settle();
        QAbstractItemModel* model = view->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() != title) continue;
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->index(row, 0).data().toString() == name) return model->index(row, column).data().toString();
        }
        return QStringLiteral("?");
    }
    QStringList dueOf(const QString& whose) {
        open("visits");
        auto& box = visible<QComboBox>("visits.keeper");
        const int at = box.findText(whose);
        if (at < 0) return {};
        box.setCurrentIndex(at);
        emit box.activated(at);
        gui.settle();
        QStringList names;
        auto& due = visible<QTableView>("visits.due");
        for (int row = 0; row < due.model()->rowCount(); ++row)
            names << due.model()->index(row, 0).data().toString() + due.model()->index(row, 3).data().toString();
        return names;
    }
    std::int64_t figure(const char* id) {
        reports::MonthlyRequest request;
        request.year = gui.office.today().year();
        request.month = gui.office.today().month();
        NoProgress progress;
        const auto report =
            must(reports::monthly(gui.office.reader(), gui.office.tables(), gui.office.office->catalogue(),
                                  gui.office.access(), request, progress));
        const auto* found = report.figure(id);
        REQUIRE(found != nullptr);
        return found->value();
    }
    QString timeline(const char* list) {
        gui.settle();
        auto& view = visible<TimelineView>(list);
        QString words;
        for (int row = 0; row < view.model()->rowCount(); ++row)
            words += view.model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n');
        return words;
    }
    const RecordId who;
    std::optional<RecordId> plan;
    QString name;
};

} // namespace

TEST_CASE("one visit, entered once, is known everywhere") {
    OneVisit desk;
    const Date today = desk.gui.office.today();
    CHECK(desk.dueOf(keeper).contains(desk.name + QStringLiteral("今天")));
    const auto visits = desk.figure("visits_times");
    const auto missed = [&] {
        NoProgress progress;
        return must(ledgers::visitsDue(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(),
                                       "advanced_age", today.plusDays(-20), today.plusDays(21), progress));
    };
    const auto before = missed();

    desk.enter();

    for (const char* ledger : fiveLedgers) {
        INFO(ledger);
        desk.open("ledgers", text(ledger));
        CHECK(desk.cell("ledgers.table", QStringLiteral("最近走访")) == QStringLiteral("今天"));
        desk.shot((std::string("one-visit-") + ledger).c_str());
    }
    desk.open("person", desk.hex(desk.who));
    CHECK(desk.timeline("person.recent").contains(findings));
    const RecordId household(desk.gui.office.record("person", desk.who).get("household").uid());
    desk.open("household", desk.hex(household));
    CHECK(desk.timeline("household.visits").contains(findings));
    desk.shot("one-visit-household");
    CHECK_FALSE(
        desk.dueOf(keeper).contains(desk.name + QStringLiteral("今天"))); // neither the plan nor the ledgers ask now
    const auto due =
        must(ledgers::nextVisit(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.office->catalogue(),
                                desk.gui.office.access(), desk.who, today));
    REQUIRE(due);
    CHECK(due->due > today);
    CHECK_FALSE(due->planned);
    CHECK(desk.figure("visits_times") == visits + 1);
    CHECK(missed().missed <= before.missed);
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(desk.dueOf(keeper).contains(desk.name + QStringLiteral("今天")));
    CHECK(desk.figure("visits_times") == visits);
}
