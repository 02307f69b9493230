#include "ui/pages/person/person_view.h"

#include "core/people/households.h"
#include "ui/grids/record_trail.h"
#include "ui/look/number.h"
#include "ui/pages/documents_panel.h"
#include "ui/pages/person/date_act.h"
#include "ui/pages/person/person_head.h"
#include "ui/pages/person/person_overview.h"
#include "ui/pages/person/person_print.h"
#include "ui/pages/person/timeline_panel.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

using access::Right;
constexpr std::size_t recentRows = 4;

QVBoxLayout* column(QWidget* parent, int gap = -1) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap < 0 ? px().s2 : gap);
    return layout;
}

QVBoxLayout* tabColumn(QWidget* parent) {
    auto* layout = column(parent);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    return layout;
}

} // namespace

PersonView::PersonView(OfficeSession& session, Shell& shell, Shape shape, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_shape(shape)
    , m_headPlace(new QVBoxLayout)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_timeline(new TimelinePanel(session, area() + QStringLiteral("timeline"), TimelinePanel::Shape::Whole))
    , m_permits(session, "person", this) {
    setSurface(*this, Surface::Raised);
    auto* layout = column(this, 0);
    m_headPlace->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_headPlace);
    addTabs(*layout);
    layout->addWidget(m_stack, 1);
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* page = new QWidget(m_stack);
        column(page, 0);
        m_stack->addWidget(page);
    }
    auto* what = static_cast<QVBoxLayout*>(m_stack->widget(Timeline)->layout());
    what->setContentsMargins(px().s6, px().s3, px().s4, 0);
    what->addWidget(m_timeline);
    connect(m_timeline, &TimelinePanel::opened, this, &PersonView::openEntry);
    m_papers = new DocumentsPanel(session, nullptr, area() + QStringLiteral("documents"));
    m_stack->widget(Papers)->layout()->addWidget(scrolled(m_papers));
    connect(m_papers, &DocumentsPanel::editRequested, this,
            [this](const RecordId& document) { openRecord(m_session, m_shell, "document", document); });
}

QString PersonView::area() const {
    return m_shape == Shape::Page ? QStringLiteral("person.") : QStringLiteral("residents.record.");
}

