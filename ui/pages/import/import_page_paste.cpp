// Rows that were copied in a sheet program, instead of a file.
#include "core/sheets/sheet_reader.h"
#include "ui/pages/import/import_page.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QLabel>

namespace mulin::ui {

namespace {
/// In the place of a file, which begins otherwise.
const QString clipboard = QStringLiteral("clipboard:");
} // namespace

QString ImportPage::pasteInto(const std::string& type, const std::vector<std::string>& columns) {
    QStringList ids;
    for (const std::string& id : columns) ids << QString::fromStdString(id);
    return QString::fromStdString(type) + QLatin1Char(':') + clipboard + ids.join(QLatin1Char(','));
}

void ImportPage::paste(const std::vector<std::string>& columns) {
    if (isBusy()) return;
    const QMimeData* held = QGuiApplication::clipboard()->mimeData();
    std::string table;
    if (held != nullptr && held->hasText()) table = held->text().toStdString();
    if (held != nullptr && held->hasHtml() && table.find('\t') == std::string::npos) {
        if (std::string cells = sheets::pastedTable(held->html().toStdString()); !cells.empty())
            table = std::move(cells);
    }
    if (QString::fromStdString(table).trimmed().isEmpty()) {
        setStep(ChooseFile);
        m_error->setText(tr("There is no table on the clipboard. Copy the rows in Excel or WPS first."));
        m_error->show();
        return;
    }
    m_pastedHead.clear();
    for (const std::string& id : columns) {
        const schema::FieldDef* field = typeDef().field(id);
        m_pastedHead += (m_pastedHead.empty() ? "" : "\t") + (field != nullptr ? field->label.zh : id);
    }
    begin(tr("Pasted table").toStdString());
    m_pasted = std::make_shared<const std::string>(std::move(table));
    readSheet();
}

std::optional<std::vector<std::string>> ImportPage::pastedInto(const QString& what) {
    if (!what.startsWith(clipboard)) return std::nullopt;
    std::vector<std::string> columns;
    for (const QString& id : what.mid(clipboard.size()).split(QLatin1Char(','), Qt::SkipEmptyParts))
        columns.push_back(id.toStdString());
    return columns;
}

} // namespace mulin::ui
