#include "ui/shell/kept_record.h"

#include "core/records/view.h"

namespace mulin::ui {

std::vector<KeptRecord> describeKept(const db::Reader& reader, const journal::Tables& tables,
                                     const access::Access& access, const std::vector<journal::LeftAlone>& left,
                                     schema::Language language) {
    const auto words = [&](const schema::Label& label) { return QString::fromStdString(label.in(language)); };
    const auto title = [&](const std::string& type, RecordId id) {
        return QString::fromStdString(records::titleOf(reader, tables, access, type, id.uid(), language));
    };
    std::vector<KeptRecord> kept;
    // Persons before what hangs on them: those are the names one knows.
    for (const bool persons : {true, false}) {
        for (const journal::LeftAlone& one : left) {
            if ((one.type == "person") != persons) continue;
            KeptRecord record{one.type, one.id, {}, title(one.type, one.id), {}, one.reason, {}};
            if (const journal::Table* table = tables.find(one.type)) {
                record.kind = words(table->type->label);
                if (const schema::FieldDef* field = table->type->field(one.field)) record.field = words(field->label);
            }
            for (const auto& [type, id] : one.by) {
                const QString name = title(type, id);
                if (!name.isEmpty() && !record.by.contains(name)) record.by << name;
            }
            kept.push_back(std::move(record));
        }
    }
    return kept;
}

} // namespace mulin::ui
