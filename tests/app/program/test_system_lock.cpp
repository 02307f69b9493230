// The desktop locks its screen: told over a real D-Bus, on which nothing but this test is (tests/app/system_lock.sh).
#include "app/program.h"
#include "tests/support/gui_office.h"
#include "tests/support/sealed_office.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusVirtualObject>
#include <QtTest/QTest>

using namespace mulin;
using namespace mulin::app;
using namespace mulin::test;

namespace {

const QString login1 = QStringLiteral("org.freedesktop.login1");
const QString ownSession = QStringLiteral("/org/freedesktop/login1/session/_32");

/// What stands in for logind: it knows where the session is.
class Logind final : public QDBusVirtualObject {
public:
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        if (message.member() != QStringLiteral("GetSession")) return false;
        asked = true;
        return bus.send(message.createReply(QVariant::fromValue(QDBusObjectPath(ownSession))));
    }
    bool asked = false;
};

struct Signal {
    QString service, path, interface, name;
    QVariantList arguments;
    bool locks = true;
};

const QString saver = QStringLiteral("org.freedesktop.ScreenSaver");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");

QList<Signal> signalsOfDesktops() {
    const QString deepin = QStringLiteral("com.deepin.SessionManager"), ukui = QStringLiteral("org.ukui.ScreenSaver"),
                  gnome = QStringLiteral("org.gnome.ScreenSaver"), session = login1 + QStringLiteral(".Session");
    const QString changed = QStringLiteral("ActiveChanged");
    const auto locked = [&](bool now) {
        return QVariantList{deepin, QVariantMap{{QStringLiteral("Locked"), now}}, QStringList()};
    };
    return {
        {saver, QStringLiteral("/ScreenSaver"), saver, changed, {false}, false},
        {saver, QStringLiteral("/ScreenSaver"), saver, changed, {true}},
        {saver, QStringLiteral("/org/freedesktop/ScreenSaver"), saver, changed, {true}},
        {gnome, QStringLiteral("/org/gnome/ScreenSaver"), gnome, changed, {true}},
        {ukui, QStringLiteral("/org/ukui/ScreenSaver"), ukui, changed, {true}},
        {deepin, QStringLiteral("/com/deepin/SessionManager"), properties, QStringLiteral("PropertiesChanged"),
         locked(false), false},
        {deepin, QStringLiteral("/com/deepin/SessionManager"), properties, QStringLiteral("PropertiesChanged"),
         locked(true)},
        {login1,
         QStringLiteral("/org/freedesktop/login1"),
         login1 + QStringLiteral(".Manager"),
         QStringLiteral("PrepareForSleep"),
         {false},
         false},
        {login1,
         QStringLiteral("/org/freedesktop/login1"),
         login1 + QStringLiteral(".Manager"),
         QStringLiteral("PrepareForSleep"),
         {true}},
        {login1, QStringLiteral("/org/freedesktop/login1/session/_33"), session, QStringLiteral("Lock"), {}, false},
        {login1, ownSession, session, QStringLiteral("Lock"), {}},
    };
}

} // namespace

TEST_CASE("the file is locked with the screen, and before the computer sleeps", "[.][dbus]") {
    REQUIRE(qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"));
    QDBusConnection desktop =
        QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("desktop"));
    REQUIRE(desktop.isConnected());
    Logind logind;
    REQUIRE(desktop.registerVirtualObject(QStringLiteral("/org/freedesktop/login1"), &logind));
    for (const Signal& one : signalsOfDesktops()) desktop.registerService(one.service);

    const SealedOffice sealed;
    const TempFolder config;
    qputenv("XDG_CONFIG_HOME", config.path("").c_str());
    Program program(*qApp, Options{QString::fromStdString(sealed.path), {}, QStringLiteral("zh_CN"), {}, {}});
    program.start();
    REQUIRE(GuiOffice::until([&] { return program.signIn() != nullptr && logind.asked; }));
    for (const Signal& one : signalsOfDesktops()) {
        INFO(one.path.toStdString() << " " << one.name.toStdString() << " " << one.locks);
        if (program.office() == nullptr) {
            emit program.signIn()->unlocked(QString::fromStdString(sealed.path), QStringLiteral("limin"),
                                            sealed.encryption.key);
            REQUIRE(GuiOffice::until([&] { return program.office() != nullptr && program.signIn() == nullptr; }));
        }
        QDBusMessage message = QDBusMessage::createSignal(one.path, one.interface, one.name);
        message.setArguments(one.arguments);
        REQUIRE(desktop.send(message));
        if (one.locks) {
            REQUIRE(GuiOffice::until([&] { return program.office() == nullptr && program.signIn() != nullptr; }));
        } else {
            QTest::qWait(400);
            CHECK(program.office() != nullptr);
        }
    }
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
}
