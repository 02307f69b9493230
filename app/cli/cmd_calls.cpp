// mulin calls FILE [--unit CODE] [--reveal PURPOSE]
#include "app/cli/record_json.h"
#include "core/organisation/call_list.h"
#include "core/records/view.h"
#include "ui/pages/organisation/call_list_text.h"

namespace mulin::cli {

namespace {

struct CallsOptions {
    std::string file, unit, reveal;
};

/// A unit or building by its code, in the tree of today.
const organisation::TreeNode* nodeOf(const organisation::TreeNode& top, const std::string& code) {
    if (top.code == code) return &top;
    for (const organisation::TreeNode& child : top.children)
        if (const organisation::TreeNode* found = nodeOf(child, code)) return found;
    return nullptr;
}

QJsonObject lineJson(const organisation::NeedLine& line, schema::Language language) {
    const auto id = [](const std::optional<RecordId>& record) {
        return record ? QJsonValue(q(record->hex())) : QJsonValue();
    };
    QJsonArray needs, ledgers, contacts;
    for (const schema::Label& need : line.needs) needs.append(q(need.in(language)));
    if (!line.wish.empty()) needs.append(q(line.wish));
    for (const std::string& ledger : line.ledgers) ledgers.append(q(ledger));
    for (const organisation::NeedContact& contact : line.contacts)
        contacts.append(QJsonObject{{QStringLiteral("name"), q(contact.name)},
                                    {QStringLiteral("relation"), q(contact.relation)},
                                    {QStringLiteral("phone"), q(contact.phone)}});
    const std::string_view state = organisation::codeOf(line.state);
    return {{QStringLiteral("id"), q(line.person.hex())},
            {QStringLiteral("name"), q(line.name)},
            {QStringLiteral("age"), line.age ? QJsonValue(*line.age) : QJsonValue()},
            {QStringLiteral("grid"), id(line.grid)},
            {QStringLiteral("building"), id(line.building)},
            {QStringLiteral("door"), q(line.door)},
            {QStringLiteral("slow"), line.slow},
            {QStringLiteral("needs"), needs},
            {QStringLiteral("ledgers"), ledgers},
            {QStringLiteral("phone"), q(line.phone)},
            {QStringLiteral("contacts"), contacts},
            {QStringLiteral("who"), q(line.who)},
            {QStringLiteral("state"),
             line.state == organisation::CallState::None ? QJsonValue() : QJsonValue(q(std::string(state)))},
            {QStringLiteral("called_at"), line.atMs ? QJsonValue(q(isoTimestamp(*line.atMs))) : QJsonValue()}};
}

int runCalls(const CallsOptions& options, const Context& context) {
    const bool reveal = !options.reveal.empty();
    const auto office = context.open(options.file, reveal ? Office::Mode::Write : Office::Mode::ReadOnly);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    organisation::CallListAsk ask;
    ask.full = reveal;
    if (!options.unit.empty()) {
        const auto tree =
            organisation::unitTree(at.reader(), at.tables(), *access, at.today(), organisation::TreeParts::Posts);
        if (!tree) return fail(tree.error());
        const organisation::TreeNode* unit = nodeOf(*tree, options.unit);
        if (!unit) return fail(makeError(ErrorCode::UnknownRecord, {{"type", "unit"}, {"id", options.unit}}));
        ask.within = unit->id;
    }
    if (reveal)
        if (const auto logged = logReveal(at, *access, "calls", "person", options.reveal); !logged)
            return fail(logged.error());
    catchInterrupt();
    StderrProgress progress;
    const auto calls =
        organisation::callsNow(at.reader(), at.tables(), at.catalogue(), *access, at.today(), ask, progress);
    if (!calls) return fail(calls.error());
    if (!calls->people) return fail(makeError(ErrorCode::Denied, {{"operation", "call_list"}, {"type", "person"}}));
    QJsonArray people;
    QString lines;
    for (const organisation::NeedLine& line : *calls->people) {
        people.append(lineJson(line, context.language));
        lines += QStringList{q(line.door),
                             q(line.name),
                             ui::needWords(line, context.language),
                             q(line.phone),
                             ui::contactWords(line, at.catalogue(), context.language),
                             q(line.who),
                             ui::needStateWords(line.state)}
                     .join(QLatin1Char('\t')) +
                 QLatin1Char('\n');
    }
    const organisation::NeedCounts counts = organisation::countsOf(*calls->people);
    return context.print(
        QJsonObject{{QStringLiteral("emergency"),
                     calls->emergency ? QJsonValue(QJsonObject{{QStringLiteral("id"), q(calls->emergency->id.hex())},
                                                               {QStringLiteral("reason"), q(calls->emergency->reason)},
                                                               {QStringLiteral("started_at"),
                                                                q(isoTimestamp(calls->emergency->startedMs))}})
                                      : QJsonValue()},
                    {QStringLiteral("counts"), QJsonObject{{QStringLiteral("all"), counts.all},
                                                           {QStringLiteral("answered"), counts.answered},
                                                           {QStringLiteral("calling"), counts.calling},
                                                           {QStringLiteral("no_answer"), counts.silent}}},
                    {QStringLiteral("people"), people}},
        lines);
}

} // namespace

void setUpCalls(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "calls", help(QT_TRANSLATE_NOOP("Cli", "who needs help in an emergency, by building, and who goes there")));
    auto options = std::make_shared<CallsOptions>();
    addFile(*command, options->file);
    command->add_option("--unit", options->unit,
                        help(QT_TRANSLATE_NOOP("Cli", "of this grid or unit alone: its code; else everywhere")));
    addReveal(*command, options->reveal);
    command->callback(
        [options, &context] { context.action = [options, &context] { return runCalls(*options, context); }; });
}

} // namespace mulin::cli
