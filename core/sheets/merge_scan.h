// The merged ranges of a worksheet. They stand behind the rows but are needed before them, so the part is inflated once
// more and searched for them without parsing.
#pragma once

#include "core/sheets/sheet_reader.h"
#include "core/sheets/zip_archive.h"

namespace mulin::sheets {

Result<std::vector<MergedRange>> scanMerges(ZipPart& part);
/// "B3:D7"; nothing if it is not one.
bool parseRange(std::string_view text, MergedRange& range);

} // namespace mulin::sheets
