#include "ui/pages/organisation/organisation_page.h"

#include "core/organisation/setup.h"
#include "ui/forms/record_form.h"
#include "ui/grids/table_header.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/unit_panel.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

namespace {

constexpr int sideWidth = 460;
constexpr int nameWidth = 150; ///< of a unit, with the indentation of its level

QString number(std::int64_t value) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(value)); }

/// Rows with a line below, the chosen one soft, states in their colours.
class UnitDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {60, px().row}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool on = option.state & QStyle::State_Selected;
        const bool over = option.state & QStyle::State_MouseOver;
        if (on || over) painter->fillRect(option.rect, colour(on ? Colour::AccentSoft : Colour::Hover));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), px().hairline),
                          colour(Colour::Line));
        Colour role = Colour::Text;
        bool bold = index.data(StrongRole).toBool() || (on && index.column() == UnitModel::Name);
        switch (index.data(StateRole).value<CellState>()) {
        case CellState::Secondary: role = Colour::Text2; break;
        case CellState::Due:
            role = Colour::Due;
            bold = true;
            break;
        default: break;
        }
        painter->setFont(baseFont(bold ? Weight::Bold : Weight::Regular));
        painter->setPen(colour(role));
        const QRect box = option.rect.adjusted(px().s2, 0, -px().s2, 0);
        const auto align = index.data(Qt::TextAlignmentRole).isValid()
                               ? Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt())
                               : Qt::AlignLeft | Qt::AlignVCenter;
        painter->drawText(box, static_cast<int>(align),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, box.width()));
        painter->restore();
    }
};

class UnitView final : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override {
        const bool on = selectionModel()->isSelected(index);
        if (on) painter->fillRect(rect, colour(Colour::AccentSoft));
        painter->fillRect(QRect(0, rect.bottom(), rect.right() + 1, px().hairline), colour(Colour::Line));
        if (on) painter->fillRect(QRect(0, rect.top(), px().selectionEdge, rect.height()), colour(Colour::Accent));
        if (!model()->hasChildren(index)) return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour(Colour::Text2), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->translate(rect.right() - indentation() / 2.0, rect.center().y());
        if (isExpanded(index)) painter->rotate(90);
        painter->drawPolyline(QPolygonF({QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)}));
        painter->restore();
    }
};

} // namespace

OrganisationPage::OrganisationPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("organisation"), tr("Organisation"), false, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_face = new Segmented({tr("Grids"), tr("Party")}, m_head);
    m_face->setObjectName(QStringLiteral("organisation.face"));
    m_head->addBeside(m_face);
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
    m_tree->setItemDelegate(new UnitDelegate(m_tree));
    m_tree->setMouseTracking(true);
    m_tree->setIndentation(px().s6);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setModel(m_filter);
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
    connect(m_panel, &UnitPanel::appointRequested, this, &OrganisationPage::appoint);
    connect(m_panel, &UnitPanel::postRequested, this, &OrganisationPage::editPost);
    connect(m_panel, &UnitPanel::endRequested, this, &OrganisationPage::endPost);
    connect(m_panel, &UnitPanel::buildingsRequested, this, &OrganisationPage::assignBuildings);
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
    layout->addStretch(1);
    m_sums = new ElidedLabel({}, Look::Caption, bar);
    layout->addWidget(m_sums);
    return bar;
}

void OrganisationPage::open(const QString& argument) {
    if (const auto uid = Uid::fromHex(argument.toStdString())) m_wanted = uid;
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
                if (grids) sums << tr("%1 grids").arg(number(grids));
                sums << tr("%1 households").arg(number(office->counts.households))
                     << tr("%1 people living here").arg(number(office->counts.residents));
                m_sums->setText(sums.join(QChar(0x3000)));
            }
            m_gapsOnly->setText(tr("Gaps only %1").arg(m_model->gaps()));
            emit loaded();
        });
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
                      m_session.isReadOnly() || !m_session.refusal({{access::Right::Write, "unit"}}).isEmpty());
}

void OrganisationPage::addGrid() {
    const auto uid = chosen();
    if (!uid) return;
    auto made = std::make_shared<std::optional<RecordId>>();
    m_session.transact(
        this, {"grid.add", {{"type", "unit"}}},
        [community = RecordId(*uid), made](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(grid, organisation::addGrid(writer, community));
            *made = grid;
            return {};
        },
        [this, made](const Result<journal::ChangeSet>& done) {
            if (!done) {
                m_session.sayError(done.error());
                return;
            }
            if (*made) m_wanted = (*made)->uid();
            reload();
        });
}

void OrganisationPage::startForm(const std::string& type, const QString& title, std::vector<std::string> fields,
                                 std::map<std::string, QString> hints) {
    closeSide();
    m_formPage = new QWidget(m_side);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("organisation.form"), title, true, m_formPage);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeSide();
    });
    layout->addWidget(head);
    FormPlan plan;
    plan.fields = std::move(fields);
    plan.hints = std::move(hints);
    plan.narrow = true;
    m_form =
        new RecordForm(m_session, *m_session.catalogue().find(type), QStringLiteral("organisation"), plan, m_formPage);
    layout->addWidget(m_form, 1);
    connect(m_form, &RecordForm::discardedEntry, this, &OrganisationPage::closeSide);
    connect(m_form, &RecordForm::saved, this, [this](const RecordId&, bool next) {
        if (!next) closeSide();
    });
    m_side->addWidget(m_formPage);
    m_side->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void OrganisationPage::rename() {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    if (!node) return;
    const RecordId id = node->id;
    if (node->type == "unit")
        startForm("unit", tr("Name and code"), {"name", "party_name", "code", "remark"});
    else
        startForm("building", tr("Name and code"), {"name", "party_group", "floors", "entrances", "remark"});
    m_form->load(id);
}

