// The command line in the user's language.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::cli {

class CliWords {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace mulin::cli
