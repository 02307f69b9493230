// Half-typed forms, kept in the file so that a crash does not lose them. Of this device and this user; not history.
#pragma once

#include "core/journal/journal.h"

namespace mulin::journal {

struct Draft {
    std::int64_t id = 0; ///< 0: not kept yet
    std::string form;    ///< which form it is for
    std::optional<RecordId> record;
    std::string body;       ///< the form's own affair
    std::int64_t saved = 0; ///< UTC ms
};

/// Writes it down, over the draft of the same id if there is one. Returns the id.
Result<std::int64_t> keepDraft(Journal& journal, const access::Access& access, const Draft& draft);
Result<void> dropDraft(Journal& journal, std::int64_t id);
/// What this user left in that form for that record, newest first.
Result<std::vector<Draft>> drafts(const db::Reader& reader, const access::Access& access, const std::string& form,
                                  std::optional<RecordId> record);
/// What this user left in any form, newest first, without the bodies.
Result<std::vector<Draft>> drafts(const db::Reader& reader, const access::Access& access);

} // namespace mulin::journal
