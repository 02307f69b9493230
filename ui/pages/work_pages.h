// The pages of everyday work, for MainWindow::setPages, and what ties a session to the window.
#pragma once

#include "ui/shell/page.h"

#include <vector>

namespace mulin::ui {

class MainWindow;
class OfficeSession;

/// residents (with person, household), ledgers, visits (with visit), history. Those of the navigation first.
std::vector<PageEntry> workPages(OfficeSession& session);
/// Status line, undo and redo, reading again after a change, the "register" menu.
void attach(OfficeSession& session, MainWindow& window);

} // namespace mulin::ui
