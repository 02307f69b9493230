// mulin suggestions FILE [--ledger TYPE] [--eligible] [--limit N]
#include "app/cli/command.h"
#include "core/ledgers/suggestions.h"
#include "ui/pages/ledgers/suggestion_text.h"

namespace mulin::cli {

namespace {

struct SuggestionsOptions {
    std::string file, ledger;
    bool eligible = false;
    std::int64_t limit = 50;
};

const char* codeOf(ledgers::Fact::Kind kind) {
    using Kind = ledgers::Fact::Kind;
    switch (kind) {
    case Kind::Age: return "age";
    case Kind::Turns: return "turns";
    case Kind::Alone: return "alone";
    case Kind::Couple: return "couple";
    case Kind::Enrolled: return "enrolled";
    case Kind::Value: return "value";
    case Kind::Day: return "day";
    case Kind::NotIn: return "not_in";
    }
    return "";
}

QJsonObject factJson(const ledgers::Fact& fact) {
    QJsonObject made{{QStringLiteral("kind"), QString::fromLatin1(codeOf(fact.kind))},
                     {QStringLiteral("id"), q(fact.record.hex())}};
    if (!fact.type.empty()) made.insert(QStringLiteral("type"), q(fact.type));
    if (!fact.field.empty()) made.insert(QStringLiteral("field"), q(fact.field));
    if (fact.day) made.insert(QStringLiteral("day"), q(fact.day->iso()));
    if (fact.years) made.insert(QStringLiteral("years"), fact.years);
    if (!fact.text.empty()) made.insert(QStringLiteral("text"), q(fact.text));
    return made;
}

QJsonObject suggestionJson(const ledgers::Suggestion& one) {
    static constexpr const char* acts[] = {"enter", "leave", "review"};
    QJsonArray facts;
    for (const ledgers::Fact& fact : one.facts) facts.append(factJson(fact));
    return {{QStringLiteral("ledger"), q(one.ledger->id)},
            {QStringLiteral("rule"), q(one.rule->id)},
            {QStringLiteral("act"), QString::fromLatin1(acts[static_cast<int>(one.rule->act)])},
            {QStringLiteral("eligible"), one.rule->eligible},
            {QStringLiteral("person"), q(one.person.id.hex())},
            {QStringLiteral("name"), q(one.person.name)},
            {QStringLiteral("door"), q(one.person.door)},
            {QStringLiteral("enrolment"), one.enrolment ? QJsonValue(q(one.enrolment->hex())) : QJsonValue()},
            {QStringLiteral("facts"), facts}};
}

int runSuggestions(const SuggestionsOptions& options, const Context& context) {
    const auto office = context.open(options.file, Office::Mode::ReadOnly);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    if (!options.ledger.empty())
        if (const schema::TypeDef* ledger = at.catalogue().find(options.ledger); !ledger || !ledger->ledger)
            return fail(makeError(ErrorCode::UnknownType, {{"type", options.ledger}}));
    catchInterrupt();
    StderrProgress progress;
    ledgers::SuggestionQuery query;
    query.ledger = options.ledger;
    query.eligible = options.eligible;
    query.most = options.limit;
    const auto found =
        ledgers::suggestions(at.reader(), at.tables(), at.catalogue(), *access, at.today(), query, progress);
    if (!found) return fail(found.error());
    QJsonArray rows;
    QString lines;
    for (const ledgers::Suggestion& one : found->first) {
        rows.append(suggestionJson(one));
        lines += QStringList{q(one.person.name), q(one.person.door), q(one.ledger->label.in(context.language)),
                             q(one.rule->label.in(context.language)),
                             ui::factsWords(one, at.catalogue(), context.language).join(QLatin1String("; "))}
                     .join(QLatin1Char('\t')) +
                 QLatin1Char('\n');
    }
    return context.print(QJsonObject{{QStringLiteral("total"), static_cast<qint64>(found->total)},
                                     {QStringLiteral("suggestions"), rows}},
                         lines);
}

} // namespace

void setUpSuggestions(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "suggestions",
        help(QT_TRANSLATE_NOOP("Cli", "who may belong into a ledger or no longer, and why; a person decides")));
    auto options = std::make_shared<SuggestionsOptions>();
    addFile(*command, options->file);
    command->add_option("--ledger", options->ledger,
                        help(QT_TRANSLATE_NOOP("Cli", "of this ledger alone; else of all open ones")));
    command->add_flag("--eligible", options->eligible,
                      help(QT_TRANSLATE_NOOP("Cli", "only those who may be owed help and are in no ledger for it")));
    command->add_option("--limit", options->limit, help(QT_TRANSLATE_NOOP("Cli", "at most so many")))
        ->check(CLI::PositiveNumber);
    command->callback(
        [options, &context] { context.action = [options, &context] { return runSuggestions(*options, context); }; });
}

} // namespace mulin::cli
