// Bars and lines: a strip keeps the height its token says, and paints its edges.
#pragma once

#include "ui/look/theme.h"

#include <QtWidgets/QWidget>

namespace mulin::ui {

class Strip : public QWidget {
    Q_OBJECT
public:
    /// `height` a member of Sizes, e.g. &Sizes::topBar; `lines` the edges that get a line.
    Strip(int Sizes::*height, Qt::Edges lines, Surface surface, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int Sizes::*m_height;
    Qt::Edges m_lines;
};

/// A hairline between areas.
class Line final : public QWidget {
    Q_OBJECT
public:
    explicit Line(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Framed only where a frame says something: a card to drag, a preview, a switch with consequences, a suggestion.
class Card final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Framed, Suggestion, Warning };
    explicit Card(Kind kind = Kind::Framed, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
};

} // namespace mulin::ui
