#include "ui/printing/painter.h"

#include <QtGui/QGlyphRun>
#include <QtGui/QPainterPath>

#include <cmath>

namespace mulin::ui::printing {

namespace {

// Printed paper has its own few colours; in grey print they are 86, 40 and 65 % light.
QColor ink(Ink ink) { return ink == Ink::Grey ? QColor(0x50, 0x58, 0x5E) : QColor(Qt::black); }
const QColor barEdge(0x1F, 0x73, 0x73);

QColor fillColour(Fill fill) {
    switch (fill) {
    case Fill::Light: return QColor(0xCB, 0xE1, 0xDF);
    case Fill::Dark: return barEdge;
    case Fill::Middle: return QColor(0x7F, 0xB0, 0xAC);
    case Fill::Tint: return QColor(0xF1, 0xF4, 0xF4);
    case Fill::None:
    case Fill::Hatched: break;
    }
    return QColor(Qt::white);
}

} // namespace

void PagePainter::paintBox(QPainter& painter, const BoxItem& box, double unit) {
    const QRectF rect(box.rect.topLeft() * unit, box.rect.size() * unit);
    if (box.fill != Fill::None) painter.fillRect(rect, fillColour(box.fill));
    if (box.fill == Fill::Hatched) {
        painter.save();
        painter.setClipRect(rect, Qt::IntersectClip);
        painter.setPen(QPen(barEdge, 0.25 * unit, Qt::SolidLine, Qt::FlatCap));
        const double step = 1.1 * unit;
        for (double x = rect.left() - rect.height(); x < rect.right(); x += step)
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
        painter.restore();
    }
    if (box.stroke <= 0) return;
    QPen pen(box.fill == Fill::None ? ink(Ink::Grey) : barEdge, box.stroke * unit);
    pen.setJoinStyle(Qt::MiterJoin);
    if (box.dashed) pen.setDashPattern({6, 5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (box.circle)
        painter.drawEllipse(rect);
    else
        painter.drawRect(rect);
}

void PagePainter::paintCode(QPainter& painter, const CodeItem& code, double unit) {
    // Edges on whole dots of the device, as one shape: no grey seams between squares.
    const double square = code.rect.width() / code.side;
    const auto edge = [&](double start, int index) { return std::round((start + index * square) * unit); };
    QPainterPath shape;
    shape.setFillRule(Qt::WindingFill);
    for (int row = 0; row < code.side; ++row) {
        const double top = edge(code.rect.top(), row), bottom = edge(code.rect.top(), row + 1);
        for (int column = 0; column < code.side; ++column) {
            const int first = column;
            while (column < code.side && code.dark[std::size_t(row * code.side + column)]) ++column;
            if (column == first) continue;
            const double from = edge(code.rect.left(), first);
            shape.addRect(from, top, edge(code.rect.left(), column) - from, bottom - top);
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillPath(shape, Qt::black);
    painter.restore();
}

/// Fills its frame; what is too much at the sides, or of an upright one below, is cut off: above is the face.
void PagePainter::paintPicture(QPainter& painter, const PictureItem& item, double unit) {
    const QRectF frame(item.rect.topLeft() * unit, item.rect.size() * unit);
    const QSizeF part = frame.size().scaled(item.picture.size(), Qt::KeepAspectRatio);
    const QRectF taken(QPointF((item.picture.width() - part.width()) / 2, (item.picture.height() - part.height()) / 4),
                       part);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(frame, item.picture, taken);
    painter.restore();
}

void PagePainter::paintText(QPainter& painter, const TextItem& item, double unit, GlyphLog* log) {
    if (item.line.glyphs.empty()) return;
    QGlyphRun run;
    run.setRawFont(m_faces.font(item.line.face, item.line.size * unit));
    QList<quint32> indexes;
    QList<QPointF> positions;
    for (const Glyph& glyph : item.line.glyphs) {
        indexes << glyph.index;
        positions << QPointF((item.x + glyph.x) * unit, (item.baseline + glyph.y) * unit);
        if (log == nullptr) continue;
        log->pages.back().push_back(glyph.text);
        if (!glyph.text.isEmpty()) log->glyphs[item.line.face].insert(glyph.index, glyph.text);
    }
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    painter.setPen(ink(item.ink));
    painter.drawGlyphRun(QPointF(0, 0), run);
}

void PagePainter::paint(QPainter& painter, const Page& page, double unit, const ScreenMarks& marks, GlyphLog* log) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (log != nullptr) log->pages.emplace_back();
    const auto scaled = [unit](const QRectF& r) { return QRectF(r.topLeft() * unit, r.size() * unit); };
    if (!marks.selected.isEmpty())
        for (const AnchorArea& area : page.anchors)
            if (area.anchor == marks.selected) painter.fillRect(scaled(area.rect), marks.soft);
    for (const BoxItem& box : page.boxes) paintBox(painter, box, unit);
    for (const CodeItem& code : page.codes) paintCode(painter, code, unit);
    for (const PictureItem& picture : page.pictures) paintPicture(painter, picture, unit);
    for (const RuleItem& rule : page.rules) {
        QPen pen(ink(rule.ink), rule.width * unit, rule.dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QLineF(rule.line.p1() * unit, rule.line.p2() * unit));
    }
    for (const TextItem& text : page.texts) paintText(painter, text, unit, log);
    for (const AnchorArea& area : page.anchors) {
        if (area.anchor == marks.focused && !marks.focused.isEmpty()) {
            painter.setPen(QPen(marks.line, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(scaled(area.rect).adjusted(-1.5, -0.5, 1.5, 0.5));
        }
        if (!marks.anchors || area.wholeRow) continue;
        const bool selected = area.anchor == marks.selected;
        painter.setPen(QPen(marks.line, selected ? 2 : 1, selected ? Qt::SolidLine : Qt::DotLine));
        const double y = area.rect.bottom() * unit - 0.5;
        painter.drawLine(QPointF(area.rect.left() * unit, y), QPointF(area.rect.right() * unit, y));
    }
    painter.restore();
}

} // namespace mulin::ui::printing
