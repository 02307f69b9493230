#include "ui/widgets/popup_list.h"

#include "ui/look/theme.h"
#include "ui/widgets/label.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

/// Pinyin with its matched letters bold in accent.
void paintSecond(QPainter& painter, const QRect& box, const QString& text, const std::vector<MarkedPart>& marks) {
    QTextLayout layout(painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width()), baseFont());
    QList<QTextLayout::FormatRange> formats;
    for (const MarkedPart& part : marks) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(colour(Colour::Accent));
        formats.append({part.from, part.length, format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width() * 2);
    layout.endLayout();
    painter.setPen(colour(Colour::Text2));
    layout.draw(&painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2));
}

class PopupDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Columns line up over all rows.
    void measure(const QAbstractItemModel& model, int room) {
        const QFontMetrics bold(baseFont(Weight::Bold));
        m_main = m_second = 0;
        int sentence = 0;
        m_details.clear();
        const int rows = qMin(model.rowCount(), 50);
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = model.index(row, 0);
            // A row of one sentence runs over all columns.
            int& main = isSentence(index) ? sentence : m_main;
            main = qMax(main, bold.horizontalAdvance(index.data().toString()));
            m_second = qMax(m_second, bold.horizontalAdvance(index.data(SecondRole).toString()));
            const QStringList details = index.data(DetailsRole).toStringList();
            if (m_details.size() < details.size()) m_details.resize(details.size());
            for (int i = 0; i < details.size(); ++i) {
                m_details[i] = qMax(m_details[i], bold.horizontalAdvance(details[i]));
            }
        }
        int end = 0;
        const QFontMetrics caption(captionFont());
        for (int row = 0; row < rows; ++row)
            end = qMax(end, caption.horizontalAdvance(model.index(row, 0).data(EndRole).toString()));
        m_wanted = 2 * px().s3 + m_main + px().s4 + end + px().scrollBar + px().s4;
        if (m_second > 0) m_wanted += m_second + px().s4;
        for (const int detail : m_details) m_wanted += detail + px().s4;
        m_wanted = qMax(m_wanted, 2 * px().s3 + sentence + px().scrollBar);
        // Sex, age and room tell namesakes apart: what stands at the end gives way first, then the reading.
        int rest = room - 2 * px().s3 - px().scrollBar;
        for (int& detail : m_details) {
            detail = qMin(detail, room * 2 / 5);
            rest -= detail + px().s4;
        }
        m_main = qMin(m_main, qMax(rest, room / 4));
        m_second = qMin(m_second, rest - m_main - px().s4);
        if (m_second < 3 * px().base) m_second = 0;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool on = option.state & QStyle::State_Selected;
        if (on || (option.state & QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, colour(on ? Colour::AccentSoft : Colour::Hover));
        }
        QRect box = option.rect.adjusted(px().s3, 0, -px().s3, 0);
        const auto column = [&box](int width) {
            const QRect taken(box.left(), box.top(), qMin(width + 1, box.width()), box.height());
            if (width > 0) box.setLeft(box.left() + width + px().s4);
            return taken;
        };
        const bool strong = index.data(StrongRole).toBool() || (on && index.data(StrongRole).isNull());
        painter->setFont(baseFont(strong ? Weight::Bold : Weight::Regular));
        paintMarked(*painter, isSentence(index) ? box : column(m_main), index.data().toString(),
                    index.data(MarksRole).value<std::vector<MarkedPart>>());
        painter->setFont(baseFont());
        if (m_second > 0) {
            paintSecond(*painter, column(m_second), index.data(SecondRole).toString(),
                        index.data(SecondMarksRole).value<std::vector<MarkedPart>>());
        }
        painter->setFont(baseFont());
        painter->setPen(colour(Colour::Text));
        const QStringList details = index.data(DetailsRole).toStringList();
        for (int i = 0; i < m_details.size(); ++i) {
            const QRect cell = column(m_details[i]);
            painter->drawText(cell, Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(details.value(i), Qt::ElideRight, cell.width()));
        }
        const auto tags = index.data(TagsRole).value<std::vector<Tag>>();
        if (!tags.empty()) {
            int width = -px().s1;
            for (const Tag& tag : tags) width += tagSize(tag.text).width() + px().s1;
            box.setLeft(qMax(box.left(), box.right() + 1 - width));
            paintTags(*painter, box, tags);
        } else if (const QString end = index.data(EndRole).toString(); !end.isEmpty()) {
            painter->setFont(captionFont());
            painter->setPen(colour(Colour::Text2));
            // Half a word at the edge says nothing.
            if (box.width() >= painter->fontMetrics().horizontalAdvance(end) / 2)
                painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                                  painter->fontMetrics().elidedText(end, Qt::ElideRight, box.width()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, px().row}; }
    int wanted() const { return m_wanted; } ///< pixels: every column in full

