// Out of the file with what a list shows, whichever way it goes: the right is asked and the log written; of a sealed
// ledger a second person agrees first.
#pragma once

#include "ui/pages/list_snapshot.h"

class QWidget;

namespace mulin::ui {

struct ListLeaving {
    access::Right by = access::Right::Export;
    QString act;                                  ///< for the second person: what is going to be done
    QString path = {};                            ///< of a file
    std::map<std::string, std::string> args = {}; ///< see security::Leaving
};

void discloseList(OfficeSession& session, QWidget* above, const ListSnapshot& list, const ListLeaving& leaving,
                  std::function<void(const security::Disclosure&)> allowed);

} // namespace mulin::ui
