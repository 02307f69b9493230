#include "app/window.h"

#include "app/cli/usage.h"
#include "app/program.h"
#include "ui/shell/language.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <cstdlib>

namespace mulin::app {

namespace {

QByteArray withoutDisplay; ///< a sentence, made before there is an application

/// Qt ends a program that finds no display by abort(), with its own words.
void onFirstMessage(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type != QtFatalMsg) return;
    std::fprintf(stderr, "%s\n", withoutDisplay.constData());
    std::fflush(stderr);
    std::_Exit(1);
}

} // namespace

int runWindow(int argc, char** argv) {
    const QString language =
        ui::languageFor(QString::fromStdString(cli::languageArgument(argc, argv)), QLocale::system());
    QTranslator words;
    static constexpr const char* source = QT_TRANSLATE_NOOP(
        "Window", "There is no display on which the window could be shown. From the command line, see: mulin --help");
    QString sentence;
    if (words.load(QStringLiteral(":/translations/mulin_%1.qm").arg(language)))
        sentence = words.translate("Window", source);
    withoutDisplay = (sentence.isEmpty() ? QString::fromUtf8(source) : sentence).toUtf8();
    const bool quiet = !qEnvironmentVariableIsSet("MULIN_LOG");
    const QtMessageHandler before = quiet ? qInstallMessageHandler(onFirstMessage) : nullptr;
    QApplication app(argc, argv);
    if (quiet) qInstallMessageHandler(before);
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
