// mulin add FILE TYPE field=value … · set FILE TYPE ID field=value … · delete FILE TYPE ID · undo FILE [TXN]
#include "app/cli/record_json.h"
#include "core/journal/history.h"
#include "core/records/expression.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/shell/operation_text.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct WriteOptions {
    std::string file, type, id;
    std::vector<std::string> values;
};

struct Answer {
    QJsonObject json;
    QString text;
};

/// Opens for writing and runs one act.
int act(const WriteOptions& options, const Context& context,
        const std::function<Result<Answer>(Office&, journal::Journal&, const access::Access&)>& body) {
    if (const std::string twice = givenTwice(options.values); !twice.empty())
        return context.misuse(CliWords::tr("“%1” is given twice.").arg(q(twice)));
    const auto office = context.open(options.file, Office::Mode::Write, options.type);
    if (!office) return context.refuse(office.error());
    Office& at = **office;
    const auto access = context.access(at);
    if (!access) return context.refuse(access.error(), &at.catalogue());
    const auto journal = at.journal();
    if (!journal) return context.refuse(journal.error(), &at.catalogue());
    const auto done = body(at, **journal, *access);
    if (!done) return context.refuse(done.error(), &at.catalogue());
    return context.print(done->json, done->text);
}

Answer written(RecordId id, const journal::ChangeSet& changes, const QString& said) {
    return {{{QStringLiteral("id"), q(id.hex())},
             {QStringLiteral("txn"), changes.txn ? QJsonValue(q(changes.txn->hex())) : QJsonValue()}},
            said};
}

/// What an undo left alone and why, in a line.
QString leftText(const Office& office, const access::Access& access, const journal::LeftAlone& item,
                 schema::Language language) {
    const auto title = [&](const std::string& type, RecordId id) -> QString {
        const schema::TypeDef* def = office.catalogue().find(type);
        return (def ? q(def->label.in(language)) + QLatin1Char(' ') : QString()) +
               q(records::titleOf(office.reader(), office.tables(), access, type, id.uid(), language));
    };
    const schema::TypeDef* type = office.catalogue().find(item.type);
    const schema::FieldDef* field = type ? type->field(item.field) : nullptr;
    QString what = title(item.type, item.id);
    if (field) what = CliWords::tr("%2 of %1").arg(what, q(field->label.in(language)));
    if (item.reason == "linked") {
        QStringList by;
        for (const auto& [other, id] : item.by) by << title(other, id);
        if (by.isEmpty()) return CliWords::tr("%1 stays: it is still needed.").arg(what);
        return CliWords::tr("%1 stays: needed by %2.").arg(what, by.join(CliWords::tr(", ")));
    }
    if (item.reason == "belongs") return CliWords::tr("%1 stays: it belongs to something that stays.").arg(what);
    return CliWords::tr("%1 stays: it was written to later.").arg(what);
}

QString undoneText(const Office& office, const access::Access& access, const journal::UndoReport& report,
                   schema::Language language) {
    QString text;
    if (report.registers == 0) {
        text = CliWords::tr("Nothing could be undone.");
    } else {
        text = CliWords::tr("Undone.");
        if (const auto undone = journal::act(office.reader(), access, report.undone))
            text =
                CliWords::tr("Undone: %1")
                    .arg(ui::operationText(ui::describe(office.reader(), office.tables(), access, *undone, language)));
    }
    for (const journal::LeftAlone& item : report.left)
        text += QLatin1Char('\n') + leftText(office, access, item, language);
    return text;
}

journal::Operation operation(const std::string& type, const char* verb) {
    return {type + "." + verb, {}, journal::TxnKind::Change, true};
}

} // namespace

