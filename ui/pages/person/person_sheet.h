// A person's whole file on paper. Chinese whatever the language of the window: it is signed and kept in a folder.
#pragma once

#include "ui/printing/document.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

struct PersonSheetAsk {
    std::optional<Date> from = {}, to = {}; ///< of the timeline
    QString purpose = {};                   ///< numbers in full, for this; empty: masked. Log it first
    QString office = {};
};

/// Sealed ledgers stand on no paper. At most 2,000 entries of the timeline, the latest.
Result<printing::Document> personSheet(const ReadContext& context, RecordId person, const PersonSheetAsk& ask);

} // namespace mulin::ui
