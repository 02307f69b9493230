#include "ui/pages/ledgers/sealed_panel.h"

#include "ui/look/theme.h"
#include "ui/pages/security/new_password.h"
#include "ui/pages/security/password_gate.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/scrolled.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int columnWidth = 520;
} // namespace

SealedPanel::SealedPanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_gate(new PasswordGate(session.preferences(), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* inside = new QWidget;
    layout->addWidget(scrolled(inside, this, Qt::NoFocus));
    auto* middle = new QHBoxLayout(inside);
    middle->setContentsMargins(px().s6, px().s6, px().s6, px().s4);
    m_place = new QVBoxLayout;
    middle->addStretch(1);
    middle->addLayout(m_place, 8);
    middle->addStretch(1);
    connect(m_gate, &PasswordGate::changed, this, [this] {
        if (m_row == nullptr) return;
        const bool was = std::exchange(m_shut, m_gate->isShut());
        if (m_shut)
            m_row->setError(m_gate->sentence());
        else if (was)
            m_row->clear();
        dress();
    });
    m_gate->setFile(QString::fromStdString(session.office().path()));
}

void SealedPanel::show(const Sealing& sealing, const security::Vault& vault) {
    const Step step = m_session.isReadOnly()                  ? Step::ReadOnly
                      : !sealing.ownKey && !sealing.encrypted ? Step::OwnKey
                      : !vault.made                           ? Step::Make
                                                              : Step::Open;
    const bool same = m_inside != nullptr && m_vault == vault.id && m_step == step;
    m_vault = vault.id;
    m_login = sealing.login.toStdString();
    m_label = m_session.label(vault.ledger->label);
    m_help = m_session.label(vault.ledger->help);
    m_encrypted = sealing.encrypted;
    if (same) return;
    QString what;
    switch (step) {
    case Step::ReadOnly:
        what = tr("The file is open for reading only; a sealed ledger cannot be opened then, since that is logged.");
        break;
    case Step::OwnKey:
        what = tr("This file is not encrypted. Sealed ledgers are all the same: set a password of your own for them, "
                  "only you know it. It is asked whenever a sealed ledger is opened.");
        break;
    case Step::Make:
        what = tr("This sealed ledger has not been set up. Whoever sets it up manages it and decides who may look and "
                  "enter. Next its recovery sheet is printed.");
        break;
    case Step::Open: what = tr("Closed. Every opening is logged, and every record that is looked at."); break;
    case Step::Sheet: break;
    }
    // One step leads to the next: whoever typed goes on typing.
    const bool goesOn = m_inside != nullptr && isVisible() && m_settled;
    m_settled = false;
    build(step, m_label, what);
    if (goesOn) takeFocus();
}

void SealedPanel::askForSheet(const QString& vault, const QString& label) {
    m_vault = vault.toStdString();
    m_label = label;
    build(Step::Sheet, label,
          tr("By the code on its recovery sheet the ledger is opened without anybody's grant; you manage it from then "
             "on. It is logged."));
    takeFocus();
}

void SealedPanel::addPassword(FormRows& rows) {
    m_password = new PasswordField(&rows);
    m_row = rows.add(QStringLiteral("password"), tr("Password"), m_password,
                     m_encrypted ? tr("The one you sign in with") : tr("Your own for sealed ledgers"), true);
    connect(m_password, &QLineEdit::returnPressed, this, &SealedPanel::act);
    connect(m_password, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!text.isEmpty() && !m_gate->isShut()) m_row->clear();
        dress();
    });
    connect(m_password, &PasswordField::capsLockSeen, m_row, [row = m_row](bool on) {
        if (on) row->setWarning(tr("Caps Lock is on"));
    });
}

void SealedPanel::build(Step step, const QString& title, const QString& what) {
    m_step = step;
    m_password = nullptr;
    m_new = nullptr;
    m_code = nullptr;
    m_row = nullptr;
    m_act = nullptr;
    m_busy = false;
    if (m_inside != nullptr) {
        m_place->removeWidget(m_inside);
        m_inside->hide();
        m_inside->deleteLater();
    }
    m_inside = new QWidget(this);
    m_inside->setMaximumWidth(columnWidth * px().base / 14);
    m_place->addWidget(m_inside);
    auto* column = new QVBoxLayout(m_inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s2);
    column->addSpacing(px().s6);
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s2);
    head->addWidget(new IconLabel(QStringLiteral("lock"), Colour::Text2, &Sizes::icon, m_inside));
    head->addWidget(plainLabel(title, Look::Name, m_inside));
    head->addStretch(1);
    column->addLayout(head);
    if (!m_help.isEmpty()) column->addWidget(paragraph(m_help, Look::Secondary, m_inside));
    column->addWidget(paragraph(what, Look::Body, m_inside));
    column->addSpacing(px().s3);
    if (step != Step::ReadOnly) {
        if (step == Step::OwnKey) {
            m_new = new NewPassword(QStringLiteral("sealed.new"), m_inside);
            m_new->setContext({{m_login}, {}});
            column->addWidget(m_new);
            for (QLineEdit* field : m_new->findChildren<QLineEdit*>())
                connect(field, &QLineEdit::returnPressed, this, &SealedPanel::act);
        } else {
            auto* rows = new FormRows(QStringLiteral("sealed"), m_inside);
            rows->setNotesBelow();
            rows->setNarrow();
            if (step == Step::Sheet) {
                m_code = new QLineEdit(rows);
                m_row = rows->add(QStringLiteral("code"), tr("Recovery code"), m_code,
                                  tr("As it stands on the sheet; spaces and small letters do not matter"), true);
                connect(m_code, &QLineEdit::returnPressed, this, &SealedPanel::act);
                connect(m_code, &QLineEdit::textChanged, m_row, &FormRow::clear);
            } else {
                addPassword(*rows);
            }
            column->addWidget(rows);
        }
        column->addSpacing(px().s2);
        m_words = step == Step::OwnKey ? tr("Set the password") : step == Step::Make ? tr("Set up") : tr("Open");
        auto* acts = new QHBoxLayout;
        acts->setSpacing(px().s4);
        m_act = (new Button(ButtonKind::Primary, m_words, m_inside))
                    ->named(step == Step::OwnKey ? QStringLiteral("sealed.setPassword")
                            : step == Step::Make ? QStringLiteral("sealed.make")
                                                 : QStringLiteral("sealed.open"));
        m_act->withIcon(step == Step::OwnKey ? QStringLiteral("key")
                        : step == Step::Make ? QStringLiteral("lock")
                                             : QStringLiteral("unlock"));
        acts->addWidget(m_act);
        if (step == Step::Open) {
            auto* lost = new LinkLabel(tr("Password forgotten: open by the recovery sheet"), m_inside);
            lost->setObjectName(QStringLiteral("sealed.lost"));
            connect(lost, &LinkLabel::clicked, this, [this] { askForSheet(QString::fromStdString(m_vault), m_label); });
            acts->addWidget(lost);
        }
        acts->addStretch(1);
        column->addLayout(acts);
        connect(m_act, &QAbstractButton::clicked, this, &SealedPanel::act);
    }
    column->addStretch(1);
    if (m_row != nullptr && m_code == nullptr && m_gate->isShut()) m_row->setError(m_gate->sentence());
    dress();
}

