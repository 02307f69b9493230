#include "ui/printing/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace mulin::ui::printing {

Result<SquareCode> qrCode(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1), &QRcode_free);
    if (!made) return makeError(ErrorCode::BadArgument, {{"argument", "text"}});
    SquareCode code;
    code.side = made->width;
    code.dark.resize(std::size_t(code.side) * std::size_t(code.side));
    for (std::size_t i = 0; i < code.dark.size(); ++i) code.dark[i] = (made->data[i] & 1) != 0;
    return code;
}

} // namespace mulin::ui::printing
