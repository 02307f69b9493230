#include "ui/pages/security/vault_sheet.h"

#include "core/records/view.h"
#include "ui/pages/security/recovery_sheet_view.h"
#include "ui/pages/security/sheet_rehearsal.h"
#include "ui/shell/office_session.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
enum Step { Sheet, Rehearsal };
}

VaultSheetDialog::VaultSheetDialog(Background& background, printing::Permit permit,
                                   const printing::RecoverySheet& sheet, const db::RecoveryKey& recovery,
                                   QWidget* parent)
    : StepDialog(QStringLiteral("vaultSheet"), tr("Recovery sheet of the sealed ledger"), WayOut::LastStep, parent)
    , m_recovery(recovery)
    , m_stack(new QStackedWidget(this))
    , m_sheet(new RecoverySheetView(background, std::move(permit), m_stack))
    , m_rehearsal(new SheetRehearsal(m_stack)) {
    const auto step = [&](const QString& title, const QString& words, QWidget* inside) {
        auto* page = new QWidget(m_stack);
        auto* layout = stepPage(page, title, words);
        layout->addWidget(inside);
        layout->addStretch(1);
        m_stack->addWidget(page);
    };
    step(tr("Recovery sheet: %1").arg(sheet.ledger),
         tr("If nobody can open this ledger any more, this code alone does. It is shown now and never again: print it, "
            "seal it in an envelope and put it into the safe, apart from the sheet of the file."),
         m_sheet);
    step(tr("Is the sheet at hand?"),
         tr("Take the printed sheet and copy two groups from it. Then it is certain that it is there and can be read."),
         m_rehearsal);
    setSteps(m_stack);
    connect(m_rehearsal, &SheetRehearsal::changed, this, &VaultSheetDialog::dress);
    m_sheet->setSheet(sheet);
    dress();
}

void VaultSheetDialog::open(OfficeSession& session, const std::string& vault, const QString& ledger,
                            const db::RecoveryKey& recovery, QWidget* parent) {
    const auto latest = std::make_shared<Latest>();
    // The page that asked may be left meanwhile, and the code is shown only now.
    QWidget* window = parent->window();
    session.read(
        window, *latest,
        [unit = session.office().unit()](const ReadContext& context) -> Result<std::pair<std::string, std::string>> {
            const auto title = [&](const char* type, const Uid& uid) {
                return records::titleOf(context.reader, context.tables, context.access, type, uid, context.language);
            };
            return std::pair(title("unit", unit),
                             context.access.user() ? title("user", context.access.user()->uid()) : std::string());
        },
        [&session, vault, ledger, recovery, window, latest](const Result<std::pair<std::string, std::string>>& names) {
            printing::RecoverySheet sheet;
            if (names) {
                sheet.office = QString::fromStdString(names->first);
                sheet.user = QString::fromStdString(names->second);
            }
            sheet.file = QFileInfo(QString::fromStdString(session.office().path())).fileName();
            sheet.ledger = ledger;
            sheet.date = session.today();
            sheet.code = db::recoveryCode(recovery);
            const auto permit = [&session, vault](const QString& file,
                                                  std::function<void(const security::Disclosure&)> goOn) {
                security::Leaving leaving{access::Right::Print, "vault_sheet"};
                leaving.path = file.toStdString();
                leaving.args["vault"] = vault;
                session.disclose(&session, leaving, std::move(goOn));
            };
            (new VaultSheetDialog(session.background(), permit, sheet, recovery, window))->QDialog::open();
        });
}

void VaultSheetDialog::dress() {
    const bool rehearsing = m_stack->currentIndex() == Rehearsal;
    setFoot(rehearsing ? tr("Done: the sheet is in the safe") : tr("Printed: next"),
            !rehearsing || m_rehearsal->isFilled(), rehearsing);
}

void VaultSheetDialog::goTo(int step) {
    m_stack->setCurrentIndex(step);
    dress();
}

void VaultSheetDialog::next() {
    if (m_stack->currentIndex() == Sheet) {
        m_rehearsal->begin(m_recovery);
        goTo(Rehearsal);
        return m_rehearsal->setFocus();
    }
    if (!m_rehearsal->check()) return;
    m_sheet->clear();
    accept();
}

void VaultSheetDialog::back() { goTo(Sheet); }

} // namespace mulin::ui
