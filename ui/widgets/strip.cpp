#include "ui/widgets/strip.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

Strip::Strip(int Sizes::*height, Qt::Edges lines, Surface surface, QWidget* parent)
    : QWidget(parent), m_height(height), m_lines(lines) {
    setSurface(*this, surface);
    setFixedHeight(px().*m_height);
}

void Strip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor line = colour(Colour::Line);
    const int hair = px().hairline;
    if (m_lines & Qt::TopEdge) painter.fillRect(0, 0, width(), hair, line);
    if (m_lines & Qt::BottomEdge) painter.fillRect(0, height() - hair, width(), hair, line);
    if (m_lines & Qt::LeftEdge) painter.fillRect(0, 0, hair, height(), line);
    if (m_lines & Qt::RightEdge) painter.fillRect(width() - hair, 0, hair, height(), line);
}

void Strip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) setFixedHeight(px().*m_height);
    QWidget::changeEvent(event);
}

Line::Line(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
    if (orientation == Qt::Horizontal) {
        setFixedHeight(px().hairline);
    } else {
        setFixedWidth(px().hairline);
    }
}

void Line::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), colour(Colour::Line)); }

Card::Card(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool contrasting = tokens().theme == Theme::Contrast;
    const Colour fill = m_kind == Kind::Suggestion ? Colour::AccentSoft
                        : m_kind == Kind::Warning  ? Colour::DueSoft
                                                   : Colour::Raised;
    const bool framed = m_kind == Kind::Framed || (m_kind == Kind::Warning && contrasting);
    painter.setBrush(colour(fill));
    painter.setPen(framed ? QPen(colour(Colour::LineStrong), px().hairline) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px().radius, px().radius);
}

} // namespace mulin::ui
