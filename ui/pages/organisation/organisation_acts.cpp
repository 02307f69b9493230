// What can be done with the chosen unit.
#include "ui/pages/organisation/organisation_page.h"

#include "core/organisation/setup.h"
#include "ui/forms/record_form.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/coverage_panel.h"
#include "ui/pages/organisation/emergency_view.h"
#include "ui/pages/organisation/handover_panel.h"
#include "ui/pages/organisation/move_panel.h"
#include "ui/pages/organisation/temporary_panel.h"
#include "ui/pages/organisation/unit_panel.h"
#include "ui/pages/organisation/unit_view.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

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

void OrganisationPage::appoint(const std::string& title, const std::string& entrance) {
    const auto uid = chosen();
    const TreeNode* node = uid ? m_model->node(*uid) : nullptr;
    if (!node) return;
    RecordForm::Preset preset;
    preset.links["unit"] = {{node->id, m_model->name(*node, Face::Grid)}};
    if (!title.empty()) preset.values["title"] = title;
    if (!entrance.empty()) preset.values["entrance"] = entrance;
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
               "phone_consent", "since", "temporary", "until", "away_from", "away_until", "duties"},
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
    m_sidePanel = nullptr;
    m_coverage = nullptr;
    if (m_walking) {
        m_walking = false;
        showCoverage();
    }
    emit commandsChanged();
}

void OrganisationPage::openSide(SidePanel* panel) {
    m_walking = false;
    closeSide();
    m_formPage = panel;
    m_sidePanel = panel;
    connect(panel, &SidePanel::closeRequested, this, &OrganisationPage::closeSide);
    m_center->setCurrentWidget(m_desk);
    m_side->addWidget(panel);
    m_side->setCurrentWidget(panel);
    if (QWidget* first = panel->findChild<QLineEdit*>()) first->setFocus(Qt::OtherFocusReason);
    emit commandsChanged();
}

void OrganisationPage::showCoverage() {
    const TreeNode* office = m_model->office();
    if (!office || !mayLeave()) return;
    auto* panel = new CoveragePanel(m_session, m_side);
    openSide(panel);
    m_coverage = panel;
    panel->show(organisation::coverageOf(*office, m_session.today()));
    connect(panel, &CoveragePanel::placeRequested, this, [this](const RecordId& node) { choose(node.uid()); });
    connect(panel, &CoveragePanel::fillRequested, this, &OrganisationPage::fillGap);
    panel->takeFocus();
}

void OrganisationPage::fillGap(const organisation::CoverageGap& gap) {
    choose(gap.node.uid());
    if (gap.post)
        editPost(*gap.post);
    else
        appoint(gap.title, gap.entrance);
    m_walking = true;
}

void OrganisationPage::handOver(RecordId post) {
    auto* panel = new HandOverPanel(m_session, post, m_side);
    openSide(panel);
    connect(panel, &HandOverPanel::handedOver, this,
            [this](const organisation::HandOverPlan& moved, const QString& to, Date on) {
                closeSide();
                printHandOver(moved, to, on);
            });
}

void OrganisationPage::moveTo(const Uid& node, std::optional<Uid> target) {
    const TreeNode* from = m_model->node(node);
    if (!from || !mayLeave()) return;
    openSide(new MovePanel(m_session, *m_model, *from, target, m_side));
}

void OrganisationPage::addArea() {
    if (const auto uid = chosen()) openSide(new AreaPanel(m_session, RecordId(*uid), m_side));
}

void OrganisationPage::showTemporary() {
    if (m_model->office() && mayLeave()) openSide(new TemporaryPanel(m_session, *m_model, m_side));
}

void OrganisationPage::readEmergency() {
    m_session.read(this, m_callsLatest, readCalls, [this](Result<CallBoard> board) {
        if (board) takeCalls(std::move(*board)); // whoever may not read it has no call tree
    });
}

void OrganisationPage::takeCalls(CallBoard board) {
    m_emergency = board.emergency ? std::optional(board.emergency->id) : std::nullopt;
    m_mode->setCurrent(m_emergency ? 1 : 0);
    m_calls->show(std::move(board));
    // Once for each emergency the calls come first; who went to the tree stays there.
    if (m_emergency && m_shownEmergency != m_emergency) {
        m_shownEmergency = m_emergency;
        if (!m_formPage && !m_sheet && !m_unitWanted) showCalls();
    }
}

void OrganisationPage::showCalls() {
    m_center->setCurrentWidget(m_calls);
    m_calls->takeFocus();
    emit commandsChanged();
}

/// 0 normal times, 1 emergency: what it is to be.
void OrganisationPage::switchMode(int mode) {
    const QSignalBlocker quiet(m_mode);
    m_mode->setCurrent(m_emergency ? 1 : 0); // until it is done
    if ((mode == 1) == m_emergency.has_value()) {
        if (mode == 1) showCalls();
        return;
    }
    if (!mayLeave()) return;
    const CallBoard& board = m_calls->board();
    m_unitWanted = false;
    openSide(new EmergencyPanel(m_session, mode == 0 ? board.emergency : std::nullopt,
                                static_cast<int>(board.lines.size()), m_side));
}

} // namespace mulin::ui
