#include "ui/pages/visits/visits_page.h"

#include "core/records/search.h"
#include "core/records/view.h"
#include "ui/forms/record_form.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/list_place.h"
#include "ui/grids/record_table.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/list_acts.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/visits/due_view.h"
#include "ui/pages/visits/route_print.h"
#include "ui/pages/visits/visit_calendar.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <set>

namespace mulin::ui {

using access::Right;

namespace {

constexpr int planWidth = 428;

std::vector<RecordColumn> visitColumns(const OfficeSession& session) {
    const schema::TypeDef& type = *session.catalogue().find("visit");
    std::vector<RecordColumn> columns;
    const auto field = [&](const char* id, int width) {
        RecordColumn column = fieldColumn(session, type, id);
        column.width = width;
        columns.push_back(std::move(column));
    };
    const auto people = [&](const char* role, int width) {
        RecordColumn column;
        column.id = role;
        column.title = session.label(type.field("people")->role(role)->label);
        column.width = width;
        column.cell = [role = std::string(role)](const ReadContext& context, const journal::Record& record) {
            QStringList names;
            for (const journal::Link& link :
                 records::linksFrom(context.reader, context.tables, context.access, record)) {
                const bool unit = role == "visited" && link.table->links->id == "organisations";
                if (link.role != role && !unit) continue;
                names << QString::fromStdString(records::titleOf(context.reader, context.tables, context.access,
                                                                 unit ? "organisation" : "person", link.to,
                                                                 context.language));
            }
            return Cell{names.join(QChar(0x3001)), {}, {}, false};
        };
        columns.push_back(std::move(column));
    };
    people("visited", 132);
    field("visited_on", 112);
    people("visitor", 132);
    field("purpose", 104);
    field("way", 84);
    field("findings", 320);
    field("next_on", 112);
    field("number", 128);
    return columns;
}

} // namespace

Result<std::vector<std::int64_t>> visitSpine(const ReadContext& context, const records::Query& query) {
    records::Query plain = query;
    plain.search.clear();
    MULIN_TRY_LET(rows, records::spine(context.reader, context.tables, context.access, plain, context.today));
    if (query.search.empty()) return rows;
    const journal::Table* visits = context.tables.find("visit");
    std::set<std::int64_t> matching;
    MULIN_TRY_LET(numbers,
                  records::search(context.reader, context.tables, context.access, {"visit", query.search, -1}));
    for (const records::Hit& hit : numbers) matching.insert(hit.row);
    MULIN_TRY_LET(people,
                  records::search(context.reader, context.tables, context.access, {"person", query.search, 200}));
    const journal::Table* persons = context.tables.find("person");
    for (const records::Hit& hit : people) {
        const auto person =
            records::findRow(context.reader, context.tables, context.access, persons->type->id, hit.row);
        if (!person) continue;
        for (const journal::Link& link :
             records::linksTo(context.reader, context.tables, context.access, person->uid)) {
            if (link.table->type != visits->type) continue;
            if (const auto visit =
                    records::find(context.reader, context.tables, context.access, visits->type->id, link.from))
                matching.insert(visit->row);
        }
    }
    std::vector<std::int64_t> found;
    for (const std::int64_t row : rows) {
        if (matching.count(row) > 0) found.push_back(row);
    }
    return found;
}

VisitsPage::VisitsPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_views(new Segmented({tr("To visit"), tr("Calendar"), tr("Visits made")}, this))
    , m_stack(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("visits"), tr("Visits"), true, this);
    m_views->setObjectName(QStringLiteral("visits.views"));
    m_views->setAccessibleName(tr("View"));
    head->addBeside(m_views);
    Permits& permits = *new Permits(session, "visit", this);
    connect(permits.require(head->addButton(QStringLiteral("route"), tr("Print a route"), QStringLiteral("print")),
                            Right::Print),
            &QAbstractButton::clicked, this, [this] { print(false); });
    connect((new Permits(session, "visit_plan", this))
                ->require(head->addButton(QStringLiteral("plan"), tr("Plan a visit"), QStringLiteral("calendar")),
                          Right::Write),
            &QAbstractButton::clicked, this, &VisitsPage::planVisit);
    connect(
        permits.require(head->addButton(QStringLiteral("new"), tr("Register a visit"), QStringLiteral("visit"), true),
                        Right::Write),
        &QAbstractButton::clicked, this, [this] { runCommand(QStringLiteral("register")); });
    auto* menu = new QMenu;
    head->addButton(QStringLiteral("more"), tr("More"))->withMenu(menu);
    layout->addWidget(head);
    permits.require(menu->addAction(tr("Print blank visit forms"), this, [this] { print(true); }), Right::Print);
    const auto registers = [&](const QString& words, const char* type) {
        menu->addAction(words, this, [this, type] {
            this->shell().open({QStringLiteral("records"), QString::fromLatin1(type)});
        });
    };
    registers(tr("All plans"), "visit_plan");
    registers(tr("All next steps"), "next_step");
    menu->addSeparator();
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_due = new DueView(session, shell, m_stack);
    m_calendar = new VisitCalendar(session, shell, m_stack);
    m_stack->addWidget(m_due);
    m_stack->addWidget(m_calendar);
    m_stack->addWidget(makeList(*menu));
    row->addWidget(m_stack, 1);
    m_planBox = new QWidget(this);
    m_planBox->hide();
    row->addWidget(m_planBox);
    layout->addLayout(row, 1);
    connect(m_views, &Segmented::chosen, this, [this](int index) { showView(static_cast<View>(index)); });
}

