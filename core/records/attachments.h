// Files of records as far as those may be read. A content is reached by the value that names it, and values come from
// records alone: whoever may not see the record, or this field of it, has no way to the file.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"
#include "core/schema/attachment.h"

namespace mulin::records {

/// UnknownType; UnknownField if it is no attachment; UnknownRecord; Denied if it is withheld; nullopt: there is none.
Result<std::optional<schema::Attachment>> attachmentOf(const db::Reader& reader, const journal::Tables& tables,
                                                       const access::Access& access, const std::string& type,
                                                       RecordId id, const std::string& field);

/// What is kept about a record (records `document`), newest first.
Result<std::vector<journal::Record>> documentsAbout(const db::Reader& reader, const journal::Tables& tables,
                                                    const access::Access& access, RecordId id);

/// What a new document about this record begins with: the record itself and the people whom it is about, so that it
/// stands in their files too; else its grid, so that the grid worker sees it. UnknownRecord.
Result<schema::Values> documentBeginning(const db::Reader& reader, const journal::Tables& tables,
                                         const access::Access& access, const std::string& type, RecordId id);

} // namespace mulin::records
