#include "ui/printing/page_view.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace mulin::ui::printing {

namespace {

constexpr int deskMargin = 16; // px around and between pages
constexpr double leastZoom = 0.25;
constexpr double mostZoom = 5;

} // namespace

PreviewColours previewColours(const Tokens& tokens) {
    // Paper is white in the dark theme too, so what stands on it cannot be light.
    const Tokens paper = tokens.theme == Theme::Dark ? makeTokens(Theme::Light) : tokens;
    PreviewColours colours;
    colours.desk = tokens[Colour::Desk];
    colours.paper = tokens[Colour::Paper];
    colours.paperEdge = tokens[Colour::LineStrong];
    colours.raised = tokens[Colour::Raised];
    colours.line = tokens[Colour::Line];
    colours.hover = tokens[Colour::Hover];
    colours.text = tokens[Colour::Text];
    colours.text2 = tokens[Colour::Text2];
    colours.accent = paper[Colour::Accent];
    colours.accentSoft = paper[Colour::AccentSoft];
    return colours;
}

PageView::PageView(QWidget* parent) : QAbstractScrollArea(parent), m_colours(previewColours(tokens())) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else page width and scroll bar chase each other
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    updateName();
}

void PageView::setPages(Pages pages) {
    m_pages = std::move(pages);
    m_focused.clear();
    m_current = m_pages.pages.empty() ? -1 : 0;
    forget();
    relayout(false);
    verticalScrollBar()->setValue(0);
    updateName();
    emit currentPageChanged(m_current, pageCount());
}

void PageView::setColours(const PreviewColours& colours) {
    m_colours = colours;
    m_ownColours = true;
    forget();
    viewport()->update();
}

void PageView::setFit(Fit fit) {
    m_fit = fit;
    relayout(true);
}

void PageView::setZoom(double factor) {
    m_fit = Fit::None;
    m_factor = std::clamp(factor, leastZoom, mostZoom);
    relayout(true);
}

double PageView::zoom() const { return m_unit / (logicalDpiX() / 25.4); }

QSize PageView::contentSize() const {
    const int height = int(std::lround(m_pages.paper.height() * m_unit));
    const int width = int(std::lround(m_pages.paper.width() * m_unit));
    return QSize(width + 2 * deskMargin, pageCount() * (height + deskMargin) + deskMargin);
}

QRect PageView::pageRect(int page) const {
    const int height = int(std::lround(m_pages.paper.height() * m_unit));
    const int width = int(std::lround(m_pages.paper.width() * m_unit));
    const int left = std::max(deskMargin, (viewport()->width() - width) / 2) - horizontalScrollBar()->value();
    return QRect(left, deskMargin + page * (height + deskMargin) - verticalScrollBar()->value(), width, height);
}

