// Types that no role grants or withholds by themselves.
#pragma once

#include <string_view>

namespace mulin::access {

/// How somebody looks at lists is no part of the office's work: whoever has a role keeps that; see
/// records/saved_views.h.
constexpr bool isEverybodys(std::string_view type) { return type == "view"; }

/// What the office makes of its record types goes with its settings, and is told with them.
constexpr bool isOfSettings(std::string_view type) { return type == "ledger_definition" || type == "field_definition"; }

} // namespace mulin::access
