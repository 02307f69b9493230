#include "ui/pages/campaigns/campaigns_page.h"

#include "core/follow_ups.h"
#include "core/records/query.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/campaigns/columns_editor.h"
#include "ui/pages/campaigns/door_panel.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/text.h"
#include "ui/widgets/beside.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/side_list.h"
#include "ui/widgets/strip.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;

namespace {

const QString scattered(QStringLiteral("scattered"));
constexpr int mainWidth = 520, buildingsWidth = 180;

} // namespace

CampaignsPage::CampaignsPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_stack(new QStackedWidget(this)), m_permits(session, "campaign_visit", this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
}

QWidget* CampaignsPage::makeList() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = new PageHead(QStringLiteral("campaigns"), tr("Campaigns"), true, page);
    auto* fresh = m_head->addButton(QStringLiteral("new"), tr("New campaign"), QStringLiteral("plus"), true);
    connect(m_permits.require(fresh, {{Right::Write, "campaign"}}), &QAbstractButton::clicked, this,
            [this] { makeForm(std::nullopt); });
    m_print = m_head->addButton(QStringLiteral("print"), tr("Print the sheet"), QStringLiteral("print"));
    connect(m_permits.require(m_print, Right::Print), &QAbstractButton::clicked, this, &CampaignsPage::print);
    m_sheet = m_head->addButton(QStringLiteral("sheet"), tr("Sheet to fill in"), QStringLiteral("export"));
    connect(m_permits.require(m_sheet, Right::Export), &QAbstractButton::clicked, this, &CampaignsPage::askExport);
    m_filled = m_head->addButton(QStringLiteral("filled"), tr("Read a filled sheet"), QStringLiteral("import"));
    connect(m_permits.require(m_filled, Right::Import), &QAbstractButton::clicked, this, &CampaignsPage::askImport);
    m_edit = m_head->addButton(QStringLiteral("edit"), tr("Change"), QStringLiteral("edit"));
    connect(m_edit, &QAbstractButton::clicked, this, [this] {
        if (m_campaign) makeForm(m_campaign->record.id());
    });
    layout->addWidget(m_head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* side = new QWidget(page);
    auto* beside = new QHBoxLayout(side);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    m_campaigns = new SideList(QStringLiteral("campaigns.list"), tr("Campaigns"), side);
    beside->addWidget(m_campaigns);
    beside->addWidget(new Line(Qt::Vertical, side));
    side->hide();
    row->addWidget(side);
    m_right = new QStackedWidget(page);
    auto* empty = new EmptyState(QStringLiteral("flag"), tr("There is no campaign yet."),
                                 tr("A campaign goes from door to door: what came of each, what was asked beside, and "
                                    "what was found goes into the files of those who live there."),
                                 m_right);
    connect(m_permits.require(
                empty->addAction(QStringLiteral("campaigns.first"), tr("New campaign"), QStringLiteral("plus")),
                {{Right::Write, "campaign"}}),
            &QAbstractButton::clicked, this, [this] { makeForm(std::nullopt); });
    m_right->addWidget(empty);
    auto* one = new QWidget(m_right);
    auto* column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_figures = paragraph({}, Look::Strong, one);
    m_figures->setObjectName(QStringLiteral("campaigns.figures"));
    m_figures->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
    column->addWidget(m_figures);
    column->addWidget(new Line(Qt::Horizontal, one));
    m_beside = new Beside(mainWidth, DoorPanel::leastWidth, one);
    auto* walk = new QWidget(m_beside);
    auto* parts = new QHBoxLayout(walk);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    m_buildings = new SideList(QStringLiteral("campaigns.buildings"), tr("Buildings"), walk);
    m_buildings->setLeastWidth(buildingsWidth);
    parts->addWidget(m_buildings);
    parts->addWidget(new Line(Qt::Vertical, walk));
    m_table = new QTableWidget(0, 3, walk);
    m_table->setObjectName(QStringLiteral("campaigns.table"));
    m_table->setAccessibleName(tr("Doors"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    styleTable(*m_table)->setStrongColumn(0);
    m_table->installEventFilter(this);
    connect(m_table, &QTableWidget::currentCellChanged, this, &CampaignsPage::showDoor);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &CampaignsPage::toQuestions);
    parts->addWidget(m_table, 1);
    m_beside->setMain(walk);
    m_panel = new DoorPanel(m_session, m_beside);
    m_beside->add(m_panel);
    m_beside->setStanding(m_panel);
    column->addWidget(m_beside, 1);
    connect(m_panel, &DoorPanel::backRequested, this, &CampaignsPage::toDoors);
    connect(m_beside, &Beside::arranged, this, [this] { m_panel->setBackVisible(m_beside->isInstead()); });
    connect(m_panel, &DoorPanel::entered, this, [this](const ledgers::DoorEntry& entry) { enter(entry, true); });
    auto* foot = new PageFoot(one);
    foot->addLeft(
        new ElidedLabel(tr("Keys: 1 done, 2 nobody home, 3 rather not, 4 later, 5 vacant; Enter to the questions"),
                        Look::Secondary, foot));
    column->addWidget(foot);
    m_right->addWidget(one);
    row->addWidget(m_right, 1);
    layout->addLayout(row, 1);
    connect(m_campaigns, &SideList::chosen, this, &CampaignsPage::readProgress);
    connect(m_buildings, &SideList::chosen, this, &CampaignsPage::readDoors);
    return page;
}

void CampaignsPage::open(const QString& argument) {
    if (inForm()) { // asked about what was typed there, mayLeave() has
        if (m_form->isDirty()) return;
        closeForm();
    }
    if (argument == QLatin1String("new")) {
        makeForm(std::nullopt);
        return;
    }
    if (!argument.isEmpty()) m_wanted = argument;
    reload();
}

void CampaignsPage::reload() { readCampaigns(); }

void CampaignsPage::readCampaigns() {
    using Names = std::vector<std::pair<QString, QString>>;
    m_session.read(
        this, m_listLatest,
        [](const ReadContext& context) -> Result<Names> {
            records::Query query;
            query.type = "campaign";
            MULIN_TRY_LET(found, records::list(context.reader, context.tables, context.access, query, context.today));
            Names names;
            for (const journal::Record& record : found)
                names.emplace_back(utf(record.id().hex()), utf(record.text("title")));
            return names;
        },
        [this](const Result<Names>& names) {
            if (!names) return m_session.sayError(names.error());
            const QString current = m_wanted.isEmpty() ? m_campaigns->current() : m_wanted;
            m_wanted.clear();
            {
                const QSignalBlocker quiet(m_campaigns);
                m_campaigns->clear();
                for (const auto& [id, name] : *names) m_campaigns->add(id, name);
                m_campaigns->setCurrent(current);
            }
            m_right->setCurrentIndex(names->empty() ? 0 : 1);
            m_campaigns->parentWidget()->setVisible(!names->empty());
            if (names->empty()) m_campaign.reset();
            readProgress();
        });
}

void CampaignsPage::readProgress() {
    const auto id = Uid::fromHex(m_campaigns->current().toStdString());
    if (!id) {
        refresh();
        return;
    }
    m_session.read(
        this, m_progressLatest,
        [id = RecordId(*id)](const ReadContext& context) {
            return ledgers::campaignProgress(context.reader, context.tables, context.access, id);
        },
        [this](Result<ledgers::CampaignProgress> progress) {
            if (!progress) return m_session.sayError(progress.error());
            m_campaign = std::move(*progress);
            const QString current = m_buildings->current();
            {
                const QSignalBlocker quiet(m_buildings);
                m_buildings->clear();
                for (const ledgers::CampaignBuilding& one : m_campaign->buildings) {
                    const QString key = one.building ? utf(one.building->hex()) : scattered;
                    m_buildings->add(key, one.building ? utf(one.name) : tr("Scattered dwellings"));
                    m_buildings->setCounter(
                        key, tr("%1/%2").arg(one.counts.doors - one.counts.open()).arg(one.counts.doors));
                }
                m_buildings->setCurrent(current);
            }
            refresh();
            readDoors();
        });
}

std::optional<RecordId> CampaignsPage::building() const {
    const auto id = Uid::fromHex(m_buildings->current().toStdString());
    return id ? std::optional(RecordId(*id)) : std::nullopt;
}

void CampaignsPage::readDoors() {
    if (!m_campaign) return;
    m_session.read(
        this, m_doorsLatest,
        [id = m_campaign->record.id(), building = building()](const ReadContext& context) {
            return ledgers::campaignDoors(context.reader, context.tables, context.access, id, building);
        },
        [this](Result<std::vector<ledgers::CampaignDoor>> doors) {
            if (!doors) return m_session.sayError(doors.error());
            m_doors = std::move(*doors);
            fillDoors();
        });
}

void CampaignsPage::fillDoors() {
    const QSignalBlocker quiet(m_table);
    QStringList heads{tr("Door"), tr("Residents"), tr("Result")};
    for (const ledgers::CampaignColumn& column : m_campaign->columns) heads << utf(column.name);
    heads << tr("Findings");
    m_table->setColumnCount(static_cast<int>(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setRowCount(static_cast<int>(m_doors.size()));
    int current = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ledgers::CampaignDoor& door = m_doors[static_cast<std::size_t>(row)];
        int at = 0;
        const auto put = [&](const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setToolTip(plainToolTip(text));
            m_table->setItem(row, at++, item);
        };
        put(utf(door.door));
        QStringList names;
        for (const std::string& name : door.residents) names << utf(name);
        put(names.join(tr(", ", "between names")));
        put(campaignResultText(m_session, door.result));
        for (const ledgers::CampaignColumn& column : m_campaign->columns) {
            const auto answer = door.answers.find(column.name);
            put(answer == door.answers.end() ? QString() : utf(answer->second));
        }
        put(utf(door.findings));
        if (m_at && door.dwelling == *m_at) current = row;
    }
    m_table->setColumnWidth(0, 84 * px().base / 14);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    m_table->setColumnWidth(1, scaled(180));
    const QFontMetrics titles(captionFont());
    for (int column = 2; column + 1 < m_table->columnCount(); ++column) {
        const int title = titles.horizontalAdvance(m_table->horizontalHeaderItem(column)->text());
        m_table->setColumnWidth(column, qBound(scaled(84), title + scaled(28), scaled(180)));
    }
    if (!m_doors.empty()) chooseDoor(current);
    showDoor();
}

/// That one alone: with Ctrl held, as in Ctrl+Enter, a view adds it to what is chosen.
void CampaignsPage::chooseDoor(int row) {
    m_table->selectionModel()->setCurrentIndex(m_table->model()->index(row, 0),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CampaignsPage::showDoor() {
    const int row = m_table->currentRow();
    if (!m_campaign || row < 0 || static_cast<std::size_t>(row) >= m_doors.size()) return m_panel->clear();
    m_at = m_doors[static_cast<std::size_t>(row)].dwelling;
    if (m_panel->shows(*m_at) && m_panel->isTouched()) return; // read anew meanwhile
    m_panel->show(*m_campaign, m_doors[static_cast<std::size_t>(row)]);
}

void CampaignsPage::toQuestions() {
    if (m_table->currentRow() < 0) return;
    m_beside->setShown(m_panel);
    m_panel->takeFocus();
}

void CampaignsPage::toDoors() {
    m_beside->setShown(nullptr);
    m_table->setFocus();
}

std::string CampaignsPage::doorOf(const RecordId& dwelling) const {
    for (const ledgers::CampaignDoor& door : m_doors)
        if (door.dwelling == dwelling) return door.door;
    return {};
}

void CampaignsPage::enterKey(int index) {
    const int row = m_table->currentRow();
    if (!m_campaign || row < 0 || static_cast<std::size_t>(row) >= m_doors.size()) return;
    const ledgers::CampaignDoor& door = m_doors[static_cast<std::size_t>(row)];
    ledgers::DoorEntry entry;
    if (m_panel->shows(door.dwelling) && m_panel->isTouched()) { // the result of what was typed
        entry = m_panel->entry();
        entry.result = campaignResults[index];
        m_panel->setSaved();
        return enter(entry, true);
    }
    entry.campaign = m_campaign->record.id();
    entry.dwelling = door.dwelling;
    entry.result = campaignResults[index];
    entry.answers = door.answers;
    entry.findings = door.findings;
    entry.need = door.needs;
    entry.visitor = m_panel->visitor().toStdString();
    enter(entry, true);
}

void CampaignsPage::enter(const ledgers::DoorEntry& entry, bool next) {
    const bool byKey = m_table->hasFocus();
    const int row = m_table->currentRow();
    const auto goOn = [this, next, row, byKey] {
        const int open = next ? openAfter(row) : -1;
        if (open < 0) return;
        chooseDoor(open);
        byKey ? m_table->setFocus() : m_panel->takeFocus();
    };
    if (!byKey) m_panel->setBusy(true);
    m_session.transact(
        this, {"campaign.door", {{"door", doorOf(entry.dwelling)}}},
        [entry](journal::Writer& writer) { return ledgers::enterDoor(writer, allFollowUps(), entry); },
        [this, entry, byKey, goOn](const Result<journal::ChangeSet>& done) {
            m_panel->setBusy(false);
            if (!done) { // what was typed stays in the panel
                if (byKey) {
                    m_at = entry.dwelling;
                    fillDoors();
                    m_panel->take(entry);
                }
                m_session.sayError(done.error());
                return;
            }
            if (!byKey) {
                m_panel->setSaved();
                goOn();
            }
            warnOccupied(entry);
            readProgress();
        });
    // At once: the next key is for the next door, however long the writing takes.
    if (byKey) goOn();
}

/// The next door where something is still to be found out; the last one stays chosen.
int CampaignsPage::openAfter(int row) const {
    for (auto at = static_cast<std::size_t>(row) + 1; at < m_doors.size(); ++at)
        if (const std::string& result = m_doors[at].result; result.empty() || result == "nobody" || result == "later")
            return static_cast<int>(at);
    return -1;
}

/// A flat that is said to be vacant and where people are registered.
void CampaignsPage::warnOccupied(const ledgers::DoorEntry& entry) {
    if (entry.result != "vacant") return;
    for (const ledgers::CampaignDoor& door : m_doors)
        if (door.dwelling == entry.dwelling && door.people.size() > entry.gone.size())
            m_session.say({StatusMessage::Kind::Warning,
                           tr("%1 is entered as vacant, but %n people are registered there: tick who has moved away.",
                              nullptr, static_cast<int>(door.people.size() - entry.gone.size()))
                               .arg(utf(door.door))});
}

bool CampaignsPage::eventFilter(QObject* object, QEvent* event) {
    if (object == m_table && event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && key.key() >= Qt::Key_1 && key.key() <= Qt::Key_5 &&
            m_session.access().allows(Right::Write, "campaign_visit") && !m_session.isReadOnly()) {
            enterKey(key.key() - Qt::Key_1);
            return true;
        }
        if (plain && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)) {
            toQuestions();
            return true;
        }
    }
    return Page::eventFilter(object, event);
}

void CampaignsPage::refresh() {
    for (Button* button : {m_edit, m_print, m_sheet, m_filled}) button->setVisible(m_campaign.has_value());
    if (!m_campaign) return;
    const ledgers::CampaignCounts& all = m_campaign->counts;
    m_head->setNote(utf(m_campaign->record.text("title")));
    m_figures->setText(tr("%1 doors: %2 done, %3 nobody home, %4 rather not, %5 later, %6 vacant, %7 open")
                           .arg(number(all.doors), number(all.done), number(all.nobody), number(all.refused),
                                number(all.later), number(all.vacant), number(all.open())));
}

void CampaignsPage::makeForm(std::optional<RecordId> id) {
    if (m_formPage != nullptr) {
        m_stack->removeWidget(m_formPage);
        m_formPage->deleteLater();
    }
    m_formPage = new QWidget(this);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head =
        new PageHead(QStringLiteral("campaign"), id ? tr("Change the campaign") : tr("New campaign"), true, m_formPage);
    head->setBackVisible(true);
    layout->addWidget(head);
    FormPlan plan;
    plan.own["columns"] = [this](QWidget* parent) { return new CampaignColumnsEditor(m_session, parent); };
    plan.hints["columns"] = tr("Asked at every door, beside the result; up to twelve");
    m_form = new RecordForm(m_session, *m_session.catalogue().find("campaign"), QStringLiteral("campaign"), plan,
                            m_formPage);
    layout->addWidget(m_form, 1);
    m_stack->addWidget(m_formPage);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeForm();
    });
    connect(m_form, &RecordForm::discardedEntry, this, &CampaignsPage::closeForm);
    connect(m_form, &RecordForm::saved, this, [this](const RecordId& saved, bool) {
        m_wanted = utf(saved.hex());
        closeForm();
        reload();
    });
    m_stack->setCurrentWidget(m_formPage);
    if (id)
        m_form->load(*id);
    else
        m_form->startNew();
    m_form->focusFirst();
    emit commandsChanged();
}

