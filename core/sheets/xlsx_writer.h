// .xlsx through libxlsxwriter in constant memory: header bold and frozen, columns as wide as their content, text as
// text.
#pragma once

#include "core/sheets/sheet_writer.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace mulin::sheets {

class XlsxWriter final : public SheetWriter {
public:
    static Result<std::unique_ptr<SheetWriter>> create(const std::string& path, const WriteOptions& options);
    ~XlsxWriter() override;
    Result<void> header(const std::vector<ColumnSpec>& columns) override;
    /// After 1,048,576 rows a further sheet with the same header goes on.
    Result<void> row(std::span<const Cell> cells) override;
    Result<void> close() override;

private:
    XlsxWriter(const std::string& path, const WriteOptions& options);
    Result<void> startSheet();
    Result<void> finishSheet();
    Result<void> writeText(std::size_t column, std::string_view text, lxw_format* format);
    void widen(std::size_t column, int width);

    PendingFile m_pending;
    std::string m_sheetName, m_temporaryDir, m_privateDir;
    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_bold = nullptr;
    lxw_format* m_date = nullptr;
    lxw_format* m_dateTime = nullptr;
    std::vector<ColumnSpec> m_columns;
    std::vector<int> m_widths;
    std::uint32_t m_row = 0;
    int m_sheets = 0;
};

} // namespace mulin::sheets
