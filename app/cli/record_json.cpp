#include "app/cli/record_json.h"

#include "core/base/text.h"
#include "core/journal/blobs.h"
#include "core/people/person_rule.h"
#include "core/records/expression.h"
#include "core/records/view.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <set>

namespace mulin::cli {

using schema::FieldType;

QJsonValue valueJson(const schema::FieldDef& field, const schema::Value& value, bool reveal) {
    if (value.isEmpty()) return QJsonValue::Null;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Money: return QJsonValue(static_cast<qint64>(value.number()));
    case FieldType::Boolean: return value.flag();
    case FieldType::Choices: {
        QJsonArray codes;
        for (const std::string& code : schema::choicesOf(value.text())) codes.append(q(code));
        return codes;
    }
    case FieldType::Attachment:
        if (const auto file = schema::Attachment::of(value))
            return QJsonObject{{QStringLiteral("name"), q(file->name)},
                               {QStringLiteral("size"), static_cast<qint64>(file->size)},
                               {QStringLiteral("media"), q(file->media)},
                               {QStringLiteral("hash"), q(hexOf(file->hash))}};
        break;
    default: break;
    }
    const std::string text = schema::codeText(field, value);
    return q(field.mask != schema::Mask::None && !reveal ? schema::masked(field.mask, text) : text);
}

QString keyOf(const std::string& field) {
    static constexpr std::string_view own[] = {"id", "type", "title", "deleted", "mentions", "withheld"};
    const bool taken = std::find(std::begin(own), std::end(own), field) != std::end(own);
    return (taken ? QStringLiteral("field_") : QString()) + q(field);
}

QJsonObject recordJson(const Office& office, const access::Access& access, const journal::Record& record, bool reveal,
                       schema::Language language) {
    reveal = reveal && access.allows(access::Right::Reveal, record.type().id);
    QJsonObject out{
        {QStringLiteral("id"), q(record.uid.hex())},
        {QStringLiteral("title"), q(records::titleOf(office.reader(), office.tables(), access, record, language))}};
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (!record.values[i].isEmpty())
            out.insert(keyOf(record.table->columns[i].name),
                       valueJson(*record.table->columns[i].def, record.values[i], reveal));
    for (const schema::FieldDef& field : record.type().fields)
        if (field.type == FieldType::Links && !record.withholds(field.id)) out.insert(keyOf(field.id), QJsonArray());
    if (!record.withheld.empty()) {
        QJsonArray fields;
        for (const std::string& field : record.withheld) fields.append(q(field));
        out.insert(QStringLiteral("withheld"), fields);
    }
    for (const journal::Link& link : records::linksFrom(office.reader(), office.tables(), access, record)) {
        QJsonObject item{{QStringLiteral("role"), q(link.role)}, {QStringLiteral("id"), q(link.to.hex())}};
        const auto& targets = link.table->links->targets;
        if (const std::string title =
                records::titleOf(office.reader(), office.tables(), access,
                                 targets.size() == 1 ? targets.front() : std::string(), link.to, language);
            !title.empty())
            item.insert(QStringLiteral("title"), q(title));
        const QString name = keyOf(link.table->links->id);
        QJsonArray items = out.value(name).toArray();
        items.append(item);
        out.insert(name, items);
    }
    return out;
}

QJsonObject actJson(const journal::Act& act, const Office& office, const access::Access& access) {
    QJsonObject out{{QStringLiteral("txn"), q(act.txn.hex())},
                    {QStringLiteral("time"), q(isoTimestamp(act.wall))},
                    {QStringLiteral("operation"), q(act.operation)},
                    {QStringLiteral("device"), q(act.device)}};
    if (act.user)
        out.insert(QStringLiteral("user"), q(records::titleOf(office.reader(), office.tables(), access, "user",
                                                              act.user->uid(), schema::Language::Zh)));
    if (act.undoes) out.insert(QStringLiteral("undoes"), q(act.undoes->hex()));
    if (act.undoneBy) out.insert(QStringLiteral("undone_by"), q(act.undoneBy->hex()));
    return out;
}