private:
    static bool isSentence(const QModelIndex& index) {
        return index.data(SecondRole).toString().isEmpty() && index.data(DetailsRole).toStringList().isEmpty() &&
               index.data(EndRole).toString().isEmpty() && !index.data(TagsRole).isValid();
    }

    int m_main = 0, m_second = 0, m_wanted = 0;
    QList<int> m_details;
};

} // namespace

PopupList::PopupList(QLineEdit& field)
    : QWidget(field.window())
    , m_field(field)
    , m_anchor(&field)
    , m_list(new QListView(this))
    , m_foot(new QWidget(this))
    , m_keys(new ElidedLabel({}, Look::Caption, m_foot))
    , m_action(new LinkLabel({}, m_foot)) {
    setObjectName(field.objectName() + QStringLiteral(".popup"));
    setAccessibleName(tr("Suggestions"));
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_NoMousePropagation);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, px().s1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_foot);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(px().s3, 0, px().s3, 0);
    foot->addWidget(m_keys, 1);
    foot->addWidget(m_action);
    m_action->setFocusPolicy(Qt::NoFocus);
    setLook(*m_action, Look::AccentCaption);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(objectName() + QStringLiteral(".list"));
    m_list->setAccessibleName(accessibleName());
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new PopupDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListView::clicked, this, &PopupList::chosen);
    connect(m_action, &LinkLabel::clicked, this, &PopupList::footClicked);
    field.installEventFilter(this);
    field.window()->installEventFilter(this);
    setFoot({});
    hide();
}

void PopupList::setModel(QAbstractItemModel* model) {
    m_list->setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &PopupList::modelChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this, &PopupList::modelChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &PopupList::modelChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PopupList::currentChanged);
    modelChanged();
}

void PopupList::setFoot(const QString& action, const QString& keys) {
    m_keys->setText(keys.isEmpty() ? tr("↑↓ choose   Enter take it   Esc close") : keys);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_foot->setFixedHeight(px().control);
}

void PopupList::modelChanged() {
    const bool any = m_list->model()->rowCount() > 0;
    if (any) m_list->setCurrentIndex(m_list->model()->index(0, 0));
    if (m_field.hasFocus() && any && (m_opensEmpty || !m_field.text().isEmpty())) {
        popUp();
    } else {
        hide();
    }
}

void PopupList::popUp() {
    place();
    show();
    raise();
}

void PopupList::suspend() { hide(); }

QModelIndex PopupList::current() const { return m_list->currentIndex(); }

void PopupList::place() {
    if (m_list->model() == nullptr) return;
    const int rows = qMin(m_list->model()->rowCount(), m_rows);
    const int height = rows * px().row + m_foot->height() + px().s1 + 1;
    const QPoint below = m_anchor->mapTo(window(), QPoint(0, m_anchor->height() + px().s1));
    const bool up = below.y() + height > window()->height() && m_anchor->mapTo(window(), QPoint()).y() > height;
    const int top = up ? m_anchor->mapTo(window(), QPoint()).y() - px().s1 - height : below.y();
    auto* delegate = static_cast<PopupDelegate*>(m_list->itemDelegate());
    delegate->measure(*m_list->model(), m_anchor->width());
    // Wider than the field where the rows need it, twice as wide at most and not out of the window.
    const int most = qMin(m_anchor->width() * 2, window()->width() - below.x() - px().s2);
    const int width = qMax(m_anchor->width(), qMin(delegate->wanted(), most));
    setGeometry(below.x(), top, width, height);
    delegate->measure(*m_list->model(), width);
}

void PopupList::step(int by) {
    const int rows = m_list->model()->rowCount();
    if (rows == 0) return;
    int row = qBound(0, m_list->currentIndex().row() + by, rows - 1);
    // A row that only says something is passed over.
    const auto speaks = [&] { return !(m_list->model()->flags(m_list->model()->index(row, 0)) & Qt::ItemIsEnabled); };
    while (speaks() && row + (by < 0 ? -1 : 1) >= 0 && row + (by < 0 ? -1 : 1) < rows) row += by < 0 ? -1 : 1;
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
}

bool PopupList::eventFilter(QObject* object, QEvent* event) {
    if (object == &m_field && event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) hide();
        return false;
    }
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        if (isVisible()) place();
        return false;
    }
    if (object != &m_field || event->type() != QEvent::KeyPress || m_list->model() == nullptr) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!isVisible()) {
        if (key->key() == Qt::Key_Down && m_list->model()->rowCount() > 0) {
            popUp();
            return true;
        }
        return false;
    }
    switch (key->key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown: step(m_rows); return true;
    case Qt::Key_PageUp: step(-m_rows); return true;
    case Qt::Key_Escape: hide(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & Qt::ControlModifier) return false;
        if (const QModelIndex index = current(); index.isValid()) {
            hide();
            emit chosen(index);
        }
        return true;
    default: return false;
    }
}

void PopupList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour(Colour::Raised));
    painter.setPen(QPen(colour(Colour::Field), px().hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px().radius, px().radius);
    painter.fillRect(1, m_foot->y(), width() - 2, px().hairline, colour(Colour::Line));
}

} // namespace mulin::ui
