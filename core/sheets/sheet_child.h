// Old binary sheets are read in a process of their own, which has no file of the office, no key and no password: memory
// and time are bounded, and whatever a crafted file does to it, the window stays. The process is this very program with
// a first argument that is told nobody; what it reads comes back through a pipe and is checked like the content of any
// file.
#pragma once

#include "core/sheets/sheet_reader.h"

namespace mulin::sheets {

/// Is this process meant to be such a child? To be asked first in main(), before anything else is set up.
bool isSheetChild(int argc, char** argv);
/// Its work: reads the sheet that the arguments name and writes it to stdout. Returns the exit code.
int runSheetChild(int argc, char** argv);

/// Reads a sheet through a child. SheetHelper{what}: "crashed", "time", "memory".
Result<std::unique_ptr<SheetReader>> openInChild(const std::string& path, const std::string& sheet);

} // namespace mulin::sheets
