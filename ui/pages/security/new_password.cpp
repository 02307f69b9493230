#include "ui/pages/security/new_password.h"

#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

std::optional<security::PasswordFault> faultOf(const QLineEdit& field, const security::PasswordContext& context) {
    return security::passwordFault(secretOf(field).text(), context);
}

} // namespace

QString passwordFaultText(security::PasswordFault fault) {
    using Fault = security::PasswordFault;
    switch (fault) {
    case Fault::TooShort: return NewPassword::tr("Too short: at least 10 characters");
    case Fault::FewKinds:
        return NewPassword::tr("Mix small letters, capitals, digits or signs: three kinds; or at least 16 characters");
    case Fault::Common: return NewPassword::tr("Too easy to guess: a row of keys, a date or a word that many use");
    case Fault::OwnName: return NewPassword::tr("Too easy to guess: your own name with a few digits");
    case Fault::OfficeName: return NewPassword::tr("Too easy to guess: the name of the office with a few digits");
    }
    return {};
}

NewPassword::NewPassword(const QString& area, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_rows = new FormRows(area, this);
    m_rows->setNotesBelow();
    m_rows->setNarrow();
    m_first = new PasswordField(m_rows);
    m_second = new PasswordField(m_rows);
    m_firstRow = m_rows->add(QStringLiteral("password"), tr("Password"), m_first,
                             tr("At least 10 characters of three kinds, or 16 of any"), true);
    m_secondRow = m_rows->add(QStringLiteral("again"), tr("Once more"), m_second, {}, true);
    layout->addWidget(m_rows);
    connect(m_first, &QLineEdit::textChanged, this, [this] { show(false); });
    connect(m_second, &QLineEdit::textChanged, this, [this] { show(false); });
    for (PasswordField* field : {m_first, m_second}) {
        FormRow* row = field == m_first ? m_firstRow : m_secondRow;
        connect(field, &PasswordField::capsLockSeen, row, [row](bool on) {
            if (on) row->setWarning(tr("Caps Lock is on"));
        });
        connect(field, &QLineEdit::editingFinished, this, [this] { show(true); });
    }
    setFocusProxy(m_first);
}

void NewPassword::setContext(security::PasswordContext context) {
    m_context = std::move(context);
    show(false);
}

bool NewPassword::isGood() const { return m_first->text() == m_second->text() && !faultOf(*m_first, m_context); }

bool NewPassword::check() {
    show(true);
    if (m_first->text().isEmpty()) m_firstRow->setError(passwordFaultText(security::PasswordFault::TooShort));
    m_rows->firstError(true);
    return isGood();
}

void NewPassword::show(bool whole) {
    const auto fault = faultOf(*m_first, m_context);
    m_firstRow->clear();
    m_secondRow->clear();
    if (!m_first->text().isEmpty()) {
        if (!fault)
            m_firstRow->setGood(tr("Good"));
        else if (whole)
            m_firstRow->setError(passwordFaultText(*fault));
        else
            m_firstRow->setHint(passwordFaultText(*fault));
    }
    if (m_first->text().isEmpty()) m_firstRow->setHint(tr("At least 10 characters of three kinds, or 16 of any"));
    if (!fault && m_first->text() == m_second->text())
        m_secondRow->setGood(tr("The same"));
    else if (whole && !fault && !m_second->text().isEmpty())
        m_secondRow->setError(tr("Not the same as above"));
    emit changed();
}

void NewPassword::wipe() {
    m_first->wipe();
    m_second->wipe();
}

} // namespace mulin::ui
