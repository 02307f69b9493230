#include "ui/pages/today/recent_rows.h"

#include "core/base/date.h"
#include "ui/pages/person/person_data.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/operation_text.h"
#include "ui/shell/text.h"

#include <algorithm>
#include <set>

namespace mulin::ui {

namespace {

constexpr std::size_t rowsShown = 6;
constexpr int actsRead = 40; ///< so many acts back; enough for a day of many changes to a few records

} // namespace

QString shortTime(std::int64_t ms, Date today) {
    return dateOfMs(ms) == today ? utf(isoTimestamp(ms)).mid(11, 5) : shortDay(dateOfMs(ms), today);
}

Result<std::vector<TodayRow>> recentRows(const ReadContext& context) {
    std::vector<TodayRow> rows;
    if (!context.access.user()) return rows;
    journal::ActFilter own;
    own.user = context.access.user();
    own.limit = actsRead;
    MULIN_TRY_LET(acts, journal::acts(context.reader, context.access, own));
    std::set<RecordId> seen;
    for (const journal::Act& act : acts) {
        if (rows.size() == rowsShown) break;
        if (context.progress.cancelled()) break;
        if (act.undoneBy || act.undoes) continue;
        const ActDescription described =
            describe(context.reader, context.tables, context.access, act, context.language);
        // An import is one act over many: it stands in the history.
        if (!described.record || described.records > 20 || !seen.insert(*described.record).second) continue;
        const journal::Table* table = context.tables.find(described.recordType);
        const auto record = records::find(context.reader, context.tables, context.access, described.recordType,
                                          described.record->uid());
        if (table == nullptr || table->sealed || !record || !record->alive) continue;
        const auto place = placeOf(context, described.recordType, *described.record);
        if (!place) continue;
        TodayRow row;
        row.icon = utf(table->type->icon);
        row.title = operationText(described);
        row.end = shortTime(act.wall, context.today);
        row.to = *place;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace mulin::ui
