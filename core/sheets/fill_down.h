// Values that stand once for several rows: merged cells, and columns where a blank means "as above".
#pragma once

#include "core/sheets/sheet_reader.h"

#include <set>
#include <string>
#include <vector>

namespace mulin::sheets {

/// Give it every row in order. Of a merged range only the first column is filled, so that a title merged across columns
/// does not spread. The filled texts live until the next call.
class FillDown {
public:
    /// `columns`: those in which merged cells are filled. `always`: those in which any blank takes the value above.
    FillDown(const std::vector<MergedRange>& merges, std::set<std::size_t> columns, std::set<std::size_t> always = {});
    void apply(Row& row);

private:
    struct Kept {
        std::string text;
        Cell cell;
        std::uint32_t lastRow = 0; // 0 = holds no merged value
        bool known = false;
    };
    struct Column {
        std::vector<MergedRange> ranges; // by first row
        std::size_t next = 0;
        Kept merged, above;
        bool always = false;
    };
    static void keep(Kept& kept, const Cell& cell);
    static void put(Row& row, std::size_t column, const Kept& kept);
    std::vector<std::pair<std::size_t, Column>> m_columns;
};

} // namespace mulin::sheets
