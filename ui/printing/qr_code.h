// A QR code of a short text.
#pragma once

#include "core/base/result.h"
#include "ui/printing/document.h"

#include <string_view>

namespace mulin::ui::printing {

/// Level Q: a quarter of it may be dirty. BadArgument{text} if it is empty or too long.
Result<SquareCode> qrCode(std::string_view text);

} // namespace mulin::ui::printing
