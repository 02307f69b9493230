#include "ui/look/paint.h"

#include "ui/look/theme.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyleOption>

namespace mulin::ui {

namespace {

void paintFrame(QPainter& painter, const QRect& box, const QColor& fill, const QColor& edge, int width) {
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = width / 2.0;
    painter.setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge, width));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), px().radius - half, px().radius - half);
}

std::pair<Colour, Colour> tagColours(TagKind kind) {
    switch (kind) {
    case TagKind::Due: return {Colour::DueSoft, Colour::Due};
    case TagKind::Overdue: return {Colour::OverdueSoft, Colour::Overdue};
    case TagKind::Done: return {Colour::DoneSoft, Colour::Done};
    case TagKind::Accent: return {Colour::AccentSoft, Colour::Accent};
    case TagKind::Neutral:
    case TagKind::Outline: break;
    }
    return {Colour::Tag, kind == TagKind::Outline ? Colour::Text2 : Colour::Text};
}

} // namespace

void paintField(QPainter& painter, const QRect& box, FieldState state) {
    Colour fill = Colour::Raised;
    Colour edge = Colour::Field;
    int width = px().hairline;
    switch (state) {
    case FieldState::Plain: break;
    case FieldState::Quiet:
        fill = Colour::Bg;
        edge = Colour::LineStrong;
        break;
    case FieldState::Focused:
        edge = Colour::Accent;
        width = px().focus;
        break;
    case FieldState::Bad:
        edge = Colour::Overdue;
        width = px().focus;
        break;
    case FieldState::Disabled:
        fill = Colour::Bg;
        edge = Colour::LineStrong;
        break;
    }
    paintFrame(painter, box, colour(fill), colour(edge), width);
}

FaceState faceState(const QStyleOption& option) {
    FaceState state;
    state.enabled = option.state & QStyle::State_Enabled;
    state.hovered = option.state & QStyle::State_MouseOver;
    state.pressed = option.state & QStyle::State_Sunken;
    state.checked = option.state & QStyle::State_On;
    state.focused = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
    return state;
}

void paintButtonFace(QPainter& painter, const QRect& box, ButtonKind kind, FaceState state) {
    const bool warm = state.enabled && (state.hovered || state.pressed);
    const QColor none(Qt::transparent);
    switch (kind) {
    case ButtonKind::Primary:
        if (state.enabled) {
            const QColor fill = colour(warm ? Colour::AccentHover : Colour::Accent);
            paintFrame(painter, box, fill, fill, px().hairline);
        } else {
            paintFrame(painter, box, colour(Colour::Sunken), colour(Colour::LineStrong), px().hairline);
        }
        break;
    case ButtonKind::Secondary:
        paintFrame(painter, box, colour(warm ? Colour::Hover : Colour::Raised), colour(Colour::LineStrong),
                   px().hairline);
        break;
    case ButtonKind::Chip:
        paintFrame(painter, box,
                   colour(state.checked ? Colour::AccentSoft
                          : warm        ? Colour::Hover
                                        : Colour::Raised),
                   colour(state.checked ? Colour::AccentLine : Colour::LineStrong), px().hairline);
        break;
    case ButtonKind::Quiet:
    case ButtonKind::Tool:
        if (state.checked) {
            paintFrame(painter, box, colour(Colour::AccentSoft), none, px().hairline);
        } else if (warm) {
            paintFrame(painter, box, colour(Colour::Hover), none, px().hairline);
        }
        break;
    }
    if (!state.focused) return;
    if (kind == ButtonKind::Primary) {
        const QRectF inner = QRectF(box).adjusted(2, 2, -2, -2);
        paintFocus(painter, inner, px().radius - 2, Colour::OnAccent);
    } else {
        paintFocus(painter, QRectF(box), px().radius);
    }
}

Colour buttonText(ButtonKind kind, FaceState state) {
    if (!state.enabled) return Colour::Disabled;
    switch (kind) {
    case ButtonKind::Primary: return Colour::OnAccent;
    case ButtonKind::Quiet: return state.hovered ? Colour::AccentHover : Colour::Accent;
    case ButtonKind::Tool: return state.checked ? Colour::Accent : Colour::Text2;
    case ButtonKind::Secondary:
    case ButtonKind::Chip: break;
    }
    return Colour::Text;
}

