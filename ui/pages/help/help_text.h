// Markdown in the fonts, colours and distances of the tokens.
#pragma once

#include <QtCore/QString>

class QTextDocument;

namespace mulin::ui {

/// Replaces the document's text.
void setHelpText(QTextDocument& document, const QString& markdown);

} // namespace mulin::ui
