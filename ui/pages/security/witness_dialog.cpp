#include "ui/pages/security/witness_dialog.h"

#include "ui/forms/reveal_menu.h"
#include "ui/look/theme.h"
#include "ui/pages/security/password_gate.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/growing.h"
#include "ui/widgets/label.h"
#include "ui/widgets/password_field.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int witnessWidth = 520;
}

WitnessDialog::WitnessDialog(OfficeSession& session, const schema::TypeDef& type, const QString& act, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_vault(type.compartment)
    , m_gate(new PasswordGate(session.preferences(), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(QStringLiteral("witness"));
    setWindowTitle(tr("A second person"));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(act, Look::Title, this));
    layout->addWidget(
        paragraph(tr("What is in a sealed ledger leaves the file only if a second person agrees who has a "
                     "part in this ledger too. Who did, and what for, stands in the ledger's log."),
                  Look::Secondary, this));
    layout->addWidget(
        paragraph(tr("What leaves the file is no longer encrypted. Destroy it when it has served."), Look::Due, this));
    layout->addSpacing(px().s2);
    auto* rows = new FormRows(QStringLiteral("witness"), this);
    rows->setNotesBelow();
    m_purpose = new QComboBox(rows);
    m_purpose->addItem(tr("for a report to the authorities"));
    m_purpose->addItems(revealPurposes());
    rows->add(QStringLiteral("purpose"), tr("What for"), m_purpose);
    m_login = new QLineEdit(rows);
    m_loginRow = rows->add(QStringLiteral("login"), tr("Colleague's user name"), m_login, {}, true);
    m_password = new PasswordField(rows);
    m_passwordRow =
        rows->add(QStringLiteral("password"), tr("Colleague's password"), m_password,
                  session.office().encrypted() ? tr("The one of signing in") : tr("The one for sealed ledgers"), true);
    layout->addWidget(rows);
    layout->addSpacing(px().s3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    auto* cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("witness.cancel"));
    m_accept = (new Button(ButtonKind::Primary, tr("Agreed"), this))->named(QStringLiteral("witness.accept"));
    acts->addStretch(1);
    acts->addWidget(cancel);
    acts->addWidget(m_accept);
    layout->addLayout(acts);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &WitnessDialog::confirm);
    connect(m_login, &QLineEdit::returnPressed, m_password, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &WitnessDialog::confirm);
    connect(m_login, &QLineEdit::textChanged, m_loginRow, &FormRow::clear);
    connect(m_password, &QLineEdit::textChanged, m_passwordRow, &FormRow::clear);
    connect(m_gate, &PasswordGate::changed, this, [this] {
        const bool was = std::exchange(m_shut, m_gate->isShut());
        if (m_shut)
            m_passwordRow->setError(m_gate->sentence());
        else if (was)
            m_passwordRow->clear();
        dress();
    });
    m_gate->setFile(QString::fromStdString(session.office().path()));
    setMinimumWidth(witnessWidth * px().base / 14);
    growWithContent(*this);
    m_login->setFocus();
    dress();
}

void WitnessDialog::dress() {
    const bool free = !m_busy && !m_gate->isShut();
    m_accept->setEnabled(free);
    m_password->setEnabled(free);
    m_accept->setText(m_busy ? tr("One moment …") : tr("Agreed"));
}

void WitnessDialog::confirm() {
    if (!m_accept->isEnabled()) return;
    const QString login = m_login->text().trimmed();
    if (login.isEmpty()) {
        m_loginRow->setError(tr("Has to be filled in"));
        return m_login->setFocus();
    }
    if (m_password->text().isEmpty()) {
        m_passwordRow->setError(tr("Has to be filled in"));
        return m_password->setFocus();
    }
    m_busy = true;
    dress();
    const auto latest = std::make_shared<Latest>();
    m_session.read(
        this, *latest,
        [vault = m_vault, login = login.toStdString(), password = m_password->secret()](const ReadContext& context) {
            return security::witness(context.reader, context.access, vault, login, password);
        },
        [this, latest](const Result<security::Witness>& witness) {
            m_busy = false;
            if (witness) {
                m_gate->right();
                emit agreed(*witness, m_purpose->currentText());
                return accept();
            }
            m_password->wipe();
            dress();
            const ErrorCode code = witness.error().code;
            if (code == ErrorCode::WrongPassword) {
                m_gate->wrong();
                m_passwordRow->setError(m_gate->refusal());
                return m_password->setFocus();
            }
            m_loginRow->setError(code == ErrorCode::SecondPerson ? tr("Somebody else who has a part in this ledger")
                                 : code == ErrorCode::UnknownRecord
                                     ? tr("Nobody works with this file under this name")
                                     : errorText(witness.error(), &m_session.catalogue(), m_session.language()));
            m_login->setFocus();
        });
}

} // namespace mulin::ui
