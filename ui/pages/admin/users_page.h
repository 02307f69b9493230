// 用户: who signs in, with which roles and grids; what somebody may do, in sentences; passwords.
#pragma once

#include "core/security/roles.h"
#include "core/security/users.h"
#include "ui/pages/admin/rights_text.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"
#include "ui/shell/permits.h"

class QStackedWidget;
class QStandardItemModel;
class QTableView;
class QVBoxLayout;

namespace mulin::ui {

class Card;
class ListFoot;
class UserForm;

/// A user as the page shows it.
struct UserRow {
    security::User user;
    QStringList roles, units; ///< by name; units with those of posts held
    QStringList assigned;     ///< the units that stand in the record of the user
    access::Summary summary;
    bool self = false;
};
Result<std::vector<UserRow>> readUsers(const ReadContext& context);

class UsersPage final : public Page {
    Q_OBJECT
public:
    UsersPage(Shell& shell, OfficeSession& session);
    /// Empty, "new", or the id of a user.
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
    QWidget* makeList();
    void show(std::vector<UserRow> rows);
    void showChosen();
    const UserRow* chosen() const;
    void startForm(const UserRow* row);
    void closeForm();
    bool inForm() const;
    void setPassword();
    void remove();
    void fit();

    OfficeSession& m_session;
    bool m_encrypted;
    QStackedWidget* m_stack;
    QTableView* m_table = nullptr;
    QStandardItemModel* m_model = nullptr;
    QWidget* m_panel = nullptr;
    QWidget* m_details = nullptr;
    QVBoxLayout* m_panelLayout = nullptr;
    ListFoot* m_foot = nullptr;
    UserForm* m_form = nullptr;
    std::vector<UserRow> m_rows;
    QString m_wanted; ///< id of the user to be chosen once they are read
    Permits m_permits;
    Latest m_latest, m_formLatest;
};

} // namespace mulin::ui
