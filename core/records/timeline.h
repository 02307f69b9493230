// Everything that names a record, in any link field of any type: first where it stands and from which day, a few bytes
// each, then the records of the part that is shown. A file with twenty thousand entries costs what its window costs.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

#ifndef Q_MOC_RUN // moc cannot parse <span>
#include <span>
#endif

namespace mulin::records {

/// Something that names a record.
struct Mention {
    journal::Record record;  ///< the visit, the enrolment, the residence …
    std::string field, role; ///< by which field and role
    std::optional<Date> on;  ///< event date
    std::int64_t enteredMs = 0;
    int lateAfterDays = 3; ///< the setting of the office
    /// Entered more than so many days after it happened (补录).
    bool late() const { return on && dateOfMs(enteredMs).days - on->days > lateAfterDays; }
};

/// Where a mention stands.
struct MentionPlace {
    const journal::Table* table = nullptr; ///< of the record
    std::int64_t row = 0;
    const schema::FieldDef* field = nullptr;
    std::string role{};
    Date day{}; ///< event date; without one, the day it was entered
    std::int64_t enteredMs = 0;
    journal::TxnIndex created = 0;
};
/// Newest first; of what may be read. A record that names the other by two fields is there twice.
Result<std::vector<MentionPlace>> mentionPlaces(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, RecordId id, std::string_view type);
/// The records of a part of them; what is gone meanwhile is left out.
Result<std::vector<Mention>> mentionsAt(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, std::span<const MentionPlace> places);
/// All of them. Newest first.
Result<std::vector<Mention>> timeline(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, RecordId id, std::string_view type);

} // namespace mulin::records
