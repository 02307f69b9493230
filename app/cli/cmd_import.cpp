// mulin import FILE TYPE SHEET [--map M.toml] [--sheet NAME] [--dry-run] [--rejects OUT.xlsx] [--convert]
#include "app/cli/command.h"
#include "core/sheets/convert.h"
#include "core/sheets/import.h"
#include "ui/shell/error_text.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct ImportOptions {
    std::string file, type, sheet, map, worksheet, rejects;
    bool dryRun = false, convert = false;
};

int runImport(const ImportOptions& options, const Context& context) {
    const auto office = context.open(options.file, Office::Mode::Write, options.type);
    if (!office) return context.refuse(office.error());
    Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const auto journal = at.journal();
    if (!journal) return fail(journal.error());

    sheets::ImportRequest request;
    request.path = options.sheet;
    request.type = options.type;
    request.sheet = options.worksheet;
    request.rejects = options.rejects;
    request.dryRun = options.dryRun;
    request.reasonHeading = utf8(CliWords::tr("Reason"));
    request.words = [&](const Error& error) {
        return utf8(ui::returnedText(error, &at.catalogue(), context.language));
    };
    if (!options.map.empty()) {
        auto map = sheets::ColumnMap::load(options.map);
        if (!map) return fail(map.error());
        request.map = std::move(*map);
    }
    catchInterrupt();
    StderrProgress progress;
    std::shared_ptr<const sheets::ConvertedSheet> converted;
    if (options.convert) {
        auto made = sheets::convertSheet(options.sheet, sheets::converter(), progress);
        if (!made) return fail(made.error());
        converted = std::move(*made);
        request.path = converted->path();
    }
    const auto report = sheets::importSheet(**journal, *access, request, progress);
    if (!report) return fail(converted ? converted->told(report.error()) : report.error());
    QJsonObject out{{QStringLiteral("rows"), static_cast<qint64>(report->rows)},
                    {QStringLiteral("added"), static_cast<qint64>(report->added)},
                    {QStringLiteral("updated"), static_cast<qint64>(report->updated)},
                    {QStringLiteral("duplicates"), static_cast<qint64>(report->duplicates)},
                    {QStringLiteral("rejected"), static_cast<qint64>(report->rejected)},
                    {QStringLiteral("marked"), static_cast<qint64>(report->marked)},
                    {QStringLiteral("seconds"), report->seconds},
                    {QStringLiteral("dry_run"), options.dryRun}};
    QJsonArray leftOut;
    for (const sheets::ColumnMapping& column : report->mapping)
        if (column.target.empty() && !column.title.empty()) leftOut.append(q(column.title));
    out.insert(QStringLiteral("left_out"), leftOut);
    out.insert(QStringLiteral("txn"), report->txn ? QJsonValue(q(report->txn->hex())) : QJsonValue());
    QString said = CliWords::tr("%L1 rows: %L2 added, %L3 updated, %L4 already there, %L5 returned.")
                       .arg(report->rows)
                       .arg(report->added)
                       .arg(report->updated)
                       .arg(report->duplicates)
                       .arg(report->rejected);
    if (!leftOut.isEmpty()) {
        QStringList titles;
        for (const QJsonValue& title : leftOut) titles << title.toString();
        said +=
            QLatin1Char('\n') + CliWords::tr("Columns that were not taken: %1").arg(titles.join(QStringLiteral(", ")));
    }
    if (report->rejectsFailed) {
        out.insert(QStringLiteral("rejects_error"), q(errorName(report->rejectsFailed->code)));
        context.note(ui::errorText(*report->rejectsFailed, &at.catalogue(), context.language));
    }
    return context.print(out, said);
}

} // namespace

void setUpImport(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("import", help(QT_TRANSLATE_NOOP("Cli", "spreadsheet in")));
    auto options = std::make_shared<ImportOptions>();
    addFile(*command, options->file);
    command
        ->add_option("TYPE", options->type,
                     help(QT_TRANSLATE_NOOP("Cli", "type of record: person, organisation, a ledger …")))
        ->required();
    command->add_option("SHEET", options->sheet, help(QT_TRANSLATE_NOOP("Cli", ".xlsx, .xls, .ods or .csv")))
        ->required();
    command->add_option("--map", options->map, help(QT_TRANSLATE_NOOP("Cli", "saved column map (.toml)")));
    command->add_option("--sheet", options->worksheet, help(QT_TRANSLATE_NOOP("Cli", "worksheet by name")));
    command->add_option("--rejects", options->rejects,
                        help(QT_TRANSLATE_NOOP("Cli", "write the rows that come back to this file")));
    command->add_flag("--convert", options->convert,
                      help(QT_TRANSLATE_NOOP("Cli", "another format: by LibreOffice first, if it is installed")));
    command->add_flag("--dry-run", options->dryRun, help(QT_TRANSLATE_NOOP("Cli", "read and check, write nothing")));
    command->callback(
        [options, &context] { context.action = [options, &context] { return runImport(*options, context); }; });
}

} // namespace mulin::cli
