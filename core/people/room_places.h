// Where a room lies in its building, as its number or its name says: the floor, and which one of the floor.
#pragma once

#include <optional>
#include <string>

namespace mulin::people {

struct RoomPlace {
    std::optional<int> floor; ///< below the ground: negative
    std::string door;         ///< what is left of it: 01 of 501, 东户 of 3-东户, 门市 of 一层门市
    bool numbered = false;    ///< `door` is one of a scheme that all floors have: two digits
};

/// 501 → 5 and 01; 1203 → 12 and 03; B1-07, 负一层, 地下室 → -1; 一层门市, 1楼商铺2, 3-东户. What says nothing has no
/// floor.
RoomPlace placeOfRoom(const std::string& room);

/// 2 before 10, 3 before 3A before 甲3.
bool naturalLess(const std::string& a, const std::string& b);

} // namespace mulin::people
