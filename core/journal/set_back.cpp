#include "core/journal/set_back.h"

#include "core/journal/history.h"
#include "core/journal/rows.h"

#include <algorithm>

namespace mulin::journal {

namespace {

const FieldHistory* changeOf(const HistoryItem& item, const WrittenValue& written) {
    const auto at = std::find_if(item.changes.begin(), item.changes.end(), [&](const FieldHistory& change) {
        if (change.field != written.field) return false;
        if (!written.other) return true;
        const schema::Value& end = change.before.isEmpty() ? change.after : change.before;
        return change.withheld || (change.role == written.role && end.isUid() && end.uid() == *written.other);
    });
    return at == item.changes.end() ? nullptr : &*at;
}

} // namespace

Result<void> setBack(Writer& writer, std::string_view type, RecordId id, const WrittenValue& written) {
    MULIN_TRY_LET(items, history(writer.reader(), writer.tables(), writer.access(), type, id));
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const HistoryItem& one) { return one.act.txn == written.txn; });
    const auto unknown = [&] { return makeError(ErrorCode::UnknownTxn, {{"id", written.txn.hex()}}); };
    if (item == items.end() || item->erased || (item->created && !written.other)) return unknown();
    const FieldHistory* change = changeOf(*item, written);
    if (change == nullptr) return unknown();
    if (change->withheld) return denied("read", type);
    if (item->act.kind == TxnKind::Legal)
        return makeError(ErrorCode::NotUndoable, {{"operation", item->act.operation}});
    schema::Values values;
    if (!written.other) return writer.update(type, id, values.set(written.field, change->before));
    values.links[written.field];
    const Table* links = writer.tables().links(type, written.field);
    for (const Link& link : linksFrom(writer.reader(), writer.tables(), id.uid()))
        if (link.table == links && (link.to != *written.other || link.role != written.role))
            values.link(written.field, link.role, RecordId(link.to));
    if (!change->before.isEmpty()) values.link(written.field, written.role, RecordId(*written.other));
    return writer.update(type, id, values);
}

} // namespace mulin::journal