VisitsPage::View VisitsPage::view() const { return static_cast<View>(m_stack->currentIndex()); }

void VisitsPage::showView(View view) {
    m_views->setCurrent(static_cast<int>(view));
    m_stack->setCurrentIndex(static_cast<int>(view));
    reload();
    takeFocus();
    emit commandsChanged();
}

void VisitsPage::takeFocus() {
    switch (view()) {
    case View::Due: return m_due->takeFocus();
    case View::Calendar: return m_calendar->takeFocus();
    case View::List: return m_table->setFocus();
    }
}

void VisitsPage::fit() { m_planBox->setFixedWidth(qMin(planWidth * px().base / 14, width() * 2 / 5)); }

void VisitsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

/// Beside what is shown, so that one sees who it is about.
void VisitsPage::planVisit() {
    if (m_plan == nullptr) {
        FormPlan plan;
        plan.narrow = true;
        m_plan = new RecordForm(m_session, *m_session.catalogue().find("visit_plan"), QStringLiteral("visit_plan"),
                                plan, m_planBox);
        auto* inside = new QHBoxLayout(m_planBox);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(0);
        inside->addWidget(new Line(Qt::Vertical, m_planBox));
        inside->addWidget(m_plan, 1);
        fit();
        connect(m_plan, &RecordForm::saved, this, [this] { closeInner(); });
        connect(m_plan, &RecordForm::discardedEntry, this, [this] { closeInner(); });
    }
    m_planBox->show();
    if (m_plan->isDirty()) return m_plan->focusFirst();
    const auto whom = view() == View::Due ? m_due->current() : std::nullopt;
    const bool organisation = m_due->organisations();
    const std::string type = organisation ? "organisation" : "person";
    m_session.read(
        this, m_latest,
        [whom, type](const ReadContext& context) -> Result<RecordForm::Preset> {
            RecordForm::Preset preset;
            if (whom)
                preset.links[type].push_back(
                    {*whom, QString::fromStdString(records::titleOf(context.reader, context.tables, context.access,
                                                                    type, whom->uid(), context.language))});
            return preset;
        },
        [this](const Result<RecordForm::Preset>& preset) {
            m_plan->startNew(preset ? *preset : RecordForm::Preset());
            if (preset && !preset->links.empty())
                m_plan->editor("every")->focusWidget()->setFocus(Qt::OtherFocusReason);
            else
                m_plan->focusFirst();
        });
}

