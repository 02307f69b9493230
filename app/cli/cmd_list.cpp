// mulin list FILE TYPE [--where EXPR] [--sort F] [--columns a,b] [--format json|csv|xlsx] [-o OUT] [--reveal PURPOSE]
#include "app/cli/record_json.h"
#include "core/base/text.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/sheets/export.h"
#include "core/sheets/output_place.h"
#include "core/sheets/sheet_writer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

namespace mulin::cli {

namespace {

struct ListOptions {
    std::string file, type, where, sort, columns, format, output, reveal;
    SecondPerson second;
    std::int64_t limit = -1;
};

int runList(const ListOptions& options, const Context& context) {
    if (context.json && options.output.empty() && !options.format.empty() && options.format != "json")
        return context.misuse(CliWords::tr("With --json only JSON goes to stdout: name a file for the table by -o."));
    const bool reveal = !options.reveal.empty();
    const auto office = context.open(options.file, reveal ? Office::Mode::Write : Office::Mode::ReadOnly, options.type);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const auto type = at.catalogue().type(options.type);
    if (!type) return fail(type.error());
    const std::vector<std::string> columns = namesIn(options.columns);
    for (const std::string& column : columns)
        if (!(*type)->field(column))
            return fail(makeError(ErrorCode::UnknownField, {{"type", options.type}, {"field", column}}));
    if (reveal)
        if (const auto logged = logReveal(at, *access, "list", options.type, options.reveal); !logged)
            return fail(logged.error());
    if (!options.output.empty())
        if (const auto place = sheets::checkOutput(options.output, {options.file}); !place) return fail(place.error());
    const records::Query query{options.type, options.where, trimmed(options.sort), {}, options.limit, false};

    const bool reads = options.output.empty() && (options.format.empty() || options.format == "json");
    std::optional<security::Disclosure> allowed;
    const auto disclose = [&]() -> Result<void> {
        security::Leaving leaving{access::Right::Export, options.type};
        MULIN_TRY_LET(count, records::count(at.reader(), at.tables(), *access, query, at.today()));
        leaving.count = options.limit < 0 ? count : std::min(count, options.limit);
        leaving.path = options.output;
        if (reveal) leaving.purpose = options.reveal;
        MULIN_TRY_LET(witness, options.second.witness(at, *access, (*type)->compartment));
        leaving.witness = std::move(witness);
        MULIN_TRY_LET(made, context.disclose(at, *access, leaving));
        allowed = std::move(made);
        return {};
    };
    if (reads && (*type)->sealed())
        if (const auto seen = security::noteViewed(**at.journal(), *access, **type); !seen) return fail(seen.error());
    if (!reads)
        if (const auto disclosed = disclose(); !disclosed) return fail(disclosed.error());

    std::string format = options.format;
    if (format.empty())
        format = q(options.output).endsWith(QStringLiteral(".xlsx"))  ? "xlsx"
                 : q(options.output).endsWith(QStringLiteral(".csv")) ? "csv"
                                                                      : "json";
    if (format != "json") {
        catchInterrupt();
        StderrProgress progress;
        // A table without a place of its own goes to stdout.
        QTemporaryDir folder;
        const std::string target = options.output.empty() ? utf8(folder.filePath(q("list." + format))) : options.output;
        const auto written = sheets::exportList(
            *allowed, at.reader(), at.tables(), *access,
            {query, columns.empty() ? (*type)->list : columns, target, reveal, context.language, &progress},
            at.today());
        if (!written) return fail(written.error());
        if (!options.output.empty())
            return context.print(QJsonObject{{QStringLiteral("rows"), static_cast<qint64>(*written)},
                                             {QStringLiteral("file"), q(options.output)}},
                                 CliWords::tr("%L1 rows written to %2.").arg(*written).arg(q(options.output)));
        QFile table(q(target));
        if (!table.open(QIODevice::ReadOnly)) return fail(makeError(ErrorCode::IoError, {{"path", target}}));
        const QByteArray bytes = table.readAll();
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
        return 0;
    }
    const auto found = records::list(at.reader(), at.tables(), *access, query, at.today());
    if (!found) return fail(found.error());
    QJsonArray rows;
    QString lines;
    for (const journal::Record& record : *found) {
        QJsonObject row = recordJson(at, *access, record, reveal, context.language);
        QStringList cells;
        for (const std::string& name : columns.empty() ? (*type)->list : columns)
            cells << q(records::shownText(at.reader(), at.tables(), *access, record, *(*type)->field(name),
                                          context.language, reveal));
        lines += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
        if (!columns.empty())
            for (const QString& key : row.keys())
                if (key != QStringLiteral("id") && key != QStringLiteral("withheld") &&
                    std::none_of(columns.begin(), columns.end(),
                                 [&](const std::string& column) { return key == keyOf(column); }))
                    row.remove(key);
        rows.append(row);
    }
    if (!options.output.empty()) {
        const std::string text = QJsonDocument(rows).toJson().toStdString();
        if (const auto written = sheets::writeWhole(options.output, text); !written) return fail(written.error());
        return context.print(
            QJsonObject{{QStringLiteral("rows"), rows.size()}, {QStringLiteral("file"), q(options.output)}},
            CliWords::tr("%L1 rows written to %2.").arg(rows.size()).arg(q(options.output)));
    }
    return options.format == "json" ? context.printJson(rows) : context.print(rows, lines);
}

} // namespace

void setUpList(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("list", help(QT_TRANSLATE_NOOP("Cli", "records of a type")));
    auto options = std::make_shared<ListOptions>();
    addFile(*command, options->file);
    command
        ->add_option("TYPE", options->type,
                     help(QT_TRANSLATE_NOOP("Cli", "type of record: person, visit, household …")))
        ->required();
    command->add_option("--where", options->where,
                        help(QT_TRANSLATE_NOOP("Cli", "condition, e.g. \"sex = female and birth_date < 1946-11-22\"")));
    command->add_option("--sort", options->sort, help(QT_TRANSLATE_NOOP("Cli", "field; -field = descending")));
    command->add_option("--columns", options->columns, help(QT_TRANSLATE_NOOP("Cli", "fields, separated by commas")));
    command->add_option("--limit", options->limit, help(QT_TRANSLATE_NOOP("Cli", "at most so many")))
        ->check(CLI::PositiveNumber);
    command->add_option("--format", options->format, help(QT_TRANSLATE_NOOP("Cli", "json, csv or xlsx")))
        ->check(CLI::IsMember({"json", "csv", "xlsx"}));
    options->second.addTo(*command);
    command->add_option("-o,--output", options->output, help(QT_TRANSLATE_NOOP("Cli", "write to this file")));
    addReveal(*command, options->reveal);
    command->callback(
        [options, &context] { context.action = [options, &context] { return runList(*options, context); }; });
}

} // namespace mulin::cli
