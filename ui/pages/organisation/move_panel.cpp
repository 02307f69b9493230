#include "ui/pages/organisation/move_panel.h"

#include "core/organisation/setup.h"
#include "ui/forms/field_editor.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::TreeNode;

bool mayMove(const TreeNode& node, const TreeNode& target) {
    if (node.own || node.id == target.id) return false;
    if (node.type == "building") return target.level == "grid";
    return node.type == "unit" && target.type == "unit" && organisation::mayContain(target.level, node.level);
}

MovePanel::MovePanel(OfficeSession& session, const UnitModel& model, const TreeNode& node, std::optional<Uid> target,
                     QWidget* parent)
    : SidePanel(session, "move", tr("Move to …"), parent), m_node(node.id), m_building(node.type == "building") {
    body().addWidget(plainLabel(model.name(node, Face::Grid), Look::Lead, this));
    const TreeNode* now = model.parentOf(node.id.uid());
    if (now) body().addWidget(plainLabel(tr("Now in %1").arg(model.name(*now, Face::Grid)), Look::Secondary, this));
    auto* rows = new FormRows(QStringLiteral("organisation.move"), this);
    rows->setNotesBelow();
    rows->setNarrow();
    m_on = addField(*rows, "unit", "since", "on", tr("From"), true,
                    tr("Months that were over by then keep their figures"));
    m_on.editor->setValue(schema::Value(session.today()));
    body().addWidget(rows);
    m_targets = new QListWidget(this);
    m_targets->setObjectName(name("targets"));
    m_targets->setAccessibleName(tr("Where to"));
    m_targets->setFrameShape(QFrame::NoFrame);
    const std::function<void(const TreeNode&)> add = [&](const TreeNode& one) {
        if (mayMove(node, one) && (!now || one.id != now->id)) {
            auto* item = new QListWidgetItem(model.name(one, Face::Grid), m_targets);
            item->setData(UnitModel::idRole, QString::fromStdString(one.id.hex()));
            item->setSizeHint(QSize(0, px().row));
            if (target && one.id.uid() == *target) m_targets->setCurrentItem(item);
        }
        for (const TreeNode& child : one.children) add(child);
    };
    if (model.office()) add(*model.office());
    if (m_targets->count() == 0) say(tr("There is nowhere else to move it."));
    body().addWidget(m_targets, 1);
    primary("act", tr("Move"));
}

void MovePanel::act() {
    const auto on = valueOf(m_on);
    const QListWidgetItem* item = m_targets->currentItem();
    if (!on || !item) return say(item ? QString() : tr("Choose where to."));
    const auto target = Uid::fromHex(item->data(UnitModel::idRole).toString().toStdString());
    if (!target) return;
    const auto since = on->isEmpty() ? std::nullopt : std::optional(on->date());
    session().transact(
        this, {"unit.move", {{"type", m_building ? "building" : "unit"}, {"id", m_node.hex()}}},
        [node = m_node, building = m_building, to = RecordId(*target), since](journal::Writer& writer) {
            return building ? organisation::assignBuilding(writer, node, to, since)
                            : organisation::moveUnit(writer, node, to, since);
        },
        closing());
}

AreaPanel::AreaPanel(OfficeSession& session, RecordId above, QWidget* parent)
    : SidePanel(session, "area", tr("Temporary area"), parent), m_above(above) {
    body().addWidget(paragraph(
        tr("For a time, with heads of its own. Buildings and residents stay in their grids, and no figure changes."),
        Look::Secondary, this));
    auto* rows = new FormRows(QStringLiteral("organisation.area"), this);
    rows->setNotesBelow();
    rows->setNarrow();
    m_name = addField(*rows, "unit", "name", "name", tr("Name"), true);
    m_until = addField(*rows, "unit", "until", "until", tr("Last day"), true);
    body().addWidget(rows);
    body().addStretch(1);
    primary("act", tr("Add"));
}

void AreaPanel::act() {
    const auto name = valueOf(m_name), until = valueOf(m_until);
    if (!name || !until) return;
    if (name->isEmpty()) return m_name.row->setError(tr("It needs a name."));
    if (until->isEmpty()) return m_until.row->setError(tr("It needs an end."));
    session().transact(
        this, {"area.add", {{"type", "unit"}}},
        [above = m_above,
         area = organisation::NewArea{name->text(), until->date(), {}}](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(organisation::addArea(writer, above, area));
            return {};
        },
        closing());
}

} // namespace mulin::ui
