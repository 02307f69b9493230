// What is taken along on paper: a route in the order of the doors, and blank forms whose code opens the file. Chinese
// whatever the language of the window: they are filled in by hand and kept.
#pragma once

#include "ui/printing/document.h"
#include "ui/shell/office_session.h"

#include <unordered_map>

namespace mulin::ui {

struct RouteAsk {
    std::vector<RecordId> people;
    QString office = {};
    QString goers = {};                         ///< empty: several, written in by hand
    std::optional<Date> day = {};               ///< else today
    std::unordered_map<Uid, Date> planned = {}; ///< days of the week plan; the route goes by them
    QString purpose = {};                       ///< what numbers in full are for; empty: masked
};
/// Phones masked unless somebody said what for, sealed ledgers never: paper gets lost.
Result<printing::Document> routeSheet(const ReadContext& context, const RouteAsk& ask);
/// A page for each of them.
Result<printing::Document> visitForms(const ReadContext& context, const RouteAsk& ask);

} // namespace mulin::ui
