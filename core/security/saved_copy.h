// The file of a record, out of the office's file again.
#pragma once

#include "core/schema/attachment.h"
#include "core/security/disclosures.h"

namespace mulin::security {

/// Writes it as a whole or not at all. `type`: of the record, as it was disclosed. AttachmentMissing{name};
/// FileDamaged{path, what = "attachment"}; FileReadOnly, DiskFull, IoError{path}.
Result<void> saveCopy(const Disclosure& allowed, std::string_view type, const db::Reader& reader,
                      const schema::Attachment& attachment, const std::string& path);

} // namespace mulin::security
