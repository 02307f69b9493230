// Bar charts, blanks for hand and seal, and what has to stay together.
#include "ui/printing/layout_builder.h"

#include <algorithm>

namespace mulin::ui::printing {

namespace {

constexpr double barHeight = 2.6; // mm
constexpr double barGap = 0.5;
constexpr double legendHeight = 7.0;

Fill fillOf(std::size_t series) {
    static constexpr Fill order[] = {Fill::Light, Fill::Dark, Fill::Hatched, Fill::Middle};
    return order[series % 4];
}

QString numberText(double value) { return QString::number(value, 'g', 10); }

double groupGapOf(const Document& document) { return 3.0 * document.style.air; }

double groupHeight(std::size_t series, double groupGap) {
    return std::max(5.2, double(series) * (barHeight + barGap)) + groupGap - barGap;
}

double blankHeight(BlankKind kind) {
    switch (kind) {
    case BlankKind::Signature: return 12;
    case BlankKind::Fingerprint: return 26;
    case BlankKind::Seal: return 44;
    }
    return 12;
}

} // namespace

void LayoutBuilder::block(const BarChart& chart, std::size_t) {
    if (chart.groups.empty()) return;
    const std::size_t series = std::max<std::size_t>(1, chart.series.size());
    const double groupGap = groupGapOf(m_document);
    const double rowHeight = groupHeight(series, groupGap);
    const TextStyle words = [&] {
        TextStyle style = tableStyle(false, Align::Left);
        style.role = FontRole::Hei;
        style.size = m_document.style.tableSize * 0.92;
        return style;
    }();
    const double pitch = words.size * pointToMm * 1.4;
    double labels = 0;
    double notes = 0;
    double most = 0;
    std::vector<QString> noteTexts;
    for (const BarChart::Group& group : chart.groups) {
        QString note = group.note;
        if (note.isEmpty()) {
            QStringList parts;
            for (const double value : group.values) parts << numberText(value);
            note = parts.join(QStringLiteral(" / "));
        }
        labels = std::max(labels, m_type.widthOf(group.label, words));
        notes = std::max(notes, m_type.widthOf(note, words));
        for (const double value : group.values) most = std::max(most, value);
        noteTexts.push_back(note);
    }
    labels = std::min(labels, width() * 0.3);
    notes = std::min(notes, width() * 0.35);
    const double barsLeft = left() + labels + 3;
    const double barsWidth = width() - labels - notes - 3 - 3;
    need(std::min(rowHeight * 3, rowHeight * double(chart.groups.size())) + legendHeight);
    if (!atTop()) m_y += 2;
    for (std::size_t g = 0; g < chart.groups.size(); ++g) {
        const BarChart::Group& group = chart.groups[g];
        need(rowHeight + (g + 1 == chart.groups.size() ? legendHeight : 0));
        const double inner = double(series) * (barHeight + barGap) - barGap;
        const double middle = m_y + (rowHeight - groupGap) / 2 + groupGap / 2;
        TextStyle labelStyle = words;
        labelStyle.align = Align::Right;
        const TextBox label = textBox({Run{group.label, false, {}}}, labelStyle, labels, pitch);
        put(label, left(), middle - label.height() / 2);
        double longest = 0;
        for (std::size_t s = 0; s < group.values.size() && s < series; ++s) {
            const double length = most > 0 ? std::max(0.0, group.values[s]) / most * barsWidth : 0;
            longest = std::max(longest, length);
            const double top = middle - inner / 2 + double(s) * (barHeight + barGap);
            if (length > 0)
                page().boxes.push_back({QRectF(barsLeft, top, length, barHeight), fillOf(s), 0.15, false, false});
        }
        rule(barsLeft, m_y + groupGap / 2, barsLeft, m_y + rowHeight - groupGap / 2, 0.2);
        const TextBox note = textBox({Run{noteTexts[g], false, group.anchor}}, words, notes + 1, pitch);
        put(note, barsLeft + longest + 2, middle - note.height() / 2);
        if (!group.anchor.isEmpty() && longest > 0)
            page().anchors.push_back({QRectF(barsLeft, middle - inner / 2, longest, inner), group.anchor, true});
        m_y += rowHeight;
    }
    if (chart.series.size() > 1) {
        double x = barsLeft;
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            page().boxes.push_back(
                {QRectF(x, m_y + (legendHeight - barHeight) / 2, 4, barHeight), fillOf(s), 0.15, false, false});
            const TextBox name = textBox({Run{chart.series[s], false, {}}}, words, width(), pitch);
            put(name, x + 5.2, m_y + (legendHeight - pitch) / 2);
            x += 5.2 + name.lines.front().width + 5;
        }
        m_y += legendHeight;
    }
    m_y = std::min(m_y + 2, m_area.bottom());
}

