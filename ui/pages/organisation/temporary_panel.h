// Temporary posts in one list, and what becomes of the best of them.
#pragma once

#include "ui/pages/organisation/side_panel.h"
#include "ui/pages/organisation/unit_model.h"

class QComboBox;
class QListWidget;

namespace mulin::ui {

class TemporaryPanel final : public SidePanel {
    Q_OBJECT
public:
    TemporaryPanel(OfficeSession& session, const UnitModel& model, QWidget* parent);
    void act() override;
    bool canAct() const override { return true; }

private:
    RecordId m_office;
    QListWidget* m_list;
    QComboBox* m_becomes;
};

} // namespace mulin::ui
