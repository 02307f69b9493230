// What can be done, for the search box: pages, commands with a key, what the menus of the window offer. Made from the
// registry of commands and the menus, so that nothing is listed twice.
#pragma once

#include "ui/forms/record_picker.h"

namespace mulin::ui {

class MainWindow;

/// Found by any part of its words, their reading or initials; all of them for no text. Only what may be done now.
std::vector<PickerRow> findActs(MainWindow& window, const QString& text);

} // namespace mulin::ui
