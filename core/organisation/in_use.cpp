#include "core/organisation/in_use.h"

#include <algorithm>

namespace mulin::organisation {

Result<void> refuseWhileUsed(const journal::Writer& writer, const journal::Record& record,
                             const std::set<std::string>& except) {
    const std::string& type = record.type().id;
    std::int64_t count = 0;
    for (const auto& table : writer.tables().all()) {
        if (table->links) continue;
        for (const journal::Column& column : table->columns) {
            if (!column.def || !column.field || column.def->type != schema::FieldType::Link) continue;
            const auto& targets = column.def->targets;
            if (!targets.empty() && std::find(targets.begin(), targets.end(), type) == targets.end()) continue;
            if (except.contains(table->type->id + "." + column.name)) continue;
            auto rows = writer.reader().cached("SELECT count(*) FROM " + table->name + " WHERE \"" + column.name +
                                               "\" = ? AND alive = 1");
            rows->bind(1, record.uid);
            if (rows->step()) count += rows->integer(0);
        }
    }
    if (count == 0) return {};
    return makeError(ErrorCode::StillReferenced,
                     {{"type", type}, {"id", record.uid.hex()}, {"count", std::to_string(count)}});
}

} // namespace mulin::organisation
