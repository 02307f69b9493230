#include "tests/support/gui_quiet.h"

#include <QtCore/QString>

namespace mulin::test {

namespace {

QtMessageHandler shown = nullptr;

void say(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (!message.startsWith(QLatin1String("This plugin does not support"))) shown(type, context, message);
}

} // namespace

void quietPlatform() { shown = qInstallMessageHandler(say); }

} // namespace mulin::test
