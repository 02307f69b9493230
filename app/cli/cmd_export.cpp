// mulin export FILE --sqlcipher OUT
#include "app/cli/command.h"
#include "core/db/convert.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <algorithm>

namespace mulin::cli {

namespace {

std::string hexKey(const db::Key& key) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : key.bytes()) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

/// The whole file goes out, with all numbers in full: for whoever may see all of it. What vaults hold stays sealed in
/// it.
bool mayHaveAll(const access::Access& access, const schema::Catalogue& catalogue) {
    const auto types = catalogue.types();
    return access.allows(access::Right::Export, "") && access.allows(access::Right::Reveal, "") &&
           std::all_of(types.begin(), types.end(), [&](const schema::TypeDef* type) {
               return type->sealed() || access.reach(access::Right::Read, type->id) == access::Reach::Office;
           });
}

int runExport(const std::string& file, const std::string& target, const Context& context) {
    if (!db::isEncrypted(file) && QFile::exists(q(file))) {
        context.note(CliWords::tr("The file is plain: any program for SQLite reads it as it is. Nothing was written."));
        return context.refuse(makeError(ErrorCode::BadArgument, {{"argument", "--sqlcipher"}, {"value", file}}));
    }
    const auto office = context.open(file, Office::Mode::Write);
    if (!office) return context.refuse(office.error());
    const auto access = context.access(**office);
    if (!access) return context.refuse(access.error());
    if (!mayHaveAll(*access, (*office)->catalogue()))
        return context.refuse(makeError(ErrorCode::Denied, {{"operation", "export"}, {"type", "person"}}));
    const auto journal = (*office)->journal();
    if (!journal) return context.refuse(journal.error());
    catchInterrupt();
    StderrProgress progress;
    if (const auto done = db::exportInner((*office)->reader(), target, progress); !done)
        return context.refuse(outputError(done.error(), target));
    // Whoever has the copy has everything: the act is written down before the key is told.
    security::Leaving leaving{access::Right::Export, "office"};
    leaving.path = target;
    const auto logged = security::disclose(**journal, *access, leaving);
    if (!logged) {
        QFile::remove(q(target));
        return context.refuse(logged.error());
    }
    const std::string key = hexKey((*office)->key());
    return context.print(QJsonObject{{QStringLiteral("file"), q(target)}, {QStringLiteral("key"), q(key)}},
                         CliWords::tr("%1 opens in programs for SQLCipher 4 with the key %2").arg(q(target), q(key)));
}

} // namespace

void setUpExport(CLI::App& app, Context& context) {
    struct Options {
        std::string file, target;
    };
    auto* command = app.add_subcommand(
        "export", help(QT_TRANSLATE_NOOP("Cli", "the inner database, for programs that know SQLCipher 4")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command
        ->add_option(
            "--sqlcipher", options->target,
            help(QT_TRANSLATE_NOOP("Cli", "the file to write; must not exist; the key is printed and the act logged")))
        ->required()
        ->transform(plainPath);
    command->callback([options, &context] {
        context.action = [options, &context] { return runExport(options->file, options->target, context); };
    });
}

} // namespace mulin::cli
