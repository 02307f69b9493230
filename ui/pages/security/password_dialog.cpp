#include "ui/pages/security/password_dialog.h"

#include "ui/look/theme.h"
#include "ui/pages/security/new_password.h"
#include "ui/shell/background.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/growing.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int dialogWidth = 520;
}

PasswordDialog::PasswordDialog(Background& background, Preferences* preferences, const Plan& plan, Check check,
                               QWidget* parent)
    : QDialog(parent), m_background(background), m_gate(preferences), m_check(std::move(check)), m_words(plan.accept) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(plan.title);
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(plan.title, Look::Title, this));
    layout->addWidget(paragraph(plan.words, Look::Secondary, this));
    if (!plan.warning.isEmpty()) layout->addWidget(paragraph(plan.warning, Look::Due, this));
    layout->addSpacing(px().s2);
    auto* rows = new FormRows(QStringLiteral("passwordDialog"), this);
    rows->setNotesBelow();
    m_current = new PasswordField(rows);
    m_row =
        rows->add(QStringLiteral("current"), plan.asksNew ? tr("Present one") : tr("Password"), m_current, {}, true);
    layout->addWidget(rows);
    m_row->setVisible(plan.asksPresent);
    if (plan.asksNew) {
        m_new = new NewPassword(QStringLiteral("passwordDialog"), this);
        m_new->setContext({{plan.login.toStdString()}, {}});
        layout->addWidget(m_new);
    }
    layout->addSpacing(px().s3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    m_cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("passwordDialog.cancel"));
    m_accept = (new Button(ButtonKind::Primary, m_words, this))->named(QStringLiteral("passwordDialog.accept"));
    acts->addStretch(1);
    acts->addWidget(m_cancel);
    acts->addWidget(m_accept);
    layout->addLayout(acts);
    layout->addStretch(1);
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &PasswordDialog::confirm);
    for (QLineEdit* field : findChildren<QLineEdit*>())
        connect(field, &QLineEdit::returnPressed, this, &PasswordDialog::confirm);
    connect(m_current, &QLineEdit::textEdited, m_row, &FormRow::clear);
    connect(&m_gate, &PasswordGate::changed, this, &PasswordDialog::showGate);
    setMinimumWidth(dialogWidth * px().base / 14);
    growWithContent(*this);
    if (plan.asksPresent)
        m_current->setFocus();
    else
        m_new->setFocus();
    m_gate.setFile(plan.file);
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::showGate() {
    const bool wasShut = std::exchange(m_shut, m_gate.isShut());
    m_current->setEnabled(!m_shut);
    m_accept->setEnabled(!m_busy && !m_shut);
    if (m_shut) return m_row->setError(m_gate.sentence());
    if (!wasShut) return;
    m_row->clear();
    m_current->setFocus();
}

void PasswordDialog::confirm() {
    if (m_busy || m_gate.isShut()) return;
    if (m_row->editor()->isVisibleTo(this) && m_current->text().isEmpty()) {
        m_row->setError(tr("Type the password you sign in with"));
        return m_current->setFocus();
    }
    if (m_new != nullptr && !m_new->check()) return;
    m_busy = true;
    m_accept->setEnabled(false);
    m_accept->setText(tr("One moment …"));
    m_background.run(
        {.title = {}, .receiver = this, .lane = {}, .cancellable = false},
        [check = m_check, current = m_current->secret()](Progress&) { return check(current); },
        [this](const Result<void>& done) {
            m_busy = false;
            m_accept->setEnabled(true);
            m_accept->setText(m_words);
            if (!done) return refuse(done.error());
            m_gate.right();
            emit confirmed(m_new != nullptr ? m_new->secret() : m_current->secret(), m_current->secret());
            m_current->wipe();
            accept();
        });
}

void PasswordDialog::refuse(const Error& error) {
    m_current->wipe();
    if (error.code != ErrorCode::WrongPassword) {
        m_row->setError(errorText(error));
        return m_current->setFocus();
    }
    m_gate.wrong();
    m_row->setError(m_gate.refusal());
    m_current->setFocus();
}

} // namespace mulin::ui
