// mulin show FILE TYPE ID [--reveal PURPOSE] · mulin history FILE TYPE ID
#include "app/cli/record_json.h"
#include "core/records/attachments.h"
#include "core/records/expression.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "core/security/saved_copy.h"
#include "core/security/vaults.h"
#include "core/sheets/output_place.h"
#include "ui/shell/operation_text.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct ShowOptions {
    std::string file, type, id, reveal, attachment, output;
};

QJsonValue plain(const schema::FieldDef* field, const schema::Value& value) {
    if (value.isEmpty()) return QJsonValue::Null;
    if (value.isUid()) return q(value.uid().hex());
    if (!field) return value.isNumber() ? QJsonValue(static_cast<qint64>(value.number())) : QJsonValue(q(value.text()));
    return valueJson(*field, value, false);
}

/// 居住登记 单秀兰 友谊南里3号楼2单元501室 (2026-11-15)
QString mentionText(const Office& office, const access::Access& access, const records::Mention& mention,
                    schema::Language language) {
    const schema::TypeDef& type = mention.record.type();
    const schema::FieldDef* field = type.field(mention.field);
    const schema::ChoiceDef* role = field ? field->role(mention.role) : nullptr;
    const QString day = q((mention.on ? *mention.on : dateOfMs(mention.enteredMs)).iso());
    QStringList cells{day, q(type.label.in(language)),
                      q(records::titleOf(office.reader(), office.tables(), access, mention.record, language))};
    if (role)
        cells << q(role->label.in(language));
    else if (field)
        cells << q(field->label.in(language));
    if (mention.late()) cells << CliWords::tr("entered late");
    return cells.join(QLatin1Char('\t'));
}

/// 2026-11-22 10:00 李敏 修改 单秀兰：联系电话 138****7177 → 139****2222
QString historyText(const Office& office, const access::Access& access, const schema::TypeDef& type,
                    const journal::HistoryItem& item, schema::Language language) {
    const QString time = q(isoTimestamp(item.act.wall)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
    ui::ActDescription told = ui::describe(office.reader(), office.tables(), access, item.act, language);
    told.fields.clear(); // they follow, with what was written
    QString who;
    if (item.act.user)
        who = q(records::titleOf(office.reader(), office.tables(), access, "user", item.act.user->uid(), language));
    QStringList changes;
    for (const ui::HistoryLine& line :
         ui::historyLines(office.reader(), office.tables(), access, type, item, language)) {
        const auto shown = [](const QString& value) {
            return value.isEmpty() ? CliWords::tr("(empty)")
                                   : QString(value).replace(QLatin1Char('\n'), QLatin1Char(' '));
        };
        const QString before = item.created ? QString() : QString(shown(line.before) + QStringLiteral(" → "));
        changes << line.field + QLatin1Char(' ') + before + shown(line.after);
    }
    QString text = QStringList{time, who, ui::operationText(told)}.join(QLatin1Char(' '));
    if (!changes.isEmpty()) text += CliWords::tr(": ") + changes.join(CliWords::tr("; "));
    return text;
}

/// The file in a field, as a file again: told to the log like every other thing that leaves.
int saveAttachment(const ShowOptions& options, const Context& context) {
    const auto office = context.open(options.file, Office::Mode::WriteIfFree, options.type);
    if (!office) return context.refuse(office.error());
    const Office& at = **office;
    const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
    const auto access = context.access(at);
    if (!access) return fail(access.error());
    const auto id = records::resolve(at.reader(), at.tables(), *access, options.type, options.id);
    if (!id) return fail(id.error());
    const auto file = records::attachmentOf(at.reader(), at.tables(), *access, options.type, *id, options.attachment);
    if (!file) return fail(file.error());
    if (!*file) return fail(makeError(ErrorCode::Required, {{"type", options.type}, {"field", options.attachment}}));
    if (const auto place = sheets::checkOutput(options.output, {options.file}); !place) return fail(place.error());
    security::Leaving leaving;
    leaving.what = options.type;
    leaving.record = *id;
    leaving.count = 1;
    leaving.path = options.output;
    leaving.args = {{"field", options.attachment}};
    const auto allowed = context.disclose(at, *access, leaving);
    if (!allowed) return fail(allowed.error());
    const std::string target = plainPath(options.output);
    if (const auto saved = security::saveCopy(*allowed, options.type, at.reader(), **file, target); !saved)
        return fail(outputError(saved.error(), options.output));
    QJsonObject out =
        valueJson(*at.catalogue().find(options.type)->field(options.attachment), schema::Value((*file)->text()), false)
            .toObject();
    out.insert(QStringLiteral("file"), q(options.output));
    return context.print(out, CliWords::tr("“%1” saved as %2.").arg(q((*file)->name), q(options.output)));
}

} // namespace

