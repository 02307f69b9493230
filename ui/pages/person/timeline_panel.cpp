#include "ui/pages/person/timeline_panel.h"

#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/search_field.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr std::size_t shortRows = 30, wholeRows = 100;
constexpr int typingPause = 200;
constexpr int oneLine = 640; ///< at 14 px: chips and field beside each other

TimelineWindow beginningOf(const TimelineWindow& window) {
    TimelineWindow some;
    std::size_t entries = 0;
    for (const TimelineRow& row : window.rows) {
        if (!row.caption && ++entries > shortRows) break;
        some.rows.push_back(row);
    }
    while (!some.rows.empty() && some.rows.back().caption) some.rows.pop_back();
    some.next = std::min(window.next, entries > shortRows ? shortRows : window.next);
    return some;
}

} // namespace

TimelinePanel::TimelinePanel(OfficeSession& session, const QString& area, Shape shape, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_area(area)
    , m_shape(shape)
    , m_bar(new QWidget(this))
    , m_chips(new FlowLayout(m_bar, px().s2))
    , m_buttons(new QButtonGroup(this))
    , m_view(new TimelineView(area, tr("Timeline"), this))
    , m_none(paragraph({}, Look::Secondary, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s1);
    m_chips->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QBoxLayout(QBoxLayout::LeftToRight);
    m_barLayout = bar;
    bar->setSpacing(shape == Shape::Whole ? px().s2 : px().s4);
    if (shape == Shape::Short) bar->addWidget(plainLabel(tr("Timeline"), Look::Lead, this), 0, Qt::AlignVCenter);
    bar->addWidget(m_bar, 1);
    if (shape == Shape::Whole) {
        m_search = new SearchField(tr("Words in the timeline"), QStringLiteral("Ctrl+F"), this);
        m_search->setObjectName(area + QStringLiteral(".filter"));
        m_search->setAccessibleName(tr("Words in the timeline"));
        m_search->setRoom(220);
        bar->addWidget(m_search, 0, Qt::AlignTop);
        connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    }
    layout->addLayout(bar);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);
    m_none->hide();
    m_view->setGrowing(shape == Shape::Short);
    if (shape == Shape::Short) {
        m_all = new LinkLabel({}, this);
        m_all->setObjectName(area + QStringLiteral(".all"));
        layout->addWidget(m_all, 0, Qt::AlignLeft);
        connect(m_all, &LinkLabel::clicked, this, &TimelinePanel::allRequested);
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { filter(m_search->text()); });
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int index) {
        choose(index == 0 ? std::string() : m_groups[static_cast<std::size_t>(index) - 1].id);
    });
    connect(m_view, &TimelineView::opened, this, &TimelinePanel::opened);
    if (shape == Shape::Whole) connect(m_view, &TimelineView::endNear, this, &TimelinePanel::readOn);
}

void TimelinePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_shape == Shape::Whole)
        m_barLayout->setDirection(width() < oneLine * px().base / 14 ? QBoxLayout::TopToBottom
                                                                     : QBoxLayout::LeftToRight);
}

std::size_t TimelinePanel::most() const { return m_shape == Shape::Whole ? wholeRows : shortRows; }

void TimelinePanel::setFile(RecordId person, MentionPlaces places, std::vector<TimelineGroup> groups,
                            const TimelineWindow& window) {
    if (m_person && *m_person != person) {
        m_group.clear();
        m_text.clear();
        if (m_search != nullptr) {
            const QSignalBlocker quiet(m_search);
            m_search->clear();
        }
    }
    m_person = person;
    m_places = std::move(places);
    const bool known =
        std::any_of(groups.begin(), groups.end(), [&](const TimelineGroup& one) { return one.id == m_group; });
    if (!known) m_group.clear();
    makeChips(groups);
    m_groups = std::move(groups);
    if (!m_group.empty() || !m_text.isEmpty()) return readAnew();
    m_latest.cancel();
    m_reading = false;
    show(m_shape == Shape::Short ? beginningOf(window) : window, true);
}

void TimelinePanel::makeChips(const std::vector<TimelineGroup>& groups) {
    for (QAbstractButton* old : m_buttons->buttons()) {
        m_buttons->removeButton(old);
        m_chips->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    const auto add = [&](const std::string& id, const QString& label, std::size_t count, int index) {
        auto* chip =
            new Button(ButtonKind::Chip, label + QLatin1Char(' ') + number(static_cast<std::int64_t>(count)), m_bar);
        chip->named(m_area + QStringLiteral(".kind.") +
                    (id.empty() ? QStringLiteral("all") : QString::fromStdString(id)));
        chip->setChecked(id == m_group);
        m_buttons->addButton(chip, index);
        m_chips->addWidget(chip);
        chip->show();
    };
    m_bar->setVisible(groups.size() > 1);
    add({}, tr("All"), m_places->size(), 0);
    int index = 1;
    for (const TimelineGroup& group : groups)
        add(group.id, group.label, static_cast<std::size_t>(group.count), index++);
}

void TimelinePanel::choose(const std::string& group) {
    m_group = group;
    for (std::size_t i = 0; i <= m_groups.size(); ++i)
        if (auto* chip = m_buttons->button(static_cast<int>(i)))
            chip->setChecked(group.empty() ? i == 0 : i > 0 && m_groups[i - 1].id == group);
    readAnew();
}

void TimelinePanel::filter(const QString& text) {
    if (m_text == text.trimmed()) return;
    m_text = text.trimmed();
    readAnew();
}

void TimelinePanel::focusFilter() {
    if (m_search == nullptr) return;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TimelinePanel::readAnew() {
    m_next = 0;
    m_month = 0;
    m_reading = false;
    if (m_places) read(true);
}

void TimelinePanel::readOn() {
    if (!m_reading && m_places && m_next < m_places->size()) read(false);
}

void TimelinePanel::read(bool anew) {
    m_reading = true;
    m_session.read(
        this, m_latest,
        [person = *m_person, places = m_places, ask = TimelineAsk{m_group, m_text, m_next, most(), m_month}](
            const ReadContext& context) { return timelineWindow(context, person, places, ask); },
        [this, anew](const Result<TimelineWindow>& window) {
            m_reading = false;
            if (window) show(*window, anew);
        });
}

void TimelinePanel::show(const TimelineWindow& window, bool anew) {
    for (const auto& [type, record] : window.sealed) m_session.noteViewed(*m_session.catalogue().find(type), record);
    m_next = window.next;
    m_month = window.month;
    std::vector<TimelineRow> rows = window.rows;
    for (TimelineRow& row : rows)
        if (!row.number.isEmpty()) row.end += (row.end.isEmpty() ? QString() : wide) + row.number;
    if (anew)
        m_view->setRows(std::move(rows));
    else
        m_view->append(std::move(rows));
    const bool none = m_view->rows() == 0;
    m_none->setText(m_text.isEmpty() ? tr("Nothing has happened yet.")
                                     : tr("Nothing in the timeline has these words."));
    m_none->setVisible(none);
    m_view->setVisible(!none);
    if (m_all == nullptr) return;
    const std::size_t all = m_group.empty() ? m_places->size() : 0;
    m_all->setVisible(m_next < m_places->size() && all > 0);
    m_all->setText(tr("All %1 entries").arg(number(static_cast<std::int64_t>(all))));
}

} // namespace mulin::ui
