#include "ui/shell/system_lock.h"

#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusError>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>

namespace mulin::ui {

namespace {

struct Source {
    const char* service;
    const char* path;
    const char* interface;
    const char* signal;
};
/// KDE and most others; GNOME and Kylin's UKUI; Deepin and UOS, before and since version 20.
constexpr Source screenSavers[] = {
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"},
    {"org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"},
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"},
    {"org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver", "ActiveChanged"},
    {"org.ukui.ScreenSaver", "/org/ukui/ScreenSaver", "org.ukui.ScreenSaver", "ActiveChanged"},
};
constexpr Source sessions[] = {
    {"com.deepin.SessionManager", "/com/deepin/SessionManager", "com.deepin.SessionManager", "PropertiesChanged"},
    {"org.deepin.dde.SessionManager1", "/org/deepin/dde/SessionManager1", "org.deepin.dde.SessionManager1",
     "PropertiesChanged"},
};

QString text(const char* latin) { return QString::fromLatin1(latin); }

} // namespace

SystemLock::SystemLock(QObject* parent) : QObject(parent) {
    QDBusConnection session = QDBusConnection::sessionBus();
    if (session.isConnected()) {
        for (const Source& one : screenSavers)
            session.connect(text(one.service), text(one.path), text(one.interface), text(one.signal), this,
                            SLOT(activeChanged(bool)));
        for (const Source& one : sessions)
            session.connect(text(one.service), text(one.path), QStringLiteral("org.freedesktop.DBus.Properties"),
                            text(one.signal), this, SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    }
    QDBusConnection system = QDBusConnection::systemBus();
    if (system.isConnected()) {
        const QString login = QStringLiteral("org.freedesktop.login1");
        system.connect(login, QStringLiteral("/org/freedesktop/login1"), login + QStringLiteral(".Manager"),
                       QStringLiteral("PrepareForSleep"), this, SLOT(activeChanged(bool)));
        // The session that we run in has a path of its own, which has to be asked for; others are not ours to follow.
        QDBusMessage ask =
            QDBusMessage::createMethodCall(login, QStringLiteral("/org/freedesktop/login1"),
                                           login + QStringLiteral(".Manager"), QStringLiteral("GetSession"));
        const QString id = qEnvironmentVariable("XDG_SESSION_ID");
        ask << (id.isEmpty() ? QStringLiteral("auto") : id);
        system.callWithCallback(ask, this, SLOT(sessionFound(QDBusObjectPath)), SLOT(sessionUnknown(QDBusError)));
    }
}

void SystemLock::activeChanged(bool active) {
    if (active) emit locked();
}

void SystemLock::sessionFound(const QDBusObjectPath& session) {
    const QString login = QStringLiteral("org.freedesktop.login1");
    QDBusConnection::systemBus().connect(login, session.path(), login + QStringLiteral(".Session"),
                                         QStringLiteral("Lock"), this, SLOT(lockAsked()));
}

void SystemLock::sessionUnknown(const QDBusError&) {}

void SystemLock::lockAsked() { emit locked(); }

void SystemLock::propertiesChanged(const QString&, const QVariantMap& changed, const QStringList&) {
    if (changed.value(QStringLiteral("Locked")).toBool()) emit locked();
}

} // namespace mulin::ui
