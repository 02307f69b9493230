#include "ui/pages/security/protection_dialog.h"

#include "ui/look/theme.h"
#include "ui/pages/security/recovery_sheet_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int dialogWidth = 780, dialogHeight = 560;
}

ProtectionDialog::ProtectionDialog(Background& background, const FileOwner& owner, QWidget* parent)
    : QDialog(parent), m_steps(new ProtectionSteps(background, false, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Encrypt the file"));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_steps, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(px().s6 + px().s4, px().s3, px().s6 + px().s4, px().s6);
    foot->setSpacing(px().s2);
    m_message = new ElidedLabel({}, Look::Overdue, this);
    auto* cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("protection.cancel"));
    m_back = (new Button(ButtonKind::Secondary, tr("Back"), this))->named(QStringLiteral("protection.back"));
    m_next = (new Button(ButtonKind::Primary, tr("Next"), this))->named(QStringLiteral("protection.next"));
    foot->addWidget(m_message, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    layout->addLayout(foot);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_back, &QAbstractButton::clicked, m_steps, &ProtectionSteps::back);
    connect(m_next, &QAbstractButton::clicked, m_steps, &ProtectionSteps::next);
    connect(m_steps, &ProtectionSteps::changed, this, &ProtectionDialog::dress);
    connect(m_steps, &ProtectionSteps::refused, m_message, &QLabel::setText);
    connect(m_steps, &ProtectionSteps::finished, this, [this] {
        emit wanted(*m_steps->encryption());
        accept();
    });
    resize(dialogWidth * px().base / 14, dialogHeight * px().base / 14);
    m_steps->begin(owner);
}

void ProtectionDialog::dress() {
    const auto step = m_steps->step();
    m_back->setVisible(step != ProtectionSteps::Password);
    m_next->setEnabled(m_steps->ready());
    m_next->setText(m_steps->isBusy()                   ? tr("Making the key …")
                    : step == ProtectionSteps::Password ? tr("Next: recovery sheet")
                    : step == ProtectionSteps::Sheet    ? tr("Printed: next")
                                                        : tr("Encrypt the file"));
}

void ProtectionDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_next->click();
    else
        QDialog::keyPressEvent(event);
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
