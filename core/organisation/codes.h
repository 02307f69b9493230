// Codes of the national register (统计用区划代码): 12 digits = province 2, city 2, county 2 (GB/T 2260), street 3,
// community 3. A grid adds a serial of three digits to the code of its community; offices may choose another one.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulin::organisation {

enum class Level : std::uint8_t { Province, City, County, Street, Community };

/// "130202002" → "130202002000". Accepts 2, 4, 6, 9 or 12 digits (full-width ones and spaces around them too).
std::optional<std::string> fullCode(std::string_view typed);
/// Level by the trailing zeros of a 12-digit code; nullopt if it is no code. 441900000000 is a city without counties.
std::optional<Level> levelOf(std::string_view code);
/// The digits that say something: "130202000000" → "130202".
std::string significant(std::string_view code);

/// 12 digits + serial 1 … 999. Error: BadArgument{argument: community or serial, value}.
Result<std::string> gridCode(std::string_view community, int serial);
bool isGridCode(std::string_view code);
int gridSerial(std::string_view code); ///< 0 if it is no grid code
/// Grid → community → street → county → city → province → nullopt.
std::optional<std::string> parentCode(std::string_view code);

/// 城镇 street, 镇, 乡: by the three digits of the street (001–099 街道, 100–199 镇, 200–399 乡, 400–599 others).
enum class StreetKind : std::uint8_t { Street, Town, Township, Other };
std::optional<StreetKind> streetKind(std::string_view code);
/// Village committees (村委会) count from 200, residents' committees (居委会) from 001.
bool isVillage(std::string_view code);

} // namespace mulin::organisation
