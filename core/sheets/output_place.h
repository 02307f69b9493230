// Where an output may be written: never over what the same command reads, never over an office file.
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace mulin::sheets {

/// FileNotFound{what = "empty", "folder"}, FileUnreadable{what = "folder", "special"}, FileExists{what = "input",
/// "office"}. Other files may be replaced.
Result<void> checkOutput(const std::string& target, const std::vector<std::string>& inputs);

} // namespace mulin::sheets
