#include "ui/shell/language.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>

namespace mulin::ui {

namespace {

constexpr auto ownName = "mulin.translator.own";
constexpr auto qtName = "mulin.translator.qt";

/// Words of Qt's file dialog that its own translation leaves out: they moved to another class there.
[[maybe_unused]] constexpr const char* leftOutByQt[] = {
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"), QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"), QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File")};

QTranslator* fresh(QCoreApplication& app, const char* name) {
    const QString objectName = QString::fromLatin1(name);
    if (auto* old = app.findChild<QTranslator*>(objectName, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    auto* made = new QTranslator(&app);
    made->setObjectName(objectName);
    return made;
}

} // namespace

QStringList languages() { return {QStringLiteral("zh_CN"), QStringLiteral("en")}; }

QString languageFor(const QString& wanted, const QLocale& system) {
    const QString asked = wanted.toLower();
    if (asked.startsWith(QStringLiteral("zh"))) return QStringLiteral("zh_CN");
    if (asked.startsWith(QStringLiteral("en"))) return QStringLiteral("en");
    return system.language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("zh_CN");
}

bool installLanguage(QCoreApplication& app, const QString& language) {
    QLocale::setDefault(QLocale(language));
    QTranslator* own = fresh(app, ownName);
    const bool loaded = own->load(QStringLiteral(":/translations/mulin_%1.qm").arg(language));
    if (loaded) QCoreApplication::installTranslator(own);
    QTranslator* qt = fresh(app, qtName);
    const QString file = QStringLiteral("qtbase_%1").arg(language);
    const QString system = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (qt->load(file, QStringLiteral(":/translations")) || qt->load(file, system)) {
        QCoreApplication::installTranslator(qt);
    }
    return loaded;
}

} // namespace mulin::ui
