#include "core/records/view.h"

#include "core/db/exception.h"
#include "core/records/setting.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::records {

using namespace journal;
using schema::FieldType;

namespace {

constexpr int deepestTitle = 3;

std::string title(const db::Reader& reader, const Tables& tables, const Record& record, schema::Language language,
                  int depth) {
    schema::Values values;
    const schema::TypeDef& type = record.type();
    schema::TypeDef texts; // the pattern is filled with texts: links stand there by their titles
    texts.id = type.id;
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const schema::FieldDef& field = *record.table->columns[i].def;
        if (record.values[i].isEmpty() || type.title.find("{" + field.id + "}") == std::string::npos) continue;
        std::string text;
        if (field.type == FieldType::Link) {
            if (depth < deepestTitle)
                if (const auto target = findAny(reader, tables, field.targets, record.values[i].uid()))
                    text = title(reader, tables, *target, language, depth + 1);
        } else {
            text = schema::displayText(field, record.values[i], language);
        }
        schema::FieldDef plain;
        plain.id = field.id;
        texts.fields.push_back(std::move(plain));
        if (!text.empty()) values.set(field.id, schema::Value(std::move(text)));
    }
    std::string out = schema::fillPattern(type.title, texts, values, language);
    if (out.empty()) out = type.label.in(language);
    return out;
}

} // namespace

std::optional<Record> findAny(const db::Reader& reader, const Tables& tables, const std::vector<std::string>& types,
                              const Uid& uid) {
    for (const auto& table : tables.all()) {
        if (table->links) continue;
        if (!types.empty() && std::find(types.begin(), types.end(), table->type->id) == types.end()) continue;
        if (auto record = findRecord(reader, *table, uid)) return record;
    }
    return std::nullopt;
}

std::string titleOf(const db::Reader& reader, const Tables& tables, const Record& record, schema::Language language) {
    return title(reader, tables, record, language, 0);
}

std::string titleOf(const db::Reader& reader, const Tables& tables, std::string_view type, const Uid& uid,
                    schema::Language language) {
    std::vector<std::string> types;
    if (!type.empty()) types.emplace_back(type);
    const auto record = findAny(reader, tables, types, uid);
    return record ? titleOf(reader, tables, *record, language) : std::string();
}

std::string shownText(const db::Reader& reader, const Tables& tables, const Record& record,
                      const schema::FieldDef& field, schema::Language language, bool reveal, std::string_view role) {
    if (field.type == FieldType::Links) {
        std::string out;
        for (const Link& link : linksFrom(reader, tables, record.uid)) {
            if (link.table->links->id != field.id || (!role.empty() && link.role != role)) continue;
            const auto target = findAny(reader, tables, field.targets, link.to);
            if (!target) continue;
            out += (out.empty() ? "" : "、") + titleOf(reader, tables, *target, language);
        }
        return out;
    }
    const schema::Value& value = record.get(field.id);
    if (value.isUid()) {
        const auto target = findAny(reader, tables, field.targets, value.uid());
        return target ? titleOf(reader, tables, *target, language) : std::string();
    }
    const std::string text = schema::displayText(field, value, language);
    return field.mask == schema::Mask::None || reveal ? text : schema::masked(field.mask, text);
}

Result<std::vector<Mention>> timeline(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                      RecordId id, std::string_view type) {
    return db::guard([&]() -> Result<std::vector<Mention>> {
        if (!access.allows(access::Right::Read, type))
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", std::string(type)}});
        db::Reader::Snapshot snapshot(reader);
        std::vector<Mention> mentions;
        const int lateAfter = settingNumber(reader, setting_key::lateAfterDays, 3, 0, 366);
        const auto add = [&](Record record, const std::string& field, const std::string& role) {
            if (!record.alive || !access.allows(access::Right::Read, record.type().id)) return;
            Mention mention{std::move(record), field, role, {}, 0, lateAfter};
            if (const std::string& dateField = mention.record.type().eventDate; !dateField.empty())
                if (const schema::Value& date = mention.record.get(dateField); date.isNumber())
                    mention.on = date.date();
            auto created = reader.cached("SELECT wall FROM txn WHERE id = ?");
            created->bind(1, mention.record.created);
            if (created->step()) mention.enteredMs = created->integer(0);
            mentions.push_back(std::move(mention));
        };
        for (const Link& link : linksTo(reader, tables, id.uid()))
            if (auto record = findRecord(reader, *tables.find(link.table->type->id), link.from))
                add(std::move(*record), link.table->links->id, link.role);
        for (const auto& table : tables.all()) {
            if (table->links) continue;
            for (const Column& column : table->columns) {
                if (!column.field || !column.def || column.def->type != FieldType::Link) continue;
                const auto& targets = column.def->targets;
                if (!targets.empty() && std::find(targets.begin(), targets.end(), type) == targets.end()) continue;
                std::vector<std::int64_t> rows;
                {
                    auto select = reader.cached("SELECT id FROM " + table->name + " WHERE \"" + column.name +
                                                "\" = ? AND alive = 1");
                    select->bind(1, id.uid());
                    while (select->step()) rows.push_back(select->integer(0));
                }
                for (const std::int64_t row : rows)
                    if (auto record = findRow(reader, *table, row)) add(std::move(*record), column.name, {});
            }
        }
        std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
            const Date dayA = a.on.value_or(dateOfMs(a.enteredMs)), dayB = b.on.value_or(dateOfMs(b.enteredMs));
            if (dayA != dayB) return dayA > dayB;
            return a.record.created > b.record.created;
        });
        return mentions;
    });
}

} // namespace mulin::records
