// The page of the ledgers in the user's language, for the parts that it is put together from.
#pragma once

#include <QtCore/QCoreApplication>

namespace mulin::ui {

class LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::LedgersPage)
};

} // namespace mulin::ui
