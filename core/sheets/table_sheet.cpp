#include "core/sheets/table_sheet.h"

#include "core/sheets/sheet_writer.h"

#include <charconv>

namespace mulin::sheets {

Result<void> writeTable(const security::Disclosure& allowed, const reports::WordTable& table, const std::string& path) {
    WriteOptions options;
    options.sheetName = table.title;
    MULIN_TRY_LET(sheet, createSheet(allowed, path, options));
    std::vector<ColumnSpec> columns;
    for (const auto& column : table.columns) columns.push_back({column.title});
    MULIN_TRY(sheet->header(columns));
    for (const auto& row : table.rows) {
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& text = row[i];
            std::int64_t number = 0;
            const auto end = text.data() + text.size();
            const bool whole =
                table.columns[i].right && !text.empty() && std::from_chars(text.data(), end, number).ptr == end;
            cells.push_back(whole ? numberCell(static_cast<double>(number)) : textCell(text));
        }
        MULIN_TRY(sheet->row(cells));
    }
    return sheet->close();
}

} // namespace mulin::sheets
