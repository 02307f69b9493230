// Rows of one worksheet of an OOXML workbook, parsed piece by piece.
#pragma once

#include "core/sheets/shared_strings.h"
#include "core/sheets/sheet_reader.h"
#include "core/sheets/workbook.h"

#include <optional>

namespace mulin::sheets {

class XlsxReader final : public SheetReader, private XmlStream::Handler {
public:
    static Result<std::unique_ptr<SheetReader>> open(const std::string& path, const std::string& sheet);

    Result<bool> next(Row& row) override;
    std::string format() const override { return "xlsx"; }
    std::vector<std::string> sheetNames() const override;
    std::string sheetName() const override { return m_book.sheets[m_sheet].name; }
    const std::vector<MergedRange>& merges() const override { return m_merges; }
    std::int64_t position() const override;
    std::int64_t size() const override;

private:
    enum class Type : std::uint8_t { Number, Shared, String, Boolean, Error, Date };
    /// A cell of a row that waits. Its text lies in the string table or at an offset of m_text.
    struct Waiting {
        double number;
        std::uint32_t column, text, length;
        CellKind kind;
        bool shared, digitsLost;
    };
    struct WaitingRow {
        std::uint32_t number;
        std::uint32_t firstCell, endCell;
        bool hidden;
    };

    explicit XlsxReader(std::unique_ptr<ZipArchive> archive) : m_archive(std::move(archive)) {}
    Result<void> start(std::size_t sheet);
    Result<bool> fill();
    Result<void> findMerges();
    void startElement(const char* name, const char** attributes) override;
    void endElement(const char* name) override;
    void characters(const char* text, std::size_t size) override;
    void startRow(const char** attributes);
    void endRow();
    void startCell(const char** attributes);
    void endCell();
    void keepCell(Cell& cell, std::size_t from);
    void keepShared(std::string_view index);
    void damaged(const std::string& what);
    std::string cellName() const;

    std::unique_ptr<ZipArchive> m_archive;
    Workbook m_book;
    SharedStrings m_strings;
    std::unique_ptr<XmlStream> m_stream;
    std::size_t m_sheet = 0;
    std::vector<MergedRange> m_merges;
    std::optional<mulin::Error> m_error;

    std::vector<WaitingRow> m_rows; // complete rows not yet handed out, from m_nextRow
    std::size_t m_nextRow = 0;
    std::vector<Waiting> m_cells;
    std::string m_text, m_scratch, m_formula;

    std::uint32_t m_row = 0;       // number of the row being read
    std::uint32_t m_firstCell = 0; // of the row being read
    std::uint32_t m_firstText = 0;
    std::uint32_t m_column = 0; // of the cell being read
    std::uint32_t m_nextColumn = 0;
    std::uint32_t m_style = 0;
    Type m_type = Type::Number;
    int m_phonetic = 0;
    bool m_hidden = false;
    bool m_inData = false, m_inRow = false, m_inCell = false, m_inText = false, m_inFormula = false;
    bool m_hasValue = false, m_hasFormula = false;
};

} // namespace mulin::sheets
