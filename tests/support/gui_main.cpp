// main() of every window test: one QApplication, then Catch2. A test that reads an old sheet is its own child.
#define CATCH_CONFIG_RUNNER
#include "core/sheets/sheet_child.h"
#include "tests/support/gui_quiet.h"

#include <QtWidgets/QApplication>
#include <catch2/catch.hpp>

int main(int argc, char** argv) {
    if (mulin::sheets::isSheetChild(argc, argv)) return mulin::sheets::runSheetChild(argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    mulin::test::quietPlatform();
    QApplication app(argc, argv);
    return Catch::Session().run(argc, argv);
}
