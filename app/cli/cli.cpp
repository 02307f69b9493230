#include "app/cli/cli.h"

#include "app/cli/command.h"
#include "app/cli/usage.h"
#include "ui/shell/language.h"

#include <QtCore/QCoreApplication>

#include <cstring>

namespace mulin::cli {

namespace {

constexpr const char* commands[] = {"new",    "demo",  "import", "compare", "find",    "list",
                                    "show",   "add",   "set",    "delete",  "history", "undo",
                                    "report", "print", "verify", "backup",  "restore", "digest"};

bool named(const char* word) {
    for (const char* command : commands)
        if (std::strcmp(command, word) == 0) return true;
    return false;
}

} // namespace

bool isCommand(int argc, char** argv) {
    const std::string language = languageArgument(argc, argv);
    if (!language.empty() && language != "zh_CN" && language != "en") return true; // the parser says so
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--help") == 0 || std::strcmp(argv[i], "-h") == 0 ||
            std::strcmp(argv[i], "--version") == 0 || std::strcmp(argv[i], "--json") == 0)
            return true;
        // Neither a command nor a path: the parser says what is wrong.
        if (argv[i][0] != '-') return named(argv[i]) || !std::strpbrk(argv[i], "./\\");
        if (takesValue(argv[i])) ++i;
    }
    return false;
}

void silenceQt() {
    if (qEnvironmentVariableIsSet("MULIN_LOG")) return;
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
}

bool needsFonts(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "report") == 0 || std::strcmp(argv[i], "print") == 0) return true;
    return false;
}

int run(QCoreApplication& app, int argc, char** argv) {
    Context context;
    const QString language = ui::languageFor(q(languageArgument(argc, argv)), QLocale::system());
    ui::installLanguage(app, language);
    context.language = language == QStringLiteral("en") ? schema::Language::En : schema::Language::Zh;
    CLI::App parser("Mulin 睦邻");
    parser.name("mulin");
    wordHelp(parser);
    parser.set_version_flag("--version", "mulin " MULIN_VERSION, help(QT_TRANSLATE_NOOP("Cli", "print the version")));
    parser.require_subcommand(1);
    parser.fallthrough();
    parser.add_flag("--json", context.json, help(QT_TRANSLATE_NOOP("Cli", "machine-readable output on stdout")));
    parser.add_option("--lang", context.lang, help(QT_TRANSLATE_NOOP("Cli", "zh_CN or en")))
        ->check(CLI::IsMember({"zh_CN", "en"}));
    parser.add_option("--user", context.user, help(QT_TRANSLATE_NOOP("Cli", "login of the user who acts")));
    parser.add_option("--password-file", context.passwordFile,
                      help(QT_TRANSLATE_NOOP("Cli", "file whose first line is the password")));
    parser.add_option(
        "--vault", context.vaults,
        help(QT_TRANSLATE_NOOP("Cli", "sealed ledgers to open, such as correction,resettlement (logged)")));
    setUpNew(parser, context);
    setUpDemo(parser, context);
    setUpImport(parser, context);
    setUpCompare(parser, context);
    setUpFind(parser, context);
    setUpSuggestions(parser, context);
    setUpCalls(parser, context);
    setUpDue(parser, context);
    setUpList(parser, context);
    setUpShow(parser, context);
    setUpAdd(parser, context);
    setUpSet(parser, context);
    setUpDelete(parser, context);
    setUpHistory(parser, context);
    setUpUndo(parser, context);
    setUpReport(parser, context);
    setUpPrint(parser, context);
    setUpVerify(parser, context);
    setUpBackup(parser, context);
    setUpRestore(parser, context);
    setUpDigest(parser, context);
    setUpExport(parser, context);
    setUpUsers(parser, context);
    setUpAudit(parser, context);
    for (CLI::App* command : parser.get_subcommands({})) {
        command->group(help(QT_TRANSLATE_NOOP("Cli", "Commands")));
        wordOptions(*command);
    }
    if (!isUtf8(argc, argv))
        return wrongUse(CliWords::tr("An argument is not valid UTF-8 text."), asksJson(argc, argv));
    try {
        parser.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answer(parser, error, argc, argv);
    }
    return context.finish(context.action());
}

} // namespace mulin::cli
