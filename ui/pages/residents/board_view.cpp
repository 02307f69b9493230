#include "ui/pages/residents/board_view.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/residents/board_accessible.h"
#include "ui/widgets/label.h"

#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <cstdlib>

namespace mulin::ui {

using people::BoardEntrance;
using people::BoardRoom;

namespace {

// At the normal size of type.
constexpr int narrowCell = 92, wideCell = 168, lowCell = 68, highCell = 96, gutterWidth = 44, headHeight = 32;
constexpr int typingMs = 1200;

int scaled(int pixels) { return pixels * px().base / 14; }

} // namespace

BoardView::BoardView(const QString& objectName, QWidget* parent) : QAbstractScrollArea(parent) {
    installBoardAccessibility();
    setObjectName(objectName);
    setAccessibleName(tr("Rooms of the building"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setSurface(*viewport(), Surface::Raised);
    measure();
}

BoardView::~BoardView() = default;

void BoardView::setBoard(people::BuildingBoard board) {
    const auto before = current();
    m_board = std::move(board);
    m_cells.clear();
    m_current = m_hovered = -1;
    m_columns = 0;
    for (std::size_t i = 0; i < m_board->entrances.size(); ++i) {
        const BoardEntrance& entrance = m_board->entrances[i];
        for (const BoardRoom& room : entrance.rooms)
            m_cells.push_back({&room, static_cast<int>(i), room.row, m_columns + room.column});
        m_columns += entrance.columns;
    }
    boardChanged(*this);
    measure();
    if (before) setCurrent(*before);
    viewport()->update();
}

void BoardView::setReading(const BoardReading& reading) {
    m_reading = reading;
    viewport()->update();
}

std::optional<RecordId> BoardView::current() const {
    const BoardRoom* room = currentRoom();
    return room != nullptr ? std::optional(room->dwelling) : std::nullopt;
}

const BoardRoom* BoardView::currentRoom() const {
    return m_current < 0 ? nullptr : m_cells[static_cast<std::size_t>(m_current)].room;
}

bool BoardView::setCurrent(RecordId dwelling) {
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        if (m_cells[i].room->dwelling == dwelling) {
            m_current = static_cast<int>(i);
            reveal();
            viewport()->update();
            return true;
        }
    return false;
}

void BoardView::setCurrentIndex(int index) {
    if (index < 0 || index >= rooms() || index == m_current) return;
    m_current = index;
    reveal();
    viewport()->update();
    sayCurrentRoom(*this, index);
    emit currentChanged(m_cells[static_cast<std::size_t>(index)].room->dwelling);
}

QString BoardView::roomName(int index) const {
    if (index < 0 || index >= rooms()) return {};
    const Cell& cell = m_cells[static_cast<std::size_t>(index)];
    return roomSentence(*cell.room, entranceText(entranceOf(cell).entrance), m_reading);
}

// --- where things are

void BoardView::measure() {
    m_gutter = scaled(gutterWidth);
    m_head = scaled(headHeight);
    m_gap = px().s3;
    const int entrances = m_board ? static_cast<int>(m_board->entrances.size()) : 0;
    const int rows = m_board ? static_cast<int>(m_board->floors.size()) : 0;
    const QSize room = viewport()->size();
    const int gaps = qMax(0, entrances - 1) * m_gap + px().s2;
    m_cell = {scaled(wideCell), scaled(highCell)};
    if (m_columns > 0)
        m_cell.setWidth(qBound(scaled(narrowCell), (room.width() - m_gutter - gaps) / m_columns, scaled(wideCell)));
    if (rows > 0)
        m_cell.setHeight(qBound(scaled(lowCell), (room.height() - m_head - px().s2) / rows, scaled(highCell)));
    const int width = m_gutter + m_columns * m_cell.width() + gaps, height = m_head + rows * m_cell.height() + px().s2;
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(m_cell.width());
    horizontalScrollBar()->setRange(0, qMax(0, width - room.width()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(m_cell.height());
    verticalScrollBar()->setRange(0, qMax(0, height - room.height()));
}

int BoardView::left(int entrance, int column) const {
    return m_gutter + column * m_cell.width() + entrance * m_gap - horizontalScrollBar()->value();
}

QRect BoardView::roomRect(int index) const {
    if (index < 0 || index >= rooms()) return {};
    const Cell& cell = m_cells[static_cast<std::size_t>(index)];
    // Neighbours share their line.
    return {left(cell.entrance, cell.column), m_head + cell.row * m_cell.height() - verticalScrollBar()->value(),
            m_cell.width() + 1, m_cell.height() + 1};
}

int BoardView::roomAt(const QPoint& inViewport) const {
    if (inViewport.y() < m_head || inViewport.x() < m_gutter) return -1;
    for (int i = 0; i < rooms(); ++i)
        if (roomRect(i).contains(inViewport)) return i;
    return -1;
}

void BoardView::reveal() {
    if (m_current < 0) return;
    const QRect box = roomRect(m_current);
    const auto bring = [](QScrollBar& bar, int from, int to, int begin, int end) {
        if (from < begin)
            bar.setValue(bar.value() + from - begin);
        else if (to > end)
            bar.setValue(bar.value() + qMin(to - end, from - begin));
    };
    bring(*horizontalScrollBar(), box.left() - px().s2, box.right() + px().s2, m_gutter, viewport()->width());
    bring(*verticalScrollBar(), box.top(), box.bottom() + px().s2, m_head, viewport()->height());
}

// --- painting

void BoardView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    if (!m_board) return;
    const QRect seen = viewport()->rect();
    for (int i = 0; i < rooms(); ++i)
        if (i != m_current && roomRect(i).intersects(seen)) paintCell(painter, roomRect(i), i);
    if (m_current >= 0) paintCell(painter, roomRect(m_current), m_current); // its edge lies over its neighbours'
    paintHeads(painter);
}

void BoardView::paintCell(QPainter& painter, const QRect& box, int index) const {
    const RoomText text = roomText(*m_cells[static_cast<std::size_t>(index)].room, m_reading);
    const bool on = index == m_current;
    painter.fillRect(box, colour(on                   ? Colour::AccentSoft
                                 : index == m_hovered ? Colour::Hover
                                 : text.sunk          ? Colour::Sunken
                                                      : Colour::Raised));
    painter.setPen(
        QPen(colour(on ? Colour::Accent : Colour::LineStrong), on && hasFocus() ? px().focus : px().hairline));
    painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
    const QRect inner = box.adjusted(px().s2, px().s1, -px().s2, -px().s1);
    const QFontMetrics small(captionFont()), words(baseFont(text.strong ? Weight::Bold : Weight::Regular));
    painter.setFont(captionFont());
    int corner = 0;
    if (!text.corner.isEmpty()) {
        corner = small.horizontalAdvance(text.corner) + (text.cornerIcon.isEmpty() ? 0 : px().iconSmall);
        painter.setPen(colour(text.cornerRole));
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), small.height()), Qt::AlignRight, text.corner);
        if (!text.cornerIcon.isEmpty())
            paintIcon(painter, QRectF(inner.right() - corner + 1, inner.top(), px().iconSmall - 2, px().iconSmall - 2),
                      text.cornerIcon, text.cornerRole);
    }
    painter.setPen(colour(Colour::Text2));
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), small.height()), Qt::AlignLeft,
                     small.elidedText(text.number, Qt::ElideRight, inner.width() - corner - (corner ? px().s1 : 0)));
    const int foot = text.below.isEmpty() ? 0 : small.height();
    if (foot > 0) {
        painter.setPen(colour(text.belowRole));
        painter.drawText(QRect(inner.left(), inner.bottom() - foot + 1, inner.width(), foot), Qt::AlignLeft,
                         small.elidedText(text.below, Qt::ElideRight, inner.width()));
    }
    painter.setFont(baseFont(text.strong ? Weight::Bold : Weight::Regular));
    painter.setPen(colour(text.mainRole));
    const int count = text.count.isEmpty() ? 0 : QFontMetrics(baseFont()).horizontalAdvance(text.count) + px().s2;
    const QString main = words.elidedText(text.main, Qt::ElideRight, inner.width() - count);
    const QRect line(inner.left(), inner.bottom() - foot - words.height() + 1, inner.width(), words.height());
    painter.drawText(line, Qt::AlignLeft, main);
    if (count == 0) return;
    painter.setFont(baseFont());
    painter.setPen(colour(Colour::Text2));
    painter.drawText(line.adjusted(words.horizontalAdvance(main) + px().s2, 0, 0, 0), Qt::AlignLeft, text.count);
}

