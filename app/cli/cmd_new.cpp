// mulin new FILE --office CODE [--tiers five|four|branch] [--plain]
#include "app/cli/command.h"
#include "core/organisation/setup.h"
#include "core/records/view.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSysInfo>

#ifndef _WIN32
#include <pwd.h>
#include <unistd.h>
#endif

namespace mulin::cli {

namespace {

std::string loginName() {
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QByteArray value = qgetenv(name); !value.isEmpty()) return value.toStdString();
#ifndef _WIN32
    // A scheduler sets none of them.
    if (const passwd* account = ::getpwuid(::geteuid()); account && account->pw_name && *account->pw_name)
        return account->pw_name;
#endif
    return "admin";
}

struct NewOptions {
    std::string file, office, tiers = "five";
    bool plain = false;
};

} // namespace

std::string firstLogin(const Context& context) { return context.user.empty() ? loginName() : context.user; }

void setUpNew(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "new", help(QT_TRANSLATE_NOOP("Cli", "new office file for a unit of the national register")));
    auto options = std::make_shared<NewOptions>();
    addFile(*command, options->file);
    command->add_option("--office", options->office, help(QT_TRANSLATE_NOOP("Cli", "code of the unit, 2 to 12 digits")))
        ->required();
    command->add_option("--tiers", options->tiers, help(QT_TRANSLATE_NOOP("Cli", "tier template: five, four, branch")));
    command->add_flag("--plain", options->plain, help(QT_TRANSLATE_NOOP("Cli", "without encryption")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            organisation::SetupRequest request;
            request.code = options->office;
            request.tiers = options->tiers;
            request.login = firstLogin(context);
            request.deviceName = utf8(QSysInfo::machineHostName());
            const auto encryption = context.newEncryption(request.login, options->plain);
            if (!encryption) return context.refuse(encryption.error());
            const auto office =
                Office::createFor(options->file, request, {{}, {}, encryption->key, encryption->header});
            if (!office) return context.refuse(office.error());
            const Office& made = **office;
            context.noteProtection(*encryption);
            const auto access = made.accessFor(request.login);
            if (!access) return context.refuse(access.error());
            const auto unit = records::find(made.reader(), made.tables(), *access, "unit", made.unit());
            const std::string name =
                records::titleOf(made.reader(), made.tables(), *access, "unit", made.unit(), context.language);
            QJsonObject out{{QStringLiteral("file"), q(options->file)},
                            {QStringLiteral("office"), q(unit ? unit->text("code") : options->office)},
                            {QStringLiteral("unit"), q(made.unit().hex())},
                            {QStringLiteral("name"), q(name)},
                            {QStringLiteral("tiers"), q(options->tiers)},
                            {QStringLiteral("user"), q(request.login)},
                            {QStringLiteral("encrypted"), made.encrypted()}};
            if (made.encrypted()) out.insert(QStringLiteral("recovery"), context.recoveryText(*encryption));
            return context.print(out, CliWords::tr("%1: the office file of %2 is ready. First user: %3.")
                                          .arg(q(options->file), q(name), q(request.login)));
        };
    });
}

} // namespace mulin::cli
