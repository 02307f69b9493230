#include "ui/widgets/side_list.h"

#include "ui/look/icons.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/widgets/label.h"

#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QStyledItemDelegate>

namespace mulin::ui {

namespace {

constexpr int widestList = 300;
constexpr int idRole = Qt::UserRole + 1;

class SideDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (!(index.flags() & Qt::ItemIsEnabled)) { // a heading
            painter->setFont(captionFont());
            painter->setPen(colour(Colour::Text2));
            painter->drawText(option.rect.adjusted(px().s2 + px().s4, 0, -px().s4, -px().s1),
                              Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
            return painter->restore();
        }
        const bool on = option.state & QStyle::State_Selected;
        const QRect box = option.rect.adjusted(px().s2, 1, -px().s2, -1);
        if (on || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(on ? Colour::AccentSoft : Colour::Hover));
            painter->drawRoundedRect(box, px().radius, px().radius);
        }
        const QRect inner = box.adjusted(px().s4, 0, -px().s2, 0);
        painter->setFont(captionFont());
        painter->setPen(colour(Colour::Text2));
        const QString count = index.data(CounterRole).toString();
        int width = painter->fontMetrics().horizontalAdvance(count);
        if (const QString lock = index.data(IconRole).toString(); !lock.isEmpty()) {
            width = px().iconSmall;
            paintIcon(*painter, QRectF(inner.right() - width, inner.center().y() - width / 2.0 + 0.5, width, width),
                      lock);
        }
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, count);
        painter->setFont(baseFont(on ? Weight::Bold : Weight::Regular));
        painter->setPen(colour(on ? Colour::Accent : Colour::Text));
        const QRect words = inner.adjusted(0, 0, -width - px().s2, 0);
        painter->drawText(words, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {0, px().row + (index.flags() & Qt::ItemIsEnabled ? 0 : px().s2)};
    }
};

} // namespace

int sideListWidth(const QAbstractItemModel& names, int least) {
    const QFontMetrics words(baseFont(Weight::Bold));
    const QFontMetrics counters(captionFont());
    int width = least * px().base / 14;
    for (int row = 0; row < names.rowCount(); ++row) {
        const QModelIndex index = names.index(row, 0);
        width = qMax(width, words.horizontalAdvance(index.data().toString()) +
                                counters.horizontalAdvance(index.data(CounterRole).toString()) + 2 * px().s6 + px().s4);
    }
    return qMin(width, widestList * px().base / 14);
}

SideList::SideList(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QListView(parent), m_names(new QStandardItemModel(this)) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, px().s2, 0, 0);
    fit();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setItemDelegate(new SideDelegate(this));
    setMouseTracking(true);
    setModel(m_names);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_quiet) emit chosen(index.data(idRole).toString());
    });
}

void SideList::add(const QString& id, const QString& words, const QString& toolTip) {
    auto* item = new QStandardItem(words);
    item->setData(id, idRole);
    item->setToolTip(plainToolTip(toolTip)); // an office can write definitions
    m_names->insertRow(m_before++, item);
    fit();
}

void SideList::clear() {
    const QSignalBlocker quiet(selectionModel());
    m_names->clear();
    m_before = 0;
    m_groups.clear();
}

void SideList::setGroups(const std::vector<Heading>& groups) {
    if (groups == m_groups) return;
    const QString before = current();
    m_groups = groups;
    m_quiet = true;
    m_names->setRowCount(m_before);
    for (const Heading& group : groups) {
        auto* head = new QStandardItem(group.words);
        head->setFlags(Qt::NoItemFlags);
        m_names->appendRow(head);
        for (const Entry& entry : group.entries) {
            auto* item = new QStandardItem(entry.words);
            item->setData(entry.id, idRole);
            item->setToolTip(plainToolTip(entry.toolTip));
            if (entry.locked) item->setData(QStringLiteral("lock"), IconRole);
            if (!entry.counter.isEmpty()) item->setData(entry.counter, CounterRole);
            m_names->appendRow(item);
        }
    }
    fit();
    setCurrentIndex({});
    // What was chosen is not chosen anew; what is gone gives way to the first.
    m_quiet = before.isEmpty() || ids().contains(before);
    if (!before.isEmpty()) setCurrent(before);
    m_quiet = false;
}

QItemSelectionModel::SelectionFlags SideList::selectionCommand(const QModelIndex& index, const QEvent* event) const {
    return index.isValid() ? QListView::selectionCommand(index, event) : QItemSelectionModel::NoUpdate;
}

void SideList::fit() { setFixedWidth(sideListWidth(*m_names, m_least)); }

void SideList::setCounter(const QString& id, const QString& counter) {
    for (int row = 0; row < m_names->rowCount(); ++row)
        if (m_names->item(row)->data(idRole).toString() == id) m_names->item(row)->setData(counter, CounterRole);
    fit();
}

QString SideList::current() const { return currentIndex().data(idRole).toString(); }

void SideList::setCurrent(const QString& id) {
    QModelIndex at = currentIndex();
    for (int row = 0; row < m_names->rowCount(); ++row) {
        const QString here = m_names->item(row)->data(idRole).toString();
        // Without a choice so far the first that can be chosen: a heading cannot.
        if (here == id || (!at.isValid() && !here.isEmpty())) at = m_names->index(row, 0);
    }
    setCurrentIndex(at);
}

QStringList SideList::ids() const {
    QStringList all;
    for (int row = 0; row < m_names->rowCount(); ++row)
        if (const QString id = m_names->item(row)->data(idRole).toString(); !id.isEmpty()) all << id;
    return all;
}

} // namespace mulin::ui
