// The search box of the frame: persons below it while one types; Enter or a click opens them.
#pragma once

namespace mulin::ui {

class MainWindow;
class OfficeSession;

/// Once per window. The session outlives the window.
void attachSearch(OfficeSession& session, MainWindow& window);

} // namespace mulin::ui
