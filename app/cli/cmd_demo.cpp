// mulin demo FILE [--office CODE] [--residents N] [--seed S] [--until DATE]
#include "app/cli/command.h"
#include "app/demo/demo.h"
#include "core/organisation/codes.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace mulin::cli {

std::string firstLogin(const Context& context); // cmd_new.cpp

void setUpDemo(CLI::App& app, Context& context) {
    struct Options {
        demo::DemoRequest request;
        std::string until;
    };
    auto* command =
        app.add_subcommand("demo", help(QT_TRANSLATE_NOOP("Cli", "a synthetic office with two years of history")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->request.file);
    command
        ->add_option("--office", options->request.office,
                     help(QT_TRANSLATE_NOOP("Cli", "code of a community, street or district")))
        ->capture_default_str();
    command
        ->add_option("--residents", options->request.residents,
                     help(QT_TRANSLATE_NOOP("Cli", "people living there at the end")))
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command
        ->add_option("--seed", options->request.seed, help(QT_TRANSLATE_NOOP("Cli", "another number, another office")))
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{std::numeric_limits<std::uint32_t>::max()}))
        ->capture_default_str();
    command->add_option("--until", options->until,
                        help(QT_TRANSLATE_NOOP("Cli", "last day, such as 2026-11-22; default: today")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            demo::DemoRequest& request = options->request;
            SystemClock clock;
            request.until = clock.today();
            if (!options->until.empty()) {
                const auto until = Date::fromIso(options->until);
                if (!until || until->year() < 1990 || until->year() > 2100)
                    return context.refuse(
                        makeError(ErrorCode::BadArgument, {{"argument", "--until"}, {"value", options->until}}));
                request.until = *until;
            }
            request.login = firstLogin(context);
            request.now = clock.nowMs();
            const auto encryption = context.newEncryption(request.login, false);
            if (!encryption) return context.refuse(encryption.error());
            request.key = encryption->key;
            request.header = encryption->header;
            if (encryption->key) {
                const auto password = context.password();
                if (!password) return context.refuse(password.error());
                request.password = *password;
            }
            catchInterrupt();
            StderrProgress progress;
            const auto report = demo::makeDemo(request, progress);
            if (!report) return context.refuse(report.error());
            context.noteProtection(*encryption);
            QJsonObject out{
                {QStringLiteral("file"), q(request.file)},
                {QStringLiteral("office"), q(organisation::fullCode(request.office).value_or(request.office))},
                {QStringLiteral("residents"), static_cast<qint64>(report->residents)},
                {QStringLiteral("households"), static_cast<qint64>(report->households)},
                {QStringLiteral("visits"), static_cast<qint64>(report->visits)},
                {QStringLiteral("seconds"), report->seconds},
                {QStringLiteral("encrypted"), static_cast<bool>(encryption->key)}};
            if (encryption->key) out.insert(QStringLiteral("recovery"), context.recoveryText(*encryption));
            return context.print(out, CliWords::tr("%1: %L2 residents in %L3 households, %L4 visits in two years.")
                                          .arg(q(request.file))
                                          .arg(report->residents)
                                          .arg(report->households)
                                          .arg(report->visits));
        };
    });
}

} // namespace mulin::cli
