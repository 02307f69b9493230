#include "ui/widgets/search_field.h"

#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

SearchField::SearchField(const QString& placeholder, const QString& keys, QWidget* parent)
    : QLineEdit(parent), m_keys(keys) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, [this] { update(); });
    fit();
}

void SearchField::setNote(const QString& note) {
    m_note = note;
    fit();
    update();
}

void SearchField::setRoom(int room) {
    m_room = room;
    fit();
}

QSize SearchField::sizeHint() const { return {px().searchWidth, px().searchHeight}; }
QSize SearchField::minimumSizeHint() const { return {px().searchWidth * 2 / 5, px().searchHeight}; }

void SearchField::fit() {
    const int end = !m_note.isEmpty()  ? QFontMetrics(captionFont()).horizontalAdvance(m_note) + px().s2
                    : m_keys.isEmpty() ? 0
                                       : keyCapSize(m_keys).width() + px().s2;
    setTextMargins(px().icon + px().s2, 0, end, 0);
    if (m_room == 0) return;
    // The placeholder says what can be looked for: it is not cut if there is room.
    const int words = QFontMetrics(baseFont()).horizontalAdvance(placeholderText());
    m_full = qMax(m_room * px().base / 14, words + px().icon + px().s2 + end + 2 * px().s3);
    setFixedWidth(qMax(leastWidth(), m_full - m_given));
}

int SearchField::leastWidth() const { return qMin(m_full, px().searchWidth * 3 / 10); }

void SearchField::giveWay(int pixels) {
    if (m_given == pixels) return;
    m_given = pixels;
    fit();
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const int side = px().icon;
    paintIcon(painter, QRectF(px().s2 + 2, (height() - side) / 2, side, side), QStringLiteral("search"));
    const int right = width() - px().s2 - 2;
    if (!m_note.isEmpty()) {
        painter.setFont(captionFont());
        painter.setPen(colour(Colour::Text2));
        painter.drawText(QRect(0, 0, right, height()), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_note);
    } else if (!m_keys.isEmpty() && text().isEmpty()) {
        const QSize cap = keyCapSize(m_keys);
        paintKeyCap(painter, {right - cap.width(), (height() - cap.height()) / 2}, m_keys);
    }
}

void SearchField::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) {
        fit();
        updateGeometry();
    }
    QLineEdit::changeEvent(event);
}

} // namespace mulin::ui