/// Floors at the left and entrances above stay where they are.
void BoardView::paintHeads(QPainter& painter) const {
    painter.fillRect(QRect(0, 0, m_gutter, viewport()->height()), colour(Colour::Raised));
    painter.setFont(captionFont());
    painter.setPen(colour(Colour::Text2));
    for (std::size_t row = 0; row < m_board->floors.size(); ++row) {
        const bool same = row > 0 && m_board->floors[row] == m_board->floors[row - 1];
        const int top = m_head + static_cast<int>(row) * m_cell.height() - verticalScrollBar()->value();
        if (!same && top < viewport()->height() && top + m_cell.height() > 0)
            painter.drawText(QRect(0, top, m_gutter - px().s1, m_cell.height()), Qt::AlignLeft | Qt::AlignVCenter,
                             floorText(m_board->floors[row]));
    }
    painter.fillRect(QRect(0, 0, viewport()->width(), m_head), colour(Colour::Raised));
    int column = 0;
    painter.setClipRect(QRect(m_gutter, 0, viewport()->width() - m_gutter, m_head));
    for (std::size_t i = 0; i < m_board->entrances.size(); ++i) {
        const BoardEntrance& entrance = m_board->entrances[i];
        const QRect box(left(static_cast<int>(i), column), 0, entrance.columns * m_cell.width(), m_head);
        column += entrance.columns;
        // What is wider than the view keeps its head in sight.
        const QRect seen = box.intersected(QRect(m_gutter, 0, viewport()->width() - m_gutter, m_head));
        if (seen.isEmpty()) continue;
        painter.setFont(baseFont(Weight::Bold));
        painter.setPen(colour(Colour::Text));
        const QString name = entranceText(entrance.entrance);
        painter.drawText(seen, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int rest = seen.width() - QFontMetrics(baseFont(Weight::Bold)).horizontalAdvance(name) - px().s2;
        const QString leader =
            entrance.leader.empty() ? QString() : tr("Leader %1").arg(QString::fromStdString(entrance.leader));
        const QString counts = tr("%n households", nullptr, entrance.counts.households);
        painter.setFont(captionFont());
        painter.setPen(colour(Colour::Text2));
        for (const QString& words : {leader.isEmpty() ? counts : leader + QChar(0x3000) + counts, counts})
            if (QFontMetrics(captionFont()).horizontalAdvance(words) <= rest) {
                painter.drawText(seen, Qt::AlignRight | Qt::AlignVCenter, words);
                break;
            }
    }
    painter.setClipping(false);
}

// --- hands

void BoardView::move(int rows, int columns) {
    if (m_cells.empty()) return;
    if (m_current < 0) {
        setCurrentIndex(0);
        return;
    }
    const Cell& from = m_cells[static_cast<std::size_t>(m_current)];
    // The nearest in that direction; beside the line costs more than along it.
    int best = -1, least = 0;
    for (int i = 0; i < this->rooms(); ++i) {
        const Cell& cell = m_cells[static_cast<std::size_t>(i)];
        const int along = rows != 0 ? (cell.row - from.row) * (rows > 0 ? 1 : -1)
                                    : (cell.column - from.column) * (columns > 0 ? 1 : -1);
        const int beside = rows != 0 ? std::abs(cell.column - from.column) : std::abs(cell.row - from.row);
        if (along <= 0 || (columns != 0 && beside > 0)) continue;
        const int wanted = std::abs(rows) > 1 ? std::abs(along - std::abs(rows)) : along;
        const int cost = wanted * 4 + beside * 3;
        if (best < 0 || cost < least) {
            best = i;
            least = cost;
        }
    }
    setCurrentIndex(best);
}

void BoardView::moveToEdge(bool first) {
    if (m_cells.empty()) return;
    const int row = m_current < 0 ? m_cells.front().row : m_cells[static_cast<std::size_t>(m_current)].row;
    int best = -1;
    for (int i = 0; i < rooms(); ++i) {
        const Cell& cell = m_cells[static_cast<std::size_t>(i)];
        if (cell.row != row) continue;
        const int column = best < 0 ? cell.column : m_cells[static_cast<std::size_t>(best)].column;
        if (best < 0 || (first ? cell.column < column : cell.column > column)) best = i;
    }
    setCurrentIndex(best);
}

/// A number that is typed: in the entrance of the current room first.
void BoardView::find(const QString& typed) {
    if (!m_since.isValid() || m_since.elapsed() > typingMs) m_typed.clear();
    m_since.restart();
    m_typed += typed;
    const int here = m_current < 0 ? 0 : m_cells[static_cast<std::size_t>(m_current)].entrance;
    int elsewhere = -1;
    for (int i = 0; i < rooms(); ++i) {
        const Cell& cell = m_cells[static_cast<std::size_t>(i)];
        if (!QString::fromStdString(cell.room->room).startsWith(m_typed, Qt::CaseInsensitive)) continue;
        if (cell.entrance == here) return setCurrentIndex(i);
        if (elsewhere < 0) elsewhere = i;
    }
    setCurrentIndex(elsewhere);
}

void BoardView::keyPressEvent(QKeyEvent* event) {
    const int page = qMax(1, (viewport()->height() - m_head) / qMax(1, m_cell.height()) - 1);
    switch (event->key()) {
    case Qt::Key_Up: return move(-1, 0);
    case Qt::Key_Down: return move(1, 0);
    case Qt::Key_Left: return move(0, -1);
    case Qt::Key_Right: return move(0, 1);
    case Qt::Key_PageUp: return move(-page, 0);
    case Qt::Key_PageDown: return move(page, 0);
    case Qt::Key_Home: return moveToEdge(true);
    case Qt::Key_End: return moveToEdge(false);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto dwelling = current(); dwelling && event->modifiers() == Qt::NoModifier) emit opened(*dwelling);
        return;
    default: break;
    }
    const QString text = event->text();
    if (!text.isEmpty() && text.front().isLetterOrNumber() && !(event->modifiers() & ~Qt::ShiftModifier)) {
        find(text);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void BoardView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) setCurrentIndex(roomAt(event->position().toPoint()));
}

void BoardView::mouseDoubleClickEvent(QMouseEvent* event) {
    const int at = roomAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && at >= 0) emit opened(m_cells[static_cast<std::size_t>(at)].room->dwelling);
}

void BoardView::mouseMoveEvent(QMouseEvent* event) {
    const int at = roomAt(event->position().toPoint());
    if (at == m_hovered) return;
    m_hovered = at;
    viewport()->update();
}

bool BoardView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = roomAt(help->pos());
        QToolTip::showText(help->globalPos(), at < 0 ? QString() : plainToolTip(roomName(at)), viewport(),
                           roomRect(at));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void BoardView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && !m_cells.empty() && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(0);
    else if (m_current >= 0)
        sayCurrentRoom(*this, m_current);
    viewport()->update();
}

void BoardView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void BoardView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    measure();
    reveal();
}

void BoardView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        measure();
        viewport()->update();
    }
}

} // namespace mulin::ui
