#include "ui/printing/layout_builder.h"

#include <algorithm>

namespace mulin::ui::printing {

namespace {

constexpr double outerRule = 0.35;
constexpr double innerRule = 0.18;
constexpr double photoWidth = 26, photoHeight = 36, photoGap = 3; // mm: a photo of one inch with its edge

} // namespace

TextStyle LayoutBuilder::tableStyle(bool bold, Align align, double size) const {
    TextStyle text;
    text.role = FontRole::Song;
    text.size = size > 0 ? size : m_document.style.tableSize;
    text.bold = bold;
    text.align = align;
    text.mixedGap = m_document.style.mixedGap;
    return text;
}

double LayoutBuilder::tablePitch(double size) const {
    return (size > 0 ? size : m_document.style.tableSize) * pointToMm * 1.45;
}

double LayoutBuilder::cellAir(double size) const {
    return (size > 0 ? size : m_document.style.tableSize) * pointToMm * 0.55 * m_document.style.air;
}

void LayoutBuilder::rule(double x1, double y1, double x2, double y2, double thickness) {
    page().rules.push_back({QLineF(x1, y1, x2, y2), thickness, Ink::Black, false});
}

LayoutBuilder::SetRow LayoutBuilder::setRow(const Row& row, const Table& table, const std::vector<double>& edges,
                                            bool header) {
    SetRow set;
    set.anchor = row.anchor;
    set.size = tableSize(table);
    std::size_t column = 0;
    double tallest = tablePitch(set.size);
    const auto add = [&](const Runs& runs, Align align, int span, bool up = false) {
        const double room = edges[column + std::size_t(span)] - edges[column] - 2 * cellPadding;
        TextStyle style = tableStyle(row.bold, align, set.size);
        if (header) style.role = FontRole::Hei;
        TextBox box = textBox(runs, style, std::max(room, 1.0), tablePitch(set.size));
        if (header && align == Align::Centre && box.lines.size() > 1) balance(box, runs, style, room);
        set.cells.push_back(std::move(box));
        set.spans.push_back(span);
        set.up.push_back(up);
        tallest = std::max(tallest, set.cells.back().height());
        column += std::size_t(span);
    };
    for (const Cell& cell : row.cells) {
        const Column& rule = table.columns[column];
        add(cell.runs, cell.align.value_or(header ? rule.headAlign : rule.align), cell.span, cell.up);
    }
    while (column < table.columns.size()) add({}, Align::Left, 1);
    set.height = tallest + cellAir(set.size);
    return set;
}

/// A head that needs several lines gets lines of like length: 80岁/以上, not 80岁以/上.
void LayoutBuilder::balance(TextBox& box, const Runs& runs, const TextStyle& style, double room) {
    // Lines that cut a number or a word would be of like length too.
    const double least = std::max(room * 0.4, m_type.extentOf(runs, style).word);
    for (double narrow = room * 0.95; narrow > least; narrow -= room * 0.05) {
        std::vector<Line> lines = m_type.set(runs, style, narrow);
        double widest = 0;
        for (Line& line : lines) {
            widest = std::max(widest, line.width);
            line.left += (room - narrow) / 2;
        }
        if (lines.size() > box.lines.size() || widest > narrow + 0.02) return;
        box.lines = std::move(lines);
    }
}

void LayoutBuilder::putRow(const SetRow& row, const std::vector<double>& edges, const std::vector<double>& lowered) {
    std::size_t column = 0;
    rule(left(), m_y, left(), m_y + row.height, outerRule);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const TextBox& cell = row.cells[i];
        const double x = left() + edges[column];
        const double lower = i < lowered.size() ? lowered[i] : 0;
        put(cell, x + cellPadding, m_y + (row.height - cell.height()) / 2 + lower);
        column += std::size_t(row.spans[i]);
        const bool last = i + 1 == row.cells.size();
        const double right = left() + edges[column];
        rule(right, m_y, right, m_y + row.height, last ? outerRule : innerRule);
    }
    if (!row.anchor.isEmpty())
        page().anchors.push_back({QRectF(left(), m_y, edges.back(), row.height), row.anchor, true});
    m_y += row.height;
}

