#include "ui/widgets/marks.h"

#include "ui/look/icons.h"

#include <QtGui/QPainter>

namespace mulin::ui {

TagLabel::TagLabel(const Tag& tag, QWidget* parent) : QWidget(parent), m_tag(tag) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tag.text);
}

void TagLabel::setTag(const Tag& tag) {
    m_tag = tag;
    setAccessibleName(tag.text);
    updateGeometry();
    update();
}

void TagLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTag(painter, {0, 0}, m_tag);
}

KeyCap::KeyCap(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(keys);
}

void KeyCap::setKeys(const QString& keys) {
    m_keys = keys;
    setAccessibleName(keys);
    updateGeometry();
    update();
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyCap(painter, {0, 0}, m_keys);
}

IconLabel::IconLabel(const QString& icon, Colour role, int Sizes::*size, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_role(role), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString& icon, Colour role) {
    m_icon = icon;
    m_role = role;
    update();
}

QSize IconLabel::sizeHint() const { return {px().*m_size, px().*m_size}; }

void IconLabel::paintEvent(QPaintEvent*) {
    if (m_icon.isEmpty()) return;
    QPainter painter(this);
    paintIcon(painter, QRectF(rect()), m_icon, m_role);
}

} // namespace mulin::ui
