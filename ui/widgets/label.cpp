#include "ui/widgets/label.h"

#include "ui/look/paint.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

namespace mulin::ui {

namespace {

QString nameOf(Look look) {
    switch (look) {
    case Look::Body: break;
    case Look::Strong: return QStringLiteral("strong");
    case Look::Title: return QStringLiteral("title");
    case Look::Name: return QStringLiteral("name");
    case Look::Lead: return QStringLiteral("lead");
    case Look::Figure: return QStringLiteral("figure");
    case Look::Secondary: return QStringLiteral("secondary");
    case Look::Caption: return QStringLiteral("caption");
    case Look::Due: return QStringLiteral("due");
    case Look::Overdue: return QStringLiteral("overdue");
    case Look::Done: return QStringLiteral("done");
    case Look::Accent: return QStringLiteral("accent");
    case Look::AccentCaption: return QStringLiteral("accent-caption");
    }
    return {};
}

} // namespace

void setLook(QLabel& label, Look look) {
    label.setProperty("look", nameOf(look));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

QLabel* plainLabel(const QString& text, Look look, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setLook(*label, look);
    return label;
}

QString plainToolTip(const QString& words) {
    return words.isEmpty() ? QString()
                           : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(words.toHtmlEscaped());
}

QLabel* paragraph(const QString& text, Look look, QWidget* parent) {
    QLabel* label = plainLabel(text, look, parent);
    label->setWordWrap(true);
    return label;
}

ElidedLabel::ElidedLabel(const QString& text, Look look, QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setText(text);
    setLook(*this, look);
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Preferred);
    setSizePolicy(policy);
}

QSize ElidedLabel::minimumSizeHint() const {
    const int few = fontMetrics().horizontalAdvance(QStringLiteral("…")) * 3;
    return {qMin(few, QLabel::sizeHint().width()), QLabel::sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(),
                          isEnabled(), shown, foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        const auto* help = static_cast<QHelpEvent*>(event);
        if (cut) QToolTip::showText(help->globalPos(), text().toHtmlEscaped(), this);
        return true;
    }
    return QLabel::event(event);
}

LinkLabel::LinkLabel(const QString& text, QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setText(text);
    setLook(*this, Look::Accent);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(text);
}

QSize LinkLabel::sizeHint() const {
    const QSize own = QLabel::sizeHint();
    return {own.width(), qMax(own.height(), px().control)};
}

void LinkLabel::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) emit clicked();
}

void LinkLabel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        emit clicked();
    } else {
        QLabel::keyPressEvent(event);
    }
}

void LinkLabel::enterEvent(QEnterEvent* event) {
    underline(true);
    QLabel::enterEvent(event);
}

void LinkLabel::leaveEvent(QEvent* event) {
    underline(false);
    QLabel::leaveEvent(event);
}

void LinkLabel::paintEvent(QPaintEvent* event) {
    QLabel::paintEvent(event);
    if (!hasFocus()) return;
    QPainter painter(this);
    paintFocus(painter, QRectF(rect()), px().radiusSmall);
}

void LinkLabel::underline(bool on) {
    QFont changed = font();
    changed.setUnderline(on);
    setFont(changed);
}

} // namespace mulin::ui
