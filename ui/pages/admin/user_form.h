// One user: name, login, roles with what they are for, grids, and of a new one the password. What the ticked roles
// let somebody do stands beside them.
#pragma once

#include "ui/forms/field_editor.h"
#include "ui/pages/admin/users_page.h"

namespace mulin::ui {

class Button;
class ElidedLabel;
class FormRow;
class FormRows;
class NewPassword;
class RoleTicks;

class UserForm final : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        std::vector<security::OfficeRole> roles;
        std::string office; ///< name of the unit, no good as a password
    };
    UserForm(OfficeSession& session, Choice choice, std::optional<UserRow> row, QWidget* parent = nullptr);

    bool isDirty() const;
    void save();
    void focusFirst();

signals:
    void saved(const mulin::RecordId& id);
    void closeRequested();

private:
    void setSaving(bool saving);
    QWidget* makeFields();
    void preview();
    void checkPassword();
    bool check();
    void add();
    void change();
    void tell(const Error& error);
    QString state() const;
    std::vector<RecordId> units() const;

    OfficeSession& m_session;
    Choice m_choice;
    std::optional<UserRow> m_row;
    QLineEdit *m_name = nullptr, *m_login = nullptr;
    FormRow *m_nameRow = nullptr, *m_loginRow = nullptr;
    RoleTicks* m_roles = nullptr;
    FieldEditor* m_units = nullptr;
    NewPassword* m_password = nullptr;
    RightsView* m_rights = nullptr;
    ElidedLabel* m_message = nullptr;
    QString m_before;
    Button* m_keep = nullptr;
    bool m_saving = false;
};

} // namespace mulin::ui
