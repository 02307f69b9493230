// For what takes a busy computer long.
#pragma once

#include "tests/support/gui_office.h"

namespace mulin::test {

/// A password is tried at a cost that a busy computer pays several times.
inline bool patiently(const std::function<bool()>& done) {
    for (int i = 0; i < 6; ++i)
        if (GuiOffice::until(done)) return true;
    return false;
}

} // namespace mulin::test
