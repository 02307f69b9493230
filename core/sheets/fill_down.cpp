#include "core/sheets/fill_down.h"

namespace mulin::sheets {

FillDown::FillDown(const std::vector<MergedRange>& merges, std::set<std::size_t> columns,
                   std::set<std::size_t> always) {
    columns.insert(always.begin(), always.end());
    for (const std::size_t column : columns) {
        Column entry;
        entry.always = always.count(column) != 0;
        for (const auto& range : merges)
            if (range.firstColumn == column && range.lastRow > range.firstRow) entry.ranges.push_back(range);
        m_columns.emplace_back(column, std::move(entry));
    }
}

void FillDown::keep(Kept& kept, const Cell& cell) {
    kept.text.assign(cell.text);
    kept.cell = cell;
    kept.known = !cell.empty();
}

void FillDown::put(Row& row, std::size_t column, const Kept& kept) {
    if (!kept.known) return;
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = kept.cell;
    row.cells[column].text = kept.text;
}

void FillDown::apply(Row& row) {
    for (auto& [column, entry] : m_columns) {
        while (entry.next < entry.ranges.size() && entry.ranges[entry.next].firstRow <= row.number) {
            const auto& range = entry.ranges[entry.next++];
            entry.merged.known = false;
            entry.merged.lastRow = range.lastRow;
            // its first row may be blank, and then the range has nothing to give
            if (range.firstRow == row.number) keep(entry.merged, row.at(column));
        }
        const bool blank = row.at(column).empty();
        if (blank && row.number <= entry.merged.lastRow)
            put(row, column, entry.merged);
        else if (blank && entry.always)
            put(row, column, entry.above);
        if (entry.always && !blank) keep(entry.above, row.at(column));
    }
}

} // namespace mulin::sheets
