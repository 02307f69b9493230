#include "ui/pages/security/vault_sheet.h"

#include "core/records/view.h"
#include "ui/look/theme.h"
#include "ui/pages/security/recovery_sheet_view.h"
#include "ui/pages/security/sheet_rehearsal.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtCore/QFileInfo>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int dialogWidth = 780, dialogHeight = 500;
}

VaultSheetDialog::VaultSheetDialog(Background& background, const printing::RecoverySheet& sheet,
                                   const db::RecoveryKey& recovery, QWidget* parent)
    : QDialog(parent), m_recovery(recovery), m_stack(new QStackedWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Recovery sheet of the sealed ledger"));
    setWindowFlag(Qt::WindowCloseButtonHint, false);
    setObjectName(QStringLiteral("vaultSheet"));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    const auto page = [&](const QString& title, const QString& words, QWidget* inside) {
        auto* made = new QWidget(m_stack);
        auto* column = new QVBoxLayout(made);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(px().s2);
        column->addWidget(plainLabel(title, Look::Title, made));
        column->addWidget(paragraph(words, Look::Secondary, made));
        column->addSpacing(px().s3);
        inside->setParent(made);
        column->addWidget(inside);
        column->addStretch(1);
        m_stack->addWidget(made);
    };
    // That the ledger has this sheet stands in the log with its key.
    m_sheet = new RecoverySheetView(
        background,
        [](const QString&, const std::function<void(const security::Disclosure&)>& goOn) {
            goOn(security::Disclosure::nothingStored());
        },
        this);
    page(tr("Recovery sheet: %1").arg(sheet.ledger),
         tr("If nobody can open this ledger any more, this code alone does. It is shown now and never again: print it, "
            "seal it in an envelope and put it into the safe, apart from the sheet of the file."),
         m_sheet);
    m_rehearsal = new SheetRehearsal(this);
    page(tr("Is the sheet at hand?"),
         tr("Take the printed sheet and copy two groups from it. Then it is certain that it is there and can be read."),
         m_rehearsal);
    layout->addWidget(m_stack, 1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    m_back = (new Button(ButtonKind::Secondary, tr("Back"), this))->named(QStringLiteral("vaultSheet.back"));
    m_next = (new Button(ButtonKind::Primary, tr("Printed: next"), this))->named(QStringLiteral("vaultSheet.next"));
    acts->addStretch(1);
    acts->addWidget(m_back);
    acts->addWidget(m_next);
    layout->addLayout(acts);
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        m_stack->setCurrentIndex(0);
        dress();
    });
    connect(m_next, &QAbstractButton::clicked, this, &VaultSheetDialog::next);
    connect(m_rehearsal, &SheetRehearsal::changed, this, &VaultSheetDialog::dress);
    m_sheet->setSheet(sheet);
    resize(dialogWidth * px().base / 14, dialogHeight * px().base / 14);
    dress();
}

void VaultSheetDialog::open(OfficeSession& session, const QString& ledger, const db::RecoveryKey& recovery,
                            QWidget* parent) {
    const auto latest = std::make_shared<Latest>();
    session.read(
        parent, *latest,
        [unit = session.office().unit()](const ReadContext& context) -> Result<std::pair<std::string, std::string>> {
            const auto title = [&](const char* type, const Uid& uid) {
                return records::titleOf(context.reader, context.tables, context.access, type, uid, context.language);
            };
            return std::pair(title("unit", unit),
                             context.access.user() ? title("user", context.access.user()->uid()) : std::string());
        },
        [&session, ledger, recovery, parent, latest](const Result<std::pair<std::string, std::string>>& names) {
            printing::RecoverySheet sheet;
            if (names) {
                sheet.office = QString::fromStdString(names->first);
                sheet.user = QString::fromStdString(names->second);
            }
            sheet.file = QFileInfo(QString::fromStdString(session.office().path())).fileName();
            sheet.ledger = ledger;
            sheet.date = session.today();
            sheet.code = db::recoveryCode(recovery);
            (new VaultSheetDialog(session.background(), sheet, recovery, parent))->QDialog::open();
        });
}

void VaultSheetDialog::dress() {
    const bool rehearsing = m_stack->currentIndex() == 1;
    m_back->setVisible(rehearsing);
    m_next->setText(rehearsing ? tr("Done: the sheet is in the safe") : tr("Printed: next"));
    m_next->setEnabled(!rehearsing || m_rehearsal->isFilled());
}

void VaultSheetDialog::next() {
    if (m_stack->currentIndex() == 0) {
        m_rehearsal->begin(m_recovery);
        m_stack->setCurrentIndex(1);
        m_rehearsal->setFocus();
        return dress();
    }
    if (!m_rehearsal->check()) return;
    m_sheet->clear();
    accept();
}

void VaultSheetDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_next->click();
    else
        QDialog::keyPressEvent(event);
}

void VaultSheetDialog::reject() {}

} // namespace mulin::ui
