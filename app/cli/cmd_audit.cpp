// mulin audit FILE [--by LOGIN] [--kind K] [--type T] [--id ID] [--since D] [--until D] [--limit N]
#include "app/cli/record_json.h"
#include "core/journal/act_pages.h"
#include "core/journal/chain.h"
#include "core/records/expression.h"
#include "core/records/view.h"
#include "ui/shell/operation_text.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct AuditOptions {
    std::string file, by, kind, type, id, since, until;
    std::int64_t limit = 100;
};

constexpr std::pair<const char*, journal::ActSort> kinds[] = {{"seen", journal::ActSort::Seen},
                                                              {"changed", journal::ActSort::Changed},
                                                              {"exported", journal::ActSort::Exported},
                                                              {"printed", journal::ActSort::Printed},
                                                              {"keys", journal::ActSort::Keys}};

std::string codeOf(journal::ActSort sort) {
    for (const auto& [code, one] : kinds)
        if (one == sort) return code;
    return {};
}

Result<std::optional<Date>> dayIn(const char* option, const std::string& text) {
    if (text.empty()) return std::optional<Date>();
    const auto day = Date::fromIso(text);
    if (!day) return makeError(ErrorCode::BadArgument, {{"argument", option}, {"value", text}});
    return std::optional(*day);
}

Result<std::vector<std::int64_t>> rowsOf(const Office& at, const access::Access& access, const AuditOptions& options) {
    journal::ActQuery query;
    query.logs = true;
    if (!options.by.empty()) {
        MULIN_TRY_LET(them, at.accessFor(options.by));
        query.user = them.user();
    }
    for (const auto& [code, sort] : kinds)
        if (options.kind == code) query.sort = sort;
    MULIN_TRY_LET(since, dayIn("--since", options.since));
    MULIN_TRY_LET(until, dayIn("--until", options.until));
    query.from = since;
    query.until = until;
    if (!options.type.empty()) {
        std::optional<RecordId> record;
        if (!options.id.empty()) {
            MULIN_TRY_LET(found, records::resolve(at.reader(), at.tables(), access, options.type, options.id));
            record = found;
        }
        MULIN_TRY_LET(rows, journal::actRowsAbout(at.reader(), at.tables(), access, options.type, record));
        query.matches.push_back({{}, std::move(rows), {}});
    }
    MULIN_TRY_LET(rows, journal::actRows(at.reader(), access, query));
    if (rows.size() > static_cast<std::size_t>(options.limit)) rows.resize(static_cast<std::size_t>(options.limit));
    return rows;
}

int runAudit(const AuditOptions& options, const Context& context) {
    if (!options.id.empty() && options.type.empty()) return context.misuse(CliWords::tr("--id needs --type."));
    const auto office = context.open(options.file, Office::Mode::ReadOnly);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    if (!access->allows(access::Right::Audit, ""))
        return fail(makeError(ErrorCode::Denied, {{"operation", "audit"}, {"type", ""}}));
    const auto heads = journal::heads(at.reader());
    if (!heads) return fail(heads.error());
    const auto rows = rowsOf(at, *access, options);
    if (!rows) return fail(rows.error());
    const auto found = journal::actsAt(at.reader(), *access, *rows);
    if (!found) return fail(found.error());
    QJsonArray acts;
    QString lines;
    for (const journal::Act& act : *found) {
        const QString time = q(isoTimestamp(act.wall));
        const QString user =
            act.user ? q(records::titleOf(at.reader(), at.tables(), *access, "user", act.user->uid(), context.language))
                     : QString();
        QJsonObject args;
        for (const auto& [name, value] : act.args) args.insert(q(name), q(value));
        acts.append(QJsonObject{{QStringLiteral("txn"), q(act.txn.hex())},
                                {QStringLiteral("time"), time},
                                {QStringLiteral("user"), user},
                                {QStringLiteral("device"), q(act.device)},
                                {QStringLiteral("kind"), q(codeOf(journal::sortOf(act.kind, act.operation)))},
                                {QStringLiteral("operation"), q(act.operation)},
                                {QStringLiteral("args"), args},
                                {QStringLiteral("entries"), static_cast<qint64>(act.entries)}});
        const auto words = ui::describe(at.reader(), at.tables(), *access, act, context.language);
        lines += QStringList{time.left(16).replace(QLatin1Char('T'), QLatin1Char(' ')), user, ui::operationText(words),
                             q(act.device)}
                     .join(QLatin1Char('\t')) +
                 QLatin1Char('\n');
    }
    const QString mark = q(journal::headMark(heads->code));
    return context.print(QJsonObject{{QStringLiteral("log"), mark}, {QStringLiteral("acts"), acts}},
                         lines + CliWords::tr("The log folds to %1.").arg(mark));
}

} // namespace

void setUpAudit(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "audit", help(QT_TRANSLATE_NOOP("Cli", "who saw, changed, exported and printed what, newest first")));
    auto options = std::make_shared<AuditOptions>();
    addFile(*command, options->file);
    command->add_option("--by", options->by, help(QT_TRANSLATE_NOOP("Cli", "acts of this user")));
    command
        ->add_option("--kind", options->kind,
                     help(QT_TRANSLATE_NOOP("Cli", "seen, changed, exported, printed or keys")))
        ->check(CLI::IsMember({"seen", "changed", "exported", "printed", "keys"}));
    command->add_option("--type", options->type, help(QT_TRANSLATE_NOOP("Cli", "about records of this type")));
    command->add_option("--id", options->id, help(QT_TRANSLATE_NOOP("Cli", "about this record of the type")));
    command->add_option("--since", options->since, help(QT_TRANSLATE_NOOP("Cli", "first day, YYYY-MM-DD")));
    command->add_option("--until", options->until, help(QT_TRANSLATE_NOOP("Cli", "last day, YYYY-MM-DD")));
    command->add_option("--limit", options->limit, help(QT_TRANSLATE_NOOP("Cli", "at most so many")))
        ->check(CLI::PositiveNumber);
    command->callback(
        [options, &context] { context.action = [options, &context] { return runAudit(*options, context); }; });
}

} // namespace mulin::cli