void PageView::relayout(bool keepPlace) {
    if (m_pages.pages.empty() || m_pages.paper.isEmpty()) {
        verticalScrollBar()->setRange(0, 0);
        horizontalScrollBar()->setRange(0, 0);
        viewport()->update();
        return;
    }
    const QScrollBar* bar = verticalScrollBar();
    const double place = bar->value() / double(std::max(1, contentSize().height()));
    const double before = m_unit;
    const double across = (viewport()->width() - 2 * deskMargin) / m_pages.paper.width();
    const double down = (viewport()->height() - 2 * deskMargin) / m_pages.paper.height();
    const double actual = logicalDpiX() / 25.4;
    switch (m_fit) {
    case Fit::Width: m_unit = across; break;
    case Fit::Page: m_unit = std::min(across, down); break;
    case Fit::None: m_unit = actual * m_factor; break;
    }
    m_unit = std::clamp(m_unit, actual * leastZoom, actual * mostZoom);
    if (m_unit != before) forget();
    const QSize content = contentSize();
    verticalScrollBar()->setRange(0, std::max(0, content.height() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(48);
    horizontalScrollBar()->setRange(0, std::max(0, content.width() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(48);
    if (keepPlace) verticalScrollBar()->setValue(int(place * content.height()));
    updateCurrent();
    viewport()->update();
    if (m_unit != before) emit zoomChanged(zoom());
}

void PageView::updateCurrent() {
    if (m_pages.pages.empty()) return;
    // The page that holds the line a third down the window is the one being read.
    const int height = pageRect(0).height() + deskMargin;
    int page = (verticalScrollBar()->value() + viewport()->height() / 3 - deskMargin / 2) / std::max(1, height);
    page = std::clamp(page, 0, pageCount() - 1);
    if (page == m_current) return;
    m_current = page;
    updateName();
    emit currentPageChanged(page, pageCount());
}

void PageView::updateName() {
    setAccessibleName(m_current < 0 ? tr("Print preview")
                                    : tr("Print preview, page %1 of %2").arg(m_current + 1).arg(pageCount()));
}

void PageView::goToPage(int page) {
    if (m_pages.pages.empty()) return;
    page = std::clamp(page, 0, pageCount() - 1);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pageRect(page).top() - deskMargin);
}

void PageView::select(const QString& anchor) {
    if (anchor == m_selected) return;
    m_selected = anchor;
    forget();
    reveal(anchor);
    viewport()->update();
}

QRect PageView::rectOf(const QString& anchor) const {
    const int page = m_pages.pageOf(anchor);
    if (page < 0 || anchor.isEmpty()) return {};
    for (const AnchorArea& area : m_pages.pages[std::size_t(page)].anchors)
        if (area.anchor == anchor)
            return QRectF(area.rect.topLeft() * m_unit, area.rect.size() * m_unit)
                .toAlignedRect()
                .translated(pageRect(page).topLeft());
    return {};
}

void PageView::reveal(const QString& anchor) {
    const QRect rect = rectOf(anchor);
    if (rect.isEmpty()) return;
    QScrollBar* bar = verticalScrollBar();
    if (rect.top() < deskMargin) bar->setValue(bar->value() + rect.top() - 3 * deskMargin);
    if (rect.bottom() > viewport()->height() - deskMargin)
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + 3 * deskMargin);
}

QString PageView::anchorAt(QPoint position) const {
    for (int i = 0; i < pageCount(); ++i) {
        const QRect rect = pageRect(i);
        if (!rect.contains(position)) continue;
        return printing::anchorAt(m_pages.pages[std::size_t(i)], QPointF(position - rect.topLeft()) / m_unit);
    }
    return {};
}

void PageView::forget() { m_cache.clear(); }

const QPixmap& PageView::pixmap(int page) {
    if (const auto found = m_cache.find(page); found != m_cache.end()) return found->second;
    if (m_cache.size() >= 6) m_cache.clear();
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(pageRect(page).size() * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(m_colours.paper);
    QPainter painter(&picture);
    ScreenMarks marks;
    marks.anchors = true;
    marks.selected = m_selected;
    marks.focused = hasFocus() ? m_focused : QString();
    marks.line = m_colours.accent;
    marks.soft = m_colours.accentSoft;
    m_painter.paint(painter, m_pages.pages[std::size_t(page)], m_unit, marks);
    painter.end();
    return m_cache.emplace(page, std::move(picture)).first->second;
}

void PageView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_colours.desk);
    for (int i = 0; i < pageCount(); ++i) {
        const QRect rect = pageRect(i);
        if (!rect.intersects(event->rect())) continue;
        painter.drawPixmap(rect.topLeft(), pixmap(i));
        painter.setPen(m_colours.paperEdge);
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    relayout(true);
}

void PageView::scrollContentsBy(int, int) {
    updateCurrent();
    viewport()->update();
}

void PageView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) updateName();
    if (event->type() == QEvent::PaletteChange && !m_ownColours) {
        m_colours = previewColours(tokens());
        forget();
        viewport()->update();
    }
}

void PageView::mouseMoveEvent(QMouseEvent* event) {
    viewport()->setCursor(anchorAt(event->pos()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void PageView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_pressed = anchorAt(event->pos());
}

void PageView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_pressed.isEmpty()) return;
    const QString anchor = anchorAt(event->pos());
    if (anchor == m_pressed) emit anchorClicked(anchor);
    m_pressed.clear();
}

void PageView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(zoom() * std::pow(1.1, event->angleDelta().y() / 120.0));
    event->accept();
}

void PageView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (control) return setZoom(zoom() * 1.25);
        break;
    case Qt::Key_Minus:
        if (control) return setZoom(zoom() / 1.25);
        break;
    case Qt::Key_0:
        if (control) return setFit(Fit::Width);
        break;
    case Qt::Key_PageDown: return control ? goToPage(m_current + 1) : bar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_PageUp: return control ? goToPage(m_current - 1) : bar->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_Space: return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_Home: return bar->setValue(0);
    case Qt::Key_End: return bar->setValue(bar->maximum());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_focused.isEmpty() && !control) {
            emit anchorClicked(m_focused);
            return;
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

std::vector<QString> PageView::anchorOrder() const {
    std::vector<QString> order;
    QSet<QString> seen;
    for (const Page& page : m_pages.pages)
        for (const AnchorArea& area : page.anchors)
            if (!area.anchor.isEmpty() && !seen.contains(area.anchor)) {
                seen.insert(area.anchor);
                order.push_back(area.anchor);
            }
    return order;
}

bool PageView::focusNextPrevChild(bool next) {
    const std::vector<QString> order = anchorOrder();
    const auto at = std::find(order.begin(), order.end(), m_focused);
    QString target;
    if (next) {
        if (at == order.end() && !order.empty()) target = order.front();
        if (at != order.end() && at + 1 != order.end()) target = *(at + 1);
    } else if (at != order.end() && at != order.begin()) {
        target = *(at - 1);
    }
    forget();
    viewport()->update();
    m_focused = target;
    if (target.isEmpty()) return QAbstractScrollArea::focusNextPrevChild(next);
    reveal(target);
    return true;
}

} // namespace mulin::ui::printing
