// mulin report FILE NAME --month YYYY-MM [--against YYYY-MM] [--unit CODE] [--as-known then|now] [--pdf F] [--xlsx F]
#include "app/cli/command.h"
#include "core/records/view.h"
#include "core/reports/definition.h"
#include "core/reports/ledger_table.h"
#include "core/reports/monthly.h"
#include "core/sheets/output_place.h"
#include "core/sheets/report_sheet.h"
#include "core/sheets/table_sheet.h"
#include "ui/printing/monthly_document.h"
#include "ui/printing/table_document.h"

#include <QtCore/QCoreApplication>

#include <filesystem>

namespace mulin::cli {

namespace {

struct ReportOptions {
    std::string file, name, month, against, unit, known = "now", pdf, xlsx;
    SecondPerson second;
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

constexpr std::string_view ofLedger = "ledger.";

struct LedgerReport {
    reports::WordTable table;
    QJsonArray figures;
    QString text;
};

QJsonObject plainFigure(const char* id, std::int64_t value, const QJsonArray& rows = {}) {
    return {{QStringLiteral("id"), QString::fromLatin1(id)},
            {QStringLiteral("value"), static_cast<qint64>(value)},
            {QStringLiteral("rows"), rows}};
}

QJsonArray enrolments(const reports::LedgerMonth& month, reports::LedgerChange::Kind kind) {
    std::vector<RecordId> rows;
    for (const auto& change : month.changes)
        if (change.kind == kind) rows.push_back(change.enrolment);
    return ids(rows);
}

/// What the month brought; against another one: the difference; as known then: who was in it on its last day.
Result<LedgerReport> ledgerReport(const Office& at, const access::Access& access, const Context& context,
                                  const std::string& ledger, reports::Month month,
                                  std::optional<reports::Month> against, bool then, Progress& progress) {
    using Kind = reports::LedgerChange::Kind;
    const int endDay = reports::monthEndDay(at.reader());
    LedgerReport made;
    if (against) {
        MULIN_TRY_LET(found, reports::ledgerComparisonTable(at.reader(), at.tables(), at.catalogue(), access, ledger,
                                                            month, *against, endDay, context.language, progress));
        const reports::LedgerComparison& difference = found.comparison;
        const auto of = [&](const char* id, Kind kind) {
            const QJsonArray rows = enrolments(difference.between, kind);
            return plainFigure(id, rows.size(), rows);
        };
        made.figures = {plainFigure("earlier_members", difference.earlier.members),
                        plainFigure("later_members", difference.later.members),
                        of("entered", Kind::Entered),
                        of("changed", Kind::Changed),
                        of("left", Kind::Left),
                        plainFigure("passing", difference.passing)};
        made.table = std::move(found.table);
    } else if (then) {
        const Date last = reports::monthPeriod(month.year, month.month, endDay).to;
        MULIN_TRY_LET(table, reports::ledgerAtTable(at.reader(), at.tables(), at.catalogue(), access, ledger, last,
                                                    true, context.language, progress));
        made.figures.append(
            plainFigure("members", static_cast<std::int64_t>(table.records.size()), ids(table.records)));
        made.table = std::move(table);
    } else {
        MULIN_TRY_LET(found, reports::ledgerMonthTable(at.reader(), at.tables(), at.catalogue(), access, ledger, month,
                                                       endDay, at.today(), context.language, progress));
        const reports::LedgerFigures& figures = found.month.figures;
        made.figures = {plainFigure("before", figures.before),
                        plainFigure("entered", figures.entered, enrolments(found.month, Kind::Entered)),
                        plainFigure("changed", found.month.changed, enrolments(found.month, Kind::Changed)),
                        plainFigure("left", figures.left, enrolments(found.month, Kind::Left)),
                        plainFigure("members", figures.members),
                        plainFigure("reviews_due", figures.reviewsDue),
                        plainFigure("reviewed", figures.reviewed),
                        plainFigure("visits_due", found.visits.due),
                        plainFigure("visits_missed", found.visits.missed)};
        made.table = std::move(found.table);
    }
    made.text = q(made.table.title + "\n" + made.table.note + "\n");
    for (const auto& row : made.table.rows) {
        QStringList cells;
        for (const std::string& cell : row) cells << q(cell);
        made.text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return made;
}

int runLedger(const ReportOptions& options, const Context& context, const Office& at, const access::Access& access,
              reports::Month month) {
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const std::string ledger = options.name.substr(ofLedger.size());
    std::optional<reports::Month> against;
    if (!options.against.empty()) {
        against = reports::monthFromText(options.against);
        if (!against || *against == month || options.known == "then")
            return fail(makeError(ErrorCode::BadArgument, {{"argument", "--against"}, {"value", options.against}}));
    }
    StderrProgress progress;
    const auto report = ledgerReport(at, access, context, ledger, month, against, options.known == "then", progress);
    if (!report) return fail(report.error());
    const auto allow = [&](access::Right by, const std::string& path) -> Result<security::Disclosure> {
        security::Leaving leaving{by, ledger};
        MULIN_TRY_LET(witness, options.second.witness(at, access, at.catalogue().find(ledger)->compartment));
        leaving.witness = std::move(witness);
        leaving.path = path;
        leaving.count = static_cast<std::int64_t>(report->table.rows.size());
        leaving.args["month"] = options.month;
        return context.disclose(at, access, leaving);
    };
    if (!options.xlsx.empty()) {
        const auto allowed = allow(access::Right::Export, options.xlsx);
        if (!allowed) return fail(allowed.error());
        if (const auto written = sheets::writeTable(*allowed, report->table, options.xlsx); !written)
            return fail(written.error());
    }
    if (!options.pdf.empty()) {
        const auto allowed = allow(access::Right::Print, options.pdf);
        if (!allowed) return fail(allowed.error());
        const QString office =
            q(records::titleOf(at.reader(), at.tables(), access, "unit", at.unit(), context.language));
        if (const auto written =
                ui::printing::writeTablePdf(*allowed, report->table, office, at.today(), q(options.pdf));
            !written)
            return fail(outputError(written.error(), options.pdf));
    }
    const reports::Period period = reports::monthPeriod(month.year, month.month, reports::monthEndDay(at.reader()));
    return context.print(QJsonObject{{QStringLiteral("report"), q(options.name)},
                                     {QStringLiteral("month"), q(options.month)},
                                     {QStringLiteral("from"), q(period.from.iso())},
                                     {QStringLiteral("to"), q(period.to.iso())},
                                     {QStringLiteral("against"),
                                      against ? QJsonValue(q(options.against)) : QJsonValue(QJsonValue::Null)},
                                     {QStringLiteral("as_known"), q(options.known)},
                                     {QStringLiteral("figures"), report->figures}},
                         report->text);
}

int runReport(const ReportOptions& options, const Context& context) {
    if (!options.pdf.empty() && !options.xlsx.empty() && samePath(options.pdf, options.xlsx))
        return context.misuse(CliWords::tr("--pdf and --xlsx name the same file."));
    const auto office = context.open(options.file, Office::Mode::ReadOnly);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const bool ledger = options.name.starts_with(ofLedger);
    if (!ledger)
        if (const auto known = reports::shippedReport(options.name); !known || known->figures.empty())
            return fail(known ? makeError(ErrorCode::UnknownReport, {{"name", options.name}}) : known.error());
    const auto month = reports::monthFromText(options.month);
    if (!month) return fail(makeError(ErrorCode::BadArgument, {{"argument", "--month"}, {"value", options.month}}));
    for (const std::string& output : {options.pdf, options.xlsx})
        if (!output.empty())
            if (const auto place = sheets::checkOutput(output, {options.file}); !place) return fail(place.error());
    catchInterrupt();
    if (!ledger && !options.against.empty())
        return fail(makeError(ErrorCode::BadArgument, {{"argument", "--against"}, {"value", options.against}}));
    if (ledger) {
        if (!options.unit.empty())
            return fail(makeError(ErrorCode::BadArgument, {{"argument", "--unit"}, {"value", options.unit}}));
        return runLedger(options, context, at, *access, *month);
    }
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
    auto options = std::make_shared<ReportOptions>();
    addFile(*command, options->file);
    command
        ->add_option("NAME", options->name,
                     help(QT_TRANSLATE_NOOP("Cli", "monthly, or ledger.TYPE: what the month brought to a ledger")))
        ->required();
    command->add_option("--month", options->month, help(QT_TRANSLATE_NOOP("Cli", "YYYY-MM")))->required();
    command->add_option(
        "--against", options->against,
        help(QT_TRANSLATE_NOOP("Cli", "ledger.TYPE: another month, YYYY-MM; says what differs at their ends")));
    command->add_option("--unit", options->unit,
                        help(QT_TRANSLATE_NOOP("Cli", "code of a unit of this office; else the whole office")));
    command
        ->add_option("--as-known", options->known,
                     help(QT_TRANSLATE_NOOP("Cli", "then: only what had been entered by the end of the month")))
        ->check(CLI::IsMember({"then", "now"}));
    options->second.addTo(*command);
    command->add_option("--pdf", options->pdf, help(QT_TRANSLATE_NOOP("Cli", "print into this file")));
    command->add_option("--xlsx", options->xlsx, help(QT_TRANSLATE_NOOP("Cli", "write a spreadsheet")));
    command->callback(
        [options, &context] { context.action = [options, &context] { return runReport(*options, context); }; });
}

} // namespace mulin::cli
