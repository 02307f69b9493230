#include "ui/grids/table_delegate.h"

#include "ui/grids/table_header.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

namespace mulin::ui {

namespace {

Colour textColour(CellState state) {
    switch (state) {
    case CellState::Plain: break;
    case CellState::Secondary: return Colour::Text2;
    case CellState::Due: return Colour::Due;
    case CellState::Overdue: return Colour::Overdue;
    case CellState::Done: return Colour::Done;
    case CellState::Accent: return Colour::Accent;
    }
    return Colour::Text;
}

bool wantsToday(CellState state) { return state == CellState::Due || state == CellState::Overdue; }

} // namespace

TableDelegate::TableDelegate(QTableView& view) : QStyledItemDelegate(&view), m_view(view) {
    view.viewport()->setMouseTracking(true);
    view.viewport()->installEventFilter(this);
}

bool TableDelegate::isFirst(const QModelIndex& index) const {
    const QHeaderView* header = m_view.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical)) return logical == index.column();
    }
    return false;
}

void TableDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = index.row() == m_hovered;
    painter.fillRect(option.rect, colour(selected ? Colour::AccentSoft : hovered ? Colour::Hover : Colour::Raised));
    const int hair = px().hairline;
    painter.fillRect(option.rect.left(), option.rect.bottom() - hair + 1, option.rect.width(), hair,
                     colour(Colour::Line));
    if (selected && isFirst(index)) {
        painter.fillRect(option.rect.left(), option.rect.top(), px().selectionEdge, option.rect.height() - hair,
                         colour(Colour::Accent));
    }
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    paintRow(*painter, option, index);
    QRect box = option.rect.adjusted(isFirst(index) ? px().s6 : px().s2, 0, -px().s2, -px().hairline);
    if (index.flags() & Qt::ItemIsUserCheckable) {
        QStyleOptionViewItem tick = option;
        const int side = px().tick;
        tick.rect = QRect(box.left(), box.top() + (box.height() - side) / 2, side, side);
        tick.state = QStyle::State_Enabled;
        tick.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        m_view.style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, &m_view);
        box.setLeft(box.left() + side + px().s2);
    }
    const QString name = index.data(IconRole).toString();
    const auto state = index.data(StateRole).value<CellState>();
    if (!name.isEmpty()) {
        const int side = px().iconSmall;
        const Colour role = state == CellState::Plain ? Colour::Text2 : textColour(state);
        paintIcon(*painter, QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side), name, role);
        box.setLeft(box.left() + side + px().s1);
    }
    const QVariant tags = index.data(TagsRole);
    if (tags.isValid()) {
        paintTags(*painter, box, tags.value<std::vector<Tag>>());
        painter->restore();
        return;
    }
    const QVariant strong = index.data(StrongRole);
    const bool bold = strong.isValid() ? strong.toBool() : index.column() == m_strong || wantsToday(state);
    painter->setFont(baseFont(bold ? Weight::Bold : Weight::Regular));
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale).simplified();
    const auto marks = index.data(MarksRole);
    if (marks.isValid()) {
        paintMarked(*painter, box, text, marks.value<std::vector<MarkedPart>>(), textColour(state));
    } else {
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->setPen(colour(enabled ? textColour(state) : Colour::Disabled));
        const QVariant aligned = index.data(Qt::TextAlignmentRole);
        const int side = aligned.isValid() ? aligned.toInt() & Qt::AlignHorizontal_Mask : int(Qt::AlignLeft);
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width());
        painter->drawText(box, side | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
    const bool current = index == m_view.currentIndex() && m_view.hasFocus();
    if (current && (m_view.editTriggers() & QAbstractItemView::EditKeyPressed) &&
        (index.flags() & Qt::ItemIsEditable)) {
        paintFocus(*painter, QRectF(option.rect).adjusted(0, 0, 0, -px().hairline), px().radiusTick);
    }
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int left = isFirst(index) ? px().s6 : px().s2;
    int width = 0;
    const QVariant tags = index.data(TagsRole);
    if (tags.isValid()) {
        for (const Tag& tag : tags.value<std::vector<Tag>>()) width += tagSize(tag.text).width() + px().s1;
    } else {
        const QString text = displayText(index.data(Qt::DisplayRole), option.locale).simplified();
        width = QFontMetrics(baseFont(Weight::Bold)).horizontalAdvance(text);
    }
    if (!index.data(IconRole).toString().isEmpty()) width += px().iconSmall + px().s1;
    return {left + width + px().s2, m_view.verticalHeader()->defaultSectionSize()};
}

QWidget* TableDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (editor != nullptr) editor->setFont(baseFont());
    if (auto* line = qobject_cast<QLineEdit*>(editor)) line->setFrame(true);
    return editor;
}

void TableDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex&) const {
    const int spare = qMax(0, (option.rect.height() - px().control) / 2);
    editor->setGeometry(option.rect.adjusted(0, spare, 0, -spare));
}

bool TableDelegate::eventFilter(QObject* object, QEvent* event) {
    if (object == m_view.viewport()) {
        if (event->type() == QEvent::MouseMove) {
            hover(m_view.rowAt(static_cast<QMouseEvent*>(event)->pos().y()));
        } else if (event->type() == QEvent::Leave) {
            hover(-1);
        }
        return false;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

void TableDelegate::hover(int row) {
    if (row == m_hovered) return;
    const int before = m_hovered;
    m_hovered = row;
    for (const int changed : {before, row}) {
        if (changed < 0) continue;
        m_view.viewport()->update(0, m_view.rowViewportPosition(changed), m_view.viewport()->width(),
                                  m_view.rowHeight(changed));
    }
}

TableDelegate* styleTable(QTableView& view, bool compact) {
    auto* delegate = new TableDelegate(view);
    view.setItemDelegate(delegate);
    if (qobject_cast<TableHeader*>(view.horizontalHeader()) == nullptr)
        view.setHorizontalHeader(new TableHeader(&view));
    view.verticalHeader()->setVisible(false);
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setMinimumSectionSize(px().rowCompact);
    view.verticalHeader()->setDefaultSectionSize(compact ? px().rowCompact : px().row);
    view.setShowGrid(false);
    view.setFrameShape(QFrame::NoFrame);
    view.setWordWrap(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setEditTriggers(QAbstractItemView::EditKeyPressed);
    view.setTabKeyNavigation(false);
    view.setCornerButtonEnabled(false);
    return delegate;
}

} // namespace mulin::ui
