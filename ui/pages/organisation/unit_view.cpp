#include "ui/pages/organisation/unit_view.h"

#include "ui/look/roles.h"
#include "ui/look/theme.h"

#include <QtGui/QDragMoveEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

QSize UnitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {60, px().row}; }

void UnitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const bool on = option.state & QStyle::State_Selected;
    const bool over = option.state & QStyle::State_MouseOver;
    if (on || over) painter->fillRect(option.rect, colour(on ? Colour::AccentSoft : Colour::Hover));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), px().hairline),
                      colour(Colour::Line));
    Colour role = Colour::Text;
    bool bold = index.data(StrongRole).toBool() || (on && index.column() == m_nameColumn);
    switch (index.data(StateRole).value<CellState>()) {
    case CellState::Secondary: role = Colour::Text2; break;
    case CellState::Done: role = Colour::Done; break;
    case CellState::Due:
    case CellState::Overdue:
        role = index.data(StateRole).value<CellState>() == CellState::Due ? Colour::Due : Colour::Overdue;
        bold = true;
        break;
    default: break;
    }
    painter->setFont(baseFont(bold ? Weight::Bold : Weight::Regular));
    painter->setPen(colour(role));
    const QRect box = option.rect.adjusted(px().s2, 0, -px().s2, 0);
    const auto align = index.data(Qt::TextAlignmentRole).isValid()
                           ? Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt())
                           : Qt::AlignLeft | Qt::AlignVCenter;
    painter->drawText(box, static_cast<int>(align),
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    painter->restore();
}

void UnitView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const bool on = selectionModel()->isSelected(index);
    if (on) painter->fillRect(rect, colour(Colour::AccentSoft));
    painter->fillRect(QRect(0, rect.bottom(), rect.right() + 1, px().hairline), colour(Colour::Line));
    if (on) painter->fillRect(QRect(0, rect.top(), px().selectionEdge, rect.height()), colour(Colour::Accent));
    if (!model()->hasChildren(index)) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour(Colour::Text2), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(rect.right() - indentation() / 2.0, rect.center().y());
    if (isExpanded(index)) painter->rotate(90);
    painter->drawPolyline(QPolygonF({QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)}));
    painter->restore();
}

void UnitView::setDropping(MayDrop may) {
    m_may = std::move(may);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
}

void UnitView::startDrag(Qt::DropActions) {
    m_dragged = currentIndex();
    QTreeView::startDrag(Qt::CopyAction); // the model keeps its rows: where it belongs is asked first
    m_dragged = QModelIndex();
}

bool UnitView::fits(const QPoint& at) const {
    const QModelIndex target = indexAt(at);
    return m_dragged.isValid() && target.isValid() && m_may && m_may(m_dragged, target);
}

void UnitView::dragMoveEvent(QDragMoveEvent* event) {
    QTreeView::dragMoveEvent(event); // scrolls near the edges
    if (fits(event->position().toPoint())) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void UnitView::dropEvent(QDropEvent* event) {
    const QPoint at = event->position().toPoint();
    if (!fits(at)) return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    const QModelIndex node = m_dragged, target = indexAt(at);
    setState(NoState);
    viewport()->update();
    emit dropped(node, target);
}

} // namespace mulin::ui
