#include "ui/pages/residents/household_visits.h"

#include <algorithm>

namespace mulin::ui {

Result<std::vector<TimelineRow>> householdVisits(const ReadContext& context, const std::vector<people::Member>& members,
                                                 std::size_t most) {
    struct Visit {
        records::MentionPlace place;
        QStringList whom;
    };
    std::vector<Visit> visits;
    for (const people::Member& member : members) {
        MULIN_TRY_LET(places,
                      records::mentionPlaces(context.reader, context.tables, context.access, member.person, "person"));
        std::size_t taken = 0;
        for (const records::MentionPlace& place : places) {
            if (place.table->type->id != "visit" || place.role != "visited") continue;
            if (taken++ == most) break;
            const auto same = std::find_if(visits.begin(), visits.end(),
                                           [&](const Visit& one) { return one.place.row == place.row; });
            if (same == visits.end())
                visits.push_back({place, {QString::fromStdString(member.name)}});
            else
                same->whom << QString::fromStdString(member.name);
        }
    }
    std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
        return std::tie(b.place.day, b.place.enteredMs) < std::tie(a.place.day, a.place.enteredMs);
    });
    if (visits.size() > most) visits.resize(most);
    std::vector<TimelineRow> rows;
    for (const Visit& visit : visits) {
        MULIN_TRY_LET(found,
                      records::mentionsAt(context.reader, context.tables, context.access, std::span(&visit.place, 1)));
        for (const records::Mention& mention : found) {
            TimelineRow row = timelineRow(context, mention.record, mention.on, {}, mention.late(), mention.field);
            if (members.size() > 1) row.title += QChar(0x3000) + visit.whom.join(QChar(0x3001));
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace mulin::ui
