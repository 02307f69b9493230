// mulin verify FILE · backup FILE OUT · restore BACKUP FILE · digest FILE
#include "app/cli/command.h"
#include "core/db/backup.h"
#include "core/journal/verify.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace mulin::cli {

namespace {

struct FileOptions {
    std::string file, other;
};

/// Holds the file against writers if that can be; a full disk, on which no lock can be laid, hinders nobody from saving
/// the file to another one.
Result<std::unique_ptr<Office>> openToCheck(const Context& context, const std::string& file) {
    auto office = context.open(file, Office::Mode::WriteIfFree);
    if (!office && (office.error().code == ErrorCode::DiskFull || office.error().code == ErrorCode::IoError))
        return context.open(file, Office::Mode::ReadOnly);
    return office;
}

/// What was found, in words; places are pages and records, written as they are.
QString findingText(const journal::Finding& finding) {
    static constexpr std::pair<const char*, const char*> fileKinds[] = {
        {"page", QT_TRANSLATE_NOOP("Cli", "damaged pages")},
        {"chain", QT_TRANSLATE_NOOP("Cli", "the chain of acts is broken")},
        {"entry", QT_TRANSLATE_NOOP("Cli", "an entry of the journal cannot be right")},
        {"row", QT_TRANSLATE_NOOP("Cli", "a record is not what the journal says")},
        {"derived", QT_TRANSLATE_NOOP("Cli", "a computed field is wrong")},
        {"term", QT_TRANSLATE_NOOP("Cli", "the search index is wrong")},
        {"link", QT_TRANSLATE_NOOP("Cli", "a link is not what the journal says")},
        {"sibling", QT_TRANSLATE_NOOP("Cli", "a conflict is not what the journal says")},
    };
    QString text = CliWords::tr("something does not fit");
    for (const auto& [kind, words] : fileKinds)
        if (finding.what == kind) text = CliWords::tr(words);
    QString where = q(finding.where);
    if (finding.what == "page") {
        QStringList pages;
        for (auto match = QRegularExpression(QStringLiteral("page (\\d+): ")).globalMatch(where); match.hasNext();)
            pages << match.next().captured(1);
        where = pages.join(QStringLiteral(", "));
    }
    return where.isEmpty() ? text : text + QLatin1Char('\t') + where;
}

} // namespace

void setUpVerify(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "verify",
        help(QT_TRANSLATE_NOOP("Cli", "check every byte: pages, chain of hashes, tables against the journal")));
    auto options = std::make_shared<FileOptions>();
    addFile(*command, options->file);
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = openToCheck(context, options->file);
            if (!office) return context.refuse(office.error());
            catchInterrupt();
            StderrProgress progress;
            const auto verdict = journal::verify((*office)->reader(), (*office)->catalogue(), progress);
            if (!verdict) return context.refuse(verdict.error());
            QJsonArray findings;
            QString text;
            for (const journal::Finding& finding : verdict->findings) {
                findings.append(QJsonObject{{QStringLiteral("what"), q(finding.what)},
                                            {QStringLiteral("where"), q(finding.where)}});
                text += findingText(finding) + QLatin1Char('\n');
            }
            if (verdict->sound())
                text +=
                    CliWords::tr("The file is sound: %L1 acts, %L2 entries.").arg(verdict->txns).arg(verdict->entries);
            else
                context.note(CliWords::tr("The file is damaged. Go back to a backup: mulin restore BACKUP FILE."));
            QJsonArray closed;
            for (const std::string& vault : verdict->closedVaults) closed.append(q(vault.substr(6)));
            if (!closed.isEmpty())
                context.note(
                    CliWords::tr("Of sealed ledgers the chain was checked, not what they say: open them by --vault."));
            context.print(QJsonObject{{QStringLiteral("sound"), verdict->sound()},
                                      {QStringLiteral("findings"), findings},
                                      {QStringLiteral("vaults_closed"), closed},
                                      {QStringLiteral("txns"), static_cast<qint64>(verdict->txns)},
                                      {QStringLiteral("entries"), static_cast<qint64>(verdict->entries)},
                                      {QStringLiteral("rows"), static_cast<qint64>(verdict->rows)}},
                          text);
            return verdict->sound() ? 0 : 1;
        };
    });
}

void setUpDigest(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("digest", help(QT_TRANSLATE_NOOP("Cli", "hash of the canonical state")));
    auto options = std::make_shared<FileOptions>();
    addFile(*command, options->file);
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::ReadOnly);
            if (!office) return context.refuse(office.error());
            const auto hash = journal::digest((*office)->reader(), (*office)->catalogue());
            if (!hash) return context.refuse(hash.error());
            return context.print(QJsonObject{{QStringLiteral("digest"), q(hexOf(*hash))}}, q(hexOf(*hash)));
        };
    });
}

void setUpBackup(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("backup", help(QT_TRANSLATE_NOOP("Cli", "verified copy")));
    auto options = std::make_shared<FileOptions>();
    addFile(*command, options->file);
    command->add_option("OUT", options->other, help(QT_TRANSLATE_NOOP("Cli", "the backup to write; must not exist")))
        ->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = openToCheck(context, options->file);
            if (!office) return context.refuse(office.error());
            catchInterrupt();
            StderrProgress progress;
            if (const auto done = db::backup((*office)->reader(), options->other, progress); !done)
                return context.refuse(done.error());
            // A full disk or a file in use is no reason to have no backup.
            if (const auto journal = (*office)->journal())
                if (const auto access = context.access(**office))
                    if (const auto logged = security::logBackup(**journal, *access, options->other); !logged)
                        context.note(CliWords::tr("The backup is not in the log of the file."));
            return context.print(
                QJsonObject{{QStringLiteral("file"), q(options->file)}, {QStringLiteral("backup"), q(options->other)}},
                CliWords::tr("The backup is written and checked: %1").arg(q(options->other)));
        };
    });
}

void setUpRestore(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("restore", help(QT_TRANSLATE_NOOP("Cli", "an office file from a backup")));
    auto options = std::make_shared<FileOptions>();
    command->add_option("BACKUP", options->other, help(QT_TRANSLATE_NOOP("Cli", "the backup")))->required();
    command
        ->add_option("FILE", options->file, help(QT_TRANSLATE_NOOP("Cli", "the office file to write; must not exist")))
        ->required()
        ->transform(plainPath);
    command->callback([options, &context] {
        context.action = [options, &context] {
            catchInterrupt();
            StderrProgress progress;
            const auto key = context.keyOf(options->other);
            if (!key) return context.refuse(key.error());
            if (const auto done = db::restore(options->other, options->file, progress, *key); !done)
                return context.refuse(done.error());
            // A restored file is a device of its own: numbers that the lost one gave out are not given again.
            const auto office = context.open(options->file, Office::Mode::Write);
            if (!office) return context.refuse(office.error());
            const auto journal = (*office)->journal();
            if (!journal) return context.refuse(journal.error());
            if (const auto renewed = (*journal)->renewDevice(); !renewed) return context.refuse(renewed.error());
            return context.print(
                QJsonObject{{QStringLiteral("backup"), q(options->other)}, {QStringLiteral("file"), q(options->file)}},
                CliWords::tr("The office file is back: %1").arg(q(options->file)));
        };
    });
}

} // namespace mulin::cli
