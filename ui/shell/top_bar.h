// Top of the window: the one search box, the one "register" menu, who is signed in, notices, lock.
#pragma once

#include "ui/widgets/strip.h"

class QMenu;

namespace mulin::ui {

class Button;
class Commands;
class SearchField;

class TopBar final : public Strip {
    Q_OBJECT
public:
    explicit TopBar(Commands& commands, QWidget* parent = nullptr);

    SearchField& search() const { return *m_search; }
    QMenu& registerMenu() const { return *m_registerMenu; }
    QMenu& userMenu() const { return *m_userMenu; }
    /// Empty hides the user (a file without users).
    void setUser(const QString& name);

protected:
    /// What there is to register; with nothing left the button goes.
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    class UserButton;
    SearchField* m_search;
    QMenu* m_registerMenu;
    Button* m_register;
    QMenu* m_userMenu;
    UserButton* m_user;
};

} // namespace mulin::ui
