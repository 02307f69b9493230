// One record with what belongs to it: titles of links, masks, the timeline of everything that names it.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

namespace mulin::records {

/// What a record is called where it is mentioned: the type's title pattern, links by their own titles.
std::string titleOf(const db::Reader& reader, const journal::Tables& tables, const journal::Record& record,
                    schema::Language language);
/// By identity alone; empty if there is no such record. `type` empty = any.
std::string titleOf(const db::Reader& reader, const journal::Tables& tables, std::string_view type, const Uid& uid,
                    schema::Language language);
/// The type a record belongs to, and the record.
std::optional<journal::Record> findAny(const db::Reader& reader, const journal::Tables& tables,
                                       const std::vector<std::string>& types, const Uid& uid);

/// A field as it is shown: choices by label, links by title (`role`: those of one role), numbers masked unless
/// `reveal`.
std::string shownText(const db::Reader& reader, const journal::Tables& tables, const journal::Record& record,
                      const schema::FieldDef& field, schema::Language language, bool reveal,
                      std::string_view role = {});

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
/// Newest first.
Result<std::vector<Mention>> timeline(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, RecordId id, std::string_view type);

} // namespace mulin::records
