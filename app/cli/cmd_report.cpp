// mulin report FILE NAME --month YYYY-MM [--unit CODE] [--as-known then|now] [--pdf F] [--xlsx F]
#include "app/cli/command.h"
#include "core/reports/definition.h"
#include "core/reports/monthly.h"
#include "core/sheets/output_place.h"
#include "core/sheets/report_sheet.h"
#include "ui/printing/monthly_document.h"

#include <QtCore/QCoreApplication>

#include <filesystem>

namespace mulin::cli {

namespace {

struct Options {
    std::string file, name, month, unit, known = "now", pdf, xlsx;
};

QJsonValue number(const std::optional<std::int64_t>& value) {
    return value ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonArray ids(const std::vector<RecordId>& rows) {
    QJsonArray out;
    for (const RecordId& row : rows) out.append(q(row.hex()));
    return out;
}

QJsonObject figureJson(const reports::MonthlyReport& report, const reports::Figure& figure) {
    QJsonArray grids;
    for (std::size_t i = 0; i < report.grids.size(); ++i)
        grids.append(QJsonObject{{QStringLiteral("grid"), q(report.grids[i].code)},
                                 {QStringLiteral("value"), static_cast<qint64>(figure.grids[i].value)}});
    return {{QStringLiteral("id"), q(figure.id)},
            {QStringLiteral("value"), static_cast<qint64>(figure.value())},
            {QStringLiteral("numerator"), number(figure.numerator)},
            {QStringLiteral("denominator"), number(figure.denominator)},
            {QStringLiteral("last_month"), static_cast<qint64>(figure.before.value)},
            {QStringLiteral("type"), q(figure.type)},
            {QStringLiteral("rows"), ids(figure.now.rows)},
            {QStringLiteral("grids"), grids}};
}

bool samePath(const std::string& a, const std::string& b) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const auto plain = [&](const std::string& path) {
        return fs::weakly_canonical(fs::absolute(fs::path(std::u8string(path.begin(), path.end())), failed), failed);
    };
    return plain(a) == plain(b);
}

int run(const Options& options, const Context& context) {
    if (!options.pdf.empty() && !options.xlsx.empty() && samePath(options.pdf, options.xlsx))
        return context.misuse(QCoreApplication::translate("Cli", "--pdf and --xlsx name the same file."));
    const auto office = context.open(options.file, Office::Mode::ReadOnly);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    if (const auto known = reports::shippedReport(options.name); !known) return fail(known.error());
    const auto month = reports::monthFromText(options.month);
    if (!month) return fail(makeError(ErrorCode::BadArgument, {{"argument", "--month"}, {"value", options.month}}));
    for (const std::string& output : {options.pdf, options.xlsx})
        if (!output.empty())
            if (const auto place = sheets::checkOutput(output, {options.file}); !place) return fail(place.error());
    catchInterrupt();
    StderrProgress progress;
    const auto report = reports::monthly(at.reader(), at.tables(), at.catalogue(), *access,
                                         {month->year, month->month, options.unit, options.known == "then",
                                          !options.pdf.empty(), !context.vaults.empty()},
                                         progress);
    if (!report) return fail(report.error());
    // Both are allowed before either is written.
    const auto allow = [&](access::Right by, const std::string& path) -> Result<std::optional<security::Disclosure>> {
        if (path.empty()) return std::optional<security::Disclosure>();
        security::Leaving leaving{by, "report"};
        leaving.path = path;
        leaving.args["month"] = options.month;
        if (report->sealed) leaving.args["sealed"] = "1";
        MULIN_TRY_LET(allowed, context.disclose(at, *access, leaving));
        return std::optional(std::move(allowed));
    };
    const auto sheet = allow(access::Right::Export, options.xlsx);
    if (!sheet) return fail(sheet.error());
    const auto pages = allow(access::Right::Print, options.pdf);
    if (!pages) return fail(pages.error());
    if (*sheet)
        if (const auto written = sheets::writeReport(**sheet, *report, options.xlsx, context.language); !written)
            return fail(written.error());
    if (*pages)
        if (const auto written = ui::printing::writeMonthlyPdf(**pages, at, *report, q(options.pdf)); !written)
            return fail(outputError(written.error(), options.pdf));
    QJsonArray figures;
    QString text;
    for (const reports::Figure& figure : report->figures) {
        figures.append(figureJson(*report, figure));
        text += q(figure.label.in(context.language)) + QLatin1Char('\t') + QString::number(figure.value()) +
                QLatin1Char('\t') + q(figure.unit.in(context.language)) + QLatin1Char('\n');
    }
    return context.print(QJsonObject{{QStringLiteral("report"), q(options.name)},
                                     {QStringLiteral("month"), q(options.month)},
                                     {QStringLiteral("from"), q(report->period.from.iso())},
                                     {QStringLiteral("to"), q(report->period.to.iso())},
                                     {QStringLiteral("unit"), q(report->unitCode)},
                                     {QStringLiteral("as_known"), q(options.known)},
                                     {QStringLiteral("figures"), figures}},
                         text);
}

} // namespace

void setUpReport(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("report", help(QT_TRANSLATE_NOOP("Cli", "figures of a month with the records behind them")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("NAME", options->name, help(QT_TRANSLATE_NOOP("Cli", "monthly")))->required();
    command->add_option("--month", options->month, help(QT_TRANSLATE_NOOP("Cli", "YYYY-MM")))->required();
    command->add_option("--unit", options->unit,
                        help(QT_TRANSLATE_NOOP("Cli", "code of a unit of this office; else the whole office")));
    command
        ->add_option("--as-known", options->known,
                     help(QT_TRANSLATE_NOOP("Cli", "then: only what had been entered by the end of the month")))
        ->check(CLI::IsMember({"then", "now"}));
    command->add_option("--pdf", options->pdf, help(QT_TRANSLATE_NOOP("Cli", "print into this file")));
    command->add_option("--xlsx", options->xlsx, help(QT_TRANSLATE_NOOP("Cli", "write a spreadsheet")));
    command->callback([options, &context] { context.action = [options, &context] { return run(*options, context); }; });
}

} // namespace mulin::cli
