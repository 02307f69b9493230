#include "ui/pages/security/protection_dialog.h"

#include "ui/look/theme.h"
#include "ui/pages/security/recovery_sheet_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

ProtectionDialog::ProtectionDialog(Background& background, const FileOwner& owner, QWidget* parent)
    : StepDialog(QStringLiteral("protection"), tr("Encrypt the file"), WayOut::Cancel, parent)
    , m_steps(new ProtectionSteps(background, false, this)) {
    setSteps(m_steps);
    connect(m_steps, &ProtectionSteps::changed, this, &ProtectionDialog::dress);
    connect(m_steps, &ProtectionSteps::refused, this, &ProtectionDialog::say);
    connect(m_steps, &ProtectionSteps::finished, this, [this] {
        emit wanted(*m_steps->encryption());
        accept();
    });
    m_steps->begin(owner);
}

void ProtectionDialog::next() { m_steps->next(); }

void ProtectionDialog::back() { m_steps->back(); }

void ProtectionDialog::dress() {
    const auto step = m_steps->step();
    setFoot(m_steps->isBusy()                   ? tr("Making the key …")
            : step == ProtectionSteps::Password ? tr("Next: recovery sheet")
            : step == ProtectionSteps::Sheet    ? tr("Printed: next")
                                                : tr("Encrypt the file"),
            m_steps->ready(), step != ProtectionSteps::Password);
}

RecoverySheetDialog::RecoverySheetDialog(Background& background, printing::Permit permit,
                                         const printing::RecoverySheet& sheet, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Recovery sheet"));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(tr("Recovery sheet"), Look::Title, this));
    layout->addWidget(paragraph(tr("A further copy of the sheet; the first one stays valid. Seal it in an envelope."),
                                Look::Secondary, this));
    layout->addSpacing(px().s3);
    auto* view = new RecoverySheetView(background, std::move(permit), this);
    view->setSheet(sheet);
    layout->addWidget(view);
    auto* close = (new Button(ButtonKind::Secondary, tr("Close"), this))->named(QStringLiteral("recoverySheet.close"));
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
}

} // namespace mulin::ui
