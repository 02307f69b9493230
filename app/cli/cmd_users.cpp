// mulin users FILE [add LOGIN | password LOGIN | remove LOGIN | recover LOGIN | rekey] [--name N] [--roles a,b]
// [--new-password-file F] [--recovery-file F]; and what concerns sealed ledgers, see vault_verbs.h
#include "app/cli/command.h"
#include "app/cli/vault_verbs.h"
#include "core/office_keys.h"
#include "core/security/users.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

namespace mulin::cli {

namespace {

struct UsersOptions {
    std::string file, verb, login, name, roles, newPasswordFile, part, recoveryFile;
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
Result<db::Secret> newPassword(const UsersOptions& options) {
    return passwordFrom(options.newPasswordFile, "MULIN_NEW_PASSWORD");
}

int list(const UsersOptions& options, const Context& context) {
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
        text += q(user.login) + QLatin1Char('\t') + q(user.name) + QLatin1Char('\t') + words.join(CliWords::tr(", ")) +
                QLatin1Char('\n');
    }
    return context.print(users, text);
}

int add(const UsersOptions& options, const Context& context) {
    const auto password = newPassword(options);
    if (!password) return context.refuse(password.error());
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (open->office->encrypted() && password->empty())
        return context.misuse(
            CliWords::tr("The new user's password is missing: MULIN_NEW_PASSWORD or --new-password-file."));
    const auto made = security::addUser(*open->journal, open->access,
                                        {options.login, options.name, namesIn(options.roles)}, {*password});
    if (!made) return context.refuse(made.error(), &open->office->catalogue());
    return context.print(
        QJsonObject{{QStringLiteral("id"), q(made->hex())}, {QStringLiteral("login"), q(options.login)}},
        CliWords::tr("User %1 is added.").arg(q(options.login)));
}

int password(const UsersOptions& options, const Context& context) {
    const auto fresh = newPassword(options);
    if (!fresh) return context.refuse(fresh.error());
    if (fresh->empty())
        return context.misuse(CliWords::tr("The new password is missing: MULIN_NEW_PASSWORD or --new-password-file."));
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (!open->office->encrypted()) {
        context.note(CliWords::tr("The file is plain: it has no passwords."));
        return context.refuse(makeError(ErrorCode::BadArgument, {{"argument", "password"}, {"value", options.file}}));
    }
    const auto current = context.password(); // of who acts: the own sealed ledgers follow the own password
    if (!current) return context.refuse(current.error());
    if (const auto done = security::setPassword(*open->journal, open->access, options.login, {*fresh}, *current); !done)
        return context.refuse(done.error(), &open->office->catalogue());
    return context.print(QJsonObject{{QStringLiteral("login"), q(options.login)}},
                         CliWords::tr("%1 has a new password.").arg(q(options.login)));
}

int remove(const UsersOptions& options, const Context& context) {
    const auto open = openTo(context, options.file, Office::Mode::Write);
    if (!open) return context.refuse(open.error());
    if (const auto done = security::removeUser(*open->journal, open->access, options.login); !done)
        return context.refuse(done.error(), &open->office->catalogue());
    return context.print(QJsonObject{{QStringLiteral("login"), q(options.login)}},
                         CliWords::tr("User %1 is removed.").arg(q(options.login)));
}

/// With the code on the recovery sheet, in the place of a password that is forgotten or damaged.
int recoverUser(const UsersOptions& options, const Context& context) {
    const auto code = passwordFrom(options.recoveryFile, "MULIN_RECOVERY");
    if (!code) return context.refuse(code.error());
    const auto fresh = newPassword(options);
    if (!fresh) return context.refuse(fresh.error());
    if (code->empty() || fresh->empty())
        return context.misuse(CliWords::tr("Needed are the recovery code (MULIN_RECOVERY or --recovery-file) and the "
                                           "new password (MULIN_NEW_PASSWORD or --new-password-file)."));
    const auto done = patiently([&] {
        return recover(options.file, *code, {options.login, *fresh}, db::KeyCost::tuned());
    });
    if (!done) return context.refuse(done.error());
    return context.print(QJsonObject{{QStringLiteral("login"), q(options.login)}},
                         CliWords::tr("%1 has a new password.").arg(q(options.login)));
}

/// Everybody else loses their password: it is not at hand here, and wraps the old key.
int rekey(const UsersOptions& options, const Context& context) {
    const auto key = context.keyOf(options.file);
    if (!key) return context.refuse(key.error());
    if (!*key) {
        if (!QFile::exists(q(options.file)))
            return context.refuse(makeError(ErrorCode::FileNotFound, {{"path", options.file}}));
        context.note(CliWords::tr("The file is plain: it has no key."));
        return context.refuse(makeError(ErrorCode::BadArgument, {{"argument", "rekey"}, {"value", options.file}}));
    }
    const auto made = context.newEncryption(context.login(), false);
    if (!made) return context.refuse(made.error());
    catchInterrupt();
    StderrProgress progress;
    const auto without = patiently([&] { return protect(options.file, *key, *made, context.login(), progress); });
    if (!without) return context.refuse(without.error());
    QJsonArray logins;
    QStringList names;
    for (const std::string& login : *without) {
        logins.append(q(login));
        names << q(login);
    }
    context.noteProtection(*made);
    QString text = CliWords::tr("Everything in %1 has a new key. The recovery sheets there were are void; backups keep "
                                "the old key and the old sheet.")
                       .arg(q(options.file));
    if (!names.isEmpty())
        text += QLatin1Char('\n') + CliWords::tr("These need a new password (mulin users FILE password LOGIN): %1")
                                        .arg(names.join(CliWords::tr(", ")));
    return context.print(QJsonObject{{QStringLiteral("login"), q(context.login())},
                                     {QStringLiteral("recovery"), Context::recoveryText(*made)},
                                     {QStringLiteral("without"), logins}},
                         text);
}

} // namespace

void setUpUsers(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "users",
        help(QT_TRANSLATE_NOOP(
            "Cli", "who signs in: list, add, password, remove; recover by the sheet; rekey: a new key for the file")));
    auto options = std::make_shared<UsersOptions>();
    addFile(*command, options->file);
    auto* verb =
        command
            ->add_option("VERB", options->verb,
                         help(QT_TRANSLATE_NOOP("Cli", "add, password, remove, recover or rekey; of sealed ledgers: "
                                                       "vaults, vault-password, vault-make, vault-grant, "
                                                       "vault-revoke, vault-recover, vault-rekey; nothing lists the "
                                                       "users")))
            ->check([](const std::string& word) {
                const bool known = std::find(vaultVerbs.begin(), vaultVerbs.end(), word) != vaultVerbs.end();
                return known ? std::string() : CLI::IsMember({"add", "password", "remove", "recover", "rekey"})(word);
            });
    command->add_option("LOGIN", options->login, help(QT_TRANSLATE_NOOP("Cli", "login of the user it is about")));
    command->add_option("--name", options->name, help(QT_TRANSLATE_NOOP("Cli", "name of a new user")))->needs(verb);
    command
        ->add_option("--roles", options->roles,
                     help(QT_TRANSLATE_NOOP("Cli", "roles of a new user, such as grid_worker,mediator")))
        ->needs(verb);
    command->add_option(
        "--new-password-file", options->newPasswordFile,
        help(QT_TRANSLATE_NOOP("Cli", "file whose first line is the new password; or MULIN_NEW_PASSWORD")));
    command
        ->add_option("--part", options->part,
                     help(QT_TRANSLATE_NOOP("Cli", "in a sealed ledger, with vault-grant: read, write or manage")))
        ->check(CLI::IsMember({"read", "write", "manage"}));
    command->add_option(
        "--recovery-file", options->recoveryFile,
        help(QT_TRANSLATE_NOOP("Cli", "file whose first line is the code of a recovery sheet; or MULIN_RECOVERY")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            if (options->verb.empty()) return list(*options, context);
            if (options->verb == "rekey") return rekey(*options, context);
            if (std::find(vaultVerbs.begin(), vaultVerbs.end(), options->verb) != vaultVerbs.end())
                return runVaultVerb({options->file, options->verb, options->login, options->part,
                                     options->newPasswordFile, options->recoveryFile},
                                    context);
            if (options->login.empty())
                return context.misuse(CliWords::tr("“%1” is missing.").arg(QStringLiteral("LOGIN")));
            if (options->verb == "recover") return recoverUser(*options, context);
            if (options->verb == "add") return add(*options, context);
            return options->verb == "password" ? password(*options, context) : remove(*options, context);
        };
    });
}

} // namespace mulin::cli
