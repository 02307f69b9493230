#include "ui/pages/designer/field_list.h"

#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/theme.h"

#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

namespace mulin::ui {

namespace {

enum Role { IdRole = Qt::UserRole + 1, KindRole, RequiredRole, OwnRole, RetiredRole, LockedRole };

class FieldDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {10, index.data(IdRole).toString().isEmpty() ? px().rowCompact : px().row};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& look = tokens();
        const bool heading = index.data(IdRole).toString().isEmpty();
        QRect box = option.rect;
        painter->save();
        if (heading) {
            painter->setFont(captionFont());
            painter->setPen(look[Colour::Text2]);
            painter->drawText(box.adjusted(px().s2, 0, 0, -px().s1), Qt::AlignLeft | Qt::AlignBottom,
                              index.data().toString());
            painter->restore();
            return;
        }
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(look[selected ? Colour::AccentSoft : Colour::Hover]);
            painter->drawRoundedRect(box, px().radius, px().radius);
        }
        const bool retired = index.data(RetiredRole).toBool();
        box.adjust(px().s2, 0, -px().s2, 0);
        const QRect grip(box.left(), box.center().y() - px().iconSmall / 2, px().iconSmall, px().iconSmall);
        if (index.data(OwnRole).toBool())
            paintIcon(*painter, grip, QStringLiteral("grip"));
        else if (index.data(LockedRole).toBool())
            paintIcon(*painter, grip, QStringLiteral("lock"));
        box.setLeft(grip.right() + px().s2);
        const QString kind = index.data(KindRole).toString();
        painter->setFont(captionFont());
        painter->setPen(look[Colour::Text2]);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, kind);
        box.setRight(box.right() - QFontMetrics(captionFont()).horizontalAdvance(kind) - px().s2);
        if (retired) {
            const Tag tag{FieldList::tr("retired"), TagKind::Neutral};
            const QSize size = tagSize(tag.text);
            paintTag(*painter, {box.right() - size.width(), box.center().y() - size.height() / 2}, tag);
            box.setRight(box.right() - size.width() - px().s2);
        }
        const QFont font = baseFont(selected ? Weight::Bold : Weight::Regular);
        painter->setFont(font);
        painter->setPen(look[selected ? Colour::Accent : retired ? Colour::Text2 : Colour::Text]);
        const QFontMetrics metrics(font);
        const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, box.width() - px().s3);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, name);
        if (index.data(RequiredRole).toBool()) {
            painter->setPen(look[Colour::Overdue]);
            painter->drawText(box.adjusted(metrics.horizontalAdvance(name) + px().s1, 0, px().s3, 0),
                              Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("*"));
        }
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus) && selected)
            paintFocus(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), px().radius);
    }
};

} // namespace

FieldList::FieldList(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("designer.fields"));
    setAccessibleName(tr("Fields of the ledger"));
    setItemDelegate(new FieldDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSurface(*this, Surface::Raised);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* now) {
        if (!m_filling && now != nullptr) emit fieldChosen(now->data(IdRole).toString().toStdString());
    });
}

void FieldList::show(const std::vector<Entry>& entries) {
    if (entries == m_entries) return;
    const std::string before = chosen();
    m_filling = true;
    m_entries = entries;
    clear();
    for (const Entry& one : entries) {
        auto* item = new QListWidgetItem(one.name, this);
        item->setData(IdRole, QString::fromStdString(one.id));
        item->setData(KindRole, one.kind);
        item->setData(RequiredRole, one.required);
        item->setData(OwnRole, one.own);
        item->setData(RetiredRole, one.retired);
        item->setData(LockedRole, one.locked);
        QStringList said{one.name};
        if (!one.kind.isEmpty()) said << one.kind;
        if (one.retired) said << tr("retired");
        item->setData(Qt::AccessibleTextRole, said.join(QStringLiteral(", ")));
        Qt::ItemFlags flags = Qt::ItemIsEnabled;
        if (!one.id.empty()) flags |= Qt::ItemIsSelectable;
        if (one.own) flags |= Qt::ItemIsDragEnabled;
        item->setFlags(one.id.empty() ? Qt::ItemFlags(Qt::NoItemFlags) : flags);
    }
    choose(before);
    m_filling = false;
}

std::string FieldList::chosen() const {
    return currentItem() == nullptr ? std::string() : currentItem()->data(IdRole).toString().toStdString();
}

void FieldList::choose(const std::string& id) {
    for (int row = 0; row < count(); ++row)
        if (!id.empty() && item(row)->data(IdRole).toString().toStdString() == id) return setCurrentRow(row);
}

void FieldList::dropEvent(QDropEvent* event) {
    m_filling = true;
    QListWidget::dropEvent(event);
    m_filling = false;
    std::vector<std::string> ids;
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(OwnRole).toBool()) ids.push_back(item(row)->data(IdRole).toString().toStdString());
    m_entries.clear(); // it is shown anew, whatever came of it
    QMetaObject::invokeMethod(
        this, [this, ids] { emit ordered(ids); }, Qt::QueuedConnection);
}

void FieldList::keyPressEvent(QKeyEvent* event) {
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (moves && event->modifiers() == Qt::AltModifier && !chosen().empty()) {
        emit moveRequested(chosen(), event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QListWidget::keyPressEvent(event);
}

} // namespace mulin::ui
