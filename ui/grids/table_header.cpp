#include "ui/grids/table_header.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>

namespace mulin::ui {

namespace {
int arrowSide() { return px().iconSmall - 2; }
} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(px().row);
    setStretchLastSection(true);
}

QSize TableHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), px().tableHeader}; }

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const {
    const QString words = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const int left = visualIndex(logicalIndex) == 0 ? px().s6 : px().s2;
    return {left + QFontMetrics(captionFont()).horizontalAdvance(words) + px().s2 + arrowSide() + px().s1,
            px().tableHeader};
}

void TableHeader::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colour(Colour::Bg));
    painter.fillRect(0, height() - px().hairline, width(), px().hairline, colour(Colour::LineStrong));
    painter.end();
    QHeaderView::paintEvent(event);
    const int frozen = frozenWidth();
    if (frozen == 0) return;
    QPainter over(viewport());
    paintSection(&over, QRect(0, 0, frozen, height()), firstSection());
    over.fillRect(frozen - px().hairline, 0, px().hairline, height(), colour(Colour::LineStrong));
}

int TableHeader::frozenWidth() const {
    return m_frozen && count() > 1 && offset() > 0 ? sectionSize(firstSection()) : 0;
}

/// What lies under the section that stays is not meant.
void TableHeader::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->button() == Qt::LeftButton && event->pos().x() < frozenWidth();
    if (!m_pressed) QHeaderView::mousePressEvent(event);
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_pressed) return QHeaderView::mouseReleaseEvent(event);
    m_pressed = false;
    if (event->pos().x() >= 0 && event->pos().x() < frozenWidth()) emit sectionClicked(firstSection());
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const {
    painter->fillRect(rect, colour(Colour::Bg));
    painter->fillRect(rect.left(), rect.bottom() - px().hairline + 1, rect.width(), px().hairline,
                      colour(Colour::LineStrong));
    const QString words = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QVariant aligned = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool right = aligned.isValid() && (aligned.toInt() & Qt::AlignRight);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const int arrow = arrowSide();
    QRect box = rect.adjusted(visualIndex(logicalIndex) == 0 ? px().s6 : px().s2, 0, -px().s2, 0);
    box.setRight(qMin(box.right(), viewport()->width() - m_end));
    const QFontMetrics metrics(captionFont());
    const int room = box.width() - (sorted ? arrow + px().s1 : 0);
    const QString shown = metrics.elidedText(words, Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(shown);
    painter->setFont(captionFont());
    painter->setPen(colour(Colour::Text2));
    const int x = right ? box.right() + 1 - width - (sorted ? arrow + px().s1 : 0) : box.left();
    painter->drawText(QRect(x, box.top(), width + 1, box.height()), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (sorted) {
        // As in every spreadsheet: up is from the small to the great.
        const QString name =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down");
        paintIcon(*painter, QRectF(x + width + px().s1, rect.top() + (rect.height() - arrow) / 2, arrow, arrow), name);
    }
}

namespace {

class StretchedColumn final : public QObject {
public:
    StretchedColumn(QHeaderView& header, int column, int least)
        : QObject(&header), m_header(header), m_column(column), m_least(least) {
        header.setStretchLastSection(false);
        header.installEventFilter(this);
        connect(&header, &QHeaderView::sectionCountChanged, this, &StretchedColumn::fit);
        connect(&header, &QHeaderView::sectionResized, this, [this](int section) {
            if (section != m_column) fit();
        });
        fit();
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        const bool done = QObject::eventFilter(object, event);
        if (event->type() == QEvent::Resize) fit();
        return done;
    }

private:
    void fit() {
        if (m_column >= m_header.count()) return;
        int left = m_header.width();
        for (int i = 0; i < m_header.count(); ++i)
            if (i != m_column) left -= m_header.sectionSize(i);
        m_header.resizeSection(m_column, qMax(left, m_least));
    }

    QHeaderView& m_header;
    int m_column, m_least;
};

} // namespace

void stretchColumn(QHeaderView& header, int column, int least) { new StretchedColumn(header, column, least); }

} // namespace mulin::ui