void paintFocus(QPainter& painter, const QRectF& box, qreal radius, Colour role) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(role), px().focus));
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
}

QSize tagSize(const QString& text) {
    return {QFontMetrics(captionFont()).horizontalAdvance(text) + 2 * (px().s2 - 2), px().tag};
}

void paintTag(QPainter& painter, QPoint topLeft, const Tag& tag) {
    const QRect box(topLeft, tagSize(tag.text));
    const auto [fill, text] = tagColours(tag.kind);
    painter.setRenderHint(QPainter::Antialiasing);
    if (tag.kind == TagKind::Outline) {
        painter.setPen(QPen(colour(Colour::LineStrong), px().hairline));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px().radiusSmall, px().radiusSmall);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(fill));
        painter.drawRoundedRect(QRectF(box), px().radiusSmall, px().radiusSmall);
    }
    painter.setFont(captionFont());
    painter.setPen(colour(text));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, tag.text);
}

int paintTags(QPainter& painter, const QRect& box, const std::vector<Tag>& tags) {
    int x = 0;
    const int y = box.top() + (box.height() - px().tag) / 2;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const std::size_t after = tags.size() - i - 1;
        const QString rest = QStringLiteral("+%1");
        const int reserve = after > 0 ? px().s1 + tagSize(rest.arg(after)).width() : 0;
        const int width = tagSize(tags[i].text).width();
        if (x + width + reserve > box.width()) {
            // The first is shown as far as it goes: +1 alone says nothing.
            if (i == 0) {
                const QFontMetrics metrics(captionFont());
                const int air = tagSize({}).width();
                Tag first = tags[0];
                first.text = metrics.elidedText(first.text, Qt::ElideRight, box.width() - reserve - air);
                if (first.text.size() > 2) {
                    paintTag(painter, {box.left(), y}, first);
                    x = tagSize(first.text).width() + px().s1;
                    if (after == 0) return x - px().s1;
                    continue;
                }
            }
            const Tag more{rest.arg(after + 1), TagKind::Outline};
            if (x + tagSize(more.text).width() <= box.width()) {
                paintTag(painter, {box.left() + x, y}, more);
                x += tagSize(more.text).width();
            }
            return x;
        }
        paintTag(painter, {box.left() + x, y}, tags[i]);
        x += width + px().s1;
    }
    return qMax(0, x - px().s1);
}

QSize keyCapSize(const QString& keys) {
    return {QFontMetrics(captionFont()).horizontalAdvance(keys) + 12, px().keyCap};
}

void paintKeyCap(QPainter& painter, QPoint topLeft, const QString& keys, bool onAccent) {
    const QRect box(topLeft, keyCapSize(keys));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(onAccent ? Colour::OnAccent : Colour::LineStrong), px().hairline));
    painter.setBrush(onAccent ? QColor(Qt::transparent) : colour(Colour::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px().radiusSmall, px().radiusSmall);
    painter.setFont(captionFont());
    painter.setPen(colour(onAccent ? Colour::OnAccent : Colour::Text2));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, keys);
}

void paintMarked(QPainter& painter, const QRect& box, const QString& text, const std::vector<MarkedPart>& parts,
                 Colour role) {
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width());
    for (const MarkedPart& part : parts) {
        if (part.length <= 0 || part.from < 0 || part.from >= shown.size()) continue;
        const int left = metrics.horizontalAdvance(shown.left(part.from));
        const int right = metrics.horizontalAdvance(shown.left(part.from + part.length));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Colour::Mark));
        const int height = metrics.height();
        painter.drawRoundedRect(
            QRectF(box.left() + left, box.top() + (box.height() - height) / 2.0, right - left, height), 2, 2);
    }
    painter.setPen(colour(role));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

void paintDot(QPainter& painter, QPointF centre, Colour role) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(role));
    painter.drawEllipse(centre, px().dot / 2.0, px().dot / 2.0);
}

} // namespace mulin::ui