void PersonView::addTabs(QVBoxLayout& into) {
    m_tabs->setObjectName(area() + QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Parts of the file"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (const QString& title :
         {tr("Overview"), tr("Household"), tr("Ledgers"), tr("Timeline"), tr("Papers"), tr("Changes")})
        m_tabs->addTab(title);
    m_tabs->setTabVisible(Papers, false);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(px().s6, 0, px().s6, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    into.addLayout(row);
    into.addWidget(new Line(Qt::Horizontal, this));
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_tabs->hide();
    for (const int by : {1, -1}) {
        auto* key =
            new QShortcut(QKeySequence(by > 0 ? Qt::CTRL | Qt::Key_Tab : Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, by] { stepTab(by); });
    }
}

void PersonView::stepTab(int by) {
    const int count = m_tabs->count();
    int to = m_tabs->currentIndex();
    do to = (to + by + count) % count;
    while (!m_tabs->isTabVisible(to));
    m_tabs->setCurrentIndex(to);
    m_tabs->setFocus(Qt::TabFocusReason);
}

void PersonView::show(RecordId id) {
    // Who goes from file to file looks at the same part of each.
    const bool onTheWay = m_shape == Shape::Page && RecordTrail::of(m_session).leadsBy("person", id);
    if (m_id != id && !onTheWay) m_tabs->setCurrentIndex(Overview);
    m_id = id;
    reload();
}

void PersonView::setTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

void PersonView::findInTimeline() {
    setTab(Timeline);
    m_timeline->focusFilter();
}

int PersonView::tabsWidth() const { return m_tabs->sizeHint().width() + 2 * px().s6; }

void PersonView::reload() {
    if (!m_id) return;
    m_session.read(
        this, m_latest,
        // Beside a list one person after the other passes by: no place for what is sealed.
        [id = *m_id, sealed = m_shape == Shape::Page](const ReadContext& context) {
            return readPerson(context, id, sealed);
        },
        [this](const Result<PersonFile>& file) {
            if (file) {
                fill(*file);
            } else {
                m_session.sayError(file.error());
            }
        });
}

void PersonView::fill(const PersonFile& file) {
    m_name = file.name;
    for (const auto& [type, record] : file.sealed) m_session.noteViewed(*m_session.catalogue().find(type), record);
    fillHead(file);
    const auto put = [&](Tab tab, QWidget* made) {
        auto* place = static_cast<QVBoxLayout*>(m_stack->widget(tab)->layout());
        while (QLayoutItem* old = place->takeAt(0)) {
            old->widget()->hide();
            old->widget()->deleteLater();
            delete old;
        }
        place->addWidget(made);
    };
    put(Overview, m_shape == Shape::Page ? overviewPage(file) : overviewPanel(file));
    put(Family, familyTab(file));
    put(Ledgers, ledgerTab(file));
    m_timeline->setFile(file.id, file.places, file.groups, file.timeline);
    m_papers->setSubject("person", file.id);
    put(Changes, changesTab(file));
    nameTabs(file);
    m_tabs->show();
    emit loaded();
}

void PersonView::nameTabs(const PersonFile& file) {
    const auto number = [](std::size_t count) {
        return count > 0 ? QLatin1Char(' ') + ui::number(static_cast<std::int64_t>(count)) : QString();
    };
    m_tabs->setTabText(Family,
                       tr("Household") + number(file.members.size() + static_cast<std::size_t>(file.elsewhere())));
    m_tabs->setTabText(Ledgers, tr("Ledgers") + number(file.enrolments.size()));
    m_tabs->setTabText(Timeline, tr("Timeline") + number(file.places->size()));
    m_tabs->setTabText(Papers, tr("Papers") + number(file.papers.size()));
    m_tabs->setTabText(Changes, tr("Changes") + number(file.history.size()));
    m_tabs->setTabVisible(Papers, file.hasPapers);
}

void PersonView::fillHead(const PersonFile& file) {
    delete m_head;
    m_act = nullptr;
    m_household = file.household;
    m_head = new PersonHead(m_session, m_shell, m_shape == Shape::Page, file, this);
    m_headPlace->addWidget(m_head);
    connect(m_head, &PersonHead::closeRequested, this, &PersonView::closeRequested);
    connect(m_head, &PersonHead::backRequested, this, &PersonView::backRequested);
    connect(m_head, &PersonHead::editRequested, this, &PersonView::editRequested);
    connect(m_head, &PersonHead::deleteRequested, this, &PersonView::deleteRequested);
    connect(m_head, &PersonHead::visitRequested, this, &PersonView::visit);
    connect(m_head, &PersonHead::printRequested, this, &PersonView::print);
    connect(m_head, &PersonHead::memberRequested, this, &PersonView::addMember);
    connect(m_head, &PersonHead::kinRequested, this, [this] { emit kinRequested({}); });
    connect(m_head, &PersonHead::deathRequested, this, &PersonView::registerDeath);
    connect(m_head, &PersonHead::departureRequested, this, &PersonView::moveOut);
}

void PersonView::openEntry(const std::string& type, const RecordId& id) {
    if (type == "kinship") return emit kinRequested(id);
    openRecord(m_session, m_shell, type, id);
}

QWidget* PersonView::overviewPage(const PersonFile& file) {
    auto* made = new PersonOverview(m_session, m_shell, file);
    TimelinePanel* recent = made->timeline();
    if (m_recent && m_recent->person() == file.id) recent->choose(m_recent->group());
    m_recent = recent;
    recent->setFile(file.id, file.places, file.groups, file.timeline);
    connect(recent, &TimelinePanel::opened, this, &PersonView::openEntry);
    connect(recent, &TimelinePanel::allRequested, this, [this] { setTab(Timeline); });
    connect(made, &PersonOverview::visitRequested, this, &PersonView::visit);
    connect(made, &PersonOverview::familyRequested, this, [this] { setTab(Family); });
    connect(made, &PersonOverview::papersRequested, this, [this] { setTab(Papers); });
    return made;
}

QWidget* PersonView::overviewPanel(const PersonFile& file) {
    auto* left = new QWidget;
    auto* layout = tabColumn(left);
    const PersonParts parts(m_session, m_shell, false, file);
    parts.addNext(*layout, left, [this] { visit(); });
    PersonParts::addLine(*layout, left);
    layout->addWidget(parts.caption(tr("Basics"), left));
    parts.addFacts(*layout, left, {&file.basics, &file.service}, {});
    PersonParts::addLine(*layout, left);
    auto* head = new QHBoxLayout;
    head->addWidget(parts.caption(tr("Recent"), left));
    head->addStretch(1);
    std::vector<TimelineRow> few;
    for (TimelineRow row : file.timeline.rows) {
        if (row.caption || few.size() == recentRows) continue;
        if (row.on) row.date = shortDay(*row.on, m_session.today()); // without the months above them
        few.push_back(std::move(row));
    }
    if (!few.empty()) {
        auto* all = new LinkLabel(tr("All"), left);
        connect(all, &LinkLabel::clicked, this, [this] { setTab(Timeline); });
        head->addWidget(all);
    }
    layout->addLayout(head);
    auto* recent = new TimelineView(area() + QStringLiteral("recent"), tr("Recent"), left);
    recent->setGrowing(true);
    recent->setRows(std::move(few));
    connect(recent, &TimelineView::opened, this, &PersonView::openEntry);
    layout->addWidget(recent);
    layout->addStretch(1);
    return scrolled(left);
}

QWidget* PersonView::familyTab(const PersonFile& file) {
    auto* inside = new QWidget;
    auto* layout = tabColumn(inside);
    const PersonParts parts(m_session, m_shell, m_shape == Shape::Page, file);
    layout->addWidget(parts.caption(tr("Household"), inside));
    parts.addMembers(*layout, inside, true);
    if (file.household) {
        auto* open = new LinkLabel(tr("Open the household"), inside);
        connect(open, &LinkLabel::clicked, this, [this, household = *file.household] {
            m_shell.open({QStringLiteral("household"), QString::fromStdString(household.hex())});
        });
        layout->addWidget(open);
        auto* add = (new Button(ButtonKind::Secondary, tr("Add a household member"), inside))
                        ->withIcon(QStringLiteral("user-plus"))
                        ->named(QStringLiteral("person.addMember"));
        m_permits.require(add, Right::Write);
        connect(add, &QAbstractButton::clicked, this, &PersonView::addMember);
        layout->addWidget(add, 0, Qt::AlignLeft);
    }
    PersonParts::addLine(*layout, inside);
    layout->addWidget(parts.caption(tr("Kin and support"), inside));
    if (file.kin.empty())
        layout->addWidget(paragraph(tr("Nobody yet. Children elsewhere, a neighbour with a key: whoever helps, and who "
                                       "is called in an emergency."),
                                    Look::Secondary, inside));
    parts.addKin(*layout, inside, false, [this](RecordId record) { emit kinRequested(record); });
    auto* kin = (new Button(ButtonKind::Secondary, tr("Add kin or a helper"), inside))
                    ->withIcon(QStringLiteral("plus"))
                    ->named(area() + QStringLiteral("addKin"));
    m_permits.require(kin, {{Right::Write, "kinship"}});
    connect(kin, &QAbstractButton::clicked, this, [this] { emit kinRequested({}); });
    layout->addWidget(kin, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return scrolled(inside);
}

QWidget* PersonView::ledgerTab(const PersonFile& file) {
    auto* inside = new QWidget;
    auto* layout = tabColumn(inside);
    PersonParts(m_session, m_shell, m_shape == Shape::Page, file).addEnrolments(*layout, inside);
    layout->addSpacing(px().s2);
    auto* row = new QWidget(inside);
    auto* flow = new FlowLayout(row);
    for (const schema::TypeDef* ledger : m_session.catalogue().ledgers()) {
        if (!m_session.access().allows(Right::Read, ledger->id)) continue;
        const bool open = std::any_of(file.enrolments.begin(), file.enrolments.end(),
                                      [&](const PersonEnrolment& one) { return one.open && one.type == ledger->id; });
        const bool vaultOpen =
            std::find(file.vaults.begin(), file.vaults.end(), ledger->compartment) != file.vaults.end();
        if (open || !ledger->takesNew() ||
            (ledger->sealed() && !(vaultOpen && m_session.access().allows(access::Right::Write, ledger->id))))
            continue;
        auto* enrol = (new Button(ButtonKind::Secondary, tr("Enter in %1").arg(m_session.label(ledger->label)), row))
                          ->withIcon(QStringLiteral("plus"))
                          ->named(QStringLiteral("person.enrol.") + QString::fromStdString(ledger->id));
        m_permits.require(enrol, {{Right::Write, ledger->id}});
        connect(enrol, &QAbstractButton::clicked, this, [this, type = ledger->id, id = file.id] {
            m_shell.open({QStringLiteral("ledgers"), QString::fromStdString(type + ":enrol:" + id.hex())});
        });
        flow->addWidget(enrol);
    }
    layout->addWidget(row);
    layout->addStretch(1);
    return scrolled(inside);
}

QWidget* PersonView::changesTab(const PersonFile& file) {
    auto* changes = new QWidget;
    auto* inside = column(changes);
    inside->setContentsMargins(px().s6, px().s3, px().s4, 0);
    auto* back = new LinkLabel(tr("Bring one value back"), changes);
    back->setObjectName(QStringLiteral("person.changes.back"));
    back->setAccessibleName(back->text());
    connect(back, &LinkLabel::clicked, this, [this, id = file.id] {
        m_shell.open({QStringLiteral("person"), QStringLiteral("changes:") + QString::fromStdString(id.hex())});
    });
    back->setVisible(file.alive && m_session.refusal({{Right::Write, "person"}}).isEmpty());
    inside->addWidget(back, 0, Qt::AlignRight);
    auto* view = new TimelineView(area() + QStringLiteral("changes"), tr("Changes"), changes);
    view->setRows(file.history);
    inside->addWidget(view, 1);
    return changes;
}

void PersonView::addMember() {
    if (!m_household) return;
    m_shell.open({QStringLiteral("residents"), QStringLiteral("new:") + QString::fromStdString(m_household->hex())});
}

void PersonView::print() {
    if (m_id) printPeople(m_session, this, {*m_id});
}

DateAct* PersonView::askDay(const char* name, const QString& question, const QString& act) {
    delete m_act;
    m_act = new DateAct(QString::fromLatin1(name), question, act, m_session.today(), m_head);
    m_head->addBelow(m_act);
    m_act->show();
    m_act->begin();
    connect(m_act, &DateAct::dropped, this, [this] {
        m_act->deleteLater();
        m_act = nullptr;
        m_tabs->setFocus(Qt::OtherFocusReason);
    });
    return m_act;
}

void PersonView::registerDeath() {
    connect(askDay("person.died", tr("Died on"), tr("Register the death")), &DateAct::agreed, this, [this](Date on) {
        journal::Operation operation;
        operation.id = "person.death";
        operation.args = {{"type", "person"}, {"id", m_id->hex()}};
        m_session.transact(this, operation,
                           [id = *m_id, on](journal::Writer& writer) { return people::recordDeath(writer, id, on); });
    });
}

void PersonView::moveOut() {
    connect(askDay("person.movedOut", tr("Moved away on"), tr("Register the move")), &DateAct::agreed, this,
            [this](Date on) {
                journal::Operation operation;
                operation.id = "person.move_out";
                operation.args = {{"type", "person"}, {"id", m_id->hex()}};
                m_session.transact(this, operation, [id = *m_id, on](journal::Writer& writer) {
                    people::Departure departure;
                    departure.on = on;
                    return people::moveOut(writer, std::vector<RecordId>{id}, departure);
                });
            });
}

void PersonView::visit() {
    if (m_id) m_shell.open({QStringLiteral("visit"), QStringLiteral("new:") + QString::fromStdString(m_id->hex())});
}

} // namespace mulin::ui
