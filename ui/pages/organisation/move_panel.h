// "Move to …": where a building or a unit belongs from a day on.
#pragma once

#include "ui/pages/organisation/side_panel.h"
#include "ui/pages/organisation/unit_model.h"

class QListWidget;

namespace mulin::ui {

/// May it be part of the other: a building of a grid, a unit of one of the tier above.
bool mayMove(const organisation::TreeNode& node, const organisation::TreeNode& target);

class MovePanel final : public SidePanel {
    Q_OBJECT
public:
    /// `target`: chosen already, where it was dropped.
    MovePanel(OfficeSession& session, const UnitModel& model, const organisation::TreeNode& node,
              std::optional<Uid> target, QWidget* parent);
    void act() override;
    bool canAct() const override { return true; }

private:
    RecordId m_node;
    bool m_building;
    QListWidget* m_targets;
    Field m_on;
};

/// A temporary area (临时片区): its name and its last day.
class AreaPanel final : public SidePanel {
    Q_OBJECT
public:
    AreaPanel(OfficeSession& session, RecordId parent, QWidget* parentWidget);
    void act() override;
    bool canAct() const override { return true; }

private:
    RecordId m_above;
    Field m_name, m_until;
};

} // namespace mulin::ui
