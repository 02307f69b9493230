#include "ui/printing/list_document.h"

#include "core/sheets/sheet_writer.h"
#include "ui/printing/template.h"

#include <algorithm>

namespace mulin::ui::printing {

namespace {

/// Half-width characters that a line of table text has on upright A4.
constexpr int uprightRoom = 96;
constexpr int leastShare = 4, mostShare = 30;

/// By what stands in them; a long remark wraps instead of taking it all.
std::vector<int> shares(const PrintedList& list) {
    constexpr std::size_t looked = 400;
    std::vector<int> shares;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        int widest = sheets::displayWidth(list.columns[i].title.toStdString()) + 1;
        for (std::size_t row = 0; row < std::min(looked, list.rows.size()); ++row)
            widest = std::max(widest, sheets::displayWidth(list.rows[row][i].toStdString()) + 1);
        shares.push_back(std::clamp(widest, leastShare, mostShare));
    }
    return shares;
}

} // namespace

Result<Document> listDocument(const PrintedList& list) {
    const std::vector<int> wide = shares(list);
    int all = 0;
    for (const int share : wide) all += share;
    TemplateData data;
    data["title"] = list.title;
    data["office"] = list.office;
    data["printed_on"] = list.printedOn;
    data["counted"] = list.counted;
    data["orientation"] = all > uprightRoom ? "landscape" : "portrait";
    data["page_line"] = list.pageLine;
    data["has_conditions"] = !list.conditions.isEmpty();
    data["conditions"] = list.conditions;
    TemplateData::List columns, rows;
    const std::size_t count = list.columns.size();
    for (std::size_t i = 0; i < count; ++i) {
        TemplateData column;
        column["title"] = list.columns[i].title;
        column["share"] = wide[i];
        column["align"] = list.columns[i].right ? "right" : "left";
        column["last"] = i + 1 == count;
        columns.push_back(std::move(column));
    }
    rows.reserve(list.rows.size());
    for (const std::vector<QString>& texts : list.rows) {
        TemplateData::List cells;
        for (std::size_t i = 0; i < count; ++i) {
            TemplateData cell;
            cell["text"] = texts[i];
            cell["last"] = i + 1 == count;
            cells.push_back(std::move(cell));
        }
        TemplateData row;
        row["cells"] = std::move(cells);
        rows.push_back(std::move(row));
    }
    data["columns"] = std::move(columns);
    data["rows"] = std::move(rows);
    MULIN_TRY_LET(document, fillShipped(QStringLiteral("list"), data));
    document.title = list.title;
    return document;
}

} // namespace mulin::ui::printing