void setUpShow(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("show", help(QT_TRANSLATE_NOOP("Cli", "one record with its links")));
    auto options = std::make_shared<ShowOptions>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    addReveal(*command, options->reveal);
    command->add_option("--save-attachment", options->attachment,
                        help(QT_TRANSLATE_NOOP("Cli", "write the file in this field to --output")));
    command->add_option("-o,--output", options->output, help(QT_TRANSLATE_NOOP("Cli", "write to this file")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            if (options->attachment.empty() != options->output.empty())
                return context.misuse(CliWords::tr("--save-attachment and --output belong together."));
            if (!options->attachment.empty()) return saveAttachment(*options, context);
            const bool reveal = !options->reveal.empty();
            const auto office =
                context.open(options->file, reveal ? Office::Mode::Write : Office::Mode::ReadOnly, options->type);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
            const auto access = context.access(at);
            if (!access) return fail(access.error());
            const auto id = records::resolve(at.reader(), at.tables(), *access, options->type, options->id);
            if (!id) return fail(id.error());
            if (reveal)
                if (const auto logged = logReveal(at, *access, "show", options->type, options->reveal); !logged)
                    return fail(logged.error());
            const auto record = records::find(at.reader(), at.tables(), *access, options->type, id->uid());
            if (!record)
                return fail(makeError(ErrorCode::UnknownRecord, {{"type", options->type}, {"id", options->id}}));
            if (record->type().sealed())
                if (const auto seen = security::noteViewed(**at.journal(), *access, record->type(), *id); !seen)
                    return fail(seen.error());
            QJsonObject out = recordJson(at, *access, *record, reveal, context.language);
            out.insert(QStringLiteral("type"), q(options->type));
            if (!record->alive) out.insert(QStringLiteral("deleted"), true);
            const auto mentions = records::timeline(at.reader(), at.tables(), *access, *id, options->type);
            if (!mentions) return fail(mentions.error());
            QJsonArray timeline;
            QString lines;
            for (const records::Mention& mention : *mentions) {
                QJsonObject item{{QStringLiteral("type"), q(mention.record.type().id)},
                                 {QStringLiteral("id"), q(mention.record.uid.hex())},
                                 {QStringLiteral("field"), q(mention.field)},
                                 {QStringLiteral("role"), q(mention.role)},
                                 {QStringLiteral("title"), q(records::titleOf(at.reader(), at.tables(), *access,
                                                                              mention.record, context.language))},
                                 {QStringLiteral("entered"), q(isoTimestamp(mention.enteredMs))},
                                 {QStringLiteral("late"), mention.late()}};
                if (mention.on) item.insert(QStringLiteral("on"), q(mention.on->iso()));
                timeline.append(item);
                lines += mentionText(at, *access, mention, context.language) + QLatin1Char('\n');
            }
            out.insert(QStringLiteral("mentions"), timeline);
            QString text;
            for (const schema::FieldDef& field : record->type().fields) {
                const QString shown =
                    q(records::shownText(at.reader(), at.tables(), *access, *record, field, context.language, reveal));
                if (!shown.isEmpty())
                    text += q(field.label.in(context.language)) + QLatin1Char('\t') + shown + QLatin1Char('\n');
            }
            if (!record->alive) text += CliWords::tr("In the recycle bin.") + QLatin1Char('\n');
            if (!lines.isEmpty()) text += QLatin1Char('\n') + CliWords::tr("Named by:") + QLatin1Char('\n') + lines;
            return context.print(out, text);
        };
    });
}

void setUpHistory(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("history", help(QT_TRANSLATE_NOOP("Cli", "changes of one record")));
    auto options = std::make_shared<ShowOptions>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto office = context.open(options->file, Office::Mode::ReadOnly, options->type);
            if (!office) return context.refuse(office.error());
            const Office& at = **office;
            const auto fail = [&](const Error& error) { return context.refuse(error, &at.catalogue()); };
            const auto access = context.access(at);
            if (!access) return fail(access.error());
            const auto id = records::resolve(at.reader(), at.tables(), *access, options->type, options->id);
            if (!id) return fail(id.error());
            const auto items = journal::history(at.reader(), at.tables(), *access, options->type, *id);
            if (!items) return fail(items.error());
            const schema::TypeDef* type = at.catalogue().find(options->type);
            QJsonArray out;
            QString text;
            for (const journal::HistoryItem& item : *items) {
                QJsonArray changes;
                for (const journal::FieldHistory& change : item.changes) {
                    const schema::FieldDef* field = type->field(change.field);
                    QJsonObject one{{QStringLiteral("field"), q(change.field)},
                                    {QStringLiteral("old"), plain(field, change.before)},
                                    {QStringLiteral("new"), plain(field, change.after)}};
                    if (change.withheld) one.insert(QStringLiteral("withheld"), true);
                    if (!change.role.empty()) one.insert(QStringLiteral("role"), q(change.role));
                    changes.append(one);
                }
                QJsonObject entry = actJson(item.act, at, *access);
                entry.insert(QStringLiteral("created"), item.created);
                entry.insert(QStringLiteral("changes"), changes);
                out.append(entry);
                text += historyText(at, *access, *type, item, context.language) + QLatin1Char('\n');
            }
            return context.print(out, text);
        };
    });
}

} // namespace mulin::cli
