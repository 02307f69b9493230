// Numbers that work in the program and belong to nobody: ID numbers of counties that do not exist (no county has the
// last two digits 99), phones of a prefix that is given to no operator (154).
#pragma once

#include "app/demo/chance.h"

#include <string>
#include <unordered_map>

namespace mulin::demo {

class Identities {
public:
    explicit Identities(Chance& chance) : m_chance(chance) {}
    /// With a right check digit; never the same twice.
    std::string idNumber(bool male, Date birth, bool local);
    std::string phone();

private:
    Chance& m_chance;
    std::unordered_map<std::string, int> m_serials; ///< by region, date and sex
    std::uint32_t m_phone = 0;
};

} // namespace mulin::demo