void LayoutBuilder::endPart(const std::vector<double>& edges) {
    rule(left(), m_y, left() + edges.back(), m_y, outerRule);
}

void LayoutBuilder::putHeader(const std::vector<SetRow>& header, const std::vector<double>& edges) {
    endPart(edges);
    // Columns that a head row shares with the row above it.
    const auto joined = [&](std::size_t row) {
        std::vector<bool> columns;
        for (std::size_t i = 0; i < header[row].spans.size(); ++i)
            columns.insert(columns.end(), std::size_t(header[row].spans[i]), header[row].up[i]);
        return columns;
    };
    for (std::size_t r = 0; r < header.size(); ++r) {
        std::vector<double> lowered;
        std::size_t column = 0;
        for (const int span : header[r].spans) {
            double below = 0;
            for (std::size_t next = r + 1; next < header.size() && joined(next)[column]; ++next)
                below += header[next].height;
            lowered.push_back(below / 2);
            column += std::size_t(span);
        }
        putRow(header[r], edges, lowered);
        const std::vector<bool> open = r + 1 < header.size() ? joined(r + 1) : std::vector<bool>(edges.size() - 1);
        for (std::size_t c = 0; c + 1 < edges.size(); ++c)
            if (!open[c]) rule(left() + edges[c], m_y, left() + edges[c + 1], m_y, innerRule);
    }
}

void LayoutBuilder::splitRow(const SetRow& row, const std::vector<double>& edges, const std::vector<SetRow>& header) {
    const double air = cellAir(row.size);
    const double pitch = tablePitch(row.size);
    std::size_t lines = 0;
    for (const TextBox& cell : row.cells) lines = std::max(lines, cell.lines.size());
    for (std::size_t from = 0; from < lines;) {
        auto fitting = std::size_t(std::max(1.0, (room() - air + 0.01) / pitch));
        fitting = std::min(fitting, lines - from);
        SetRow slice;
        slice.spans = row.spans;
        slice.anchor = row.anchor;
        slice.size = row.size;
        slice.height = double(fitting) * pitch + air;
        for (const TextBox& cell : row.cells) {
            TextBox part = cell;
            const auto first = std::min(from, cell.lines.size());
            const auto last = std::min(from + fitting, cell.lines.size());
            part.lines.assign(cell.lines.begin() + std::ptrdiff_t(first), cell.lines.begin() + std::ptrdiff_t(last));
            // A cell that fits is centred like any other; what is left of a cut one stands at the top.
            part.lines.resize(std::max(part.lines.size(), cell.lines.size() > 1 ? fitting : part.lines.size()));
            slice.cells.push_back(std::move(part));
        }
        putRow(slice, edges);
        from += fitting;
        if (from < lines) {
            endPart(edges);
            newPage();
            putHeader(header, edges);
        }
    }
}

void LayoutBuilder::block(const Table& table, std::size_t) {
    for (const Fitted& one : fitted(table)) {
        if (m_error) return;
        setTable(one.of(table), one.edges);
    }
}

