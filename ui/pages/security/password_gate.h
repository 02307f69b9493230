// Wrong passwords for a file, wherever they are typed: counted together, with a wait that grows from the fifth on.
#pragma once

#include "core/base/clock.h"
#include "core/security/failed_attempts.h"

#include <QtCore/QTimer>

#include <memory>

namespace mulin::ui {

class Preferences;

class PasswordGate final : public QObject {
    Q_OBJECT
public:
    /// The preferences, which outlive it, keep the number; without any it lasts as long as the gate.
    explicit PasswordGate(Preferences* preferences, QObject* parent = nullptr);
    void setClock(std::shared_ptr<Clock> clock) { m_clock = std::move(clock); }
    void setFile(const QString& path);

    bool isShut() const;
    /// How many were wrong, and when the next try is possible; empty unless it is shut.
    QString sentence() const;
    /// What is said of a wrong one: the same, or how many more are free.
    QString refusal() const;
    /// How many more wrong ones are free.
    int attemptsLeft() const { return security::attemptsLeft(m_failed); }
    int failures() const { return m_failed.count; } ///< so far
    void wrong();
    void right();

signals:
    /// Once a second while it is shut, and when it opens again.
    void changed();

private:
    void tick();

    Preferences* m_preferences;
    std::shared_ptr<Clock> m_clock;
    QString m_path;
    security::FailedAttempts m_failed;
    QTimer m_tick;
};

} // namespace mulin::ui
