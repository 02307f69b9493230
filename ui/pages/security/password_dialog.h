// Asks for the password once more before something that must not happen behind one's back: another password, a further
// recovery sheet, a file without encryption.
#pragma once

#include "core/base/result.h"
#include "core/db/secret.h"

#include <QtWidgets/QDialog>

#include <functional>

namespace mulin::ui {

class Background;
class Button;
class FormRow;
class NewPassword;
class PasswordField;

class PasswordDialog final : public QDialog {
    Q_OBJECT
public:
    struct Plan {
        QString title, words, warning, accept;
        bool asksNew = false;
        bool asksPresent = true; ///< there is one
        QString login = {};      ///< no good as a password
    };
    /// On a worker: is it the right one?
    using Check = std::function<Result<void>(const db::Secret& current)>;
    PasswordDialog(Background& background, const Plan& plan, Check check, QWidget* parent);
    ~PasswordDialog() override;

signals:
    /// It is; the dialog closes. `wanted` is empty unless the plan asks for it.
    void confirmed(const mulin::db::Secret& wanted);

private:
    void confirm();

    Background& m_background;
    Check m_check;
    QString m_words;
    PasswordField* m_current;
    FormRow* m_row;
    NewPassword* m_new = nullptr;
    Button *m_accept, *m_cancel;
};

} // namespace mulin::ui
