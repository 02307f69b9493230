// Places that are there already, found by what clerks write; nothing is made.
#pragma once

#include "core/journal/writer.h"

#include <string_view>
#include <vector>

namespace mulin::people {

/// 友谊南里3号楼2单元501, 3-2-501, 复兴路12号院: the dwellings meant, several if the estate is needed to tell them
/// apart.
std::vector<Uid> dwellingsAt(const db::Reader& reader, std::string_view text);
/// 3号楼, 3#, 友谊南里3号楼, 综合楼.
std::vector<Uid> buildingsAt(const db::Reader& reader, std::string_view text);
/// 第3网格, 3网格, the name or the code of a grid; the name or the code of any other unit.
std::vector<Uid> unitsAt(journal::Writer& writer, std::string_view text);

} // namespace mulin::people