void setUpAdd(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("add", help(QT_TRANSLATE_NOOP("Cli", "new record")));
    auto options = std::make_shared<WriteOptions>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("VALUES", options->values,
                        help(QT_TRANSLATE_NOOP("Cli", "field=value …; links: people=visited:ID,present:ID")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(*options, context,
                       [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<Answer> {
                           MULIN_TRY_LET(values, valuesFrom(office, access, options->type, options->values));
                           schema::fillDefaults(*office.catalogue().find(options->type), values, office.today());
                           std::optional<RecordId> made;
                           MULIN_TRY_LET(changes,
                                         journal.transact(access, operation(options->type, "add"),
                                                          [&](journal::Writer& writer) -> Result<void> {
                                                              MULIN_TRY_LET(id, writer.create(options->type, values));
                                                              made = id;
                                                              return {};
                                                          }));
                           return written(*made, changes, CliWords::tr("Saved."));
                       });
        };
    });
}

void setUpSet(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("set", help(QT_TRANSLATE_NOOP("Cli", "change a record")));
    auto options = std::make_shared<WriteOptions>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command
        ->add_option("VALUES", options->values, help(QT_TRANSLATE_NOOP("Cli", "field=value …; an empty value erases")))
        ->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(*options, context,
                       [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<Answer> {
                           MULIN_TRY_LET(id, records::resolve(office.reader(), office.tables(), access, options->type,
                                                              options->id));
                           MULIN_TRY_LET(values, valuesFrom(office, access, options->type, options->values));
                           MULIN_TRY_LET(changes, journal.transact(access, operation(options->type, "edit"),
                                                                   [&](journal::Writer& writer) {
                                                                       return writer.update(options->type, id, values);
                                                                   }));
                           return written(id, changes, CliWords::tr("Saved."));
                       });
        };
    });
}

void setUpDelete(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("delete", help(QT_TRANSLATE_NOOP("Cli", "delete a record (to the recycle bin)")));
    auto options = std::make_shared<WriteOptions>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(*options, context,
                       [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<Answer> {
                           MULIN_TRY_LET(id, records::resolve(office.reader(), office.tables(), access, options->type,
                                                              options->id));
                           MULIN_TRY_LET(changes, journal.transact(access, operation(options->type, "delete"),
                                                                   [&](journal::Writer& writer) {
                                                                       return writer.remove(options->type, id);
                                                                   }));
                           return written(id, changes, CliWords::tr("Deleted. It lies in the recycle bin."));
                       });
        };
    });
}

void setUpUndo(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("undo", help(QT_TRANSLATE_NOOP("Cli", "undo an act: the last one, or TXN")));
    auto options = std::make_shared<WriteOptions>();
    addFile(*command, options->file);
    command->add_option("TXN", options->id, help(QT_TRANSLATE_NOOP("Cli", "as returned by a write or by history")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(
                *options, context,
                [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<Answer> {
                    std::optional<TxnId> wanted;
                    if (!options->id.empty()) {
                        const auto uid = Uid::fromHex(options->id);
                        if (!uid) return makeError(ErrorCode::UnknownTxn, {{"id", options->id}});
                        wanted = TxnId(*uid);
                    }
                    MULIN_TRY_LET(report, journal.undo(access, wanted));
                    QJsonArray left;
                    for (const journal::LeftAlone& item : report.left) {
                        QJsonArray by;
                        for (const auto& [type, id] : item.by)
                            by.append(
                                QJsonObject{{QStringLiteral("type"), q(type)}, {QStringLiteral("id"), q(id.hex())}});
                        left.append(QJsonObject{
                            {QStringLiteral("type"), q(item.type)},
                            {QStringLiteral("id"), q(item.id.hex())},
                            {QStringLiteral("title"), q(records::titleOf(office.reader(), office.tables(), access,
                                                                         item.type, item.id.uid(), context.language))},
                            {QStringLiteral("field"), q(item.field)},
                            {QStringLiteral("reason"), q(item.reason)},
                            {QStringLiteral("by"), by}});
                    }
                    return Answer{{{QStringLiteral("txn"), q(report.txn.hex())},
                                   {QStringLiteral("undone"), q(report.undone.hex())},
                                   {QStringLiteral("registers"), static_cast<qint64>(report.registers)},
                                   {QStringLiteral("left"), left}},
                                  undoneText(office, access, report, context.language)};
                });
        };
    });
}

} // namespace mulin::cli
