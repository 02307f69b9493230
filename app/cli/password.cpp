// MULIN_PASSWORD and --password-file: nothing on the command line ever prompts.
#include "app/cli/command.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

namespace mulin::cli {

namespace {

/// The first line, without its end.
Result<db::Secret> firstLine(const std::string& path) {
    constexpr qint64 longest = 4096;
    QFile file(q(path));
    if (!file.exists()) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
    QByteArray line = file.readLine(longest);
    if (line.startsWith("\xEF\xBB\xBF")) line.remove(0, 3); // as editors on Windows begin a text
    while (line.endsWith('\n') || line.endsWith('\r')) line.chop(1);
    const db::Secret password({line.constData(), static_cast<std::size_t>(line.size())});
    line.fill('\0');
    if (password.empty())
        return makeError(ErrorCode::BadArgument, {{"argument", "--password-file"}, {"value", path}}, "empty");
    return password;
}

} // namespace

Result<db::Secret> passwordFrom(const std::string& file, const char* variable) {
    if (!file.empty()) return firstLine(file);
    QByteArray given = qgetenv(variable);
    const db::Secret password({given.constData(), static_cast<std::size_t>(given.size())});
    given.fill('\0');
    return password;
}

Result<db::Secret> Context::password() const { return passwordFrom(passwordFile, "MULIN_PASSWORD"); }

Result<db::NewEncryption> Context::newEncryption(const std::string& login, bool plain) const {
    MULIN_TRY_LET(typed, password());
    if (plain || typed.empty()) return db::NewEncryption{};
    return db::newEncryption({{login, typed, db::KeyCost::tuned(), SystemClock().nowMs()}});
}

Result<db::Key> Context::keyOf(const std::string& file) const {
    MULIN_TRY_LET(typed, password());
    if (!db::isEncrypted(file)) return db::Key{};
    if (typed.empty()) return makeError(ErrorCode::FileEncrypted, {{"path", file}});
    MULIN_TRY_LET(unlocked, db::unlock(file, user, typed));
    m_signedIn = unlocked.slot.login;
    return unlocked.key;
}

QString Context::recoveryText(const db::NewEncryption& made) {
    const db::Secret code = db::recoveryCode(made.recovery);
    return QString::fromUtf8(code.text().data(), static_cast<qsizetype>(code.text().size()));
}

void SecondPerson::addTo(CLI::App& command) {
    command.add_option("--second", login,
                       help(QT_TRANSLATE_NOOP(
                           "Cli", "login of a second person, to take a sealed ledger out; by MULIN_SECOND_PASSWORD")));
    command.add_option("--second-password-file", passwordFile,
                       help(QT_TRANSLATE_NOOP("Cli", "file whose first line is the second person's password")));
}

Result<std::optional<security::Witness>> SecondPerson::witness(const Office& at, const access::Access& access,
                                                               const std::string& vault) const {
    if (login.empty()) return std::optional<security::Witness>();
    MULIN_TRY_LET(typed, passwordFrom(passwordFile, "MULIN_SECOND_PASSWORD"));
    MULIN_TRY_LET(present, security::witness(at.reader(), access, vault, login, typed));
    return std::optional(std::move(present));
}

void Context::noteProtection(const db::NewEncryption& made) const {
    if (!made.key)
        note(CliWords::tr("The file is plain: whoever can copy it can read it."));
    else
        note(CliWords::tr("The file is encrypted. If all passwords are lost, this code alone opens it; write it down "
                          "and lock it away: %1")
                 .arg(recoveryText(made)));
}

} // namespace mulin::cli
