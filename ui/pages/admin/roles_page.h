// 角色: the roles of the office, each as plain choices with what they come to in sentences; own ones begin as a copy.
#pragma once

#include "core/security/roles.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

namespace mulin::ui {

class Button;
class ElidedLabel;
class PageHead;
class RightsView;
class RoleEditor;
class SideList;

class RolesPage final : public Page {
    Q_OBJECT
public:
    RolesPage(Shell& shell, OfficeSession& session);
    /// Empty, or the code of a role.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    Needs needsOf(const QString&) const override { return {{access::Right::Users}}; }
    bool closeInner() override;
    bool mayLeave() override;
    QString helpTopic() const override { return QStringLiteral("users"); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const security::OfficeRole* find(const QString& code) const;
    void show(std::vector<security::OfficeRole> roles);
    void choose(const QString& code);
    void copy();
    void save();
    void discard();
    void remove();
    void describe();

    OfficeSession& m_session;
    PageHead* m_head;
    SideList* m_list;
    RoleEditor* m_editor;
    RightsView* m_rights;
    QWidget *m_beside, *m_below, *m_sentences; ///< where the sentences stand: one of them
    Button *m_save, *m_drop, *m_remove;
    ElidedLabel* m_message;
    std::vector<security::OfficeRole> m_roles;
    QString m_code; ///< of the role that is shown
    bool m_new = false, m_saving = false;
    Permits m_permits;
    Latest m_latest;
};

} // namespace mulin::ui
