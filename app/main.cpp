// The one program: with a subcommand the command line, without one the window.
#include "app/cli/cli.h"
#include "app/window.h"
#include "core/sheets/sheet_child.h"

#include <QtGui/QGuiApplication>
#include <QtWidgets/QApplication>

#include <sys/resource.h>
#include <sys/stat.h>

int main(int argc, char** argv) {
    if (mulin::sheets::isSheetChild(argc, argv)) return mulin::sheets::runSheetChild(argc, argv);
    // No memory of the office in a crash dump.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // What is written holds personal data: lists, reports, prints and their unfinished copies are the owner's alone.
    umask(S_IRWXG | S_IRWXO);
    QCoreApplication::setApplicationName(QStringLiteral("Mulin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MULIN_VERSION));
    if (!mulin::cli::isCommand(argc, argv)) return mulin::app::runWindow(argc, argv);
    mulin::cli::silenceQt();
    int count = argc;
    if (mulin::cli::needsFonts(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // prints at night have no display
        QGuiApplication app(count, argv);
        return mulin::cli::run(app, argc, argv);
    }
    QCoreApplication app(count, argv);
    return mulin::cli::run(app, argc, argv);
}