void LayoutBuilder::setTable(const Table& table, const std::vector<double>& edges) {
    std::vector<SetRow> header;
    double headerHeight = 0;
    for (const Row& row : table.header) {
        header.push_back(setRow(row, table, edges, true));
        headerHeight += header.back().height;
    }
    std::vector<const Row*> rows;
    if (headerHeight > m_area.height() * 0.6) {
        // Repeating it would leave no room: it comes once, like any other rows.
        for (const Row& row : table.header) rows.push_back(&row);
        header.clear();
        headerHeight = 0;
    }
    for (const Row& row : table.rows) rows.push_back(&row);
    const double pageRoom = m_area.height() - headerHeight;
    TextBox caption;
    if (!table.caption.isEmpty()) {
        TextStyle style = tableStyle(false, Align::Centre, tableSize(table));
        style.role = FontRole::Hei;
        caption = textBox({Run{table.caption, false, {}}}, style, width(), tablePitch(style.size) * 1.25);
    }
    double firstRow = rows.empty() ? 0 : setRow(*rows.front(), table, edges, false).height;
    if (firstRow > pageRoom) firstRow = 0;
    const double space = atTop() ? 0 : m_document.style.pitch * 0.2;
    need(space + caption.height() + headerHeight + firstRow);
    if (!atTop()) m_y += space;
    put(caption, left(), m_y);
    m_y += caption.height();

    putHeader(header, edges);
    std::int64_t done = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row* row = rows[i];
        if ((++done & 127) == 0 && m_progress.cancelled()) {
            m_error = makeError(ErrorCode::Cancelled);
            return;
        }
        const SetRow set = setRow(*row, table, edges, false);
        if (set.height > pageRoom) {
            if (room() < m_area.height() * 0.25) {
                endPart(edges);
                newPage();
                putHeader(header, edges);
            }
            splitRow(set, edges, header);
        } else {
            double together = set.height;
            // The last row before a total goes with it.
            if (i + 2 == rows.size() && rows[i + 1]->bold) {
                const double both = together + setRow(*rows[i + 1], table, edges, false).height;
                if (both <= pageRoom) together = both;
            }
            if (together > room() + 0.01) {
                endPart(edges);
                newPage();
                putHeader(header, edges);
            }
            putRow(set, edges);
        }
        rule(left(), m_y, left() + edges.back(), m_y, innerRule);
    }
    endPart(edges);
    m_y = std::min(m_y + m_document.style.pitch * 0.3, m_area.bottom());
}

void LayoutBuilder::block(const KeyValues& grid, std::size_t) {
    // The same frame as a table: pairs of columns.
    Table table;
    for (int i = 0; i < grid.columns; ++i) {
        table.columns.push_back({grid.keyShare, Align::Centre, Align::Centre});
        table.columns.push_back({1 - grid.keyShare, Align::Left, Align::Centre});
    }
    for (std::size_t i = 0; i < grid.items.size(); i += std::size_t(grid.columns)) {
        Row row;
        for (std::size_t k = i; k < i + std::size_t(grid.columns) && k < grid.items.size(); ++k) {
            Cell key{grid.items[k].key};
            Cell value{grid.items[k].value};
            const bool last = k + 1 == grid.items.size();
            if (last) value.span = 1 + 2 * int(i + std::size_t(grid.columns) - 1 - k);
            row.cells.push_back(std::move(key));
            row.cells.push_back(std::move(value));
        }
        table.rows.push_back(std::move(row));
    }
    if (grid.photo.isEmpty()) return block(table, 0);
    need(photoHeight + m_document.style.pitch);
    const std::size_t pagesBefore = m_pages.pages.size();
    const double top = m_y + (atTop() ? 0 : m_document.style.pitch * 0.2);
    const double right = m_area.right();
    m_area.setRight(right - photoWidth - photoGap);
    block(table, 0);
    if (m_pages.pages.size() != pagesBefore) return; // taller than a page: no place for a photo
    m_area.setRight(right);
    const QRectF frame(right - photoWidth, top, photoWidth, photoHeight);
    page().boxes.push_back({frame, Fill::None, innerRule, false, grid.picture.isNull()});
    m_y = std::max(m_y, std::min(frame.bottom() + m_document.style.pitch * 0.3, m_area.bottom()));
    if (!grid.picture.isNull()) {
        page().pictures.push_back({frame, grid.picture});
        return;
    }
    TextStyle style = tableStyle(false, Align::Centre);
    const TextBox words = textBox({Run{grid.photo, false, {}}}, style, photoWidth, tablePitch());
    put(words, frame.left(), frame.center().y() - words.height() / 2);
}

} // namespace mulin::ui::printing
