// The program around the window in the user's language.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::app {

class WindowWords {
    Q_DECLARE_TR_FUNCTIONS(Window)
};

} // namespace mulin::app
