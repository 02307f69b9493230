#include "ui/pages/person/avatar.h"

#include "ui/look/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace mulin::ui {

namespace {

/// The first character, were it made of two units or more.
QString initialOf(const QString& name) {
    const auto points = name.trimmed().toUcs4();
    return points.isEmpty() ? QString() : QString::fromUcs4(reinterpret_cast<const char32_t*>(points.data()), 1);
}

} // namespace

Avatar::Avatar(const QString& name, QWidget* parent) : QWidget(parent), m_initial(initialOf(name)) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setPhoto(const QImage& photo) {
    m_photo = photo;
    update();
}

QSize Avatar::sizeHint() const { return {px().avatar + px().s3, px().avatar + px().s3}; }

void Avatar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(QRectF(rect()));
    painter.fillPath(circle, colour(Colour::AccentSoft));
    if (!m_photo.isNull()) {
        painter.setClipPath(circle);
        const int side = qMin(m_photo.width(), m_photo.height());
        // Of an upright photo the upper part: there the face is.
        const QRect part((m_photo.width() - side) / 2, (m_photo.height() - side) / 4, side, side);
        painter.drawImage(rect(), m_photo, part);
        return;
    }
    QFont font = baseFont(Weight::Bold);
    font.setPixelSize(px().lead + px().s1 / 2);
    painter.setFont(font);
    painter.setPen(colour(Colour::Accent));
    painter.drawText(rect(), Qt::AlignCenter, m_initial);
}

} // namespace mulin::ui
