#include "ui/charts/day_bars.h"

#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int lines = 3; ///< above the axis

/// 1, 2 or 5 times a power of ten, so that `lines` of it reach above `most`.
std::int64_t stepFor(std::int64_t most) {
    for (std::int64_t ten = 1;; ten *= 10)
        for (const std::int64_t step : {ten, 2 * ten, 5 * ten})
            if (step * lines >= most) return step;
}

} // namespace

DayBars::DayBars(const QString& objectName, QWidget* parent) : QWidget(parent) {
    setObjectName(objectName);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DayBars::setDays(Date from, Date to, std::vector<std::int64_t> values, const QString& unit) {
    m_from = from;
    m_to = to;
    m_values = std::move(values);
    m_unit = unit;
    m_hovered = -1;
    if (m_current >= static_cast<int>(m_values.size())) m_current = -1;
    QStringList all;
    for (int day = 0; day < static_cast<int>(m_values.size()); ++day) all << words(day);
    setAccessibleDescription(all.join(QLatin1String("; ")));
    update();
}

QString DayBars::words(int day) const {
    return QStringLiteral("%1 %2 %3")
        .arg(QString::fromStdString(m_from.plusDays(day).iso()),
             QLocale::c().toString(static_cast<qlonglong>(m_values[static_cast<std::size_t>(day)])), m_unit)
        .trimmed();
}

QSize DayBars::sizeHint() const { return {420, 168 * px().base / 14}; }
QSize DayBars::minimumSizeHint() const { return {220, 96 * px().base / 14}; }

std::int64_t DayBars::top() const {
    return lines * stepFor(m_values.empty() ? 1 : std::max<std::int64_t>(1, *std::ranges::max_element(m_values)));
}

QRectF DayBars::plot() const {
    const QFontMetrics metrics(captionFont());
    const int numbers = metrics.horizontalAdvance(QString::number(top())) + px().s2;
    return QRectF(rect()).adjusted(numbers, metrics.height() / 2.0 + 1, -px().s1, -(metrics.height() + px().s1));
}

QRectF DayBars::slot(int day) const {
    const QRectF area = plot();
    const double width = area.width() / std::max(1, m_to.days - m_from.days + 1);
    return {area.left() + day * width, area.top(), width, area.height()};
}

void DayBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(captionFont());
    const QRectF area = plot();
    const std::int64_t most = top();
    for (int line = 0; line <= lines; ++line) {
        const double y = area.bottom() - area.height() * line / lines;
        painter.fillRect(QRectF(area.left(), y, area.width(), px().hairline),
                         colour(line == 0 ? Colour::LineStrong : Colour::Line));
        painter.setPen(colour(Colour::Text2));
        painter.drawText(QRectF(0, y - 20, area.left() - px().s2, 40), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(most * line / lines));
    }
    const int today = static_cast<int>(m_values.size()) - 1;
    painter.setRenderHint(QPainter::Antialiasing);
    for (int day = 0; day <= m_to.days - m_from.days; ++day) {
        const QRectF box = slot(day);
        if (day <= today) {
            const std::int64_t value = m_values[static_cast<std::size_t>(day)];
            if (day == m_hovered || (day == m_current && hasFocus())) painter.fillRect(box, colour(Colour::Hover));
            const double gap = std::min(4.0, box.width() / 4);
            const double height = area.height() * static_cast<double>(value) / static_cast<double>(most);
            painter.fillRect(QRectF(box.left() + gap, area.bottom() - height, box.width() - 2 * gap, height),
                             colour(day == today ? Colour::Chart1 : Colour::Chart1Soft));
            if (day == m_current && hasFocus()) paintFocus(painter, box, px().radiusSmall);
        }
        const int number = m_from.plusDays(day).day();
        if (number != 1 && number % 5 != 0 && day != today) continue;
        const bool near = day != today && std::abs(day - today) < 2;
        if (near) continue; // today's own word stands there
        painter.setFont(day == today ? fontOf(px().caption, Weight::Bold) : captionFont());
        painter.setPen(colour(day == today ? Colour::Text : Colour::Text2));
        painter.drawText(QRectF(box.center().x() - 40, area.bottom() + px().s1, 80, 40),
                         Qt::AlignHCenter | Qt::AlignTop, day == today ? tr("today") : QString::number(number));
    }
}

int DayBars::dayAt(QPointF at) const {
    for (int day = 0; day < static_cast<int>(m_values.size()); ++day)
        if (const QRectF box = slot(day); at.x() >= box.left() && at.x() < box.right()) return day;
    return -1;
}

void DayBars::mouseMoveEvent(QMouseEvent* event) {
    const int day = dayAt(event->position());
    if (day == m_hovered) return;
    m_hovered = day;
    setCursor(day < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (day < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), words(day), this);
    update();
}

void DayBars::mouseReleaseEvent(QMouseEvent* event) {
    const int day = dayAt(event->position());
    if (event->button() != Qt::LeftButton || day < 0) return;
    setCurrent(day);
    emit chosen(m_from.plusDays(day));
}

void DayBars::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void DayBars::setCurrent(int day) {
    m_current = std::clamp(day, 0, std::max(0, static_cast<int>(m_values.size()) - 1));
    if (!m_values.empty()) setToolTip(words(m_current));
    update();
}

void DayBars::keyPressEvent(QKeyEvent* event) {
    if (m_values.empty()) return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left: return setCurrent(m_current - 1);
    case Qt::Key_Right: return setCurrent(m_current + 1);
    case Qt::Key_Home: return setCurrent(0);
    case Qt::Key_End: return setCurrent(static_cast<int>(m_values.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0) emit chosen(m_from.plusDays(m_current));
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void DayBars::focusInEvent(QFocusEvent* event) {
    if (m_current < 0 && !m_values.empty()) setCurrent(static_cast<int>(m_values.size()) - 1);
    QWidget::focusInEvent(event);
    update();
}

void DayBars::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace mulin::ui
