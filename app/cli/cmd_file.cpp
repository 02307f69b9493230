// mulin verify FILE · backup FILE OUT · restore BACKUP FILE · digest FILE
#include "app/cli/command.h"
#include "core/db/backup.h"
#include "core/journal/verify.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct Options {
    std::string file, other;
};

} // namespace

void setUpVerify(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("verify", "check every byte: pages, chain of hashes, tables against the journal");
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::WriteIfFree);
            if (!office) return context.refuse(office.error());
            StderrProgress progress;
            const auto verdict = journal::verify((*office)->reader(), (*office)->catalogue(), progress);
            if (!verdict) return context.refuse(verdict.error());
            QJsonArray findings;
            QString text;
            for (const journal::Finding& finding : verdict->findings) {
                findings.append(QJsonObject{{QStringLiteral("what"), q(finding.what)},
                                            {QStringLiteral("where"), q(finding.where)}});
                text += q(finding.what) + QLatin1Char('\t') + q(finding.where) + QLatin1Char('\n');
            }
            text += verdict->sound()
                        ? QCoreApplication::translate("Cli", "The file is sound: %L1 acts, %L2 entries.")
                              .arg(verdict->txns)
                              .arg(verdict->entries)
                        : QCoreApplication::translate(
                              "Cli", "The file is damaged. Go back to a backup: mulin restore BACKUP FILE.");
            context.print(QJsonObject{{QStringLiteral("sound"), verdict->sound()},
                                      {QStringLiteral("findings"), findings},
                                      {QStringLiteral("txns"), static_cast<qint64>(verdict->txns)},
                                      {QStringLiteral("entries"), static_cast<qint64>(verdict->entries)},
                                      {QStringLiteral("rows"), static_cast<qint64>(verdict->rows)}},
                          text);
            return verdict->sound() ? 0 : 1;
        };
    });
}

void setUpDigest(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("digest", "hash of the canonical state");
    auto options = std::make_shared<Options>();
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
    auto* command = app.add_subcommand("backup", "verified copy");
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("OUT", options->other, "the backup to write; must not exist")->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::WriteIfFree);
            if (!office) return context.refuse(office.error());
            StderrProgress progress;
            if (const auto done = db::backup((*office)->reader(), options->other, progress); !done)
                return context.refuse(done.error());
            return context.print(
                QJsonObject{{QStringLiteral("file"), q(options->file)}, {QStringLiteral("backup"), q(options->other)}},
                QCoreApplication::translate("Cli", "The backup is written and checked: %1").arg(q(options->other)));
        };
    });
}

void setUpRestore(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("restore", "an office file from a backup");
    auto options = std::make_shared<Options>();
    command->add_option("BACKUP", options->other, "the backup")->required();
    command->add_option("FILE", options->file, "the office file to write; must not exist")->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            StderrProgress progress;
            if (const auto done = db::restore(options->other, options->file, progress); !done)
                return context.refuse(done.error());
            // A restored file is a device of its own: numbers that the lost one gave out are not given again.
            const auto office = context.open(options->file, Office::Mode::Write);
            if (!office) return context.refuse(office.error());
            const auto journal = (*office)->journal();
            if (!journal) return context.refuse(journal.error());
            if (const auto renewed = (*journal)->renewDevice(); !renewed) return context.refuse(renewed.error());
            return context.print(
                QJsonObject{{QStringLiteral("backup"), q(options->other)}, {QStringLiteral("file"), q(options->file)}},
                QCoreApplication::translate("Cli", "The office file is back: %1").arg(q(options->file)));
        };
    });
}

} // namespace mulin::cli
