// The number on a form that opens a record: what a hand scanner types into the search box. Digits alone, so that it
// comes through whatever input method is on.
#pragma once

#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace mulin::records {

/// 42 digits: the identity, and two to tell a slip.
std::string fileCode(const Uid& uid);
std::optional<Uid> fileOfCode(std::string_view text);

} // namespace mulin::records
