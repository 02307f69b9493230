#include "app/cli/command.h"

#include "core/base/text.h"
#include "core/db/backup.h"
#include "core/db/file_lock.h"
#include "core/security/vaults.h"
#include "core/sheets/output_place.h"
#include "ui/shell/error_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace mulin::cli {

namespace {

std::atomic<bool> interrupted{false};

void writeOut(const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    if (!bytes.endsWith('\n')) std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace

QString q(const std::string& text) { return QString::fromStdString(text); }
std::string utf8(const QString& text) { return text.toStdString(); }

namespace {

QByteArray errorJson(const QString& code, const QString& sentence, const QJsonObject& args) {
    const QJsonObject body{
        {QStringLiteral("code"), code}, {QStringLiteral("message"), sentence}, {QStringLiteral("args"), args}};
    return QJsonDocument(QJsonObject{{QStringLiteral("error"), body}}).toJson(QJsonDocument::Compact);
}

/// Sentences made for a form, where what was typed still stands, said of a call.
QString sentenceFor(const Error& error, const schema::Catalogue* catalogue, schema::Language language) {
    ui::ErrorWords words = ui::errorWords(error, catalogue, language);
    if (words.kept == QCoreApplication::translate("mulin::ui::ErrorText", "What you typed is still there."))
        words.kept = QCoreApplication::translate("mulin::ui::ErrorText", "Nothing was written.");
    QStringList known;
    if (catalogue && error.code == ErrorCode::UnknownType)
        for (const schema::TypeDef* type : catalogue->types()) known << q(type->id);
    if (catalogue && error.code == ErrorCode::UnknownField)
        if (const schema::TypeDef* type = catalogue->find(error.arg("type")))
            for (const schema::FieldDef& field : type->fields)
                if (field.stored() || error.arg("what") != "sort") known << q(field.id);
    QString sentence = words.all();
    if (!known.isEmpty()) sentence += CliWords::tr(" There are: %1").arg(known.join(QStringLiteral(", ")));
    return sentence;
}

} // namespace

std::string help(const char* text) { return utf8(CliWords::tr(text)); }

int wrongUse(const QString& sentence, bool json) {
    if (json) writeOut(errorJson(QStringLiteral("Usage"), sentence, {}));
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    return 2;
}

Error outputError(Error error, const std::string& path) {
    if (error.code != ErrorCode::IoError && error.code != ErrorCode::FileUnreadable) return error;
    if (const auto place = sheets::checkOutput(path, {}); !place) return place.error();
    if (!QFileInfo(QFileInfo(q(path)).absolutePath()).isWritable())
        return makeError(ErrorCode::FileReadOnly, {{"path", path}, {"what", "output"}}, error.detail);
    constexpr std::int64_t nothingLeft = std::int64_t{64} * 1024; // bytes
    if (const auto left = db::freeSpace(path); left >= 0 && left < nothingLeft)
        return makeError(ErrorCode::DiskFull, {{"path", path}}, error.detail);
    return error;
}

int Context::finish(int code) const {
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    note(CliWords::tr("The answer could not be written: what it goes to is full or closed."));
    return 1;
}

int Context::refuse(const Error& error, const schema::Catalogue* catalogue) const {
    std::optional<schema::Catalogue> shipped; // for the names of vaults and types, where no office is open
    if (!catalogue && (error.code == ErrorCode::Denied || !error.arg("vault").empty()))
        if (auto words = schema::Catalogue::shipped()) catalogue = &shipped.emplace(std::move(*words));
    const QString sentence = sentenceFor(error, catalogue, language);
    if (json) {
        QJsonObject args;
        for (const auto& [name, value] : error.args) args.insert(q(name), q(value));
        writeOut(errorJson(q(errorName(error.code)), sentence, args));
    }
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    return 1;
}

int Context::print(const QJsonObject& object, const QString& text) const {
    writeOut(json ? QJsonDocument(object).toJson(QJsonDocument::Compact) : text.toUtf8());
    return 0;
}

int Context::print(const QJsonArray& array, const QString& text) const {
    if (json)
        writeOut(QJsonDocument(array).toJson(QJsonDocument::Compact));
    else if (!text.isEmpty())
        writeOut(text.toUtf8());
    return 0;
}

int Context::printJson(const QJsonArray& array) const {
    writeOut(QJsonDocument(array).toJson(QJsonDocument::Compact));
    return 0;
}

void Context::note(const QString& sentence) const { std::fprintf(stderr, "%s\n", sentence.toUtf8().constData()); }

int Context::misuse(const QString& sentence) const { return wrongUse(sentence, json); }

Result<security::Disclosure> Context::disclose(const Office& office, const access::Access& access,
                                               const security::Leaving& leaving) const {
    MULIN_TRY_LET(allowed, security::discloseUnlogged(access, leaving));
    if (const auto journal = office.journal()) return security::disclose(**journal, access, leaving);
    // For a moment only: who reads hinders nobody from writing.
    const auto writing = Office::open(office.path(), Office::Mode::Write, {{}, {}, office.key()});
    if (writing) {
        MULIN_TRY_LET(journal, (*writing)->journal());
        auto logged = security::disclose(*journal, access, leaving);
        if (logged || logged.error().code == ErrorCode::Denied || logged.error().code == ErrorCode::SecondPerson)
            return logged;
    }
    note(CliWords::tr("The file cannot be written now: this is not in its log."));
    return allowed;
}

Result<std::unique_ptr<Office>> Context::openFile(const std::string& file, Office::Mode mode,
                                                  const db::Key& key) const {
    if (mode == Office::Mode::Write) return patiently([&] { return Office::open(file, mode, {{}, {}, key}); });
    auto office = Office::open(file, mode, {{}, {}, key});
    if (office)
        if (const auto why =
                mode == Office::Mode::ReadOnly ? db::FileLock::obstacle(file) : (*office)->readOnlyBecause())
            note(sentenceFor(*why, nullptr, language));
    return office;
}

Result<std::unique_ptr<Office>> Context::open(const std::string& file, Office::Mode mode,
                                              const std::string& type) const {
    MULIN_TRY_LET(key, keyOf(file));
    MULIN_TRY_LET(office, openFile(file, mode, key));
    std::vector<std::string> wanted = namesIn(vaults);
    for (std::string& name : wanted)
        if (!name.starts_with("vault:")) name = "vault:" + name;
    const auto types = office->catalogue().types();
    for (const std::string& name : wanted)
        if (std::none_of(types.begin(), types.end(),
                         [&](const auto* one) { return one->sealed() && one->compartment == name; }))
            return makeError(ErrorCode::BadArgument, {{"argument", "--vault"}, {"value", name.substr(6)}});
    const std::size_t named = wanted.size();
    if (const schema::TypeDef* known = office->catalogue().find(type); known && known->sealed())
        wanted.push_back(known->compartment);
    MULIN_TRY_LET(typed, password());
    if (wanted.empty() && !opensVaults && !office->encrypted() && !typed.empty())
        note(CliWords::tr("The file is plain: the password was not needed."));
    if (wanted.empty()) return office;
    if (!office->journal()) {
        office.reset();
        MULIN_TRY_LET(writing, openFile(file, Office::Mode::Write, key));
        office = std::move(writing);
    }
    MULIN_TRY_LET(who, access(*office));
    MULIN_TRY_LET(journal, office->journal());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (journal->keys().find(wanted[i])) continue;
        if (typed.empty()) return makeError(ErrorCode::VaultLocked, {{"vault", wanted[i]}});
        if (auto opened = security::openVault(*journal, who, wanted[i], typed); !opened) {
            // Somebody without a part in it is refused by the command itself, as for any other type.
            if (i < named || opened.error().code != ErrorCode::VaultNotGranted) return opened.error();
        }
    }
    return office;
}

std::string worded(const QString& sentence) { return "\x1e" + utf8(sentence); }

void addReveal(CLI::App& command, std::string& purpose) {
    command
        .add_option("--reveal", purpose,
                    help(QT_TRANSLATE_NOOP("Cli", "show numbers in full, for this purpose (logged)")))
        ->check([](const std::string& text) {
            constexpr std::size_t most = 200; // characters
            if (trimmed(text).empty())
                return worded(CliWords::tr("--reveal needs a purpose: what the numbers are for."));
            if (length(text) > most)
                return worded(
                    CliWords::tr("The purpose of --reveal has at most %1 characters.").arg(static_cast<int>(most)));
            return std::string();
        });
}

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (const std::string& part : split(list, ",，"))
        if (std::string name = trimmed(part); !name.empty()) names.push_back(std::move(name));
    return names;
}

std::string plainPath(const std::string& path) { return path.starts_with(':') ? "./" + path : path; }

CLI::Option* addFile(CLI::App& command, std::string& file) {
    return command.add_option("FILE", file, help(QT_TRANSLATE_NOOP("Cli", "office file (.mulin)")))
        ->required()
        ->transform(plainPath);
}

void StderrProgress::report(std::int64_t done, std::int64_t total) {
    if (!isatty(STDERR_FILENO) || total <= 0) return;
    const std::int64_t percent = done * 100 / total;
    if (percent == m_shown) return;
    m_shown = percent;
    std::fprintf(stderr, "\r%3lld %%", static_cast<long long>(percent));
}

bool StderrProgress::cancelled() const { return interrupted; }

StderrProgress::~StderrProgress() {
    if (m_shown >= 0) std::fprintf(stderr, "\r     \r");
}

void catchInterrupt() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, [](int) { interrupted = true; });
}

} // namespace mulin::cli
