#include "ui/pages/today/today_list.h"

#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtCore/QAbstractListModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

#include <set>

namespace mulin::ui {

namespace {

QString nameOf(const TodayRow& row) { return row.icon + row.title; }

} // namespace

/// The rows as they are seen: those of an open group stand under it.
class TodayList::Model final : public QAbstractListModel {
public:
    struct Shown {
        const TodayRow* row;
        bool inner;
    };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<TodayRow> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        lay();
        endResetModel();
    }
    void toggle(int at) {
        const TodayRow& group = *m_shown[static_cast<std::size_t>(at)].row;
        const int count = static_cast<int>(group.inside.size());
        const QString name = nameOf(group);
        if (isOpen(group)) {
            beginRemoveRows({}, at + 1, at + count);
            m_open.erase(name);
            lay();
            endRemoveRows();
        } else {
            beginInsertRows({}, at + 1, at + count);
            m_open.insert(name);
            lay();
            endInsertRows();
        }
        emit dataChanged(index(at), index(at));
    }
    bool isOpen(const TodayRow& row) const { return !row.inside.empty() && m_open.count(nameOf(row)) > 0; }
    const Shown& at(int row) const { return m_shown[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) return {};
        const TodayRow& row = *at(index.row()).row;
        return QStringList{row.title, row.note, row.end}.join(QLatin1Char(' ')).simplified();
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        if (index.isValid() && at(index.row()).row->kind != TodayRow::Kind::Act) return Qt::NoItemFlags;
        return QAbstractListModel::flags(index);
    }

private:
    void lay() {
        m_shown.clear();
        for (const TodayRow& row : m_rows) {
            m_shown.push_back({&row, false});
            if (isOpen(row))
                for (const TodayRow& inner : row.inside) m_shown.push_back({&inner, true});
        }
    }

    std::vector<TodayRow> m_rows;
    std::vector<Shown> m_shown;
    std::set<QString> m_open;
};

class TodayList::Delegate final : public QStyledItemDelegate {
public:
    Delegate(const Model& model, QListView& view) : QStyledItemDelegate(&view), m_model(model), m_view(view) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto& [row, inner] = m_model.at(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect box = option.rect.adjusted(0, 1, 0, -1);
        if (row->kind != TodayRow::Kind::Act) {
            const bool caption = row->kind == TodayRow::Kind::Caption;
            painter->setFont(caption ? captionFont() : baseFont());
            painter->setPen(colour(Colour::Text2));
            painter->drawText(box.adjusted(px().s2, 0, 0, caption ? -px().s1 / 2 : 0),
                              Qt::AlignLeft | (caption ? Qt::AlignBottom : Qt::AlignVCenter) | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(row->title, Qt::ElideRight, box.width() - px().s2));
            return painter->restore();
        }
        const bool on = (option.state & QStyle::State_Selected) && m_view.hasFocus();
        if (on || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(on ? Colour::AccentSoft : Colour::Hover));
            painter->drawRoundedRect(box, px().radius, px().radius);
        }
        const int line = px().formLine - px().s1 / 2;
        const int top = box.top() + (box.height() - linesOf(*row) * line) / 2;
        int left = box.left() + px().s2 + (inner ? px().icon + px().s3 : 0);
        paintIcon(*painter, QRectF(left, top + (line - px().icon) / 2.0, px().icon, px().icon), row->icon,
                  on ? Colour::Accent : Colour::Text2);
        left += px().icon + px().s3;
        int right = box.right() - px().s2;
        if (!row->inside.empty()) {
            const int size = px().iconSmall;
            paintIcon(*painter, QRectF(right - size, top + (line - size) / 2.0, size, size),
                      m_model.isOpen(*row) ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"));
            right -= size + px().s1;
        }
        const bool wants = row->state == Colour::Due || row->state == Colour::Overdue;
        painter->setFont(baseFont(wants ? Weight::Bold : Weight::Regular));
        painter->setPen(colour(row->state));
        const int width = qMin(painter->fontMetrics().horizontalAdvance(row->end) + 1, (right - left) / 2);
        painter->drawText(QRect(right - width, top, width, line), Qt::AlignRight | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(row->end, Qt::ElideRight, width));
        const auto words = [&](const QString& text, int y, int to, Colour role, const QFont& font) {
            painter->setFont(font);
            painter->setPen(colour(role));
            painter->drawText(QRect(left, y, to - left, line), Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, to - left));
        };
        words(row->title, top, right - width - px().s3, Colour::Text, baseFont());
        if (!row->note.isEmpty()) words(row->note, top + line, box.right() - px().s2, Colour::Text2, captionFont());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const TodayRow& row = *m_model.at(index.row()).row;
        if (row.kind == TodayRow::Kind::Caption) return {0, px().formLine + px().s2};
        return {0, qMax(px().control, linesOf(row) * (px().formLine - px().s1 / 2) + px().s2)};
    }

private:
    static int linesOf(const TodayRow& row) { return row.note.isEmpty() ? 1 : 2; }
    const Model& m_model;
    QListView& m_view;
};

TodayList::TodayList(const QString& objectName, const QString& accessibleName, QWidget* parent)
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
    setMouseTracking(true);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &QWidget::updateGeometry);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &QWidget::updateGeometry);
}

void TodayList::setWhole(bool whole) {
    if (m_whole == whole) return;
    m_whole = whole;
    setVerticalScrollBarPolicy(whole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateGeometry();
}

QSize TodayList::minimumSizeHint() const {
    if (!m_whole) return QListView::minimumSizeHint();
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) height += sizeHintForIndex(m_model->index(row)).height();
    return {0, height};
}

void TodayList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (m_whole && current.isValid() && hasFocus()) emit reached(visualRect(current));
}

void TodayList::setRows(std::vector<TodayRow> rows) {
    const QString current = currentIndex().isValid() ? nameOf(*m_model->at(currentIndex().row()).row) : QString();
    m_model->setRows(std::move(rows));
    if (current.isEmpty()) {
        if (hasFocus()) chooseFirst();
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (nameOf(*m_model->at(row).row) == current) return setCurrentIndex(m_model->index(row));
}

void TodayList::activate(const QModelIndex& index) {
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled)) return;
    const TodayRow& row = *m_model->at(index.row()).row;
    if (!row.inside.empty())
        m_model->toggle(index.row());
    else if (!row.to.page.isEmpty())
        emit chosen(row.to);
}

void TodayList::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!(event->modifiers() & Qt::ControlModifier)) return activate(index);
        if (!index.isValid()) return;
        if (const Location& act = m_model->at(index.row()).row->act; !act.page.isEmpty()) emit chosen(act);
        return;
    }
    QListView::keyPressEvent(event);
}

void TodayList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton) activate(indexAt(event->position().toPoint()));
}

void TodayList::focusInEvent(QFocusEvent* event) {
    QListView::focusInEvent(event);
    if (!currentIndex().isValid()) chooseFirst();
}

void TodayList::chooseFirst() {
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->index(row).flags() & Qt::ItemIsEnabled) return setCurrentIndex(m_model->index(row));
}

} // namespace mulin::ui
