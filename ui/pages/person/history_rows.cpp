#include "ui/pages/person/history_rows.h"

#include "core/records/view.h"
#include "ui/pages/person/person_words.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::ui {

namespace {

QString said(const QString& field, const QString& value) { return PersonWords::tr("%1: %2").arg(field, value); }
QString changed(const QString& before, const QString& after) { return QStringLiteral("%1 → %2").arg(before, after); }

} // namespace

Result<std::vector<TimelineRow>> historyRows(const ReadContext& context, const std::string& type, RecordId id,
                                             const std::vector<OtherHistory>& others) {
    struct Item {
        journal::HistoryItem item;
        std::string type;
        bool own;
        QString formerly;
    };
    std::vector<Item> items;
    const auto read = [&](const std::string& of, RecordId record, bool own, const QString& formerly) -> Result<void> {
        MULIN_TRY_LET(found, journal::history(context.reader, context.tables, context.access, of, record));
        for (journal::HistoryItem& item : found) items.push_back({std::move(item), of, own, formerly});
        return {};
    };
    MULIN_TRY(read(type, id, true, {}));
    for (const OtherHistory& other : others) MULIN_TRY(read(other.type, other.id, false, other.formerly));
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.item.act.wall > b.item.act.wall; });
    std::vector<TimelineRow> rows;
    std::vector<TxnId> acts;
    for (const auto& [item, of, own, formerly] : items) {
        const schema::TypeDef& def = *context.catalogue.find(of);
        const QString none = PersonWords::tr("(empty)");
        QStringList made, lines;
        for (const HistoryLine& line :
             historyLines(context.reader, context.tables, context.access, def, item, context.language)) {
            const auto isField = [&](const char* field) {
                return def.field(field) != nullptr && line.field == utf(def.field(field)->label.in(context.language));
            };
            if (!own && isField("person")) continue;
            if (item.created && !formerly.isEmpty() && isField("dwelling")) {
                lines << said(line.field, changed(formerly, line.after));
            } else if (item.created) {
                made << said(line.field, line.after);
            } else {
                lines << said(line.field, changed(line.before.isEmpty() ? none : line.before,
                                                  line.after.isEmpty() ? none : line.after));
            }
        }
        if (!made.isEmpty()) lines << made.join(wide);
        const QString body = item.erased ? PersonWords::tr("Contents lawfully erased") : lines.join(QLatin1Char('\n'));
        // One act, one row.
        if (const auto known = std::find(acts.begin(), acts.end(), item.act.txn); known != acts.end()) {
            QString& there = rows[static_cast<std::size_t>(known - acts.begin())].body;
            if (!body.isEmpty()) there += (there.isEmpty() ? QString() : QStringLiteral("\n")) + body;
            continue;
        }
        acts.push_back(item.act.txn);
        TimelineRow row;
        row.date = utf(dateOfMs(item.act.wall).iso());
        row.icon = item.created && own ? QStringLiteral("plus") : QStringLiteral("edit");
        row.title = operationText(describe(context.reader, context.tables, context.access, item.act, context.language));
        if (item.act.user) {
            row.end = utf(records::titleOf(context.reader, context.tables, context.access, "user", item.act.user->uid(),
                                           context.language)) +
                      wide;
        }
        row.end += utf(isoTimestamp(item.act.wall)).mid(11, 5);
        row.body = body;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace mulin::ui
