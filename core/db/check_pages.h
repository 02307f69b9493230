// Internal to core/db.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <string>

namespace mulin::db {

class Reader;

/// checkPages with progress in pages.
Result<std::string> checkPages(const Reader& reader, Progress& progress);

} // namespace mulin::db
