// Rows that could not be taken, given back in the columns of their own sheet with the reason behind them, so that they
// can be mended and read again.
#pragma once

#include "core/sheets/header_finder.h"
#include "core/sheets/sheet_writer.h"

namespace mulin::sheets {

class RejectWriter {
public:
    /// `reason`: heading of the last column (the caller's language). A column of that name in the source, left from the
    /// last time, is replaced. The file appears at the first rejected row.
    /// `width`: columns of the widest row, if some have no heading.
    RejectWriter(std::string path, const Header& header, std::string reason, WriteOptions options = {},
                 std::size_t width = 0);
    ~RejectWriter();
    /// `row` with all that it takes from the rows above it: it comes back without them.
    Result<void> add(const Row& row, std::string_view reason);
    /// Nothing is written, and what stood at the path stays, if no row was added.
    Result<void> close();
    std::size_t count() const { return m_count; }

private:
    std::string m_path;
    WriteOptions m_options;
    std::vector<ColumnSpec> m_columns;
    std::size_t m_reasonColumn = 0;
    std::size_t m_count = 0;
    std::unique_ptr<SheetWriter> m_writer;
    std::vector<Cell> m_cells;
    std::vector<std::string> m_texts; ///< of cells that are worded anew
};

} // namespace mulin::sheets