namespace {

Result<schema::Values> put(const Office& office, const access::Access& access, const schema::TypeDef& type,
                           schema::Values values, const std::string& name, const std::string& text) {
    const schema::FieldDef* field = type.field(name);
    if (!field) return makeError(ErrorCode::UnknownField, {{"type", type.id}, {"field", name}});
    const auto targetOf = [&](const std::string& id) -> Result<RecordId> {
        if (field->targets.empty()) {
            // What is beyond reach is not there.
            if (const auto uid = Uid::fromHex(id);
                uid && records::findAny(office.reader(), office.tables(), access, {}, *uid))
                return RecordId(*uid);
            return makeError(ErrorCode::LinkTarget, {{"type", type.id}, {"field", name}, {"id", id}});
        }
        std::optional<Error> first;
        for (const std::string& target : field->targets) {
            auto found = records::resolve(office.reader(), office.tables(), access, target, id);
            if (found) return found;
            if (!first || found.error().code == ErrorCode::AmbiguousId) first = found.error();
        }
        return *first;
    };
    if (field->type == FieldType::Links) {
        auto& items = values.links[name];
        MULIN_TRY_LET(links, schema::parseLinks(type, *field, text));
        for (const auto& [role, id] : links) {
            MULIN_TRY_LET(to, targetOf(id));
            items.push_back({role, to});
        }
        return values;
    }
    if (field->type == FieldType::Link) {
        if (const std::string id = trimmed(text); id.empty()) {
            values.set(name, {});
        } else {
            MULIN_TRY_LET(to, targetOf(id));
            values.set(name, schema::Value(to));
        }
        return values;
    }
    if (field->type == FieldType::Attachment && !trimmed(text).empty()) {
        if (text.front() != '@')
            return makeError(ErrorCode::BadArgument, {{"argument", "field=@path"}, {"value", text}});
        // Before the content is put into the file.
        if (!access.allows(access::Right::Write, type.id) || !access.allowsField(access::Right::Write, type.id, name))
            return makeError(ErrorCode::Denied, {{"operation", "write"}, {"type", type.id}});
        MULIN_TRY_LET(journal, office.journal());
        MULIN_TRY_LET(file, journal::stageFile(*journal, type, plainPath(text.substr(1))));
        values.set(name, schema::Value(file.text()));
        return values;
    }
    MULIN_TRY_LET(value, schema::parseCode(type, *field, text, office.today()));
    values.set(name, std::move(value));
    return values;
}

} // namespace

std::string givenTwice(const std::vector<std::string>& pairs) {
    std::set<std::string> seen;
    for (const std::string& pair : pairs)
        if (std::string field = pair.substr(0, pair.find('=')); !seen.insert(field).second) return field;
    return {};
}

Result<schema::Values> valuesFrom(const Office& office, const access::Access& access, const std::string& type,
                                  const std::vector<std::string>& pairs) {
    MULIN_TRY_LET(def, office.catalogue().type(type));
    schema::Values values;
    for (const std::string& pair : pairs) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return makeError(ErrorCode::BadArgument, {{"argument", "field=value"}, {"value", pair}});
        MULIN_TRY_LET(next,
                      put(office, access, *def, std::move(values), pair.substr(0, equals), pair.substr(equals + 1)));
        values = std::move(next);
    }
    return values;
}

Result<void> logReveal(const Office& office, const access::Access& access, const std::string& command,
                       const std::string& type, const std::string& purpose) {
    if (trimmed(purpose).empty())
        return makeError(ErrorCode::BadArgument, {{"argument", "--reveal"}, {"value", purpose}});
    MULIN_TRY_LET(journal, office.journal());
    const auto logged = journal->transact(
        access, {"reveal", {{"command", command}, {"type", type}, {"purpose", purpose}}, journal::TxnKind::Log, true},
        [](journal::Writer&) -> Result<void> { return {}; });
    if (!logged) return logged.error();
    return {};
}

} // namespace mulin::cli
