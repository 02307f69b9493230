#include "ui/widgets/chip.h"

#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

Chip::Chip(const QString& label, const QString& value, QWidget* parent)
    : QAbstractButton(parent), m_label(label), m_value(value) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Click to change, Delete to remove"));
    rename();
}

void Chip::setValue(const QString& value) {
    m_value = value;
    rename();
    updateGeometry();
    update();
}

void Chip::rename() { setAccessibleName(tr("Filter: %1 %2").arg(m_label, m_value)); }

QSize Chip::sizeHint() const {
    const QFontMetrics metrics(baseFont());
    const int label = m_label.isEmpty() ? 0 : metrics.horizontalAdvance(m_label) + px().s1;
    return {px().s2 + 3 + label + metrics.horizontalAdvance(m_value) + px().s1 + px().iconSmall + px().s1 + 1,
            px().control};
}

QRect Chip::crossBox() const {
    const int side = px().iconSmall;
    return {width() - px().s1 - side - 1, (height() - side) / 2, side, side};
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    FaceState state;
    state.checked = true;
    state.enabled = isEnabled();
    state.focused = hasFocus();
    paintButtonFace(painter, rect(), ButtonKind::Chip, state);
    painter.setFont(baseFont());
    const QFontMetrics metrics(baseFont());
    int x = px().s2 + 3;
    if (!m_label.isEmpty()) {
        painter.setPen(colour(Colour::Text2));
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, m_label);
        x += metrics.horizontalAdvance(m_label) + px().s1;
    }
    painter.setPen(colour(Colour::Text));
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, m_value);
    paintIcon(painter, QRectF(crossBox()), QStringLiteral("close"), underMouse() ? Colour::Text : Colour::Text2);
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
    // The cross is painted small; the whole end of the chip is its target.
    const QRect target(width() - px().control, 0, px().control, height());
    if (event->button() == Qt::LeftButton && isDown() && target.contains(event->pos())) {
        setDown(false);
        emit removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: emit removeRequested(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

void Chip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace mulin::ui
