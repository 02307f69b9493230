// What stands in a person's file in the user's language.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class PersonWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::PersonData)
};

} // namespace mulin::ui
