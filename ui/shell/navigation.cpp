#include "ui/shell/navigation.h"

#include "ui/look/icons.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/widgets/label.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int between = 2;

class NavigationDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const int gap = index.data(GapRole).toBool() ? px().s3 : 0;
        const QRect box = option.rect.adjusted(0, gap, 0, -between);
        const bool on = option.state & QStyle::State_Selected;
        if (on || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(on ? Colour::AccentSoft : Colour::Hover));
            painter->drawRoundedRect(box, px().radius, px().radius);
        }
        if ((option.state & QStyle::State_HasFocus) && on) paintFocus(*painter, QRectF(box), px().radius);
        const int side = px().icon;
        const Colour tint = on ? Colour::Accent : Colour::Text2;
        paintIcon(*painter, QRectF(box.left() + px().s2, box.top() + (box.height() - side) / 2, side, side),
                  index.data(IconRole).toString(), tint);
        QRect words = box.adjusted(px().s2 + side + px().s3, 0, -px().s2, 0);
        const QString counter = index.data(CounterRole).toString();
        if (!counter.isEmpty()) {
            painter->setFont(fontOf(px().caption, on ? Weight::Bold : Weight::Regular));
            painter->setPen(colour(tint));
            painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, counter);
            words.setRight(words.right() - painter->fontMetrics().horizontalAdvance(counter) - px().s2);
        }
        painter->setFont(baseFont(on ? Weight::Bold : Weight::Regular));
        painter->setPen(colour(on ? Colour::Accent : Colour::Text));
        const QString title = index.data().toString();
        painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(title, Qt::ElideRight, words.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {px().navigation - 2 * px().s2, px().row + between + (index.data(GapRole).toBool() ? px().s3 : 0)};
    }
};

} // namespace

class Navigation::Head final : public QWidget {
public:
    explicit Head(QWidget* parent) : QWidget(parent) { setFixedHeight(px().place); }

    QString name, parentName, mode;
    bool emergency = false;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int left = px().s2;
        const int room = width() - 2 * left;
        const int line = px().s6 + px().lead - 16;
        painter.setFont(fontOf(px().lead, Weight::Bold));
        painter.setPen(colour(Colour::Text));
        painter.drawText(QRect(left, px().s3, room, line), Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(name, Qt::ElideRight, room));
        painter.setFont(captionFont());
        const QFontMetrics metrics(captionFont());
        const QFont modeFont = emergency ? fontOf(px().lead, Weight::Bold) : captionFont();
        const int modeWidth = px().s2 + px().dot + 6 + QFontMetrics(modeFont).horizontalAdvance(mode);
        const QString second = metrics.elidedText(parentName, Qt::ElideRight, room - modeWidth);
        const QRect below(left, px().s3 + line + 2, room, px().tag);
        painter.setPen(colour(Colour::Text2));
        painter.drawText(below, Qt::AlignVCenter | Qt::TextSingleLine, second);
        int x = left + (second.isEmpty() ? 0 : metrics.horizontalAdvance(second) + px().s2);
        paintDot(painter, {x + px().dot / 2.0, below.center().y() + 0.5}, emergency ? Colour::Overdue : Colour::Done);
        x += px().dot + 6;
        painter.setFont(modeFont);
        painter.setPen(colour(emergency ? Colour::Overdue : Colour::Text2));
        painter.drawText(QRect(x, below.top(), room, below.height()), Qt::AlignVCenter | Qt::TextSingleLine, mode);
    }
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::StyleChange) setFixedHeight(px().place);
        QWidget::changeEvent(event);
    }
};

Navigation::Navigation(QWidget* parent)
    : QWidget(parent), m_head(new Head(this)), m_list(new QListView(this)), m_model(new QStandardItemModel(this)) {
    setSurface(*this, Surface::Bg);
    setFixedWidth(px().navigation);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s2, 0, px().s2 + px().hairline, px().s2);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_list, 1);
    m_list->setObjectName(QStringLiteral("shell.navigation"));
    m_list->setAccessibleName(tr("Navigation"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NavigationDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) emit chosen(index.data(Qt::UserRole).toString());
    });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { emit chosen(index.data(Qt::UserRole).toString()); });
}

void Navigation::setOffice(const QString& name, const QString& parent, bool emergency) {
    m_head->name = name;
    m_head->parentName = parent;
    m_head->setToolTip(plainToolTip(name));
    setEmergency(emergency);
}

void Navigation::setEmergency(bool emergency) {
    m_head->emergency = emergency;
    m_head->mode = emergency ? tr("Emergency") : tr("Normal times");
    m_head->setAccessibleName(QStringList{m_head->name, m_head->parentName, m_head->mode}.join(QLatin1Char(' ')));
    m_head->update();
}

void Navigation::setPages(const std::vector<PageEntry>& pages) {
    const QSignalBlocker quiet(m_list->selectionModel());
    m_model->clear();
    for (const PageEntry& page : pages) {
        if (!page.under.isEmpty()) continue;
        auto* item = new QStandardItem(page.title);
        item->setData(page.id, Qt::UserRole);
        item->setData(page.icon, IconRole);
        item->setData(page.gapBefore, GapRole);
        const int number = m_model->rowCount() + 1;
        if (number <= 9) item->setToolTip(QStringLiteral("Alt+%1").arg(number));
        m_model->appendRow(item);
    }
}

void Navigation::setCurrent(const QString& page) {
    const QSignalBlocker quiet(m_list->selectionModel());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(Qt::UserRole).toString() == page) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            break;
        }
    }
    m_list->viewport()->update();
}

void Navigation::setCounter(const QString& page, const QString& counter) {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem* item = m_model->item(row);
        if (item->data(Qt::UserRole).toString() != page) continue;
        item->setData(counter, CounterRole);
        item->setData(counter.isEmpty() ? item->text() : tr("%1, %2 waiting").arg(item->text(), counter),
                      Qt::AccessibleTextRole);
    }
}

QString Navigation::nth(int n) const {
    const QStandardItem* item = m_model->item(n - 1);
    return item == nullptr ? QString() : item->data(Qt::UserRole).toString();
}

void Navigation::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(width() - px().hairline, 0, px().hairline, height(), colour(Colour::Line));
}

void Navigation::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) setFixedWidth(px().navigation);
    QWidget::changeEvent(event);
}

} // namespace mulin::ui
