// Views of lists that were kept: records of the type `view`. Everybody has those of their own, and those that others
// share; only their owner changes them, or who may configure the office. There are none of sealed types: what is open
// names nothing that is sealed.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"
#include "core/journal/rules.h"

#include <optional>

namespace mulin::records {

struct SavedView {
    std::optional<RecordId> id; ///< none: not kept yet
    std::string name;
    std::string of;                      ///< type of the records that are listed
    std::vector<std::string> conditions; ///< one each, as the filter bar writes them
    std::vector<std::string> columns;    ///< ids; empty: those of the list
    std::string order;                   ///< field id, "-field" = descending; empty: the list's own
    std::string search;
    bool shared = false;
    bool mine = true;
};

/// By name: one's own, then those of others.
Result<std::vector<SavedView>> savedViews(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, const std::string& type, Date today);
/// What a record of it says; the owner follows from who writes it.
schema::Values valuesOf(const SavedView& view);

void addViewRules(journal::Rules& rules);

} // namespace mulin::records
