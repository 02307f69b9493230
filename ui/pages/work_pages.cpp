#include "ui/pages/work_pages.h"

#include "core/organisation/emergency.h"
#include "core/records/view.h"
#include "ui/look/icons.h"
#include "ui/pages/admin/account_page.h"
#include "ui/pages/admin/audit_page.h"
#include "ui/pages/admin/history_page.h"
#include "ui/pages/admin/kept_page.h"
#include "ui/pages/admin/roles_page.h"
#include "ui/pages/admin/users_page.h"
#include "ui/pages/campaigns/campaigns_page.h"
#include "ui/pages/compare/compare_page.h"
#include "ui/pages/designer/designer_page.h"
#include "ui/pages/duties/duties_page.h"
#include "ui/pages/help/fonts_page.h"
#include "ui/pages/help/help_page.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/ledgers/ledger_month_page.h"
#include "ui/pages/ledgers/ledgers_page.h"
#include "ui/pages/organisation/organisation_page.h"
#include "ui/pages/person/person_page.h"
#include "ui/pages/records/records_page.h"
#include "ui/pages/reports/reports_page.h"
#include "ui/pages/residents/building_page.h"
#include "ui/pages/residents/duplicates_page.h"
#include "ui/pages/residents/household_view.h"
#include "ui/pages/residents/residents_page.h"
#include "ui/pages/today/today_page.h"
#include "ui/pages/visits/visit_entry_page.h"
#include "ui/pages/visits/visits_page.h"
#include "ui/shell/commands.h"
#include "ui/shell/main_window.h"
#include "ui/shell/permits.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

namespace mulin::ui {

using access::Right;

namespace {

class WorkPagesWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::WorkPages)
};

template<class P> PageEntry entry(OfficeSession& session, const char* id, const QString& title, const char* icon,
                                  const char* under = "") {
    PageEntry made;
    made.id = QString::fromLatin1(id);
    made.title = title;
    made.icon = QString::fromLatin1(icon);
    made.under = QString::fromLatin1(under);
    made.factory = [&session](Shell& shell) -> Page* { return new P(shell, session); };
    return made;
}

Needs reading(const std::vector<const schema::TypeDef*>& types) {
    Needs needs;
    for (const schema::TypeDef* type : types) needs.push_back({Right::Read, type->id});
    return needs;
}

/// Without one of these a page is not there; a page that is not named is for everybody.
void setNeeds(std::vector<PageEntry>& pages, const schema::Catalogue& catalogue) {
    const std::pair<const char*, Needs> all[] = {
        {"today", {{Right::Read, "person"}}},
        {"residents", {{Right::Read, "person"}}},
        {"person", {{Right::Read, "person"}}},
        {"household", {{Right::Read, "household"}}},
        {"building", {{Right::Read, "building"}}},
        {"duplicates", {{Right::Write, "person"}}},
        {"organisation", {{Right::Read, "unit"}}},
        {"ledgers", reading(catalogue.ledgers())},
        {"ledger_month", reading(catalogue.ledgers())},
        {"visits", {{Right::Read, "visit"}}},
        {"visit", {{Right::Read, "visit"}}},
        {"records", reading(RecordsPage::typesOf(catalogue))},
        {"reports", {{Right::Read, "person"}}},
        {"history", {{Right::Undo}, {Right::Audit}}},
        {"kept", {{Right::Undo}, {Right::Audit}}},
        {"audit", {{Right::Audit}}},
        {"account", {{Right::Users}}},
        {"designer", {{Right::Configure}}},
        {"import", {{Right::Import}}},
        {"compare", {{Right::Import}}},
        {"campaigns", {{Right::Read, "campaign"}}},
        {"users", {{Right::Users}, {Right::Read, "role"}}},
        {"roles", {{Right::Users}, {Right::Read, "role"}}},
    };
    for (PageEntry& page : pages)
        for (const auto& [id, needs] : all)
            if (page.id == QLatin1String(id)) page.needs = needs;
}

/// Each type that may be read, as `argument` of a page.
std::vector<PagePart> partsFor(const OfficeSession& session, const std::vector<const schema::TypeDef*>& types) {
    std::vector<PagePart> parts;
    for (const schema::TypeDef* type : types)
        if (!type->retired && !type->sealed() && session.access().allows(Right::Read, type->id))
            parts.push_back({session.label(type->label), QString::fromStdString(type->id)});
    return parts;
}

