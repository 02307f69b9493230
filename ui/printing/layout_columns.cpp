// How wide the columns of a table are: by their shares, unless a number or a word would break.
#include "ui/printing/layout_builder.h"

#include <algorithm>
#include <numeric>

namespace mulin::ui::printing {

namespace {

constexpr double smallestType = 8; // pt; smaller is not read at arm's length
constexpr double typeStep = 0.5;
constexpr double enough = 0.01; // mm: rounding

double sum(const std::vector<double>& list) { return std::accumulate(list.begin(), list.end(), 0.0); }

std::vector<double> edgesOf(const std::vector<double>& widths) {
    std::vector<double> edges{0};
    for (const double width : widths) edges.push_back(edges.back() + width);
    return edges;
}

std::vector<double> sharesOf(const Table& table, double room) {
    double all = 0;
    for (const Column& column : table.columns) all += column.width;
    std::vector<double> widths;
    for (const Column& column : table.columns) widths.push_back(column.width / all * room);
    return widths;
}

/// Shares of the room, but no column below its need; nothing if that cannot be.
std::optional<std::vector<double>> spread(const std::vector<double>& shares, const std::vector<double>& needs,
                                          double room) {
    if (sum(needs) > room + enough) return {};
    std::vector<bool> fixed(shares.size());
    for (;;) {
        double free = room;
        double weight = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (fixed[i])
                free -= needs[i];
            else
                weight += shares[i];
        }
        bool grown = false;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (fixed[i] || shares[i] / weight * free >= needs[i] - enough) continue;
            fixed[i] = true;
            grown = true;
        }
        if (grown) continue;
        std::vector<double> widths;
        for (std::size_t i = 0; i < shares.size(); ++i)
            widths.push_back(fixed[i] ? needs[i] : shares[i] / weight * free);
        return widths;
    }
}

/// The chosen columns, ascending, as a table of their own.
Table partOf(const Table& table, const std::vector<std::size_t>& columns) {
    Table part;
    part.caption = table.caption;
    part.size = table.size;
    for (const std::size_t column : columns) part.columns.push_back(table.columns[column]);
    const auto rowOf = [&](const Row& row) {
        Row cut;
        cut.anchor = row.anchor;
        cut.bold = row.bold;
        std::size_t from = 0;
        for (const Cell& cell : row.cells) {
            const std::size_t to = from + std::size_t(cell.span);
            const auto left = std::count_if(columns.begin(), columns.end(),
                                            [&](std::size_t column) { return column >= from && column < to; });
            if (left > 0) {
                cut.cells.push_back(cell);
                cut.cells.back().span = int(left);
            }
            from = to;
        }
        return cut;
    };
    for (const Row& row : table.header) part.header.push_back(rowOf(row));
    for (const Row& row : table.rows) part.rows.push_back(rowOf(row));
    return part;
}

/// Columns that a cell of the head joins; the first column stands alone.
std::vector<std::vector<std::size_t>> groupsOf(const Table& table) {
    std::vector<bool> joined(table.columns.size());
    for (const Row& row : table.header) {
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            for (int i = 1; i < cell.span; ++i) joined[column + std::size_t(i)] = true;
            column += std::size_t(cell.span);
        }
    }
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        if (groups.empty() || !joined[column]) groups.emplace_back();
        groups.back().push_back(column);
    }
    return groups;
}

} // namespace

bool LayoutBuilder::breaksWords(const Table& table, const std::vector<double>& edges) {
    const double size = tableSize(table);
    const double em = size * pointToMm;
    const auto breaks = [&](const Row& row, bool header) {
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            const double room = edges[column + std::size_t(cell.span)] - edges[column] - 2 * cellPadding;
            column += std::size_t(cell.span);
            qsizetype length = 0;
            for (const Run& run : cell.runs) length += run.text.size();
            // No character is wider than this: most cells need no measuring.
            if (double(length) * em * 1.15 <= room) continue;
            TextStyle style = tableStyle(row.bold, Align::Left, size);
            if (header) style.role = FontRole::Hei;
            if (m_type.extentOf(cell.runs, style).word > room + enough) return true;
        }
        return false;
    };
    return std::any_of(table.header.begin(), table.header.end(), [&](const Row& row) { return breaks(row, true); }) ||
           std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) { return breaks(row, false); });
}

