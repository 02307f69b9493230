#include "app/backup_state.h"

#include "app/words.h"
#include "core/base/clock.h"
#include "core/journal/act_pages.h"
#include "ui/shell/main_window.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::app {

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;
constexpr int everyMinute = 60'000;

} // namespace

QString backupWords(std::optional<std::int64_t> last, std::int64_t now) {
    if (!last) return WindowWords::tr("No backup yet");
    const std::int64_t age = std::max<std::int64_t>(0, now - *last);
    if (age < minute) return WindowWords::tr("Backup just now");
    const int minutes = static_cast<int>(std::min(age, hour) / minute);
    if (age < hour) return WindowWords::tr("Backup %n minutes ago", nullptr, minutes);
    const int days = dateOfMs(now).days - dateOfMs(*last).days;
    const int hours = static_cast<int>(std::min(age, 24 * hour) / hour);
    if (days == 0) return WindowWords::tr("Backup %n hours ago", nullptr, hours);
    if (days == 1) return WindowWords::tr("Backup yesterday");
    return WindowWords::tr("Backup %n days ago", nullptr, days);
}

BackupState::BackupState(ui::OfficeSession& session, ui::MainWindow& window) : m_session(session), m_window(window) {
    QObject::connect(&m_clock, &QTimer::timeout, &window, [this] { say(); });
    m_clock.start(everyMinute);
}

void BackupState::refresh() {
    m_session.read(
        &m_window, m_latest,
        [](const ui::ReadContext& context) { return journal::lastTime(context.reader, "file.backup"); },
        [this](const Result<std::optional<std::int64_t>>& last) {
            if (!last) return;
            m_last = *last;
            m_known = true;
            say();
        });
}

void BackupState::say() {
    if (m_known) m_window.setStatusRight(backupWords(m_last, m_session.office().clock().nowMs()));
}

} // namespace mulin::app
