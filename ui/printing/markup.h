// The text form of documents: one line, one thing. Described in resources/templates/README.md.
#pragma once

#include "core/base/result.h"
#include "ui/printing/document.h"

#include <vector>

namespace mulin::ui::printing {

struct MarkupLine {
    QString text;
    int number = 0; ///< line of the template it came from, from 1
};

/// BadDefinition{file, line, what}.
Result<Document> parseMarkup(const std::vector<MarkupLine>& lines, const QString& file);
/// Text that markup reads back as itself, on one line.
QString escapedMarkup(const QString& text);

} // namespace mulin::ui::printing