void LayoutBuilder::block(const Blanks& blanks, std::size_t) {
    const double column = width() / blanks.columns;
    const auto perRow = std::size_t(blanks.columns);
    for (std::size_t from = 0; from < blanks.items.size(); from += perRow) {
        const std::size_t to = std::min(from + perRow, blanks.items.size());
        double height = 0;
        for (std::size_t i = from; i < to; ++i) height = std::max(height, blankHeight(blanks.items[i].kind));
        need(height);
        for (std::size_t i = from; i < to; ++i) {
            const Blank& blank = blanks.items[i];
            const double x = left() + double(i - from) * column;
            TextStyle style;
            style.size = std::min(14.0, m_document.style.bodySize);
            const double pitch = style.size * pointToMm * 1.5;
            const TextBox label = textBox({Run{blank.label, false, {}}}, style, column * 0.6, pitch);
            const double after = x + std::min(label.lines.front().width, column * 0.6) + 2;
            const double bottom = m_y + height - 2;
            switch (blank.kind) {
            case BlankKind::Signature:
                put(label, x, bottom - label.height() + 1);
                rule(after, bottom, x + column - 6, bottom, 0.2);
                break;
            case BlankKind::Fingerprint:
                put(label, x, m_y + height / 2 - label.height() / 2);
                page().boxes.push_back({QRectF(after, m_y + 1, 18, height - 3), Fill::None, 0.2, false, true});
                break;
            case BlankKind::Seal:
                put(label, x, m_y + height / 2 - label.height() / 2);
                page().boxes.push_back({QRectF(after, m_y + 1, height - 3, height - 3), Fill::None, 0.2, true, true});
                break;
            }
        }
        m_y += height;
    }
}

double LayoutBuilder::headHeight(std::size_t index) {
    if (index >= m_document.blocks.size()) return 0;
    const Block& next = m_document.blocks[index];
    if (const auto* heading = std::get_if<Heading>(&next)) return headingBox(*heading).height() + headHeight(index + 1);
    if (const auto* paragraph = std::get_if<Paragraph>(&next)) {
        const TextBox box = paragraphBox(*paragraph);
        return box.pitch * double(std::min<std::size_t>(2, box.lines.size()));
    }
    if (const auto* whole = std::get_if<Table>(&next)) {
        const Fitted first = std::move(fitted(*whole).front());
        const Table* table = &first.of(*whole);
        const auto& edges = first.edges;
        double height =
            m_document.style.pitch * 0.2 + (table->caption.isEmpty() ? 0 : tablePitch(tableSize(*table)) * 1.25);
        for (const Row& row : table->header) height += setRow(row, *table, edges, true).height;
        if (!table->rows.empty())
            height += std::min(setRow(table->rows.front(), *table, edges, false).height, m_area.height() / 2);
        return height;
    }
    if (std::holds_alternative<KeyValues>(next)) return tablePitch() * 1.6;
    if (const auto* blanks = std::get_if<Blanks>(&next))
        return blanks->items.empty() ? 0 : blankHeight(blanks->items.front().kind);
    if (const auto* chart = std::get_if<BarChart>(&next))
        return groupHeight(chart->series.size(), groupGapOf(m_document)) *
                   double(std::min<std::size_t>(3, chart->groups.size())) +
               legendHeight + 2;
    if (const auto* spacer = std::get_if<Spacer>(&next)) return spacer->height + headHeight(index + 1);
    return 0;
}

} // namespace mulin::ui::printing
