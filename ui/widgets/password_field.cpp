#include "ui/widgets/password_field.h"

#include "ui/look/icons.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace mulin::ui {

PasswordField::PasswordField(QWidget* parent)
    : QLineEdit(parent), m_eye(addAction(icon(QStringLiteral("eye")), TrailingPosition)) {
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &PasswordField::setShown);
    if (auto* button = findChild<QToolButton*>()) button->setObjectName(QStringLiteral("password.eye"));
    setShown(false);
}

PasswordField::~PasswordField() {
    const QSignalBlocker quiet(this); // who listens may be half gone
    wipe();
}

void PasswordField::setShown(bool shown) {
    setEchoMode(shown ? Normal : Password);
    m_eye->setChecked(shown);
    m_eye->setIcon(icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    const QString words = shown ? tr("Hide the password") : tr("Show the password");
    m_eye->setToolTip(words);
    if (auto* button = findChild<QToolButton*>(QStringLiteral("password.eye"))) button->setAccessibleName(words);
}

db::Secret PasswordField::secret() const { return secretOf(*this); }

void PasswordField::wipe() { ui::wipe(*this); }

void PasswordField::keyPressEvent(QKeyEvent* event) {
    const QString typed = event->text();
    if (typed.size() == 1 && typed.at(0).isLetter() && typed.at(0).unicode() < 0x80)
        emit capsLockSeen(typed.at(0).isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    if (event->key() == Qt::Key_CapsLock) emit capsLockSeen(false);
    QLineEdit::keyPressEvent(event);
}

void PasswordField::changeEvent(QEvent* event) {
    // Behind a disabled field nobody should read on.
    if (event->type() == QEvent::EnabledChange && !isEnabled()) setShown(false);
    QLineEdit::changeEvent(event);
}

db::Secret secretOf(const QLineEdit& field) {
    QByteArray utf8 = field.text().toUtf8();
    db::Secret secret(std::string_view(utf8.constData(), std::size_t(utf8.size())));
    utf8.fill('\0');
    return secret;
}

void wipe(QLineEdit& field) {
    // The field shares its text with what it returns: this overwrites the field's own memory.
    QString text = field.text();
    if (text.data_ptr().isMutable()) // a literal of the program is not
        std::fill_n(const_cast<QChar*>(text.constData()), text.size(), QChar(u'\u2022'));
    field.clear();
}

} // namespace mulin::ui
