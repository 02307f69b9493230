// Wrong passwords inside an open office count as those at its sign-in do: after a few each costs a longer wait.
#pragma once

#include "core/security/failed_attempts.h"

#include <QtCore/QTimer>

namespace mulin::ui {

class OfficeSession;

class PasswordTries final : public QObject {
    Q_OBJECT
public:
    PasswordTries(OfficeSession& session, QObject* parent);

    bool waiting() const;
    /// One more wrong one; what to say beside the field.
    QString failed();
    void succeeded();
    /// How long one has to wait; empty = not at all.
    QString waitWords() const;

signals:
    /// While one waits, every second; the last time when the wait is over.
    void changed();

private:
    security::FailedAttempts stored() const;
    void store(const security::FailedAttempts& failed);
    std::int64_t now() const;

    OfficeSession& m_session;
    security::FailedAttempts m_own; ///< where this machine remembers nothing
    QTimer m_tick;
};

} // namespace mulin::ui
