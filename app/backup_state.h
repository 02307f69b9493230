// The foot of the window says how old the last backup is.
#pragma once

#include "ui/shell/office_session.h"

#include <QtCore/QTimer>

#include <cstdint>
#include <optional>

namespace mulin::ui {
class MainWindow;
} // namespace mulin::ui

namespace mulin::app {

/// "Backup 10 minutes ago", "Backup yesterday"; nullopt: there was none. Both in UTC ms.
QString backupWords(std::optional<std::int64_t> last, std::int64_t now);
/// Grows older by itself while the window is open.
class BackupState final {
public:
    /// Both outlive it.
    BackupState(ui::OfficeSession& session, ui::MainWindow& window);
    /// Reads again: at the beginning, and after a backup.
    void refresh();

private:
    void say();

    ui::OfficeSession& m_session;
    ui::MainWindow& m_window;
    ui::Latest m_latest;
    std::optional<std::int64_t> m_last; ///< UTC ms
    bool m_known = false;
    QTimer m_clock;
};

} // namespace mulin::app