void VisitsPage::print(bool forms) {
    const auto people = view() == View::Calendar ? m_calendar->people() : m_due->people();
    if (view() == View::List || people.empty())
        return m_session.say(
            {StatusMessage::Kind::Plain, tr("Choose under “To visit” or in the calendar first who is to be visited")});
    RouteAsk ask;
    ask.people = people;
    if (view() == View::Calendar)
        ask.day = m_calendar->chosen();
    else
        ask.goers = m_due->worker();
    if (view() == View::Due) ask.planned = m_due->planned();
    printRoute(m_session, this, ask, forms);
}

QWidget* VisitsPage::makeList(QMenu& menu) {
    auto* list = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    Permits& permits = *new Permits(m_session, "visit", this);
    OfficeSession& session = m_session;
    auto* bar = new FilterBar(QStringLiteral("visits"), list);
    m_filters = new FilterConditions(session, *bar, *session.catalogue().find("visit"), this);
    m_search = new SearchField(tr("Person or number"), QStringLiteral("Ctrl+F"), bar);
    m_search->setObjectName(QStringLiteral("visits.filter"));
    m_search->setAccessibleName(tr("Filter the list"));
    m_search->setRoom(260);
    bar->addAtEnd(m_search);
    layout->addWidget(bar);
    layout->addWidget(new Line(Qt::Horizontal, list));
    m_table = new RecordTable(session, QStringLiteral("visits.table"), tr("Visits"), list);
    m_model = new RecordModel(session, "visit", visitColumns(session), this);
    m_model->setSpineSource(visitSpine, RecordModel::SourceFor::Search);
    m_table->setRecords(*m_model);
    m_place = new ListPlace(*m_table, this);
    m_place->setNoMatch(tr("No visit matches."), tr("Clear the conditions"));
    auto* empty = new EmptyState(QStringLiteral("visit"), tr("No visit has been registered yet."),
                                 tr("Register the first one; it will stand in the person's timeline and in the "
                                    "monthly report by itself."),
                                 m_place);
    connect(permits.require(
                empty->addAction(QStringLiteral("visits.first"), tr("Register a visit"), QStringLiteral("visit")),
                Right::Write),
            &QAbstractButton::clicked, this, [this] { runCommand(QStringLiteral("register")); });
    m_place->setEmpty(empty);
    connect(m_place, &ListPlace::clearRequested, this, [this] {
        m_filters->clear();
        m_search->clear();
        m_table->setFocus();
    });
    layout->addWidget(m_place, 1);
    m_foot = new ListFoot(list);
    showKeys(*m_foot, permits, {{tr("Enter opens")}, {tr("Ctrl+N registers a visit"), Right::Write}});
    layout->addWidget(m_foot);
    m_acts = new ListActs(session, {*m_table, *m_foot, bar, m_filters, m_search, &this->shell()}, this);
    m_acts->addTo(menu);
    menu.addSeparator();
    menu.addAction(tr("Recycle bin"), this, [this] {
        this->shell().open({QStringLiteral("history"), QStringLiteral("bin:visit")});
    });
    connect(m_search, &QLineEdit::textChanged, m_model, &RecordModel::setSearch);
    connect(m_filters, &FilterConditions::changed, this, [this] { m_model->setWhere(m_filters->expression()); });
    connect(m_model, &RecordModel::spineLoaded, this, &VisitsPage::describe);
    connect(m_model, &RecordModel::failed, this, [this](const Error& error) { m_session.sayError(error); });
    connect(m_table, &RecordTable::opened, this, &VisitsPage::openVisit);
    // Who has registered a visit looks for that one.
    connect(&m_session, &OfficeSession::changed, this, [this](const journal::ChangeSet& changes) {
        std::vector<RecordId> made;
        for (const journal::Change& change : changes.changes)
            if (change.type == "visit" && change.kind == journal::ChangeKind::Created) made.push_back(change.id);
        if (made.size() == 1) m_table->choose(made.front());
    });
    return list;
}

