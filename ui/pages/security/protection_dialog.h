// Dialogs around a file's encryption: a plain file gets one; the recovery sheet is printed again.
#pragma once

#include "ui/pages/security/protection_steps.h"
#include "ui/printing/print_dialog.h"
#include "ui/printing/recovery_sheet.h"
#include "ui/widgets/step_dialog.h"

namespace mulin::ui {

class ProtectionDialog final : public StepDialog {
    Q_OBJECT
public:
    ProtectionDialog(Background& background, const FileOwner& owner, QWidget* parent);

signals:
    /// The sheet is on paper; the file may be encrypted with this.
    void wanted(const mulin::db::NewEncryption& encryption);

private:
    void next() override;
    void back() override;
    void dress();

    ProtectionSteps* m_steps;
};

class RecoverySheetDialog final : public QDialog {
    Q_OBJECT
public:
    RecoverySheetDialog(Background& background, printing::Permit permit, const printing::RecoverySheet& sheet,
                        QWidget* parent);
};

} // namespace mulin::ui
