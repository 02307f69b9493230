// Small marks as widgets: a tag, a key cap, an icon, a state in words.
#pragma once

#include "ui/look/paint.h"

#include <QtWidgets/QWidget>

namespace mulin::ui {

class TagLabel final : public QWidget {
    Q_OBJECT
public:
    explicit TagLabel(const Tag& tag, QWidget* parent = nullptr);
    void setTag(const Tag& tag);
    QSize sizeHint() const override { return tagSize(m_tag.text); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tag m_tag;
};

class KeyCap final : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString& keys, QWidget* parent = nullptr);
    void setKeys(const QString& keys);
    QSize sizeHint() const override { return keyCapSize(m_keys); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
};

class IconLabel final : public QWidget {
    Q_OBJECT
public:
    IconLabel(const QString& icon, Colour role, int Sizes::*size = &Sizes::iconSmall, QWidget* parent = nullptr);
    void setIcon(const QString& icon, Colour role);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    Colour m_role;
    int Sizes::*m_size;
};

} // namespace mulin::ui
