// What can be seen of a file without another program: made on a worker from its content, never from its name.
#pragma once

#include "core/schema/attachment.h"
#include "ui/shell/office_session.h"

#include <QtGui/QImage>

namespace mulin::ui {

struct Preview {
    QImage picture;   ///< of a picture, or of one page of a PDF, fitted into what was asked for
    QSize full;       ///< pixels of the picture as it is
    int pages = 0;    ///< of a PDF
    QString text;     ///< of a text file
    bool cut = false; ///< there is more text
    QString sentence; ///< why nothing is seen
};

/// More pixels are never taken out of a picture, however small its file is.
inline constexpr std::int64_t mostPixels = std::int64_t{64} * 1024 * 1024;

/// `page`: of a PDF, from 0. Texts only if `texts`.
Result<Preview> previewOf(const db::Reader& reader, const schema::Attachment& attachment, QSize box, int page = 0,
                          bool texts = false);

} // namespace mulin::ui
