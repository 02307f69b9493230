// Laid-out pages on paper.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/security/disclosures.h"
#include "ui/printing/layout.h"

class QPrinter;

namespace mulin::ui::printing {

/// Honours the printer's page range and copies; sets paper, orientation and a neutral job name. A printer that writes
/// PDF goes through writePdf. Errors: IoError{path} (the printer's name), Denied, Cancelled.
Result<void> print(const security::Disclosure& allowed, const Pages& pages, QPrinter& printer, Progress& progress);

} // namespace mulin::ui::printing
