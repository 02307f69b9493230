// Stands where the list would be while a sealed ledger is closed: what it is, and how it is opened or set up.
#pragma once

#include "core/db/key_slots.h"
#include "ui/pages/ledgers/sealing.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class FormRow;
class FormRows;
class NewPassword;
class PasswordField;
class PasswordGate;

class SealedPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SealedPanel(OfficeSession& session, QWidget* parent = nullptr);

    /// As things stand with this vault. What is being typed stays if nothing changed.
    void show(const Sealing& sealing, const security::Vault& vault);
    /// By the code on the recovery sheet: `vaults` to choose from.
    void askForSheet(const QString& vault, const QString& label);
    void takeFocus();

signals:
    /// The vault was just made; its sheet is to be printed.
    void made(const std::string& vault, const mulin::db::RecoveryKey& recovery);

private:
    enum class Step { OwnKey, Make, Open, Sheet, ReadOnly };
    void build(Step step, const QString& title, const QString& what);
    void addPassword(FormRows& rows);
    void act();
    void settle(const Result<void>& done);
    void dress();

    OfficeSession& m_session;
    PasswordGate* m_gate;
    QVBoxLayout* m_place;
    QWidget* m_inside = nullptr;
    std::string m_vault, m_login;
    QString m_label, m_help;
    bool m_encrypted = false;
    Step m_step = Step::ReadOnly;
    PasswordField* m_password = nullptr;
    NewPassword* m_new = nullptr;
    QLineEdit* m_code = nullptr;
    FormRow* m_row = nullptr;
    Button* m_act = nullptr;
    QString m_words; ///< of the button
    bool m_busy = false, m_shut = false;
};

} // namespace mulin::ui
