#include "ui/printing/pdf.h"

#include "core/journal/horizon.h"

#include <QtCore/QBuffer>
#include <QtCore/QSaveFile>
#include <QtGui/QPageLayout>
#include <QtGui/QPageSize>
#include <QtGui/QPdfWriter>

namespace mulin::ui::printing {

namespace {

constexpr int unitsPerMm = 100;
constexpr int resolution = 2540; // dots per inch: a hundredth of a millimetre

QPageLayout layoutOf(const QSizeF& paper) {
    const QSizeF upright = paper.width() > paper.height() ? paper.transposed() : paper;
    return QPageLayout(QPageSize(upright, QPageSize::Millimeter, {}, QPageSize::FuzzyMatch),
                       paper.width() > paper.height() ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF());
}

} // namespace

QHash<char32_t, QString> radicalReplacements(const GlyphLog& log) {
    QHash<char32_t, QString> replacements;
    FaceCache faces;
    for (const auto& [face, glyphs] : log.glyphs) {
        const QRawFont& font = faces.font(face, 64);
        const auto range = [&](char32_t first, char32_t last) {
            for (char32_t c = first; c <= last; ++c) {
                const auto indexes = font.glyphIndexesForString(QString::fromUcs4(&c, 1));
                if (indexes.size() != 1 || indexes.first() == 0) continue;
                const QString text = glyphs.value(indexes.first());
                if (!text.isEmpty() && text != QString::fromUcs4(&c, 1)) replacements.insert(c, text);
            }
        };
        range(0x2E80, 0x2FDF);
        range(0xF900, 0xFAFF);
    }
    replacements.insert(U'\t', QStringLiteral(" "));
    return replacements;
}

Result<QByteArray> pdfOf(const security::Disclosure& allowed, const Pages& pages, const PdfOptions& options,
                         Progress& progress) {
    if (!allowed.allows(access::Right::Print)) return journal::denied("print", {});
    QByteArray bytes;
    GlyphLog log;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_4);
        writer.setResolution(resolution);
        writer.setPageLayout(layoutOf(pages.paper));
        QPainter painter;
        if (!painter.begin(&writer)) return makeError(ErrorCode::Internal, {}, "QPdfWriter did not begin");
        PagePainter page;
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            if (i > 0) writer.newPage();
            page.paint(painter, pages.pages[i], unitsPerMm, {}, &log);
            progress.report(std::int64_t(i + 1), std::int64_t(pages.pages.size()));
        }
        painter.end();
    }
    return mendPdf(bytes, log, radicalReplacements(log), options);
}

Result<void> writePdf(const security::Disclosure& allowed, const Pages& pages, const QString& path,
                      const PdfOptions& options, Progress& progress) {
    MULIN_TRY_LET(bytes, pdfOf(allowed, pages, options, progress));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::IoError, {{"path", path.toStdString()}}, file.errorString().toStdString());
    return {};
}

Result<void> writePdf(const security::Disclosure& allowed, const Pages& pages, const QString& path) {
    NoProgress progress;
    return writePdf(allowed, pages, path, {}, progress);
}

} // namespace mulin::ui::printing
