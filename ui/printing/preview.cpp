#include "ui/printing/preview.h"

#include "ui/printing/font_list.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

#include <array>
#include <cmath>

namespace mulin::ui::printing {

namespace {

constexpr std::array<int, 5> percents{75, 100, 125, 150, 200};

} // namespace

Preview::Preview(QWidget* parent) : QWidget(parent) {
    m_bar = new QWidget(this);
    m_bar->setObjectName(QStringLiteral("previewBar"));
    m_bar->setAttribute(Qt::WA_StyledBackground);
    m_bar->setFixedHeight(44);
    m_title = new QLabel(m_bar);
    m_title->setObjectName(QStringLiteral("previewTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(40);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_paper = new QLabel(m_bar);
    m_page = new QLabel(m_bar);
    m_previous = new QToolButton(m_bar);
    m_previous->setArrowType(Qt::LeftArrow);
    m_next = new QToolButton(m_bar);
    m_next->setArrowType(Qt::RightArrow);
    for (QToolButton* button : {m_previous, m_next}) {
        button->setFixedSize(32, 32);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_fonts = new QToolButton(m_bar);
    m_fonts->setObjectName(QStringLiteral("previewFonts"));
    m_fonts->setMinimumSize(32, 32);
    m_fonts->setAutoRaise(true);
    m_fonts->setFocusPolicy(Qt::TabFocus);
    m_zoomCaption = new QLabel(m_bar);
    m_zoom = new QComboBox(m_bar);
    m_zoomCaption->setBuddy(m_zoom);
    m_zoom->setMinimumHeight(32);
    m_view = new PageView(this);

    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(16, 0, 16, 0);
    bar->setSpacing(8);
    bar->addWidget(m_title);
    bar->addWidget(m_paper);
    bar->addSpacing(4);
    bar->addWidget(m_page);
    bar->addStretch(1);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addSpacing(8);
    bar->addWidget(m_fonts);
    bar->addSpacing(8);
    bar->addWidget(m_zoomCaption);
    bar->addWidget(m_zoom);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connect(m_view, &PageView::anchorClicked, this, &Preview::anchorClicked);
    connect(m_view, &PageView::currentPageChanged, this, &Preview::showPage);
    connect(m_view, &PageView::zoomChanged, this, &Preview::showZoom);
    connect(m_previous, &QToolButton::clicked, this, [this] { m_view->goToPage(m_view->currentPage() - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_view->goToPage(m_view->currentPage() + 1); });
    connect(m_fonts, &QToolButton::clicked, this, [this] { (new FontDialog(this))->open(); });
    connect(m_zoom, &QComboBox::activated, this, &Preview::chooseZoom);
    dress(previewColours(tokens()));
    retranslate();
}

void Preview::setPages(Pages pages) {
    m_title->setText(pages.title);
    const double longer = std::max(pages.paper.width(), pages.paper.height());
    m_paper->setText(std::abs(longer - 420) < 1 ? QStringLiteral("A3") : QStringLiteral("A4"));
    m_view->setPages(std::move(pages));
}

void Preview::setColours(const PreviewColours& colours) {
    m_ownColours = true;
    dress(colours);
    m_view->setColours(colours);
}

void Preview::dress(const PreviewColours& colours) {
    m_dressing = true;
    const auto rgb = [](const QColor& colour) { return colour.name(); };
    m_bar->setStyleSheet(
        QStringLiteral("#previewBar { background: %1; border-bottom: 1px solid %2; }"
                       "QLabel { color: %3; } #previewTitle { color: %4; font-weight: bold; }"
                       "QToolButton { border: none; border-radius: 6px; color: %3; }"
                       "QToolButton:hover { background: %5; }")
            .arg(rgb(colours.raised), rgb(colours.line), rgb(colours.text2), rgb(colours.text), rgb(colours.hover)));
    m_dressing = false;
}

void Preview::retranslate() {
    m_previous->setAccessibleName(tr("Previous page"));
    m_previous->setToolTip(tr("Previous page"));
    m_next->setAccessibleName(tr("Next page"));
    m_next->setToolTip(tr("Next page"));
    m_fonts->setText(tr("Fonts"));
    m_fonts->setAccessibleName(m_fonts->text());
    m_fonts->setToolTip(tr("Which faces are used, and which are missing"));
    m_zoomCaption->setText(tr("View"));
    m_zoom->setAccessibleName(tr("Size of the page on the screen"));
    {
        const QSignalBlocker blocker(m_zoom);
        m_zoom->clear();
        m_zoom->addItem(tr("Page width"));
        m_zoom->addItem(tr("Whole page"));
        for (const int percent : percents) m_zoom->addItem(QStringLiteral("%1%").arg(percent), percent);
    }
    showPage(m_view->currentPage(), m_view->pageCount());
    showZoom();
}

void Preview::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange && !m_ownColours && !m_dressing) dress(previewColours(tokens()));
}

void Preview::showPage(int page, int count) {
    m_page->setText(count > 0 ? tr("Page %1 of %2").arg(page + 1).arg(count) : QString());
    m_previous->setEnabled(page > 0);
    m_next->setEnabled(page + 1 < count);
}

void Preview::showZoom() {
    const QSignalBlocker blocker(m_zoom);
    const int own = 2 + int(percents.size());
    if (m_zoom->count() > own) m_zoom->removeItem(own);
    switch (m_view->fit()) {
    case PageView::Fit::Width: m_zoom->setCurrentIndex(0); return;
    case PageView::Fit::Page: m_zoom->setCurrentIndex(1); return;
    case PageView::Fit::None: break;
    }
    const int percent = int(std::lround(m_view->zoom() * 100));
    int index = m_zoom->findData(percent);
    if (index < 0) {
        m_zoom->addItem(QStringLiteral("%1%").arg(percent), percent);
        index = own;
    }
    m_zoom->setCurrentIndex(index);
}

void Preview::chooseZoom(int index) {
    if (index == 0)
        m_view->setFit(PageView::Fit::Width);
    else if (index == 1)
        m_view->setFit(PageView::Fit::Page);
    else
        m_view->setZoom(m_zoom->itemData(index).toInt() / 100.0);
    showZoom();
}

} // namespace mulin::ui::printing
