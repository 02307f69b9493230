#include "ui/widgets/button.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>

namespace mulin::ui {

Button::Button(ButtonKind kind, const QString& text, QWidget* parent) : QAbstractButton(parent), m_kind(kind) {
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCheckable(kind == ButtonKind::Chip);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Button* Button::named(const QString& objectName) {
    setObjectName(objectName);
    return this;
}

Button* Button::withIcon(const QString& icon) {
    m_icon = icon;
    updateGeometry();
    return this;
}

Button* Button::withKeys(const QString& keys) {
    m_keys = keys;
    updateGeometry();
    return this;
}

void Button::setKeysHidden(bool hidden) {
    if (m_keysHidden == hidden) return;
    m_keysHidden = hidden;
    updateGeometry();
    update();
}

int Button::keysWidth() const { return m_keys.isEmpty() ? 0 : px().s2 + keyCapSize(m_keys).width(); }

Button* Button::withMenu(QMenu* menu) {
    m_menu = menu;
    menu->setParent(this, menu->windowFlags());
    connect(this, &QAbstractButton::clicked, this, &Button::openMenu);
    return withChevron();
}

Button* Button::withChevron() {
    m_chevron = true;
    updateGeometry();
    return this;
}

void Button::setKind(ButtonKind kind) {
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setCompact(bool compact) {
    if (m_compact == compact || (compact && !canBeCompact())) return;
    m_compact = compact;
    setToolTip(compact ? text() : QString());
    updateGeometry();
    update();
}

int Button::padding() const {
    switch (m_kind) {
    case ButtonKind::Quiet: return px().s2 + px().hairline;
    case ButtonKind::Chip: return px().s2 + 2 + px().hairline;
    default: return px().s3 + px().hairline;
    }
}

QSize Button::sizeHint() const { return {m_compact ? px().control : fullWidth(), px().control}; }

int Button::fullWidth() const {
    if (text().isEmpty()) return px().control;
    int width = 2 * padding() + QFontMetrics(baseFont()).horizontalAdvance(text());
    if (!m_icon.isEmpty()) width += px().iconSmall - px().s1 + 6;
    if (m_chevron) width += px().iconSmall - 2;
    if (!m_keysHidden) width += keysWidth();
    return width;
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    FaceState state;
    state.enabled = isEnabled();
    state.hovered = underMouse();
    state.pressed = isDown();
    state.checked = isChecked();
    state.focused = hasFocus() && m_byKeyboard;
    paintButtonFace(painter, rect(), m_kind, state);
    const Colour words = buttonText(m_kind, state);
    const Colour iconRole = m_kind == ButtonKind::Secondary || m_kind == ButtonKind::Chip
                                ? (state.enabled ? Colour::Text2 : Colour::Disabled)
                                : words;
    const auto middle = [this](int height) { return (this->height() - height) / 2; };
    if (text().isEmpty() || m_compact) {
        const int side = px().icon;
        paintIcon(painter, QRectF((width() - side) / 2, middle(side), side, side), m_icon, iconRole);
        return;
    }
    // Where it is given more room than it asks for, the words stay in its middle.
    int x = padding() + (m_chevron ? 0 : qMax(0, (width() - sizeHint().width()) / 2));
    if (!m_icon.isEmpty()) {
        const int side = px().iconSmall;
        paintIcon(painter, QRectF(x - px().s1, middle(side), side, side), m_icon, iconRole);
        x += side - px().s1 + 6;
    }
    painter.setFont(baseFont());
    painter.setPen(colour(words));
    const int textWidth = QFontMetrics(baseFont()).horizontalAdvance(text());
    painter.drawText(QRect(x, 0, textWidth + 1, height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
    x += textWidth;
    if (!m_keys.isEmpty() && !m_keysHidden) {
        paintKeyCap(painter, {x + px().s2, middle(px().keyCap)}, m_keys,
                    m_kind == ButtonKind::Primary && state.enabled);
    }
    if (m_chevron) {
        const int side = px().iconSmall;
        paintIcon(painter, QRectF(width() - padding() - side + 6, middle(side), side, side),
                  QStringLiteral("chevron-down"), iconRole);
    }
}

void Button::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) updateGeometry();
    QAbstractButton::changeEvent(event);
}

void Button::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    if (m_menu != nullptr && event->key() == Qt::Key_Down) {
        openMenu();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Button::focusInEvent(QFocusEvent* event) {
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
}

void Button::focusOutEvent(QFocusEvent* event) {
    m_byKeyboard = false;
    QAbstractButton::focusOutEvent(event);
}

bool Button::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) update();
    return QAbstractButton::event(event);
}

void Button::openMenu() {
    const int left = m_menu->sizeHint().width() > width() ? width() - m_menu->sizeHint().width() : 0;
    m_menu->setMinimumWidth(width());
    m_menu->popup(mapToGlobal(QPoint(left, height() + px().s1)));
}

Button* iconButton(const QString& icon, const QString& text, QWidget* parent) {
    auto* button = new Button(ButtonKind::Tool, QString(), parent);
    button->withIcon(icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace mulin::ui
