#include "ui/widgets/beside.h"

#include "ui/look/theme.h"
#include "ui/widgets/strip.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>

namespace mulin::ui {

Beside::Beside(int mainWidth, int panelWidth, QWidget* parent)
    : QWidget(parent)
    , m_mainWidth(mainWidth)
    , m_panelWidth(panelWidth)
    , m_row(new QHBoxLayout(this))
    , m_line(new Line(Qt::Vertical, this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    // Its least size is its own affair: the layout would add up what never stands side by side.
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
    m_row->addWidget(m_line);
    m_line->hide();
}

void Beside::setMain(QWidget* main) {
    m_main = main;
    m_row->insertWidget(0, main, 1);
    arrange();
}

void Beside::add(QWidget* panel) {
    m_panels << panel;
    panel->hide();
    m_row->addWidget(panel, 1);
    updateGeometry();
}

void Beside::setStanding(QWidget* panel) {
    m_standing = panel;
    arrange();
}

void Beside::setShown(QWidget* panel) {
    m_shown = panel;
    arrange();
}

void Beside::arrange() {
    const int wide = m_panelWidth * px().base / 14;
    const bool room = width() >= wide + m_mainWidth * px().base / 14;
    QWidget* const now = m_shown ? m_shown : room ? m_standing : nullptr;
    m_instead = now != nullptr && !room;
    for (QWidget* panel : m_panels)
        if (panel != now) panel->hide();
    if (m_main) m_main->setVisible(!m_instead);
    m_line->setVisible(now != nullptr && !m_instead);
    if (now != nullptr) {
        now->setMinimumWidth(m_instead ? 0 : wide);
        now->setMaximumWidth(m_instead ? QWIDGETSIZE_MAX : wide);
        now->setVisible(true);
    }
    updateGeometry();
    emit arranged();
}

QSize Beside::minimumSizeHint() const {
    QSize least = m_main ? m_main->minimumSizeHint().expandedTo(m_main->minimumSize()) : QSize(0, 0);
    for (const QWidget* panel : m_panels) {
        const QSize one = panel->minimumSizeHint();
        least = least.expandedTo(QSize(one.width(), panel->isHidden() ? 0 : one.height()));
    }
    return least;
}

void Beside::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Whoever types in it keeps it when the window grows narrow.
    if (!m_shown && m_standing && m_standing->isVisible() && m_standing->isAncestorOf(QWidget::focusWidget()))
        m_shown = m_standing;
    arrange();
}

void Beside::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

} // namespace mulin::ui
