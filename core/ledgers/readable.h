// Internal to core/ledgers: tables as far as they may be read.
#pragma once

#include "core/journal/readable.h"

namespace mulin::ledgers {

using journal::dateAt;
using journal::Readable;

} // namespace mulin::ledgers
