// The machine's words inside an error ("page 12", "cell B2, string x") in the user's language. What is not known here
// is never shown as it is.
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>

namespace mulin::ui {

/// The value of a technical argument: what, part, format, argument, holder, reason.
QString errorDetail(const Error& error, const std::string& name);
/// Is this argument one of those?
bool isErrorDetail(const std::string& name);

} // namespace mulin::ui
