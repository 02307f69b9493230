// Painted parts shared by widgets, delegates and the style.
#pragma once

#include "ui/look/tokens.h"

#include <QtCore/QRectF>
#include <QtCore/QString>

#include <vector>

class QPainter;
class QStyleOption;

namespace mulin::ui {

/// Quiet: the search box of the frame, which stays back until it is used.
enum class FieldState { Plain, Quiet, Focused, Bad, Disabled };
void paintField(QPainter& painter, const QRect& box, FieldState state);

enum class ButtonKind {
    Primary,   ///< filled; one per area
    Secondary, ///< framed
    Quiet,     ///< accent words without a frame: "＋ add a condition"
    Tool,      ///< icon or secondary words without a frame
    Chip       ///< framed, accent-soft when checked
};
struct FaceState {
    bool enabled = true, hovered = false, pressed = false, checked = false, focused = false;
};
FaceState faceState(const QStyleOption& option);
void paintButtonFace(QPainter& painter, const QRect& box, ButtonKind kind, FaceState state);
Colour buttonText(ButtonKind kind, FaceState state);

/// Ring of the keyboard focus inside `box`.
void paintFocus(QPainter& painter, const QRectF& box, qreal radius, Colour role = Colour::Accent);

enum class TagKind { Neutral, Due, Overdue, Done, Accent, Outline };
struct Tag {
    QString text;
    TagKind kind = TagKind::Neutral;
};
QSize tagSize(const QString& text);
void paintTag(QPainter& painter, QPoint topLeft, const Tag& tag);
/// Paints tags from the left until `box` is full; the last one that fits may read "+2". Returns the width used.
int paintTags(QPainter& painter, const QRect& box, const std::vector<Tag>& tags);

QSize keyCapSize(const QString& keys);
/// On a filled button the cap takes the colour of the words.
void paintKeyCap(QPainter& painter, QPoint topLeft, const QString& keys, bool onAccent = false);

/// Text with the parts [from, length) marked, in one line, elided.
struct MarkedPart {
    int from = 0, length = 0;
};
void paintMarked(QPainter& painter, const QRect& box, const QString& text, const std::vector<MarkedPart>& parts,
                 Colour role = Colour::Text);

void paintDot(QPainter& painter, QPointF centre, Colour role);

} // namespace mulin::ui
