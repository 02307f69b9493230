#include "core/records/attachments.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/records/view.h"

#include <algorithm>

namespace mulin::records {

Result<std::optional<schema::Attachment>> attachmentOf(const db::Reader& reader, const journal::Tables& tables,
                                                       const access::Access& access, const std::string& type,
                                                       RecordId id, const std::string& field) {
    return db::guard([&]() -> Result<std::optional<schema::Attachment>> {
        const journal::Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", type}});
        const schema::FieldDef* def = table->type->field(field);
        if (!def || def->type != schema::FieldType::Attachment)
            return makeError(ErrorCode::UnknownField, {{"type", type}, {"field", field}});
        const auto record = find(reader, tables, access, type, id.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", id.hex()}});
        if (record->withholds(field)) return journal::denied("read", type);
        return schema::Attachment::of(record->get(field));
    });
}

Result<std::vector<journal::Record>> documentsAbout(const db::Reader& reader, const journal::Tables& tables,
                                                    const access::Access& access, RecordId id) {
    return db::guard([&] {
        std::vector<journal::Record> found;
        const auto has = [&](const Uid& uid) {
            return std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.uid == uid; });
        };
        for (const journal::Link& link : linksTo(reader, tables, access, id.uid())) {
            if (link.table->type->id != "document" || has(link.from)) continue;
            auto record = find(reader, tables, access, "document", link.from);
            if (record && record->alive) found.push_back(std::move(*record));
        }
        std::sort(found.begin(), found.end(), [](const journal::Record& a, const journal::Record& b) {
            const auto dated = [](const journal::Record& one) { return one.get("dated").number(); };
            return dated(a) != dated(b) ? dated(a) > dated(b) : a.uid > b.uid;
        });
        return found;
    });
}

Result<schema::Values> documentBeginning(const db::Reader& reader, const journal::Tables& tables,
                                         const access::Access& access, const std::string& type, RecordId id) {
    return db::guard([&]() -> Result<schema::Values> {
        const auto record = find(reader, tables, access, type, id.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", id.hex()}});
        schema::Values values;
        if (type == "person") return values.link("people", "", id);
        values.link("about", "", id);
        const schema::FieldDef* about = record->type().field(record->type().person);
        const bool people = about && about->targets == std::vector<std::string>{"person"};
        if (people && about->type == schema::FieldType::Link && record->get(about->id).isUid())
            values.link("people", "", RecordId(record->get(about->id).uid()));
        if (people && about->type == schema::FieldType::Links)
            for (const journal::Link& link : linksFrom(reader, tables, access, *record))
                if (link.table->links == about && (about->roles.empty() || link.role == about->roles.front().code))
                    values.link("people", "", RecordId(link.to));
        if (!values.links.contains("people") && record->get("grid").isUid()) values.set("grid", record->get("grid"));
        return values;
    });
}

} // namespace mulin::records
