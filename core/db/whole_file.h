// A file that is there as a whole or not at all.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>

namespace mulin::db {

/// `make` writes a file under the name it is given, beside `path`, and closes it; it is flushed and gets its own name
/// at the end. A kill at any moment leaves nothing under `path`, and what it leaves beside is swept by the next try.
/// FileExists; FileInUse if another program makes the same file; errors of `make` name `path`, not the other name.
Result<void> makeWhole(const std::string& path, const std::function<Result<void>(const std::string& part)>& make);

} // namespace mulin::db
