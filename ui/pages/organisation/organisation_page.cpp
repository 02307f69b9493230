#include "ui/pages/organisation/organisation_page.h"

#include "ui/forms/record_form.h"
#include "ui/grids/table_header.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/coverage_panel.h"
#include "ui/pages/organisation/emergency_view.h"
#include "ui/pages/organisation/move_panel.h"
#include "ui/pages/organisation/office_kind_panel.h"
#include "ui/pages/organisation/unit_panel.h"
#include "ui/pages/organisation/unit_view.h"
#include "ui/pages/print_view.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

namespace {

constexpr int sideWidth = 460;
constexpr int nameWidth = 150; ///< of a unit, with the indentation of its level

} // namespace

OrganisationPage::OrganisationPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("organisation"), tr("Organisation"), false, this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_center = new QStackedWidget(this);
    outer->addWidget(m_center);
    m_desk = new QWidget(m_center);
    m_center->addWidget(m_desk);
    auto* layout = new QVBoxLayout(m_desk);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_face = new Segmented({tr("Grids"), tr("Party")}, m_head);
    m_face->setObjectName(QStringLiteral("organisation.face"));
    m_head->addBeside(m_face);
    addHeadActs();
    layout->addWidget(m_head);
    layout->addWidget(makeBar());
    m_model = new UnitModel(session.language(), this);
    m_filter = new UnitFilter(this);
    m_filter->setSourceModel(m_model);
    m_tree = new UnitView(this);
    m_tree->setObjectName(QStringLiteral("organisation.tree"));
    m_tree->setAccessibleName(tr("The organisation"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeader(new TableHeader(m_tree));
    m_tree->setItemDelegate(new UnitDelegate(UnitModel::Name, m_tree));
    m_tree->setMouseTracking(true);
    m_tree->setIndentation(px().s6);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setModel(m_filter);
    if (!session.isReadOnly() && session.refusal({{access::Right::Write, "unit"}}).isEmpty())
        m_tree->setDropping([this](const QModelIndex& node, const QModelIndex& target) {
            const TreeNode* from = m_model->node(m_filter->mapToSource(node));
            const TreeNode* to = m_model->node(m_filter->mapToSource(target));
            return from && to && m_model->parentOf(from->id.uid()) != to && mayMove(*from, *to);
        });
    connect(m_tree, &UnitView::dropped, this, [this](const QModelIndex& node, const QModelIndex& target) {
        const TreeNode* from = m_model->node(m_filter->mapToSource(node));
        const TreeNode* to = m_model->node(m_filter->mapToSource(target));
        if (from && to) moveTo(from->id.uid(), to->id.uid());
    });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_tree, 1);
    row->addWidget(new Line(Qt::Vertical, this));
    m_side = new QStackedWidget(this);
    m_side->setFixedWidth(sideWidth * px().base / 14);
    m_panel = new UnitPanel(session.language(), m_side);
    m_side->addWidget(m_panel);
    row->addWidget(m_side);
    layout->addLayout(row, 1);
    connect(m_face, &Segmented::chosen, this, [this](int index) {
        m_model->setFace(index == 0 ? Face::Grid : Face::Party);
        restore();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setWords(text);
        if (!text.trimmed().isEmpty())
            m_tree->expandAll();
        else
            restore();
    });
    connect(m_gapsOnly, &QAbstractButton::toggled, this, [this](bool on) {
        m_filter->setGapsOnly(on);
        if (on)
            m_tree->expandAll();
        else
            restore();
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (const TreeNode* node = m_model->node(m_filter->mapToSource(index))) m_open.insert(node->id.uid());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (const TreeNode* node = m_model->node(m_filter->mapToSource(index))) m_open.erase(node->id.uid());
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showChosen(); });
    connect(m_panel, &UnitPanel::addGridRequested, this, &OrganisationPage::addGrid);
    connect(m_panel, &UnitPanel::renameRequested, this, &OrganisationPage::rename);
    connect(m_panel, &UnitPanel::appointRequested, this,
            [this](const std::string& title, const std::string& entrance) { appoint(title, entrance); });
    connect(m_panel, &UnitPanel::postRequested, this, &OrganisationPage::editPost);
    connect(m_panel, &UnitPanel::endRequested, this, &OrganisationPage::endPost);
    connect(m_panel, &UnitPanel::buildingsRequested, this, &OrganisationPage::assignBuildings);
    connect(m_panel, &UnitPanel::handOverRequested, this, &OrganisationPage::handOver);
    connect(m_panel, &UnitPanel::moveRequested, this, [this] {
        if (const auto uid = chosen()) moveTo(*uid);
    });
    connect(m_panel, &UnitPanel::roomsRequested, this, [this] {
        if (const auto uid = chosen())
            this->shell().open({QStringLiteral("building"), QString::fromStdString(uid->hex())});
    });
    connect(m_panel, &UnitPanel::areaRequested, this, &OrganisationPage::addArea);
    connect(m_panel, &UnitPanel::boardRequested, this, &OrganisationPage::printBoard);
    connect(m_panel, &UnitPanel::cardsRequested, this, &OrganisationPage::printCards);
    m_calls = new EmergencyView(session, m_center);
    m_center->addWidget(m_calls);
    connect(m_calls, &EmergencyView::closeRequested, this, [this] {
        m_center->setCurrentWidget(m_desk);
        m_tree->setFocus(Qt::OtherFocusReason);
    });
    connect(m_calls, &EmergencyView::endRequested, this, [this] { switchMode(0); });
    connect(m_calls, &EmergencyView::printRequested, this, &OrganisationPage::printCalls);
    connect(m_calls, &EmergencyView::printNeedsRequested, this, &OrganisationPage::printNeeds);
}

