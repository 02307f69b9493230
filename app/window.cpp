#include "app/window.h"

#include "app/program.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>

namespace mulin::app {

int runWindow(int argc, char** argv) {
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("office file (.mulin)"));
    parser.addOptions({{QStringLiteral("lang"), QStringLiteral("zh_CN or en"), QStringLiteral("L")},
                       {QStringLiteral("user"), QStringLiteral("login"), QStringLiteral("U")},
                       {QStringLiteral("theme"), QStringLiteral("light, dark or contrast"), QStringLiteral("T")},
                       {QStringLiteral("text"), QStringLiteral("normal, large or largest"), QStringLiteral("S")}});
    parser.process(app);
    Options options;
    if (!parser.positionalArguments().isEmpty()) options.file = parser.positionalArguments().first();
    options.user = parser.value(QStringLiteral("user"));
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.text = parser.value(QStringLiteral("text"));
    Program program(app, std::move(options));
    program.start();
    return app.exec();
}

} // namespace mulin::app
