// A second person agrees: a colleague with a part in the same sealed ledger enters login and password, and it is said
// what for.
#pragma once

#include "core/security/vaults.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLineEdit;

namespace mulin::ui {

class Button;
class FormRow;
class OfficeSession;
class PasswordField;
class PasswordGate;

class WitnessDialog final : public QDialog {
    Q_OBJECT
public:
    WitnessDialog(OfficeSession& session, const schema::TypeDef& type, const QString& act, QWidget* parent);

signals:
    void agreed(const mulin::security::Witness& witness, const QString& purpose);

private:
    void confirm();
    void dress();

    OfficeSession& m_session;
    std::string m_vault;
    QLineEdit* m_login;
    PasswordField* m_password;
    QComboBox* m_purpose;
    FormRow *m_loginRow, *m_passwordRow;
    Button* m_accept;
    PasswordGate* m_gate;
    bool m_busy = false, m_shut = false;
};

} // namespace mulin::ui
