// PDF files whose text can be taken out as it was typed.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/security/disclosures.h"
#include "ui/printing/painter.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

namespace mulin::ui::printing {

struct PdfOptions {
    /// Shown by readers and spoolers; never a person's name.
    QString name = QStringLiteral("Mulin");
    /// Invalid: no date in the file, so that equal pages give equal bytes.
    QDateTime created;
};

/// Needs a QGuiApplication, no display.
Result<QByteArray> pdfOf(const security::Disclosure& allowed, const Pages& pages, const PdfOptions& options,
                         Progress& progress);
/// Replaces `path` as a whole or leaves it alone. Errors: IoError{path}, Denied, Cancelled.
Result<void> writePdf(const security::Disclosure& allowed, const Pages& pages, const QString& path,
                      const PdfOptions& options, Progress& progress);
Result<void> writePdf(const security::Disclosure& allowed, const Pages& pages, const QString& path);

/// Qt writes the lowest code point that shares a glyph (月 comes out as the radical U+2F49, a space as a tab) and none
/// beyond U+FFFF. This writes every ToUnicode map anew: from the log of what was painted; for fonts where the log and
/// the page streams do not agree, by `replacements` (code point as written → text).
Result<QByteArray> mendPdf(const QByteArray& pdf, const GlyphLog& log, const QHash<char32_t, QString>& replacements,
                           const PdfOptions& options);
/// For each painted character the radicals and compatibility ideographs that share its glyph.
QHash<char32_t, QString> radicalReplacements(const GlyphLog& log);

} // namespace mulin::ui::printing
