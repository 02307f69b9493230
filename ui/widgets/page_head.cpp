#include "ui/widgets/page_head.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>

#include <vector>

namespace mulin::ui {

PageHead::PageHead(const QString& area, const QString& title, bool line, QWidget* parent)
    : Strip(&Sizes::pageHead, line ? Qt::Edges(Qt::BottomEdge) : Qt::Edges(), Surface::Raised, parent)
    , m_area(area)
    , m_layout(new QHBoxLayout(this))
    , m_back(iconButton(QStringLiteral("chevron-left"), tr("Back"), this))
    , m_title(plainLabel(title, Look::Title, this))
    , m_note(new ElidedLabel({}, Look::Secondary, this)) {
    m_layout->setContentsMargins(px().s6, 0, px().s6, 0);
    m_layout->setSpacing(px().s2);
    m_back->named(area + QStringLiteral(".back"));
    m_title->setObjectName(area + QStringLiteral(".title"));
    m_layout->addWidget(m_back);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(px().s2);
    m_layout->addWidget(m_note, 1);
    m_layout->addStretch(0);
    m_back->hide();
    connect(m_back, &QAbstractButton::clicked, this, &PageHead::backRequested);
}

void PageHead::setTitle(const QString& title) { m_title->setText(title); }
void PageHead::setNote(const QString& note) { m_note->setText(note); }

void PageHead::setBackVisible(bool visible) {
    m_back->setVisible(visible);
    m_layout->setContentsMargins(visible ? px().s4 : px().s6, 0, px().s6, 0);
}

void PageHead::addBeside(QWidget* widget) { m_layout->insertWidget(3 + m_beside++, widget); }

Button* PageHead::addButton(const QString& control, const QString& text, const QString& icon, bool primary) {
    auto* button = new Button(primary ? ButtonKind::Primary : ButtonKind::Secondary, text, this);
    button->named(m_area + QLatin1Char('.') + control);
    if (!icon.isEmpty()) button->withIcon(icon);
    m_layout->addWidget(button);
    return button;
}

void PageHead::addAtEnd(QWidget* widget) { m_layout->addWidget(widget); }

std::vector<SearchField*> PageHead::fields() const {
    std::vector<SearchField*> found;
    for (int i = 0; i < m_layout->count(); ++i)
        if (auto* field = qobject_cast<SearchField*>(m_layout->itemAt(i)->widget()); field && field->hasRoom())
            found.push_back(field);
    return found;
}

QSize PageHead::minimumSizeHint() const {
    QSize least = Strip::minimumSizeHint();
    for (int i = 0; i < m_layout->count(); ++i)
        if (const auto* button = qobject_cast<Button*>(m_layout->itemAt(i)->widget()))
            if (!button->isHidden() && button->canBeCompact())
                least.rwidth() -= button->sizeHint().width() - px().control;
    for (const SearchField* field : fields()) least.rwidth() -= field->minimumWidth() - field->leastWidth();
    return least;
}

void PageHead::fit() {
    std::vector<Button*> givingWay;
    for (const bool primary : {false, true})
        for (int i = 0; i < m_layout->count(); ++i)
            if (auto* button = qobject_cast<Button*>(m_layout->itemAt(i)->widget());
                button && !button->isHidden() && button->canBeCompact() &&
                (button->kind() == ButtonKind::Primary) == primary)
                givingWay.push_back(button);
    int wanted = m_layout->minimumSize().width();
    for (const Button* button : givingWay) wanted += button->fullWidth() - button->sizeHint().width();
    for (SearchField* field : fields()) {
        wanted += field->fullWidth() - field->minimumWidth();
        const int less = qBound(0, wanted - width(), field->fullWidth() - field->leastWidth());
        field->giveWay(less);
        wanted -= less;
    }
    for (Button* button : givingWay) {
        const bool compact = wanted > width();
        if (compact) wanted -= button->fullWidth() - px().control;
        button->setCompact(compact);
    }
}

void PageHead::resizeEvent(QResizeEvent* event) {
    Strip::resizeEvent(event);
    fit();
}

bool PageHead::event(QEvent* event) {
    const bool done = Strip::event(event);
    if (event->type() == QEvent::LayoutRequest) fit();
    return done;
}

FilterBar::FilterBar(const QString& area, QWidget* parent) : QWidget(parent), m_chips(new FlowLayout) {
    setSurface(*this, Surface::Raised);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s2 - 2, px().s6, px().s2 - 2);
    layout->setSpacing(px().s2);
    auto* caption = plainLabel(tr("Filter"), Look::Secondary, this);
    layout->addWidget(caption, 0, Qt::AlignTop);
    auto* chips = new QWidget(this);
    chips->setLayout(m_chips);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    layout->addWidget(chips, 1, Qt::AlignTop);
    m_add = (new Button(ButtonKind::Quiet, tr("Add a condition"), chips))
                ->withIcon(QStringLiteral("plus"))
                ->named(area + QStringLiteral(".addCondition"));
    m_chips->addWidget(m_add);
    m_end = new QHBoxLayout;
    m_end->setSpacing(px().s2);
    layout->addLayout(m_end);
    layout->setAlignment(m_end, Qt::AlignTop);
    caption->setMinimumHeight(px().control);
    setMinimumHeight(px().filterBar);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

Chip* FilterBar::addChip(const QString& label, const QString& value) {
    auto* chip = new Chip(label, value, m_add->parentWidget());
    m_chips->insertWidget(m_chips->count() - 1, chip);
    chip->show();
    return chip;
}

void FilterBar::removeChip(Chip* chip) {
    m_chips->removeWidget(chip);
    chip->hide();
    chip->deleteLater();
    m_add->setFocus();
}

void FilterBar::addAtEnd(QWidget* widget) {
    m_end->addWidget(widget);
    if (auto* field = qobject_cast<SearchField*>(widget); field && field->hasRoom()) m_field = field;
}

QSize FilterBar::minimumSizeHint() const {
    QSize least = QWidget::minimumSizeHint();
    if (m_field) least.rwidth() -= m_field->minimumWidth() - m_field->leastWidth();
    if (m_caption && !m_caption->isHidden() && m_caption->maximumWidth() > 0)
        least.rwidth() -= m_caption->minimumSizeHint().width();
    return least;
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_field) return;
    if (m_caption) m_caption->setMaximumWidth(QWIDGETSIZE_MAX);
    m_end->invalidate();
    layout()->invalidate();
    int wanted = layout()->minimumSize().width() + m_field->fullWidth() - m_field->minimumWidth();
    const int spare = m_field->fullWidth() - m_field->leastWidth();
    if (m_caption && wanted - width() > spare) {
        if (!m_caption->isHidden()) wanted -= m_caption->minimumSizeHint().width();
        m_caption->setMaximumWidth(0);
    }
    m_field->giveWay(qBound(0, wanted - width(), spare));
    m_end->invalidate();
    layout()->invalidate();
}

