#include "core/organisation/in_use.h"

namespace mulin::organisation {

Result<void> refuseWhileUsed(const journal::Writer& writer, const journal::Record& record,
                             const std::set<std::string>& except) {
    const std::string& type = record.type().id;
    std::int64_t count = 0;
    for (const journal::Referrer& by : writer.tables().referrers(type))
        if (!except.contains(by.table->type->id + "." + by.column->name))
            count += static_cast<std::int64_t>(journal::referring(writer.reader(), by, record.uid).size());
    if (count == 0) return {};
    return makeError(ErrorCode::StillReferenced,
                     {{"type", type}, {"id", record.uid.hex()}, {"count", std::to_string(count)}});
}

} // namespace mulin::organisation
