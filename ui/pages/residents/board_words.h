// The board of a building in the user's language, on the screen and on paper.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class BoardWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::Board)
};

} // namespace mulin::ui
