// main() of every window test: one QApplication, then Catch2. A test that reads an old sheet is its own child.
#define CATCH_CONFIG_RUNNER
#include "core/sheets/sheet_child.h"

#include <QtWidgets/QApplication>
#include <catch2/catch.hpp>

namespace {

QtMessageHandler shown = nullptr;

/// The offscreen platform says it at each window; among a thousand such lines nobody finds the one that matters.
void withoutNoise(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (!message.contains(QLatin1String("propagateSizeHints"))) shown(type, context, message);
}

} // namespace

int main(int argc, char** argv) {
    if (mulin::sheets::isSheetChild(argc, argv)) return mulin::sheets::runSheetChild(argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    shown = qInstallMessageHandler(withoutNoise);
    QApplication app(argc, argv);
    return Catch::Session().run(argc, argv);
}
