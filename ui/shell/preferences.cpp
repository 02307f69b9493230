#include "ui/shell/preferences.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace mulin::ui {

namespace {

constexpr int filesKept = 8;
const QString filesKey = QStringLiteral("files");
const QString themeKey = QStringLiteral("look/theme");
const QString sizeKey = QStringLiteral("look/text");
const QString languageKey = QStringLiteral("look/language");
const QString geometryKey = QStringLiteral("window/geometry");

const QStringList themes{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")};
const QStringList sizes{QStringLiteral("normal"), QStringLiteral("large"), QStringLiteral("largest")};

QString columnsKey(const QString& list, const QString& type) { return QStringLiteral("columns/%1/%2").arg(list, type); }

const QString lockKey = QStringLiteral("lock/minutes");
constexpr int lockDefault = 10;

QString absolute(const QString& file) { return QDir::cleanPath(QFileInfo(file).absoluteFilePath()); }

/// What belongs to one file. Its path may hold anything, a key may not.
QString fileKey(const QString& file, const char* what) {
    const QByteArray hash = QCryptographicHash::hash(absolute(file).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("file/%1/%2").arg(QString::fromLatin1(hash.toHex().left(16)), QLatin1String(what));
}

} // namespace

std::optional<Theme> themeNamed(const QString& name) {
    const auto at = themes.indexOf(name);
    return at < 0 ? std::nullopt : std::optional(static_cast<Theme>(at));
}

std::optional<TextSize> textSizeNamed(const QString& name) {
    const auto at = sizes.indexOf(name);
    return at < 0 ? std::nullopt : std::optional(static_cast<TextSize>(at));
}

Preferences::Preferences(const QString& file) : m_settings(file, QSettings::IniFormat) {}

QString Preferences::standardFile() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("mulin.ini"));
}

QStringList Preferences::recentFiles() const {
    QStringList files = m_settings.value(filesKey).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo(file).isFile(); });
    return files;
}

void Preferences::remember(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(absolute(file));
    files.prepend(absolute(file));
    m_settings.setValue(filesKey, QStringList(files.mid(0, filesKept)));
}

void Preferences::forget(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(absolute(file));
    m_settings.setValue(filesKey, files);
}

QString Preferences::lastUser(const QString& file) const { return m_settings.value(fileKey(file, "user")).toString(); }

void Preferences::setLastUser(const QString& file, const QString& login) {
    m_settings.setValue(fileKey(file, "user"), login);
}

security::FailedAttempts Preferences::failedAttempts(const QString& file) const {
    return {m_settings.value(fileKey(file, "failed")).toInt(),
            m_settings.value(fileKey(file, "failedAt")).toLongLong()};
}

void Preferences::setFailedAttempts(const QString& file, const security::FailedAttempts& failed) {
    if (failed.count == 0) {
        m_settings.remove(fileKey(file, "failed"));
        m_settings.remove(fileKey(file, "failedAt"));
    } else {
        m_settings.setValue(fileKey(file, "failed"), failed.count);
        m_settings.setValue(fileKey(file, "failedAt"), qint64(failed.lastMs));
    }
    m_settings.sync(); // ending the program does not take it back
}

int Preferences::lockMinutes() const {
    const int minutes = m_settings.value(lockKey).toInt();
    return minutes > 0 ? minutes : lockDefault;
}

void Preferences::setLockMinutes(int minutes) { m_settings.setValue(lockKey, minutes); }

std::optional<Theme> Preferences::theme() const { return themeNamed(m_settings.value(themeKey).toString()); }

void Preferences::setTheme(std::optional<Theme> theme) {
    m_settings.setValue(themeKey, theme ? themes.at(static_cast<int>(*theme)) : QString());
}

TextSize Preferences::textSize() const {
    return textSizeNamed(m_settings.value(sizeKey).toString()).value_or(TextSize::Normal);
}

void Preferences::setTextSize(TextSize size) { m_settings.setValue(sizeKey, sizes.at(static_cast<int>(size))); }

QString Preferences::language() const { return m_settings.value(languageKey).toString(); }
void Preferences::setLanguage(const QString& language) { m_settings.setValue(languageKey, language); }
QByteArray Preferences::geometry() const { return m_settings.value(geometryKey).toByteArray(); }
void Preferences::setGeometry(const QByteArray& geometry) { m_settings.setValue(geometryKey, geometry); }

std::vector<std::string> Preferences::columns(const QString& list, const QString& type) const {
    std::vector<std::string> fields;
    for (const QString& field : m_settings.value(columnsKey(list, type)).toStringList())
        fields.push_back(field.toStdString());
    return fields;
}

void Preferences::setColumns(const QString& list, const QString& type, const std::vector<std::string>& fields) {
    QStringList kept;
    for (const std::string& field : fields) kept << QString::fromStdString(field);
    if (kept.isEmpty()) {
        m_settings.remove(columnsKey(list, type));
    } else {
        m_settings.setValue(columnsKey(list, type), kept);
    }
}

} // namespace mulin::ui
