#include "ui/pages/person/timeline_view.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QtCore/QAbstractListModel>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <iterator>

namespace mulin::ui {

class TimelineView::Model final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<TimelineRow> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        m_heights.assign(m_rows.size(), 0);
        m_dateWidth = 0;
        measureDates(0);
        endResetModel();
    }
    void append(std::vector<TimelineRow> rows) {
        if (rows.empty()) return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        m_heights.resize(m_rows.size(), 0);
        measureDates(static_cast<std::size_t>(first));
        endInsertRows();
    }
    /// What a row was found to be high at this width; 0: not yet.
    int& height(int row, int width) const {
        if (m_width != width) {
            m_width = width;
            m_heights.assign(m_rows.size(), 0);
        }
        return m_heights[static_cast<std::size_t>(row)];
    }
    void forgetHeights() { m_width = -1; }
    int dateWidth() const { return m_dateWidth; }
    const TimelineRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const TimelineRow& row = at(index.row());
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
            QStringList parts{row.date, row.title, row.body, row.mark};
            for (const auto& tag : row.tags) parts << tag.text;
            return (parts << row.end).join(QLatin1Char(' ')).simplified();
        }
        return {};
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        if (index.isValid() && at(index.row()).caption) return Qt::NoItemFlags;
        return QAbstractListModel::flags(index);
    }

private:
    void measureDates(std::size_t from) {
        const QFontMetrics metrics(baseFont());
        for (; from < m_rows.size(); ++from)
            if (!m_rows[from].caption) m_dateWidth = qMax(m_dateWidth, metrics.horizontalAdvance(m_rows[from].date));
    }

    std::vector<TimelineRow> m_rows;
    mutable std::vector<int> m_heights;
    mutable int m_width = -1;
    int m_dateWidth = 0;
};

class TimelineView::Delegate final : public QStyledItemDelegate {
public:
    Delegate(const Model& model, QListView& view) : QStyledItemDelegate(&view), m_model(model), m_view(view) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const TimelineRow& row = m_model.at(index.row());
        painter->save();
        QRect box = option.rect;
        if (row.caption) {
            painter->setFont(captionFont());
            painter->setPen(colour(Colour::Text2));
            painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine, row.date);
            painter->restore();
            return;
        }
        const bool on = (option.state & QStyle::State_Selected) && m_view.hasFocus();
        if (on) painter->fillRect(box, colour(Colour::AccentSoft));
        const int line = px().formLine;
        const int date = dateWidth();
        const int icon = px().iconSmall;
        const int left = box.left() + date + icon + px().s3;
        painter->setFont(baseFont());
        painter->setPen(colour(Colour::Text));
        painter->drawText(QRect(box.left(), box.top(), date, line), Qt::AlignVCenter | Qt::TextSingleLine, row.date);
        const QRectF iconBox(box.left() + date, box.top() + (line - icon) / 2.0, icon, icon);
        paintIcon(*painter, iconBox, row.icon, Colour::Accent);
        painter->fillRect(QRect(box.left() + date + icon / 2, box.top() + line + px().s1 / 2, px().hairline,
                                box.height() - line - px().s1),
                          colour(Colour::Line));
        int right = box.right() - px().s2;
        if (!row.end.isEmpty()) {
            painter->setFont(captionFont());
            painter->setPen(colour(Colour::Text2));
            const int width = qMin(painter->fontMetrics().horizontalAdvance(row.end) + px().s1, (right - left) / 2);
            painter->drawText(QRect(right - width, box.top(), width, line), Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(row.end, Qt::ElideRight, width));
            right -= width + px().s3;
        }
        if (!row.mark.isEmpty()) {
            const QSize size = tagSize(row.mark);
            paintTag(*painter, {right - size.width(), box.top() + (line - size.height()) / 2},
                     {row.mark, TagKind::Outline});
            right -= size.width() + px().s3;
        }
        painter->setFont(baseFont(Weight::Bold));
        painter->setPen(colour(Colour::Text));
        painter->drawText(QRect(left, box.top(), right - left, line), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(row.title, Qt::ElideRight, right - left));
        int y = box.top() + line;
        if (!row.body.isEmpty()) {
            painter->setFont(baseFont());
            const QRect text(left, y, box.right() - px().s2 - left, bodyHeight(row, box.width()));
            painter->drawText(text, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, row.body);
            y += text.height();
        }
        if (!row.tags.empty()) paintTags(*painter, QRect(left, y, box.right() - left, px().tag), row.tags);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        int& known = m_model.height(index.row(), m_view.viewport()->width());
        if (known == 0) known = measured(m_model.at(index.row()));
        return {0, known};
    }

private:
    int measured(const TimelineRow& row) const {
        if (row.caption) return px().formLine + px().s1;
        int height = px().formLine + px().s2;
        if (!row.body.isEmpty()) height += bodyHeight(row, m_view.viewport()->width());
        if (!row.tags.empty()) height += px().tag + px().s1;
        return height;
    }
    int dateWidth() const { return m_model.dateWidth() + px().s3; }
    int bodyHeight(const TimelineRow& row, int width) const {
        const int room = width - dateWidth() - px().iconSmall - px().s3 - px().s2;
        return QFontMetrics(baseFont())
                   .boundingRect(QRect(0, 0, qMax(60, room), 4000), Qt::TextWordWrap, row.body)
                   .height() +
               2;
    }
    const Model& m_model;
    QListView& m_view;
};

TimelineView::TimelineView(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QListView(parent), m_model(new Model(this)) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(m_model);
    setItemDelegate(new Delegate(*m_model, *this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (verticalScrollBar()->maximum() - value < viewport()->height()) emit endNear();
    });
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
        const TimelineRow& row = m_model->at(index.row());
        if (row.record) emit opened(row.type, *row.record);
    });
}

void TimelineView::setRows(std::vector<TimelineRow> rows) {
    m_model->setRows(std::move(rows));
    updateGeometry();
    if (m_growing) setFixedHeight(sizeHint().height());
}

void TimelineView::append(std::vector<TimelineRow> rows) {
    m_model->append(std::move(rows));
    updateGeometry();
    if (m_growing) setFixedHeight(sizeHint().height());
}

int TimelineView::rows() const { return m_model->rowCount(); }

void TimelineView::setGrowing(bool growing) {
    m_growing = growing;
    setVerticalScrollBarPolicy(growing ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

QSize TimelineView::sizeHint() const {
    if (!m_growing) return QListView::sizeHint();
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) height += sizeHintForRow(row);
    return {300, height + px().s1};
}

void TimelineView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) m_model->forgetHeights();
    QListView::changeEvent(event);
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (event->size().width() == event->oldSize().width()) return;
    scheduleDelayedItemsLayout();
    if (m_growing) setFixedHeight(sizeHint().height());
}

} // namespace mulin::ui
