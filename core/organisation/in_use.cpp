#include "core/organisation/in_use.h"
#include "core/journal/rows.h"

namespace mulin::organisation {

Result<void> refuseWhileUsed(const journal::Writer& writer, const journal::Record& record,
                             const std::set<std::string>& except) {
    std::vector<journal::Named> used;
    for (const journal::Referrer& by : writer.tables().referrers(record.type().id))
        if (!except.contains(by.table->type->id + "." + by.column->name))
            for (const Uid& row : journal::referring(writer.reader(), by, record.uid)) used.push_back({by.table, row});
    return used.empty() ? Result<void>()
                        : journal::stillReferenced(writer.reader(), writer.tables(), writer.access(), record, used);
}

} // namespace mulin::organisation
