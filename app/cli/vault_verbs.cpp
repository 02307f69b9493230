#include "app/cli/vault_verbs.h"

#include "app/cli/words.h"
#include "core/security/vaults.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

QString codeText(const db::RecoveryKey& recovery) {
    const db::Secret code = db::recoveryCode(recovery);
    return QString::fromUtf8(code.text().data(), static_cast<qsizetype>(code.text().size()));
}

struct OpenVault {
    std::unique_ptr<Office> office;
    access::Access access;
    journal::Journal* journal;
};

/// `vaults`: those that the verb opens itself.
Result<OpenVault> open(const VaultVerb& options, const Context& context, Office::Mode mode, bool opens) {
    Context own = context;
    own.opensVaults = true;
    if (!opens) own.vaults.clear();
    MULIN_TRY_LET(office, own.open(options.file, mode));
    MULIN_TRY_LET(access, own.access(*office));
    journal::Journal* journal = nullptr;
    if (mode == Office::Mode::Write) {
        MULIN_TRY_LET(at, office->journal());
        journal = at;
    }
    return OpenVault{std::move(office), access, journal};
}

int list(const VaultVerb& options, const Context& context) {
    const auto at = open(options, context, Office::Mode::ReadOnly, false);
    if (!at) return context.refuse(at.error());
    const auto all = security::vaults(at->office->reader(), at->office->catalogue(), at->access);
    if (!all) return context.refuse(all.error());
    QJsonArray out;
    QString text;
    for (const security::Vault& vault : *all) {
        QJsonArray members;
        QStringList names;
        for (const security::VaultMember& member : vault.members) {
            const std::string part(codeOf(member.part));
            members.append(QJsonObject{{QStringLiteral("login"), q(member.login)}, {QStringLiteral("part"), q(part)}});
            names << q(member.name);
        }
        out.append(QJsonObject{
            {QStringLiteral("vault"), q(vault.id.substr(6))},
            {QStringLiteral("label"), q(vault.ledger->label.in(context.language))},
            {QStringLiteral("made"), vault.made},
            {QStringLiteral("part"), vault.mine ? QJsonValue(q(std::string(codeOf(*vault.mine)))) : QJsonValue()},
            {QStringLiteral("members"), members}});
        const QString state = !vault.made  ? CliWords::tr("not set up")
                              : vault.mine ? names.join(CliWords::tr(", "))
                                           : CliWords::tr("no part in it");
        text += q(vault.id.substr(6)) + QLatin1Char('\t') + q(vault.ledger->label.in(context.language)) +
                QLatin1Char('\t') + state + QLatin1Char('\n');
    }
    return context.print(out, text);
}

/// Of a plain file, or where the own one is not that of signing in: MULIN_NEW_PASSWORD; the one before is
/// MULIN_PASSWORD.
int password(const VaultVerb& options, const Context& context) {
    const auto fresh = passwordFrom(options.newPasswordFile, "MULIN_NEW_PASSWORD");
    if (!fresh) return context.refuse(fresh.error());
    if (fresh->empty())
        return context.misuse(CliWords::tr("The new password is missing: MULIN_NEW_PASSWORD or --new-password-file."));
    const auto at = open(options, context, Office::Mode::Write, false);
    if (!at) return context.refuse(at.error());
    const auto before = context.password();
    if (!before) return context.refuse(before.error());
    if (!at->access.user()) return context.refuse(makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", ""}}));
    const bool known = security::hasPersonalKey(at->office->reader(), *at->access.user());
    const auto done = known ? security::changePersonalPassword(*at->journal, at->access, *before, *fresh)
                            : security::makePersonalKey(*at->journal, *at->access.user(), *fresh);
    if (!done) return context.refuse(done.error(), &at->office->catalogue());
    return context.print(QJsonObject{{QStringLiteral("changed"), known}},
                         CliWords::tr("The password for sealed ledgers is set."));
}

int withCode(const Result<db::RecoveryKey>& recovery, const std::string& vault, const OpenVault& at,
             const Context& context) {
    if (!recovery) return context.refuse(recovery.error(), &at.office->catalogue());
    context.note(
        CliWords::tr(
            "If nobody can open the sealed ledger any more, this code alone does; write it down and lock it away: %1")
            .arg(codeText(*recovery)));
    return context.print(
        QJsonObject{{QStringLiteral("vault"), q(vault.substr(6))}, {QStringLiteral("recovery"), codeText(*recovery)}},
        {});
}

} // namespace

int runVaultVerb(const VaultVerb& options, const Context& context) {
    if (options.verb == "vaults") return list(options, context);
    if (options.verb == "vault-password") return password(options, context);
    const auto named = namesIn(context.vaults);
    if (named.size() != 1) return context.misuse(CliWords::tr("Name one sealed ledger: --vault correction."));
    const std::string vault = named[0].starts_with("vault:") ? named[0] : "vault:" + named[0];
    const bool ofUser = options.verb == "vault-grant" || options.verb == "vault-revoke";
    if (ofUser && options.login.empty())
        return context.misuse(CliWords::tr("“%1” is missing.").arg(QStringLiteral("LOGIN")));
    const auto at = open(options, context, Office::Mode::Write, ofUser || options.verb == "vault-rekey");
    if (!at) return context.refuse(at.error());
    if (options.verb == "vault-make") {
        const auto typed = context.password();
        if (!typed) return context.refuse(typed.error());
        return withCode(security::makeVault(*at->journal, at->access, vault, *typed), vault, *at, context);
    }
    if (options.verb == "vault-rekey")
        return withCode(security::rekeyVault(*at->journal, at->access, vault), vault, *at, context);
    Result<void> done;
    if (options.verb == "vault-recover") {
        const auto code = passwordFrom(options.recoveryFile, "MULIN_RECOVERY");
        if (!code) return context.refuse(code.error());
        const auto key = db::parseRecoveryCode(*code);
        if (!key)
            return context.refuse(
                makeError(key.error().code, {{"path", options.file}, {"what", key.error().arg("what")}}));
        done = security::recoverVault(*at->journal, at->access, vault, *key);
    } else if (options.verb == "vault-grant") {
        done = security::grantVault(*at->journal, at->access, vault, options.login,
                                    security::vaultPartOf(options.part).value_or(security::VaultPart::Read));
    } else {
        done = security::revokeVault(*at->journal, at->access, vault, options.login);
    }
    if (!done) return context.refuse(done.error(), &at->office->catalogue());
    return context.print(
        QJsonObject{{QStringLiteral("vault"), q(vault.substr(6))}, {QStringLiteral("login"), q(options.login)}},
        CliWords::tr("Done."));
}

} // namespace mulin::cli
