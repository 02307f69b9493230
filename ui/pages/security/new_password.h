// A password to be chosen, typed twice; what it lacks is said while it is typed.
#pragma once

#include "core/security/password_policy.h"
#include "ui/widgets/password_field.h"

#include <QtWidgets/QWidget>

namespace mulin::ui {

class FormRow;
class FormRows;

/// In words, with what to do.
QString passwordFaultText(security::PasswordFault fault);

class NewPassword final : public QWidget {
    Q_OBJECT
public:
    explicit NewPassword(const QString& area, QWidget* parent = nullptr);

    void setContext(security::PasswordContext context);
    /// Good, and twice the same.
    bool isGood() const;
    /// Says beside the fields what is missing; true if nothing is.
    bool check();
    db::Secret secret() const { return m_first->secret(); }
    void wipe();

signals:
    void changed();

private:
    void show(bool whole);

    security::PasswordContext m_context;
    FormRows* m_rows;
    PasswordField *m_first, *m_second;
    FormRow *m_firstRow, *m_secondRow;
};

} // namespace mulin::ui
