// Mustache templates → documents.
#pragma once

#include "core/base/result.h"
#include "ui/printing/document.h"
#include "ui/printing/template_data.h"

namespace mulin::ui::printing {

/// Fills a template. `file` is for messages only. BadDefinition{file, line, what}: what is "missing placeholder NAME"
/// when the data lack a name that the template uses (also as a section), or says what is wrong with the line.
Result<Document> fillTemplate(const QString& text, const QString& file, const TemplateData& data);
/// The shipped template ":/templates/NAME.mustache". FileNotFound{path}.
Result<Document> fillShipped(const QString& name, const TemplateData& data);

} // namespace mulin::ui::printing
