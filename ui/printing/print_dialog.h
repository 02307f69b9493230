// Asks for a printer and prints.
#pragma once

#include "core/base/result.h"
#include "core/security/disclosures.h"
#include "ui/printing/layout.h"

#include <functional>

class QWidget;

namespace mulin::ui::printing {

/// Asked once it is known where the pages go (`file` empty: paper): goes on when they may. Who refuses says why.
using Permit = std::function<void(const QString& file, std::function<void(const security::Disclosure&)> goOn)>;

/// `done` is not called if the user changes their mind.
void printAsking(QWidget& above, Pages pages, Permit permit, std::function<void(const Result<void>&)> done);

} // namespace mulin::ui::printing
