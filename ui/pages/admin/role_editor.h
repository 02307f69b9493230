// One role as plain choices: its name, what it reaches line by line, and the operations as ticks.
#pragma once

#include "core/security/roles.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class FormRow;

/// 内容 [居民和住户 ▾] 范围 [全单位 ▾] ✕ / ☑查看 ☑登记修改 ☐删除 [不可见：2 项 ▾]
class GrantLine final : public QWidget {
    Q_OBJECT
public:
    GrantLine(OfficeSession& session, const access::Grant& grant, QWidget* parent = nullptr);
    access::Grant grant() const;

signals:
    void changed();
    void removeRequested();

private:
    class Parts;
    void fillFields();

    OfficeSession& m_session;
    access::Fields m_withheld;
    Parts* m_parts;
};

class RoleEditor final : public QWidget {
    Q_OBJECT
public:
    explicit RoleEditor(OfficeSession& session, QWidget* parent = nullptr);

    void setRole(const access::Role& role);
    /// As it stands there now.
    access::Role role() const;
    bool isDirty() const;
    /// Says beside the field what is missing; true if nothing is.
    bool check();
    void focusName();

signals:
    void changed();

private:
    void addLine(const access::Grant& grant);

    OfficeSession& m_session;
    access::Role m_role;
    QLineEdit *m_name, *m_note;
    FormRow* m_nameRow;
    QVBoxLayout* m_lineLayout;
    std::vector<GrantLine*> m_lines;
    std::vector<std::pair<access::Right, QCheckBox*>> m_ticks;
};

} // namespace mulin::ui
