// Asks for the password once more before something that must not happen behind one's back: another password, a further
// recovery sheet, another key, a file without encryption. Wrong ones count as on the sign-in page.
#pragma once

#include "core/base/result.h"
#include "core/db/secret.h"
#include "ui/pages/security/password_gate.h"

#include <QtWidgets/QDialog>

#include <functional>

namespace mulin::ui {

class Background;
class Button;
class FormRow;
class NewPassword;
class PasswordField;
class Preferences;

class PasswordDialog final : public QDialog {
    Q_OBJECT
public:
    struct Plan {
        QString file; ///< whose password it is
        QString title, words, warning, accept;
        bool asksNew = false;
        bool asksPresent = true; ///< there is one
        QString login = {};      ///< no good as a password
    };
    /// On a worker: is it the right one?
    using Check = std::function<Result<void>(const db::Secret& current)>;
    PasswordDialog(Background& background, Preferences* preferences, const Plan& plan, Check check, QWidget* parent);
    ~PasswordDialog() override;

signals:
    /// It is; the dialog closes. `wanted`: the new one if the plan asks for it, else the present one.
    void confirmed(const mulin::db::Secret& wanted, const mulin::db::Secret& current);

private:
    void confirm();
    void refuse(const Error& error);
    void showGate();

    Background& m_background;
    PasswordGate m_gate;
    Check m_check;
    QString m_words;
    PasswordField* m_current;
    FormRow* m_row;
    NewPassword* m_new = nullptr;
    Button *m_accept, *m_cancel;
    bool m_busy = false, m_shut = false;
};

} // namespace mulin::ui
