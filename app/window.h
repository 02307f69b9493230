// Joins core and ui: opens the office, registers the pages, shows the window.
#pragma once

namespace mulin::app {

/// mulin [FILE] [--lang L] [--user U] [--theme light|dark|contrast] [--text normal|large|largest]
int runWindow(int argc, char** argv);

} // namespace mulin::app
