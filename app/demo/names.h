// Names as they are met with: frequent surnames with a share of rare ones and such with an odd reading; given names
// after sex and decade of birth.
#pragma once

#include "app/demo/chance.h"

#include <string>

namespace mulin::demo {

class Names {
public:
    explicit Names(Chance& chance) : m_chance(chance) {}
    std::string surname();
    std::string given(bool male, int birthYear);
    std::string full(bool male, int birthYear) { return surname() + given(male, birthYear); }

private:
    Chance& m_chance;
};

/// The surname of a name made here: two characters if it is one of the double surnames.
std::string surnameOf(const std::string& name);

} // namespace mulin::demo
