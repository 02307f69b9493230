#include "ui/forms/attachment_preview.h"

#include "core/journal/blobs.h"
#include "core/sheets/text_decoder.h"
#include "ui/forms/attachment_words.h"
#include "ui/look/number.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QStringConverter>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>

namespace mulin::ui {

namespace {

/// The decoder by the content that was recognised: no other one gets to see it.
QByteArray formatOf(const std::string& media) {
    for (const char* format : {"jpeg", "png", "gif", "bmp", "webp"})
        if (media == std::string("image/") + format && QImageReader::supportedImageFormats().contains(format))
            return format;
    return {};
}

QSize fitted(QSize full, QSize box) {
    return full.width() <= box.width() && full.height() <= box.height() ? full : full.scaled(box, Qt::KeepAspectRatio);
}

void showPicture(Preview& made, QIODevice& content, const std::string& media, QSize box) {
    const QByteArray format = formatOf(media);
    if (format.isEmpty()) {
        made.sentence = AttachmentWords::tr("Pictures of this kind cannot be shown here; save a copy to look at it.");
        return;
    }
    // What Qt allows by itself is half of that, and would be called damage.
    QImageReader::setAllocationLimit(static_cast<int>(mostPixels * 4 / (1024 * 1024)));
    QImageReader reader(&content, format);
    reader.setAutoTransform(true); // a phone that was held upright
    made.full = reader.size();
    if (!made.full.isEmpty() && std::int64_t{made.full.width()} * made.full.height() > mostPixels) {
        made.sentence = AttachmentWords::tr("%1 × %2 pixels are too many to be shown; the file is kept as it is.")
                            .arg(number(made.full.width()), number(made.full.height()));
        return;
    }
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    if (!made.full.isEmpty()) reader.setScaledSize(fitted(made.full, turned ? box.transposed() : box));
    if (turned) made.full.transpose();
    made.picture = reader.read();
    if (made.picture.isNull()) {
        made.sentence = AttachmentWords::tr("This picture is damaged and cannot be shown.");
        return;
    }
    if (made.full.isEmpty()) made.full = made.picture.size();
    if (made.picture.width() > box.width() || made.picture.height() > box.height())
        made.picture = made.picture.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

void showPage(Preview& made, QBuffer& content, QSize box, int page) {
    QPdfDocument document;
    document.load(&content);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1) {
        made.sentence = document.error() == QPdfDocument::Error::IncorrectPassword
                            ? AttachmentWords::tr("This PDF has a password; save a copy to look at it.")
                            : AttachmentWords::tr("This PDF is damaged and cannot be shown.");
        return;
    }
    made.pages = document.pageCount();
    page = qBound(0, page, made.pages - 1);
    const QSizeF points = document.pagePointSize(page);
    if (points.isEmpty()) return;
    const QSize size = points.scaled(QSizeF(box), Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    const QImage drawn = document.render(page, size);
    made.picture = QImage(size, QImage::Format_RGB32);
    made.picture.fill(Qt::white);
    QPainter(&made.picture).drawImage(0, 0, drawn);
    made.full = size;
}

/// With a mark at its beginning as that says; UTF-8 if it can be (but for a character cut off at the end), else what
/// Chinese Windows writes.
QString textOf(const std::string& bytes) {
    const QByteArrayView data(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (const auto marked = QStringConverter::encodingForData(data)) return QStringDecoder(*marked)(data);
    std::size_t cutOff = 0;
    QStringDecoder gb("GB18030");
    if (sheets::isStrictUtf8(bytes, cutOff) || !gb.isValid()) return QString::fromUtf8(data);
    return gb(data);
}

} // namespace

Result<Preview> previewOf(const db::Reader& reader, const schema::Attachment& attachment, QSize box, int page,
                          bool texts) {
    Preview made;
    const bool text = attachment.media == "text/plain";
    const bool pdf = attachment.media == "application/pdf";
    if (!attachment.isPicture() && !pdf && !(text && texts)) {
        made.sentence = AttachmentWords::tr("Files of this kind are not shown here; save a copy to open it.");
        return made;
    }
    MULIN_TRY_LET(bytes, journal::blobBytes(reader, attachment));
    if (text) {
        constexpr std::size_t mostText = 512 * 1024;
        made.cut = bytes.size() > mostText;
        bytes.resize(std::min(bytes.size(), mostText));
        made.text = textOf(bytes);
        return made;
    }
    QByteArray content = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    if (pdf)
        showPage(made, buffer, box, page);
    else
        showPicture(made, buffer, attachment.media, box);
    return made;
}

} // namespace mulin::ui
