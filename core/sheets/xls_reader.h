// Rows of a worksheet of Excel 97–2003 (BIFF8, also what WPS calls .et), with results of formulas, merged cells and
// hidden rows. Runs in a process of its own: see sheet_child.h.
#pragma once

#include "core/sheets/number_format.h"
#include "core/sheets/sheet_reader.h"

#include <string>
#include <vector>

namespace mulin::sheets {

class XlsReader final : public SheetReader {
public:
    static Result<std::unique_ptr<SheetReader>> open(const std::string& path, const std::string& sheet);

    Result<bool> next(Row& row) override;
    std::string format() const override { return "xls"; }
    std::vector<std::string> sheetNames() const override;
    std::string sheetName() const override { return m_sheets[m_sheet].name; }
    const std::vector<MergedRange>& merges() const override { return m_merges; }
    std::int64_t position() const override { return static_cast<std::int64_t>(m_next); }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_cells.size()); }

private:
    struct Sheet {
        std::string name;
        std::uint32_t offset = 0;
        bool hidden = false;
    };
    struct Record {
        std::uint16_t id = 0;
        std::string_view data;
    };
    /// As stored; its text is made when it is read.
    struct Stored {
        std::uint32_t row = 0;
        std::uint16_t column = 0, format = 0;
        CellKind kind = CellKind::Number; ///< Number: may turn out a date
        double number = 0;
        std::uint32_t text = 0; ///< Text, Error: index of m_texts
    };
    class Pieces;

    Result<void> readGlobals();
    Result<void> readSheet(std::size_t sheet);
    Result<void> readStrings(const std::vector<std::string_view>& pieces);
    bool nextRecord(std::size_t& at, Record& record) const;
    void readCell(const Record& record);
    void readFormula(const Record& record);
    void readMerges(std::string_view data);
    void keep(std::uint32_t row, std::uint32_t column, std::uint32_t style, double number);
    void keepText(std::uint32_t row, std::uint32_t column, std::uint32_t text);
    void keepError(std::uint32_t row, std::uint32_t column, unsigned code);
    void keepBoolean(std::uint32_t row, std::uint32_t column, bool value);
    std::uint32_t addText(std::string text);
    Error damaged() const;

    std::string m_path, m_bytes;
    std::vector<Sheet> m_sheets;
    std::size_t m_sheet = 0;
    std::vector<NumberFormat> m_formats; ///< by style
    std::vector<std::string> m_texts;    ///< the shared strings, then those of cells
    std::size_t m_shared = 0;
    std::vector<Stored> m_cells; ///< in order of rows and columns
    std::vector<std::uint32_t> m_hidden;
    std::vector<MergedRange> m_merges;
    std::size_t m_next = 0;
    std::vector<std::string> m_rowTexts;
    bool m_date1904 = false;
};

} // namespace mulin::sheets
