// A grid worker changes: who takes over, from when, and what moves along.
#pragma once

#include "core/organisation/handover.h"
#include "ui/pages/organisation/side_panel.h"

class QListWidget;

namespace mulin::ui {

class HandOverPanel final : public SidePanel {
    Q_OBJECT
public:
    HandOverPanel(OfficeSession& session, RecordId post, QWidget* parent);
    void act() override;
    bool canAct() const override { return m_plan.has_value(); }

signals:
    /// Done; the list for both signatures is wanted.
    void handedOver(const mulin::organisation::HandOverPlan& what, const QString& to, mulin::Date on);

private:
    void read();
    void fill();
    QString postLabel(const std::string& title) const;

    RecordId m_post;
    std::optional<organisation::HandOverPlan> m_plan;
    QWidget* m_from;
    Field m_person, m_name, m_phone, m_on;
    QListWidget* m_list;
    Latest m_latest;
};

} // namespace mulin::ui
