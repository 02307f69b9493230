// Asks for a printer and prints.
#pragma once

#include "core/base/result.h"
#include "ui/printing/layout.h"

#include <functional>

class QWidget;

namespace mulin::ui::printing {

/// Not called if the user changes their mind.
void printAsking(QWidget& above, Pages pages, std::function<void(const Result<void>&)> done);

} // namespace mulin::ui::printing
