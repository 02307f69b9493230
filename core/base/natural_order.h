// The order in which people look for things that are numbered: 2号楼 before 10号楼.
#pragma once

#include <string_view>

namespace mulin {

/// Below, above or 0: byte by byte, runs of digits by their value. Texts that differ are never alike: 01 after 1.
int compareNaturally(std::string_view a, std::string_view b);

} // namespace mulin
