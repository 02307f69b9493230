// Another key for the whole file: who else works with it gets a temporary password, then the new recovery sheet.
#pragma once

#include "core/security/users.h"
#include "ui/pages/security/protection_steps.h"
#include "ui/widgets/step_dialog.h"

class QLineEdit;

namespace mulin::ui {

class FormRow;

class RekeyDialog final : public StepDialog {
    Q_OBJECT
public:
    /// `own`: the password that the owner goes on with. `others` have one now, which the new key makes void.
    RekeyDialog(Background& background, const FileOwner& owner, const db::Secret& own,
                std::vector<security::User> others, QWidget* parent);
    ~RekeyDialog() override;

signals:
    /// The new sheet is on paper; the file may be written anew with this.
    void wanted(const mulin::db::NewEncryption& encryption);

private:
    struct Other {
        security::User user;
        QLineEdit* field = nullptr;
        FormRow* row = nullptr;
    };
    QWidget* othersPage();
    bool atOthers() const;
    bool checkOthers();
    void next() override;
    void back() override;
    void makeKey();
    void printSlips();
    void dress();

    Background& m_background;
    FileOwner m_owner;
    db::Secret m_own;
    std::vector<Other> m_others;
    QStackedWidget* m_stack;
    ProtectionSteps* m_steps;
};

} // namespace mulin::ui
