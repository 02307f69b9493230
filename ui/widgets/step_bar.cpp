#include "ui/widgets/step_bar.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

namespace {

int lineLength() { return 2 * px().s6; }
int verticalRow() { return px().step + px().s4; }

} // namespace

StepBar::StepBar(const QStringList& steps, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), m_steps(steps), m_orientation(orientation) {
    const bool flat = orientation == Qt::Horizontal;
    setSizePolicy(flat ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (flat) setSurface(*this, Surface::Raised);
    announce();
}

void StepBar::setCurrent(int index) {
    m_current = qBound(0, index, static_cast<int>(m_steps.size()));
    announce();
    update();
}

void StepBar::announce() {
    const QString name = m_steps.value(m_current);
    setAccessibleName(tr("Step %1 of %2: %3").arg(m_current + 1).arg(m_steps.size()).arg(name));
}

int StepBar::stepWidth(int index) const {
    return px().step + px().s2 + QFontMetrics(baseFont(Weight::Bold)).horizontalAdvance(m_steps[index]);
}

QSize StepBar::sizeHint() const {
    int width = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        width = m_orientation == Qt::Horizontal ? width + stepWidth(i) : qMax(width, stepWidth(i));
    }
    if (m_orientation == Qt::Vertical) return {width, static_cast<int>(m_steps.size()) * verticalRow()};
    const int gaps = qMax(0, static_cast<int>(m_steps.size()) - 1) * (lineLength() + 2 * px().s3);
    return {width + gaps + 2 * px().s6, px().stepBar};
}

QSize StepBar::minimumSizeHint() const {
    if (m_orientation == Qt::Vertical) return sizeHint();
    const int gaps = qMax(0, static_cast<int>(m_steps.size()) - 1) * 2 * lineLength() / 3;
    return {sizeHint().width() - gaps, px().stepBar};
}

int StepBar::paintStep(QPainter& painter, int index, int x, int top, int height) const {
    const bool done = index < m_current;
    const bool now = index == m_current;
    const int side = px().step;
    const QRectF ring = QRectF(x, top + (height - side) / 2.0, side, side).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(done || now ? Colour::Accent : Colour::LineStrong), px().hairline));
    painter.setBrush(now ? QBrush(colour(Colour::Accent)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(ring);
    if (done) {
        const qreal s = px().iconSmall;
        paintIcon(painter, QRectF(ring.center().x() - s / 2, ring.center().y() - s / 2, s, s), QStringLiteral("check"),
                  Colour::Accent);
    } else {
        painter.setFont(fontOf(px().caption, now ? Weight::Bold : Weight::Regular));
        painter.setPen(colour(now ? Colour::OnAccent : Colour::Text2));
        painter.drawText(ring, Qt::AlignCenter, QString::number(index + 1));
    }
    painter.setFont(baseFont(now ? Weight::Bold : Weight::Regular));
    painter.setPen(colour(now ? Colour::Accent : done ? Colour::Text : Colour::Text2));
    const int width = painter.fontMetrics().horizontalAdvance(m_steps[index]);
    painter.drawText(QRect(x + side + px().s2, top, width + 2, height), Qt::AlignVCenter | Qt::TextSingleLine,
                     m_steps[index]);
    return side + px().s2 + width;
}

void StepBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_orientation == Qt::Vertical) {
        for (int i = 0; i < m_steps.size(); ++i) paintStep(painter, i, 0, i * verticalRow(), verticalRow());
        return;
    }
    painter.fillRect(0, height() - px().hairline, width(), px().hairline, colour(Colour::Line));
    const int gaps = qMax(1, static_cast<int>(m_steps.size()) - 1);
    const int line = qMin(lineLength(), lineLength() - (sizeHint().width() - width()) / gaps);
    int x = px().s6;
    for (int i = 0; i < m_steps.size(); ++i) {
        if (i > 0) {
            painter.fillRect(x + px().s3, (height() - px().hairline) / 2, qMax(px().s2, line), px().hairline,
                             colour(Colour::LineStrong));
            x += qMax(px().s2, line) + 2 * px().s3;
        }
        x += paintStep(painter, i, x, 0, height() - px().hairline);
    }
}

void StepBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace mulin::ui
