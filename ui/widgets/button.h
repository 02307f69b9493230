// The program's push button: kinds of paint.h, icon in front, key cap or chevron behind.
#pragma once

#include "ui/look/paint.h"

#include <QtWidgets/QAbstractButton>

class QMenu;

namespace mulin::ui {

class Button final : public QAbstractButton {
    Q_OBJECT
public:
    Button(ButtonKind kind, const QString& text, QWidget* parent = nullptr);

    /// `objectName` is "area.control".
    Button* named(const QString& objectName);
    Button* withIcon(const QString& icon);
    Button* withKeys(const QString& keys);
    /// Without its key cap, where there is no room.
    void setKeysHidden(bool hidden);
    bool keysHidden() const { return m_keysHidden; }
    int keysWidth() const; ///< pixels that hiding them gains, hidden or not
    /// Opens `menu` (takes it over) and shows a chevron.
    Button* withMenu(QMenu* menu);
    /// Chevron without a menu of its own: the owner opens something.
    Button* withChevron();

    /// The icon alone, its words as a tool tip: where there is no room. Only of a button that has an icon.
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    bool canBeCompact() const { return !m_icon.isEmpty() && !text().isEmpty(); }
    int fullWidth() const; ///< with its words

    ButtonKind kind() const { return m_kind; }
    void setKind(ButtonKind kind);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int padding() const;
    void openMenu();

    ButtonKind m_kind;
    QString m_icon;
    QString m_keys;
    QMenu* m_menu = nullptr;
    bool m_chevron = false;
    bool m_byKeyboard = false;
    bool m_compact = false;
    bool m_keysHidden = false;
};

/// A square button with nothing but an icon; `text` is its tool tip and accessible name.
Button* iconButton(const QString& icon, const QString& text, QWidget* parent = nullptr);

} // namespace mulin::ui
