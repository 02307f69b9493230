// What this machine remembers between two starts: files, looks, size of the window. Nothing of an office's contents.
#pragma once

#include "core/security/failed_attempts.h"
#include "ui/look/tokens.h"

#include <QtCore/QSettings>

#include <optional>
#include <string>
#include <vector>

namespace mulin::ui {

class Preferences {
public:
    /// An INI file; the standard one lies in the user's folder of settings.
    explicit Preferences(const QString& file = standardFile());
    static QString standardFile();

    /// Office files that are still there, the last opened first; at most 8.
    QStringList recentFiles() const;
    void remember(const QString& file);
    void forget(const QString& file);

    /// The login with which the file was opened last; empty = never here.
    QString lastUser(const QString& file) const;
    void setLastUser(const QString& file, const QString& login);
    /// Wrong passwords of late: the file itself is closed while they are typed.
    security::FailedAttempts failedAttempts(const QString& file) const;
    void setFailedAttempts(const QString& file, const security::FailedAttempts& failed);
    /// Without a key pressed or the mouse moved, an encrypted file is locked: after 5, 10 or 30 minutes.
    int lockMinutes() const;
    void setLockMinutes(int minutes);

    /// Nothing = as the desktop.
    std::optional<Theme> theme() const;
    void setTheme(std::optional<Theme> theme);
    TextSize textSize() const;
    void setTextSize(TextSize size);
    /// "zh_CN", "en"; empty = as the system.
    QString language() const;
    void setLanguage(const QString& language);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// Fields shown by a list, in order; nothing = as it comes.
    std::vector<std::string> columns(const QString& list, const QString& type) const;
    void setColumns(const QString& list, const QString& type, const std::vector<std::string>& fields);

private:
    mutable QSettings m_settings;
};

/// "light", "dark", "contrast"; nothing for other words.
std::optional<Theme> themeNamed(const QString& name);
/// "normal", "large", "largest".
std::optional<TextSize> textSizeNamed(const QString& name);

} // namespace mulin::ui
