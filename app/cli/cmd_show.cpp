// mulin show FILE TYPE ID [--reveal PURPOSE] · mulin history FILE TYPE ID
#include "app/cli/record_json.h"
#include "core/records/expression.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/shell/operation_text.h"

namespace mulin::cli {

namespace {

struct Options {
    std::string file, type, id, reveal;
};

QJsonValue plain(const schema::FieldDef* field, const schema::Value& value) {
    if (value.isEmpty()) return QJsonValue::Null;
    if (value.isUid()) return q(value.uid().hex());
    if (!field) return value.isNumber() ? QJsonValue(static_cast<qint64>(value.number())) : QJsonValue(q(value.text()));
    return valueJson(*field, value, false);
}

} // namespace

void setUpShow(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("show", help(QT_TRANSLATE_NOOP("Cli", "one record with its links")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->add_option("--reveal", options->reveal,
                        help(QT_TRANSLATE_NOOP("Cli", "show numbers in full, for this purpose (logged)")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            const bool reveal = !options->reveal.empty();
            const auto office =
                context.open(options->file, reveal ? Office::Mode::WriteIfFree : Office::Mode::ReadOnly);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
            const auto access = context.access(at);
            if (!access) return fail(access.error());
            const auto id = records::resolve(at.reader(), at.tables(), options->type, options->id);
            if (!id) return fail(id.error());
            if (reveal)
                if (const auto logged = logReveal(at, *access, "show", options->type, options->reveal); !logged)
                    return fail(logged.error());
            const auto record = journal::findRecord(at.reader(), *at.tables().find(options->type), id->uid());
            if (!record)
                return fail(makeError(ErrorCode::UnknownRecord, {{"type", options->type}, {"id", options->id}}));
            QJsonObject out = recordJson(at, *record, reveal, context.language);
            out.insert(QStringLiteral("type"), q(options->type));
            if (!record->alive) out.insert(QStringLiteral("deleted"), true);
            const auto mentions = records::timeline(at.reader(), at.tables(), *access, *id, options->type);
            if (!mentions) return fail(mentions.error());
            QJsonArray timeline;
            for (const records::Mention& mention : *mentions) {
                QJsonObject item{{QStringLiteral("type"), q(mention.record.type().id)},
                                 {QStringLiteral("id"), q(mention.record.uid.hex())},
                                 {QStringLiteral("field"), q(mention.field)},
                                 {QStringLiteral("role"), q(mention.role)},
                                 {QStringLiteral("title"),
                                  q(records::titleOf(at.reader(), at.tables(), mention.record, context.language))},
                                 {QStringLiteral("entered"), q(isoTimestamp(mention.enteredMs))},
                                 {QStringLiteral("late"), mention.late()}};
                if (mention.on) item.insert(QStringLiteral("on"), q(mention.on->iso()));
                timeline.append(item);
            }
            out.insert(QStringLiteral("mentions"), timeline);
            QString text;
            for (const schema::FieldDef& field : record->type().fields) {
                const QString shown =
                    q(records::shownText(at.reader(), at.tables(), *record, field, context.language, reveal));
                if (!shown.isEmpty())
                    text += q(field.label.in(context.language)) + QLatin1Char('\t') + shown + QLatin1Char('\n');
            }
            return context.print(out, text);
        };
    });
}

void setUpHistory(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("history", help(QT_TRANSLATE_NOOP("Cli", "changes of one record")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::ReadOnly);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
            const auto access = context.access(at);
            if (!access) return fail(access.error());
            const auto id = records::resolve(at.reader(), at.tables(), options->type, options->id);
            if (!id) return fail(id.error());
            const auto items = journal::history(at.reader(), at.tables(), *access, options->type, *id);
            if (!items) return fail(items.error());
            const schema::TypeDef* type = at.catalogue().find(options->type);
            QJsonArray out;
            QString text;
            for (const journal::HistoryItem& item : *items) {
                QJsonArray changes;
                QStringList words;
                for (const journal::FieldHistory& change : item.changes) {
                    const schema::FieldDef* field = type->field(change.field);
                    QJsonObject one{{QStringLiteral("field"), q(change.field)},
                                    {QStringLiteral("old"), plain(field, change.before)},
                                    {QStringLiteral("new"), plain(field, change.after)}};
                    if (!change.role.empty()) one.insert(QStringLiteral("role"), q(change.role));
                    changes.append(one);
                    words << q(field ? field->label.in(context.language) : change.field);
                }
                QJsonObject entry = actJson(item.act, at);
                entry.insert(QStringLiteral("created"), item.created);
                entry.insert(QStringLiteral("changes"), changes);
                out.append(entry);
                const auto told = ui::describe(at.reader(), at.tables(), *access, item.act, context.language);
                text += q(isoTimestamp(item.act.wall)).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')) +
                        QLatin1Char('\t') + ui::operationText(told) + QLatin1Char('\t') +
                        words.join(QStringLiteral("、")) + QLatin1Char('\n');
            }
            return context.print(out, text);
        };
    });
}

} // namespace mulin::cli
