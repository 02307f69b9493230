// Types that no role grants or withholds.
#pragma once

#include <string_view>

namespace mulin::access {

/// How somebody looks at lists is no part of the office's work: whoever has a role keeps that; see
/// records/saved_views.h.
constexpr bool isEverybodys(std::string_view type) { return type == "view"; }

} // namespace mulin::access
