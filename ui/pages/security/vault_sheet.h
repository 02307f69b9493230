// The recovery sheet of a sealed ledger: shown once, printed, and proved to be on paper.
#pragma once

#include "core/db/key_slots.h"
#include "ui/printing/print_dialog.h"
#include "ui/printing/recovery_sheet.h"
#include "ui/widgets/step_dialog.h"

class QStackedWidget;

namespace mulin::ui {

class Background;
class OfficeSession;
class RecoverySheetView;
class SheetRehearsal;

/// Esc would throw the only sheet away: one gets out at the end alone.
class VaultSheetDialog final : public StepDialog {
    Q_OBJECT
public:
    VaultSheetDialog(Background& background, printing::Permit permit, const printing::RecoverySheet& sheet,
                     const db::RecoveryKey& recovery, QWidget* parent);
    /// Reads what stands on it beside the code, then opens the dialog.
    static void open(OfficeSession& session, const std::string& vault, const QString& ledger,
                     const db::RecoveryKey& recovery, QWidget* parent);

private:
    void next() override;
    void back() override;
    void goTo(int step);
    void dress();

    db::RecoveryKey m_recovery;
    QStackedWidget* m_stack;
    RecoverySheetView* m_sheet;
    SheetRehearsal* m_rehearsal;
};

} // namespace mulin::ui
