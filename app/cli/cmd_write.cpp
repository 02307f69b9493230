// mulin add FILE TYPE field=value … · set FILE TYPE ID field=value … · delete FILE TYPE ID · undo FILE [TXN]
#include "app/cli/record_json.h"
#include "core/records/expression.h"
#include "core/records/view.h"

#include <QtCore/QCoreApplication>

namespace mulin::cli {

namespace {

struct Options {
    std::string file, type, id;
    std::vector<std::string> values;
};

/// Opens for writing and runs one act; `done` makes the answer.
int act(const Options& options, const Context& context,
        const std::function<Result<QJsonObject>(Office&, journal::Journal&, const access::Access&)>& body,
        const QString& said) {
    const auto office = context.open(options.file, Office::Mode::Write);
    if (!office) return context.refuse(office.error());
    Office& at = **office;
    const auto access = context.access(at);
    if (!access) return context.refuse(access.error(), &at.catalogue());
    const auto journal = at.journal();
    if (!journal) return context.refuse(journal.error(), &at.catalogue());
    const auto done = body(at, **journal, *access);
    if (!done) return context.refuse(done.error(), &at.catalogue());
    return context.print(*done, said);
}

QJsonValue txnJson(const journal::ChangeSet& changes) {
    return changes.txn ? QJsonValue(q(changes.txn->hex())) : QJsonValue();
}

journal::Operation operation(const std::string& type, const char* verb) {
    return {type + "." + verb, {}, journal::TxnKind::Change, true};
}

} // namespace

void setUpAdd(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("add", help(QT_TRANSLATE_NOOP("Cli", "new record")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("VALUES", options->values,
                        help(QT_TRANSLATE_NOOP("Cli", "field=value …; links: people=visited:ID,present:ID")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(
                *options, context,
                [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<QJsonObject> {
                    MULIN_TRY_LET(values, valuesFrom(office, options->type, options->values));
                    std::optional<RecordId> made;
                    MULIN_TRY_LET(changes, journal.transact(access, operation(options->type, "add"),
                                                            [&](journal::Writer& writer) -> Result<void> {
                                                                MULIN_TRY_LET(id, writer.create(options->type, values));
                                                                made = id;
                                                                return {};
                                                            }));
                    return QJsonObject{{QStringLiteral("id"), q(made->hex())},
                                       {QStringLiteral("txn"), txnJson(changes)}};
                },
                QCoreApplication::translate("Cli", "Saved."));
        };
    });
}

void setUpSet(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("set", help(QT_TRANSLATE_NOOP("Cli", "change a record")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command
        ->add_option("VALUES", options->values, help(QT_TRANSLATE_NOOP("Cli", "field=value …; an empty value erases")))
        ->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(
                *options, context,
                [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<QJsonObject> {
                    MULIN_TRY_LET(id, records::resolve(office.reader(), office.tables(), options->type, options->id));
                    MULIN_TRY_LET(values, valuesFrom(office, options->type, options->values));
                    MULIN_TRY_LET(changes, journal.transact(access, operation(options->type, "edit"),
                                                            [&](journal::Writer& writer) {
                                                                return writer.update(options->type, id, values);
                                                            }));
                    return QJsonObject{{QStringLiteral("id"), q(id.hex())}, {QStringLiteral("txn"), txnJson(changes)}};
                },
                QCoreApplication::translate("Cli", "Saved."));
        };
    });
}

void setUpDelete(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("delete", help(QT_TRANSLATE_NOOP("Cli", "delete a record (to the recycle bin)")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TYPE", options->type, help(QT_TRANSLATE_NOOP("Cli", "type of record")))->required();
    command->add_option("ID", options->id, help(QT_TRANSLATE_NOOP("Cli", "32 hex digits, or its number")))->required();
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(
                *options, context,
                [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<QJsonObject> {
                    MULIN_TRY_LET(id, records::resolve(office.reader(), office.tables(), options->type, options->id));
                    MULIN_TRY_LET(changes, journal.transact(access, operation(options->type, "delete"),
                                                            [&](journal::Writer& writer) {
                                                                return writer.remove(options->type, id);
                                                            }));
                    return QJsonObject{{QStringLiteral("id"), q(id.hex())}, {QStringLiteral("txn"), txnJson(changes)}};
                },
                QCoreApplication::translate("Cli", "Deleted. It lies in the recycle bin."));
        };
    });
}

void setUpUndo(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("undo", help(QT_TRANSLATE_NOOP("Cli", "undo an act: the last one, or TXN")));
    auto options = std::make_shared<Options>();
    addFile(*command, options->file);
    command->add_option("TXN", options->id, help(QT_TRANSLATE_NOOP("Cli", "as returned by a write or by history")));
    command->callback([options, &context] {
        context.action = [options, &context] {
            return act(
                *options, context,
                [&](Office& office, journal::Journal& journal, const access::Access& access) -> Result<QJsonObject> {
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
                            {QStringLiteral("title"), q(records::titleOf(office.reader(), office.tables(), item.type,
                                                                         item.id.uid(), context.language))},
                            {QStringLiteral("field"), q(item.field)},
                            {QStringLiteral("reason"), q(item.reason)},
                            {QStringLiteral("by"), by}});
                    }
                    return QJsonObject{{QStringLiteral("txn"), q(report.txn.hex())},
                                       {QStringLiteral("undone"), q(report.undone.hex())},
                                       {QStringLiteral("registers"), static_cast<qint64>(report.registers)},
                                       {QStringLiteral("left"), left}};
                },
                QCoreApplication::translate("Cli", "Undone."));
        };
    });
}

} // namespace mulin::cli
