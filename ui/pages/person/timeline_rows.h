// Mentions of a person worded for a timeline, and read a window at a time.
#pragma once

#include "core/records/timeline.h"
#include "ui/pages/person/timeline_view.h"
#include "ui/shell/office_session.h"

#include <memory>

namespace mulin::ui {

using MentionPlaces = std::shared_ptr<const std::vector<records::MentionPlace>>;

/// One mention in a timeline, worded. `field`: by which it names whose timeline it is.
TimelineRow timelineRow(const ReadContext& context, const journal::Record& record, std::optional<Date> on,
                        const QString& role, bool late, std::string_view field = {});

/// What a chip above the timeline stands for: a type, or all ledgers.
struct TimelineGroup {
    std::string id;
    QString label;
    int count = 0;
};
std::string timelineGroupOf(const schema::TypeDef& type);
/// Those that there are, the most frequent first.
std::vector<TimelineGroup> timelineGroups(const schema::Catalogue& catalogue, schema::Language language,
                                          const std::vector<records::MentionPlace>& places);

struct TimelineAsk {
    std::string group = {}; ///< empty: all
    QString text = {};      ///< what a row must contain
    std::size_t from = 0;   ///< place
    std::size_t most = 100; ///< rows
    int month = 0;          ///< of the row above
};
struct TimelineWindow {
    std::vector<TimelineRow> rows; ///< with the months above them
    std::size_t next = 0;          ///< the place to go on from
    int month = 0;
    std::vector<std::pair<std::string, RecordId>> sealed; ///< records of sealed types that are shown
};
Result<TimelineWindow> timelineWindow(const ReadContext& context, RecordId person, const MentionPlaces& places,
                                      const TimelineAsk& ask);

/// 女儿, 母亲: what somebody of that sex is who is of that relation.
QString kinWord(const ReadContext& context, const std::string& relation, const std::string& sex);

} // namespace mulin::ui
