#include "core/journal/entered.h"

#include "core/base/clock.h"

namespace mulin::journal {

Date enteredOn(const db::Reader& reader, const Record& record, Date today) {
    auto row = reader.cached("SELECT wall FROM txn WHERE id = ?");
    row->bind(1, record.created);
    return row->step() ? dateOfMs(row->integer(0)) : today;
}

schema::Value valueBefore(const db::Reader& reader, const Record& record, std::string_view field, Date day) {
    schema::Value value = record.get(field);
    const Column* column = record.table->column(field);
    if (!column || !column->field) return value;
    for (std::int64_t entry = record.head; entry != 0;) {
        // The txn of what is being written just now is not there yet.
        auto row = reader.cached("SELECT t.wall, e.op, e.patch, e.prev FROM " + record.table->in("entry") +
                                 " e LEFT JOIN txn t ON t.id = e.txn WHERE e.id = ?");
        row->bind(1, entry);
        if (!row->step() || (!row->isNull(0) && dateOfMs(row->integer(0)) < day)) break;
        const auto op = static_cast<EntryOp>(row->integer(1));
        if (const auto patch = row->isNull(2) ? std::nullopt : decodePatch(op, row->blob(2)))
            for (const FieldChange& change : *patch)
                if (change.field == column->field) value = change.before;
        if (op == EntryOp::Create) value = {};
        entry = row->integer(3);
    }
    return value;
}

} // namespace mulin::journal