QWidget* FilterBar::addAtEnd(const QString& caption, QWidget* widget) {
    QLabel* label = plainLabel(caption, Look::Secondary, this);
    m_caption = label;
    m_end->addWidget(label);
    m_end->addWidget(widget);
    return label;
}

void FilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) setMinimumHeight(px().filterBar);
    QWidget::changeEvent(event);
}

PageFoot::PageFoot(QWidget* parent)
    : Strip(&Sizes::pageHead, Qt::TopEdge, Surface::Raised, parent), m_left(new QHBoxLayout), m_right(new QHBoxLayout) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px().s6, 0, px().s6, 0);
    layout->setSpacing(px().s2);
    for (QHBoxLayout* side : {m_left, m_right}) side->setSpacing(px().s2);
    layout->addLayout(m_left);
    layout->addStretch(1);
    layout->addLayout(m_right);
}

std::vector<Button*> PageFoot::buttons() const {
    std::vector<Button*> all;
    for (const QHBoxLayout* side : {m_left, m_right})
        for (int i = 0; i < side->count(); ++i)
            if (auto* button = qobject_cast<Button*>(side->itemAt(i)->widget()); button && !button->isHidden())
                all.push_back(button);
    return all;
}

QSize PageFoot::minimumSizeHint() const {
    QSize least = Strip::minimumSizeHint();
    for (const Button* button : buttons()) {
        const int keys = button->keysHidden() ? 0 : button->keysWidth();
        if (button->isCompact()) continue;
        least.rwidth() -= button->canBeCompact() ? button->fullWidth() - px().control : keys;
    }
    return least;
}

/// First the keys go, then the words of what has an icon, from the right.
void PageFoot::fit() {
    std::vector<Button*> all = buttons();
    int wanted = layout()->minimumSize().width(), keys = 0;
    for (const Button* button : all) {
        keys += button->keysWidth();
        wanted += button->fullWidth() - button->sizeHint().width() + (button->keysHidden() ? button->keysWidth() : 0);
    }
    const bool hides = wanted > width();
    if (hides) wanted -= keys;
    bool changed = false;
    std::reverse(all.begin(), all.end());
    for (Button* button : all) {
        changed = changed || button->keysHidden() != hides;
        button->setKeysHidden(hides);
        const bool compact = wanted > width() && button->canBeCompact();
        if (compact) wanted -= button->fullWidth() - px().control;
        changed = changed || button->isCompact() != compact;
        button->setCompact(compact);
    }
    if (!changed) return; // or this is asked again for ever
    // Layouts within a layout are not told by what they hold, but asked at once.
    for (QHBoxLayout* side : {m_left, m_right}) side->invalidate();
    layout()->invalidate();
}

void PageFoot::resizeEvent(QResizeEvent* event) {
    Strip::resizeEvent(event);
    fit();
}

bool PageFoot::event(QEvent* event) {
    const bool done = Strip::event(event);
    if (event->type() == QEvent::LayoutRequest) fit();
    return done;
}

void PageFoot::addLeft(QWidget* widget) { m_left->addWidget(widget); }
void PageFoot::addRight(QWidget* widget) { m_right->addWidget(widget); }

ListFoot::ListFoot(QWidget* parent)
    : Strip(&Sizes::rowCompact, Qt::TopEdge, Surface::Raised, parent)
    , m_left(new ElidedLabel({}, Look::Caption, this))
    , m_right(new ElidedLabel({}, Look::Caption, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(px().s6, 0, px().s6, 0);
    layout->setSpacing(px().s4);
    layout->addWidget(m_left);
    layout->addStretch(1);
    layout->addWidget(m_right);
}

void ListFoot::setLeft(const QString& words) {
    m_words = words;
    showLeft();
}
void ListFoot::setChosen(const QString& words) {
    m_chosen = words;
    showLeft();
}
void ListFoot::showLeft() {
    const QString gap = m_words.isEmpty() || m_chosen.isEmpty() ? QString() : QString(2, QChar(0x3000));
    m_left->setText(m_words + gap + m_chosen);
}
void ListFoot::setRight(const QString& words) { m_right->setText(words); }

} // namespace mulin::ui
