#include "core/sheets/export.h"

#include "core/journal/horizon.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "core/sheets/sheet_writer.h"

#include <algorithm>

namespace mulin::sheets {

Result<std::int64_t> exportList(const security::Disclosure& allowed, const db::Reader& reader,
                                const journal::Tables& tables, const access::Access& access, const ListExport& request,
                                Date today) {
    const journal::Table* table = tables.find(request.query.type);
    if (!table) return makeError(ErrorCode::UnknownType, {{"type", request.query.type}});
    if (!allowed.allows(access::Right::Export, request.query.type))
        return journal::denied("export", request.query.type);
    struct Exported {
        const schema::FieldDef* field;
        std::string role;
    };
    std::vector<Exported> fields;
    std::vector<ColumnSpec> specs;
    for (const std::string& column : request.columns) {
        const schema::FieldDef* field = table->type->field(column);
        if (!field) return makeError(ErrorCode::UnknownField, {{"type", request.query.type}, {"field", column}});
        // Who was visited and who visited are columns of their own: so the sheet can be read again.
        for (const schema::ChoiceDef& role : field->roles) {
            fields.push_back({field, role.code});
            specs.push_back({role.label.in(request.language), 0});
        }
        if (!field->roles.empty()) continue;
        fields.push_back({field, {}});
        specs.push_back({field->label.in(request.language), 0});
    }
    MULIN_TRY_LET(rows, records::spine(reader, tables, access, request.query, today));
    WriteOptions options;
    options.sheetName = table->type->label.in(request.language);
    MULIN_TRY_LET(writer, createSheet(allowed, request.path, options));
    MULIN_TRY(writer->header(specs));
    constexpr std::size_t window = 500;
    std::vector<std::string> texts(fields.size());
    std::vector<Cell> cells(fields.size());
    std::int64_t written = 0;
    for (std::size_t at = 0; at < rows.size(); at += window) {
        const std::size_t count = std::min(window, rows.size() - at);
        if (request.progress) {
            request.progress->report(static_cast<std::int64_t>(at), static_cast<std::int64_t>(rows.size()));
            if (request.progress->cancelled()) return makeError(ErrorCode::Cancelled);
        }
        MULIN_TRY_LET(found,
                      records::window(reader, tables, access, request.query.type, std::span(rows).subspan(at, count)));
        for (const auto& record : found) {
            if (!record) continue;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const schema::FieldDef& field = *fields[i].field;
                const schema::Value& value = record->get(field.id); // empty if withheld
                if (field.type == schema::FieldType::Date && value.isNumber()) {
                    cells[i] = dateCell(value.date().days);
                } else if (field.type == schema::FieldType::Integer && value.isNumber()) {
                    cells[i] = numberCell(static_cast<double>(value.number()));
                } else if (field.type == schema::FieldType::Money && value.isNumber()) {
                    cells[i] = numberCell(static_cast<double>(value.number()) / 100.0);
                } else {
                    texts[i] = records::shownText(reader, tables, access, *record, field, request.language,
                                                  request.reveal, fields[i].role);
                    cells[i] = textCell(texts[i]);
                }
            }
            MULIN_TRY(writer->row(cells));
            ++written;
        }
    }
    MULIN_TRY(writer->close());
    return written;
}

} // namespace mulin::sheets