void SealedPanel::takeFocus() {
    if (m_password != nullptr) m_password->setFocus(Qt::OtherFocusReason);
    if (m_code != nullptr) m_code->setFocus(Qt::OtherFocusReason);
    if (m_new != nullptr) m_new->setFocus(Qt::OtherFocusReason);
}

void SealedPanel::dress() {
    if (m_act == nullptr) return;
    const bool free = !m_busy && (m_password == nullptr || !m_gate->isShut());
    m_act->setEnabled(free);
    m_act->setText(m_busy ? tr("One moment …") : m_words);
    for (QWidget* field : std::initializer_list<QWidget*>{m_password, m_new, m_code})
        if (field != nullptr) field->setEnabled(free);
}

void SealedPanel::act() {
    if (m_act == nullptr || !m_act->isEnabled()) return;
    if (m_new != nullptr && !m_new->check()) return;
    if (const QLineEdit* field = m_password != nullptr ? m_password : m_code;
        field != nullptr && field->text().isEmpty()) {
        m_row->setError(m_code != nullptr ? tr("Type the code from the sheet") : tr("Type your password"));
        return takeFocus();
    }
    m_busy = true;
    const std::string vault = m_vault;
    switch (m_step) {
    case Step::OwnKey:
        writeVault(
            m_session, this,
            [password = m_new->secret()](journal::Journal& journal, const access::Access& access) {
                return security::makePersonalKey(journal, *access.user(), password);
            },
            [this](const Result<void>& done) { settle(done); });
        break;
    case Step::Make:
        writeVault(
            m_session, this,
            [vault, password = m_password->secret()](journal::Journal& journal, const access::Access& access) {
                return security::makeVault(journal, access, vault, password);
            },
            [this, vault](const Result<db::RecoveryKey>& recovery) {
                settle(recovery ? Result<void>() : Result<void>(recovery.error()));
                if (recovery) emit made(vault, *recovery);
            });
        break;
    case Step::Open:
        writeVault(
            m_session, this,
            [vault, password = m_password->secret()](journal::Journal& journal, const access::Access& access) {
                return security::openVault(journal, access, vault, password);
            },
            [this](const Result<void>& done) { settle(done); });
        break;
    case Step::Sheet:
        writeVault(
            m_session, this,
            [vault, code = secretOf(*m_code)](journal::Journal& journal, const access::Access& access) -> Result<void> {
                MULIN_TRY_LET(key, db::parseRecoveryCode(code));
                return security::recoverVault(journal, access, vault, key);
            },
            [this](const Result<void>& done) { settle(done); });
        break;
    case Step::ReadOnly: break;
    }
    dress();
}

void SealedPanel::settle(const Result<void>& done) {
    m_busy = false;
    if (done) {
        m_settled = true;
        if (m_password != nullptr) m_gate->right();
        if (m_password != nullptr) m_password->wipe();
        if (m_new != nullptr) m_new->wipe();
        if (m_code != nullptr) wipe(*m_code);
        dress();
        return;
    }
    const ErrorCode code = done.error().code;
    QString words = errorText(done.error(), &m_session.catalogue(), m_session.language());
    if (code == ErrorCode::WrongPassword) {
        m_gate->wrong();
        //: %n more wrong ones are free
        words = m_gate->isShut()
                    ? m_gate->sentence()
                    : tr("The password is wrong; %n more tries, then one has to wait", nullptr, m_gate->attemptsLeft());
        // Keys of sealed ledgers stay with the password that somebody set by hand of the one before.
        if (m_encrypted && !m_gate->isShut()) words += tr("; after a reset the password of before is asked here");
    }
    if (code == ErrorCode::WrongRecovery)
        words = done.error().arg("what") == "typed"
                    ? tr("Mistyped somewhere: compare it with the sheet, group by group")
                    : tr("This sheet is not that of this ledger, or its key was changed since");
    if (m_password != nullptr) m_password->wipe();
    dress();
    if (m_row != nullptr)
        m_row->setError(words);
    else
        m_session.sayError(done.error());
    takeFocus();
}

} // namespace mulin::ui
