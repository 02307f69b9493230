// mulin compare FILE TYPE SHEET [--map M.toml] [--sheet NAME] [--meant ROW=ID …]: a list of others against ours;
// changes nothing.
#include "app/cli/command.h"
#include "core/records/expression.h"
#include "core/schema/validation.h"
#include "core/sheets/comparison.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <charconv>

namespace mulin::cli {

namespace {

struct CompareOptions {
    std::string file, type, sheet, map, worksheet;
    std::vector<std::string> meant; ///< ROW=ID
};

QJsonObject differenceJson(const schema::Catalogue& catalogue, const sheets::ListDifference& difference) {
    const schema::TypeDef& type = *catalogue.find(difference.type);
    const schema::FieldDef& field = *type.field(difference.field);
    const auto shown = [&](const schema::Value& value) -> QJsonValue {
        if (value.isEmpty()) return {};
        if (value.isUid()) return q(value.uid().hex());
        if (value.isText()) return q(schema::masked(field.mask, value.text()));
        if (field.type == schema::FieldType::Date) return q(value.date().iso());
        if (field.type == schema::FieldType::Boolean) return value.flag();
        return static_cast<qint64>(value.number());
    };
    return {{QStringLiteral("type"), q(difference.type)},
            {QStringLiteral("field"), q(difference.field)},
            {QStringLiteral("theirs"), shown(difference.theirs)},
            {QStringLiteral("ours"), shown(difference.ours)}};
}

QJsonObject rowJson(const schema::Catalogue& catalogue, const sheets::ListRow& row) {
    QJsonObject out{{QStringLiteral("outcome"), q(codeOf(row.outcome))}, {QStringLiteral("name"), q(row.name)}};
    out.insert(QStringLiteral("row"),
               row.cells.number > 0 ? QJsonValue(static_cast<qint64>(row.cells.number)) : QJsonValue());
    out.insert(QStringLiteral("person"), row.person ? QJsonValue(q(row.person->uid().hex())) : QJsonValue());
    out.insert(QStringLiteral("record"), row.record ? QJsonValue(q(row.record->uid().hex())) : QJsonValue());
    QJsonArray differences;
    for (const sheets::ListDifference& difference : row.differences)
        differences.append(differenceJson(catalogue, difference));
    out.insert(QStringLiteral("differences"), differences);
    QJsonArray namesakes;
    for (const sheets::Namesake& one : row.namesakes)
        namesakes.append(QJsonObject{{QStringLiteral("id"), q(one.person.uid().hex())},
                                     {QStringLiteral("name"), q(one.name)},
                                     {QStringLiteral("beside"), q(one.beside)},
                                     {QStringLiteral("enrolled"), one.enrolled}});
    if (!namesakes.isEmpty()) out.insert(QStringLiteral("namesakes"), namesakes);
    if (row.error) out.insert(QStringLiteral("error"), q(errorName(row.error->code)));
    if (row.before)
        out.insert(QStringLiteral("before"), QJsonObject{{QStringLiteral("decision"), q(row.before->decision)},
                                                         {QStringLiteral("reason"), q(row.before->reason)}});
    return out;
}

/// 12=ID: whom row 12 of the sheet is about.
Result<std::pair<std::uint32_t, RecordId>> meantIn(const std::string& words, const Office& at,
                                                   const access::Access& access) {
    const auto equals = words.find('=');
    std::uint32_t row = 0;
    const char* const end = words.data() + std::min(equals, words.size());
    const auto read = std::from_chars(words.data(), end, row);
    if (equals == std::string::npos || read.ptr != end || read.ec != std::errc())
        return makeError(ErrorCode::BadArgument, {{"argument", "--meant"}, {"value", words}});
    MULIN_TRY_LET(person, records::resolve(at.reader(), at.tables(), access, "person", words.substr(equals + 1)));
    return std::pair{row, person};
}

/// Whether the list has that row, and whoever is meant is one of those it may be about.
bool applies(const sheets::ListComparison& list, std::uint32_t number, RecordId person) {
    return std::any_of(list.rows.begin(), list.rows.end(), [&](const sheets::ListRow& row) {
        return row.cells.number == number &&
               (row.person == person || std::any_of(row.namesakes.begin(), row.namesakes.end(),
                                                    [&](const sheets::Namesake& one) { return one.person == person; }));
    });
}

int runCompare(const CompareOptions& options, const Context& context) {
    const auto office = context.open(options.file, Office::Mode::Write, options.type);
    if (!office) return context.refuse(office.error());
    Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const auto journal = at.journal();
    if (!journal) return fail(journal.error());
    sheets::CompareRequest request{options.sheet, options.type, {}, options.worksheet, {}};
    if (!options.map.empty()) {
        auto map = sheets::ColumnMap::load(options.map);
        if (!map) return fail(map.error());
        request.map = std::move(*map);
    }
    for (const std::string& words : options.meant) {
        const auto meant = meantIn(words, at, *access);
        if (!meant) return fail(meant.error());
        request.meant.insert_or_assign(meant->first, meant->second);
    }
    catchInterrupt();
    StderrProgress progress;
    const auto list = sheets::compareList(**journal, *access, request, progress);
    if (!list) return fail(list.error());
    for (const auto& [row, person] : request.meant)
        if (!applies(*list, row, person))
            return fail(makeError(ErrorCode::BadArgument,
                                  {{"argument", "--meant"}, {"value", std::to_string(row) + "=" + person.hex()}}));
    const auto count = [&](sheets::ListOutcome outcome) { return static_cast<qint64>(list->count(outcome)); };
    const qint64 missing = count(sheets::ListOutcome::Missing) + count(sheets::ListOutcome::Unknown);
    QJsonArray rows;
    for (const sheets::ListRow& row : list->rows) rows.append(rowJson(at.catalogue(), row));
    return context.print(QJsonObject{{QStringLiteral("same"), count(sheets::ListOutcome::Same)},
                                     {QStringLiteral("differing"), count(sheets::ListOutcome::Differing)},
                                     {QStringLiteral("missing"), missing},
                                     {QStringLiteral("extra"), count(sheets::ListOutcome::Extra)},
                                     {QStringLiteral("unread"), count(sheets::ListOutcome::Unread)},
                                     {QStringLiteral("rows"), rows}},
                         CliWords::tr("%L1 the same, %L2 differ, %L3 in the list alone, %L4 here alone.")
                             .arg(count(sheets::ListOutcome::Same))
                             .arg(count(sheets::ListOutcome::Differing))
                             .arg(missing)
                             .arg(count(sheets::ListOutcome::Extra)));
}

} // namespace

void setUpCompare(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("compare", help(QT_TRANSLATE_NOOP("Cli", "a list of others against ours; changes nothing")));
    auto options = std::make_shared<CompareOptions>();
    addFile(*command, options->file);
    command
        ->add_option("TYPE", options->type,
                     help(QT_TRANSLATE_NOOP("Cli", "type of record: person, organisation, a ledger …")))
        ->required();
    command->add_option("SHEET", options->sheet, help(QT_TRANSLATE_NOOP("Cli", ".xlsx, .xls, .ods or .csv")))
        ->required();
    command->add_option("--map", options->map, help(QT_TRANSLATE_NOOP("Cli", "saved column map (.toml)")));
    command->add_option("--sheet", options->worksheet, help(QT_TRANSLATE_NOOP("Cli", "worksheet by name")));
    command->add_option("--meant", options->meant,
                        help(QT_TRANSLATE_NOOP("Cli", "ROW=ID: whom a row is about that several are called like")));
    command->callback(
        [options, &context] { context.action = [options, &context] { return runCompare(*options, context); }; });
}

} // namespace mulin::cli
