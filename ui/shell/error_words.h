// Errors in the user's language.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class ErrorTexts {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::ErrorText)
};

} // namespace mulin::ui
