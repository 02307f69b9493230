// The command line: design section 9.
#pragma once

class QCoreApplication;

namespace mulin::cli {

/// Is this a call of a subcommand (or of --help, --version), and not of the window?
bool isCommand(int argc, char** argv);
/// Qt's remarks (about displays and folders of the system) are nothing for the user of a command; MULIN_LOG=1 shows
/// them.
void silenceQt();
/// Does the subcommand paint pages, so that it needs fonts?
bool needsFonts(int argc, char** argv);
/// Runs it; the exit code.
int run(QCoreApplication& app, int argc, char** argv);

} // namespace mulin::cli
