// Rows of one table of an OpenDocument spreadsheet (.ods), parsed piece by piece. What a row or cell says it is
// repeated is counted: a few bytes may not become millions of rows.
#pragma once

#include "core/sheets/sheet_reader.h"
#include "core/sheets/xml_stream.h"
#include "core/sheets/zip_archive.h"

#include <optional>

namespace mulin::sheets {

class OdsReader final : public SheetReader, private XmlStream::Handler {
public:
    /// Is this a spreadsheet of OpenDocument, by what lies in it?
    static bool isOne(const ZipArchive& archive);
    static Result<std::unique_ptr<SheetReader>> open(std::unique_ptr<ZipArchive> archive, const std::string& sheet);

    Result<bool> next(Row& row) override;
    std::string format() const override { return "ods"; }
    std::vector<std::string> sheetNames() const override;
    std::string sheetName() const override { return m_tables[m_table].name; }
    const std::vector<MergedRange>& merges() const override { return m_tables[m_table].merges; }
    std::int64_t position() const override;
    std::int64_t size() const override;

    /// A table as a first look at the whole file finds it.
    struct Table {
        std::string name;
        bool hidden = false, hasData = false;
        std::vector<MergedRange> merges;
    };

private:
    struct Waiting {
        std::uint32_t column = 0;
        std::size_t text = 0, length = 0; ///< in m_text
        double number = 0;
        CellKind kind = CellKind::Empty;
        bool digitsLost = false;
    };
    struct WaitingRow {
        std::uint32_t number = 0, repeated = 1;
        std::size_t firstCell = 0, endCell = 0;
        bool hidden = false;
    };

    explicit OdsReader(std::unique_ptr<ZipArchive> archive) : m_archive(std::move(archive)) {}
    Result<void> start(std::size_t table);
    void startElement(const char* name, const char** attributes) override;
    void endElement(const char* name) override;
    void characters(const char* text, std::size_t size) override;
    void startRow(const char** attributes);
    void endRow();
    void startCell(const char** attributes);
    void endCell();
    std::string cellText(Waiting& cell);

    std::unique_ptr<ZipArchive> m_archive;
    std::unique_ptr<XmlStream> m_stream;
    std::vector<Table> m_tables;
    std::size_t m_table = 0, m_seen = 0;
    std::optional<mulin::Error> m_error;

    std::vector<WaitingRow> m_rows;
    std::size_t m_nextRow = 0;
    std::vector<Waiting> m_cells;
    std::string m_text;
    std::uint64_t m_made = 0; ///< cells that repetition has made

    std::uint64_t m_row = 1, m_rowRepeated = 1; ///< of the row being read
    std::uint64_t m_column = 0, m_cellRepeated = 1;
    std::size_t m_firstCell = 0, m_firstText = 0; ///< of the row being read
    std::string m_type, m_value, m_said;          ///< of the cell being read: kind, stored value, text shown
    int m_depth = 0, m_paragraphs = 0, m_note = 0;
    bool m_hidden = false, m_formula = false;
    bool m_inTable = false, m_inRow = false, m_inCell = false, m_inText = false, m_covered = false;
};

} // namespace mulin::sheets