void VisitsPage::open(const QString& argument) {
    const QStringList parts = argument.split(QLatin1Char(':'));
    const bool list =
        !argument.isEmpty() && parts.value(0) != QLatin1String("due") && parts.value(0) != QLatin1String("calendar");
    if (!m_opened && !list && argument.isEmpty()) m_stack->setCurrentIndex(0);
    m_opened = true;
    if (list)
        showView(View::List);
    else if (parts.value(0) == QLatin1String("calendar"))
        showView(View::Calendar);
    else if (parts.value(0) == QLatin1String("due"))
        showView(View::Due);
    else
        showView(view());
    if (parts.value(0) == QLatin1String("on"))
        m_filters->set("visited_on", {{parts.value(1).toStdString(), parts.value(1)}});
    if (parts.value(0) == QLatin1String("import"))
        m_filters->setImport(parts.value(1).toStdString(), parts.value(2).toStdString());
    else if (const auto id = Uid::fromHex(argument.toStdString()))
        m_table->choose(RecordId(*id));
    takeFocus();
}

void VisitsPage::reload() {
    switch (view()) {
    case View::Due: return m_due->reload();
    case View::Calendar: return m_calendar->reload();
    case View::List: return m_model->reload();
    }
}

void VisitsPage::openVisit(const RecordId& id) {
    shell().open({QStringLiteral("visit"), QString::fromStdString(id.hex())});
}

void VisitsPage::describe() {
    if (!m_model->total()) {
        m_foot->setLeft(RecordModel::countingWords());
        return;
    }
    const QLocale locale(QLocale::English);
    const QString count = locale.toString(m_model->rowCount());
    m_foot->setLeft(
        m_model->rowCount() < m_model->countOfAll()
            ? tr("%1 of %2 visits").arg(count, locale.toString(static_cast<qlonglong>(m_model->countOfAll())))
            : tr("%1 visits").arg(count));
}

bool VisitsPage::runCommand(const QString& id) {
    const bool plan = m_planBox->isVisible() && m_plan->isAncestorOf(focusWidget());
    if (id == QLatin1String("register")) {
        shell().open({QStringLiteral("visit"), QStringLiteral("new")});
    } else if (plan && (id == QLatin1String("save") || id == QLatin1String("commit"))) {
        m_plan->save(false);
    } else if (id == QLatin1String("print") && view() != View::List) {
        print(false);
    } else if (id == QLatin1String("commit") && view() == View::Due) {
        m_due->registerCurrent();
    } else if (view() != View::List) {
        return Page::runCommand(id);
    } else if (id == QLatin1String("filter")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (id == QLatin1String("commit")) {
        if (const auto current = m_table->currentId()) openVisit(*current);
    } else if (!m_acts->run(id)) {
        return Page::runCommand(id);
    }
    return true;
}

QStringList VisitsPage::commandsNow() const {
    QStringList commands{QStringLiteral("register"), QStringLiteral("commit")};
    if (m_planBox->isVisible()) commands << QStringLiteral("save");
    if (view() != View::List) return commands << QStringLiteral("print");
    return (commands << QStringLiteral("filter")) + ListActs::commands();
}

bool VisitsPage::closeInner() {
    if (m_planBox->isVisible()) {
        if (m_plan->isDirty()) m_plan->discard();
        m_planBox->hide();
        takeFocus();
        return true;
    }
    if (view() != View::List) return false;
    if (m_search->text().isEmpty()) return false;
    m_search->clear();
    m_table->setFocus();
    return true;
}

bool VisitsPage::mayLeave() {
    return m_acts->mayLeave() && (!m_planBox->isVisible() || mayLeaveForm(m_session, *m_plan));
}

} // namespace mulin::ui
