// The desktop locks its screen, or the computer goes to sleep: told over D-Bus, by whatever of it is there.
#pragma once

#include <QtCore/QObject>

class QDBusError;
class QDBusObjectPath;

namespace mulin::ui {

class SystemLock final : public QObject {
    Q_OBJECT
public:
    explicit SystemLock(QObject* parent = nullptr);

signals:
    void locked();

public slots:
    /// Of the screen saver (it became active), and of the system (it is about to sleep): false is the other way round.
    void activeChanged(bool active);
    void lockAsked();
    /// Of logind: where it tells that this session is to be locked.
    void sessionFound(const QDBusObjectPath& session);
    void sessionUnknown(const QDBusError& error);
    /// org.freedesktop.DBus.Properties, of the desktops that tell it there.
    void propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);
};

} // namespace mulin::ui
