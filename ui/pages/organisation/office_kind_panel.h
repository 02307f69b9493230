// 单位类别: whether this file is a neighbourhood's or a judicial office's, which decides what is kept in it.
#pragma once

#include "ui/pages/organisation/side_panel.h"

class QButtonGroup;

namespace mulin::ui {

class OfficeKindPanel final : public SidePanel {
    Q_OBJECT
public:
    OfficeKindPanel(OfficeSession& session, QWidget* parent);
    void act() override;
    bool canAct() const override;
    void refresh() override;

private:
    QButtonGroup* m_kinds;
    int m_inForce = 0;
    Latest m_latest;
};

} // namespace mulin::ui
