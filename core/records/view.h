// One record with what belongs to it: titles of links, masks. What names it: timeline.h.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

namespace mulin::records {

/// Stands in a text where there is something that whoever reads must not see; the window has words for it.
inline constexpr const char* withheldMark = "\u2588\u2588\u2588";

// Records as far as they may be read, deleted ones too: what is withheld is taken out and named in Record::withheld.
// nullopt: there is none, or none within reach.
std::optional<journal::Record> find(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, std::string_view type, const Uid& uid);
std::optional<journal::Record> findRow(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, std::string_view type, std::int64_t row);
/// Of the types that a link may lead to; empty = any.
std::optional<journal::Record> findAny(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, const std::vector<std::string>& types,
                                       const Uid& uid);
/// Links of a record that was read so. Where they lead to may lie beyond reach.
std::vector<journal::Link> linksFrom(const db::Reader& reader, const journal::Tables& tables,
                                     const access::Access& access, const journal::Record& record);
/// Links of records within reach.
std::vector<journal::Link> linksTo(const db::Reader& reader, const journal::Tables& tables,
                                   const access::Access& access, const Uid& uid);

/// What a record is called where it is mentioned: the type's title pattern, links by their own titles.
std::string titleOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                    const journal::Record& record, schema::Language language);
/// By identity alone; empty if there is no such record, withheldMark if it lies beyond reach. `type` empty = any.
std::string titleOf(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                    std::string_view type, const Uid& uid, schema::Language language);

/// A field as it is shown: choices by label, links by title (`role`: those of one role), numbers masked unless
/// `reveal` and the right to; withheldMark.
std::string shownText(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                      const journal::Record& record, const schema::FieldDef& field, schema::Language language,
                      bool reveal, std::string_view role = {});

} // namespace mulin::records
