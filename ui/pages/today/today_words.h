// The page Today in the user's language, for the parts that it is put together from.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class TodayWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::TodayPage)
};

} // namespace mulin::ui
