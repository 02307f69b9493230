#include "ui/pages/security/password_gate.h"

#include "ui/shell/preferences.h"

namespace mulin::ui {

namespace {
constexpr int tickMs = 500;
}

PasswordGate::PasswordGate(Preferences* preferences, QObject* parent)
    : QObject(parent), m_preferences(preferences), m_clock(std::make_shared<SystemClock>()) {
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &PasswordGate::tick);
}

void PasswordGate::setFile(const QString& path) {
    m_path = path;
    m_failed = m_preferences != nullptr ? security::settled(m_preferences->failedAttempts(path), m_clock->nowMs())
                                        : security::FailedAttempts();
    tick();
}

bool PasswordGate::isShut() const { return security::waitMs(m_failed, m_clock->nowMs()) > 0; }

QString PasswordGate::sentence() const {
    const std::int64_t wait = security::waitMs(m_failed, m_clock->nowMs());
    if (wait == 0) return {};
    const int seconds = int((wait + 999) / 1000);
    if (seconds < 60)
        return tr("%1 wrong passwords. The next try is possible in %2 s.").arg(m_failed.count).arg(seconds);
    return tr("%1 wrong passwords. The next try is possible in %2 min %3 s.")
        .arg(m_failed.count)
        .arg(seconds / 60)
        .arg(seconds % 60);
}

QString PasswordGate::refusal() const {
    if (isShut()) return sentence();
    //: %n more wrong ones are free
    return tr("The password is wrong; %n more tries, then one has to wait", nullptr, attemptsLeft());
}

void PasswordGate::wrong() {
    m_failed = security::afterFailure(m_failed, m_clock->nowMs());
    if (m_preferences != nullptr) m_preferences->setFailedAttempts(m_path, m_failed);
    tick();
}

void PasswordGate::right() {
    m_failed = {};
    if (m_preferences != nullptr) m_preferences->setFailedAttempts(m_path, m_failed);
    tick();
}

void PasswordGate::tick() {
    if (isShut())
        m_tick.start();
    else
        m_tick.stop();
    emit changed();
}

} // namespace mulin::ui
