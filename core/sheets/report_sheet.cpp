#include "core/sheets/report_sheet.h"

#include "core/reports/definition.h"
#include "core/sheets/sheet_writer.h"

namespace mulin::sheets {

Result<void> writeReport(const security::Disclosure& allowed, const reports::MonthlyReport& report,
                         const std::string& path, schema::Language language) {
    MULIN_TRY_LET(definition, reports::shippedReport("monthly"));
    WriteOptions options;
    options.sheetName =
        std::to_string(report.month.year) + (report.month.month < 10 ? "-0" : "-") + std::to_string(report.month.month);
    MULIN_TRY_LET(sheet, createSheet(allowed, path, options));
    std::vector<ColumnSpec> columns;
    for (const char* word : {"section", "figure", "unit", "now", "before", "change"})
        columns.push_back({definition.word(word, language)});
    for (const reports::Grid& grid : report.grids)
        columns.push_back({grid.name.empty() ? definition.word("rest", language) : grid.name});
    MULIN_TRY(sheet->header(columns));
    for (const reports::Figure& figure : report.figures) {
        std::string section = figure.section;
        for (const reports::SectionDef& one : definition.sections)
            if (one.id == figure.section) section = one.label.in(language);
        std::vector<Cell> row{textCell(section), textCell(figure.label.in(language)),
                              textCell(figure.unit.in(language))};
        for (const std::int64_t number : {figure.value(), figure.before.value, figure.change()})
            row.push_back(numberCell(static_cast<double>(number)));
        for (const reports::Amount& grid : figure.grids) row.push_back(numberCell(static_cast<double>(grid.value)));
        MULIN_TRY(sheet->row(row));
    }
    return sheet->close();
}

} // namespace mulin::sheets
