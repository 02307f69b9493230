// The words of every error, before they are translated and filled.
#pragma once

#include "core/base/error.h"

namespace mulin::ui {

struct ErrorEntry {
    ErrorCode code;
    const char* what;
    const char* kept;
    const char* next;
    /// Names of the arguments behind %1, %2, %3.
    const char* args[3];
};

/// By its code, and by what its argument `what` says.
const ErrorEntry& errorEntry(const Error& error);
/// Other words for a code if its argument `what` says so; null: there are none.
const ErrorEntry* errorVariant(const Error& error);

} // namespace mulin::ui
