// What was changed in a record, one row for an act.
#pragma once

#include "ui/pages/person/timeline_view.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

/// What `others` had changed in the same acts stands with it.
struct OtherHistory {
    std::string type;
    RecordId id;
    QString formerly = {}; ///< the dwelling before this residence
};
Result<std::vector<TimelineRow>> historyRows(const ReadContext& context, const std::string& type, RecordId id,
                                             const std::vector<OtherHistory>& others = {});

} // namespace mulin::ui