void OrganisationPage::addHeadActs() {
    m_mode = new Segmented({tr("Normal"), tr("Emergency")}, m_head);
    m_mode->setObjectName(QStringLiteral("organisation.mode"));
    m_mode->setAccessibleName(tr("Normal times or emergency"));
    m_mode->setEnabled(!m_session.isReadOnly() && m_session.refusal({{access::Right::Write, "emergency"}}).isEmpty());
    connect(m_mode, &Segmented::chosen, this, &OrganisationPage::switchMode);
    m_head->addAtEnd(m_mode);
    connect(m_head->addButton(QStringLiteral("calls"), tr("Call tree"), QStringLiteral("phone")),
            &QAbstractButton::clicked, this, &OrganisationPage::showCalls);
    auto* more = new QMenu(this);
    more->setObjectName(QStringLiteral("organisation.more"));
    more->addAction(tr("Temporary posts"), this, &OrganisationPage::showTemporary)
        ->setObjectName(QStringLiteral("organisation.temporaryPosts"));
    more->addAction(tr("Contact cards handed out"), this, [this] {
        shell().open({QStringLiteral("records"), QStringLiteral("card_batch")});
    });
    more->addAction(tr("Emergencies so far"), this, [this] {
        shell().open({QStringLiteral("records"), QStringLiteral("emergency")});
    });
    QAction* kind = more->addAction(tr("Kind of office …"), this, [this] {
        if (mayLeave()) openSide(new OfficeKindPanel(m_session, m_side));
    });
    kind->setObjectName(QStringLiteral("organisation.officeKind"));
    (new Permits(m_session, {}, this))->require(kind, {{access::Right::Configure}}, Permits::Without::Hidden);
    m_head->addButton(QStringLiteral("moreButton"), tr("More"))->withMenu(more);
}

QWidget* OrganisationPage::makeBar() {
    auto* bar = new Strip(&Sizes::filterBar, Qt::BottomEdge, Surface::Raised, this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(px().s6, 0, px().s6, px().s2);
    layout->setSpacing(px().s2);
    m_search = new SearchField(tr("Find a grid, a building, somebody in a post"), {}, bar);
    m_search->setObjectName(QStringLiteral("organisation.filter"));
    m_search->setAccessibleName(tr("Filter the tree"));
    m_search->setRoom(280);
    layout->addWidget(m_search);
    m_gapsOnly = (new Button(ButtonKind::Chip, tr("Gaps only"), bar))->named(QStringLiteral("organisation.gapsOnly"));
    m_gapsOnly->setCheckable(true);
    layout->addWidget(m_gapsOnly);
    auto* walk =
        (new Button(ButtonKind::Quiet, tr("Go through the gaps"), bar))->named(QStringLiteral("organisation.walkGaps"));
    connect(walk, &QAbstractButton::clicked, this, &OrganisationPage::showCoverage);
    layout->addWidget(walk);
    layout->addStretch(1);
    m_sums = new ElidedLabel({}, Look::Caption, bar);
    layout->addWidget(m_sums);
    return bar;
}

void OrganisationPage::open(const QString& argument) {
    if (argument == QLatin1String("calls")) {
        showCalls();
        m_calls->showNeeds();
    } else if (const auto uid = Uid::fromHex(argument.toStdString())) {
        m_wanted = uid;
        m_unitWanted = true;
        m_center->setCurrentWidget(m_desk);
    }
    reload();
}

void OrganisationPage::reload() {
    m_session.read(
        this, m_latest,
        [](const ReadContext& context) {
            return organisation::unitTree(context.reader, context.tables, context.access, context.today);
        },
        [this](Result<TreeNode> tree) {
            if (!tree) {
                m_session.sayError(tree.error());
                return;
            }
            if (!m_wanted) m_wanted = chosen();
            m_model->setTree(std::move(*tree));
            const TreeNode* office = m_model->office();
            if (m_first && office) {
                m_open.insert(office->id.uid());
                if (!m_wanted) m_wanted = office->id.uid();
                m_first = false;
            }
            restore();
            if (office) {
                std::int64_t grids = 0;
                for (const TreeNode& child : office->children) grids += child.level == "grid" ? 1 : 0;
                QStringList sums;
                if (grids) sums << tr("%n grids", nullptr, static_cast<int>(grids));
                sums << tr("%1 households").arg(number(office->counts.households))
                     << tr("%1 people living here").arg(number(office->counts.residents));
                m_sums->setText(sums.join(QChar(0x3000)));
            }
            m_gapsOnly->setText(tr("Gaps only %1").arg(m_model->gaps()));
            if (m_coverage && office) m_coverage->show(organisation::coverageOf(*office, m_session.today()));
            emit loaded();
        });
    readEmergency();
}

std::optional<Uid> OrganisationPage::chosen() const {
    const TreeNode* node = m_model->node(m_filter->mapToSource(m_tree->currentIndex()));
    return node ? std::optional(node->id.uid()) : std::nullopt;
}

void OrganisationPage::restore() {
    const auto wanted = m_wanted ? m_wanted : chosen();
    const std::set<Uid> open = m_open;
    for (const Uid& uid : open)
        if (const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(uid)); index.isValid())
            m_tree->expand(index);
    fit();
    if (wanted) choose(*wanted);
    m_wanted.reset();
}

