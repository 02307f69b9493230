// In front of an encrypted file: who works here, with what password; or the code on the recovery sheet. A window of its
// own, so that nothing of the office is behind it.
#pragma once

#include "core/base/error.h"
#include "core/db/secret.h"
#include "ui/pages/security/password_gate.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QProgressBar;
class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class Background;
class Button;
class ElidedLabel;
class FormRow;
class IconLabel;
class LinkLabel;
class NewPassword;
class PasswordField;
class Preferences;

class SignIn final : public QWidget {
    Q_OBJECT
public:
    enum Step { Password, Recovery, Work };
    /// Both outlive it.
    SignIn(Background& background, Preferences& preferences, QWidget* parent = nullptr);
    ~SignIn() override;

    /// `user` empty = the last one of this file.
    void ask(const QString& path, const QString& user = {});
    const QString& path() const { return m_path; }
    Step step() const;
    /// Wrong passwords before the one that was right.
    int failedBefore() const { return m_failedBefore; }
    /// Why the sheet is needed: the passwords in the file are damaged.
    void askForSheet(const QString& why = {});
    /// What became of unlocked(): the office could not be opened.
    void refuse(const Error& error);
    /// While the file is encrypted, decrypted or closed; empty = done.
    void work(const QString& words);
    void setClock(std::shared_ptr<Clock> clock);

signals:
    void unlocked(const QString& path, const QString& login, const mulin::db::Key& key);
    void otherFileWanted();
    void closing();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QVBoxLayout* card(const QString& name);
    void makePassword();
    void makeRecovery();
    void makeWork();
    QWidget* makeFoot();
    void signIn();
    void recover();
    void goTo(Step step);
    void setBusy(bool busy);
    void showGate();
    void dress();
    void say(const QString& sentence);

    Background& m_background;
    Preferences& m_preferences;
    PasswordGate m_gate;
    QString m_path;
    bool m_busy = false, m_shut = false;
    int m_failedBefore = 0;
    QStackedWidget* m_stack;
    ElidedLabel *m_file = nullptr, *m_foot = nullptr;
    QLineEdit* m_user = nullptr;
    PasswordField* m_password = nullptr;
    QWidget* m_capsLock = nullptr;
    QLabel *m_message = nullptr, *m_why = nullptr, *m_working = nullptr;
    Button *m_open = nullptr, *m_recover = nullptr;
    QLineEdit *m_code = nullptr, *m_sheetUser = nullptr;
    FormRow *m_codeRow = nullptr, *m_sheetUserRow = nullptr;
    NewPassword* m_new = nullptr;
    QProgressBar* m_bar = nullptr;
};

} // namespace mulin::ui
