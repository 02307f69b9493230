// mulin users FILE [add LOGIN | password LOGIN | remove LOGIN] [--name N] [--roles a,b] [--new-password-file F]
#include "app/cli/command.h"
#include "core/security/users.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct Options {
    std::string file, verb, login, name, roles, newPasswordFile;
};

struct Open {
    std::unique_ptr<Office> office;
    access::Access access;
    journal::Journal* journal = nullptr;
};

Result<Open> openTo(const Context& context, const std::string& file, Office::Mode mode) {
    MULIN_TRY_LET(office, context.open(file, mode));
    MULIN_TRY_LET(access, context.access(*office));
    Open open{std::move(office), access};
    if (mode == Office::Mode::Write) {
        MULIN_TRY_LET(journal, open.office->journal());
        open.journal = journal;
    }
    return open;
}

/// MULIN_NEW_PASSWORD, or what the file holds.
Result<db::Secret> newPassword(const Options& options) {
    return passwordFrom(options.newPasswordFile, "MULIN_NEW_PASSWORD");
}

int list(const Options& options, const Context& context) {
    const auto open = openTo(context, options.file, Office::Mode::ReadOnly);
    if (!open) return context.refuse(open.error());
    const Office& office = *open->office;
    const auto all = security::users(office.reader(), office.tables(), open->access);
    if (!all) return context.refuse(all.error());
    const schema::FieldDef& roles = *office.tables().find("user")->type->field("roles");
    QJsonArray users;
    QString text;
    for (const security::User& user : *all) {
        QJsonArray codes;
        QStringList words;
        for (const std::string& code : user.roles) {
            codes.append(q(code));
            const schema::ChoiceDef* choice = roles.choice(code);
            words << (choice ? q(choice->label.in(context.language)) : q(code));
        }
        users.append(QJsonObject{{QStringLiteral("id"), q(user.id.hex())},
                                 {QStringLiteral("login"), q(user.login)},
                                 {QStringLiteral("name"), q(user.name)},
                                 {QStringLiteral("roles"), codes},
                                 {QStringLiteral("password"), user.passwordChangedMs.has_value()}});
        text += q(user.login) + QLatin1Char('\t') + q(user.name) + QLatin1Char('\t') +
                words.join(QCoreApplication::translate("Cli", ", ")) + QLatin1Char('\n');
    }
    return context.print(users, text);
}

int add(const Options& options, const Context& context) {
    const auto password = newPassword(options);
    if (!password) return context.refuse(password.error());
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (open->office->encrypted() && password->empty())
        return context.misuse(QCoreApplication::translate(
            "Cli", "The new user's password is missing: MULIN_NEW_PASSWORD or --new-password-file."));
    const auto made = security::addUser(*open->journal, open->access,
                                        {options.login, options.name, namesIn(options.roles)}, {*password});
    if (!made) return context.refuse(made.error(), &open->office->catalogue());
    return context.print(
        QJsonObject{{QStringLiteral("id"), q(made->hex())}, {QStringLiteral("login"), q(options.login)}},
        QCoreApplication::translate("Cli", "User %1 is added.").arg(q(options.login)));
}

int password(const Options& options, const Context& context) {
    const auto fresh = newPassword(options);
    if (!fresh) return context.refuse(fresh.error());
    if (fresh->empty())
        return context.misuse(QCoreApplication::translate(
            "Cli", "The new password is missing: MULIN_NEW_PASSWORD or --new-password-file."));
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (!open->office->encrypted()) {
        context.note(QCoreApplication::translate("Cli", "The file is plain: it has no passwords."));
        return context.refuse(makeError(ErrorCode::BadArgument, {{"argument", "password"}, {"value", options.file}}));
    }
    if (const auto done = security::setPassword(*open->journal, open->access, options.login, {*fresh}); !done)
        return context.refuse(done.error(), &open->office->catalogue());
    return context.print(QJsonObject{{QStringLiteral("login"), q(options.login)}},
                         QCoreApplication::translate("Cli", "%1 has a new password.").arg(q(options.login)));
}

int remove(const Options& options, const Context& context) {
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (const auto done = security::removeUser(*open->journal, open->access, options.login); !done)
        return context.refuse(done.error(), &open->office->catalogue());
    return context.print(QJsonObject{{QStringLiteral("login"), q(options.login)}},
                         QCoreApplication::translate("Cli", "User %1 is removed.").arg(q(options.login)));
}

} // namespace

void setUpUsers(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("users", help(QT_TRANSLATE_NOOP("Cli", "who signs in: list, add, password, remove")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    auto* verb = command
                     ->add_option("VERB", options->verb,
                                  help(QT_TRANSLATE_NOOP("Cli", "add, password or remove; nothing lists")))
                     ->check(CLI::IsMember({"add", "password", "remove"}));
    command->add_option("LOGIN", options->login, help(QT_TRANSLATE_NOOP("Cli", "login of the user it is about")));
    command->add_option("--name", options->name, help(QT_TRANSLATE_NOOP("Cli", "name of a new user")))->needs(verb);
    command
        ->add_option("--roles", options->roles,
                     help(QT_TRANSLATE_NOOP("Cli", "roles of a new user, such as grid_worker,mediator")))
        ->needs(verb);
    command->add_option(
        "--new-password-file", options->newPasswordFile,
        help(QT_TRANSLATE_NOOP("Cli", "file whose first line is the new password; or MULIN_NEW_PASSWORD")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            if (options->verb.empty()) return list(*options, context);
            if (options->login.empty())
                return context.misuse(
                    QCoreApplication::translate("Cli", "“%1” is missing.").arg(QStringLiteral("LOGIN")));
            if (options->verb == "add") return add(*options, context);
            return options->verb == "password" ? password(*options, context) : remove(*options, context);
        };
    });
}

} // namespace mulin::cli