void OrganisationPage::fit() {
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    m_side->setFixedWidth(qMin(scaled(sideWidth), width() * 2 / 5));
    QHeaderView* header = m_tree->header();
    if (header->count() < UnitModel::ColumnCount) return; // nothing has been read yet
    header->setStretchLastSection(false);
    header->setSectionResizeMode(UnitModel::Name, QHeaderView::Stretch);
    int fixed = 0;
    for (const auto& [column, wanted] : {std::pair(UnitModel::HolderA, 84), std::pair(UnitModel::HolderB, 84),
                                         std::pair(UnitModel::Households, 72), std::pair(UnitModel::Gaps, 84)}) {
        const int words =
            header->fontMetrics().horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString());
        const int pixels = qMax(scaled(wanted), words + 2 * px().s3);
        header->resizeSection(column, pixels);
        fixed += pixels;
    }
    // The names that one looks for stay; columns give way to them, the other face's name first.
    int rest = width() - m_side->width() - fixed;
    m_tree->setColumnHidden(UnitModel::Other, rest < scaled(340));
    for (const auto column : {UnitModel::Households, UnitModel::HolderB}) {
        const bool hides = rest < scaled(nameWidth);
        m_tree->setColumnHidden(column, hides);
        if (hides) rest += header->sectionSizeHint(column);
    }
    header->resizeSection(UnitModel::Other, qMin(scaled(190), rest / 2));
}

void OrganisationPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

void OrganisationPage::choose(const Uid& uid) {
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(uid));
    if (!index.isValid()) return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) m_tree->expand(above);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    showChosen();
}

void OrganisationPage::showChosen() {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    if (node)
        m_panel->show(*m_model, *node,
                      m_session.isReadOnly() || !m_session.refusal({{access::Right::Write, "unit"}}).isEmpty(),
                      m_session.today());
}

bool OrganisationPage::closeInner() {
    if (m_sheet) {
        closeSheet();
        return true;
    }
    if (m_center->currentWidget() == m_calls) {
        m_center->setCurrentWidget(m_desk);
        return true;
    }
    if (!m_formPage) return false;
    if (m_form) m_form->discard();
    if (m_formPage) closeSide();
    return true;
}

bool OrganisationPage::mayLeave() { return !m_form || mayLeaveForm(m_session, *m_form); }

bool OrganisationPage::runCommand(const QString& id) {
    if (id == QLatin1String("print") && m_sheet)
        m_sheet->print();
    else if (id == QLatin1String("print") && m_center->currentWidget() == m_calls)
        m_calls->inNeeds() ? printNeeds() : printCalls();
    else if (id == QLatin1String("save") && m_sidePanel)
        m_sidePanel->act();
    else if (id == QLatin1String("save") && m_form)
        m_form->save(false);
    else if (id == QLatin1String("save") && m_buildings)
        saveBuildings();
    else if (id == QLatin1String("filter"))
        m_search->setFocus(Qt::ShortcutFocusReason);
    else
        return Page::runCommand(id);
    return true;
}

QStringList OrganisationPage::commandsNow() const {
    QStringList now;
    if (m_sheet || m_center->currentWidget() == m_calls) return {QStringLiteral("print")};
    now << QStringLiteral("filter");
    if (m_form || m_buildings || (m_sidePanel && m_sidePanel->canAct())) now << QStringLiteral("save");
    return now;
}

} // namespace mulin::ui
