// The recovery sheet of a sealed ledger: shown once, printed, and proved to be on paper.
#pragma once

#include "core/db/key_slots.h"
#include "ui/printing/recovery_sheet.h"

#include <QtWidgets/QDialog>

class QStackedWidget;

namespace mulin::ui {

class Background;
class Button;
class OfficeSession;
class RecoverySheetView;
class SheetRehearsal;

class VaultSheetDialog final : public QDialog {
    Q_OBJECT
public:
    VaultSheetDialog(Background& background, const printing::RecoverySheet& sheet, const db::RecoveryKey& recovery,
                     QWidget* parent);
    /// Reads what stands on it beside the code, then opens the dialog.
    static void open(OfficeSession& session, const QString& ledger, const db::RecoveryKey& recovery, QWidget* parent);

protected:
    /// Enter goes on.
    void keyPressEvent(QKeyEvent* event) override;
    /// Esc would throw the only sheet away: the way out is said by its name.
    void reject() override;

private:
    void next();
    void dress();

    db::RecoveryKey m_recovery;
    QStackedWidget* m_stack;
    RecoverySheetView* m_sheet;
    SheetRehearsal* m_rehearsal;
    Button *m_back, *m_next;
};

} // namespace mulin::ui