LayoutBuilder::Needs LayoutBuilder::needsOf(const Table& table) {
    const double size = tableSize(table);
    const double em = size * pointToMm;
    Needs needs;
    needs.words.assign(table.columns.size(), 2 * cellPadding + em);
    needs.wished = needs.words;
    struct Joined {
        std::size_t from, to;
        double word, wished;
    };
    std::vector<Joined> joined;
    const auto measure = [&](const Row& row, bool header) {
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            const std::size_t from = column;
            column += std::size_t(cell.span);
            if (cell.runs.empty()) continue;
            TextStyle style = tableStyle(row.bold, Align::Left, size);
            if (header) style.role = FontRole::Hei;
            const auto extent = m_type.extentOf(cell.runs, style);
            const double word = extent.word + 2 * cellPadding;
            const double wished = std::max(word, std::min(extent.line, (header ? 2 : 4) * em) + 2 * cellPadding);
            if (cell.span > 1) {
                joined.push_back({from, column, word, wished});
                continue;
            }
            needs.words[from] = std::max(needs.words[from], word);
            needs.wished[from] = std::max(needs.wished[from], wished);
        }
    };
    for (const Row& row : table.header) measure(row, true);
    for (const Row& row : table.rows) measure(row, false);
    const auto widen = [](std::vector<double>& list, const Joined& cell, double need) {
        const double have =
            std::accumulate(list.begin() + std::ptrdiff_t(cell.from), list.begin() + std::ptrdiff_t(cell.to), 0.0);
        for (std::size_t i = cell.from; have < need && i < cell.to; ++i)
            list[i] += (need - have) / double(cell.to - cell.from);
    };
    for (const Joined& cell : joined) {
        widen(needs.words, cell, cell.word);
        widen(needs.wished, cell, cell.wished);
    }
    needs.words.front() = needs.wished.front(); // the names of the rows
    return needs;
}

std::vector<LayoutBuilder::Fitted> LayoutBuilder::inParts(const Table& table, const Needs& needs) const {
    const double room = width() - needs.wished.front();
    // What one part cannot hold is taken apart, whatever its head joins.
    std::vector<std::vector<std::size_t>> groups;
    const auto widthOf = [&](const std::vector<std::size_t>& columns) {
        double all = 0;
        for (const std::size_t column : columns) all += needs.wished[column];
        return all;
    };
    for (std::vector<std::size_t>& group : groupsOf(table)) {
        if (widthOf(group) <= room + enough) {
            groups.push_back(std::move(group));
        } else {
            for (const std::size_t column : group) groups.push_back({column});
        }
    }
    const auto cut = [&](double most) {
        std::vector<std::vector<std::size_t>> parts;
        double used = 0;
        for (const auto& group : groups) {
            const double more = widthOf(group);
            if (parts.empty() || used + more > most + enough) {
                parts.push_back({0});
                used = 0;
            }
            parts.back().insert(parts.back().end(), group.begin(), group.end());
            used += more;
        }
        return parts;
    };
    std::vector<std::vector<std::size_t>> parts = cut(room);
    // As many parts as must be, of like width.
    for (double most = room * 0.97; most > room / 4; most -= room * 0.03) {
        auto narrower = cut(most);
        if (narrower.size() > parts.size()) break;
        parts = std::move(narrower);
    }
    std::vector<Fitted> all;
    for (const auto& columns : parts) {
        Fitted one;
        one.part = partOf(table, columns);
        if (!all.empty() && !table.caption.isEmpty()) one.part->caption += table.further;
        std::vector<double> wished;
        for (const std::size_t column : columns) wished.push_back(needs.wished[column]);
        const std::vector<double> shares = sharesOf(*one.part, width());
        auto widths = spread(shares, wished, width());
        one.edges = edgesOf(widths ? *widths : shares);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<LayoutBuilder::Fitted> LayoutBuilder::fitted(const Table& table) {
    std::vector<Fitted> one(1);
    const std::vector<double> shares = sharesOf(table, width());
    one.front().edges = edgesOf(shares);
    if (!breaksWords(table, one.front().edges)) return one;
    const double size = tableSize(table);
    Table smaller = table;
    // By what the columns wish, in smaller type; then by what their words need.
    for (const bool wish : {true, false}) {
        for (double type = size;; type = std::max(type - typeStep, smallestType)) {
            smaller.size = type;
            const Needs needs = needsOf(smaller);
            if (const auto widths = spread(shares, wish ? needs.wished : needs.words, width())) {
                one.front().edges = edgesOf(*widths);
                if (type < size) one.front().part = std::move(smaller);
                return one;
            }
            if (type <= smallestType) break;
        }
    }
    if (table.columns.size() < 3) return one;
    smaller.size = size;
    const std::vector<Fitted> whole = inParts(smaller, needsOf(smaller));
    smaller.size = std::min(size, smallestType + 1);
    std::vector<Fitted> fewer = inParts(smaller, needsOf(smaller));
    return fewer.size() < whole.size() ? fewer : whole;
}

} // namespace mulin::ui::printing
