#include "ui/pages/security/password_tries.h"

#include "ui/shell/office_session.h"
#include "ui/shell/preferences.h"

namespace mulin::ui {

PasswordTries::PasswordTries(OfficeSession& session, QObject* parent) : QObject(parent), m_session(session) {
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!waiting()) m_tick.stop();
        emit changed();
    });
    if (waiting()) m_tick.start();
}

std::int64_t PasswordTries::now() const { return m_session.office().clock().nowMs(); }

security::FailedAttempts PasswordTries::stored() const {
    const Preferences* preferences = m_session.preferences();
    if (preferences == nullptr) return m_own;
    return security::settled(preferences->failedAttempts(QString::fromStdString(m_session.office().path())), now());
}

void PasswordTries::store(const security::FailedAttempts& failed) {
    m_own = failed;
    if (Preferences* preferences = m_session.preferences())
        preferences->setFailedAttempts(QString::fromStdString(m_session.office().path()), failed);
}

bool PasswordTries::waiting() const { return security::waitMs(stored(), now()) > 0; }

QString PasswordTries::waitWords() const {
    const auto failed = stored();
    const std::int64_t wait = security::waitMs(failed, now());
    if (wait <= 0) return {};
    const int seconds = static_cast<int>((wait + 999) / 1000);
    return seconds < 60 ? tr("%1 wrong passwords; the next try in %2 s").arg(failed.count).arg(seconds)
                        : tr("%1 wrong passwords; the next try in %2 min %3 s")
                              .arg(failed.count)
                              .arg(seconds / 60)
                              .arg(seconds % 60);
}

QString PasswordTries::failed() {
    store(security::afterFailure(stored(), now()));
    if (waiting()) {
        m_tick.start();
        return waitWords();
    }
    //: %n more wrong ones are free
    return tr("The password is wrong; %n more tries, then one has to wait", nullptr, security::attemptsLeft(stored()));
}

void PasswordTries::succeeded() { store({}); }

} // namespace mulin::ui
