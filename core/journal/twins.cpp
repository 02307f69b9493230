#include "core/journal/twins.h"

#include "core/journal/applier.h"
#include "core/journal/rows.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::journal {

Result<void> refuseTwin(const db::Reader& reader, const Table& table, RecordId id, const Record* before,
                        const schema::Values& values) {
    const schema::TypeDef& type = *table.type;
    if (!type.distinct) return {};
    const std::vector<std::string>& key = type.naturalKeys.front();
    const auto effective = [&](const std::string& field) -> const schema::Value& {
        return values.has(field) || !before ? values.get(field) : before->get(field);
    };
    const bool written =
        !before || std::any_of(key.begin(), key.end(), [&](const std::string& field) { return values.has(field); });
    const bool opened = before && !type.until.empty() && values.has(type.until);
    const bool unmarked = before && values.has("check");
    if (!written && !opened && !unmarked) return {};
    if (!type.until.empty() && !effective(type.until).isEmpty()) return {};
    const auto marks = schema::choicesOf(effective("check").text());
    if (std::find(marks.begin(), marks.end(), "duplicate") != marks.end()) return {};

    std::string sql = "SELECT " + table.selectColumns() + ", uid FROM " + table.name + " WHERE alive = 1 AND uid <> ?";
    for (const std::string& field : key) {
        if (effective(field).isEmpty()) return {};
        sql += " AND \"" + field + "\" = ?";
    }
    if (!type.until.empty()) sql += " AND \"" + type.until + "\" IS NULL";
    auto rows = reader.prepare(sql + " LIMIT 1");
    rows.bind(1, id.uid());
    for (std::size_t i = 0; i < key.size(); ++i) bindValue(rows, static_cast<int>(i) + 2, effective(key[i]));
    if (!rows.step()) return {};
    const Uid other = rows.uid(firstValueColumn + static_cast<int>(table.columns.size()));
    const Record twin = readRecord(rows, table, other);
    return makeError(ErrorCode::AlreadyThere,
                     {{"type", type.id},
                      {"field", key.front()},
                      {"holder", schema::fillPattern(type.title, type, twin.toValues(), schema::Language::Zh)},
                      {"id", other.hex()}});
}

} // namespace mulin::journal
