#include "app/cli/usage.h"

#include "app/cli/command.h"
#include "core/base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cstring>

namespace mulin::cli {

namespace {

QString firstWord(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (takesValue(argv[i]))
            ++i;
        else if (argv[i][0] != '-')
            return QString::fromUtf8(argv[i]);
    }
    return {};
}

/// The parser's own words are English sentences; what they are about stands at a known place in them.
QString about(const QString& said, const char* pattern) {
    const auto match = QRegularExpression(QString::fromLatin1(pattern)).match(said);
    return match.hasMatch() ? match.captured(1).left(200) : QString();
}

QString sentence(const CLI::ParseError& error, int argc, char** argv) {
    const QString said = QString::fromUtf8(error.what());
    if (const qsizetype ours = said.indexOf(QChar(0x1e)); ours >= 0) return said.mid(ours + 1);
    const QString name = error.get_name() == "RequiredError" ? about(said, "^(.*) is required") : QString();
    if (name == QStringLiteral("A subcommand")) {
        const QString word = firstWord(argc, argv);
        return word.isEmpty() ? CliWords::tr("Say what is to be done.")
                              : CliWords::tr("There is no command “%1”.").arg(word);
    }
    if (!name.isEmpty()) return CliWords::tr("“%1” is missing.").arg(name);
    if (const QString extra = about(said, "(?s)not expected: (.*)$"); !extra.isEmpty())
        return CliWords::tr("“%1” does not belong here.").arg(extra);
    const QString option = about(said, "^(?:Could not convert: )?(\\S+?)(?::| = )");
    if (const QString choices = about(said, "not in \\{(.*)\\}"); !choices.isEmpty())
        return CliWords::tr("%1 is one of: %2.").arg(option, choices);
    if (error.get_name() == "ArgumentMismatch")
        return CliWords::tr("%1 takes one value.").arg(option.isEmpty() ? said.left(40) : option);
    if (!option.isEmpty()) return CliWords::tr("The value for %1 does not fit.").arg(option);
    return CliWords::tr("This call cannot be understood.");
}

} // namespace

bool takesValue(const char* argument) {
    static constexpr const char* options[] = {"--lang", "--user", "--password-file", "--theme", "--text"};
    return std::any_of(std::begin(options), std::end(options),
                       [&](const char* option) { return std::strcmp(argument, option) == 0; });
}

bool asksJson(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--json") == 0) return true;
    return false;
}

bool isUtf8(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (validUtf8(argv[i]) != argv[i]) return false;
    return true;
}

std::string languageArgument(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::strncmp(argv[i], "--lang=", 7) == 0) return argv[i] + 7;
        if (std::strcmp(argv[i], "--lang") == 0 && i + 1 < argc) return argv[i + 1];
    }
    return {};
}

void wordHelp(CLI::App& parser) {
    const auto label = [&](const char* key, const char* text) {
        parser.get_formatter()->label(key, utf8(CliWords::tr(text)));
    };
    label("Usage", QT_TRANSLATE_NOOP("Cli", "Usage"));
    label("OPTIONS", QT_TRANSLATE_NOOP("Cli", "OPTIONS"));
    label("SUBCOMMAND", QT_TRANSLATE_NOOP("Cli", "COMMAND"));
    label("Positionals", QT_TRANSLATE_NOOP("Cli", "Arguments"));
    label("REQUIRED", QT_TRANSLATE_NOOP("Cli", "(required)"));
    label("TEXT", QT_TRANSLATE_NOOP("Cli", "TEXT"));
    label("INT", QT_TRANSLATE_NOOP("Cli", "NUMBER"));
    label("UINT", QT_TRANSLATE_NOOP("Cli", "NUMBER"));
    parser.option_defaults()->group(help(QT_TRANSLATE_NOOP("Cli", "Options")));
    parser.set_help_flag("-h,--help", help(QT_TRANSLATE_NOOP("Cli", "print this help")));
}

void wordOptions(CLI::App& command) {
    for (CLI::Option* option : command.get_options()) {
        option->group(help(QT_TRANSLATE_NOOP("Cli", "Options")));
        // What may stand there is said by the text of the option.
        try {
            for (int i = 0;; ++i) option->get_validator(i)->description("");
        } catch (const CLI::OptionNotFound&) {
            continue; // there are no more
        }
    }
}

int answer(const CLI::App& parser, const CLI::ParseError& error, int argc, char** argv) {
    if (error.get_exit_code() == 0) return parser.exit(error);
    const auto named = parser.get_subcommands();
    const QString call = named.empty() ? QStringLiteral("mulin --help")
                                       : QStringLiteral("mulin %1 --help").arg(q(named.front()->get_name()));
    const QString said = sentence(error, argc, argv) + CliWords::tr(" How it is used is shown by: %1").arg(call);
    return wrongUse(said, asksJson(argc, argv));
}

} // namespace mulin::cli