/// By what a page is looked for beside its title. Asked for anew each time: an office designs ledgers of its own.
void setParts(std::vector<PageEntry>& pages, OfficeSession& session) {
    const std::pair<const char*, std::function<std::vector<PagePart>()>> all[] = {
        {"ledgers",
         [&session] {
             auto parts = partsFor(session, session.catalogue().ledgers());
             parts.push_back({WorkPagesWords::tr("Is everybody served who should be?"), {}});
             return parts;
         }},
        {"records", [&session] { return partsFor(session, RecordsPage::typesOf(session.catalogue())); }},
        {"organisation",
         [&session] {
             std::vector<PagePart> parts;
             if (session.access().allows(Right::Read, "emergency"))
                 parts.push_back({WorkPagesWords::tr("Call list"), QStringLiteral("calls")});
             return parts;
         }},
        {"visits",
         [] {
             return std::vector<PagePart>{{WorkPagesWords::tr("Visits due"), QStringLiteral("due")},
                                          {WorkPagesWords::tr("Route of visits"), QStringLiteral("due")},
                                          {WorkPagesWords::tr("Plan of the week"), QStringLiteral("due")},
                                          {WorkPagesWords::tr("Calendar of visits"), QStringLiteral("calendar")}};
         }},
    };
    for (PageEntry& page : pages)
        for (const auto& [id, parts] : all)
            if (page.id == QLatin1String(id)) page.parts = parts;
}

/// The name of who works here, as it stands in the file.
void showUser(OfficeSession& session, MainWindow& window, Latest& latest) {
    session.read(
        &window, latest,
        [user = *session.access().user()](const ReadContext& context) -> Result<QString> {
            return QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, "user", user.uid(), context.language));
        },
        [&window](const Result<QString>& name) {
            if (name && !name->isEmpty()) window.setUser(*name);
        });
}

/// 平时 or 急时, beside the name of the office.
void attachEmergency(OfficeSession& session, MainWindow& window) {
    const auto latest = std::make_shared<Latest>();
    const auto read = [&session, &window, latest] {
        session.read(
            &window, *latest,
            [](const ReadContext& context) {
                return organisation::emergencyNow(context.reader, context.tables, context.access);
            },
            [&window](const Result<std::optional<organisation::Emergency>>& now) {
                window.setEmergency(now && now->has_value());
            });
    };
    QObject::connect(&session, &OfficeSession::changed, &window, [read](const journal::ChangeSet& changes) {
        if (changes.touches("emergency")) read();
    });
    read();
}

void attachUser(OfficeSession& session, MainWindow& window) {
    if (!session.access().user()) return;
    const auto latest = std::make_shared<Latest>();
    QObject::connect(&session, &OfficeSession::changed, &window,
                     [&session, &window, latest](const journal::ChangeSet& changes) {
                         if (changes.touches("user")) showUser(session, window, *latest);
                     });
    showUser(session, window, *latest);
    QAction* name = window.userMenu().addAction(icon(QStringLiteral("user")), WorkPagesWords::tr("My name …"), &window,
                                                [&window] { window.open({QStringLiteral("account")}); });
    (new Permits(session, {}, &window))->require(name, {{Right::Users}});
    window.userMenu().addSeparator();
}

} // namespace

std::vector<PageEntry> workPages(OfficeSession& session) {
    std::vector<PageEntry> pages;
    pages.push_back(entry<TodayPage>(session, "today", WorkPagesWords::tr("Today"), "home"));
    pages.push_back(entry<ResidentsPage>(session, "residents", WorkPagesWords::tr("Residents"), "residents"));
    pages.push_back(
        entry<OrganisationPage>(session, "organisation", WorkPagesWords::tr("Organisation"), "organisation"));
    pages.push_back(entry<LedgersPage>(session, "ledgers", WorkPagesWords::tr("Ledgers"), "ledger"));
    pages.back().gapBefore = true;
    pages.push_back(entry<VisitsPage>(session, "visits", WorkPagesWords::tr("Visits"), "visit"));
    pages.push_back(entry<CampaignsPage>(session, "campaigns", WorkPagesWords::tr("Campaigns"), "flag"));
    pages.push_back(entry<RecordsPage>(session, "records", WorkPagesWords::tr("Registers"), "table"));
    pages.push_back(entry<ReportsPage>(session, "reports", WorkPagesWords::tr("Reports"), "report"));
    pages.back().gapBefore = true;
    pages.push_back(entry<HistoryPage>(session, "history", WorkPagesWords::tr("History"), "history"));
    pages.push_back(entry<AuditPage>(session, "audit", WorkPagesWords::tr("Audit"), "eye"));
    pages.push_back(entry<UsersPage>(session, "users", WorkPagesWords::tr("Users"), "user"));
    pages.push_back(entry<RolesPage>(session, "roles", WorkPagesWords::tr("Roles"), "key"));
    pages.push_back(entry<HelpPage>(session, "help", WorkPagesWords::tr("Help"), "help"));
    pages.push_back(entry<PersonPage>(session, "person", WorkPagesWords::tr("Person"), "user", "residents"));
    pages.back().ofRecord = true;
    pages.push_back(
        entry<HouseholdPage>(session, "household", WorkPagesWords::tr("Household"), "household", "residents"));
    pages.back().ofRecord = true;
    pages.push_back(entry<BuildingPage>(session, "building", WorkPagesWords::tr("Buildings"), "building", "residents"));
    pages.push_back(
        entry<DuplicatesPage>(session, "duplicates", WorkPagesWords::tr("Duplicates"), "merge", "residents"));
    pages.push_back(entry<VisitEntryPage>(session, "visit", WorkPagesWords::tr("Register a visit"), "visit", "visits"));
    pages.push_back(
        entry<DesignerPage>(session, "designer", WorkPagesWords::tr("Design a ledger"), "ledger", "ledgers"));
    pages.back().ofRecord = true;
    pages.push_back(entry<LedgerMonthPage>(session, "ledger_month", WorkPagesWords::tr("Changes of a ledger"), "ledger",
                                           "ledgers"));
    pages.back().ofRecord = true;
    pages.push_back(entry<DutiesPage>(session, "duties", WorkPagesWords::tr("Duties to report"), "file", "ledgers"));
    pages.push_back(entry<KeptPage>(session, "kept", WorkPagesWords::tr("Kept as it is"), "history", "history"));
    pages.push_back(entry<AccountPage>(session, "account", WorkPagesWords::tr("My name"), "user", "history"));
    pages.push_back(entry<ImportPage>(session, "import", WorkPagesWords::tr("Import"), "import", "residents"));
    pages.push_back(entry<ComparePage>(session, "compare", WorkPagesWords::tr("Compare a list"), "table", "ledgers"));
    pages.push_back(entry<FontsPage>(session, "fonts", WorkPagesWords::tr("Fonts"), "text-size", "help"));
    setNeeds(pages, session.catalogue());
    setParts(pages, session);
    return pages;
}

