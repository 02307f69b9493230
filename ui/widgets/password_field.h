// A field for a password: dots, an eye that shows them, a word when Caps Lock is on. What was typed goes out as a
// Secret, and is wiped from the field as far as Qt lets us.
#pragma once

#include "core/db/secret.h"

#include <QtWidgets/QLineEdit>

class QAction;

namespace mulin::ui {

class PasswordField final : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordField(QWidget* parent = nullptr);
    ~PasswordField() override;

    db::Secret secret() const;
    void wipe();
    void setShown(bool shown);

signals:
    /// As far as typed letters tell.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAction* m_eye;
};

/// What stands in the field, for core.
db::Secret secretOf(const QLineEdit& field);
/// Overwrites the text where it lies, then clears the field.
void wipe(QLineEdit& field);

} // namespace mulin::ui