void CampaignsPage::closeForm() {
    m_stack->setCurrentIndex(0);
    m_table->setFocus();
    emit commandsChanged();
}

bool CampaignsPage::inForm() const { return m_formPage != nullptr && m_stack->currentWidget() == m_formPage; }

bool CampaignsPage::runCommand(const QString& id) {
    if (id == QLatin1String("register") && !inForm())
        makeForm(std::nullopt);
    else if ((id == QLatin1String("save") || id == QLatin1String("commit")) && inForm())
        m_form->save(false);
    else if (id == QLatin1String("print") && !inForm() && m_campaign)
        print();
    else
        return Page::runCommand(id);
    return true;
}

QStringList CampaignsPage::commandsNow() const {
    if (inForm()) return {QStringLiteral("save"), QStringLiteral("commit")};
    return {QStringLiteral("register"), QStringLiteral("print")};
}

void CampaignsPage::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

bool CampaignsPage::closeInner() {
    if (inForm()) {
        m_form->discard();
        closeForm();
        return true;
    }
    const bool inPanel = m_beside->shown() != nullptr || m_panel->isAncestorOf(QWidget::focusWidget());
    if (inPanel) toDoors();
    return inPanel;
}

bool CampaignsPage::mayLeave() { return !inForm() || mayLeaveForm(m_session, *m_form); }

} // namespace mulin::ui