void OrganisationPage::appoint(const std::string& title) {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    if (!node) return;
    RecordForm::Preset preset;
    preset.links["unit"] = {{node->id, m_model->name(*node, Face::Grid)}};
    if (!title.empty()) preset.values["title"] = title;
    preset.values["since"] = m_session.today();
    startPostForm(tr("Appoint"));
    m_form->startNew(preset);
    m_form->focusFirst();
}

void OrganisationPage::editPost(RecordId post) {
    startPostForm(tr("Post"));
    m_form->load(post);
}

void OrganisationPage::startPostForm(const QString& title) {
    const QString outsider = tr("Only for somebody who is not among the residents");
    startForm("post", title,
              {"unit", "title", "entrance", "holder_a", "holder_a_name", "holder_b", "holder_b_name", "time", "phone",
               "since", "temporary", "until"},
              {{"holder_a_name", outsider}, {"holder_b_name", outsider}, {"until", tr("The last day in the post")}});
}

void OrganisationPage::endPost(RecordId post) {
    m_session.transact(this, {"post.relieve", {{"type", "post"}, {"id", post.hex()}}},
                       [post](journal::Writer& writer) { return organisation::relieve(writer, post, writer.today()); });
}

void OrganisationPage::assignBuildings() {
    const auto uid = chosen();
    const TreeNode* grid = uid ? m_model->node(*uid) : nullptr;
    const TreeNode* community = uid ? m_model->parentOf(*uid) : nullptr;
    if (!grid || !community) return;
    closeSide();
    m_formPage = new QWidget(m_side);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("organisation.buildings"),
                              tr("Buildings of %1").arg(m_model->name(*grid, Face::Grid)), true, m_formPage);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &OrganisationPage::closeSide);
    layout->addWidget(head);
    m_buildings = new QListWidget(m_formPage);
    m_buildings->setObjectName(QStringLiteral("organisation.buildingList"));
    m_buildings->setAccessibleName(tr("Buildings"));
    m_buildings->setFrameShape(QFrame::NoFrame);
    const auto add = [this](const TreeNode& building, bool on, const QString& where) {
        auto* item = new QListWidgetItem(m_model->name(building, Face::Grid) + where, m_buildings);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        item->setData(UnitModel::idRole, QString::fromStdString(building.id.hex()));
        item->setData(UnitModel::gapsRole, on);
        item->setSizeHint(QSize(0, px().row));
    };
    for (const TreeNode& building : grid->children) add(building, true, {});
    for (const TreeNode& building : community->children)
        if (building.type == "building") add(building, false, {});
    for (const TreeNode& other : community->children)
        if (other.level == "grid" && other.id != grid->id)
            for (const TreeNode& building : other.children)
                add(building, false, tr(", now in %1").arg(m_model->name(other, Face::Grid)));
    auto* inner = new QHBoxLayout;
    inner->setContentsMargins(px().s6, px().s2, 0, 0);
    inner->addWidget(m_buildings);
    layout->addLayout(inner, 1);
    auto* foot = new PageFoot(m_formPage);
    foot->addLeft(plainLabel(tr("A building is in one grid; its residents follow."), Look::Caption, foot));
    auto* save =
        (new Button(ButtonKind::Primary, tr("Save"), foot))->named(QStringLiteral("organisation.saveBuildings"));
    connect(save, &QAbstractButton::clicked, this, &OrganisationPage::saveBuildings);
    foot->addRight(save);
    layout->addWidget(foot);
    m_side->addWidget(m_formPage);
    m_side->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void OrganisationPage::saveBuildings() {
    const auto uid = chosen();
    if (!uid || !m_buildings) return;
    std::vector<std::pair<RecordId, bool>> changes;
    for (int i = 0; i < m_buildings->count(); ++i) {
        const QListWidgetItem* item = m_buildings->item(i);
        const bool on = item->checkState() == Qt::Checked;
        const auto id = Uid::fromHex(item->data(UnitModel::idRole).toString().toStdString());
        if (id && on != item->data(UnitModel::gapsRole).toBool()) changes.emplace_back(RecordId(*id), on);
    }
    if (changes.empty()) {
        closeSide();
        return;
    }
    m_session.transact(
        this, {"building.edit", {{"type", "building"}}},
        [changes, grid = RecordId(*uid)](journal::Writer& writer) -> Result<void> {
            for (const auto& [building, on] : changes)
                MULIN_TRY(organisation::assignBuilding(writer, building, on ? std::optional(grid) : std::nullopt));
            return {};
        },
        [this](const Result<journal::ChangeSet>& done) {
            if (!done)
                m_session.sayError(done.error());
            else
                closeSide();
        });
}

void OrganisationPage::closeSide() {
    m_side->setCurrentWidget(m_panel);
    if (m_formPage) {
        m_side->removeWidget(m_formPage);
        m_formPage->deleteLater();
    }
    m_formPage = nullptr;
    m_form = nullptr;
    m_buildings = nullptr;
    emit commandsChanged();
}

bool OrganisationPage::closeInner() {
    if (!m_formPage) return false;
    if (m_form) m_form->discard();
    if (m_formPage) closeSide();
    return true;
}

bool OrganisationPage::mayLeave() { return !m_form || mayLeaveForm(m_session, *m_form); }

bool OrganisationPage::runCommand(const QString& id) {
    if (id == QLatin1String("save") && m_form)
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
    QStringList now{QStringLiteral("filter")};
    if (m_form || m_buildings) now << QStringLiteral("save");
    return now;
}

} // namespace mulin::ui
