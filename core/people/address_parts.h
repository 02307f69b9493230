// Addresses as clerks write them, taken apart.
#pragma once

#include <string>
#include <string_view>

namespace mulin::people {

struct AddressParts {
    std::string estate;       ///< 友谊南里
    std::string building;     ///< normalised number: "3"; or the name of a building without one: 综合楼
    std::string buildingName; ///< what to call it if it is new: 3号楼
    std::string entrance;     ///< "2"
    std::string room;         ///< "501"
    std::string place;        ///< of a scattered dwelling: 某某巷12号. Then the others are empty
    std::string grid;         ///< 第3网格, 3, 15 digits; optional

    bool empty() const {
        return estate.empty() && building.empty() && entrance.empty() && room.empty() && place.empty();
    }
    bool scattered() const { return building.empty(); }
    bool operator==(const AddressParts&) const = default;
};

/// 友谊南里 3号楼2单元501, 3-2-501, 3#2-501, 友谊南里三号楼二单元501室, 某某巷12号. Never fails: what cannot be taken
/// apart is `place`.
AddressParts parseAddress(std::string_view text);

/// In one line, as dwelling.address says it: 友谊南里3号楼2单元501室.
std::string addressText(const AddressParts& parts);

/// From a cell of its own: 3, "3#", 三号楼, 3栋, 3幢 → short 3, name 3号楼; A座 → A, A座; 综合楼 → 综合楼, 综合楼.
struct BuildingName {
    std::string number, name;
};
BuildingName buildingName(std::string_view text);
std::string entranceNumber(std::string_view text); ///< 二单元 → 2
std::string roomNumber(std::string_view text);     ///< 501室 → 501
/// Serial in 第3网格, 3网格, 三网格, 3, a 15-digit code; 0 if there is none.
int gridNumber(std::string_view text);
/// 三 → 3, 十二 → 12, 二〇一 → 201; other text comes back unchanged.
std::string arabicNumerals(std::string_view text);

} // namespace mulin::people
