// Whoever was entered in error (exit_reason `error`, by hand or because two files became one) was never in the ledger:
// no figure and no sheet counts such an enrolment. It stays in the person's file and in the list of those who left.
#pragma once

#include "core/schema/type_def.h"

#include <string>

namespace mulin::ledgers {

/// " AND …" over the table of the ledger, called `t`.
inline std::string notInError(const schema::TypeDef& ledger) {
    return ledger.field("exit_reason") ? " AND t.exit_reason IS NOT 'error'" : "";
}

} // namespace mulin::ledgers
