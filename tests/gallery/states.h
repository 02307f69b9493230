// What the gallery shows: pages, and what they look like in the states that matter.
#pragma once

#include "tests/journeys/window_tasks.h"

#include <functional>
#include <vector>

namespace mulin::test {

struct State {
    const char* page; ///< as in the registry of pages; "" = what lies over all pages
    const char* name;
    std::function<void(Clerk&)> reach; ///< from the page opened without an argument
};

/// Pages that are not named here are shown as they open.
const std::vector<State>& states();

} // namespace mulin::test