void attach(OfficeSession& session, MainWindow& window) {
    QObject::connect(&session, &OfficeSession::said, &window,
                     [&window](const StatusMessage& message) { window.say(message); });
    QObject::connect(&session, &OfficeSession::undoHintChanged, &window,
                     [&window](const QString& hint) { window.setUndo(hint); });
    QObject::connect(&session, &OfficeSession::changed, &window, [&window] { window.reloadPages(); });
    const auto judge = [&session](const Needs& needs) { return session.refusal(needs); };
    window.setJudge(judge);
    QObject::connect(&session, &OfficeSession::accessChanged, &window, [&window, judge] { window.setJudge(judge); });
    auto* permits = new Permits(session, {}, &window);
    Commands& commands = window.commands();
    commands.handle(QStringLiteral("undo"), [&session] { session.undo(); });
    commands.handle(QStringLiteral("redo"), [&session] { session.redo(); });
    commands.handle(QStringLiteral("help"), [&window] {
        const QString page = window.current().page;
        if (page != QLatin1String("help")) window.open({QStringLiteral("help"), chapterOf(window.currentPage(), page)});
    });
    const struct {
        const char* text;
        const char* icon;
        Location to;
        const char* type;
    } acts[] = {
        {QT_TRANSLATE_NOOP("mulin::ui::WorkPages", "Visit"),
         "visit",
         {QStringLiteral("visit"), QStringLiteral("new")},
         "visit"},
        {QT_TRANSLATE_NOOP("mulin::ui::WorkPages", "Resident"),
         "user-plus",
         {QStringLiteral("residents"), QStringLiteral("new")},
         "person"},
    };
    const auto offer = [&](QAction* act, const std::string& type) {
        permits->require(act, {{Right::Write, type}}, Permits::Without::Hidden);
    };
    for (const auto& act : acts) {
        offer(window.registerMenu().addAction(icon(QString::fromLatin1(act.icon)), WorkPagesWords::tr(act.text),
                                              &window,
                                              [&window, to = act.to] {
                                                  // Asked for again where one still is: the form begins anew.
                                                  if (window.current() == to) {
                                                      window.currentPage()->open(to.argument);
                                                  } else {
                                                      window.open(to);
                                                  }
                                              }),
              act.type);
    }
    QMenu* intoLedger =
        window.registerMenu().addMenu(icon(QStringLiteral("ledger")), WorkPagesWords::tr("Into a ledger"));
    Needs someLedger;
    for (const schema::TypeDef* ledger : session.catalogue().ledgers()) {
        if (ledger->sealed() || !ledger->takesNew()) continue;
        someLedger.push_back({Right::Write, ledger->id});
        offer(intoLedger->addAction(session.label(ledger->label), &window,
                                    [&window, id = QString::fromStdString(ledger->id)] {
                                        window.open({QStringLiteral("ledgers"), id + QStringLiteral(":enrol:")});
                                    }),
              ledger->id);
    }
    permits->require(intoLedger->menuAction(), someLedger, Permits::Without::Hidden);
    permits->require(window.registerMenu().addAction(icon(QStringLiteral("file")),
                                                     WorkPagesWords::tr("Duty to report …"), &window,
                                                     [&window] { window.open({QStringLiteral("duties")}); }),
                     {{Right::Write, "visit"}}, Permits::Without::Hidden);
    attachUser(session, window);
    attachEmergency(session, window);
    attachCounters(session, window, &window);
    session.refreshUndo();
}

} // namespace mulin::ui
