#include "core/records/view.h"

#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::records {

using namespace journal;
using schema::FieldType;

namespace {

constexpr int deepestTitle = 3;

struct Found {
    bool there = false; ///< within reach or not
    std::optional<Record> record;
};

Found look(const db::Reader& reader, const Tables& tables, const access::Access& access,
           const std::vector<std::string>& types, const Uid& uid) {
    for (const auto& table : tables.all()) {
        if (table->links) continue;
        if (!types.empty() && std::find(types.begin(), types.end(), table->type->id) == types.end()) continue;
        auto record = journal::findRecord(reader, *table, uid);
        if (!record) continue;
        if (!Horizon(tables, *table, access).trim(reader, *record)) record.reset();
        return {true, std::move(record)};
    }
    return {};
}

std::string title(const db::Reader& reader, const Tables& tables, const access::Access& access, const Record& record,
                  schema::Language language, int depth);

std::string targetTitle(const db::Reader& reader, const Tables& tables, const access::Access& access,
                        const std::vector<std::string>& types, const Uid& uid, schema::Language language, int depth) {
    const Found found = look(reader, tables, access, types, uid);
    if (!found.there) return {};
    return found.record ? title(reader, tables, access, *found.record, language, depth) : std::string(withheldMark);
}

std::string title(const db::Reader& reader, const Tables& tables, const access::Access& access, const Record& record,
                  schema::Language language, int depth) {
    schema::Values values;
    const schema::TypeDef& type = record.type();
    schema::TypeDef texts; // the pattern is filled with texts: links stand there by their titles
    texts.id = type.id;
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const schema::FieldDef& field = *record.table->columns[i].def;
        if (type.title.find("{" + field.id + "}") == std::string::npos) continue;
        std::string text;
        if (record.withholds(field.id)) {
            text = withheldMark;
        } else if (record.values[i].isEmpty()) {
            continue;
        } else if (field.type == FieldType::Link) {
            if (depth < deepestTitle)
                text = targetTitle(reader, tables, access, field.targets, record.values[i].uid(), language, depth + 1);
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

std::optional<Record> find(const db::Reader& reader, const Tables& tables, const access::Access& access,
                           std::string_view type, const Uid& uid) {
    const Table* table = tables.find(type);
    return table ? readable(reader, tables, access, *table, uid) : std::nullopt;
}

std::optional<Record> findRow(const db::Reader& reader, const Tables& tables, const access::Access& access,
                              std::string_view type, std::int64_t row) {
    const Table* table = tables.find(type);
    auto record = table ? journal::findRow(reader, *table, row) : std::nullopt;
    if (record && !Horizon(tables, *table, access).trim(reader, *record)) record.reset();
    return record;
}

std::optional<Record> findAny(const db::Reader& reader, const Tables& tables, const access::Access& access,
                              const std::vector<std::string>& types, const Uid& uid) {
    return look(reader, tables, access, types, uid).record;
}

std::vector<Link> linksFrom(const db::Reader& reader, const Tables& tables, const access::Access& access,
                            const Record& record) {
    Record seen = record;
    if (!access.unlimited() && !Horizon(tables, *record.table, access).trim(reader, seen)) return {};
    std::vector<Link> links = journal::linksFrom(reader, tables, record.uid);
    std::erase_if(links, [&](const Link& link) { return seen.withholds(link.table->links->id); });
    return links;
}

std::vector<Link> linksTo(const db::Reader& reader, const Tables& tables, const access::Access& access,
                          const Uid& uid) {
    std::vector<Link> links = journal::linksTo(reader, tables, uid);
    if (access.unlimited()) return links;
    std::erase_if(links, [&](const Link& link) {
        const auto from = find(reader, tables, access, link.table->type->id, link.from);
        return !from || from->withholds(link.table->links->id);
    });
    return links;
}

std::string titleOf(const db::Reader& reader, const Tables& tables, const access::Access& access, const Record& record,
                    schema::Language language) {
    return title(reader, tables, access, record, language, 0);
}

std::string titleOf(const db::Reader& reader, const Tables& tables, const access::Access& access, std::string_view type,
                    const Uid& uid, schema::Language language) {
    std::vector<std::string> types;
    if (!type.empty()) types.emplace_back(type);
    return targetTitle(reader, tables, access, types, uid, language, 0);
}

std::string shownText(const db::Reader& reader, const Tables& tables, const access::Access& access,
                      const Record& record, const schema::FieldDef& field, schema::Language language, bool reveal,
                      std::string_view role) {
    if (record.withholds(field.id)) return withheldMark;
    if (field.type == FieldType::Links) {
        std::string out;
        for (const Link& link : journal::linksFrom(reader, tables, record.uid)) {
            if (link.table->links->id != field.id || (!role.empty() && link.role != role)) continue;
            const std::string text = targetTitle(reader, tables, access, field.targets, link.to, language, 0);
            if (!text.empty()) out += (out.empty() ? "" : "、") + text;
        }
        return out;
    }
    const schema::Value& value = record.get(field.id);
    if (value.isUid()) return targetTitle(reader, tables, access, field.targets, value.uid(), language, 0);
    const std::string text = schema::displayText(field, value, language);
    if (field.mask == schema::Mask::None || (reveal && access.allows(access::Right::Reveal, record.type().id)))
        return text;
    return schema::masked(field.mask, text);
}

} // namespace mulin::records
