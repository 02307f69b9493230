#include "core/sheets/sheet_table.h"

#include "core/sheets/import_targets.h"
#include "core/sheets/side_rows.h"

#include <algorithm>

namespace mulin::sheets {

namespace {

/// Columns in which one merged cell stands for a whole household or building.
bool standsForSeveral(const std::string& target) {
    static constexpr std::string_view shared[] = {"book_number", "household",         "address", "estate_name",
                                                  "building",    "entrance",          "room",    "door",
                                                  "grid_name",   "registered_address"};
    return std::find(std::begin(shared), std::end(shared), target) != std::end(shared);
}

/// Of anything but persons a merged cell says the same of every row it covers: one day for ten visits. A person's row
/// has what is merged for the household, and what is his own.
std::set<std::size_t> sharedColumns(const schema::TypeDef& type, const std::vector<ColumnMapping>& mapping) {
    std::set<std::size_t> columns;
    for (const ColumnMapping& column : mapping)
        if (type.id == "person" ? standsForSeveral(column.target) : !column.target.empty())
            columns.insert(column.column);
    return columns;
}

bool mapsTo(const std::vector<ColumnMapping>& mapping, std::string_view target) {
    return std::any_of(mapping.begin(), mapping.end(),
                       [&](const ColumnMapping& column) { return column.target == target; });
}

} // namespace

Result<SheetTable> SheetTable::open(const schema::Catalogue& catalogue, const schema::TypeDef& type,
                                    const ImportRequest& request) {
    OpenOptions options;
    options.pasted = request.pasted;
    options.sheet = !request.sheet.empty() ? request.sheet : request.map ? request.map->sheet : std::string();
    const Mapper mapper(importTargets(catalogue, type));
    SheetTable opened;
    std::vector<KeptRow> head;
    {
        MULIN_TRY_LET(reader, openSheet(request.path, options));
        Row row;
        while (head.size() < headerSearchRows) {
            MULIN_TRY_LET(more, reader->next(row));
            if (!more) break;
            head.emplace_back(row);
        }
        if (head.empty()) return makeError(ErrorCode::SheetEmpty, {{"path", request.path}});
        std::optional<std::uint32_t> forced;
        if (request.map && request.map->headerRow) forced = request.map->headerRow;
        auto header = findHeader(head, reader->merges(), mapper.score(), forced);
        if (!header) {
            Error error = header.error();
            error.args.emplace_back("path", request.path);
            return error;
        }
        opened.m_header = std::move(*header);
        for (const KeptRow& kept : head) opened.m_width = std::max(opened.m_width, kept.texts.size());
    }
    std::set<std::size_t> always;
    if (request.map) {
        MULIN_TRY_LET(mapping, request.map->apply(mapper, opened.m_header.columns));
        opened.m_mapping = std::move(mapping);
        always = request.map->fillDownColumns(opened.m_header.columns);
    } else {
        opened.m_mapping = mapper.map(opened.m_header.columns);
    }
    MULIN_TRY_LET(reader, openSheet(request.path, options));
    opened.m_reader = readAhead(std::move(reader));
    opened.m_fill.emplace(opened.m_reader->merges(), sharedColumns(type, opened.m_mapping), std::move(always));
    return opened;
}

Result<bool> SheetTable::next(Row& row) {
    for (;;) {
        MULIN_TRY_LET(more, m_reader->next(row));
        if (!more) return false;
        if (row.number <= m_header.lastRow || m_header.repeatedBy(row) || isSideRow(row)) continue;
        m_fill->apply(row);
        return true;
    }
}

Result<void> checkSaysWhom(const schema::Catalogue& catalogue, const schema::TypeDef& type,
                           const std::vector<ColumnMapping>& mapping, const std::string& path) {
    if (type.id == "person" && !mapsTo(mapping, "name")) return makeError(ErrorCode::SheetNoName, {{"path", path}});
    // Whom a record is about: in the link's own column, or by what stands beside it; some types do without.
    const schema::FieldDef* person = type.field(type.person);
    if (person != nullptr && person->required) {
        const auto targets = importTargets(catalogue, type);
        const bool known = std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
            return target.link == person->id && (!target.beside || target.field->indexed) && mapsTo(mapping, target.id);
        });
        if (!known) return makeError(ErrorCode::SheetNoName, {{"path", path}});
    }
    return {};
}

} // namespace mulin::sheets
